"""Every figure of a report with its place: quantities, ranks and the first of several lines.

A figure is what a row of the indicator table tells. A token is a number that must be accounted
for, whether a row tells it or not.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from index.report import Report

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
_UNIT = (  # the longest first: 个百分点 before 个
    "个百分点|百分点|%|％|‰|微克/立方米|平方公里|平方米|万元GDP|公里|公顷|床位|大项|号线|英寸|周年|小时"
    "|[个家件名套条所倍成块宗项天对座人岁元亩米吨户辆批篇场次期处栋间台支只艘部门]"
)
_QUANTITY = re.compile(
    "(?P<before>约|将近|近|超(?!过|出)|超过|逾|不少于|不低于|至少)?"  # 约56.2万平方米
    r"(?P<number>(?<![A-Za-z\d.])\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?)?(?!\.?\d|[A-Za-z])"  # 2-3个
    f"|[一二三四五六七八九十两百]+(?=成|个(?!百分)|[名家所件])|一半)"  # 七成; 近百名; 压缩一半
    "(?P<scale>[千万亿]{0,2})(?P<middle>[余多]?)"  # 2万余人
    f"(?P<unit>(?:{_UNIT})?)(?P<after>左右|以上|以下|以内|上下|)"  # 100家以上
)
_SHARED = re.compile(r"、\d+(号线)")  # 14 in 14、16号线 is a line too
_CHINESE = dict(zip("一二两三四五六七八九", (1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))


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
        value = _value(number) if number else "1"
        start, end = match.span("n") if number else match.span()
        qualifiers = frozenset({"前"} if number else ())
        yield Figure(
            match.start(), match.end(), start, end, value, match["unit"] or "", qualifiers, True
        )


def figures_in(text: str) -> Iterator[Figure]:
    """Yield numbers with the unit and the qualifiers that stand beside them."""
    for match in _QUANTITY.finditer(text):
        beside = (match["before"], match["middle"], match["after"])
        shared = _SHARED.match(text, match.end())
        unit = match["unit"] or (shared[1] if shared else "")
        yield Figure(
            match.start(),
            match.end(),
            *match.span("number"),
            _value(match["number"]),
            match["scale"] + unit,
            frozenset(word for word in beside if word),
        )


def _value(number: str) -> str:
    """Return digits as they are, 七 as 7, 百 as 100 and 一半 as 1/2."""
    if number[0].isdigit():
        return number
    if number == "一半":
        return "1/2"
    total, ones = 0, 0
    for char in number:
        if char in _CHINESE:
            ones = _CHINESE[char]
        else:
            total, ones = total + (ones or 1) * (10 if char == "十" else 100), 0
    return str(total + ones)


def tokens_of(report: Report, figures: Iterable[Figure]) -> Iterator[Token]:
    """Yield every run of digits, and every number that is written in words."""
    spans = {match.span() for match in DIGITS.finditer(report.text)}
    spans |= {match.span() for match in NUMERAL.finditer(report.text)}
    for figure in figures:
        if not any(char.isdigit() for char in report.text[figure.number_start : figure.number_end]):
            spans.add((figure.number_start, figure.number_end))
    for start, end in sorted(spans):
        yield Token(start, end, report.text[start:end])
