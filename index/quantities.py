"""Chinese quantities in text: 1.42万个, 7%以上, 百分之五, 三分之一, 近5平方公里, 2-3个, 二〇二〇年.

A quantity keeps what the text says (number, scale, unit, qualifiers) and knows the amount that
it stands for, so that 1.42万个 and 14200个 are the same amount. Offsets are code points.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from index.numerals import CHARACTERS, chinese_number

ABOUT = ("大约", "约", "将近", "近", "左右", "上下")
AT_LEAST = ("超过", "超", "逾", "不少于", "不低于", "至少", "以上", "余", "多")
AT_MOST = ("不超过", "不高于", "至多", "以下", "以内")
SCALES = {"": 1, "千": 10**3, "万": 10**4, "千万": 10**7, "亿": 10**8, "万亿": 10**12}
POINTS = "个百分点"
_RATES = {"%": Fraction(1, 100), "‰": Fraction(1, 1000), "成": Fraction(1, 10)}
# Units of one dimension and how many of the smaller one they hold.
_CONVERTED = {
    "平方公里": ("平方米", 10**6),
    "公顷": ("平方米", 10**4),
    "公里": ("米", 10**3),
    "千米": ("米", 10**3),
    "百分点": (POINTS, 1),
    "名": ("人", 1),
    "位": ("人", 1),
}
_UNIT = (  # the longest first: 个百分点 before 个
    "个百分点|百分点|%|‰|微克/立方米|毫克/升|平方公里|平方米|立方米|公里|千米|公顷|床位|大项|号线|英寸"
    "|周年|小时|分钟|个月|公斤|千瓦时|千瓦|[斤头个家件名套条所倍成块宗项天日对座人岁元亩米吨户辆批篇场次期处栋间台支只艘部门张位片株]"
)
_QUALIFIERS_BEFORE = "大约|约|将近|近|超过|超(?!出)|逾|不少于|不低于|至少|不超过|不高于|至多"
_DIGITS = r"(?<![A-Za-z\d.])\d+(?:,\d{3})*(?:\.\d+)?(?!\.?\d|,\d{3}|[A-Za-z])"  # not 5G, PM2.5
_HAN = f"(?<![{CHARACTERS}第单统])[{CHARACTERS}]+"
_QUANTITY = re.compile(
    f"(?P<before>{_QUALIFIERS_BEFORE})?"
    r"(?:"
    rf"(?P<per>(?P<denominator>百|千|{_DIGITS}|{_HAN})分之(?P<numerator>\d+(?:\.\d+)?|[{CHARACTERS}]+))"
    rf"|(?P<number>(?P<low>{_DIGITS})(?:[-—~至](?P<high>{_DIGITS}))?)(?P<scale>万亿|千万|[千万亿]?)"
    rf"|(?P<half>一半)"
    rf"|(?P<han>{_HAN})(?={_UNIT}|年|[余多])"
    r")"
    rf"(?P<middle>[余多]?)(?P<unit>(?:{_UNIT})?)(?P<year>年(?![代级]))?(?P<after>左右|上下|以上|以下|以内|)"
)
# 14 in 14、16号线 is a line too
_SHARING = re.compile(rf"(?:[、和]\d+){{1,20}}(?P<unit>{_UNIT}|年)")
_HAN_SCALE = re.compile("(?P<number>[^万亿]+?)(?P<scale>万亿|千万|[万亿])")  # 三万 is 3 万
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if code != 0xFF0C}  # not the comma


class QuantityKind(StrEnum):
    """What a quantity measures; quantities of different kinds are never compared."""

    AMOUNT = "amount"
    RATE = "rate"
    POINTS = "points"
    MULTIPLE = "multiple"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as told; ``value`` is before scale and unit: 1.42 in 1.42万个."""

    value: Decimal
    unit: str = ""
    scale: str = ""
    high: Decimal | None = None  # the upper end of a range
    divisor: int = 1  # 3 in 三分之一
    qualifiers: frozenset[str] = frozenset()

    @property
    def kind(self) -> QuantityKind:
        """Tell rates, percentage points, multiples and calendar years from amounts."""
        if self.unit in _RATES or self.divisor != 1:
            return QuantityKind.RATE
        if self.unit in (POINTS, "百分点"):
            return QuantityKind.POINTS
        if self.unit == "倍":
            return QuantityKind.MULTIPLE
        calendar = self.unit == "年" and not self.scale and 1900 <= self.value < 2100
        return QuantityKind.YEAR if calendar else QuantityKind.AMOUNT

    @property
    def base_unit(self) -> str:
        """The unit that ``amounts`` counts: 平方米 for 平方公里, nothing for a rate."""
        return "" if self.unit in _RATES else _CONVERTED.get(self.unit, (self.unit, 1))[0]

    @property
    def factor(self) -> Fraction:
        """What the number is multiplied by to give base units: 10000 in 1.42万个, 1/100 in 7%."""
        unit = _RATES.get(self.unit, Fraction(_CONVERTED.get(self.unit, ("", 1))[1]))
        return Fraction(SCALES[self.scale], self.divisor) * unit

    @property
    def amounts(self) -> tuple[Fraction, Fraction]:
        """Lower and upper end in base units; equal unless a range is told."""
        high = self.value if self.high is None else self.high
        return Fraction(self.value) * self.factor, Fraction(high) * self.factor


class FoundQuantity(NamedTuple):
    """A quantity with its range in the text, and the range of its number alone."""

    quantity: Quantity
    start: int
    end: int
    number_start: int
    number_end: int


def find_quantities(text: str) -> Iterator[FoundQuantity]:
    """Yield every quantity of a text in reading order; none overlap.

    Digits count with or without a unit, numbers in characters only with one.
    """
    narrow = text.translate(_WIDE)
    for match in _QUANTITY.finditer(narrow):
        quantity = _read(match)
        if quantity is not None:
            group = next(name for name in ("number", "half", "per", "han") if match[name])
            yield FoundQuantity(quantity, match.start(), match.end(), *match.span(group))


def parse_quantity(text: str) -> Quantity:
    """Read a text that is one quantity and nothing else; raise ValueError where it is not."""
    match = _QUANTITY.fullmatch(text.translate(_WIDE))
    quantity = _read(match) if match else None
    if quantity is None:
        raise ValueError(f"{text!r} is not one quantity")
    return quantity


def format_quantity(quantity: Quantity) -> str:
    """Write a quantity with Arabic digits; ``parse_quantity`` reads the same one back."""
    before = [q for q in sorted(quantity.qualifiers) if re.fullmatch(_QUALIFIERS_BEFORE, q)]
    middle = [q for q in sorted(quantity.qualifiers) if q in ("余", "多")]
    after = [q for q in sorted(quantity.qualifiers) if q not in (*before, *middle)]
    number = f"{quantity.value:f}" + (f"-{quantity.high:f}" if quantity.high is not None else "")
    if quantity.divisor != 1:
        number = f"{quantity.divisor}分之{number}"
    return "".join((*before, number, quantity.scale, *middle, quantity.unit, *after))


def same_amount(one: Quantity, other: Quantity) -> bool:
    """Say whether two quantities tell the same amount of the same thing, however written."""
    if one.kind is not other.kind or one.base_unit != other.base_unit:
        return False
    return one.amounts == other.amounts


def _read(match: re.Match[str]) -> Quantity | None:
    unit = (match["unit"] or "") + (match["year"] or "")
    beside = (match["before"], match["middle"], match["after"])
    qualifiers = frozenset(word for word in beside if word)
    if match["half"]:
        return Quantity(Decimal(1), unit, divisor=2, qualifiers=qualifiers)
    if match["per"]:
        return _fraction(match, unit, qualifiers)
    if match["han"]:
        return _in_characters(match["han"], unit, qualifiers)
    low = _number(match["low"])
    high = _number(match["high"]) if match["high"] else None
    if low is None:
        return None
    if not unit:
        shared = _SHARING.match(match.string, match.end())
        unit = shared["unit"] if shared else ""
    return Quantity(low, unit, match["scale"], high, qualifiers=qualifiers)


def _fraction(match: re.Match[str], unit: str, qualifiers: frozenset[str]) -> Quantity | None:
    """Read 百分之五 as 5%, 千分之三 as 3‰ and 三分之一 as 1 of 3."""
    numerator = _number(match["numerator"])
    if numerator is None:
        return None
    if match["denominator"] in ("百", "千"):
        sign = "%" if match["denominator"] == "百" else "‰"
        return None if unit else Quantity(numerator, sign, qualifiers=qualifiers)
    denominator = _number(match["denominator"])
    if denominator is None or denominator < 2 or denominator != int(denominator):
        return None
    return Quantity(numerator, unit, divisor=int(denominator), qualifiers=qualifiers)


def _in_characters(text: str, unit: str, qualifiers: frozenset[str]) -> Quantity | None:
    if not unit:
        return None
    scaled = _HAN_SCALE.fullmatch(text)  # 三万人 keeps its scale, 三万五千人 is 35000
    if scaled:
        number = chinese_number(scaled["number"])
        if number is not None:
            return Quantity(number, unit, scaled["scale"], qualifiers=qualifiers)
    number = chinese_number(text)
    return None if number is None else Quantity(number, unit, qualifiers=qualifiers)


def _number(text: str) -> Decimal | None:
    return Decimal(text.replace(",", "")) if text[0].isdigit() else chinese_number(text)
