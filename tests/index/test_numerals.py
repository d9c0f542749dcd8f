"""Numbers in characters are read as they are spoken."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.numerals import chinese_number

DIGITS = "零一二三四五六七八九"


def spell(number: int) -> str:
    """Write a number below 10^12 in characters, as a report would."""
    for size, scale in ((10**8, "亿"), (10**4, "万")):
        if number >= size:
            high, low = divmod(number, size)
            gap = "零" if low and low < size // 10 else ""
            return spell(high) + scale + gap + (spell(low) if low else "")
    told, gap = "", ""
    for size, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            told, gap = told + gap + DIGITS[digit] + word, ""
        elif told:
            gap = "零"
    return told or "零"


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_reading_a_spelt_number_gives_the_number(number: int) -> None:
    assert chinese_number(spell(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十五", "15"),
        ("百", "100"),
        ("两", "2"),
        ("两千零五", "2005"),
        ("三万五千", "35000"),
        ("二〇二〇", "2020"),
        ("五点四六", "5.46"),
    ],
)
def test_usual_forms(text: str, number: str) -> None:
    assert chinese_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "三五", "两三", "十百", "万", "点五", "五点", "一一", "百千"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert chinese_number(text) is None
