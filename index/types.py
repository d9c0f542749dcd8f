"""The nouns of the index: what a report is made of and what a search returns.

Every ``start``/``end`` pair is a half-open range of Unicode code points in the canonical text.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np


@dataclass(frozen=True, slots=True)
class Section:
    """One heading with the text directly under it (its children's text is theirs)."""

    id: str  # "2.5.2": the ordinals of the headings above it and its own
    level: int  # 0 for the title block, else how deep it stands: 1, 2, 3 …
    path: tuple[str, ...]  # headings from the part down to this one, label first, as printed
    start: int  # where the heading begins
    body_start: int  # where the text under it begins
    end: int  # where the next section begins


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or one bullet, of a section's text."""

    id: str  # section id + "#" + ordinal from 1
    section_id: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive sentences of one section, short enough to embed."""

    id: str
    section_id: str
    text: str
    start: int
    end: int
    sentence_ids: tuple[str, ...]


LEVELS = "省市区县旗州"


class Status(StrEnum):
    """How far a figure is from being a fact."""

    ACTUAL = "actual"
    ESTIMATE = "estimate"
    TARGET = "target"


class Measure(StrEnum):
    """What a figure measures; figures of different measures never answer for each other."""

    LEVEL = "level"
    GROWTH = "growth"
    CHANGE = "change"
    SHARE = "share"
    RANK = "rank"
    EXCESS = "excess"  # how far a result lies beyond its target: 超出预期目标32%


CHANGES = (Measure.GROWTH, Measure.CHANGE)  # what is told against another time


@dataclass(frozen=True, slots=True)
class Indicator:
    """One reviewed figure of the report, with the words it stands in."""

    id: str
    name: str
    aliases: tuple[str, ...]
    region: str
    year: int | None
    period: str
    status: Status
    measure: Measure
    value: str  # as told, in ``unit``: "1.42", "-2.3", "2-3"
    unit: str
    qualifier: str
    basis: str
    section_id: str
    quote: str
    note: str
    start: int  # range of the quote
    end: int

    @property
    def figure_key(self) -> tuple[object, ...]:
        """What two rows share when they tell the same figure (the report repeats itself)."""
        return (
            *(self.name, self.region, self.year, self.period, self.status),
            *(self.measure, self.value, self.unit, self.basis),
        )


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What is known about a report as a whole (report.toml)."""

    slug: str
    title: str
    region: str
    issuer: str
    date: date
    result_year: int  # 去年: the year whose results it tells
    plan_year: int  # 今年: the year whose plan it sets
    names: tuple[str, ...] = ()  # what else people call the region: 坪山, Pingshan
    is_reviewed: bool = True  # a person has read the figures against the report


def scope_of(facts: ReportFacts) -> str:
    """Return the characters by which a report's own region is meant whole: 区 of 全区, 疆 of 全疆.

    The level of the region, and the last character of its two-character names.
    """
    level = facts.region[-1] if facts.region[-1:] in LEVELS else "区"
    return level + "".join(dict.fromkeys(name[-1] for name in facts.names if len(name) == 2))


class View(StrEnum):
    """What a vector stands for; a hit on any view is a hit on its sentences."""

    PASSAGE = "p"
    SENTENCE = "s"
    QUESTION = "q"


@dataclass(frozen=True, slots=True)
class Term:
    """Words of a question (folded) and what else says the same, weighted from 0 to 1."""

    words: tuple[str, ...]
    others: tuple[tuple[tuple[str, ...], float], ...] = ()


@dataclass(frozen=True, slots=True)
class Similarities:
    """Each sentence's best cosine by view, arrays of shape (sentences,) in reading order.

    0.0 where no vector of that view was near.
    """

    sentence: np.ndarray
    passage: np.ndarray
    question: np.ndarray


@dataclass(frozen=True, slots=True)
class DenseHit:
    """A sentence's best cosine similarity by view; 0.0 where no vector of that view was near."""

    sentence_id: str
    sentence: float
    passage: float
    question: float


@dataclass(frozen=True, slots=True)
class WordHit:
    """A sentence found by its words: BM25 score, and the share of the question it covers."""

    sentence_id: str
    bm25: float
    coverage: float
