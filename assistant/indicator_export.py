"""The indicator table for other programs: filtered rows, and CSV that Excel opens."""

import csv
import io
from collections.abc import Iterable

from index.indicators import COLUMNS
from index.types import Indicator
from index.words import fold

BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads UTF-8 as a local code page


def filter_rows(
    rows: Iterable[Indicator], name: str, year: int | None, status: str | None
) -> list[Indicator]:
    """Return the rows whose name or an alias holds ``name``, of the year and status if given."""
    wanted = fold(name)
    return [
        row
        for row in rows
        if any(wanted in fold(text) for text in (row.name, *row.aliases))
        and year in (None, row.year)
        and status in (None, row.status)
    ]


def to_csv(rows: Iterable[Indicator]) -> str:
    """Return rows in the columns of indicators.csv, headed by a byte order mark."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for row in rows:
        cells = [getattr(row, column) for column in COLUMNS]
        writer.writerow("|".join(cell) if isinstance(cell, tuple) else cell for cell in cells)
    return BYTE_ORDER_MARK + text.getvalue()
