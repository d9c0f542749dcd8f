"""One question's way in values: turn → question → evidence → answer."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from index.types import Indicator, Term


class Role(StrEnum):
    """Who said a turn."""

    USER = "user"
    ASSISTANT = "assistant"


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of the conversation so far, as the client sends it."""

    role: Role
    content: str


def asked_in(turns: Iterable[Turn]) -> list[str]:
    """Return what the user said, in order."""
    return [turn.content for turn in turns if turn.role is Role.USER]


class Kind(StrEnum):
    """What an answer is, as the HTTP contract names it."""

    INDICATOR = "indicator"
    CALCULATION = "calculation"
    PASSAGE = "passage"
    CLARIFY = "clarify"
    REFUSAL = "refusal"
    DRAFT = "draft"
    CHAT = "chat"


@dataclass(frozen=True, slots=True)
class Question:
    """A question that stands alone, as understood."""

    text: str
    words: tuple[str, ...]  # informative words, folded
    terms: tuple[Term, ...]  # the same with what else says them
    years: frozenset[int]
    sounds_of: frozenset[int] = frozenset()  # the year that it sounds like asking of: 建好了没
    addressed: bool = False  # turns to the administration or its report: 区里有没有打算
    asked: str = ""  # the last turn as it was asked, where the text was completed from others


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that may answer, with what speaks for it.

    ``score`` ranks (log-odds); ``confidence`` is the probability that the report answers with it.
    """

    sentence_id: str
    score: float
    confidence: float
    coverage: float  # share of the question's words that it holds, by idf
    nearest: float  # similarity of the sentence or of the nearest curated question


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim quote; ``start``/``end`` are code points in the canonical text."""

    n: int
    report: str
    section_id: str
    section_path: tuple[str, ...]
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent back; the fields are those of the HTTP contract, but for ``confidence``."""

    answer: str
    kind: Kind
    refused: bool
    question: str
    citations: tuple[Citation, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    derivation: str = ""
    suggestions: tuple[str, ...] = ()
    writer: str = "extractive"
    approved: date | None = None  # when staff approved it
    confidence: float | None = None  # of the best sentence; None where none was sought


@dataclass(frozen=True, slots=True)
class Draft:
    """Sentences with the quotes they rest on, before numbering and verification."""

    kind: Kind
    sentences: tuple["DraftSentence", ...]
    indicators: tuple[Indicator, ...] = ()
    derivation: str = ""
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Declined:
    """Why a question gets no draft, in words for the asker."""

    kind: Kind
    text: str
    is_reason: bool = False  # why it cannot be computed, rather than that nothing was found


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """One sentence of an answer without its marks, and the ranges that it quotes."""

    text: str
    quotes: tuple["Quote", ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Quote:
    """A range of one section of the canonical text."""

    section_id: str
    start: int
    end: int
