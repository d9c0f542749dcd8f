"""Which targets lie below or above the results: 2020年目标比2019年低的指标有哪些."""

import re
from collections import defaultdict
from fractions import Fraction

from assistant.amounts import NotComputable, operand_of
from assistant.calculate import calculate
from assistant.figure_answer import joined, tell_calculation
from assistant.operations import Operation
from assistant.types import Draft
from assistant.years import find_years
from index.indicators import IndicatorTable
from index.types import Indicator, Measure, ReportFacts, Status
from index.words import fold

_WHICH = re.compile("哪[些几]|哪一?[项个]|什么|啥|咩|有没有|有无|有冇")
_COMPARED = re.compile(
    "(?:指标|目标)[^。]*(?:比|低于|高于|较|超过)|(?:比|低于|高于|较|超过)[^，,。]*(?:指标|目标)"
)
_LOWER = re.compile("低|下降|下调|调低|降|少|放缓|回落")
_HIGHER = re.compile("高|上升|上调|提高|多|加快|超过")
_OF_PLAN = re.compile("目标|计划|今年")
_MAIN = re.compile("主要|增速|增长|预期|[五几][项大个]")  # the list of rates, not 5G基站
_MOST = re.compile("最[大多]")
_BY_HOW_MUCH = re.compile("(?:高|低|回落|下降|提高|多|少|快|慢)[出了]?几个?(?:百分)?点?")
_COMPARABLE = (Measure.GROWTH, Measure.LEVEL)


class Targets:
    """Compares the targets of one report with its results."""

    def __init__(self, table: IndicatorTable, facts: ReportFacts) -> None:
        """Pair each target with the result of the same name, measure and unit."""
        self._facts = facts
        self._pairs = _pairs(table, facts)

    def tell(self, question: str) -> Draft | None:
        """Tell the targets below or above their results, or nothing where that is not asked."""
        folded = fold(question).replace("多少", "几")
        years = set(find_years(folded, self._facts))
        told_of = {self._facts.result_year, self._facts.plan_year}
        asks = (_WHICH, _COMPARED, _OF_PLAN)
        if not all(pattern.search(folded) for pattern in asks) or not years <= told_of:
            return None
        lower = _LOWER.search(folded) is not None
        if lower == (_HIGHER.search(folded) is not None):
            return None
        main = _MAIN.search(folded) is not None
        pairs = [p for p in self._pairs if not main or p[0].measure is Measure.GROWTH]
        told = [pair for pair in pairs if _is_lower(*pair) is lower]
        if _MOST.search(folded) and told:  # 哪一项回落最大
            told = [max(told, key=_distance)]
        operation = Operation.DIFFERENCE if _BY_HOW_MUCH.search(folded) else Operation.COMPARISON
        drafts = [tell_calculation(calculate(operation, pair), self._facts) for pair in told]
        return joined(drafts, "") if drafts else None


def _pairs(table: IndicatorTable, facts: ReportFacts) -> list[tuple[Indicator, Indicator]]:
    alike_by: dict[tuple[str, ...], list[Indicator]] = defaultdict(list)
    for row in table:
        if row.measure in _COMPARABLE:
            alike_by[row.name, row.measure, row.unit, row.region].append(row)
    found = []
    for alike in alike_by.values():
        targets = [r for r in alike if r.status is Status.TARGET and r.year == facts.plan_year]
        results = [
            r for r in alike if r.status is not Status.TARGET and r.year == facts.result_year
        ]
        if targets and results:
            found.append((targets[0], results[0]))
    return found


def _is_lower(target: Indicator, result: Indicator) -> bool | None:
    """Say whether a target is below the result; None where it is not, or has no one amount."""
    try:
        ours, theirs = operand_of(target).amount, operand_of(result).amount
    except NotComputable:
        return None
    return None if ours == theirs else ours < theirs


def _distance(pair: tuple[Indicator, Indicator]) -> Fraction:
    """Return how far a target lies from its result; both have one amount."""
    target, result = pair
    return abs(operand_of(target).amount - operand_of(result).amount)
