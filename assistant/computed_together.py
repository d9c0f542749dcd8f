"""What one name asks of several figures of a sentence: a share of a part, a sum of kinds."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.before_change import what_was_gained
from assistant.counters import asks_unit
from assistant.figure_asked import FigureQuestion
from assistant.lookup import Missing, select
from assistant.operands import Operands
from assistant.operations import Operation
from assistant.slots import Asked
from assistant.types import Declined, Draft
from index.indicators import IndicatorTable
from index.types import Indicator, Measure

_SHARE_OF = re.compile("占[^，,]{1,12}(?:百分之|几成|比[例重])")


def computed_together(
    question: FigureQuestion,
    table: IndicatorTable,
    operands: Operands,
    compute: Callable[[Operation, Sequence[Indicator], FigureQuestion], Draft | Declined],
) -> Draft | Declined | None:
    """Compute what one name asks of several figures of a sentence, or return nothing.

    A share of a part told after 其中, and a sum of what is named alike.
    """
    if question.region or question.unexplained or not question.groups:
        return None
    gained = what_was_gained(question, table)
    by = Operation.INCREASE if gained else Operation.SUM
    if gained or question.operation is Operation.SUM:
        rows = gained or operands.named_alike(question)
        question = replace(question, operation=by)
        return compute(by, rows, question) if len(rows) > 1 else None
    if question.slots.asked is Asked.TARGET and question.slots.measure is Measure.GROWTH:
        is_told = isinstance(select(question, table), tuple)
        rows = [] if is_told else operands.target_and_result(question)
        by = Operation.DIFFERENCE if asks_unit(question.text) else Operation.PERCENT_CHANGE
        return compute(by, rows, question) if rows else None
    is_share = question.slots.measure is Measure.SHARE or _SHARE_OF.search(question.text)
    if question.operation or question.frame or not is_share or len(question.names) > 1:
        return None
    share = replace(question, slots=replace(question.slots, measure=Measure.SHARE))
    if not isinstance(select(share, table), Missing):
        return None  # the report tells it
    rows = operands.part_and_whole(question.names)
    return compute(Operation.SHARE, rows, question) if rows else None
