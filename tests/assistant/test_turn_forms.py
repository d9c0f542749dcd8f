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
        ("比全国高啊。那今年定的是多少", "那今年定的是多少"),
        ("多500个咯，那充电桩呢，2020年建几个", "充电桩2020年建几个"),
        ("那主营业务成本也是降2.4%咯", "那主营业务成本是降2.4%吗"),
        ("and how many of those were for inventions?", "其中inventions有多少"),
        ("so up by what percent", "多百分之几"),
        ("没增之前几家", "新增之前有几家"),
        ("剩下的呢", "其余的有多少"),
        ("前面係後面嘅幾多倍", "前者是后者的几倍"),
        ("前面是后面的几倍", "前者是后者的几倍"),
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
        (("公共住房19年筹集了几套", "我记一下，7348套，没错吧"), "7384套"),
        (("2019年空气优良率是多少", "同比上升了多少？", "那2018年是多少？"), "92.5%"),
        (("19年专利申请一共几件", "发明占几件", "剩下的呢"), "5629件"),
        (("专利申请总量增几多", "授权总量的呢", "边个快", "快几个点"), "4.2个百分点"),
        (("去年坪山专利一共申请了多少件？", "那授权的呢？"), "5270件"),
        (("生物企业累计多少家", "19年新增的呢", "没增之前几家"), "295家"),
        (("今年新建几所学校", "一共多出来多少座位"), "8000个以上"),
        (("5G基站2020年建几个", "这句在哪一节"), "1500个"),
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
        ("2019年社会消费品零售总额增长几多？", "咁佔GDP增速嘅幾成？"),
        ("5G基站2019年建了几个", "充电桩建几个"),
        ("2019年5G基站建了几个", "那2018年呢"),
    ],
)
def test_what_no_figure_tells_is_refused(assistant: Assistant, turns: tuple[str, ...]) -> None:
    assert ask(assistant, turns).refused


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (
            (
                "2019年财政收入涨了多少",
                "规上工业增加值呢",
                "社零呢",
                "前两个指标今年的目标各是多少？",
            ),
            2,
        ),
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
