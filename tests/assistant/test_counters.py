"""A figure told in quite other words must at least be counted as the question counts."""

from dataclasses import replace

import pytest

from assistant.counters import counts_as
from index.types import Indicator, Measure, Status

ROW = Indicator(
    "a", "甲", (), "某区", 2019, "全年", Status.ACTUAL, Measure.LEVEL, "7", "家", "", "", "1",
    "7家", "", 0, 2,
)  # fmt: skip
RATE = replace(ROW, unit="%", measure=Measure.GROWTH)


@pytest.mark.parametrize(
    ("text", "row", "fits"),
    [
        ("翻新了几间", ROW, True),
        ("翻新了多少家", ROW, True),
        ("弄了多少套房子", replace(ROW, unit="套"), True),
        ("抓了多少人", ROW, False),
        ("罚款多少钱", ROW, False),
        ("奖了多少钱", replace(ROW, unit="亿元"), True),
        ("涨几个点", RATE, True),
        ("涨了百分之几", RATE, True),
        ("涨了多少", RATE, True),
        ("涨了多少", ROW, False),
        ("一共接了多少起", RATE, False),
        ("涨了没有", RATE, False),
    ],
)
def test_units_must_fit(text: str, row: Indicator, fits: bool) -> None:
    assert counts_as(text, row) is fits
