"""Arithmetic over figures of the table: exact decimals, checked units, the derivation shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from assistant.amounts import (
    NotComputable,
    Operand,
    bound_of,
    check_alike,
    check_no_rates,
    in_full,
    in_unit,
    is_rate,
    operand_of,
    round_to,
    rounded_bound,
    two_of,
    year_and_status,
)
from assistant.operations import Operation
from assistant.rounding import USUAL, Rounding
from index.figures import figure_in_quote
from index.quantities import POINTS, QuantityKind
from index.types import Indicator, Measure, Status

PERCENT_PLACES, TIMES_PLACES = 1, 2  # decimal places of computed shares and multiples
MANY_TIMES = 10  # multiples and averages from which one place is told: 12.5个


@dataclass(frozen=True, slots=True)
class Calculation:
    """A result with its derivation; ``rows`` are the operands, each to be cited."""

    result: str
    derivation: str
    rows: tuple[Indicator, ...]
    answers: bool = False  # the result names what was asked for: 最高的是…


@dataclass(frozen=True, slots=True)
class _Wanted:
    operation: Operation
    rounding: Rounding

    def rounded(self, value: Fraction, usual: int) -> tuple[str, bool]:
        places = self.rounding.places
        return round_to(value, usual if places is None else places)


def calculate(
    operation: Operation, rows: Sequence[Indicator], rounding: Rounding = USUAL
) -> Calculation:
    """Combine rows in the order given; raise NotComputable where that would not be sound."""
    return _COMBINE[operation](_Wanted(operation, rounding), [operand_of(row) for row in rows])


def _sum(_: _Wanted, operands: Sequence[Operand]) -> Calculation:
    check_alike(operands, 2)
    check_no_rates(operands)
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
    return _result(operands, "+", in_unit(total, operands), bound_of(operands, [1] * len(operands)))


def share_of_sum(
    part: Indicator, rows: Sequence[Indicator], rounding: Rounding = USUAL
) -> Calculation:
    """Return the share that one of several figures has of their sum: 16个 ÷（16个 + 5个）.

    Raise NotComputable where they cannot be added up.
    """
    total = calculate(Operation.SUM, rows)
    operands = [operand_of(row) for row in rows]
    amounts = sum((o.amount for o in operands), Fraction(0))
    if amounts == 0:
        raise NotComputable("除数为零，不能计算")
    ours = operand_of(part)
    value, rounded = _Wanted(Operation.SHARE, rounding).rounded(
        ours.amount / amounts * 100, PERCENT_PLACES
    )
    bounds = [1 if o.row is part else -1 for o in operands]
    bound = rounded_bound(bound_of(operands, bounds), rounded)
    terms = " + ".join(o.told for o in operands)
    derivation = f"{ours.told} ÷（{terms}）= {bound}{value}%"
    return Calculation(f"{bound}{value}%", derivation, total.rows)


def _difference(_: _Wanted, operands: Sequence[Operand]) -> Calculation:
    first, second = sorted(two_of(operands), key=lambda o: o.amount, reverse=True)
    difference = first.amount - second.amount
    if is_rate(first):
        in_points = in_full(difference * 100 if first.quantity.unit == "%" else difference)
        told = f"{in_points}{POINTS if first.quantity.unit == '%' else first.quantity.unit}"
    else:
        told = in_unit(difference, operands)
    if first.falls and second.falls:  # 下降11.3% is more than 下降2.4%
        first, second = second, first
        terms = " − ".join(figure_in_quote(o.row) for o in (first, second))
        bound = bound_of([first, second], [1, -1])
        return Calculation(f"{bound}{told}", f"{terms} = {bound}{told}", (first.row, second.row))
    return _result([first, second], "−", told, bound_of([first, second], [1, -1]))


def _ratio(wanted: _Wanted, operands: Sequence[Operand]) -> Calculation:
    first, second = two_of(operands)
    if (
        wanted.operation is Operation.SHARE
    ):  # the part of the whole, in whatever order they are named
        first, second = operands = sorted(operands, key=lambda o: o.amount)
        if first.row.period == "累计" and second.row.period != "累计":
            raise NotComputable("累计数不是当年数的一部分，不能算占比")
    check_no_rates(operands)
    if second.amount == 0:
        raise NotComputable("除数为零，不能计算")
    bound = bound_of(operands, [1, -1])
    if wanted.operation is Operation.RATIO and not wanted.rounding.in_percent:
        return _quotient(wanted, operands, first.amount / second.amount, "倍", bound)
    return _quotient(wanted, operands, first.amount / second.amount * 100, "%", bound)


def _percent_change(wanted: _Wanted, operands: Sequence[Operand]) -> Calculation:
    first, second = two_of(operands)
    check_no_rates(operands)
    if second.amount == 0:
        raise NotComputable("除数为零，不能计算")
    high, low = sorted((first, second), key=lambda o: o.amount, reverse=True)
    change = (high.amount - low.amount) / second.amount * 100
    value, rounded = wanted.rounded(change, PERCENT_PLACES)
    signs = [1, -1] if first is high else [-1, 1]  # 100家以上 of 132家: at most that much less
    bound = rounded_bound(bound_of([first, second], signs), rounded)
    derivation = f"（{high.told} − {low.told}）÷ {second.told} = {bound}{value}%"
    return Calculation(f"{bound}{value}%", derivation, (first.row, second.row))


def _average(wanted: _Wanted, operands: Sequence[Operand]) -> Calculation:
    if len(operands) != 2:
        raise NotComputable("报告里没有可以算平均数的两个数")
    total, count = operands
    check_no_rates(operands)
    if count.amount == 0:
        raise NotComputable("除数为零，不能计算")
    factor, unit = total.quantity.factor, total.quantity.scale + total.quantity.unit
    if total.amount / count.amount < factor:
        factor, unit = Fraction(1), total.quantity.base_unit
    value = total.amount / count.amount / factor
    return _quotient(wanted, operands, value, unit, bound_of(operands, [1, -1]))


def _comparison(_: _Wanted, operands: Sequence[Operand]) -> Calculation:
    first, second = two_of(operands)
    ours, theirs = _sizes(operands)
    sign = "=" if ours == theirs else ">" if ours > theirs else "<"
    words = {"=": "两者相同", ">": "前者较大", "<": "后者较大"}[sign]
    caveat = "（按报告所列的数比较）" if first.row.qualifier or second.row.qualifier else ""
    derivation = f"{_told(first, operands)} {sign} {_told(second, operands)}，{words}{caveat}"
    return Calculation(words, derivation, (first.row, second.row))


def _ranking(wanted: _Wanted, operands: Sequence[Operand]) -> Calculation:
    check_alike(operands, 2)
    if len({year_and_status(o.row) for o in operands}) > 1:
        raise NotComputable("涉及的年份不止一个，请说明是哪一年")
    lowest_first = wanted.operation is Operation.LOWEST
    turn = 1 if lowest_first else -1
    sizes = zip(_sizes(operands), operands, strict=True)
    ordered = [operand for _, operand in sorted(sizes, key=lambda pair: turn * pair[0])]
    best = [o for o in ordered if o.amount == ordered[0].amount]
    names = "、".join(dict.fromkeys(f"{o.row.name}（{_told(o, operands)}）" for o in best))
    sign = " < " if lowest_first else " > "
    derivation = _told(ordered[0], operands)
    for one, other in pairwise(ordered):
        # 7%以上 and 7%左右 are neither the same nor apart
        same = " = " if one.row.qualifier == other.row.qualifier else "、"
        derivation += f"{same if one.amount == other.amount else sign}{_told(other, operands)}"
    first = ordered[0].row
    when = f"按照{first.year}年计划" if first.status is Status.TARGET else f"{first.year}年"
    words = f"{when}，{'最低' if lowest_first else '最高'}的是"
    if wanted.operation is Operation.RANKING:
        words, names = (
            f"{when}，从高到低依次是",
            "、".join(f"{o.row.name}（{_told(o, operands)}）" for o in ordered),
        )
    return Calculation(f"{words}{names}", derivation, tuple(o.row for o in ordered), answers=True)


def _sizes(operands: Sequence[Operand]) -> list[Fraction]:
    """Return what is compared: of falls alone how far each falls, 降5.32% more than 降2.3%."""
    falls = all(operand.falls for operand in operands)
    return [-operand.amount if falls else operand.amount for operand in operands]


def _told(operand: Operand, compared: Sequence[Operand]) -> str:
    falls = all(other.falls for other in compared)
    return f"下降{figure_in_quote(operand.row)}" if falls else operand.told


def _fulfilment(_: _Wanted, operands: Sequence[Operand]) -> Calculation:
    beyond = [o for o in operands if o.row.measure is Measure.EXCESS]
    if len(beyond) != 1:
        raise NotComputable("报告没有给出完成情况与目标之间的比例")
    result = in_full(100 + beyond[0].amount * 100)
    return Calculation(f"{result}%", f"100% + {beyond[0].told} = {result}%", (beyond[0].row,))


def _base(wanted: _Wanted, operands: Sequence[Operand]) -> Calculation:
    """Work back from a level and its change or share: 8268件 ÷（1 + 21.7%）, 1.42万个 ÷ 28%."""
    levels = [o for o in operands if o.row.measure is Measure.LEVEL]
    changes = [o for o in operands if o.row.measure is not Measure.LEVEL and is_rate(o)]
    if len(levels) == 2 and not changes:  # what there is in all and what is new of it
        return _difference(wanted, levels)
    if len(levels) != 1 or len(changes) != 1:
        raise NotComputable("报告没有同时给出这一项的数量和变化幅度")
    level, change = levels[0], changes[0]
    rows = (level.row, change.row)
    if change.quantity.kind is QuantityKind.POINTS:
        if level.quantity.unit != "%":
            raise NotComputable("这几个数的单位不同，不能一起计算")
        result = f"{in_full(level.amount * 100 - change.amount)}%"
        return Calculation(result, f"{level.told} − {change.told} = {result}", rows)
    base, terms = _worked_back(level, change)
    result = _about(wanted, level, base)
    return Calculation(result, f"{terms}= {result}", rows)


def _increase(wanted: _Wanted, operands: Sequence[Operand]) -> Calculation:
    """Work out what a level gained over its base: 8268件 − 8268件 ÷（1 + 21.7%）= 约1474件."""
    level, change = operands
    base, terms = _worked_back(level, change)
    result = _about(wanted, level, abs(Fraction(level.quantity.value) - base))
    terms = f"{terms} − {level.told}" if change.falls else f"{level.told} − {terms}"
    return Calculation(result, f"{terms} = {result}", (level.row, change.row))


def _worked_back(level: Operand, change: Operand) -> tuple[Fraction, str]:
    """Return what lay before a change, or the whole of a share, and the terms of it."""
    is_share = change.row.measure is Measure.SHARE
    divisor = change.amount if is_share else 1 + change.amount
    if divisor <= 0:
        raise NotComputable("除数为零，不能计算")
    told, sign = figure_in_quote(change.row), "−" if change.falls else "+"
    by = f" {told} " if is_share else f"（1 {sign} {told}）"
    return Fraction(level.quantity.value) / divisor, f"{level.told} ÷{by}"


def _about(wanted: _Wanted, level: Operand, value: Fraction) -> str:
    """Return a value worked out of a level in its unit, as exact as the level is told."""
    places = max(0, -int(level.quantity.value.as_tuple().exponent))
    rounded = wanted.rounded(value, places)[0]
    return f"约{rounded}{level.quantity.scale}{level.quantity.unit}"


def _quotient(
    wanted: _Wanted, operands: Sequence[Operand], exact: Fraction, unit: str, bound: str
) -> Calculation:
    is_rough = unit == "%" or exact >= MANY_TIMES
    value, rounded = wanted.rounded(exact, PERCENT_PLACES if is_rough else TIMES_PLACES)
    return _result(operands, "÷", f"{value}{unit}", rounded_bound(bound, rounded))


def _result(operands: Sequence[Operand], sign: str, told: str, bound: str) -> Calculation:
    terms = f" {sign} ".join(o.told for o in operands)
    rows = tuple(o.row for o in operands)
    return Calculation(f"{bound}{told}", f"{terms} = {bound}{told}", rows)


_Combine = Callable[[_Wanted, Sequence[Operand]], Calculation]
_COMBINE: dict[Operation, _Combine] = {
    Operation.DIFFERENCE: _difference,
    Operation.FROM_TO: _difference,
    Operation.FROM_TO_RATE: _percent_change,
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
    Operation.INCREASE: _increase,
}
