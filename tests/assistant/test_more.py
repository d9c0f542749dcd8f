"""What else the report says of what was just told."""

import pytest

from assistant.assistant import Assistant
from assistant.more import asks_for_more
from assistant.types import Answer
from prompts import render
from tests.evaluation.figures import ask


def told(answer: Answer) -> str:
    return " ".join(citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("turns", "phrases"),
    [
        (("今年会建网球中心吗", "还有别的吗"), ["全面升级坪山网球公开赛"]),
        (
            ("比亚迪那个轮边驱动技术得过荣誉吧", "关于这家公司，报告还写了别的吗？"),
            ["比亚迪丰田合资公司", "比亚迪 IGBT"],
        ),
        (
            ("今年轨道交通有啥安排", "地铁我知道了", "除了地铁还有别的吗"),
            ["云巴1号线一期建设", "大鹏支线开工建设"],
        ),
        (("医院建设怎么样了", "具体呢"), ["建成区疾控中心", "与南方医科大学签订协议"]),
    ],
)
def test_more_is_told_of_the_same(
    assistant: Assistant, turns: tuple[str, ...], phrases: list[str]
) -> None:
    answer = ask(assistant, turns)
    assert all(phrase in told(answer) for phrase in phrases), answer.answer


def test_what_was_told_is_not_told_again_as_more(assistant: Assistant) -> None:
    first = ask(assistant, ("今年会建网球中心吗",))
    more = ask(assistant, ("今年会建网球中心吗", "还有吗"))
    assert more.citations
    assert not {c.start for c in first.citations} & {c.start for c in more.citations}


def test_where_there_is_no_more_that_is_said(assistant: Assistant) -> None:
    none = ask(assistant, ("2019年签了哪些协议", "还有吗"))
    assert none.refused
    assert none.answer == render("no_more")
    again = ask(assistant, ("2019年坪山在营商环境上有动作吗？", "具体呢？", "具体呢？"))
    assert "企业开办时间从9天缩短至3天" in told(again)
    assert again.answer.endswith(render("no_more"))


def test_a_correction_is_no_part_of_the_question(assistant: Assistant) -> None:
    asked = ("坪山网球公开赛办到第几届了", "我不是问2019年，我问2020年打算怎么弄它")
    assert "全面升级坪山网球公开赛" in told(ask(assistant, asked))


def test_where_it_stands_word_for_word_is_asked_of_the_same(assistant: Assistant) -> None:
    answer = ask(assistant, ("报告里有没有说智慧社区", "在哪一节？原话怎么写的"))
    assert {c.section_id for c in answer.citations} == {"5.4.3"}


@pytest.mark.parametrize(
    ("turns", "phrase"),
    [
        (("扫黑除恶去年做得怎样", "今年呢", "禁毒有提吗？"), "禁毒"),  # a topic of its own
        (
            ("国土空间分区规划去年启动编制了吧？", "接下来要做到什么程度"),
            "高标准推进国土空间分区规划编制",
        ),
    ],
)
def test_a_turn_may_name_its_own_topic_or_year(
    assistant: Assistant, turns: tuple[str, ...], phrase: str
) -> None:
    assert phrase in told(ask(assistant, turns))


@pytest.mark.parametrize(
    ("turns", "phrase"),
    [
        (("专利授权量多少", "我问的不是授权，是申请"), "专利申请总量为8268件"),
        (("2020年GDP目标", "我问的不是GDP，是工业"), "规模以上工业增加值增长7%左右"),
        (("地铁建设进展", "我问的不是地铁，是云巴"), "云巴1号线一期"),
        (("处级领导多少人", "联系多少人才"), "295名"),  # not the leaders again
        (("同香港有咩合作", "仲有冇"), "缔结18对深港澳姊妹学校"),
    ],
)
def test_the_turn_before_is_corrected_or_gone_on_with(
    assistant: Assistant, turns: tuple[str, ...], phrase: str
) -> None:
    assert phrase in ask(assistant, turns).answer


def test_there_is_no_more_of_small_talk(assistant: Assistant) -> None:
    assert ask(assistant, ("谢谢", "还有吗")).refused


@pytest.mark.parametrize("end", ["", "吃"])
def test_the_words_for_more_are_read_in_one_way(end: str) -> None:
    is_more = asks_for_more(f"具体{'说' * 500}{end}")  # at once, however often
    assert is_more is not bool(end)
