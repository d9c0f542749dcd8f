"""The figures that an asker states: 目标是1600个吗, 听说下降35%, 是35.2吗."""

import re
from collections.abc import Sequence

from index.quantities import (
    FoundQuantity,
    Quantity,
    QuantityKind,
    find_quantities,
    same_amount,
)
from index.types import Indicator, Measure

_WHICH = "哪每这那另同边"  # 哪一家 states no figure
_NAMING = ("年", "号线", "期", "届", "英寸")
_SAYING = ("是", "为", "有", "到", "达")
_UNIT_LEFT = re.compile("(?:微克|名|号)?(?:[吗么吧嘛对?？,，]|$)")


def stated_in(rest: str) -> list[FoundQuantity]:
    """Return the figures stated in a squeezed question whose names were taken out before."""
    stated = [f for f in find_quantities(rest) if _has_unit(f) or _is_bare(f, rest)]
    return [f for f in stated if rest[max(f.start - 1, 0)] not in _WHICH]


def tells_any(row: Indicator, stated: Sequence[Quantity]) -> bool:
    """Say whether a figure is one of the amounts that an asker states."""
    told = [found.quantity for found in find_quantities(row.quote)]
    own = [q for q in told if str(q.value) == row.value.lstrip("-")]
    return any(same_amount(one, other) for one in own for other in stated)


def is_rate_of(row: Indicator) -> bool:
    """Say whether a figure is a rate, of which many may tell the same amount."""
    return row.measure is not Measure.LEVEL or row.unit.endswith(("%", "百分点"))


def _has_unit(found: FoundQuantity) -> bool:
    """Say whether a quantity is told in full: 1600个, 800亿, but no 2020年, 14号线 or 一期."""
    quantity = found.quantity
    is_name = quantity.kind is QuantityKind.YEAR or quantity.unit in _NAMING
    return bool(quantity.unit or quantity.scale) and not is_name


def _is_bare(found: FoundQuantity, rest: str) -> bool:
    """Say whether a number without a unit is stated: 是35.2吗, 是不是20微克."""
    told = found.quantity
    says = rest[: found.start].endswith(_SAYING)
    ends = _UNIT_LEFT.match(rest, found.end) is not None
    return not told.unit and not told.scale and says and ends
