"""What a turn asks of a part and of the whole that it is part of: 占总量多少, 不是发明的有几件."""

from collections.abc import Callable, Sequence

from assistant import told_forms
from assistant.calculate import share_of_sum
from assistant.figure_answer import tell_calculation
from assistant.further import part_of_sum
from assistant.names import squeeze
from assistant.operations import Operation
from assistant.part_of import part_and_whole, whole_of
from assistant.told_together import kind_of_row, last_two, without_change
from assistant.types import Draft
from index.report_index import ReportIndex
from index.types import Indicator
from index.words import fold


class PartsTold:
    """Computes of figures told before a turn, one of which is part of another."""

    def __init__(
        self,
        index: ReportIndex,
        is_bare: Callable[[str, Sequence[Indicator]], bool],
        compute: Callable[[tuple[Operation, Sequence[Indicator]], str], Draft | None],
    ) -> None:
        """``is_bare`` says whether a text names nothing but what figures are of."""
        self._index = index
        self._is_bare = is_bare
        self._compute = compute

    def share_of_both(self, text: str, told: Sequence[tuple[Indicator, ...]]) -> Draft | None:
        """Return the share that a named one of two figures has of both: 完成的占总数的几成."""
        rows = tuple(dict.fromkeys(row for group in told[-2:] for row in group))
        rows = rows if len(rows) == 2 else last_two(told)
        held = part_and_whole(rows, self._index.report.text)
        if held:  # 发明的占总数的几成, after 申请总量: the whole is not added to its part
            return self._compute((Operation.SHARE, held), text)
        of_whole = self.of_whole(text, told)
        if of_whole:
            return of_whole
        part = part_of_sum(rows, fold(text)) if rows else None
        if part is None or len({kind_of_row(row) for row in rows}) > 1:
            return None
        return tell_calculation(share_of_sum(part, rows), self._index.facts)

    def of_whole(self, text: str, told: Sequence[tuple[Indicator, ...]]) -> Draft | None:
        """Compute of what was told last and of all that the report tells it to be part of."""
        rows = without_change(told[-1]) if told else ()
        squeezed = squeeze(text)
        if len(rows) != 1 or not self._is_bare(told_forms.without_parts(squeezed), rows):
            return None
        [row] = rows
        table = self._index.indicators
        whole = whole_of(row, table, self._index.report.text)
        if told_forms.NEW_OF_ALL.search(squeezed):
            new = (r for r in table if whole_of(r, [row], self._index.report.text) is row)
            return self._compute((Operation.SHARE, (*new, row)), text)
        if whole is None:
            return None
        if told_forms.OF_SUM.search(squeezed):
            return self._compute((Operation.SHARE, (row, whole)), text)
        is_rest = told_forms.operation_of_told(squeezed) is Operation.DIFFERENCE
        is_rest = is_rest and told_forms.OF_REST.search(squeezed) is not None
        return self._compute((Operation.DIFFERENCE, (whole, row)), text) if is_rest else None
