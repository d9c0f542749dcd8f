"""A question for all of something gets all of it, from the section that holds it."""

import pytest

from assistant.assistant import Assistant
from assistant.registry import Registry
from assistant.settings import Settings
from assistant.wanted import wants_list


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return Registry.open(Settings(index_dir=tmp_path_factory.mktemp("index"))).assistant()


@pytest.mark.parametrize(
    ("question", "wants"),
    [("法治建设有哪些举措", True), ("都有啥活动", True), ("法治公园建不建", False)],
)
def test_a_list_is_told_from_a_single_thing(question: str, wants: bool) -> None:
    assert wants_list(question) is wants


@pytest.mark.parametrize(
    ("question", "sections", "fewest"),
    [
        ("报告指出存在哪些问题", {"3.1", "3.2", "3.3", "3.4", "3.5"}, 5),
        ("法治政府建设有哪些举措", {"5.4.1"}, 5),
        ("2020年经济社会发展主要预期目标有哪些", {"4.3"}, 5),
    ],
)
def test_the_whole_list_is_told(
    assistant: Assistant, question: str, sections: set[str], fewest: int
) -> None:
    citations = assistant.ask(question).citations
    assert sections <= {citation.section_id for citation in citations}
    assert len(citations) >= fewest
    assert [c.start for c in citations] == sorted(c.start for c in citations)


def test_a_question_for_one_thing_gets_three_sentences_at_most(assistant: Assistant) -> None:
    assert 1 <= len(assistant.ask("老旧管网什么时候改造").citations) <= 3
