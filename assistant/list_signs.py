"""What speaks for a sentence's being part of a list that a question asks for, as named numbers."""

import math
from collections.abc import Collection, Hashable, Sequence
from dataclasses import astuple, dataclass, fields

import numpy as np

from assistant.listing import Listing
from assistant.types import Evidence, Question
from assistant.years import speaks_of
from index.report_index import ReportIndex
from index.words import fold

FIRST = 15  # sentences among which those of a section are counted


@dataclass(frozen=True, slots=True)
class Signs:
    """Signs of one sentence; scores are the ranking's log-odds."""

    behind: float  # how far it lies behind the best sentence
    behind_in_years: float  # the same of those that speak of the same years
    section_behind: float  # how far the best of its section lies behind
    rank: float  # how many are better
    rank_in_years: float
    among_first: float  # how many of its section are among the first
    coverage: float  # share of the question's words that it holds, by idf
    nearest: float  # similarity of the sentence or of the nearest curated question
    said: float  # share of what the question names, by idf, that it or its heading says
    headed: float  # the same of the heading alone
    rarest: float  # idf of the rarest name that it or its heading says
    names: float  # how many things the question names
    years_asked: float  # how many years the question names
    years_told: float  # how many years its part speaks of
    other_year: bool  # its part speaks of another year than the question
    listed: float  # how many things it counts up
    does: bool  # it says one of several deeds that the question names
    sure: float  # probability that the report answers with it


NAMES = tuple(field.name for field in fields(Signs))


class ListSigns:
    """Reads the signs of one report's sentences."""

    def __init__(self, index: ReportIndex, listing: Listing) -> None:
        """``listing`` reads what a question names."""
        self._index = index
        self._listing = listing
        sections = index.report.sections
        self._headings = {section.id: fold(section.path[-1]) for section in sections}
        self._texts = [
            f"{fold(s.text)} {self._headings[s.section_id]}" for s in index.report.sentences
        ]
        self._rows = {s.id: row for row, s in enumerate(index.report.sentences)}

    def of(self, question: Question, evidence: Sequence[Evidence]) -> np.ndarray:
        """Return the signs of evidence, the best first, shape (evidence, signs)."""
        sections = [self._index.sentence(e.sentence_id).section_id for e in evidence]
        years = [self._index.years_of[e.sentence_id] for e in evidence]
        in_years, in_section = Standing(evidence, years), Standing(evidence, sections)
        among_first = [sections[:FIRST].count(section) for section in sections]
        named = self._listing.named(question)
        weights = [self._idf(ways) for ways in named]
        deeds = self._listing.deeds(question)
        whole = sum(weights) or 1.0
        texts = [self._texts[self._rows[e.sentence_id]] for e in evidence]

        def saying(text: str) -> list[float]:
            found = zip(named, weights, strict=True)
            return [weight for ways, weight in found if any(way in text for way in ways)]

        said = [saying(text) for text in texts]
        headed = {section: sum(saying(self._headings[section])) for section in set(sections)}
        best = evidence[0].score if evidence else 0.0
        signs = [
            Signs(
                behind=best - e.score,
                behind_in_years=in_years.behind[at],
                section_behind=best - in_section.best[sections[at]],
                rank=at,
                rank_in_years=in_years.ranks[at],
                among_first=among_first[at],
                coverage=e.coverage,
                nearest=e.nearest,
                said=sum(said[at]) / whole,
                headed=headed[sections[at]] / whole,
                rarest=max(said[at], default=0.0),
                names=len(named),
                years_asked=len(question.years),
                years_told=len(years[at]),
                other_year=not speaks_of(years[at], question.years),
                listed=texts[at].count("、"),
                does=any(way in texts[at] for ways in deeds for way in ways),
                sure=e.confidence,
            )
            for at, e in enumerate(evidence)
        ]
        return np.array([astuple(one) for one in signs], dtype=np.float64).reshape(-1, len(NAMES))

    def _idf(self, ways: Collection[str]) -> float:
        holding = sum(any(way in text for way in ways) for text in self._texts)
        return math.log((len(self._texts) + 1) / (holding + 0.5))


class Standing:
    """Where evidence stands among that of its own kind."""

    def __init__(self, evidence: Sequence[Evidence], kinds: Sequence[Hashable]) -> None:
        """``evidence`` is the best first; ``kinds`` are as long."""
        self.best: dict[Hashable, float] = {}
        self.behind: list[float] = []
        self.ranks: list[int] = []
        seen: dict[Hashable, int] = {}
        for e, kind in zip(evidence, kinds, strict=True):
            self.behind.append(self.best.setdefault(kind, e.score) - e.score)
            self.ranks.append(seen.get(kind, 0))
            seen[kind] = seen.get(kind, 0) + 1
