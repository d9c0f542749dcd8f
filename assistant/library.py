"""Several reports side by side: which of them a question is about, one answer from all of these."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.across import computed, operation_of, without_operation
from assistant.assistant import Assistant
from assistant.operations import Operation
from assistant.reply import numbered_on
from assistant.types import Answer, Citation, Kind, Turn, asked_in
from assistant.write import MIXED, Tell
from index.types import ReportFacts
from index.words import fold

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年|[和与、及跟至到]\s*(?:19|20)\d\d)年?度?")
# 2019年和2020年报告里的: years of reports rather than of figures
_OF_REPORTS = re.compile(
    r"(?:(?:19|20)\d\d年?度?[和与、及跟至到]?)+的?(?:[两几]份)?(?:政府工作|工作|计划)?报告"
)
_ALL = re.compile(r"(?:[两几各每]份|所有|历年|全部)的?(?:政府工作|工作|计划)?报告")
_PLANNED = re.compile("目标|计划|预期|任务|安排")
_BETWEEN = re.compile(r"[省市州盟]?的?")  # 深圳市坪山区 is one place
_LINK = "[和与、及跟同至到,，]"
_GONE = re.compile(f"\x00{_LINK}?|{_LINK}\x00")


@dataclass(frozen=True, slots=True)
class _Mention:
    """Where a text names a region or a year, and which reports that speaks of."""

    start: int
    end: int
    reports: frozenset[int]


class Library:
    """Answers from one or more reports; the first is asked where a question names none."""

    def __init__(self, assistants: Sequence[Assistant]) -> None:
        """Ask these; there is at least one."""
        self._assistants = tuple(assistants)

    def ask(self, text: str, history: Sequence[Turn] = (), tell: Tell | None = None) -> Answer:
        """Answer from the report that a question names, or from each of several."""
        if len(self._assistants) == 1:
            return self._assistants[0].ask(text, history, tell)
        readings = self._readings(text, history)
        if set(readings) == {0}:
            return self._assistants[0].ask(readings[0], self._own(history, 0), tell)
        operation = operation_of(text) if len(readings) > 1 else None
        if operation:  # each report is asked for its own figure
            readings = {n: without_operation(reading) for n, reading in readings.items()}
        told = [
            (number, self._assistants[number].ask(reading, self._own(history, number)))
            for number, reading in readings.items()
        ]
        return self._joined(text, told, operation)

    def report_of(self, answer: Answer) -> str:
        """Return the slug of the report that an answer cites first, else of the first report."""
        cited = (citation.report for citation in answer.citations)
        return next(cited, self._assistants[0].index.facts.slug)

    def _readings(self, text: str, history: Sequence[Turn]) -> dict[int, str]:
        """Return the reports to ask, each with what it is asked, the others' names left out."""
        earlier = [fold(said) for said in reversed(asked_in(history))]
        mentions = self._mentions(fold(text), *earlier[:1])
        if mentions:
            return {n: _without_others(text, mentions, n) for n in _reports_in(mentions)}
        named = (reports for turn in earlier if (reports := _reports_in(self._mentions(turn))))
        return dict.fromkeys(next(named, [0]), text)

    def _mentions(self, folded: str, before: str = "") -> list[_Mention]:
        """Return what names reports; a year, of the text or else of the one before it, decides."""
        places = self._places(folded)
        pool = _reports_in(places) or self._of_region(self.facts[0])
        years = self._years(folded, pool)
        if places and not years:
            years = [replace(year, start=0, end=0) for year in self._years(before, pool)]
        if not years:
            return [replace(p, reports=frozenset([self._latest(p.reports)])) for p in places]
        chosen = set().union(*(year.reports for year in years))
        return [replace(p, reports=p.reports & chosen) for p in places] + years

    def _places(self, folded: str) -> list[_Mention]:
        found: list[_Mention] = []
        for match in self._names.finditer(folded):
            reports = frozenset(n for n, f in enumerate(self.facts) if match[0] in _names_of(f))
            start = match.start()
            if found and _BETWEEN.fullmatch(folded[found[-1].end : start]):
                start = found.pop().start
            found.append(_Mention(start, match.end(), reports))
        return found

    def _years(self, folded: str, pool: Sequence[int]) -> list[_Mention]:
        """Return the years that choose among the reports of ``pool``."""
        if every := _ALL.search(folded):
            return [_Mention(every.start(), every.start(), frozenset(pool))]
        of_reports = _OF_REPORTS.search(folded)
        found = [
            _Mention(m.start(), m.end(), self._telling(int(m[1]), pool, folded, bool(of_reports)))
            for m in _YEAR.finditer(folded)
            if of_reports is None or of_reports.start() <= m.start() < of_reports.end()
        ]
        named = {int(m[1]) for m in _YEAR.finditer(folded)}
        first = self.facts[0]
        alone = all(self.facts[number].region == first.region for number in pool)
        if alone and of_reports is None and named <= {first.result_year, first.plan_year}:
            return []  # the first report answers by itself
        return [mention for mention in found if mention.reports]

    def _telling(
        self, year: int, pool: Sequence[int], folded: str, of_report: bool
    ) -> frozenset[int]:
        """Return the report of each region that tells of a year: as its plan, or as its result."""
        planned = {self.facts[n].region: n for n in pool if self.facts[n].plan_year == year}
        past = {self.facts[n].region: n for n in pool if self.facts[n].result_year == year}
        if of_report:
            return frozenset(planned.values())
        chosen = past | planned if _PLANNED.search(folded) else planned | past
        return frozenset(chosen.values())

    def _latest(self, reports: frozenset[int]) -> int:
        return 0 if 0 in reports else max(reports, key=lambda n: self.facts[n].plan_year)

    def _of_region(self, facts: ReportFacts) -> list[int]:
        return [n for n, other in enumerate(self.facts) if other.region == facts.region]

    def _own(self, history: Sequence[Turn], number: int) -> list[Turn]:
        """Return a conversation without the names of other reports' regions."""
        return [
            replace(turn, content=_without_others(turn.content, places, number))
            for turn in history
            for places in [self._places(fold(turn.content))]
        ]

    def _joined(
        self, text: str, told: Sequence[tuple[int, Answer]], operation: Operation | None
    ) -> Answer:
        """Return one answer, each part after its report's title, its marks numbered on."""
        parts: list[str] = []
        citations: list[Citation] = []
        for number, answer in told:
            behind = numbered_on(answer, len(citations))
            parts.append(f"《{self.facts[number].title}》：{behind.answer}")
            citations += behind.citations
        answers = [answer for _, answer in told]
        firsts = [f"[{c.n}]" for c in _firsts(citations)]
        of_reports = [(self.facts[number], answer) for number, answer in told]
        result, derived = computed(operation, of_reports, firsts) if operation else ("", "")
        parts += [result] if result else []
        best = next((answer for answer in answers if not answer.refused), answers[0])
        writers = {answer.writer for answer in answers}
        return replace(
            best,
            answer="\n".join(parts),
            question=best.question if len(told) == 1 else text,
            citations=tuple(citations),
            indicators=tuple(row for answer in answers for row in answer.indicators),
            derivation="\n".join(filter(None, (*(a.derivation for a in answers), derived))),
            kind=Kind.CALCULATION if derived else best.kind,
            writer=writers.pop() if len(writers) == 1 else MIXED,
        )

    @cached_property
    def facts(self) -> list[ReportFacts]:
        """What is known about each report, the first one first."""
        return [assistant.index.facts for assistant in self._assistants]

    @cached_property
    def _names(self) -> re.Pattern[str]:
        names = {name for facts in self.facts for name in _names_of(facts)}
        return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))


def _firsts(citations: Sequence[Citation]) -> list[Citation]:
    """Return the first citation of each report."""
    return list({citation.report: citation for citation in reversed(citations)}.values())[::-1]


def _reports_in(mentions: Sequence[_Mention]) -> list[int]:
    """Return the reports that are spoken of, in that order."""
    return list(dict.fromkeys(n for mention in mentions for n in sorted(mention.reports)))


def _names_of(facts: ReportFacts) -> set[str]:
    return {fold(name) for name in (facts.region, *facts.names)}


def _without_others(text: str, mentions: Sequence[_Mention], number: int) -> str:
    """Return a text without the mentions that speak only of other reports."""
    others = [mention for mention in mentions if number not in mention.reports]
    if not others and not _ALL.search(text):
        return text
    text = fold(text)
    for mention in sorted(others, key=lambda m: -m.start):
        text = f"{text[: mention.start]}\x00{text[mention.end :]}"
    return _GONE.sub("", _ALL.sub("报告", text))
