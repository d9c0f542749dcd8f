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


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How many invention patents were granted in 2019?", "875件"),
        ("How many patents were granted?", "5270件"),
        ("How many valid invention patents are there?", "4556件"),
        ("By how much were approval time limits shortened?", "(一半 = half)"),
    ],
)
def test_the_words_of_a_name_find_it_in_any_order(
    assistant: Assistant, question: str, figure: str
) -> None:
    answer = assistant.ask(question)
    assert figure in answer.answer
    assert len(answer.indicators) == 1


@pytest.mark.parametrize(
    "question",
    [
        "Who is the head of the district's new healthcare group?",
        "When does the Djokovic tennis centre open to the public?",
    ],
)
def test_what_an_english_question_wants_must_be_told(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).refused


@pytest.mark.parametrize(
    ("question", "phrases"),
    [
        ("Tell me about transportation in 2020", ["加快推进地铁14、16号线建设"]),
        ("What is planned for education in 2020?", ["新增学位8000个以上", "组建2-3个教育集团"]),
        ("What did the district achieve in healthcare in 2019?", ["口腔医院（坪山）试运营"]),
        ("Who wrote this report?", ["坪山区发展和改革委员会"]),
    ],
)
def test_a_field_is_asked_for_in_english(
    assistant: Assistant, question: str, phrases: list[str]
) -> None:
    told = " ".join(citation.quote for citation in assistant.ask(question).citations)
    assert all(phrase in told for phrase in phrases), told


def test_the_main_tasks_are_told_in_english_frames(assistant: Assistant) -> None:
    assert len(assistant.ask("What are the main tasks for 2020?").citations) == 7
