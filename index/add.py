"""``python -m index add``: make a report's folder from a published file."""

import csv
import json
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TextIO

from index.check_files import Row
from index.errors import ReportFormatError
from index.indicators import COLUMNS
from index.proposals import load_aliases, propose
from index.replacing import folder_in
from index.report import Report
from index.report_folder import ReportFolder
from index.source_files import read_source
from index.types import Indicator, Status

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_SLUG = 60
MOST_FIGURES = 10_000  # the bundled report has 250
YEARS = range(1949, 2100)
_DATE = re.compile(r"(20\d\d|19\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
HEAD = 600  # characters in which a report tells its date


@dataclass(frozen=True, slots=True)
class NewReport:
    """What is said of a report when it is added."""

    slug: str
    title: str
    year: int  # whose plan it sets; it tells the results of the year before
    region: str
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """What came of it."""

    folder: ReportFolder
    sections: int
    sentences: int
    figures: int


def add_report(source: Path, new: NewReport, reports: Path, lexicon: Path | None = None) -> Added:
    """Make ``reports/slug/`` with the text, its facts and proposed figures, all or nothing.

    ``lexicon`` is the folder that knows what people call common indicators.
    Raises ReportFormatError where the file, the slug or the year will not do, or where a report
    of that slug is there already.
    """
    _check(new, reports)
    text = read_source(source)
    try:
        with folder_in(reports, ".add-") as beside:
            (beside / "report.md").write_text(text, encoding="utf-8")
            (beside / "report.toml").write_text(_facts(new, text), encoding="utf-8")
            folder = ReportFolder(beside)
            report = folder.report()
            called = load_aliases(lexicon / "indicator_aliases.csv") if lexicon else {}
            rows = propose(report, folder.facts(), called)
            if len(rows) > MOST_FIGURES:
                raise ReportFormatError(f"{source.name}: more than {MOST_FIGURES:,} figures.")
            with (beside / "indicators.csv").open("w", encoding="utf-8-sig", newline="") as file:
                write_proposals(rows, file)
            with (beside / "questions.proposed.csv").open(
                "w", encoding="utf-8-sig", newline=""
            ) as file:
                csv.writer(file, lineterminator="\n").writerows(_questions(report, rows))
            beside.chmod(0o755)
            os.rename(beside, reports / new.slug)
    except OSError as error:
        raise ReportFormatError(f"{reports}: {error.strerror}.") from error
    folder = ReportFolder(reports / new.slug)
    return Added(folder, len(report.sections), len(report.sentences), len(rows))


def write_proposals(rows: Sequence[Indicator], file: TextIO) -> None:
    """Write proposed rows as CSV with the table's columns."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(as_row(row) for row in rows)


def as_row(proposal: Indicator) -> Row:
    """Return the cells of a proposal."""
    cells = {column: getattr(proposal, column) for column in COLUMNS}
    cells["aliases"] = "|".join(proposal.aliases)
    return Row(**{column: "" if cell is None else str(cell) for column, cell in cells.items()})


def _check(new: NewReport, reports: Path) -> None:
    if not _SLUG.fullmatch(new.slug) or len(new.slug) > LONGEST_SLUG:
        raise ReportFormatError(f"--slug {new.slug!r}: use a-z, 0-9 and single hyphens.")
    if (reports / new.slug).exists():
        raise ReportFormatError(f"--slug {new.slug!r}: there is a report of that name already.")
    if new.year not in YEARS:
        raise ReportFormatError(f"--year {new.year}: the year whose plan the report sets.")
    if not new.title.strip() or not new.region.strip():
        raise ReportFormatError("--title and --region must not be empty.")


# 新疆维吾尔自治区 is 新疆, 恩施土家族苗族自治州 is 恩施
_PEOPLE = "(?:维吾尔|哈萨克|柯尔克孜|土家族|蒙古族|朝鲜族|布依族|哈尼族|傈僳族|[\u4e00-\u9fff]族)*"
_LEVEL = re.compile(f"(?:特别行政区|{_PEOPLE}自治[区州县旗]|[省市区县旗])$")


def _facts(new: NewReport, text: str) -> str:
    """Return report.toml; a JSON string is a TOML string."""
    told = _DATE.search(text[:HEAD])
    try:
        day = date(*map(int, told.groups())) if told else date(new.year, 1, 1)
    except ValueError:
        day = date(new.year, 1, 1)
    short = _LEVEL.sub("", new.region)
    names = [short] if len(short) > 1 and short != new.region else []
    values = {
        "title": new.title.strip(),
        "region": new.region.strip(),
        "issuer": new.issuer.strip() or f"{new.region.strip()}人民政府",
        "names": names,
    }
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return "\n".join(
        [
            *lines,
            f"date = {day.isoformat()}",
            f"result_year = {new.year - 1}",
            f"plan_year = {new.year}",
            "# Set this to true once a person has read indicators.csv against the report.",
            "reviewed = false",
            "",
        ]
    )


def _questions(report: Report, rows: Sequence[Indicator]) -> list[tuple[str, str]]:
    """Return questions to be reviewed, reworded and moved into questions.csv."""
    asked = [("question", "target")]
    for row in rows:
        kind = "目标" if row.status is Status.TARGET else ""
        asked.append((f"{row.year}年{row.name}{kind}是多少？", row.id))
    for section in report.sections[1:]:
        if section.body_start < section.end:
            asked.append((f"{section.path[-1]}，具体怎么做？", section.id))
    return list(dict.fromkeys(asked))
