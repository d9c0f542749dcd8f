"""Check the indicator table against the report's own words, and account for every number.

Every rule reads the source text; there is no second copy of the table to agree with. A finding
says in which row it is, which rule is broken and what to do.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from index.check_files import NotIndicator, Row, read_listed, read_rows
from index.check_rules import check_row, place, spoken
from index.evidence import Source
from index.figures import Token
from index.report_folder import ReportFolder

Span = tuple[int, int]  # a half-open range of the canonical text
TABLE, LISTED = "indicators.csv", "not_indicators.csv"


class Finding(NamedTuple):
    """One broken rule: where, which, and what a clerk should do."""

    file: str
    row: str
    rule: str
    advice: str

    def __str__(self) -> str:
        return f"{self.file}: {self.row}: {self.rule}: {self.advice}"


class Summary(NamedTuple):
    """How the report's numbers are accounted for."""

    numbers: int
    in_rows: int
    listed: int
    unaccounted: int

    def __str__(self) -> str:
        return (
            f"{self.numbers} numbers in the report: {self.in_rows} in rows, {self.listed} listed "
            f"as no indicator, {self.unaccounted} unaccounted for."
        )


class Checker:
    """Checks tables of one report; remembers what it found in rows that it has seen."""

    def __init__(self, source: Source) -> None:
        """Take the report that every rule reads."""
        self.source = source
        self._rows: dict[Row, tuple[tuple[str, str], ...]] = {}
        self._spans: dict[Row, Span | None] = {}
        self._listed: dict[NotIndicator, Span | str] = {}
        self._tokens: dict[Span, frozenset[Token]] = {}

    def check(self, rows: Sequence[Row], listed: Sequence[NotIndicator]) -> list[Finding]:
        """Return everything that is wrong with a table and its list of other numbers."""
        findings = [
            Finding(TABLE, row_id, "id", f"{count} rows have this id: give each its own")
            for row_id, count in Counter(row.id for row in rows).items()
            if count > 1
        ]
        for row in rows:
            findings += [
                Finding(TABLE, row.id, rule, advice)
                for rule, advice in self._judge(row)
                if rule != "name" or not self._is_linked(row, rows)
            ]
        findings += self._misnamed(rows)
        for entry in listed:
            advice = self._locate(entry)
            if isinstance(advice, str):
                findings.append(Finding(LISTED, entry.quote, "number", advice))
            elif not entry.reason.strip():
                findings.append(Finding(LISTED, entry.quote, "reason", "say why it is no figure"))
        return findings + list(self._account(rows, listed))

    def summary(self, rows: Sequence[Row], listed: Sequence[NotIndicator]) -> Summary:
        """Count the report's numbers by where they are accounted for."""
        in_rows = self._held(map(self._span, rows))
        in_list = self._held(map(self._locate, listed))
        every = set(self.source.tokens)
        return Summary(
            len(every), len(in_rows), len(in_list - in_rows), len(every - in_rows - in_list)
        )

    def _judge(self, row: Row) -> tuple[tuple[str, str], ...]:
        if row not in self._rows:
            self._rows[row] = tuple(check_row(self.source, row))
        return self._rows[row]

    def _misnamed(self, rows: Sequence[Row]) -> Iterator[Finding]:
        """Find rows whose quote says another indicator's name in full, but not their own."""
        names = dict.fromkeys(row.name for row in rows)
        for row in rows:
            if row.quote and not spoken(row.name, row.quote):
                for other in names:
                    if spoken(other, row.quote):
                        advice = f"the quote names {other}; change the name or the quote"
                        yield Finding(TABLE, row.id, "name", advice)

    def _is_linked(self, row: Row, rows: Sequence[Row]) -> bool:
        """Say whether the place calls the indicator by an alias that a row of its name shares.

        进出口总额增长35% is of 外贸进出口总额, which another row names so in full.
        """
        placed = place(self.source, row)
        sentence = None if isinstance(placed, str) else self.source.sentence(placed.at)
        if sentence is None:
            return False
        aliases = {alias for alias in row.aliases.split("|") if alias and alias in sentence.text}
        return any(
            other.name == row.name
            and aliases & set(other.aliases.split("|"))
            and all(rule != "name" for rule, _ in self._judge(other))
            for other in rows
        )

    def _span(self, row: Row) -> Span | None:
        """Return the range of the row's own number, which is all that the row accounts for."""
        if row not in self._spans:
            placed = place(self.source, row)
            figure = None if isinstance(placed, str) else placed.figure
            self._spans[row] = (figure.number_start, figure.number_end) if figure else None
        return self._spans[row]

    def _locate(self, entry: NotIndicator) -> Span | str:
        """Return the range of a listed number, or what is wrong with its entry."""
        if entry not in self._listed:
            self._listed[entry] = self._find(entry)
        return self._listed[entry]

    def _find(self, entry: NotIndicator) -> Span | str:
        text = self.source.report.text
        try:
            section = self.source.report.section(entry.section_id)
        except KeyError:
            return f"section {entry.section_id!r} does not exist"
        start = text.find(entry.quote, section.start, section.end)
        if not entry.quote or start < 0:
            return f"the quote is not in section {entry.section_id}"
        if text.find(entry.quote, start + 1, section.end) >= 0:
            return "the quote stands more than once in its section: make it longer"
        if not entry.number or entry.quote.count(entry.number) != 1:
            return f"the number {entry.number!r} must stand once in the quote"
        at = start + entry.quote.index(entry.number)
        return at, at + len(entry.number)

    def _held(self, spans: Iterable[Span | str | None]) -> set[Token]:
        """Return the numbers that lie inside any of the ranges."""
        held: set[Token] = set()
        for span in spans:
            if span is None or isinstance(span, str):
                continue
            if span not in self._tokens:
                inside = (t for t in self.source.tokens if span[0] <= t.start and t.end <= span[1])
                self._tokens[span] = frozenset(inside)
            held |= self._tokens[span]
        return held

    def _account(self, rows: Sequence[Row], listed: Sequence[NotIndicator]) -> Iterator[Finding]:
        """Find numbers that nothing accounts for, and numbers that are row and listed at once."""
        in_rows = self._held(map(self._span, rows))
        in_list = self._held(map(self._locate, listed))
        for token in self.source.tokens:
            where = self.source.around(token.start, token.end)
            if token not in in_rows and token not in in_list:
                advice = f"{token.text!r} in 「{where}」: add a row, or list it in {LISTED}"
                yield Finding(TABLE, "-", "completeness", advice)
            elif token in in_rows and token in in_list:
                advice = f"{token.text!r} in 「{where}」 is a row too: remove one of the two"
                yield Finding(LISTED, where, "completeness", advice)


def check_folder(folder: ReportFolder) -> tuple[list[Finding], Summary]:
    """Check one report's table as it lies on disk."""
    checker = Checker(Source(folder.report(), folder.facts()))
    rows = read_rows(folder.indicators_file)
    listed = read_listed(folder.path / LISTED)
    return checker.check(rows, listed), checker.summary(rows, listed)
