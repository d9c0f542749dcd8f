"""Figures of a name in quotation marks, in a table that no person has read."""

import re

from assistant.figure_asked import FigureQuestion
from assistant.part_of import OF_WHICH
from index.quantities import find_quantities
from index.report_index import ReportIndex
from index.types import Indicator
from index.words import CLAUSE_ENDS

_TITLE = re.compile("[“「《]([^”」》]{2,12})[”」》]")


def of_title(
    chosen: tuple[Indicator, ...], question: FigureQuestion, index: ReportIndex
) -> tuple[Indicator, ...]:
    """Keep what is told of the names that a question puts in quotation marks.

    招募17.7万名“爱心妈妈”，结对关爱21.9万名留守儿童: the second tells nothing of the first.
    """
    if index.facts.is_reviewed:
        return chosen
    if OF_WHICH not in question.text:  # 其中24小时站点80个 is not all of them
        chosen = tuple(row for row in chosen if not row.quote.startswith(OF_WHICH))
    titles = _TITLE.findall(question.text)
    return tuple(row for row in chosen if all(_is_of(row, title, index) for title in titles))


def _is_of(row: Indicator, title: str, index: ReportIndex) -> bool:
    """Say whether a row is told of a title, or beside one that no amount is told of."""
    said = "".join(at.text for at in index.telling([row]))
    clauses = [clause for clause in CLAUSE_ENDS.split(said) if title in clause]
    return title in row.quote or (
        bool(clauses) and not any(any(find_quantities(clause)) for clause in clauses)
    )
