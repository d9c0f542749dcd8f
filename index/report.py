"""Read a report: canonical text, heading tree and sentences, all as code-point ranges."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from index.errors import ReportFormatError
from index.headings import SENTENCE, Heading, find_headings
from index.repair import Canonical, repair
from index.types import Section, Sentence

MOST_HEADINGS = 5000  # the longest of the 140 reports looked at has 120
MOST_SENTENCES = 20_000  # the bundled report has 286
_BULLET = re.compile(r"——\s*|[•·●]\s*")


@dataclass(frozen=True)
class Report:
    """A parsed report; sections are in reading order, the title block first."""

    canonical: Canonical
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The canonical text."""
        return self.canonical.text

    def section(self, section_id: str) -> Section:
        """Return the section with this id, or raise KeyError."""
        return self._by_id[section_id]

    @cached_property
    def _by_id(self) -> dict[str, Section]:
        return {section.id: section for section in self.sections}


def parse_report(source: str) -> Report:
    """Parse a published report; raise ReportFormatError when it holds no text or no heading."""
    canonical = repair(source)
    if not canonical.text.strip():
        raise ReportFormatError("The report is empty: give the published text, as UTF-8.")
    headings = find_headings(canonical)
    if len(headings) > MOST_HEADINGS:
        raise ReportFormatError(f"The report has more than {MOST_HEADINGS:,} headings.")
    if not headings:
        raise ReportFormatError("The report has no heading such as 「一、…」 or 「（一）…」.")
    sections = _build_tree(headings, len(canonical.text))
    sentences = tuple(s for section in sections for s in _sentences(canonical.text, section))
    if not sentences:
        raise ReportFormatError("The report has headings and no text under them.")
    if len(sentences) > MOST_SENTENCES:
        raise ReportFormatError(f"The report has more than {MOST_SENTENCES:,} sentences.")
    return Report(canonical, sections, sentences)


def _build_tree(headings: list[Heading], length: int) -> tuple[Section, ...]:
    sections = [Section("0", 0, ("标题",), 0, 0, headings[0].start)]
    stack: list[tuple[int, Section]] = []  # with the rank of its heading
    children: dict[str, int] = {}
    ends = [h.start for h in headings[1:]] + [length]
    for heading, end in zip(headings, ends, strict=True):
        while stack and stack[-1][0] >= heading.rank:
            stack.pop()
        parent = stack[-1][1] if stack else None
        key = parent.id if parent else ""
        children[key] = children.get(key, 0) + 1
        number = str(children[key])
        section = Section(
            id=f"{key}.{number}" if key else number,
            level=len(stack) + 1,
            path=((*parent.path, heading.title) if parent else (heading.title,)),
            start=heading.start,
            body_start=heading.body_start,
            end=end,
        )
        stack.append((heading.rank, section))
        sections.append(section)
    return tuple(sections)


def _sentences(text: str, section: Section) -> Iterator[Sentence]:
    ordinal = 0
    for match in SENTENCE.finditer(text, section.body_start, section.end):
        start, end = match.start(), match.end()
        bullet = _BULLET.match(text, start)
        start = bullet.end() if bullet else start
        while end > start and text[end - 1] in "。！？；： ":
            end -= 1
        while start < end and text[start] in " \u3000”’）":
            start += 1
        if end <= start:
            continue
        ordinal += 1
        yield Sentence(f"{section.id}#{ordinal}", section.id, text[start:end], start, end)
