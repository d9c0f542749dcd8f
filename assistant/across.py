"""What is computed of one figure in several reports: 2019年和2020年报告里的GDP目标差多少."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.amounts import NotComputable
from assistant.calculate import calculate
from assistant.names import squeeze
from assistant.operations import OF_TWO, Operation, find_operation
from assistant.rounding import USUAL
from assistant.types import Answer
from index.types import Indicator, ReportFacts
from prompts import render

_COMPUTED = OF_TWO - {Operation.SHARE}


def operation_of(text: str) -> Operation | None:
    """Return the operation that a question asks of two reports' figures, if it asks for one."""
    asked = find_operation(squeeze(text), [])
    return asked.operation if asked and asked.operation in _COMPUTED else None


def without_operation(text: str) -> str:
    """Return a question without the words of its operation, as one report is asked it."""
    asked = find_operation(squeeze(text), [])
    return asked.rest if asked else text


def computed(
    operation: Operation, told: Sequence[tuple[ReportFacts, Answer]], marks: Sequence[str]
) -> tuple[str, str]:
    """Return the sentence that computes one figure of each of two reports, and its derivation.

    ``marks`` are those of each answer's first citation. What cannot be computed is said without a
    derivation; nothing where an answer tells no figure, or several.
    """
    if any(len(answer.indicators) != 1 for _, answer in told):
        return "", ""
    rows = [_own(answer.indicators[0], facts) for facts, answer in told]
    if len({_kind(row) for row in rows}) > 1:
        return "", ""
    try:
        found = calculate(operation, rows, USUAL)
    except NotComputable as reason:
        return render("not_computable", reason=str(reason)), ""
    sentence = render("computed", derivation=found.derivation)
    return f"{sentence}{''.join(marks)}", found.derivation


def _own(row: Indicator, facts: ReportFacts) -> Indicator:
    """Return a figure of a report's own region as one that other regions' may be compared with."""
    return replace(row, region="") if row.region == facts.region else row


def _kind(row: Indicator) -> tuple[str, str, str]:
    return row.name, row.measure, row.unit
