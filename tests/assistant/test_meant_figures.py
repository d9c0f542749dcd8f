"""Figures asked for in other words, and what only sounds like one."""

from pathlib import Path

import pytest

from assistant.assistant import Assistant
from tests.evaluation.figures import ask, holds

ABSENT = Path("tests/evaluation/absent_things.txt")
FRAMES = (
    "今年要搞多少{}",
    "{}现在有几家了",
    "{}涨了还是跌了",
    "去年新建了几座{}",
    "今年{}能多几成",
    "去年{}有多少个",
    "{}占多大地方",
)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("打架偷东西报警的是多了还是少了", "5.32%"),
        ("How many new bio companies did Pingshan get in 2019?", "135家"),  # of 430 in all
        ("去年一年到头天蓝蓝、没雾霾的日子能占几成", "94.9%"),
        ("污水和雨水混着流的小区，去年一共改好了多少个小区", "324个"),
        ("去年公家的幼儿园多开了几家", "5所"),
        ("数据可视化交互系统要覆盖多少个重点领域", "8个"),  # a verb that no figure explains
        ("2019年发明专利授权量及其增长率分别为多少", "56.5%"),
        ("二〇二〇年一般公共预算收入的增长目标为何？", "6%"),
        ("建筑业和服务业对去年经济增长的贡献大概有几成", "七成"),  # the year parts the name
        ("截至2019年11月，规上工业企业利润总额增幅是多少", "68.9%"),
    ],
)
def test_a_figure_is_told_in_the_words_of_the_report(
    assistant: Assistant, question: str, told: str
) -> None:
    assert holds(assistant.ask(question).answer, told)


@pytest.mark.parametrize("frame", FRAMES)
def test_what_the_report_lacks_has_no_figure(assistant: Assistant, frame: str) -> None:
    lines = ABSENT.read_text(encoding="utf-8").splitlines()
    things = [line for line in lines if line and not line.startswith("#")]
    told = [q for thing in things if not assistant.ask(q := frame.format(thing)).refused]
    assert told == []


@pytest.mark.parametrize(
    "question",
    [
        "2019年旅游专利授权量是多少",  # 旅游 says of what
        "垃圾分类有几个全覆盖",  # what stands behind is what is counted
        "去年取消了几家国家高新技术企业",  # undone is another figure
        "2020年旅游收入预期目标增速是多少",
        "新增义务教育学位来自几个国家",
        "What growth rate is that?",  # of nothing named
    ],
)
def test_another_thing_is_refused(assistant: Assistant, question: str) -> None:
    reply = assistant.ask(question)
    assert reply.refused, reply.answer


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("生物企业新增135家之前有多少家",), "295家"),
        (("空气优良率上升2.4个百分点之前是多少",), "92.5%"),
        (("企业开办时间压缩了百分之几",), "66.7%"),
        (("出让产业用地合计面积", "那正在推进公告出让的呢", "两者加起来多少？"), "12万平方米"),
        (("去年新增国家高新技术企业数", "超目标多少"), "32%"),
        (("外贸进出口去年增长多少", "今年目标比这个低多少"), "32个百分点"),
        (("去年新增几所公办幼儿园", "换成学位是多少"), "1900个"),
        (("去年建了多少个5G基站？", "今年还建吗，建多少"), "1500个"),
        (("去年和今年GDP增速加一起是几个点",), ""),  # rates are not added
        (("去年国高新增数超过预期目标多少家",), ""),  # told in %, not in 家
        (("五个专利件数从大到小排个队",), "875件"),
        (("六个专利件数从大到小排个队",), ""),  # all of them or none
    ],
)
def test_sums_and_follow_ups_are_computed_or_declined(
    assistant: Assistant, turns: tuple[str, ...], told: str
) -> None:
    reply = ask(assistant, turns)
    assert reply.refused is not bool(told), reply.answer
    assert not told or holds(reply.answer, told), reply.answer


def test_a_year_that_the_report_lacks_is_said_beside_one_that_it_has(assistant: Assistant) -> None:
    reply = assistant.ask("2018年和2019年分别建了多少个5G基站？")
    assert holds(reply.answer, "1000个")
    assert "其余年份，报告没有给出" in reply.answer


def test_two_amounts_of_one_clause_are_both_told(assistant: Assistant) -> None:
    reply = assistant.ask("联系服务高端人才的处级以上领导有多少名？服务了多少名人才？")
    assert holds(reply.answer, "270名")
    assert holds(reply.answer, "295名")
