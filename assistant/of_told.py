"""What a turn computes of the figures that were told before it: 这两样加一块, 后者多几个.

Such a turn names nothing of its own. The figures are those that the last questions get, asked again
in their order; nothing is read from answers that a client sends.
"""

import re
from collections.abc import Callable, Sequence

from assistant import told_forms
from assistant.against_told import AgainstTold
from assistant.beside_told import BesideTold
from assistant.completed import best_named, completed
from assistant.computed_figures import computed
from assistant.figure_answer import tell, tell_calculation
from assistant.figure_question import FigureReader
from assistant.fitting_pairs import FittingPairs
from assistant.follow_forms import FORMER, LATTER
from assistant.lookup import told_once
from assistant.names import squeeze
from assistant.operations import OF_SPAN, Operation, find_operation
from assistant.part_of import is_of_which, part_and_whole
from assistant.parts_told import PartsTold
from assistant.told_together import (
    LATTER_FIRST,
    OF_BOTH,
    addable,
    as_named,
    combined,
    done_of_both,
    ends_of_span,
    in_named_years,
    last_two,
    of_one_year,
    of_some,
)
from assistant.types import Answer, Declined, Draft, Kind
from index.report_index import ReportIndex
from index.types import CHANGES, Indicator, Measure
from index.words import CLAUSE_ENDS, fold
from prompts import render

_OF_TWO = frozenset([Operation.DIFFERENCE, Operation.RATIO, Operation.PERCENT_CHANGE])
_OF_TOLD = _OF_TWO | {Operation.SUM, Operation.AVERAGE, Operation.BASE}
_OF_TOLD |= {Operation.COMPARISON, Operation.SHARE, Operation.FULFILMENT, *OF_SPAN}
_NAMED = frozenset([Operation.DIFFERENCE, Operation.RATIO, Operation.AVERAGE])
FEW = 3  # figures told at once, one of which a turn may mean
_ENDS = re.compile(f"{CLAUSE_ENDS.pattern}|[ 　（(]")


class OfTold:
    """Computes what a turn asks of the figures that the questions before it get."""

    def __init__(
        self,
        reader: FigureReader,
        index: ReportIndex,
        rows_of: Callable[[str], tuple[Indicator, ...]],
        pairs: FittingPairs,
    ) -> None:
        """``rows_of`` returns the figures that a completed question gets."""
        self._reader = reader
        self._pairs = pairs
        self._beside = BesideTold(reader, index, pairs)
        self._index = index
        self._rows_of = rows_of
        self._parts = PartsTold(index, self._is_bare, self._computed)
        self._against = AgainstTold(self._asked_of, self._computed, self._leaning)

    def completed(self, questions: list[str]) -> list[str]:
        """Return the questions of a dialogue, each as a sentence of its own."""
        return completed(questions, self._reader, self._index.indicators, self._rows_of)

    def _asked_of(self, text: str, earlier: Sequence[str]) -> tuple[Indicator, ...]:
        """Return the figures that a question gets after completed ones."""
        return self._rows_of(self.completed([*earlier, text])[-1])

    def tell(self, text: str, earlier: Sequence[str]) -> Draft | Declined | None:
        """Return what ``text`` asks of figures told for ``earlier``, completed, oldest first."""
        if not earlier:
            return None
        told = self._told(earlier)
        text, told = of_some(best_named(text, lambda: told), told)
        fixed = self._of_fixed_form(text, told, earlier)
        if fixed:
            return fixed
        leaning = self._leaning(text, told)
        is_added = told_forms.ADDS.search(squeeze(text)) is not None
        others = set(self._reader.read(text).years).difference(
            r.year for rows in told for r in rows
        )
        asking = None if leaning or is_added or others else self._asking(text)
        if asking and asking[0] is Operation.COMPARISON and self._reader.places.foreign(text):
            asking = None  # 全国平均是多少，咱高还是低
        if asking and (told_forms.OF_EARLIER.search(text) or self._reader.read(text).slots.place):
            asking = None  # 比前一年高还是低; 在哪个小节
        found = self._told_together(text, told, asking) if asking else leaning
        if found is None and asking and asking[0] is Operation.SUM:  # 两块一共新增多少学位
            flat = self._meant(text, told)
            found = self._computed(self._pairs.beside(text, flat) if flat else None, text)
        several = len({row.name for rows in told[-2:] for row in rows}) > 1
        is_sum = several and bool(
            told_forms.ONLY_SUMS.search(squeeze(text)) or told_forms.RATES_ADDED.search(text)
        )
        adds = asking is not None and asking[0] is Operation.SUM and told_forms.ADDING.search(text)
        if told and adds and not self._pairs.names_any(text):  # 两个加起来, of what grew
            is_sum = is_sum or all(row.measure in CHANGES for row in told[-1])
        if found is None and is_sum:
            reason = render("not_computable", reason="前面的几个数不能相加")
            return Declined(Kind.REFUSAL, reason, is_reason=True)
        return found

    def _of_fixed_form(
        self, text: str, told: list[tuple[Indicator, ...]], earlier: Sequence[str]
    ) -> Draft | Declined | None:
        """Return what a turn asks of figures told before it by its form alone."""
        last, squeezed = last_two(told), squeeze(text)
        if told_forms.BOTH_AGAIN.search(fold(text)) and last:
            return tell(last, self._index.facts)
        if told_forms.OF_SUM.search(squeezed):
            if not told_forms.NOT_IT.search(squeezed):
                return self._parts.share_of_both(text, told)
            reason = render("not_computable", reason="请先问其余的有多少")  # 非发明的占总量多少
            return Declined(Kind.REFUSAL, reason, is_reason=True)
        if told_forms.NEW_OF_ALL.search(squeezed) or told_forms.OF_REST.search(squeezed):
            of_whole = self._parts.of_whole(text, told)
            if of_whole:
                return of_whole
        held = part_and_whole(last, self._index.report.text)
        if held and told_forms.ITS_SHARE.search(squeezed):
            return self._computed((Operation.SHARE, held), text)
        return self._against.tell(text, told[-1], earlier) if told else None

    def _told_together(
        self, text: str, told: list[tuple[Indicator, ...]], asking: tuple[Operation, str]
    ) -> Draft | Declined | None:
        """Return what a clause that names nothing computes of the figures told last."""
        operation, clause = asking
        if told_forms.OF_RATES.search(clause):  # 快几个点
            told = [tuple(r for r in rows if r.measure in CHANGES) or rows for rows in told]
        told = as_named(text, told)
        told = of_one_year(told) if told_forms.WHICH_MORE.search(clause) else told
        names = self._reader.read(clause).names
        own = list(dict.fromkeys(row for rows in told for row in rows if row.name in names))
        if operation is Operation.SUM and len(own) == 2:  # 两种黑臭水体加起来, with others between
            told = [tuple(own)]
        if operation is Operation.FULFILMENT:
            done = done_of_both(told)
            return tell_calculation(done, self._index.facts) if done else None
        if operation in OF_SPAN:  # 等于砍掉了百分之几的时间
            ends = ends_of_span(told)
            return self._computed((operation, ends), text) if ends else None
        rows = combined(operation, clause, told)
        if operation is Operation.SUM:  # 100个以上, 其中世界500强的3个: a part is not added to all
            text_of = self._index.report.text
            rows = [r for r in rows if not any(is_of_which(part, r, text_of) for part in rows)]
            rows = rows if self._may_add(rows, text) else []
        if operation is Operation.COMPARISON and not rows:  # 哪个多, of what no one compares
            rows = last_two(told)
            alike = len({row.measure for row in rows}) == 1  # 94.9% and a fall of 2.3% are not
            is_asked = alike and self._is_bare(clause, rows)
            read = self._reader.read(text)
            return computed(operation, rows, read, self._index) if is_asked else None
        if not rows or not (OF_BOTH.search(clause) or self._is_bare(clause, rows)):
            return None
        if operation is Operation.RATIO and len(rows) == 2:  # 小微的是建成区的几倍
            rows = self._pairs.as_named((rows[0], rows[1]), text)
            rows = rows[::-1] if LATTER_FIRST.search(text) else rows
        found = computed(operation, rows, self._reader.read(text), self._index)
        is_final = isinstance(found, Draft) or operation is Operation.COMPARISON
        return found if is_final else None

    def instead(
        self,
        text: str,
        earlier: Sequence[str],
        before: Callable[[], Answer],
    ) -> Draft | None:
        """Return what a turn that finds nothing by itself asks of what was told before it.

        It may name one of two figures, 大约占全部受惠群众的百分之几, or one in what the answer
        ``before`` quoted: 涉及几个小区.
        """
        groups = self._told(earlier)
        told = told_once(row for rows in groups for row in rows)
        if told:
            found = self._computed(self._pairs.beside(text, self._meant(text, groups)), text)
            found = found or self._beside.figures(text, groups[-1], told)
            if found:
                return found
        return self._beside.quotes(text, before().citations) if earlier else None

    def _leaning(self, text: str, told: Sequence[tuple[Indicator, ...]]) -> Draft | None:
        """Compute of the figure told last and one that is named: 把中国500强的也算上呢."""
        squeezed = squeeze(text)
        both = self._of_both_told(text, told)
        if both:
            return both
        compares = told_forms.COMPARES_LAST.search(squeezed) and self._reader.read(text).mentions
        operation = Operation.SUM if told_forms.ADDS.search(squeezed) else None
        if compares and told_forms.WHICH_MORE.search(squeezed):  # 和每百元收入的成本比，哪个降得多
            operation = Operation.DIFFERENCE
        if not told or len(told[-1]) > FEW or not (operation or compares):
            return None
        return self._computed(self._pairs.beside(text, told[-1], operation), text)

    def _of_both_told(self, text: str, told: Sequence[tuple[Indicator, ...]]) -> Draft | None:
        """Compute of two figures told before where a turn names either: 发明比总体快几个百分点."""
        flat = self._meant(text, told)
        is_ordered = FORMER.search(text) and LATTER.search(text)  # 后一个相当于前一个的百分之几
        found = self._pairs.beside(text, flat) if flat and not is_ordered else None
        if found is None or found[0] not in _NAMED:
            return None
        operation, rows = found
        is_rest = operation is Operation.DIFFERENCE and told_forms.OF_REST.search(squeeze(text))
        is_told = operation is Operation.AVERAGE or all(row in flat for row in rows)
        is_told = is_told or bool(is_rest and part_and_whole(rows, self._index.report.text))
        return self._computed(found, text) if is_told else None

    def _meant(self, text: str, told: Sequence[tuple[Indicator, ...]]) -> Sequence[Indicator]:
        """Return the figures told that a turn may mean: the last two where it names nothing.

        比2019年低了多少 is of the last thing, in that year and in its own.
        """
        told = of_one_year(told) if told_forms.WHICH_MORE.search(squeeze(text)) else told
        years = self._reader.read(text).years
        same = told_once(
            row
            for rows in told
            for row in rows
            if row.name == told[-1][0].name and (row.year in years or row in told[-1])
        )
        if years and len(same) == 2:  # 2019年的是2020年目标的几倍
            return in_named_years(same, years)
        last = () if self._pairs.names_any(text) else last_two(told)
        return last or told_once(row for rows in told for row in rows)

    def _computed(
        self, found: tuple[Operation, Sequence[Indicator]] | None, text: str
    ) -> Draft | None:
        if found is None or (found[0] is Operation.SUM and not self._may_add(found[1], text)):
            return None
        (operation, rows), question = found, self._reader.read(text)
        rows = in_named_years(rows, question.years) if operation is Operation.RATIO else rows
        draft = computed(operation, rows, question, self._index)
        return draft if isinstance(draft, Draft) else None

    def _may_add(self, rows: Sequence[Indicator], text: str) -> bool:
        return self._pairs.names_any(text) or addable(rows, self._index)

    def _asking(self, text: str) -> tuple[Operation, str] | None:
        """Return the first clause that computes something, and what, or nothing."""
        for clause in filter(None, _ENDS.split(fold(text))):
            plain = squeeze(LATTER.sub("", FORMER.sub("", clause))).removeprefix("较")
            found = find_operation(plain, [])
            is_sum = told_forms.ONLY_SUMS.search(squeeze(clause))
            if is_sum or told_forms.TOGETHER.fullmatch(clause.strip(" ?.!")):
                return Operation.SUM, ""
            if OF_BOTH.search(clause):  # 前者占后者的比重为多少
                return Operation.SHARE, clause
            read = self._reader.read(clause)
            is_other = found and found.operation is Operation.COMPARISON and read.slots.measure
            if found and found.operation in _OF_TOLD and not (read.years or is_other):
                return found.operation, plain  # 哪个增速更快 is of what was not told
        return None

    def _told(self, earlier: Sequence[str]) -> list[tuple[Indicator, ...]]:
        """Return the figures of the last questions, as far back as each gets some."""
        told: list[tuple[Indicator, ...]] = []
        skipped = False
        for question in reversed(earlier):
            rows = self._rows_of(question)
            if not rows and (told or skipped or self._reader.read(question).groups):
                break
            if not rows:  # 两项合计是多少 is passed over
                skipped = True
                continue
            levels = tuple(row for row in rows if row.measure is Measure.LEVEL)
            # 授权量 is told with how it grew
            told.insert(0, levels if len(rows) > len(levels) > 0 and len(rows) > 2 else rows)
        return told

    def _is_bare(self, clause: str, rows: Sequence[Indicator]) -> bool:
        """Say whether a clause names nothing but what the figures are of."""
        question = self._reader.read(clause)
        names = {row.name for row in rows}
        if any(names.isdisjoint(group) for group in question.groups):
            return False  # 注册资本超两千万的项目总共引了多少 is of another thing
        called = fold("".join(w for row in rows for w in (row.name, row.unit, *row.aliases)))
        words = (
            word for word in question.unexplained if not told_forms.SAYS_NOTHING.fullmatch(word)
        )
        is_elsewhere = question.region or question.frame or self._reader.places.foreign(clause)
        return not is_elsewhere and all(word in called for word in words)
