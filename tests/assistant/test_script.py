"""Our words follow the asker's script, the report's do not change."""

import pytest

from assistant.assistant import Assistant
from assistant.registry import Registry
from assistant.settings import Settings


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return Registry.open(Settings(index_dir=tmp_path_factory.mktemp("index"))).assistant()


@pytest.mark.parametrize(
    ("question", "ours", "theirs"),
    [
        ("2020年5G基站目標是多少", "按照2020年計劃", "1500个"),
        ("舊水管幾時換", "報告在", "推进坪山区老旧市政管网改造工程（一期）建设"),
        ("光明區GDP增長多少", "這份報告講的是", ""),
        ("5G基站今年目標比去年多多少", "據此計算", "1500个 − 1000个 = 500个"),
        ("你好嗎，謝謝", "", ""),
    ],
)
def test_a_traditional_question_is_answered_in_traditional_words(
    assistant: Assistant, question: str, ours: str, theirs: str
) -> None:
    answer = assistant.ask(question)
    assert ours in answer.answer
    assert theirs in answer.answer
    for citation in answer.citations:
        source = assistant.index.report.text[citation.start : citation.end]
        assert citation.quote == source


def test_a_simplified_question_is_answered_in_simplified_words(assistant: Assistant) -> None:
    assert "按照2020年计划" in assistant.ask("2020年5G基站目标是多少").answer
