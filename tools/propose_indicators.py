"""Propose indicator rows for an unseen report, for a clerk to review.

Usage: python -m tools.propose_indicators data/reports/SLUG [--compare indicators.csv]

REPORT is a folder with report.md and report.toml. Without --compare the rows are written to
standard output as CSV; with it, precision and recall against the reviewed table are printed.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from index.add import as_row, write_proposals
from index.check_files import Row, read_rows
from index.check_rules import place
from index.errors import ReportError
from index.evidence import Source
from index.proposals import propose
from index.report_folder import ReportFolder
from index.types import Indicator


class Score(NamedTuple):
    """How many proposals are right, and how many reviewed rows were proposed."""

    proposed: int
    reviewed: int
    right: int
    named: int  # right, and named as the reviewed row is

    def __str__(self) -> str:
        precision = self.right / self.proposed if self.proposed else 0.0
        recall = self.right / self.reviewed if self.reviewed else 0.0
        names = self.named / self.right if self.right else 0.0
        return (
            f"proposed {self.proposed}, reviewed {self.reviewed}, right {self.right}\n"
            f"precision {precision:.3f}  recall {recall:.3f}  names agree {names:.3f}"
        )


def main(arguments: list[str] | None = None) -> int:
    """Print the proposals, or how well they agree with a reviewed table."""
    options = _parser().parse_args(arguments)
    folder = ReportFolder(options.report)
    try:
        proposals = propose(folder.report(), folder.facts())
        if options.compare is None:
            write_proposals(proposals, sys.stdout)
        else:
            source = Source(folder.report(), folder.facts())
            print(compare(source, proposals, read_rows(options.compare)))
    except (ReportError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def compare(source: Source, proposals: Sequence[Indicator], reviewed: Sequence[Row]) -> Score:
    """Score proposals: number's place, value, unit, year, status and measure must all agree."""
    names: dict[tuple[object, ...], set[str]] = {}
    for row in reviewed:
        names.setdefault(_key(source, row), set()).add(row.name)
    rows = [as_row(proposal) for proposal in proposals]
    right = [row for row in rows if _key(source, row) in names]
    named = [row for row in right if row.name in names[_key(source, row)]]
    return Score(len(rows), len(reviewed), len(right), len(named))


def _key(source: Source, row: Row) -> tuple[object, ...]:
    placed = place(source, row)
    at = -1 if isinstance(placed, str) else placed.at
    return at, row.value, row.unit, row.year, row.status, row.measure


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.propose_indicators", description=__doc__)
    parser.add_argument("report", type=Path, metavar="REPORT", help="a report's folder")
    parser.add_argument("--compare", type=Path, metavar="CSV", help="the reviewed table")
    return parser


if __name__ == "__main__":
    sys.exit(main())
