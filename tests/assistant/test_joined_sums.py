"""Sums of things that share a name, averages, and shares of what is not told."""

import pytest

from assistant.assistant import Assistant


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("已出让的加上正在公告出让的产业用地，总面积大约多少", "= 约12万平方米"),
        ("循环化改造重点项目，完成的加在建的总数是？", "= 21个"),
        ("去年引进的世界500强的加中国500强的项目一共几个", "= 7个"),
        ("高端科技人才今年的引进目标比去年实际引进少了多少名", "= 至多39名"),
    ],
)
def test_what_shares_a_name_is_added_up(assistant: Assistant, question: str, total: str) -> None:
    assert total in assistant.ask(question).answer


def test_averages_from_ten_on_have_one_decimal(assistant: Assistant) -> None:
    assert "= 约12.5个" in assistant.ask("平均每个公共WIFI热点有几个AP").answer
    assert "= 约1.09名" in assistant.ask("一名处级以上领导平均联系几名高端人才").answer


@pytest.mark.parametrize(
    "question",
    [
        "新增公办园学位占全市新增的百分之多少",
        "新增的1.42万个学位占全省新增的百分之几",
        "2020年PM2.5控制目标值",
    ],
)
def test_a_share_or_target_of_something_else_is_not_told(
    assistant: Assistant, question: str
) -> None:
    assert assistant.ask(question).refused
