"""``python -m tests.evaluation.figure_grid``: questions made of every row, template and year form.

The templates were written apart from the code that reads questions. Every row is asked for in
every template that suits it, with a name and a year form drawn with a fixed seed; the same
questions are asked with a year, a region or an indicator that the report lacks.
"""

import json
import random
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.assistant import Assistant
from assistant.types import Answer
from index.figures import figure_in_quote
from index.types import Indicator, Measure, Status
from tests.evaluation.figures import holds
from tests.evaluation.run import open_assistant

PATH = Path(__file__).parent / "figure_templates.json"
SEED = 20200115
PLACEHOLDER = re.compile(r"\{(\w+)\}")
POINTS = "百分点"
ASCII_NAME = re.compile(r"[ -~]+")


@dataclass(frozen=True, slots=True)
class Template:
    """A question with placeholders, and the rows that it suits."""

    text: str
    measures: frozenset[str]
    statuses: frozenset[str]

    @property
    def is_english(self) -> bool:
        """Say whether only an English name fits."""
        return re.search(r"[\u3400-\u9fff]", PLACEHOLDER.sub("", self.text)) is None and bool(
            re.search("[a-z]{3}", PLACEHOLDER.sub("", self.text))
        )

    def suits(self, row: Indicator) -> bool:
        """Say whether the template asks for such a row."""
        points = POINTS in self.text and POINTS not in row.unit
        return row.measure in self.measures and row.status in self.statuses and not points


@dataclass(frozen=True, slots=True)
class GridCase:
    """A question about one row, or one that must be refused (``row`` is None)."""

    question: str
    kind: str
    row: Indicator | None


class Grid:
    """Makes the questions; the same seed gives the same ones."""

    def __init__(self, rows: tuple[Indicator, ...], text: str, path: Path = PATH) -> None:
        """Read the templates and the phrases that fill them; ``text`` is the report's."""
        self._text = text
        phrases = json.loads(path.read_text(encoding="utf-8"))
        self._phrases = phrases
        self._rows = rows
        self._templates = [
            Template(t["text"], frozenset(t["measures"]), frozenset(t["statuses"]))
            for t in phrases["templates"]
        ]

    def cases(self) -> Iterator[GridCase]:
        """Yield every case, rows in the table's order."""
        draw = random.Random(SEED)
        for row in self._rows:
            for template in self._templates:
                names = self._names(row, template)
                if template.suits(row) and names:
                    yield GridCase(self._fill(template, row, draw, {}), "answer", row)
            for kind, swaps in (
                ("missing year", {"year": "missing_years"}),
                ("missing region", {"region": "missing_regions"}),
                ("missing indicator", {"alias": "missing_indicators"}),
            ):
                yield from self._refused(row, kind, swaps, draw)
            yield from self._near_misses(row, draw)

    def _refused(
        self, row: Indicator, kind: str, swaps: dict[str, str], draw: random.Random
    ) -> Iterator[GridCase]:
        key = next(iter(swaps))
        fitting = [t for t in self._templates if t.suits(row) and f"{{{key}}}" in t.text]
        for template in draw.sample(fitting, min(5, len(fitting))):
            given = {k: draw.choice(self._phrases[v]) for k, v in swaps.items()}
            if (
                kind == "missing region"
                and given["region"] in f"{row.basis}{row.region}{row.quote}"
            ):
                continue
            yield GridCase(self._fill(template, row, draw, given), kind, None)

    def _near_misses(self, row: Indicator, draw: random.Random) -> Iterator[GridCase]:
        """Ask for a target, a result or a measure that the table lacks for this name and year."""
        same = [r for r in self._rows if r.name == row.name and r.year == row.year]
        year = draw.choice(self._phrases["year_forms"][str(row.year)])
        if all(r.status is not Status.TARGET for r in same):
            yield GridCase(f"{year}{row.name}的目标是多少？", "missing status", None)
        if all(r.status is Status.TARGET for r in same):
            yield GridCase(f"{year}{row.name}实际完成多少？", "missing status", None)
        held = {r.measure for r in same}
        if not held & {Measure.GROWTH, Measure.CHANGE}:
            yield GridCase(f"{year}{row.name}同比增长多少？", "missing measure", None)
        for measure, ask in ((Measure.SHARE, "占比是多少"), (Measure.RANK, "排第几")):
            computed = measure is Measure.SHARE and self._is_part(row)
            if measure not in held and not computed:
                yield GridCase(f"{year}{row.name}{ask}？", "missing measure", None)
        if not held & {Measure.LEVEL, Measure.CHANGE, Measure.RANK, Measure.SHARE}:
            yield GridCase(f"{year}{row.name}的总量是多少？", "missing measure", None)

    def _is_part(self, row: Indicator) -> bool:
        """Say whether a row is told after 其中: its share of the whole can be computed."""
        of_which = self._text.rfind("其中", 0, row.end)
        return of_which >= 0 and not re.search("[，；。]", self._text[of_which : row.start])

    def _names(self, row: Indicator, template: Template) -> list[str]:
        names = [row.name, *row.aliases]
        return [n for n in names if ASCII_NAME.fullmatch(n)] if template.is_english else names

    def _fill(
        self, template: Template, row: Indicator, draw: random.Random, given: dict[str, str]
    ) -> str:
        falls = row.value.startswith("-") or bool(re.search("压缩|缩短", row.quote))
        asks = self._phrases["measure_asks_down" if falls else "measure_asks"][row.measure]
        if row.measure is Measure.CHANGE and POINTS not in row.unit:
            asks = [ask for ask in asks if POINTS not in ask]
        values = {
            "year": draw.choice(self._phrases["year_forms"][str(row.year)]),
            "year_ascii": str(row.year),
            "alias": draw.choice(self._names(row, template) or [row.name]),
            "ask": draw.choice(asks),
            "status": draw.choice(self._phrases["status_forms"][row.status]),
            "region": draw.choice(self._phrases["region_forms"]),
        } | given
        text = template.text
        for key, value in values.items():
            text = _put(text, f"{{{key}}}", value)
        return text


def _put(text: str, placeholder: str, value: str) -> str:
    """Fill a placeholder; a Latin letter or digit never grows together with the next one."""
    before, found, after = text.partition(placeholder)
    if not found:
        return text
    left = " " if _clash(before[-1:], value[:1]) else ""
    right = " " if _clash(value[-1:], after[:1]) else ""
    return f"{before}{left}{value}{right}{after}"


def _clash(left: str, right: str) -> bool:
    """Say whether two characters would be read as one word or number."""
    edges = [unicodedata.normalize("NFKC", edge) for edge in (left, right)]
    return all(edge.isascii() and edge.isalnum() for edge in edges)


def is_right(case: GridCase, reply: Answer) -> bool:
    """Say whether the row's figure and section are told, or a refusal tells no figure."""
    if case.row is None:
        return reply.refused and not reply.citations
    figure = figure_in_quote(case.row) or case.row.quote
    cited = {citation.section_id for citation in reply.citations}
    return not reply.refused and holds(reply.answer, figure) and case.row.section_id in cited


def run(assistant: Assistant) -> tuple[Counter[tuple[str, bool]], list[tuple[GridCase, Answer]]]:
    """Ask everything; return the counts by kind and what went wrong."""
    counts: Counter[tuple[str, bool]] = Counter()
    wrong: list[tuple[GridCase, Answer]] = []
    for case in Grid(assistant.index.indicators.rows, assistant.index.report.text).cases():
        reply = assistant.ask(case.question)
        right = is_right(case, reply)
        counts[case.kind, right] += 1
        if not right:
            wrong.append((case, reply))
    return counts, wrong


def main() -> None:
    """Print right answers of all, by kind; with -v every question that went wrong."""
    counts, wrong = run(open_assistant())
    for kind in dict.fromkeys(kind for kind, _ in counts):
        right = counts[kind, True]
        print(f"{kind:<18}{right} of {right + counts[kind, False]}")
    if "-v" in sys.argv:
        for case, reply in wrong:
            row = f"{case.row.id} {case.row.value}{case.row.unit}" if case.row else "refusal"
            print(f"{case.kind}\t{case.question}\t{row}\t{reply.answer[:90]}")


if __name__ == "__main__":
    main()
