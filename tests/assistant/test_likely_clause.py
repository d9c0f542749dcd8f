"""The clause that most probably tells a figure of a report that no one reviewed."""

from dataclasses import replace
from unittest.mock import patch

import pytest
from scipy.special import logit

from assistant.assistant import Assistant
from assistant.likely_clause import LEAST, LIKELY, WEIGHTS, Weighed, weighed
from index.add import NewReport
from prompts import render
from tests.several import open_alone

TEXT = """柳湾县2024年政府工作报告

各位代表：

现在，我代表县人民政府，向大会报告工作。

一、2023年工作回顾

（一）农业稳步发展。粮食总产量达到53.2万吨，畜牧水产业产值增长4%。土地流转率达到39%，新增农业龙头企业9家。

（二）民生持续改善。狠抓根治欠薪，为农民工追讨工资1380万元。县城公交车达到60辆。新增市场经营主体18.1万户，总量突破106万户。

（三）动能不断增强。全县生产总值增长6%，总量达到477.3亿元。抽水蓄能电站项目全年完成投资9.8亿元。

二、2024年重点任务

新增停车泊位1919个。新建高标准农田5000亩。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    new = NewReport("liuwan-2024", "柳湾县2024年政府工作报告", 2024, "柳湾县")
    return open_alone(tmp_path_factory.mktemp("likely"), TEXT, new)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("开车的最关心：2024年县城要添多少个停车位？", "新增停车泊位1919个"),
        ("当前（2023年末）农村土地流转的比例达到了多少？", "土地流转率达到39%"),
        ("帮农民工要账，2023年总共要回来多少工资？", "追讨工资1380万元"),
        ("县城现在有多少辆公交车在跑？", "公交车达到60辆"),
    ],
)
def test_a_clause_in_other_words_is_quoted(assistant: Assistant, question: str, told: str) -> None:
    answer = assistant.ask(question)
    assert not answer.refused
    assert told in "".join(citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    "question",
    [
        "县城坐一趟公交车票价多少？",  # no price is told
        "抽水蓄能电站的总装机容量是多少万千瓦？",  # of it another amount
        "县里2019年要回来多少工资？",  # of another year
        "隔壁安平县2023年粮食总产量有多少？",  # of another place
        "新建高标准农田花了多少钱？",
    ],
)
def test_no_other_amount_is_quoted(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).refused


def test_a_total_is_told_beside_a_growth(assistant: Assistant) -> None:
    assert "477.3亿元" in assistant.ask("2023年柳湾县经济总量有多大").answer
    assert "106万户" in assistant.ask("2023年底市场经营主体总户数是多少").answer
    assert "6%" in assistant.ask("2023年生产总值增长多少").answer


def test_each_sign_speaks_for_a_clause(assistant: Assistant) -> None:
    assert min(WEIGHTS.alike, WEIGHTS.ahead, WEIGHTS.first, WEIGHTS.said) > 0
    question = assistant._reader.read("县城有多少辆公交车")
    [at] = [s for s in assistant.index.report.sentences if "公交车" in s.text]
    [one] = weighed(question, [("公交车",)], {0: at}, assistant.index)
    assert at.text[one.start : one.end] == "县城公交车达到60辆"
    assert one.signs.said == one.signs.first == 1.0
    assert one.probability > LEAST
    [second] = weighed(question, [("公交车",)], {1: at}, assistant.index)
    assert second.signs.first == 0.0  # another sentence is nearer
    assert weighed(question, [("地铁",)], {}, assistant.index) == []


def test_what_is_not_sure_is_told_as_the_nearest(assistant: Assistant) -> None:
    question = assistant._reader.read("县城有多少辆公交车")
    [at] = [s for s in assistant.index.report.sentences if "公交车" in s.text]
    one = weighed(question, [("公交车",)], {0: at}, assistant.index)[0]
    quoted = assistant._figures._quoted
    evidence = assistant.search(question.text)
    for probability, opens in ((LIKELY, False), (LEAST, True)):
        told = replace(one, signs=replace(one.signs, ahead=_ahead_for(one, probability + 0.01)))
        with patch.object(quoted, "likely", lambda *_, told=told: [told]):
            draft = quoted._likely(question, evidence, [("公交车",)])
        assert draft is not None
        assert draft.sentences[0].text.startswith(render("figure_nearest")) is opens


def _ahead_for(one: Weighed, probability: float) -> float:
    """Return how far ahead a clause must be to be as probable as that."""
    return one.signs.ahead + float(logit(probability) - logit(one.probability)) / WEIGHTS.ahead
