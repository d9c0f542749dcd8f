"""Material for a speech, as values: what drafting finds and what Word and Markdown are made of."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.types import Citation
from index.types import Indicator

TOLERANCE = 0.15  # an asked-for length is met within this share


class PartKind(StrEnum):
    """What a part of the material tells."""

    RESULTS = "results"  # 成效
    PROBLEMS = "problems"  # 问题
    TASKS = "tasks"  # 部署


@dataclass(frozen=True, slots=True)
class Item:
    """One point in the report's own words."""

    id: str  # of the sentence, stable between requests, for ticking in and out
    text: str  # a whole sentence to be read aloud, without marks
    citation: Citation


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence as it is read aloud, and what it rests on."""

    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Points that stand under one heading of the report."""

    heading: str  # without the report's own numbering, to be numbered anew: （一）（二）
    section_id: str
    items: tuple[Item, ...]
    # Each item by itself in the report's words, or all of them as a model words them.
    paragraphs: tuple[tuple[Told, ...], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Results, problems or tasks."""

    kind: PartKind
    heading: str  # without numbering: 2019年工作成效
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class FigurePair:
    """A figure's result beside its target; either may be missing."""

    name: str
    result: Indicator | None
    target: Indicator | None


@dataclass(frozen=True, slots=True)
class ScopeItem:
    """A point that could be taken, and whether it was."""

    id: str
    text: str
    included: bool


@dataclass(frozen=True, slots=True)
class ScopeSection:
    """A section that the topic touches, with the points that could be taken from it."""

    section_id: str
    path: tuple[str, ...]
    items: tuple[ScopeItem, ...]
    included: bool  # any of its points was taken


@dataclass(frozen=True, slots=True)
class Material:
    """All that a request for material gets."""

    request: str
    topic: str
    title: str  # 关于公园和绿化工作的参考材料
    report_title: str
    parts: tuple[Part, ...]
    figures: tuple[FigurePair, ...]
    scope: tuple[ScopeSection, ...]
    asked_length: int | None
    most_length: int | None
    writer: str = "extractive"

    @property
    def length(self) -> int:
        """Characters of headings and sentences, without marks and citations."""
        return sum(map(length_of, self.parts))

    @property
    def is_long_as_asked(self) -> bool:
        """Whether the length is the one asked for, but for ``TOLERANCE``."""
        if self.asked_length is None or self.most_length is None:
            return True
        return self.asked_length * (1 - TOLERANCE) <= self.length <= self.most_length


def told_in(material: Material) -> list[Told]:
    """Return the sentences of all parts in order."""
    return [one for part in material.parts for one in _told_in(part)]


def length_of(part: Part) -> int:
    """Count the characters of a part's headings and sentences."""
    texts = [part.heading, *(g.heading for g in part.groups), *(t.text for t in _told_in(part))]
    return sum(map(len, texts))


def _told_in(part: Part) -> list[Told]:
    return [one for group in part.groups for paragraph in group.paragraphs for one in paragraph]
