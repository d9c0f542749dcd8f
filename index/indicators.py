"""The indicator table: load it, place every quote in the report, look figures up."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from index.errors import ReportFormatError
from index.report import Report
from index.tables import read_table
from index.types import Indicator, Measure, Status

COLUMNS = (
    "id", "name", "aliases", "region", "year", "period", "status", "measure", "value", "unit",
    "qualifier", "basis", "section_id", "quote", "note",
)  # fmt: skip


@dataclass(frozen=True)
class IndicatorTable:
    """The reviewed figures of one report, in reading order."""

    rows: tuple[Indicator, ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self.rows)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every indicator's name, once, in reading order."""
        return tuple(dict.fromkeys(row.name for row in self.rows))

    def tells(self, offset: int) -> bool:
        """Say whether a place of the report stands in the quote of a row."""
        return any(row.start <= offset < row.end for row in self.rows)

    def within(self, start: int, end: int) -> list[Indicator]:
        """Return the rows whose quotes touch a range of the report."""
        return [row for row in self.rows if start < row.end and row.start < end]

    def named(self, name: str) -> tuple[Indicator, ...]:
        """Return the rows of one indicator over all years, statuses and measures."""
        return tuple(row for row in self.rows if row.name == name)


def load_indicators(path: Path, report: Report) -> IndicatorTable:
    """Read indicators.csv; a report without one has an empty table.

    Raises ReportFormatError, naming line and column, where a row cannot be read or a quote does
    not stand in its section.
    """
    if not path.exists():
        return IndicatorTable(())
    rows = read_table(path, COLUMNS)
    return IndicatorTable(
        tuple(_row(cells, f"{path.name} line {line}", report) for line, cells in rows)
    )


def _row(cells: dict[str, str], where: str, report: Report) -> Indicator:
    try:
        section = report.section(cells["section_id"])
        year = int(cells["year"]) if cells["year"] else None
        status, measure = Status(cells["status"]), Measure(cells["measure"])
    except (KeyError, ValueError) as error:
        raise ReportFormatError(f"{where}: {error}") from error
    start = report.text.find(cells["quote"], section.start, section.end)
    if not cells["quote"] or start < 0:
        raise ReportFormatError(f"{where}: quote {cells['quote']!r} is not in {section.id}.")
    return Indicator(
        id=cells["id"],
        name=cells["name"],
        aliases=tuple(alias for alias in cells["aliases"].split("|") if alias),
        region=cells["region"],
        year=year,
        period=cells["period"],
        status=status,
        measure=measure,
        value=cells["value"],
        unit=cells["unit"],
        qualifier=cells["qualifier"],
        basis=cells["basis"],
        section_id=section.id,
        quote=cells["quote"],
        note=cells["note"],
        start=start,
        end=start + len(cells["quote"]),
    )
