"""Figures asked for in words that people use of them, and names that only hold a known word."""

import pytest

from assistant.assistant import Assistant
from assistant.part_of import is_part
from tests.evaluation.figures import holds


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("坪山一年递上去多少个专利", "8268件"),
        ("我们这的学校跟香港的学校结了多少对", "18对"),  # a place of which the figure is told
        ("去年企业每一百块主营收入里的成本降了多少", "2.4%"),  # 每 is the figure's own
        ("向全球推介的30平方公里产业用地里，坪山供应了几块", "4块"),
        ("去年公家办的幼儿园多收了多少小朋友", "1900个"),
        ("“圆梦计划”等关爱活动惠及了多少群众？", "2万"),  # a title is no plan
        ("去年有几个世界级大公司的项目落到坪山", "3个"),
    ],
)
def test_a_figure_is_told_in_the_words_of_people(
    assistant: Assistant, question: str, told: str
) -> None:
    reply = assistant.ask(question)
    assert holds(reply.answer, told), reply.answer


@pytest.mark.parametrize(
    "question",
    [
        "进口总额增长多少",  # a part of 进出口总额
        "水资源总量是多少",
        "新建小学几所",  # 学位 are no schools
        "实用新型专利申请量是多少件",
        "每万人发明专利拥有量是多少件",
        "规上工业利润总额是多少亿，别给我增长率",
        "厂区宿舍一间住几个人",  # people are no 套
        "深港澳青年基地入驻的团队里有几多个系香港团队？",
    ],
)
def test_a_name_that_holds_a_known_word_is_no_known_name(
    assistant: Assistant, question: str
) -> None:
    reply = assistant.ask(question)
    assert reply.refused, reply.answer


def test_a_part_of_a_compound_is_told_from_a_word() -> None:
    assert is_part("进口", "进出口")
    assert not is_part("进出口", "进出口")
    assert not is_part("收", "收入")
