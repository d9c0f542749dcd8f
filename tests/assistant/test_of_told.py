"""What a turn computes of the figures that were told before it."""

import pytest

from assistant.assistant import Assistant
from tests.evaluation.figures import ask


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("去年公办幼儿园新增学位多少", "义务教育公办的呢", "这两样加一块是多少个"), "16100个"),
        (("引进的世界500强项目有几个", "中国500强的呢", "两样夹埋？"), "7个"),
        (("5G基站2019建成数", "2020目标数", "后者多几个"), "500个"),
        (("公共wifi热点数", "AP数", "平均每热点几个AP（一位小数）"), "12.5个"),
        (("园区循环化改造2019年完成的项目有几个", "还在推进的呢", "一共多少个"), "21个"),
        (("GDP今年目标", "去年", "两个差几个点"), "1.5个百分点"),
        (("新增优质产业空间、创新型产业空间面积各多少", "前者较后者多出多少"), "23.8万平方米"),
    ],
)
def test_what_was_told_is_combined(assistant: Assistant, turns: tuple[str, ...], told: str) -> None:
    answer = ask(assistant, turns)
    assert told in answer.answer
    assert len(answer.indicators) == 2


def test_both_figures_are_told_again(assistant: Assistant) -> None:
    turns = ("世界500强项目引进了几个", "中国500强的呢", "这两个数一起再报一遍")
    assert {"3", "4"} == {row.value for row in ask(assistant, turns).indicators}


def test_a_thing_that_was_not_told_is_not_combined(assistant: Assistant) -> None:
    turns = ("5G基站2019建成数", "2020目标数", "跟光明区差多少")
    assert "500个" not in ask(assistant, turns).answer


def test_figures_of_two_kinds_are_not_added_up(assistant: Assistant) -> None:
    turns = ("专利申请总量是多少", "地铁几号线开工", "一共多少")
    assert "据此计算" not in ask(assistant, turns).answer


def test_a_question_that_names_nothing_is_known_by_what_it_got(assistant: Assistant) -> None:
    turns = ("我想注册个公司，现在要几天", "等于省了几天")
    assert "6天" in ask(assistant, turns).answer


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("去年新增国高企业多少家", "达到目标没", "原来定的目标是几家"), "100家"),
        (("去年新增了多少义务教育公办学位", "占全深圳新增的多少啊"), "28%"),
        (("弘金地拿了省体育产业示范项目，全深圳总共有几个项目得这个奖",), "两个"),
    ],
)
def test_a_turn_that_names_nothing_is_passed_over(
    assistant: Assistant, turns: tuple[str, ...], told: str
) -> None:
    assert told in ask(assistant, turns).answer
