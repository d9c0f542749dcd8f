"""Arithmetic over figures of the table: exact decimals, checked units, the derivation shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import pairwise

from assistant.operations import Operation
from index.figures import figure_in_quote
from index.quantities import (
    ABOUT,
    AT_LEAST,
    AT_MOST,
    POINTS,
    Quantity,
    QuantityKind,
    parse_quantity,
)
from index.types import Indicator, Measure, Status

PERCENT_PLACES, TIMES_PLACES = 1, 2  # decimal places of computed shares and multiples
DESIGNATIONS = ("号线", "英寸")  # numbers that name a thing rather than count it


class NotComputable(Exception):
    """The figures cannot be combined soundly; the message tells the asker why, without figures."""


@dataclass(frozen=True, slots=True)
class Calculation:
    """A result with its derivation; ``rows`` are the operands, each to be cited."""

    result: str
    derivation: str
    rows: tuple[Indicator, ...]
    answers: bool = False  # the result names what was asked for: 最高的是…


@dataclass(frozen=True, slots=True)
class _Operand:
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


def calculate(operation: Operation, rows: Sequence[Indicator]) -> Calculation:
    """Combine rows in the order given; raise NotComputable where that would not be sound."""
    return _COMBINE[operation](operation, [_operand(row) for row in rows])


def _operand(row: Indicator) -> _Operand:
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
    return _Operand(row, quantity, row.value.startswith("-"))


def _alike(operands: Sequence[_Operand], fewest: int) -> None:
    """Raise NotComputable unless all are amounts, or all rates, in one unit."""
    if len(operands) < fewest:
        raise NotComputable("报告里没有可以一起计算的两个数")
    if len({o.quantity.kind for o in operands}) > 1 or len({_is_rate(o) for o in operands}) > 1:
        raise NotComputable("这几个数一个是数量，一个是比率，不能一起计算")
    if len({o.row.region for o in operands}) > 1:
        raise NotComputable("这几个数不属于同一地区，不能一起计算")
    if len({o.quantity.base_unit for o in operands}) > 1:
        raise NotComputable("这几个数的单位不同，不能一起计算")


def _is_rate(operand: _Operand) -> bool:
    rates = (QuantityKind.RATE, QuantityKind.POINTS, QuantityKind.MULTIPLE)
    changes = operand.row.measure in (Measure.GROWTH, Measure.SHARE, Measure.EXCESS)
    return changes or operand.quantity.kind in rates


def _two(operands: Sequence[_Operand]) -> tuple[_Operand, _Operand]:
    _alike(operands, 2)
    if len(operands) != 2:
        raise NotComputable("能对上的数不止两个，请说明是哪两个")
    return operands[0], operands[1]


def _no_rates(operands: Sequence[_Operand]) -> None:
    if any(_is_rate(o) for o in operands):
        raise NotComputable("增长率、占比这类比率不能相加或相除")


def _sum(_: Operation, operands: Sequence[_Operand]) -> Calculation:
    _alike(operands, 2)
    _no_rates(operands)
    if (
        len({o.row.period for o in operands} & {"累计"})
        and len({o.row.period for o in operands}) > 1
    ):
        raise NotComputable("累计数已经包含当年新增数，不能再相加")
    if len({o.row.name for o in operands}) > 1 and len({o.amount for o in operands}) == 1:
        same = {o.row.aliases[:1] for o in operands}
        if len(same) == 1:
            raise NotComputable("这几个数说的是同一件事，不能相加")
    total = sum((o.amount for o in operands), Fraction(0))
    return _result(operands, "+", _in_unit(total, operands), _bound(operands, [1] * len(operands)))


def _difference(_: Operation, operands: Sequence[_Operand]) -> Calculation:
    first, second = sorted(_two(operands), key=lambda o: o.amount, reverse=True)
    difference = first.amount - second.amount
    if _is_rate(first):
        in_points = _exact(difference * 100 if first.quantity.unit == "%" else difference)
        told = f"{in_points}{POINTS if first.quantity.unit == '%' else first.quantity.unit}"
    else:
        told = _in_unit(difference, operands)
    return _result([first, second], "−", told, _bound([first, second], [1, -1]))


def _ratio(operation: Operation, operands: Sequence[_Operand]) -> Calculation:
    first, second = _two(operands)
    if operation is Operation.SHARE:  # the part of the whole, in whatever order they are named
        first, second = operands = sorted(operands, key=lambda o: o.amount)
        if first.row.period == "累计" and second.row.period != "累计":
            raise NotComputable("累计数不是当年数的一部分，不能算占比")
    _no_rates(operands)
    if second.amount == 0:
        raise NotComputable("除数为零，不能计算")
    bound = _bound(operands, [1, -1])
    if operation is Operation.RATIO:
        return _quotient(operands, first.amount / second.amount, "倍", bound)
    return _quotient(operands, first.amount / second.amount * 100, "%", bound)


def _percent_change(_: Operation, operands: Sequence[_Operand]) -> Calculation:
    first, second = _two(operands)
    _no_rates(operands)
    if second.amount == 0:
        raise NotComputable("除数为零，不能计算")
    high, low = sorted((first, second), key=lambda o: o.amount, reverse=True)
    value, rounded = _rounded((high.amount - low.amount) / second.amount * 100, PERCENT_PLACES)
    bound = "约" if rounded else _bound([first, second], [1, -1])
    derivation = f"（{high.told} − {low.told}）÷ {second.told} = {bound}{value}%"
    return Calculation(f"{bound}{value}%", derivation, (first.row, second.row))


def _average(_: Operation, operands: Sequence[_Operand]) -> Calculation:
    if len(operands) != 2:
        raise NotComputable("报告里没有可以算平均数的两个数")
    total, count = operands
    _no_rates(operands)
    if count.amount == 0:
        raise NotComputable("除数为零，不能计算")
    factor, unit = total.quantity.factor, total.quantity.scale + total.quantity.unit
    if total.amount / count.amount < factor:
        factor, unit = Fraction(1), total.quantity.base_unit
    value = total.amount / count.amount / factor
    return _quotient(operands, value, unit, _bound(operands, [1, -1]))


def _comparison(_: Operation, operands: Sequence[_Operand]) -> Calculation:
    first, second = _two(operands)
    sign = "=" if first.amount == second.amount else ">" if first.amount > second.amount else "<"
    words = {"=": "两者相同", ">": "前者较大", "<": "后者较大"}[sign]
    caveat = "（按报告所列的数比较）" if first.row.qualifier or second.row.qualifier else ""
    derivation = f"{first.told} {sign} {second.told}，{words}{caveat}"
    return Calculation(words, derivation, (first.row, second.row))


def _ranking(operation: Operation, operands: Sequence[_Operand]) -> Calculation:
    _alike(operands, 2)
    if len({(o.row.year, o.row.status is Status.TARGET) for o in operands}) > 1:
        raise NotComputable("涉及的年份不止一个，请说明是哪一年")
    lowest_first = operation is Operation.LOWEST
    ordered = sorted(operands, key=lambda o: o.amount, reverse=not lowest_first)
    best = [o for o in ordered if o.amount == ordered[0].amount]
    names = "、".join(dict.fromkeys(f"{o.row.name}（{o.told}）" for o in best))
    sign = " < " if lowest_first else " > "
    derivation = ordered[0].told
    for one, other in pairwise(ordered):
        derivation += f"{' = ' if one.amount == other.amount else sign}{other.told}"
    first = ordered[0].row
    when = f"按照{first.year}年计划" if first.status is Status.TARGET else f"{first.year}年"
    words = f"{when}，{'最低' if lowest_first else '最高'}的是"
    if operation is Operation.RANKING:
        words, names = (
            f"{when}，从高到低依次是",
            "、".join(f"{o.row.name}（{o.told}）" for o in ordered),
        )
    return Calculation(f"{words}{names}", derivation, tuple(o.row for o in ordered), answers=True)


def _fulfilment(_: Operation, operands: Sequence[_Operand]) -> Calculation:
    beyond = [o for o in operands if o.row.measure is Measure.EXCESS]
    if len(beyond) != 1:
        raise NotComputable("报告没有给出完成情况与目标之间的比例")
    result = _exact(100 + beyond[0].amount * 100)
    return Calculation(f"{result}%", f"100% + {beyond[0].told} = {result}%", (beyond[0].row,))


def _base(_: Operation, operands: Sequence[_Operand]) -> Calculation:
    """Work back from a level and its change: 8268件 ÷（1 + 21.7%）."""
    levels = [o for o in operands if o.row.measure is Measure.LEVEL]
    changes = [o for o in operands if o.row.measure is not Measure.LEVEL and _is_rate(o)]
    if len(levels) != 1 or len(changes) != 1:
        raise NotComputable("报告没有同时给出这一项的数量和变化幅度")
    level, change = levels[0], changes[0]
    rows = (level.row, change.row)
    if change.quantity.kind is QuantityKind.POINTS:
        if level.quantity.unit != "%":
            raise NotComputable("这几个数的单位不同，不能一起计算")
        result = f"{_exact(level.amount * 100 - change.amount)}%"
        return Calculation(result, f"{level.told} − {change.told} = {result}", rows)
    sign = "−" if change.falls else "+"
    told = figure_in_quote(change.row)
    places = max(0, -int(level.quantity.value.as_tuple().exponent))
    base = _rounded(Fraction(level.quantity.value) / (1 + change.amount), places)[0]
    result = f"约{base}{level.quantity.scale}{level.quantity.unit}"
    return Calculation(result, f"{level.told} ÷（1 {sign} {told}）= {result}", rows)


def _quotient(operands: Sequence[_Operand], exact: Fraction, unit: str, bound: str) -> Calculation:
    value, rounded = _rounded(exact, PERCENT_PLACES if unit == "%" else TIMES_PLACES)
    return _result(operands, "÷", f"{value}{unit}", "约" if rounded else bound)


def _result(operands: Sequence[_Operand], sign: str, told: str, bound: str) -> Calculation:
    terms = f" {sign} ".join(o.told for o in operands)
    rows = tuple(o.row for o in operands)
    return Calculation(f"{bound}{told}", f"{terms} = {bound}{told}", rows)


def _bound(operands: Sequence[_Operand], signs: Sequence[int]) -> str:
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
    return found.pop() if len(found) == 1 else "约" if found else ""


def _in_unit(amount: Fraction, operands: Sequence[_Operand]) -> str:
    """Tell an amount in the operands' own unit where they share it, else in the base unit."""
    units = {(o.quantity.scale, o.quantity.unit) for o in operands}
    if len(units) > 1:
        return f"{_exact(amount)}{operands[0].quantity.base_unit}"
    first = operands[0].quantity
    return f"{_exact(amount / first.factor)}{first.scale}{first.unit}"


def _exact(value: Fraction) -> str:
    """Write a fraction whose decimal expansion ends."""
    return f"{(Decimal(value.numerator) / Decimal(value.denominator)).normalize():f}"


def _rounded(value: Fraction, places: int) -> tuple[str, bool]:
    """Return a value to some decimal places, more if it were zero, and whether that changed it."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    places = max(places, -exact.adjusted()) if exact else places
    short = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{short.normalize():f}", Fraction(short) != value


_Combine = Callable[[Operation, Sequence[_Operand]], Calculation]
_COMBINE: dict[Operation, _Combine] = {
    Operation.DIFFERENCE: _difference,
    Operation.FROM_TO: _difference,
    Operation.RATIO: _ratio,
    Operation.SHARE: _ratio,
    Operation.PERCENT_CHANGE: _percent_change,
    Operation.SUM: _sum,
    Operation.AVERAGE: _average,
    Operation.COMPARISON: _comparison,
    Operation.HIGHEST: _ranking,
    Operation.LOWEST: _ranking,
    Operation.RANKING: _ranking,
    Operation.FULFILMENT: _fulfilment,
    Operation.BASE: _base,
}
