"""Every figure of a report with its place: quantities, ranks and the first of several lines.

A figure is what a row of the indicator table tells. A token is a number that must be accounted
for, whether a row tells it or not.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from index.numerals import chinese_number
from index.quantities import Quantity, QuantityKind, find_quantities
from index.report import Report
from index.types import Indicator
from index.words import fold

# 14 in 14、16号线 but not the digits of 5G, 3D, U14, PM2.5
DIGITS = re.compile(r"(?<![A-Za-z\d.])\d+(?:\.\d+)?(?!\.?\d|[A-Za-z])")
# Numbers in words that are no figure but must be listed: 第三届, 三年行动方案, 二期, “四位一体”
NUMERAL = re.compile(
    "第[一二三四五六七八九十]+(?=[届次批代辑课程方人职高工])"
    "|[一二三四五六七八九十两]+(?=[届次期年项级强位] ?|大(?!力|量|万|新|工)|号文)"
)
# 全市第一; 全国首个; 唯一入选案例; 前十名
RANK = re.compile(
    r"(?<![单统])(?P<first>第一)(?=[，。、；]|$)|(?P<only>首[个家]|唯一)"
    r"|(?P<top>前(?P<n>[一二三四五六七八九十\d]+)(?P<unit>名|位))"
)
# Numbers in characters before these count something: 七成, 近百名; 一批 and 三年 do not
_IN_CHARACTERS = frozenset("成个名家所件%‰")


class Figure(NamedTuple):
    """A number with unit and qualifiers; ranges are offsets in the canonical text."""

    start: int
    end: int
    number_start: int
    number_end: int
    value: str  # as told, without sign
    unit: str
    qualifiers: frozenset[str]
    is_rank: bool = False


class Token(NamedTuple):
    """A number of the text that a row or a listed entry must account for."""

    start: int
    end: int
    text: str


def figures_of(report: Report) -> Iterator[Figure]:
    """Yield every quantity and rank, heading by heading, in reading order; none overlap."""
    for section in report.sections:
        text = report.text[section.start : section.end]
        ranks = list(_ranks(text))
        taken = [(rank.start, rank.end) for rank in ranks]
        quantities = (
            figure
            for figure in figures_in(text)
            if not any(start < figure.end and figure.start < end for start, end in taken)
        )
        for figure in sorted([*ranks, *quantities]):
            yield _moved(figure, section.start)


def _moved(figure: Figure, by: int) -> Figure:
    return figure._replace(
        start=figure.start + by,
        end=figure.end + by,
        number_start=figure.number_start + by,
        number_end=figure.number_end + by,
    )


def _ranks(text: str) -> Iterator[Figure]:
    """Yield 第一, 首个 and 唯一 as rank 1, 前十名 as rank 10 with its measure word."""
    for match in RANK.finditer(text):
        number = match["n"]
        value = str(_count(number)) if number else "1"
        start, end = match.span("n") if number else match.span()
        qualifiers = frozenset({"前"} if number else ())
        yield Figure(
            match.start(), match.end(), start, end, value, match["unit"] or "", qualifiers, True
        )


def _count(number: str) -> Decimal:
    return Decimal(number) if number.isdigit() else chinese_number(number) or Decimal(1)


def figures_in(text: str) -> Iterator[Figure]:
    """Yield numbers with the unit and the qualifiers that stand beside them."""
    for found in find_quantities(text):
        quantity = found.quantity
        told = text[found.number_start : found.number_end]
        written_out = not any(char.isdigit() for char in told)
        if written_out and not (quantity.divisor > 1 or quantity.unit in _IN_CHARACTERS):
            continue
        unit = "" if quantity.kind is QuantityKind.YEAR else quantity.scale + quantity.unit
        yield Figure(
            found.start,
            found.end,
            found.number_start,
            found.number_end,
            _told(quantity),
            unit,
            quantity.qualifiers,
        )


def _told(quantity: Quantity) -> str:
    """Return the number as a row of the table holds it: 1.42, 2-3, 1/2."""
    upper = "" if quantity.high is None else f"-{quantity.high:f}"
    return f"{quantity.value:f}{upper}" + (f"/{quantity.divisor}" if quantity.divisor > 1 else "")


def figure_in_quote(row: Indicator) -> str:
    """Return the row's number with unit and qualifiers, letter by letter from its quote.

    A unit that the quote tells once for several numbers is added: 14号线 of 14、16号线.
    """
    value = row.value.lstrip("-")
    for figure in figures_in(row.quote):
        if figure.value == value and (figure.unit == row.unit or figure.unit in row.unit):
            told = row.quote[figure.start : figure.end]
            shared = row.unit and row.unit[-1] not in fold(told)  # ％ is %
            return told + row.unit if shared else told
    return ""


def tokens_of(report: Report, figures: Iterable[Figure]) -> Iterator[Token]:
    """Yield every run of digits, and every number that is written in words."""
    spans = {match.span() for match in DIGITS.finditer(report.text)}
    spans |= {match.span() for match in NUMERAL.finditer(report.text)}
    for figure in figures:
        if not any(char.isdigit() for char in report.text[figure.number_start : figure.number_end]):
            spans.add((figure.number_start, figure.number_end))
    for start, end in sorted(spans):
        yield Token(start, end, report.text[start:end])
