"""Which year a follow-up about figures takes over, and what the report tells of that year."""

import re

from assistant.figure_asked import FigureQuestion
from assistant.figure_question import FigureReader
from assistant.slots import Asked
from index.indicators import IndicatorTable
from index.types import CHANGES, Measure, Status

_DONE = re.compile("当初|当时|已经|[一-鿿]{2}了(?=多少|几)")


def changed(names: tuple[str, ...], table: IndicatorTable, years: tuple[int, ...] = ()) -> bool:
    """Say whether the report tells how these changed, in one of the years if any are given."""
    rows = [row for row in table if row.name in names and row.measure in CHANGES]
    return any(not years or row.year in years for row in rows)


def asks_before(now: FigureQuestion, last: FigureQuestion, table: IndicatorTable) -> bool:
    """Say whether a turn is of the year before the one whose level and change the report tells.

    那2018年是多少, after the 94.9% of 2019 that are 2.4 points more than a year before.
    """
    levels = {r.year for r in table if r.name in last.names and r.measure is Measure.LEVEL}
    years = [year for year in levels if year and changed(last.names, table, (year,))]
    is_bare = not (now.mentions or now.unexplained or now.region or now.operation)
    is_bare = is_bare and now.slots.measure in (None, Measure.LEVEL)  # how it grew then is not told
    return is_bare and len(years) == 1 and now.years == (years[0] - 1,)


def of_both_years(last: FigureQuestion, table: IndicatorTable) -> str:
    """Return the difference of what is planned and what was done, where both are told as rates."""
    rows = [row for row in table if row.name in last.names and row.measure in CHANGES]
    planned = {row.year for row in rows if row.status is Status.TARGET}
    done = {row.year for row in rows if row.status is not Status.TARGET}
    is_of_plan = last.slots.asked is Asked.TARGET or (set(last.years) & planned)
    if len({row.name for row in rows}) != 1 or not (planned and done and is_of_plan):
        return ""
    return f"{planned.pop()}年和{done.pop()}年{rows[0].name}增速 相差多少"


def is_of_two_years(before: list[str], reader: FigureReader) -> bool:
    """Say whether the last two questions were about one thing in two years."""
    asked = [reader.read(question) for question in before[-2:]]
    years = {question.years for question in asked}
    return len(asked) == len(years) == 2 and len({question.names for question in asked}) == 1


def inherited_years(
    now: FigureQuestion, last: FigureQuestion, table: IndicatorTable
) -> tuple[int, ...]:
    """Keep the last year unless it has no figure of the status asked for, or of what was done.

    当初推出了多少项具体任务, after what is planned for 2020.
    """
    own = {row.year for row in table if row.name in now.names}
    if own and own.isdisjoint(last.years) and _DONE.search(now.text):
        return ()
    if now.slots.asked is not None and not _has_status(now, last, table):
        return ()
    return last.years


def _has_status(now: FigureQuestion, last: FigureQuestion, table: IndicatorTable) -> bool:
    wants_target = now.slots.asked is Asked.TARGET
    return any(
        row.name in (now.names or last.names)
        and row.year in last.years
        and (row.status is Status.TARGET) == wants_target
        for row in table
    )
