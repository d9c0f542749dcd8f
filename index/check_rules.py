"""The rules for one row of the indicator table; each reads what the report says at its figure."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from index.check_files import Row
from index.evidence import Source
from index.figures import Figure
from index.types import Measure, Section, Status
from index.words import cut, fold

PERIOD = re.compile(r"全年|累计|同期|截至\d{1,2}月|")  # 截至11月
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")  # gdp-growth-2019


@dataclass(frozen=True, slots=True)
class Placed:
    """A row found in the report: where its quote stands and which figures in it have its value."""

    row: Row
    section: Section
    start: int
    end: int
    figures: tuple[Figure, ...]  # figures whose number lies inside the quote
    figure: Figure | None  # the one that is the row's

    @property
    def at(self) -> int:
        """The offset of the row's number, or of its quote where the number is not found."""
        return self.figure.number_start if self.figure else self.start


Rule = Callable[[Source, Placed], Iterator[str]]


def place(source: Source, row: Row) -> Placed | str:
    """Find a row in the report, or say why it cannot be found."""
    try:
        section = source.report.section(row.section_id)
    except KeyError:
        return f"section {row.section_id!r} does not exist; see `python -m index outline`"
    text = source.report.text
    start = text.find(row.quote, section.start, section.end)
    if not row.quote or start < 0:
        return f"copy the quote character by character from section {section.id}"
    if text.find(row.quote, start + 1, section.end) >= 0:
        return f"the quote stands more than once in section {section.id}: make it longer"
    end = start + len(row.quote)
    inside = tuple(f for f in source.figures if start <= f.number_start and f.number_end <= end)
    figure = max(inside, key=lambda f: _agreement(source, f, row), default=None)
    if figure is not None and source.signed(figure) != row.value:
        figure = None
    return Placed(row, section, start, end, inside, figure)


def _agreement(source: Source, figure: Figure, row: Row) -> tuple[bool, bool, bool]:
    return (
        source.signed(figure) == row.value,
        figure.unit == row.unit,
        figure.qualifiers == _parts(row.qualifier),
    )


def _parts(qualifier: str) -> frozenset[str]:
    return frozenset(part for part in qualifier.split("|") if part)


def value(source: Source, placed: Placed) -> Iterator[str]:
    """The value, with its sign, is a figure of the quote; one figure only fits the row."""
    row = placed.row
    if placed.figure is None:
        told = "、".join(f"{source.signed(f)}{f.unit}" for f in placed.figures) or "no figure"
        yield f"the quote does not tell {row.value!r}; it tells {told}"
        return
    best = _agreement(source, placed.figure, row)
    if sum(_agreement(source, f, row) == best for f in placed.figures) > 1:
        yield "the quote tells this value more than once: shorten it to the row's own clause"


def unit(_: Source, placed: Placed) -> Iterator[str]:
    """The unit is the one written beside the number."""
    if placed.figure and placed.figure.unit != placed.row.unit:
        yield f"the report writes {placed.figure.unit!r}, the row {placed.row.unit!r}"


def qualifier(_: Source, placed: Placed) -> Iterator[str]:
    """Every qualifier beside the number is in the row and in the quote, and no other."""
    figure = placed.figure
    if figure is None:
        return
    if figure.qualifiers != _parts(placed.row.qualifier):
        told = "|".join(sorted(figure.qualifiers)) or "none"
        yield f"the report writes {told}, the row {placed.row.qualifier or 'none'}"
    if not (placed.start <= figure.start and figure.end <= placed.end):
        yield "the quote cuts the unit or the qualifier off: make it longer"


def status(source: Source, placed: Placed) -> Iterator[str]:
    """A result is a result, an expected result an estimate, a plan a target."""
    told = source.status(placed.section.id, placed.at)
    if told is not None and told != placed.row.status:
        yield f"the part's title and the sentence make it {told.value}, not {placed.row.status}"


def year(source: Source, placed: Placed) -> Iterator[str]:
    """The year is the one that the sentence or the part's title names."""
    told = source.year(placed.section.id, placed.at)
    if placed.row.year and str(told) != placed.row.year:
        yield f"the report speaks of {told} here, the row says {placed.row.year}"


def measure(source: Source, placed: Placed) -> Iterator[str]:
    """The words beside the number say level, growth, change, share or rank."""
    if placed.figure is None:
        return
    told = source.measure(placed.figure)
    if told != placed.row.measure:
        yield f"the words beside the number make it {told.value}, not {placed.row.measure}"


def period(source: Source, placed: Placed) -> Iterator[str]:
    """截至N月 stands in the row where the section has said it, and nowhere else."""
    until = source.until(placed.section.id, placed.at)
    if until and placed.row.period != until:
        yield f"the report says {until}"
    if not until and placed.row.period.startswith("截至"):
        yield f"no sentence before this one in the section says {placed.row.period}"


@cache
def spoken(words: str, text: str) -> bool:
    """Say whether every word of a name stands in the text."""
    return not _unspoken(words, text)


def _unspoken(words: str, text: str) -> list[str]:
    folded = fold(text)
    return [word for word in cut(words) if word not in folded and word != "的"]


def name(source: Source, placed: Placed) -> Iterator[str]:
    """Every word of the name stands in the quote, its sentence or the headings above it."""
    sentence = source.sentence(placed.at)
    around = "".join((placed.row.quote, sentence.text if sentence else "", *placed.section.path))
    missing = _unspoken(placed.row.name, around)
    if not placed.row.name:
        yield "name what is counted, as the report says it"
    if missing:
        yield f"the report does not say {'、'.join(missing)} here"


def cells(source: Source, row: Row) -> Iterator[tuple[str, str]]:
    """Check what can be seen without the report: forms and enumerations."""
    years = {"", str(source.facts.result_year), str(source.facts.plan_year)}
    if not SLUG.fullmatch(row.id):
        yield "id", "use lower-case letters, digits and single hyphens"
    if not row.region.strip():
        yield "region", f"name the region; {source.facts.region} unless the report says another"
    if row.year not in years:
        yield "year", f"use one of {', '.join(sorted(years - {''}))}"
    if row.status not in tuple(Status):
        yield "status", f"use one of {', '.join(Status)}"
    if row.measure not in tuple(Measure):
        yield "measure", f"use one of {', '.join(Measure)}"
    if not PERIOD.fullmatch(row.period):
        yield "period", "use 全年, 累计, 同期 or 截至N月"


RULES: tuple[tuple[str, Rule], ...] = (
    ("value", value),
    ("unit", unit),
    ("qualifier", qualifier),
    ("status", status),
    ("year", year),
    ("measure", measure),
    ("period", period),
    ("name", name),
)


def check_row(source: Source, row: Row) -> Iterator[tuple[str, str]]:
    """Yield (rule, advice) for everything that is wrong with one row."""
    yield from cells(source, row)
    placed = place(source, row)
    if isinstance(placed, str):
        yield "quote", placed
        return
    for rule, judge in RULES:
        for advice in judge(source, placed):
            yield rule, advice
