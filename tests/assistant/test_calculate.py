"""Results are exact, keep units and qualifiers, and show how they came about."""

from dataclasses import replace

import pytest

from assistant.amounts import NotComputable
from assistant.calculate import calculate
from assistant.operations import Operation
from assistant.rounding import Rounding
from index.types import Indicator, Measure, Status

ROW = Indicator(
    "a", "甲", (), "某区", 2019, "全年", Status.ACTUAL, Measure.LEVEL, "1000", "个", "", "",
    "1", "1000个", "", 0, 5,
)  # fmt: skip
BEFORE = ("约", "近", "超")


def row(
    value: str,
    unit: str = "个",
    qualifier: str = "",
    *,
    measure: Measure = Measure.LEVEL,
    name: str = "甲",
    period: str = "全年",
) -> Indicator:
    told = value.lstrip("-") + unit
    quote = qualifier + told if qualifier in BEFORE else told + qualifier
    return replace(
        ROW, name=name, value=value, unit=unit, qualifier=qualifier, measure=measure,
        quote=quote, period=period,
    )  # fmt: skip


def rate(value: str, qualifier: str = "", name: str = "甲") -> Indicator:
    return row(value, "%", qualifier, measure=Measure.GROWTH, name=name)


@pytest.mark.parametrize(
    ("operation", "rows", "result", "derivation"),
    [
        ("difference", [row("1500"), row("1000")], "500个", "1500个 − 1000个 = 500个"),
        ("difference", [row("1000"), row("1500")], "500个", "1500个 − 1000个 = 500个"),
        ("difference", [row("132", "家"), row("100", "家", "以上")], "至多32家",
         "132家 − 100家以上 = 至多32家"),
        ("difference", [row("100", "家", "以上"), row("32", "家")], "至少68家",
         "100家以上 − 32家 = 至少68家"),
        ("difference", [rate("8.5", "左右"), rate("7", "以上")], "至多约1.5个百分点",
         "8.5%左右 − 7%以上 = 至多约1.5个百分点"),
        ("difference", [rate("21.7"), rate("-2.3")], "24个百分点",
         "21.7% − −2.3% = 24个百分点"),
        ("from_to", [row("9", "天"), row("3", "天")], "6天", "9天 − 3天 = 6天"),
        ("sum", [row("1.42", "万个"), row("1900")], "16100个", "1.42万个 + 1900个 = 16100个"),
        ("sum", [row("80", "万平方米", "约"), row("56.2", "万平方米")], "约136.2万平方米",
         "约80万平方米 + 56.2万平方米 = 约136.2万平方米"),
        ("sum", [row("5", "平方公里"), row("90", "万平方米")], "5900000平方米",
         "5平方公里 + 90万平方米 = 5900000平方米"),
        ("sum", [row("0.1"), row("0.2")], "0.3个", "0.1个 + 0.2个 = 0.3个"),
        ("ratio", [row("1500"), row("1000")], "1.5倍", "1500个 ÷ 1000个 = 1.5倍"),
        ("percent_change", [row("1500"), row("1000")], "50%",
         "（1500个 − 1000个）÷ 1000个 = 50%"),
        ("share", [row("875"), row("5270")], "约16.6%", "875个 ÷ 5270个 = 约16.6%"),
        ("average", [row("7", "万平方米", "约"), row("5", "宗")], "约1.4万平方米",
         "约7万平方米 ÷ 5宗 = 约1.4万平方米"),
        ("comparison", [row("1000"), row("1500")], "后者较大", "1000个 < 1500个，后者较大"),
        ("comparison", [rate("6", "左右"), rate("6", "左右")], "两者相同",
         "6%左右 = 6%左右，两者相同（按报告所列的数比较）"),
        ("fulfilment", [row("32", "%", measure=Measure.EXCESS)], "132%", "100% + 32% = 132%"),
        ("base", [row("25.2", "微克/立方米"), rate("-2.3")], "约25.8微克/立方米",
         "25.2微克/立方米 ÷（1 − 2.3%）= 约25.8微克/立方米"),
        ("base", [row("8268", "件"), rate("21.7")], "约6794件",
         "8268件 ÷（1 + 21.7%）= 约6794件"),
        ("base", [row("1.42", "万个"), row("28", "%", measure=Measure.SHARE)], "约5.07万个",
         "1.42万个 ÷ 28% = 约5.07万个"),
        ("base", [row("94.9", "%"), row("2.4", "个百分点", measure=Measure.CHANGE)], "92.5%",
         "94.9% − 2.4个百分点 = 92.5%"),
    ],
)  # fmt: skip
def test_results_keep_units_and_qualifiers(
    operation: str, rows: list[Indicator], result: str, derivation: str
) -> None:
    calculation = calculate(Operation(operation), rows)
    assert (calculation.result, calculation.derivation) == (result, derivation)
    assert set(calculation.rows) == set(rows)


@pytest.mark.parametrize(
    ("operation", "rounding", "result"),
    [
        ("ratio", Rounding(), "约1.57倍"),
        ("ratio", Rounding(3), "约1.569倍"),
        ("ratio", Rounding(0), "约2倍"),
        ("ratio", Rounding(1, in_percent=True), "约156.9%"),
        ("percent_change", Rounding(2), "约56.89%"),
    ],
)
def test_a_result_is_rounded_as_asked(operation: str, rounding: Rounding, result: str) -> None:
    rows = [row("8268", "件"), row("5270", "件")]
    assert calculate(Operation(operation), rows, rounding).result == result


@pytest.mark.parametrize(
    ("operation", "result"),
    [
        ("highest", "2019年，最高的是甲（9%）"),
        ("lowest", "2019年，最低的是丙（2%左右）"),
        ("ranking", "2019年，从高到低依次是甲（9%）、乙（5%）、丙（2%左右）"),
    ],
)
def test_extremes_and_rankings_name_the_indicators(operation: str, result: str) -> None:
    rows = [rate("5", name="乙"), rate("9", name="甲"), rate("2", "左右", "丙")]
    assert calculate(Operation(operation), rows).result == result


@pytest.mark.parametrize(
    ("operation", "rows", "reason"),
    [
        ("sum", [rate("8.5"), rate("35")], "比率"),
        ("sum", [row("135", period="全年"), row("430", period="累计")], "累计"),
        ("ratio", [rate("8.5"), rate("7")], "比率"),
        ("share", [rate("8.5"), rate("7")], "比率"),
        ("difference", [row("5", "家"), row("5", "所")], "单位"),
        ("difference", [row("5")], "两个数"),
        ("difference", [row("5"), row("6"), row("7")], "不止两个"),
        ("difference", [row("2-3"), row("1")], "范围"),
        ("difference", [row("1", measure=Measure.RANK), row("2")], "位次"),
        ("ratio", [row("5"), row("0")], "除数"),
        ("difference", [row("5"), rate("5")], "比率"),
        ("base", [row("5")], "变化幅度"),
        ("fulfilment", [row("5")], "目标之间"),
        ("highest", [row("5"), replace(row("6"), year=2020)], "年份"),
    ],
)
def test_what_is_not_sound_is_declined_with_the_reason(
    operation: str, rows: list[Indicator], reason: str
) -> None:
    with pytest.raises(NotComputable, match=reason) as caught:
        calculate(Operation(operation), rows)
    assert not any(char.isdigit() for char in str(caught.value))
