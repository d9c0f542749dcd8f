"""CSV tables as people keep them: UTF-8, one head line, every row whole."""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from index.errors import ReportFormatError


def read_table(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row with its line number; further columns are read too.

    Raises ReportFormatError, naming the file and the line, where the file cannot be read, lacks
    a column, is cut off, or where a row has more or fewer cells than the head.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ReportFormatError(f"{path.name}: {error}. Save it as UTF-8.") from error
    if not text.endswith(("\n", "\r")):
        raise ReportFormatError(
            f"{path.name}: the last line has no line break, so the file may be cut off. "
            "Compare it with your copy, then end it with a line break."
        )
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        head = next(reader, [])
        if not set(columns) <= set(head):
            raise ReportFormatError(f"{path.name}: the columns must be {', '.join(columns)}.")
        for cells in reader:
            if len(cells) != len(head):
                raise ReportFormatError(
                    f"{path.name} line {reader.line_num}: {len(cells)} cells, not {len(head)}."
                )
            yield reader.line_num, dict(zip(head, cells, strict=True))
    except csv.Error as error:
        raise ReportFormatError(f"{path.name} line {reader.line_num}: {error}.") from error
