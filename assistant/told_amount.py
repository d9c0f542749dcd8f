"""Which figures are the amounts that a question states: 增长17.5%的是哪项指标."""

import re

from assistant.figure_asked import FigureQuestion
from assistant.lookup import amounts_to
from index.indicators import IndicatorTable
from index.quantities import Quantity, QuantityKind, find_quantities
from index.types import CHANGES, Indicator, Measure
from index.words import fold

MOST = 6  # figures of one amount; more are told apart by no one
_OF_WHAT = re.compile(
    "(?:是|指|指的是|对应|属于|说的是|讲的是)(?:的)?(?:什么|啥|哪一?[个项类])|哪一?[个项类](?:指标|数据|数字)|什么的(?:增[幅速]|降幅|占比|数)"
)
_DIGIT = re.compile(r"\d")
_CHANGES = re.compile("增长|增幅|增速|上升|提高|下降|降幅|降低|减少")


def asks_of_amount(text: str) -> bool:
    """Say whether a folded text states amounts and asks what they are of: 1500个指的是什么."""
    return _OF_WHAT.search(text) is not None and bool(_stated(text))


def _stated(text: str) -> list[Quantity]:
    """Return the amounts stated in digits with a unit; 三项制度 states none."""
    found = (f for f in find_quantities(text) if _DIGIT.search(text[f.start : f.end]))
    amounts = (f.quantity for f in found if f.quantity.unit)
    return [amount for amount in amounts if amount.kind is not QuantityKind.YEAR]


def rows_of_amounts(question: FigureQuestion, table: IndicatorTable) -> tuple[Indicator, ...]:
    """Return the rows of every amount that a question without a name asks the name of.

    Nothing is returned where one of them is the amount of no row, or of too many. An amount that
    is asked for beside a change is told with it: 具体数量多少.
    """
    text = fold(question.text)
    if question.groups or question.region or not asks_of_amount(text):
        return ()
    of_change = _CHANGES.search(text) is not None
    told: list[Indicator] = []
    for amount in _stated(text):
        rows = [row for row in table if amounts_to(row, [amount])]
        rows = [row for row in rows if not question.years or row.year in question.years]
        rows = [row for row in rows if not of_change or row.measure in CHANGES]
        if not rows or len(rows) > MOST:
            return ()
        told += [row for row in rows if row not in told]
    if question.slots.is_level and of_change:
        named = {(row.name, row.year) for row in told}
        levels = (row for row in table if row.measure is Measure.LEVEL)
        told += [row for row in levels if (row.name, row.year) in named]
    return tuple(sorted(told, key=lambda row: row.start))
