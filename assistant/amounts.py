"""Figures of the table as operands: exact amounts, units that fit, bounds that stay.

What cannot be combined soundly raises NotComputable.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from index.figures import figure_in_quote
from index.quantities import (
    ABOUT,
    AT_LEAST,
    AT_MOST,
    Quantity,
    QuantityKind,
    parse_quantity,
)
from index.types import Indicator, Measure, Status

OF_RATES = "增长率、占比这类比率不能相加或相除"
DESIGNATIONS = ("号线", "英寸")  # numbers that name a thing rather than count it


class NotComputable(Exception):
    """The figures cannot be combined soundly; the message tells the asker why, without figures."""


@dataclass(frozen=True, slots=True)
class Operand:
    """A row with its amount."""

    row: Indicator
    quantity: Quantity
    falls: bool  # stored negative: 下降2.3%

    @property
    def amount(self) -> Fraction:
        """The signed amount in base units."""
        low, _ = self.quantity.amounts
        return -low if self.falls else low

    @property
    def told(self) -> str:
        """The figure as told, with the sign that the table gives it."""
        return ("−" if self.falls else "") + figure_in_quote(self.row)


def operand_of(row: Indicator) -> Operand:
    """Read the amount of a row; raise NotComputable where it has no single one."""
    if row.measure is Measure.RANK:
        raise NotComputable("位次不能参与计算")
    if row.unit in DESIGNATIONS:
        raise NotComputable("线路编号、规格这类数不能参与计算")
    try:
        quantity = parse_quantity(row.value.lstrip("-") + row.unit)
    except ValueError:
        raise NotComputable("其中有一个数不是单一的数值，不能计算") from None
    if quantity.high is not None:
        raise NotComputable("其中有一个数是一个范围，不能计算")
    if not figure_in_quote(row):
        raise NotComputable("其中有一个数报告没有直接写成数字，不能计算")
    return Operand(row, quantity, row.value.startswith("-"))


def check_alike(operands: Sequence[Operand], fewest: int) -> None:
    """Raise NotComputable unless all are amounts, or all rates, in one unit."""
    if len(operands) < fewest:
        raise NotComputable("报告里没有可以一起计算的两个数")
    if len({o.quantity.kind for o in operands}) > 1 or len({is_rate(o) for o in operands}) > 1:
        raise NotComputable("这几个数一个是数量，一个是比率，不能一起计算")
    if len({o.row.region for o in operands}) > 1:
        raise NotComputable("这几个数不属于同一地区，不能一起计算")
    if len({o.quantity.base_unit for o in operands}) > 1:
        raise NotComputable("这几个数的单位不同，不能一起计算")


def is_rate(operand: Operand) -> bool:
    """Say whether a figure is a rate, a share or a change rather than an amount."""
    rates = (QuantityKind.RATE, QuantityKind.POINTS, QuantityKind.MULTIPLE)
    changes = operand.row.measure in (Measure.GROWTH, Measure.SHARE, Measure.EXCESS)
    return changes or operand.quantity.kind in rates


def two_of(operands: Sequence[Operand]) -> tuple[Operand, Operand]:
    """Return the two operands, alike; raise NotComputable where there are not two."""
    check_alike(operands, 2)
    if len(operands) != 2:
        raise NotComputable("能对上的数不止两个，请说明是哪两个")
    return operands[0], operands[1]


def check_no_rates(operands: Sequence[Operand]) -> None:
    """Raise NotComputable where one is a rate."""
    if any(is_rate(o) for o in operands):
        raise NotComputable(OF_RATES)


def unit_of(row: Indicator) -> str:
    """Return what a row counts in, if it counts: 2万余人 and 2千余名 are both people."""
    try:
        return parse_quantity(row.value.lstrip("-") + row.unit).base_unit
    except ValueError:
        return ""


def year_and_status(row: Indicator) -> tuple[int, bool]:
    """Return what rows must share to be ranked: their year, 0 for none, and whether planned."""
    return row.year or 0, row.status is Status.TARGET


def of_each_year(rows: Sequence[Indicator]) -> list[Sequence[Indicator]]:
    """Part rows by what is ranked together, where each part has several; else leave them."""
    parts: dict[tuple[int, bool], list[Indicator]] = defaultdict(list)
    for row in rows:
        parts[year_and_status(row)].append(row)
    is_parted = len(parts) > 1 and all(len(part) > 1 for part in parts.values())
    return [parts[key] for key in sorted(parts)] if is_parted else [rows]


def bound_of(operands: Sequence[Operand], signs: Sequence[int]) -> str:
    """Say what the operands' qualifiers leave of the result: 约, 至少, 至多 or nothing."""
    found = set()
    for operand, sign in zip(operands, signs, strict=True):
        for word in operand.row.qualifier.split("|"):
            if word in ABOUT:
                found.add("约")
            elif word in AT_LEAST:
                found.add("至少" if sign > 0 else "至多")
            elif word in AT_MOST:
                found.add("至多" if sign > 0 else "至少")
    bounds = found - {"约"}
    if len(bounds) == 1:  # 8.5%左右 − 7%以上 is 至多约1.5
        return bounds.pop() + ("约" if "约" in found else "")
    return "约" if found else ""


def rounded_bound(bound: str, rounded: bool) -> str:
    """Return what a result is told with after rounding: 至多约24.2%."""
    if not rounded:
        return bound
    return bound if bound.endswith("约") else f"{bound}约"


def in_unit(amount: Fraction, operands: Sequence[Operand]) -> str:
    """Tell an amount in the operands' own unit where they share it, else in the base unit."""
    units = {(o.quantity.scale, o.quantity.unit) for o in operands}
    if len(units) > 1:
        return f"{in_full(amount)}{operands[0].quantity.base_unit}"
    first = operands[0].quantity
    return f"{in_full(amount / first.factor)}{first.scale}{first.unit}"


def in_full(value: Fraction) -> str:
    """Write a fraction whose decimal expansion ends."""
    return f"{(Decimal(value.numerator) / Decimal(value.denominator)).normalize():f}"


def round_to(value: Fraction, places: int) -> tuple[str, bool]:
    """Return a value to some decimal places, more if it were zero, and whether that changed it."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    places = max(places, -exact.adjusted()) if exact else places
    short = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{short.normalize():f}", Fraction(short) != value
