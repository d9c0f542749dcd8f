"""Quantities are read with number, scale, unit and qualifiers, however they are written."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.quantities import (
    ABOUT,
    AT_LEAST,
    AT_MOST,
    SCALES,
    Quantity,
    QuantityKind,
    find_quantities,
    format_quantity,
    parse_quantity,
    same_amount,
)

UNITS = [
    *("", "个", "家", "件", "名", "套", "条", "座", "天", "元", "吨", "公里", "平方公里", "平方米"),
    *("微克/立方米", "%", "‰", "成", "倍", "个百分点", "百分点", "号线", "英寸", "年"),
]
numbers = st.decimals(min_value=0, max_value=10**6, places=2, allow_nan=False) | st.integers(
    0, 10**9
).map(Decimal)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    """Draw any quantity that a report could tell, with at most one qualifier a place."""
    middle = draw(st.sampled_from(["", "余", "多"]))
    before = draw(st.sampled_from(["", "大约", "约", "将近", "近", "超过", "逾", "不低于", "至多"]))
    after = draw(st.sampled_from(["", "左右", "上下", "以上", "以下", "以内"]))
    qualifiers = frozenset(word for word in (before, middle, after) if word)
    unit = draw(st.sampled_from(UNITS))
    divisor = draw(st.just(1) | st.integers(2, 50)) if unit not in ("%", "‰") else 1
    if divisor > 1:
        whole = Decimal(draw(st.integers(0, 100)))
        return Quantity(whole, unit, divisor=divisor, qualifiers=qualifiers)
    value, high = draw(numbers), draw(st.none() | numbers)
    scale = draw(st.sampled_from(list(SCALES)))
    return Quantity(value, unit, scale, high, qualifiers=qualifiers)


@given(quantities())
def test_parsing_a_formatted_quantity_gives_the_same_quantity(quantity: Quantity) -> None:
    assert parse_quantity(format_quantity(quantity)) == quantity


@given(quantities())
def test_formatting_a_parsed_text_gives_the_same_text(quantity: Quantity) -> None:
    text = format_quantity(quantity)
    assert format_quantity(parse_quantity(text)) == text


@given(quantities(), st.sampled_from(["，", "达到", "。"]))
def test_a_quantity_is_found_in_its_sentence_at_its_place(quantity: Quantity, mark: str) -> None:
    text = format_quantity(quantity)
    found = next(find_quantities(f"全区{mark}{text}{mark}"))
    assert found.quantity == quantity
    assert (found.start, found.end) == (2 + len(mark), 2 + len(mark) + len(text))


@given(st.text(alphabet="0123456789.,一二三十百千万亿分之点年%个米约余以上零〇第、-", max_size=30))
def test_any_text_is_read_without_an_error_and_in_order(text: str) -> None:
    found = list(find_quantities(text))
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(f.start <= f.number_start < f.number_end <= f.end for f in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.42万个", Quantity(Decimal("1.42"), "个", "万")),
        ("１．４２万个", Quantity(Decimal("1.42"), "个", "万")),
        ("1,500个", Quantity(Decimal(1500), "个")),
        ("百分之五", Quantity(Decimal(5), "%")),
        ("百分之五点五左右", Quantity(Decimal("5.5"), "%", qualifiers=frozenset({"左右"}))),
        ("5％", Quantity(Decimal(5), "%")),
        ("三分之一", Quantity(Decimal(1), divisor=3)),
        ("一半", Quantity(Decimal(1), divisor=2)),
        ("近5平方公里", Quantity(Decimal(5), "平方公里", qualifiers=frozenset({"近"}))),
        ("近百名", Quantity(Decimal(100), "名", qualifiers=frozenset({"近"}))),
        ("2万余人", Quantity(Decimal(2), "人", "万", qualifiers=frozenset({"余"}))),
        ("三万五千人", Quantity(Decimal(35000), "人")),
        ("2-3个", Quantity(Decimal(2), "个", high=Decimal(3))),
        ("2至3个", Quantity(Decimal(2), "个", high=Decimal(3))),
        ("二〇二〇年", Quantity(Decimal(2020), "年")),
        ("2.4个百分点", Quantity(Decimal("2.4"), "个百分点")),
        ("25.2微克/立方米", Quantity(Decimal("25.2"), "微克/立方米")),
    ],
)
def test_usual_forms(text: str, expected: Quantity) -> None:
    assert parse_quantity(text) == expected


def test_numbers_in_names_and_ordinals_are_no_quantities() -> None:
    assert not list(find_quantities("5G网络、PM2.5、第三个、两三个"))


def test_the_first_of_several_lines_has_their_unit() -> None:
    units = [found.quantity.unit for found in find_quantities("地铁14、16号线")]
    assert units == ["号线", "号线"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("1.42万个", "14200个"), ("5%", "百分之五"), ("5平方公里", "500万平方米"), ("七成", "70%")],
)
def test_the_same_amount_is_known_in_other_words(one: str, other: str) -> None:
    assert same_amount(parse_quantity(one), parse_quantity(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("5%", "5个百分点"), ("5个", "5家"), ("1.42万个", "1.42个"), ("2-3个", "2个"), ("2倍", "2个")],
)
def test_different_amounts_are_told_apart(one: str, other: str) -> None:
    assert not same_amount(parse_quantity(one), parse_quantity(other))


def test_a_calendar_year_is_no_amount() -> None:
    assert parse_quantity("2020年").kind is QuantityKind.YEAR
    assert parse_quantity("3年").kind is QuantityKind.AMOUNT


@pytest.mark.parametrize("text", ["", "个", "5个和6个", "约", "5G"])
def test_what_is_no_quantity_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match="not one quantity"):
        parse_quantity(text)


def test_every_qualifier_has_one_meaning() -> None:
    words = [*ABOUT, *AT_LEAST, *AT_MOST]
    assert len(words) == len(set(words))
