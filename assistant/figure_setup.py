"""Joins what reads and answers questions about the figures of one report."""

from collections.abc import Callable
from functools import lru_cache

from assistant.counters import asked_times
from assistant.each_amount import EachAmount
from assistant.figure_question import FigureReader
from assistant.figure_replies import FigureReplies
from assistant.figure_vocabulary import FigureVocabulary
from assistant.figures import Figures
from assistant.fitting_pairs import FittingPairs
from assistant.lexicon import Lexicon
from assistant.lookup import told_once
from assistant.names import Names
from assistant.of_told import OfTold
from assistant.operands import Operands
from assistant.reply import Replies
from assistant.several_figures import several
from assistant.stated import is_rate_of, tells_any
from assistant.types import Evidence
from index.evidence import Source
from index.report_index import ReportIndex
from index.types import Indicator

FEW = 32  # earlier questions whose figures are kept at hand


def set_up_figures(
    index: ReportIndex,
    lexicon: Lexicon,
    replies: Replies,
    search: Callable[[str], list[Evidence]],
    contact: str,
) -> tuple[FigureReader, FigureReplies, OfTold]:
    """Return the reader of figure questions, what answers them and what follows up on answers.

    ``search`` finds sentences by meaning; ``contact`` is whom a refusal names.
    """
    ignored = lexicon.stop_words | lexicon.neutral_words | lexicon.figure_words
    source = Source(index.report, index.facts)
    words = FigureVocabulary(index.indicators, source, lexicon.expansions, ignored)
    names = Names(index.indicators, words, index.keywords)
    reader = FigureReader(names, index.facts, ignored, lexicon.regions, lexicon.narrowing)
    operands = Operands(index.indicators, index.report, names)
    pairs = FittingPairs(reader, index, names, words)
    figures = Figures(index, lexicon, operands, pairs, search=search, contact=contact)
    each = EachAmount(reader, index)
    answers = FigureReplies(index, lexicon, figures, each, replies=replies, search=search)

    @lru_cache(FEW)
    def rows_of(question: str) -> tuple[Indicator, ...]:
        figure = reader.read(question)
        rows = index.indicators if figure.stated else ()
        known = [row for row in rows if tells_any(row, figure.stated)]
        stated = [
            row
            for row in known
            if row.name in figure.names or (not is_rate_of(row) and pairs.says(row, question))
        ]
        if stated and not asked_times(question):  # 新增学位8000个，没看错吧
            return told_once(stated)
        if not reader.is_figure(figure):
            return ()
        parts = several(question, [], reader, index.indicators)
        asked = [reader.read(part) for part in parts] or [figure]
        told = answers.tell(asked, question, figure).indicators
        return told_once((*stated, *told) if told else ())

    return reader, answers, OfTold(reader, index, rows_of, pairs)
