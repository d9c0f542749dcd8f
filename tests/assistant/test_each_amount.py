"""Each amount of a message is read by itself where the message as a whole tells fewer."""

import pytest

from assistant.assistant import Assistant
from assistant.each_amount import each_amount
from tests.evaluation.figures import ask, holds


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "做研究用：去年利润涨了多少，成本又降了多少",
            ["做研究用:去年利润涨了多少", "成本又降了多少"],
        ),
        ("生物企业 新增/增幅 两个数", ["生物企业 新增是多少", "生物企业 增幅是多少"]),
        ("2020 规上工业、社零 两项目标", ["2020规上工业目标是多少", "2020社零目标是多少"]),
        ("那出让的产业用地呢，几宗，多大", ["那出让的产业用地呢,几宗", "多大"]),
        ("去年利润涨了多少？", []),
        # A part of the first is no amount by itself.
        ("how many patents were filed, and how many of them were inventions?", []),
    ],
)
def test_a_message_is_parted_behind_each_amount(text: str, parts: list[str]) -> None:
    assert each_amount(text) == parts


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (
            ("做工地的，都说去年盖楼拉动经济，建筑跟服务业涨了多少，对经济增长的贡献有几成",),
            ["10%", "七成"],
        ),
        (
            ("做研究用：截至去年11月规上工业利润涨了多少，每百元营收对应的成本又降了多少",),
            ["68.9%", "2.4%"],
        ),
        (("生物企业 新增/累计/增幅 三个数",), ["135家", "430家", "45.76%"]),
        (
            ("公办幼儿园：去年开了几所、多了多少位子，今年占比要到多少？",),
            ["5所", "1900个", "50%"],
        ),
        (("区本级财政：去年预计增幅、今年目标增幅，两个数都要",), ["7%", "6%"]),
        (("想知道全区小微黑臭水体消除了多少条，建成区的又有几条保持住不臭",), ["99条", "11条"]),
        (
            ("工改工去年新增多少优质空间", "那已完成出让的产业用地呢，几宗，多大"),
            ["5宗", "7万平方米"],
        ),
        (("2020 规上工业、一般公共预算收入 两项目标",), ["7%", "6%"]),
        (
            ("今年公办园在园孩子占比要做到多少，新建成几所学校、增加多少学位",),
            ["50%", "4所", "8000个"],
        ),
    ],
)
def test_each_amount_is_told(assistant: Assistant, turns: tuple[str, ...], told: list[str]) -> None:
    reply = ask(assistant, turns)
    assert [figure for figure in told if not holds(reply.answer, figure)] == [], reply.answer


def test_a_year_that_the_report_lacks_is_not_passed_over(assistant: Assistant) -> None:
    reply = ask(assistant, ("2022年5G基站要建多少，2023年又要建多少",))
    assert reply.refused
