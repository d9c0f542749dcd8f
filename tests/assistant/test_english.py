"""English and pinyin questions are answered in Chinese; figures carry a gloss."""

import pytest

from assistant.assistant import Assistant


def test_every_english_name_gets_its_figure_with_a_gloss(assistant: Assistant) -> None:
    for row in assistant.index.indicators:
        for alias in row.aliases:
            if not alias.isascii() or row.year is None:
                continue
            reply = assistant.ask(f"{alias} {row.year}, how much was it?")
            assert not reply.refused, alias
            assert "In English: " in reply.answer
            assert f"{row.year} {'target' if row.status == 'target' else ''}" in reply.answer


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("2020 5G jizhan mubiao duoshao", "1500个"),
        ("waimao jinchukou zonge 2019 duoshao", "35%左右"),
    ],
)
def test_names_in_pinyin_are_read(assistant: Assistant, question: str, figure: str) -> None:
    assert figure in assistant.ask(question).answer


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("which eye hospital from Hong Kong is setting up here", "希玛眼科"),
        ("any plans for childcare for kids under three?", "3岁以下婴幼儿照护"),
    ],
)
def test_text_questions_in_english_find_the_chinese_passage(
    assistant: Assistant, question: str, words: str
) -> None:
    assert words in assistant.ask(question).answer


@pytest.mark.parametrize("question", ["who won the world cup", "how do I bake a cake"])
def test_english_questions_off_the_topic_are_refused(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).refused
