"""Citizens' words reach the indicator table; a name that a question says is never replaced."""

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
        ("手机信号塔去年立了多少个", "1000个"),
        ("家门口的小诊所翻新了几家", "5家"),
        ("区里今年打算引进多少院士", "3个以上"),
    ],
)
def test_other_words_find_the_figure(assistant: Assistant, question: str, told: str) -> None:
    reply = assistant.ask(question)
    assert told in reply.answer
    assert reply.indicators


@pytest.mark.parametrize(
    "question",
    [
        "2019年PM10浓度是多少",
        "图书馆藏书量有多少",
        "高新区面积多少",
        "消防站有多少消防员",
        "今年的目标是多少",
    ],
)
def test_a_figure_that_the_report_lacks_is_not_taken_from_its_neighbour(
    assistant: Assistant, question: str
) -> None:
    assert assistant.ask(question).refused


def test_words_beside_a_name_do_not_change_which_indicator_is_meant(assistant: Assistant) -> None:
    reply = assistant.ask("二零一九年专利授权量与上年相比涨多少")
    assert [row.name for row in reply.indicators] == ["专利授权总量"]
