"""Questions for an amount and for something else at once, which one sentence may answer."""

import re

from assistant.counters import is_of_kind
from assistant.figure_asked import FigureQuestion
from assistant.lookup import fitting
from assistant.said_figures import ALIKE
from assistant.slots import asks_amount, is_text_question, names_statistic
from assistant.types import Answer, Kind
from index.report_index import ReportIndex
from index.words import CLAUSE_ENDS, fold

_WHETHER = re.compile("(?:吗|么|嘛|[了过]没有?|不)$|有没有|是不是|会不会|能不能|是否")


def asks_both(text: str) -> bool:
    """Say whether one clause asks for an amount, and another for something else or whether.

    活动有哪些，惠及多少人; 治安好点了没？降了多少
    """
    clauses = [clause for clause in CLAUSE_ENDS.split(fold(text)) if clause.strip()]
    amounts = [clause for clause in clauses if asks_amount(clause)]
    others = (clause for clause in clauses if clause not in amounts)
    return bool(amounts) and any(is_text_question(c) or _WHETHER.search(c) for c in others)


def tells_both(told: Answer, figures: Answer, question: FigureQuestion, index: ReportIndex) -> bool:
    """Say whether sentences tell the figures that a question asks for beside something else."""
    computes = question.operation and (figures.refused or figures.kind is Kind.CALCULATION)
    if told.refused or question.region or computes:
        return False
    rows = [row for c in told.citations for row in index.indicators.within(c.start, c.end)]
    if not figures.refused:
        told_rows, all_rows = ({row.id for row in of} for of in (figures.indicators, rows))
        return told_rows < all_rows or (told_rows == all_rows and asks_both(question.text))
    if any(map(names_statistic, question.words)):
        return False  # 固定资产投资增速 is no other statistic
    alike = index.search_figures(question.text)
    rows = [row for row in fitting(rows, question) if alike.get(row.id, 0.0) >= ALIKE]
    return any(is_of_kind(question, row) for row in rows)
