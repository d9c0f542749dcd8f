"""Questions that want a calculation are told from those that a row of the table answers."""

import pytest

from assistant.operations import Operation, find_operation


@pytest.mark.parametrize(
    ("question", "operation"),
    [
        ("2020年目标比2019年多多少个", Operation.DIFFERENCE),
        ("两者差多少", Operation.DIFFERENCE),
        ("how many more stations", Operation.DIFFERENCE),
        ("是2019年的几倍", Operation.RATIO),
        ("目标比去年多百分之几", Operation.PERCENT_CHANGE),
        ("一共引进了几个", Operation.SUM),
        ("发明专利授权在专利授权里占几成", Operation.SHARE),
        ("平均每所提供多少个学位", Operation.AVERAGE),
        ("哪个指标增速最高", Operation.HIGHEST),
        ("最少的是哪一项", Operation.LOWEST),
        ("按增速从高到低排一下", Operation.RANKING),
        ("完成了预期目标的百分之多少", Operation.FULFILMENT),
        ("按降幅倒推去年同期是多少", Operation.BASE),
        ("前一年同期大约多少", Operation.BASE),
        ("开办时间缩短了几天", Operation.FROM_TO),
        ("今年和去年哪个多", Operation.COMPARISON),
        ("和2019年相比是高了还是低了", Operation.COMPARISON),
        ("新增学位多少个", None),
        ("利润总额增长多少", None),
        ("占全市的比例是多少", None),
        ("优良率比上年提高多少", None),
        ("比去年同期下降多少", None),
        ("同比增长百分之几", None),
        ("提高了多少个百分点", None),
        ("平均浓度是多少", None),
        ("5G基站有多少", None),
        ("增幅垫底的是谁", Operation.LOWEST),
        ("面积合起来多少", Operation.SUM),
        ("从大到小排个队", Operation.RANKING),
    ],
)
def test_an_operation_is_told_from_a_look_up(question: str, operation: Operation | None) -> None:
    found = find_operation(question, [])
    assert (found.operation if found else None) is operation
    if found:
        assert len(found.rest) == len(question)


def test_a_name_is_never_parted_nor_blanked() -> None:
    text = "建筑业和服务业增加值比外贸高多少"
    found = find_operation(text, [(0, 10)])
    assert found is not None
    assert [text[start:end] for start, end in found.stretches] == [
        "建筑业和服务业增加值",
        "外贸高多少",
    ]
    assert found.rest.startswith("建筑业和服务业增加值")
