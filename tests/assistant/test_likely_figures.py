"""The likeliest figure is told where no rule explains the words of a question."""

from dataclasses import astuple

import pytest

from assistant.assistant import Assistant
from assistant.likely_figures import WEIGHTS, Signs, probability
from tests.evaluation.figures import holds


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("前两年老丢东西，去年打电话报警的那些个案子又少了几个点", "5.32%"),
        ("念完书想来做药，这边搞生物的公司拢共多少家了", "430家"),
        ("细娃要读书了，今年打算再腾出来多少个名额", "8000个"),
        ("私立的一个月四千，肉疼，2020年公家的幼儿园能收到全区多大比例的娃娃", "50%"),
        ("手机老没信号，2020年还要再立多少个5G的塔", "1500个"),
    ],
)
def test_talk_and_other_words_do_not_hide_the_figure(
    assistant: Assistant, question: str, told: str
) -> None:
    assert holds(assistant.ask(question).answer, told)


@pytest.mark.parametrize(
    "question",
    [
        "手机老没信号，2020年还要再立多少个6G的塔",  # a designation that the report lacks
        "念完书想来做药，光明区搞生物的公司拢共多少家了",
        "细娃要读书了，今年打算再腾出来多少个高中名额",
        "前两年老丢东西，上半年打电话报警的那些个案子又少了几个点",
        "单看服务业，去年它的增加值增速是百分之几",
        "新增国高比今年目标差多少家学校",
        "领个照一共省下了几天几夜",
        "中芯国际那条线月产能大概多少片",
    ],
)
def test_no_figure_is_told_of_something_else(assistant: Assistant, question: str) -> None:
    assert not assistant.ask(question).indicators


def test_each_sign_that_speaks_for_a_figure_makes_it_likelier() -> None:
    signs = Signs(0.6, 0.1, 0.9, 1.0, 1.0, 0.0, 1.0, 0.5)
    assert 0 < probability(signs) < 1
    for at, weight in enumerate(astuple(WEIGHTS)):
        more = list(astuple(signs))
        more[at] += 0.1
        assert (probability(Signs(*more)) > probability(signs)) == (weight > 0)


@pytest.mark.parametrize(
    "question",
    [
        "弄了七千多套便宜房，这里头给租的有几套",  # parts of what is counted
        "去年筹的那七千多套里，人才住房有多少套",
        "听说中芯国际那条12英寸线要投产，一个月能出多少片",  # a counter of its own
        "别人老拿全市比，去年深圳全市经济总共涨了多少",
        "那11条黑臭水体在碧岭的有几条",
        "生物企业都四百多家了，势头不错，今年还打算再增加多少家",
        "110刑事治安警情去年又降了五个多点，那全年到底接了多少宗",
        "今年38个物业小区都要弄成3.0的垃圾分类小区，那去年底已经弄好的有几个",
    ],
)
def test_what_stands_beside_a_figure_is_not_told_by_it(assistant: Assistant, question: str) -> None:
    assert not assistant.ask(question).indicators
