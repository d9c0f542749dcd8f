"""Which rows an operation combines, in the order in which the question names them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.amounts import unit_of, year_and_status
from assistant.averages import shared_out
from assistant.before_change import what_lies_before
from assistant.counters import UNDOING, asked_times
from assistant.figure_asked import FigureQuestion
from assistant.lookup import Ambiguous, Missing, rows_of, select, told_once
from assistant.names import SPAN, Mention, Names, squeeze
from assistant.of_another import JOINT
from assistant.operations import OF_MANY, OF_ONE, OF_SPAN, OF_TWO, Operation
from assistant.part_of import OF_WHICH, whole_of_all
from assistant.slots import Asked
from index.indicators import IndicatorTable
from index.numerals import chinese_number
from index.report import Report
from index.types import Indicator, Measure, Status
from index.words import cut, says_doing

# How a report opens the list of its main figures, and what a question says of that list.
_MAIN_TARGETS, _MAIN_RESULTS = ("主要", "预期", "目标"), ("主要", "经济", "指标")
_MAIN = frozenset((*_MAIN_TARGETS, *_MAIN_RESULTS, "经济指标"))
_HOW_MANY = re.compile("([二三四五六七八九])[个项大类](?!月)")
_CLAUSE_END = re.compile("[，；。]")
_SCALES = "万亿"
_ADDED = re.compile("[和与及跟、加]|连同|以及|and")  # the one to the other


class Operands:
    """Finds the rows to calculate with."""

    def __init__(self, table: IndicatorTable, report: Report, names: Names) -> None:
        """Take the table, the report that its quotes stand in, and the names' kinship."""
        self._table = table
        self._report = report
        self._names = names

    def find(self, question: FigureQuestion) -> Sequence[Indicator] | Missing | Ambiguous:
        """Return the operands of a question's operation; Missing names what the report has."""
        if question.operation in OF_MANY:
            return self._many(question)
        if question.operation in OF_ONE:
            things = [w for w in question.unexplained if UNDOING.search(w) or not says_doing(w)]
            if things or not question.groups:
                return Missing("indicator")
            return self._of_one(question)
        if len(question.parts) > 1:
            rows = self._parts(question.parts, question.operation)
            if isinstance(rows, Missing | Ambiguous) or question.operation not in OF_TWO:
                return rows
            return _of_common_year(rows)
        return self._one_thing(question)

    def _of_one(self, question: FigureQuestion) -> list[Indicator]:
        """Return the rows that belong together for an operation on one thing."""
        named = [row for row in self._table if row.name in question.names]
        if question.operation is Operation.BASE:
            return what_lies_before(question, named, self._table)
        named = [row for row in named if not question.years or row.year in question.years]
        if question.operation is Operation.FULFILMENT:
            return [row for row in named if row.measure is Measure.EXCESS]
        if question.operation in OF_SPAN:
            ends = [row for row in named if row.basis.endswith(SPAN)]
            return sorted(ends, key=lambda row: SPAN[::-1].index(row.basis[-2:]))
        mentioned = {row for mention in question.mentions for row in mention.rows}
        named = [r for r in self._table if r in named or r in mentioned]
        named = [r for r in named if not question.years or r.year in question.years]
        levels = [r for r in named if r.measure is Measure.LEVEL]
        return shared_out(question, levels, self._table, self._together)

    def _parts(
        self, parts: tuple[FigureQuestion, ...], operation: Operation | None
    ) -> list[Indicator] | Missing | Ambiguous:
        found: list[Indicator] = []
        for part in parts:
            rows = select(part, self._table)
            if isinstance(rows, Missing) and rows.reason in ("year", "status"):
                rows = self._kin(part, rows)
            if isinstance(rows, Missing | Ambiguous):
                return rows
            rows = tuple(r for r in rows if r.measure is not Measure.RANK) or rows
            if operation is Operation.SUM:
                rows = whole_of_all(rows)  # 专利一共申请了多少件
            names = tuple(dict.fromkeys(row.name for row in rows))
            sure = [p for p in parts if p is not part and len(p.names) == 1]
            if len(names) > 1:  # 做完的 beside 在推进的 is not that one
                taken = {n for p in sure for n in p.names}
                names = tuple(name for name in names if name not in taken) or names
            if len(names) > 1:  # 专利 beside 发明专利 is what the other is a part of
                within = {n for p in parts if _is_wider(part, p) for n in p.names}
                names = tuple(name for name in names if name not in within) or names
            if len(names) > 1:  # 发明专利 beside 专利申请总量 is 发明专利申请量
                others = [word for p in sure for n in p.names for word in cut(n)]
                names = self._names.narrowed(names, others)
            if len(names) > 1:
                return Ambiguous(names)
            rows = tuple(row for row in rows if row.name in names)
            found += [row for row in told_once(rows) if row not in found]
        return self._of_one_unit(found)

    def _of_one_unit(self, rows: list[Indicator]) -> list[Indicator]:
        """Of two rows put what a thing has in the other's unit in place of its count: its area."""
        if len(rows) != 2 or rows[0].unit.lstrip(_SCALES) == rows[1].unit.lstrip(_SCALES):
            return rows
        found = list(rows)
        for at, other in ((0, rows[1]), (1, rows[0])):
            kin = [
                r
                for r in self._table
                if r.unit.lstrip(_SCALES) == other.unit.lstrip(_SCALES)
                and r is not other
                and r.name != rows[at].name
                and r.year == rows[at].year
                and r.name.startswith(rows[at].name)
                and self._together(r, rows[at])
            ]
            if len(kin) == 1:
                found[at] = kin[0]
                return found
        return rows

    def _kin(self, part: FigureQuestion, missing: Missing) -> tuple[Indicator, ...] | Missing:
        """Look for what is asked under a name that shares an alias: 新增…人才, 引进…人才."""
        said = {mention.text for mention in part.mentions}
        kin = self._names.kin(part.names)
        called = {r.name for r in self._table for w in (r.name, *r.aliases) if squeeze(w) in said}
        rows = rows_of(tuple(n for n in kin if n in called) or kin, part, self._table)
        return rows if isinstance(rows, tuple) and rows else missing

    def _one_thing(self, question: FigureQuestion) -> list[Indicator] | Missing | Ambiguous:
        """Return the rows of one indicator in the years named, in that order."""
        rows = select(question, self._table)
        if isinstance(rows, Missing | Ambiguous):
            return rows
        if len({row.name for row in rows}) > 1:
            return Ambiguous(tuple(dict.fromkeys(row.name for row in rows)))
        order = question.years or tuple(sorted({row.year or 0 for row in rows}, reverse=True))
        return sorted(
            told_once(rows), key=lambda r: order.index(r.year) if r.year in order else len(order)
        )

    def _many(self, question: FigureQuestion) -> list[Indicator] | Missing:
        """Return all rows of one unit that the question's words fit: the indicators compared."""
        words = question.words
        if question.names and question.unexplained:
            return Missing("indicator")  # one of those to be compared was not understood
        if not question.names and set(words) <= _MAIN:  # 五大指标里最低的
            words = _MAIN_TARGETS if question.slots.asked is Asked.TARGET else _MAIN_RESULTS
            slots = replace(question.slots, measure=Measure.GROWTH, is_level=False)
            question = replace(question, slots=slots)
        names = question.names or self._names.fitting(words)
        rows = rows_of(names, question, self._table)
        if isinstance(rows, Missing):
            return rows
        once = list(told_once(rows))
        number = _HOW_MANY.search(question.text)  # 五个件数从大到小: all five, or none is ranked
        counts = Counter(map(year_and_status, once)).values()
        is_other = number and any(count != chinese_number(number[1]) for count in counts)
        return Missing("indicator") if is_other else once

    def part_and_whole(self, names: Sequence[str]) -> list[Indicator]:
        """Return a figure told after 其中, and the one before it that it is part of; else none."""
        levels = [row for row in self._table if row.measure is Measure.LEVEL]
        parts = [row for row in levels if row.name in names]
        if len(parts) != 1:
            return []
        [part] = parts
        text = self._report.text
        of_which = text.rfind(OF_WHICH, 0, part.end)
        if of_which < 0 or _CLAUSE_END.search(text, of_which, part.start):
            return []
        wholes = [r for r in levels if self._together(r, part) and r.end <= of_which]
        wholes = [r for r in wholes if unit_of(r) == unit_of(part) and r.year == part.year]
        return [part, max(wholes, key=lambda r: r.end)] if wholes else []

    def told_in_one(
        self, question: FigureQuestion, rows: Sequence[Indicator]
    ) -> tuple[Indicator, ...]:
        """Return the one figure that a sum is told as, or that alone is asked for."""
        whole = select(question, self._table)
        names = {row.name for row in whole} if isinstance(whole, tuple) else set()
        if isinstance(whole, tuple) and len(names) == 1 and any(map(JOINT.search, names)):
            return whole
        asking = [part for part in question.parts if asked_times(part.text)]
        if len({r.unit for r in rows}) == 1 or len(asking) != 1 or _ADDED.search(question.text):
            return ()
        own = select(asking[0], self._table)
        return own if isinstance(own, tuple) else ()

    def named_alike(self, question: FigureQuestion) -> list[Indicator]:
        """Return the figures of one sentence that a question's words name alike, in its order.

        工改工新增空间合计: 新增优质产业空间 and 新增创新型产业空间.
        """
        rows = select(question, self._table)
        if isinstance(rows, Missing | Ambiguous):
            return []
        if question.mentions:
            return self._kinds_of_one(question.mentions, rows)
        if len(rows) != 1:
            return []
        [row] = rows
        own = [word for word in question.words if word in squeeze(row.name)]
        return [
            other
            for other in self._table
            if _kind(other) == _kind(row)
            and self._together(row, other)
            and own
            and all(word in squeeze(other.name) for word in own)
        ]

    def _kinds_of_one(
        self, mentions: Sequence[Mention], rows: Sequence[Indicator]
    ) -> list[Indicator]:
        """Return the figures of one sentence that one word names two kinds of: 黑臭水体."""
        named = mentions[0].text
        named_once = len({row.name for row in rows}) == len(rows)  # not 地铁14、16号线
        alike = named_once and all(
            squeeze(r.name).endswith(named) and _kind(r) == _kind(rows[0]) for r in rows
        )
        beside = all(self._together(rows[0], row) for row in rows)
        return list(rows) if len(mentions) == 1 and alike and beside else []

    def target_and_result(self, question: FigureQuestion) -> list[Indicator]:
        """Return what is planned of one thing and what was done, where each is told once."""
        levels = [r for r in self._table if r.name in question.names and r.measure is Measure.LEVEL]
        planned = [r for r in levels if r.status is Status.TARGET]
        done = [r for r in levels if r.status is not Status.TARGET]
        return [*planned, *done] if len(planned) == len(done) == 1 else []

    def _together(self, one: Indicator, other: Indicator) -> bool:
        """Say whether two figures stand in one sentence."""
        if one.section_id != other.section_id:
            return False
        between = self._report.text[min(one.start, other.start) : max(one.end, other.end)]
        return "。" not in between.rstrip("。") and "\n" not in between


def _kind(row: Indicator) -> tuple[object, ...]:
    return (row.measure, row.unit, row.year, row.period, row.status)


def _is_wider(one: FigureQuestion, other: FigureQuestion) -> bool:
    """Say whether a name of the other question holds one of the first: 发明专利 holds 专利."""
    return any(
        mine.text in theirs.text and mine.text != theirs.text
        for mine in one.mentions
        for theirs in other.mentions
    )


def _of_common_year(rows: list[Indicator]) -> list[Indicator]:
    """Of more than two rows, keep those of the only year in which every name has one."""
    if len(rows) <= 2:
        return rows
    names = {row.name for row in rows}
    years = [{row.year for row in rows if row.name == name} for name in names]
    common = set.intersection(*years)
    return [row for row in rows if row.year in common] if len(common) == 1 else rows
