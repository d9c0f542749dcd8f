"""Counts that only the text tells: 几项制度 of 三项制度, 建立几周年 of 建立40周年.

The indicator table holds what is measured; a name or a slogan that holds a number is text. Such a
count is told with its sentence, and only where that sentence says every word of the question.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

from assistant.figure_asked import FigureQuestion
from assistant.lexicon import Lexicon
from assistant.names import squeeze
from assistant.operations import Operation
from assistant.types import Draft, DraftSentence, Kind, Quote
from assistant.years import without_years
from index.quantities import QuantityKind, find_quantities
from index.report_index import ReportIndex
from index.words import cut
from prompts import render

_ASKED = re.compile(
    r"(?:多少|几)(?P<unit>周年|大项|[年个家件名套条所块宗项天对座支批届次期类大])?(?![百点])"
)
_MARKS = re.compile('[“”"「」『』《》]')
_OWN_NAME = ("周年",)  # a unit that says what is counted


@dataclass(frozen=True, slots=True)
class _Count:
    sentence_id: str
    unit: str
    amount: Fraction
    thing: str  # the word after the number; nothing where the unit names the thing


class Counted:
    """Finds the sentence that tells a count."""

    def __init__(self, index: ReportIndex, lexicon: Lexicon) -> None:
        """Read the counts that the table does not tell; neutral words say nothing."""
        self._index = index
        self._lexicon = lexicon
        self._ignored = lexicon.stop_words | lexicon.neutral_words | lexicon.figure_words
        self._counts = [
            _Count(
                sentence.id,
                found.quantity.unit,
                found.quantity.amounts[0],
                _thing(sentence.text[found.end :]),
            )
            for sentence in index.report.sentences
            for found in find_quantities(sentence.text)
            if found.quantity.unit
            and found.quantity.kind is QuantityKind.AMOUNT
            and not index.indicators.tells(sentence.start + found.start)
        ]

    def tell(self, question: FigureQuestion) -> Draft | None:
        """Quote the sentences whose count is asked for, or return nothing."""
        text = _MARKS.sub("", squeeze(question.text))
        asked = _ASKED.search(text)
        if asked and question.operation and not (asked["unit"] and question.words):
            return None
        computes = question.operation not in (None, Operation.SUM)  # 一共几项 adds nothing up
        if asked is None or question.mentions or computes or question.slots.measure:
            return None
        words = set(cut(without_years(text.replace(asked.group(), " ")))) - self._ignored
        fitting = [
            count
            for count in self._counts
            if asked["unit"] in (None, count.unit, count.unit.removeprefix("周"))
            and (count.thing in words or count.unit in _OWN_NAME)
            and self._is_of(question.years, count.sentence_id)
            and all(self._says(count, word) for word in words)
        ]
        first = {count.amount: count.sentence_id for count in reversed(fitting)}
        told = [self._sentence(sentence_id) for sentence_id in dict.fromkeys(first.values())]
        return Draft(Kind.PASSAGE, tuple(told)) if told else None

    def _is_of(self, years: tuple[int, ...], sentence_id: str) -> bool:
        """Say whether a sentence is of one of the years, by its chapter or its words."""
        sentence = self._index.sentence(sentence_id)
        chapter = self._index.section(sentence.section_id).path[0]
        dated = f"{chapter}{sentence.text}"
        return not years or any(str(year) in dated for year in years)

    def _says(self, count: _Count, word: str) -> bool:
        """Say whether a sentence or its heading holds a word in any way."""
        if word == count.unit:
            return True
        sentence = self._index.sentence(count.sentence_id)
        heading = cut("".join(self._index.section(sentence.section_id).path[1:]))
        return any(
            way in sentence.text or set(cut(way)) <= {*cut(sentence.text), *heading}
            for way in self._lexicon.ways(word)
        )

    def _sentence(self, sentence_id: str) -> DraftSentence:
        sentence = self._index.sentence(sentence_id)
        heading = "·".join(self._index.section(sentence.section_id).path)
        quote = Quote(sentence.section_id, sentence.start, sentence.end)
        return DraftSentence(
            f"{render('passage_lead', heading=heading)}{sentence.text}。", (quote,)
        )


def _thing(after: str) -> str:
    """Return the word that follows a number and its unit: 制度 in 三项制度."""
    return next(iter(cut(_MARKS.sub("", after[:8]))), "")
