"""Arithmetic over figures of the table: exact decimals, checked units, the derivation shown."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from index.types import Indicator, Measure


class Operation(StrEnum):
    """What is to be computed of two or more figures."""

    DIFFERENCE = "difference"
    RATIO = "ratio"
    PERCENT_CHANGE = "percent_change"
    SHARE = "share"
    SUM = "sum"


class NotComputable(Exception):
    """The figures cannot be combined soundly; the message tells the asker why, without figures."""


@dataclass(frozen=True, slots=True)
class Calculation:
    """A result with its derivation; ``rows`` are the operands, each to be cited."""

    result: str
    derivation: str
    rows: tuple[Indicator, ...]


# 比2019年多 and 比幼儿园学位多 compare two figures; 比上年提高 is a change that a row tells.
_THAN = (
    r"比(?!例|重|(?:上年|去年|上一年|前一年)(?:同期)?"
    r"(?:提高|提升|上升|下降|增长|增加|减少|变化|变动))"
)
_OPERATIONS = (  # the first that fits; an example beside each
    (Operation.RATIO, r"是.*(?:几|多少)倍|(?:几|多少)倍|how many times"),  # 是2019年的几倍
    (Operation.PERCENT_CHANGE, _THAN + r".*(?:多|少|高|低|增加|减少|增)了?百分之(?:几|多少)"),
    (Operation.SHARE, r"(?:在|占).+(?:里|中|的).*占?(?:几成|百分之几|百分之多少|多大比例)(?!.*全)"),
    (Operation.SUM, r"一共|合计|总共|加起来|相加|之和|加.+共|in total|altogether"),  # 合计多少个
    (
        Operation.DIFFERENCE,  # 比2019年多多少个, 差多少, 高几个百分点
        _THAN + r".*(?:多|少|高|低|大|小|快|慢|增加|减少|增|减)(?:了|出)?(?:多少|几)"
        r"|差(?:距)?(?:了|是)?(?:多少|几)|相差|差额|(?:少|多)了(?:多少|几)|(?:快|高|低|多)(?:多少|几)(?:个|名|家|百分点)"
        r"|how many more|how much more|difference|爭几多",
    ),
)
_PATTERNS = tuple((operation, re.compile(pattern)) for operation, pattern in _OPERATIONS)
# The words of an operation that are no measure of a figure: 多多少, 比, 合计.
_WORDS = re.compile(
    r"比|(?:多|少|高|低|大|小|快|慢|增加|减少|增|减)了?(?=多少|几|百分之)|相差|差额|差(?=多少|几|了)"
    r"|(?:几|多少)倍|百分之(?:几|多少)|几成|一共|合计|总共|加起来|相加|之和|哪个|还是|相比|占|加|共"
    r"|how many more|how much more|more|difference|in total|altogether|than"
)
_SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000), "千": Decimal(1000)}


def take_operation(text: str) -> tuple[Operation | None, str]:
    """Return the operation that a squeezed question asks for, and the text with its words blanked.

    Offsets stay as they are. 占全市的比例 is a share that a row tells, not an operation.
    """
    operation = next((o for o, pattern in _PATTERNS if pattern.search(text)), None)
    if operation is None:
        return None, text
    return operation, _WORDS.sub(lambda match: " " * len(match.group()), text)


def calculate(operation: Operation, rows: Sequence[Indicator]) -> Calculation:
    """Combine rows in the order given; raise NotComputable where that would not be sound."""
    if len(rows) < 2:
        raise NotComputable("报告里没有可以一起计算的两个数")
    if operation is not Operation.SUM and len(rows) != 2:
        raise NotComputable("能对上的数不止两个，请说明是哪两个")
    amounts = [_amount(row) for row in rows]
    bases = {base for _, base in amounts}
    rates = any(row.measure is not Measure.LEVEL for row in rows)
    if len(bases) > 1:
        raise NotComputable("这几个数的单位不同，不能一起计算")
    if rates and operation is not Operation.DIFFERENCE:
        raise NotComputable("增长率、占比这类比率不能相加或相除")
    if len({row.measure for row in rows}) > 1:
        raise NotComputable("这几个数一个是数量，一个是比率，不能一起计算")
    if operation is Operation.DIFFERENCE and amounts[0] < amounts[1]:
        rows, amounts = rows[::-1], amounts[::-1]
    values = [value for value, _ in amounts]
    result, sign = _combine(operation, values, bases.pop(), rates)
    about = "约" if any(row.qualifier for row in rows) else ""
    terms = f" {sign} ".join(f"{row.value}{row.unit}" for row in rows)
    return Calculation(f"{about}{result}", f"{terms} = {about}{result}", tuple(rows))


def _combine(
    operation: Operation, values: list[Decimal], unit: str, rates: bool
) -> tuple[str, str]:
    """Return the result with its unit, and the sign of the derivation."""
    if operation is Operation.SUM:
        return f"{_plain(sum(values, Decimal(0)))}{unit}", "+"
    first, second = values
    if operation is Operation.DIFFERENCE:
        points = "个百分点" if rates and unit == "%" else unit
        return f"{_plain(first - second)}{points}", "−"
    if second == 0:
        raise NotComputable("除数为零，不能计算")
    if operation is Operation.RATIO:
        return f"{_plain(_rounded(first / second))}倍", "÷"
    if operation is Operation.SHARE:
        return f"{_plain(_rounded(first / second * 100))}%", "÷"
    return f"{_plain(_rounded((first / second - 1) * 100))}%", "相对于"


def _amount(row: Indicator) -> tuple[Decimal, str]:
    """Return a row's value in its base unit: 1.42 万个 is 14200 个."""
    if not re.fullmatch(r"-?\d+(?:\.\d+)?", row.value):
        raise NotComputable("其中有一个数不是单一的数值，不能计算")
    if row.measure is Measure.RANK:
        raise NotComputable("位次不能参与计算")
    scale = _SCALES.get(row.unit[:1], Decimal(1))
    return Decimal(row.value) * scale, row.unit[1:] if scale != 1 else row.unit


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"))


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
