"""Joins what reads and answers questions about the figures of one report."""

from collections.abc import Callable

from assistant.each_amount import EachAmount
from assistant.figure_question import FigureReader
from assistant.figure_replies import FigureReplies
from assistant.figure_vocabulary import FigureVocabulary
from assistant.figures import Figures
from assistant.lexicon import Lexicon
from assistant.names import Names
from assistant.operands import Operands
from assistant.reply import Replies
from assistant.types import Evidence
from index.evidence import Source
from index.report_index import ReportIndex


def set_up_figures(
    index: ReportIndex,
    lexicon: Lexicon,
    replies: Replies,
    search: Callable[[str], list[Evidence]],
    contact: str,
) -> tuple[FigureReader, FigureReplies]:
    """Return the reader of figure questions and what answers them.

    ``search`` finds sentences by meaning; ``contact`` is whom a refusal names.
    """
    ignored = lexicon.stop_words | lexicon.neutral_words | lexicon.figure_words
    source = Source(index.report, index.facts)
    words = FigureVocabulary(index.indicators, source, lexicon.expansions, ignored)
    names = Names(index.indicators, words, index.keywords)
    reader = FigureReader(names, index.facts, ignored, lexicon.regions, lexicon.narrowing)
    operands = Operands(index.indicators, index.report, names)
    figures = Figures(index, lexicon, operands, search, contact)
    each = EachAmount(reader, index)
    return reader, FigureReplies(index, lexicon, figures, each, replies=replies, search=search)
