from dataclasses import replace

import pytest

from assistant.calculate import NotComputable, Operation, calculate, take_operation
from index.types import Indicator, Measure, Status

ROW = Indicator(
    "a", "甲", (), "某区", 2019, "全年", Status.ACTUAL, Measure.LEVEL, "1000", "个", "", "",
    "1", "1000个", "", 0, 5,
)  # fmt: skip


def row(value: str, unit: str = "个", qualifier: str = "", rate: bool = False) -> Indicator:
    measure = Measure.GROWTH if rate else Measure.LEVEL
    return replace(ROW, value=value, unit=unit, qualifier=qualifier, measure=measure)


@pytest.mark.parametrize(
    ("operation", "rows", "result", "derivation"),
    [
        ("difference", [row("1500"), row("1000")], "500个", "1500个 − 1000个 = 500个"),
        ("difference", [row("1000"), row("1500")], "500个", "1500个 − 1000个 = 500个"),
        ("difference", [row("132", "家"), row("100", "家", "以上")], "约32家",
         "132家 − 100家 = 约32家"),
        ("difference", [row("8.5", "%", "左右", True), row("7", "%", "以上", True)],
         "约1.5个百分点", "8.5% − 7% = 约1.5个百分点"),
        ("sum", [row("1.42", "万个"), row("1900")], "16100个", "1.42万个 + 1900个 = 16100个"),
        ("sum", [row("0.1"), row("0.2")], "0.3个", "0.1个 + 0.2个 = 0.3个"),
        ("ratio", [row("1500"), row("1000")], "1.5倍", "1500个 ÷ 1000个 = 1.5倍"),
        ("percent_change", [row("1500"), row("1000")], "50%", "1500个 相对于 1000个 = 50%"),
        ("share", [row("875"), row("5270")], "16.6%", "875个 ÷ 5270个 = 16.6%"),
    ],
)  # fmt: skip
def test_results_keep_units_and_qualifiers(
    operation: str, rows: list[Indicator], result: str, derivation: str
) -> None:
    calculation = calculate(Operation(operation), rows)
    assert (calculation.result, calculation.derivation) == (result, derivation)
    assert set(calculation.rows) == set(rows)


@pytest.mark.parametrize(
    ("operation", "rows", "reason"),
    [
        ("sum", [row("8.5", "%", rate=True), row("35", "%", rate=True)], "比率"),
        ("ratio", [row("8.5", "%", rate=True), row("7", "%", rate=True)], "比率"),
        ("difference", [row("5", "家"), row("5", "所")], "单位"),
        ("difference", [row("5")], "两个数"),
        ("difference", [row("5"), row("6"), row("7")], "不止两个"),
        ("difference", [row("2-3"), row("1")], "单一"),
        ("ratio", [row("5"), row("0")], "除数"),
        ("difference", [row("5", "%"), row("5", "%", rate=True)], "比率"),
    ],
)
def test_what_is_not_sound_is_declined_with_the_reason(
    operation: str, rows: list[Indicator], reason: str
) -> None:
    with pytest.raises(NotComputable, match=reason) as caught:
        calculate(Operation(operation), rows)
    assert not any(char.isdigit() for char in str(caught.value))


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
        ("新增学位多少个", None),
        ("利润总额增长多少", None),
        ("占全市的比例是多少", None),
        ("优良率比上年提高多少", None),
        ("5G基站有多少", None),
    ],
)
def test_an_operation_is_told_from_a_look_up(question: str, operation: Operation | None) -> None:
    found, rest = take_operation(question)
    assert found is operation
    assert len(rest) == len(question)
