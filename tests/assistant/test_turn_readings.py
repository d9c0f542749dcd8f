"""Which reading of a turn is answered: by itself, or after what was asked before."""

from dataclasses import fields

import numpy as np
import pytest

from assistant.assistant import Assistant
from assistant.rewrite import left_or_back, without_opening
from assistant.turn_readings import ReadingFeatures
from assistant.types import Kind, Role, Turn
from tests.evaluation.figures import ask
from tests.evaluation.turn_fit import Dialogue, answered, fitted


@pytest.mark.parametrize(
    "question",
    ["香港名医诊疗中心进展如何", "垃圾分类怎么搞", "聚龙山足球场今年建吗", "二房东有人管吗"],
)
@pytest.mark.parametrize("before", ["碧岭片区今年怎么规划", "坪山图书馆开了没", "医院怎么建"])
def test_a_question_of_its_own_is_told_what_it_is_told_alone(
    assistant: Assistant, before: str, question: str
) -> None:
    assert ask(assistant, (before, question)).citations == assistant.ask(question).citations


@pytest.mark.parametrize(
    ("turns", "phrase"),
    [
        # What leans is told of what was asked before.
        (("弘金地去年拿了省里的示范", "以后还想争啥"), "国家级体育产业示范项目"),
        (("上洋断面去年水质达到几类", "今年要求呢"), "维持地表水Ⅴ类"),
        (("坑梓文化科技中心去年到哪了", "那今年呢"), "坑梓文化科技中心等重大文化设施开工"),
        (("平乐骨伤科医院新院区去年到哪步了", "那今年呢"), "平乐骨伤科医院新院区等项目建设"),
        (("这个报告是哪个部门写的？", "在哪个会上讲的"), "人民代表大会第五次会议"),
        (("存在的问题里城市品质怎么说", "最后一条问题讲什么"), "管理治理精细化水平有待提高"),
        # What names something itself is told of that.
        (("金碧路今年通车不", "那金联路呢，它是干啥用的"), "金联路封闭测试区建设完成"),
        (("去哪些国家推介招商", "亚布力那个呢，想不想拉过来办"), "争取举办亚布力"),
        (("公办园占比多少", "最后问个不相关的：二房东怎么处理"), "严厉打击“二房东”"),
        (("区块链有啥成绩", "那个孵化器", "是全国第一家吗"), "全国首个“密码+区块链”孵化器"),
    ],
)
def test_a_turn_is_told_what_it_means(
    assistant: Assistant, turns: tuple[str, ...], phrase: str
) -> None:
    told = ask(assistant, turns)
    assert any(phrase in citation.quote for citation in told.citations), told.answer


def test_after_another_question_what_the_report_lacks_stays_refused(assistant: Assistant) -> None:
    told = ask(assistant, ("图书馆开了吗", "今天天气怎么样"))
    assert told.refused or told.kind is Kind.CHAT


@pytest.mark.parametrize(
    ("turn", "asked"),
    [
        ("金碧路我晓得了，金牛路呢", "金牛路呢"),
        ("供地说完了，工改工腾出多少空间", "工改工腾出多少空间"),
        ("最后一个：领导要不要上法庭", "领导要不要上法庭"),
        ("我想知道，今年建几个", "今年建几个"),
        ("大家都不清楚，这个怎么办", "大家都不清楚，这个怎么办"),
    ],
)
def test_what_is_said_to_be_known_is_not_asked(turn: str, asked: str) -> None:
    text, _ = left_or_back(turn, [Turn(Role.USER, "有哪些路")])
    assert without_opening(text) == asked


def test_the_first_turn_keeps_what_it_says_is_known() -> None:
    assert left_or_back("这政策我知道了，怎么申请", [])[0] == "这政策我知道了，怎么申请"


def test_weights_are_fitted_to_the_right_readings() -> None:
    features = np.eye(2, len(fields(ReadingFeatures)))
    dialogues = [Dialogue(features, np.array([False, True]))] * 4
    assert answered(dialogues, fitted(dialogues)) == len(dialogues)
