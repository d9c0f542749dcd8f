"""The one figure of a sentence told before that a turn asks for: 还有几个按计划推进, 涉及几个小区.

Nothing is read from answers that a client sends: the questions before are asked again.
"""

import re
from collections.abc import Collection, Sequence

from assistant import told_forms
from assistant.counters import asked_times, may_ask_for
from assistant.figure_answer import tell
from assistant.figure_asked import FigureQuestion
from assistant.figure_question import FigureReader
from assistant.fitting_pairs import FittingPairs
from assistant.part_of import NEW
from assistant.types import Citation, Draft
from index.report_index import ReportIndex
from index.types import Indicator

_ALL = "[一总共合拢]共|总计"
_IN_ALL = re.compile(f"{_ALL}|现在|目前")  # 现在总共有多少家 asks for none that is new
# 一共涉及几个小区 names 小区 alone
_SPANS = re.compile(f"{_ALL}|涉及到?|牵涉到?|覆盖|涵盖|包[括含]|来着")


class BesideTold:
    """Finds figures in the sentences that answered the questions before."""

    def __init__(self, reader: FigureReader, index: ReportIndex, pairs: FittingPairs) -> None:
        """``pairs`` knows the words that stand with each figure."""
        self._reader = reader
        self._index = index
        self._pairs = pairs

    def figures(
        self, text: str, last: Sequence[Indicator], told: Collection[Indicator]
    ) -> Draft | None:
        """Tell the one figure in the sentence of the figures told ``last`` whose clause says all.

        One of all that was ``told`` is asked for again only where several were told at once.
        """
        [at, *_] = self._index.telling(last[-1:])
        rows = self._index.indicators.within(at.start, at.end)
        return self._only(text, [row for row in rows if len(last) > 1 or row not in told])

    def quotes(self, text: str, quotes: Sequence[Citation]) -> Draft | None:
        """Tell the one figure in what was quoted whose clause says all."""
        table = self._index.indicators
        rows = [row for quote in quotes for row in table.within(quote.start, quote.end)]
        rows = [row for row in rows if not (_IN_ALL.search(text) and row.name.startswith(NEW))]
        return self._only(_SPANS.sub("", text), rows)

    def _only(self, text: str, rows: Sequence[Indicator]) -> Draft | None:
        question = self._reader.read(text)
        if question.operation or question.frame or asked_times(text) != 1:
            return None
        fitting = [row for row in rows if self._is_asked(row, question, text)]
        is_one = len(fitting) == 1 and set(question.years) <= {fitting[0].year}
        return tell(tuple(fitting), self._index.facts) if is_one else None

    def _is_asked(self, row: Indicator, question: FigureQuestion, text: str) -> bool:
        is_stock = told_forms.STOCK.search(text) is not None
        return (
            not (is_stock and row.name.startswith(NEW))
            and (not question.region or question.region == row.basis)
            and (not question.groups or row.name in question.names)
            and may_ask_for(question, row)
            and (self._pairs.explains(row, text) or self._is_unit_alone(row, text))
        )

    def _is_unit_alone(self, row: Indicator, text: str) -> bool:
        """Say whether a text names nothing but what a figure is counted in: 多少床位."""
        is_thing = len(row.unit) > 1 and row.unit in text
        return is_thing and not self._pairs.names_any(text)
