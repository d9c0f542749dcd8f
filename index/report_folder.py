"""A report's folder under data/reports/: its files, its facts, its curated questions."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from index.errors import ReportFormatError
from index.report import Report, parse_report
from index.tables import read_table
from index.types import ReportFacts


@dataclass(frozen=True, slots=True)
class CuratedQuestion:
    """A reviewed question and what answers it: a sentence (``id#n``), a section or an indicator."""

    question: str
    target: str


@dataclass(frozen=True, slots=True)
class ReportFolder:
    """The data files of one report."""

    path: Path

    @property
    def slug(self) -> str:
        """The folder's name, which is the report's id everywhere."""
        return self.path.name

    @property
    def report_file(self) -> Path:
        """The published text."""
        return self.path / "report.md"

    @property
    def indicators_file(self) -> Path:
        """The reviewed figures."""
        return self.path / "indicators.csv"

    @property
    def questions_file(self) -> Path:
        """The curated questions."""
        return self.path / "questions.csv"

    @property
    def unanswered_file(self) -> Path:
        """Questions that people would ask and that the report does not answer."""
        return self.path / "unanswered.csv"

    @property
    def topics_file(self) -> Path:
        """The fields that officials speak of."""
        return self.path / "topics.csv"

    def facts(self) -> ReportFacts:
        """Read report.toml; raise ReportFormatError naming the field that is wrong."""
        path = self.path / "report.toml"
        try:
            fields = tomllib.loads(path.read_text(encoding="utf-8"))
            return ReportFacts(
                slug=self.slug,
                title=str(fields["title"]),
                region=str(fields["region"]),
                issuer=str(fields["issuer"]),
                date=date.fromisoformat(str(fields["date"])),
                result_year=int(fields["result_year"]),
                plan_year=int(fields["plan_year"]),
                names=tuple(map(str, fields.get("names", ()))),
                is_reviewed=bool(fields.get("reviewed", True)),
            )
        except (OSError, KeyError, TypeError, ValueError) as error:
            raise ReportFormatError(f"{path.name} of report {self.slug!r}: {error!r}") from error

    def report(self) -> Report:
        """Read and parse report.md."""
        try:
            source = self.report_file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ReportFormatError(f"report.md of report {self.slug!r}: {error}") from error
        return parse_report(source)

    def questions(self) -> tuple[CuratedQuestion, ...]:
        """Read questions.csv, if the report has one."""
        if not self.questions_file.exists():
            return ()
        rows = read_table(self.questions_file, ("question", "target"))
        return tuple(CuratedQuestion(row["question"], row["target"]) for _, row in rows)

    def unanswered(self) -> tuple[str, ...]:
        """Read unanswered.csv, if the report has one."""
        if not self.unanswered_file.exists():
            return ()
        return tuple(row["question"] for _, row in read_table(self.unanswered_file, ("question",)))
