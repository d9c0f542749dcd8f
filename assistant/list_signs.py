"""What speaks for a sentence's being part of a list that a question asks for, as named numbers."""

from collections.abc import Hashable, Sequence
from dataclasses import astuple, dataclass, fields

import numpy as np

from assistant.listing import Listing
from assistant.types import Evidence, Question
from assistant.wanted import wants_list, wants_several
from assistant.years import speaks_of
from index.report_index import ReportIndex
from index.words import fold

SEVERAL = 2  # deeds
FIRST = 15  # sentences among which those of a section are counted
Column = np.ndarray | float


@dataclass(frozen=True, slots=True)
class Signs:
    """Signs of sentences, arrays of shape (sentences,), or one number where they share it.

    Scores are the ranking's log-odds.
    """

    behind: Column  # how far each lies behind the best sentence
    behind_in_years: Column  # the same of those that speak of the same years
    section_behind: Column  # how far the best of its section lies behind
    beside: Column  # how far the better of the two beside it in its section lies behind
    rank: Column  # how many are better
    rank_in_years: Column
    among_first: Column  # how many of its section are among the first
    coverage: Column  # share of the question's words that it holds, by idf
    nearest: Column  # similarity of the sentence or of the nearest curated question
    said: Column  # share of what the question names, by idf, that it or its heading says
    headed: Column  # the same of the heading alone
    rarest: Column  # idf of the rarest name that it or its heading says
    names: Column  # how many things the question names
    years_asked: Column  # how many years the question names
    years_told: Column  # how many years its part speaks of
    other_year: Column  # 1 where its part speaks of another year than the question
    listed: Column  # how many things it counts up
    lacked: Column  # idf of the rarest name that another says and it does not
    less_said: Column  # how much more of what the question names another says
    does: Column  # 1 where it says one of several deeds that the question names
    deed: Column  # idf of the rarest deed that the question names and it says
    run: Column  # characters of the longest run that it shares with the question
    run_rarity: Column  # idf of that run among all sentences: a name that few say
    sure: Column  # probability that the report answers with it
    wants: Column  # 2 where the question asks for a list outright, 1 where it may, else 0


NAMES = tuple(field.name for field in fields(Signs))


class ListSigns:
    """Reads the signs of one report's sentences."""

    def __init__(self, index: ReportIndex, listing: Listing) -> None:
        """``listing`` reads what a question names."""
        self._index = index
        self._listing = listing
        sentences = index.report.sentences
        headings = {section.id: fold(section.path[-1]) for section in index.report.sections}
        self._headings = [headings[s.section_id] for s in sentences]
        self._texts = [f"{fold(s.text)} {headings[s.section_id]}" for s in sentences]
        self._listed = np.array([text.count("、") for text in self._texts])
        self._rows = {s.id: row for row, s in enumerate(sentences)}

    def of(self, question: Question, evidence: Sequence[Evidence]) -> np.ndarray:
        """Return the signs of evidence, the best first, shape (evidence, signs)."""
        if not evidence:
            return np.zeros((0, len(NAMES)))
        rows = [self._rows[e.sentence_id] for e in evidence]
        sections = [self._index.sentence(e.sentence_id).section_id for e in evidence]
        years = [self._index.years_of[e.sentence_id] for e in evidence]
        scores = np.array([e.score for e in evidence])
        in_years, in_section = Standing(scores, years), Standing(scores, sections)
        named = self._listing.named(question)
        says = _saying(self._texts, named)
        idf = _idf(says)
        holds, whole = says[rows], idf.sum() or 1.0
        said = holds @ idf / whole
        headed = _saying([self._headings[row] for row in rows], named) @ idf / whole
        lacked = ~holds * holds.any(axis=0) * idf
        deeds = self._listing.deeds(question)
        does = _saying(self._texts, deeds)
        deed = (does[rows] * _idf(does)).max(axis=1, initial=0.0)
        asked = question.asked or question.text
        bare = self._listing.bare(asked)
        runs = [longest_run(bare, self._texts[row]) for row in rows]
        signs = Signs(
            behind=scores[0] - scores,
            behind_in_years=in_years.behind,
            section_behind=scores[0] - in_section.best,
            beside=_beside(rows, sections, scores),
            rank=np.arange(len(evidence)),
            rank_in_years=in_years.ranks,
            among_first=np.array([sections[:FIRST].count(section) for section in sections]),
            coverage=np.array([e.coverage for e in evidence]),
            nearest=np.array([e.nearest for e in evidence]),
            said=said,
            headed=headed,
            rarest=(holds * idf).max(axis=1, initial=0.0),
            names=len(named),
            years_asked=len(question.years),
            years_told=np.array([len(told) for told in years]),
            other_year=np.array([not speaks_of(told, question.years) for told in years]),
            listed=self._listed[rows],
            lacked=lacked.max(axis=1, initial=0.0),
            less_said=said.max() - said,
            does=deed > 0 if len(deeds) >= SEVERAL else 0.0,
            deed=deed,
            run=np.array([len(run) for run in runs]),
            run_rarity=self._rarity(runs),
            sure=np.array([e.confidence for e in evidence]),
            wants=wants_list(asked) + wants_several(asked),
        )
        return np.column_stack(
            [np.broadcast_to(column, len(evidence)) for column in astuple(signs)]
        ).astype(np.float64)

    def _rarity(self, runs: Sequence[str]) -> np.ndarray:
        """Return how rare runs of characters are among all sentences, shape (runs,)."""
        distinct = list(dict.fromkeys(runs))
        idf = _idf(_saying(self._texts, [{run} for run in distinct]))
        at = {run: place for place, run in enumerate(distinct)}
        return idf[[at[run] for run in runs]]


def longest_run(text: str, other: str) -> str:
    """Return the longest run of characters that two texts share, the first of several."""
    start, best = 0, ""
    for end in range(1, len(text) + 1):
        while start < end - len(best) and text[start:end] not in other:
            start += 1
        if end - start > len(best) and text[start:end] in other:
            best = text[start:end]
    return best


def _beside(rows: Sequence[int], sections: Sequence[str], scores: np.ndarray) -> np.ndarray:
    """Return how far the better of two neighbours in a section lies behind, shape (rows,)."""
    at = {(row, section): score for row, section, score in zip(rows, sections, scores, strict=True)}
    best = [
        max(at.get((row + step, section), scores[-1]) for step in (-1, 1))
        for row, section in zip(rows, sections, strict=True)
    ]
    behind: np.ndarray = scores[0] - np.array(best)
    return behind


def _idf(says: np.ndarray) -> np.ndarray:
    """Return how rare each thing is that texts say or not, shape (things,)."""
    rarity: np.ndarray = np.log((len(says) + 1) / (says.sum(axis=0) + 0.5))
    return rarity


def _saying(texts: Sequence[str], named: Sequence[set[str]]) -> np.ndarray:
    """Say which of the things named each text says in any way, shape (texts, named)."""
    held = [[any(way in text for way in ways) for ways in named] for text in texts]
    return np.array(held, dtype=bool).reshape(len(texts), len(named))


class Standing:
    """Where scores, the best first, stand among those of their own kind; arrays of their length."""

    def __init__(self, scores: np.ndarray, kinds: Sequence[Hashable]) -> None:
        """``kinds`` are as long."""
        first: dict[Hashable, float] = {}
        seen: dict[Hashable, int] = {}
        best, ranks = [], []
        for score, kind in zip(scores.tolist(), kinds, strict=True):
            best.append(first.setdefault(kind, score))
            ranks.append(seen.get(kind, 0))
            seen[kind] = seen.get(kind, 0) + 1
        self.best = np.array(best)  # of its kind
        self.behind = self.best - scores
        self.ranks = np.array(ranks)
