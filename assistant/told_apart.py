"""What a message asks for as a figure and in words, each clause by itself: 建多少，有哪些."""

from collections.abc import Callable
from dataclasses import replace

from assistant.figure_question import FigureReader
from assistant.figure_replies import FigureReplies
from assistant.mixed import apart, asks_both, holds_amount, is_sure_beside
from assistant.reply import together
from assistant.types import Answer
from index.report_index import ReportIndex
from prompts import render


class ToldApart:
    """Answers a clause for a figure and one for something else each by itself."""

    def __init__(
        self,
        reader: FigureReader,
        figures: FigureReplies,
        index: ReportIndex,
        in_words: Callable[[str], Answer],
    ) -> None:
        """``in_words`` answers a clause with headings or sentences."""
        self._reader = reader
        self._figures = figures
        self._facts = index.facts
        self._in_words = in_words

    def tell(self, text: str, answer: Answer) -> Answer:
        """Answer both clauses; ``answer``, by the figures alone, stays where one finds nothing."""
        clauses = apart(text, self._facts)
        if clauses is None:
            return answer
        amount, other = clauses
        if not self._reader.is_figure(figure := self._reader.read(amount)):
            return answer
        told = self._figures.tell([figure], amount, figure)
        beside = self._in_words(other)
        if not (told.refused or beside.refused):
            return together(told, beside) if figure.groups and not figure.unexplained else answer
        is_lone = answer.refused and asks_both(text)
        if not told.refused:
            whole = replace(told, answer=told.answer + render("rest_missing"))
            return whole if is_lone and figure.groups else answer
        is_apart = is_lone and not (beside.refused or figure.operation or figure.region)
        if not is_apart or not is_sure_beside(beside, other):
            return answer
        # 入驻团队20个 may be what 入咗几多队人 asks for
        rest = "" if holds_amount(beside) else render("figure_rest_missing")
        return replace(beside, answer=beside.answer + rest)
