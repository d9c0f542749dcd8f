"""Figures of a report that no person has reviewed: the sentence that tells one is quoted.

The proposed table of such a report lacks figures that its text has. A sentence stands in for a row
only where it is sure, says most of the question's words, is of the year asked for, and holds an
amount of the kind asked for.
"""

import re

from assistant.counters import amount_fits, asks_unit, without_amounts
from assistant.figure_asked import FigureQuestion
from assistant.lexicon import Lexicon
from assistant.lookup import names_part_of_year
from assistant.types import Draft, DraftSentence, Evidence, Kind, Quote
from assistant.wanted import holds_wanted
from assistant.years import without_years
from index.quantities import QuantityKind, find_quantities
from index.report_index import ReportIndex
from index.types import Sentence
from index.words import cut, longest
from prompts import render

SURE, SAID = 0.5, 0.6
LOOKED_AT = 5  # sentences, the best first
_CLAUSE = re.compile("[^，；。：]+")
_GOES_ON = re.compile("(?:同比|均|分别|比上年)*(?:增长|下降|提高|上升|减少|增加)")


class QuotedFigures:
    """Finds the sentence of one report that tells a figure."""

    def __init__(self, index: ReportIndex, lexicon: Lexicon) -> None:
        """Read the report; neutral words say nothing of what is asked."""
        self._index = index
        self._lexicon = lexicon
        self._ignored = lexicon.saying_nothing

    def tell(self, question: FigureQuestion, evidence: list[Evidence]) -> Draft | None:
        """Quote the first clause that tells what is asked, or return nothing."""
        if question.region or question.operation or names_part_of_year(question.text):
            return None
        for found in evidence[:LOOKED_AT]:
            sentence = self._index.sentence(found.sentence_id)
            clause = self._clause(sentence, question) if found.confidence >= SURE else None
            if clause:
                return self._quoted(sentence, *clause)
        if evidence and evidence[0].confidence >= SURE:
            sentence = self._index.sentence(evidence[0].sentence_id)
            clause = self._only_clause(sentence, question)
            if clause:
                return self._quoted(sentence, *clause)
        return None

    def _only_clause(self, at: Sentence, question: FigureQuestion) -> tuple[int, int] | None:
        """Return the one clause of the likest sentence that counts as the question counts.

        今年要给小区换多少部电梯: 更新住宅电梯400部以上. It must say a thing that is named.
        """
        things = self._things(at, question)
        asked = asks_unit(question.text)
        if not things or not asked:
            return None
        fitting = [
            m.span()
            for m in _CLAUSE.finditer(at.text)
            if _fits(question.text, m.group()) and _counts_by(asked, m.group())
        ]
        if len(fitting) != 1:
            return None
        start, end = fitting[0]
        said = [
            w for w in things if any(way in at.text[start:end] for way in self._lexicon.ways(w))
        ]
        return (start, end) if said else None

    def _clause(self, at: Sentence, question: FigureQuestion) -> tuple[int, int] | None:
        """Return the range of the clause that names the thing and tells such an amount of it.

        A clause behind it that names nothing goes on about it: 完成8.9亿元，同比增长29%.
        """
        things = self._things(at, question)
        if not things:
            return None
        clauses = [m.span() for m in _CLAUSE.finditer(at.text)]
        for number, (start, end) in enumerate(clauses):
            ways = map(self._lexicon.ways, things)
            said = [any(way in at.text[start:end] for way in ways_of) for ways_of in ways]
            if sum(said) >= SAID * len(said):
                last = _telling(question.text, at.text, clauses[number:])
                if last:
                    return start, last
        return None

    def _things(self, at: Sentence, question: FigureQuestion) -> list[str]:
        """Return what a question names; nothing where the sentence is of another year or thing."""
        years = self._index.years_of[at.id]
        if question.years and not years.issuperset(question.years):
            return []
        if not holds_wanted(question.text, at.text, self._lexicon.wanted_things):
            return []
        asked = without_amounts(without_years(question.text))
        return longest({w for w in cut(asked) if w not in self._ignored and len(w) > 1})

    def _quoted(self, at: Sentence, start: int, end: int) -> Draft:
        heading = "·".join(self._index.section(at.section_id).path)
        lead = render("passage_lead", heading=heading)
        quote = Quote(at.section_id, at.start + start, at.start + end)
        return Draft(Kind.PASSAGE, (DraftSentence(f"{lead}{at.text[start:end]}。", (quote,)),))


def _telling(question: str, text: str, clauses: list[tuple[int, int]]) -> int:
    """Return where the clause ends that tells the amount, or one that goes on behind it; or 0."""
    for number, (start, end) in enumerate(clauses):
        if number and not _GOES_ON.match(text, start):
            return 0
        if _fits(question, text[start:end]):
            return end
    return 0


def _fits(question: str, clause: str) -> bool:
    """Say whether a clause holds an amount of the kind that a question asks for."""
    amounts = (f.quantity for f in find_quantities(clause))
    return any(a.kind is not QuantityKind.YEAR and amount_fits(question, a) for a in amounts)


def _counts_by(unit: str, clause: str) -> bool:
    """Say whether an amount of a clause is counted by a unit: 部, 户, 公里."""
    return any(f.quantity.base_unit.endswith(unit) for f in find_quantities(clause))
