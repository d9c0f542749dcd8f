"""Things named one after the other, each to be told of: 疾控中心、三院、人民医院各到哪一步."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.lexicon import Lexicon
from assistant.types import Evidence, Question
from assistant.years import speaks_of, without_years
from index.report_index import ReportIndex
from index.words import CLAUSE_ENDS, cut, fold, longest, may_do, names_nothing

_JOINED = re.compile("、|以及|还有|[和与跟及](?=[^、])")
_EACH = re.compile("分别|各")
MANY = 3  # things that are named one after the other, whether or not of each is asked
MOSTLY = 0.5  # share of what names a thing, by idf, from which a sentence tells of it
FIRST = 40  # sentences among which a thing is looked for
SURE = 0.7  # probability that a sentence on it answers
RARE = 2.6  # idf from which a word names a thing of its own: 疾控中心, but not 企业


class NamedEach:
    """Finds, of each thing that a question names in a row, a sentence that tells of it."""

    def __init__(self, index: ReportIndex, lexicon: Lexicon) -> None:
        """Words are weighed by how rare they are in one report."""
        self._index = index
        self._lexicon = lexicon
        self._empty = lexicon.saying_nothing

    def adding(
        self, question: Question, evidence: Sequence[Evidence], chosen: list[Evidence]
    ) -> list[Evidence]:
        """Return what is chosen, and the best sentence on each thing that none of it tells of."""
        things = self._things(question.asked or question.text) if chosen else []
        if not things:
            return chosen
        years_of = self._index.years_of
        sure = (e for e in evidence[:FIRST] if e.confidence >= SURE)
        near = [e for e in sure if speaks_of(years_of[e.sentence_id], question.years)]
        for thing in things:
            told = max(self._share(thing, e) for e in chosen)
            best = max(near, key=lambda e: self._share(thing, e), default=None)
            if best and told < MOSTLY <= self._share(thing, best):
                chosen = [*chosen, replace(best, confidence=chosen[0].confidence)]
        return chosen

    def _things(self, text: str) -> list[list[str]]:
        """Return the words that name each of several things; nothing where but one is named."""
        least = 2 if _EACH.search(text) else MANY
        for clause in CLAUSE_ENDS.split(fold(without_years(text))):
            parts = _JOINED.split(clause)
            named = [self._naming(part) for part in parts] if len(parts) >= least else []
            if named and all(named):
                idf = self._index.keywords.idf
                return [words for words in named if max(map(idf, words)) >= RARE]
        return []

    def _naming(self, part: str) -> list[str]:
        words = [w for w in longest(cut(part)) if len(w) > 1 and w not in self._empty]
        words = [w for w in words if not (names_nothing(w) or w[0].isdigit())]
        return [w for w in words if not may_do(w)] or words

    def _share(self, words: Sequence[str], evidence: Evidence) -> float:
        """Return the share of words, by idf, that a sentence says in some way."""
        told = fold(self._index.sentence(evidence.sentence_id).text)
        idf = self._index.keywords.idf
        said = [any(fold(way) in told for way in self._lexicon.ways(word)) for word in words]
        whole = sum(map(idf, words)) or 1.0
        return sum(idf(word) for word, is_said in zip(words, said, strict=True) if is_said) / whole
