"""A second calculation on the figures of the first, and a share of their sum."""

import pytest

from assistant.amounts import NotComputable
from assistant.assistant import Assistant
from assistant.calculate import calculate, share_of_sum
from assistant.further import furthers, part_of_sum, without_further
from assistant.operations import Operation
from index.types import Measure
from tests.assistant.test_calculate import row
from tests.evaluation.figures import ask, holds


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("2019年引进的世界500强和中国500强项目，哪个多，多几个？",), ["3个", "4个", "1个"]),
        (("2020年5G基站目标比2019年多建多少个？涨幅是多少？",), ["500个", "50%"]),
        (("专利申请总量和专利授权总量，哪个增速高？高几个百分点？",), ["21.7%", "4.2个百分点"]),
        (("五个主要指标里2019年增速最高的是哪个？比最低的高多少？",), ["35%", "29个百分点"]),
        (
            ("循环化改造项目，已完成的和推进建设的合计多少个？已完成的占几成？",),
            ["21个", "76.2%"],
        ),
        (("5G基站2019和2020年一共多少个，2020占几成",), ["2500个", "60%"]),
        (("2020年新增国高目标是2019年的几成",), ["75.8%"]),
        (("新增国高2020年目标比2019年少几家？降幅是多少",), ["32家", "24.2%"]),
        (("企业开办时间缩短了几天？换算成百分比是多少",), ["6天", "66.7%"]),
        (("中国500强项目占两类500强项目总和的百分之几",), ["57.1%"]),
    ],
)
def test_both_are_computed(assistant: Assistant, turns: tuple[str, ...], told: list[str]) -> None:
    reply = ask(assistant, turns)
    assert not reply.refused
    assert all(holds(reply.answer, figure) for figure in told), reply.answer


def test_a_clause_of_something_else_is_no_second_calculation() -> None:
    assert without_further("5G基站建了多少个，医院建了几家") == (
        "5G基站建了多少个，医院建了几家",
        [],
    )
    assert furthers("多几个")[0].operation is Operation.DIFFERENCE
    assert not furthers("多建几家医院")


def test_the_share_of_a_sum_shows_the_sum() -> None:
    one, other = row("16", name="甲"), row("5", name="乙")
    found = share_of_sum(one, [one, other])
    assert (found.result, found.derivation) == ("约76.2%", "16个 ÷（16个 + 5个）= 约76.2%")


def test_rates_have_no_share_of_their_sum() -> None:
    one = row("16", "%", measure=Measure.GROWTH, name="甲")
    other = row("5", "%", measure=Measure.GROWTH, name="乙")
    with pytest.raises(NotComputable):
        share_of_sum(one, [one, other])


def test_a_part_that_is_not_named_is_none() -> None:
    one, other = row("16", name="已完成的项目"), row("5", name="推进的项目")
    assert part_of_sum([one, other], "已完成的占几成") is one
    assert part_of_sum([one, other], "项目占几成") is None


def test_of_two_falls_the_greater_one_is_told_first() -> None:
    small = row("-2.4", "%", measure=Measure.GROWTH, name="甲")
    great = row("-11.3", "%", measure=Measure.GROWTH, name="乙")
    found = calculate(Operation.DIFFERENCE, [small, great])
    assert found.derivation == "11.3% − 2.4% = 8.9个百分点"
