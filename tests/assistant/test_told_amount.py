"""An amount is told by the names of the figures that it is."""

import pytest

from assistant.assistant import Assistant
from assistant.registry import Registry
from assistant.settings import Settings


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return Registry.open(Settings(index_dir=tmp_path_factory.mktemp("index"))).assistant()


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("增长17.5%的是哪项指标，具体数量多少？", ["专利授权总量增长17.5%", "5270件"]),
        ("报告里讲的20.3%和17.5%分别是什么的增幅？", ["发明专利申请量", "专利授权总量"]),
        ("2639件是什么数", ["发明专利申请量"]),
        ("1500个指的是什么", ["5G基站"]),
    ],
)
def test_the_name_of_an_amount_is_told(
    assistant: Assistant, question: str, told: list[str]
) -> None:
    answer = assistant.ask(question).answer
    assert [part for part in told if part not in answer] == []


def test_an_amount_that_the_report_lacks_has_no_name(assistant: Assistant) -> None:
    assert assistant.ask("7.3%是什么指标").refused


def test_a_number_in_a_name_is_no_amount(assistant: Assistant) -> None:
    told = assistant.ask("行政执法要落实的三项制度分别是什么")
    assert ["公示" in citation.quote for citation in told.citations] == [True]


def test_what_was_granted_is_no_share_of_what_was_applied_for(assistant: Assistant) -> None:
    assert assistant.ask("2019年申请的专利里有百分之多少已经拿到授权了？").refused
