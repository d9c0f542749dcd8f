"""Turns in the form in which they are read, and what they get."""

import pytest

from assistant.assistant import Assistant
from assistant.turn_forms import in_turn_form
from tests.evaluation.figures import ask


@pytest.mark.parametrize(
    ("turn", "form"),
    [
        ("非发明部分呢", "不是发明的有多少"),
        ("发明以外的有多少件", "不是发明的有多少"),
        ("那多建百分之几十", "那多百分之几"),
        ("这是2019年已经弄好的，还是2020年要做的", "是已经完成的还是计划要做的"),
        ("非常感谢", "非常感谢"),
        ("2020年要建几所学校", "2020年要建几所学校"),
    ],
)
def test_a_turn_is_read_in_one_form(turn: str, form: str) -> None:
    assert in_turn_form(turn) == form


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("2019年专利申请总量多少", "非发明部分呢"), "5629件"),
        (("2019年5G基站建多少个", "2020年呢", "多建百分之几十"), "50%"),
        (("2020年要建几所学校", "这是2019年已经弄好的，还是2020年要做的"), "4所"),
        (("空气优良率2019", "上升了多少", "那前一年是多少"), "92.5%"),
        (("2019年生物企业新增多少家", "增长多少", "那前一年是多少"), "295家"),
        (("2019年新增学位多少", "不对，我问的是2020年要新增的学位"), "8000个以上"),
        (("公共住房筹集多少套", "7348套对吧，我记一下"), "7384套"),
    ],
)
def test_turns_get_what_they_ask(assistant: Assistant, turns: tuple[str, ...], told: str) -> None:
    assert told in ask(assistant, turns).answer


@pytest.mark.parametrize("turn", ["原文在哪节", "这句话在报告哪一节？我去翻翻", "又载于何处"])
def test_where_a_figure_stands_is_asked_in_many_ways(assistant: Assistant, turn: str) -> None:
    answer = ask(assistant, ("2020年5G基站目标多少", turn))
    assert "见报告" in answer.answer
    assert [c.section_id for c in answer.citations] == ["5.2.2"]


@pytest.mark.parametrize(
    "turns",
    [
        ("2019年惠及多少人次", "困难群众以外的有多少"),
        ("2019年专利申请量增长多少", "其中发明专利增长多少", "发明增幅占总增幅多少"),
    ],
)
def test_what_no_figure_tells_is_refused(assistant: Assistant, turns: tuple[str, ...]) -> None:
    assert ask(assistant, turns).refused


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("2019年财政收入涨了多少", "规上工业增加值呢", "社零呢", "前两个指标今年的目标各是多少？"), 2),
        (("2019年财政收入涨了多少", "规上工业增加值呢", "社零呢", "再报一下这三项2020年的目标"), 3),
    ],
)
def test_several_things_asked_about_are_named(
    assistant: Assistant, turns: tuple[str, ...], told: int
) -> None:
    assert [row.year for row in ask(assistant, turns).indicators] == [2020] * told


def test_what_was_told_in_words_is_counted(assistant: Assistant) -> None:
    turns = ("有个来电的香港小伙想创业，坪山有接他们的基地吗", "那里现在多少团队了")
    assert "入驻团队20个" in ask(assistant, turns).answer
