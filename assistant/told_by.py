"""What a sentence of a report calls its figures, and which amounts a question states."""

import re

from assistant.years import without_years
from index.quantities import find_quantities, same_amount
from index.report_index import ReportIndex
from index.types import Indicator, Sentence

_DIGIT = re.compile(r"\d")


def names_at(index: ReportIndex, at: Sentence) -> tuple[str, ...]:
    """Return a sentence with the names and aliases of the figures that it tells."""
    rows = index.indicators.within(at.start, at.end)
    return (at.text, *(name for row in rows for name in (row.name, *row.aliases)))


def states_no_other(question: str, row: Indicator) -> bool:
    """Say whether each amount that a question states stands by a figure: 注册资本超1亿 does not."""
    text = without_years(question)  # 一年到头 states nothing
    stated = [f.quantity for f in find_quantities(text) if _DIGIT.search(text[f.start : f.end])]
    known = [found.quantity for found in find_quantities(row.quote)]
    return all(any(same_amount(s, k) for k in known) for s in stated if s.unit)
