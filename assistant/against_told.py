"""What a turn computes of the figure told last and of one that it names: 是授权量的几倍."""

import re
from collections.abc import Callable, Sequence

from assistant import told_forms
from assistant.lookup import told_once
from assistant.operations import Operation
from assistant.told_together import kind_of_row, without_change
from assistant.types import Declined, Draft, Kind
from index.types import CHANGES, Indicator
from index.words import fold
from prompts import render

_DATED = re.compile("20\\d\\d年|[去今]年")
RowsOf = Callable[[str, Sequence[str]], tuple[Indicator, ...]]


class AgainstTold:
    """Holds the figure that was told last against another one that a turn names."""

    def __init__(
        self,
        rows_of: RowsOf,
        compute: Callable[[tuple[Operation, Sequence[Indicator]], str], Draft | None],
        lean: Callable[[str, Sequence[tuple[Indicator, ...]]], Draft | None],
    ) -> None:
        """``rows_of`` returns what a turn gets after others; ``lean`` reads it freely."""
        self._rows_of = rows_of
        self._compute = compute
        self._lean = lean

    def tell(
        self, text: str, last: tuple[Indicator, ...], earlier: Sequence[str]
    ) -> Draft | Declined | None:
        """Return how far apart the two are, or what share or how many times one is of the other."""
        said = fold(text)
        with_last = told_forms.WITH_LAST.search(said)
        if with_last:
            return self._apart(with_last, text, last)
        of_named, of_this = told_forms.LAST_OF.search(said), told_forms.OF_LAST.search(said)
        form = of_named or of_this
        if form is None:
            return None
        last = without_change(last)
        named = without_change(self._rows_of(f"{form['other']}是多少", earlier))
        if len(last) != 1 or len(named) != 1 or named == last:
            return None
        alike = kind_of_row(named[0])[1:] == kind_of_row(last[0])[1:]
        pair = (last[0], named[0]) if of_named else (named[0], last[0])
        return self._compute((Operation.RATIO, pair), text) if alike else None

    def _apart(
        self, compared: re.Match[str], text: str, last: tuple[Indicator, ...]
    ) -> Draft | Declined | None:
        """Return how far what was told last and what is named are apart: 跟5G基站相差多少.

        Two figures of what is named alone are not what is asked.
        """
        asks = "增长多少" if last[0].measure in CHANGES else "是多少"
        is_dated = _DATED.match(compared["other"]) is not None  # 比2019年新增的公办学位少多少
        dated = "" if is_dated else f"{last[0].year}年"
        named = self._rows_of(f"{dated}{compared['other']}{asks}", ())
        of_years = int(is_dated)
        kind = kind_of_row(last[0])[of_years:]
        alike = told_once(row for row in named if kind_of_row(row)[of_years:] == kind)
        if len(last) == len(alike) == 1 and last[0] not in alike:
            return self._compute((Operation.DIFFERENCE, (last[0], alike[0])), text)
        found = self._lean(text, [last])
        if found or compared["with"] in "比较" or not named:
            return found
        reason = render("not_computable", reason="请说明是哪两个数")
        return Declined(Kind.REFUSAL, reason, is_reason=True)
