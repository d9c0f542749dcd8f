"""The indicator table and the list of other numbers, cell by cell as a clerk wrote them."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from index.errors import ReportFormatError


class Row(NamedTuple):
    """The cells of one row, as written."""

    id: str
    name: str
    aliases: str
    region: str
    year: str
    period: str
    status: str
    measure: str
    value: str
    unit: str
    qualifier: str
    basis: str
    section_id: str
    quote: str
    note: str


class NotIndicator(NamedTuple):
    """A number of the report that is no figure, and why."""

    section_id: str
    quote: str
    number: str
    reason: str


def read_rows(path: Path) -> list[Row]:
    """Read indicators.csv as written; raise ReportFormatError when its columns are others."""
    return [Row(*cells) for cells in _read(path, Row._fields)]


def read_listed(path: Path) -> list[NotIndicator]:
    """Read not_indicators.csv as written; raise ReportFormatError when its columns are others."""
    return [NotIndicator(*cells) for cells in _read(path, NotIndicator._fields)]


def _read(path: Path, columns: tuple[str, ...]) -> Iterator[list[str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            if tuple(next(reader, ())) != columns:
                raise ReportFormatError(f"{path.name}: the columns must be {', '.join(columns)}.")
            for cells in reader:
                if len(cells) != len(columns):
                    where = f"{path.name} line {reader.line_num}"
                    raise ReportFormatError(f"{where}: {len(cells)} cells, not {len(columns)}.")
                yield cells
    except (OSError, UnicodeDecodeError) as error:
        raise ReportFormatError(f"{path.name}: {error}. Save it as UTF-8.") from error
