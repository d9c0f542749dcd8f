"""Years in a question: 2019年, 19年, 二〇一九年, and those relative to the report."""

import re
from collections.abc import Collection

from index.keeping import at_hand
from index.types import ReportFacts
from index.words import CLAUSE_ENDS, fold

_YEAR = re.compile(
    r"(?<![\d.])((?:19|20)\d{2})(?![\d.万亿千百个家件名人元%])(?:\s*年度?)?"  # not 超2000万
    r"|(?<![\d.近约满逾达第])(?<![建完落]成)([0-4]\d)\s*年(?![代级前后来内])度?"  # not 建成15年
)
_HAN_YEAR = re.compile(r"二[〇零○]([一二三四五六七八九〇零○])([一二三四五六七八九〇零○])年?度?")
_HAN_DIGITS = {d: n for n, d in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
NEAR = 12  # a bare number is a year only this near to the report's: 2019, not 2000
_RELATIVE = (  # offsets from the plan year, which 今年 is in a report that sets this year's plan
    (re.compile(r"今年|本年度?|新的?一年|(?<!\d)年内|this year"), 0),
    (re.compile(r"去年|上一?年(?!同期|级)度?|旧年|last year"), -1),
    (re.compile(r"明年|(?<![十几百多\d])来年|下一?年度?|next year"), 1),
    (re.compile(r"大?前年|[两二2]年前(?![期])"), -2),
    (re.compile(r"[三3]年前(?![期])"), -3),
    (re.compile(r"[五5]年前(?![期])"), -5),
)
_AT_END = re.compile(r"(20\d\d)年[底末]")
_THAN_BEFORE = re.compile("(?<!占)[比跟和与较](?:大?前年|前一年)")
_BASE = re.compile(
    r"(?:(?<!占)比|较|与|同)再?(?:去年|上年|上一年|前一年)(?:同期)?|(?:去年|上年|前一年)同期|上一年级"
)


def find_years(text: str, facts: ReportFacts) -> list[int]:
    """Return the years named, in order; 今年 is the report's plan year, 去年 its result year.

    比去年 and 去年同期 name no year of their own: they are the base of a change.
    """
    folded = _BASE.sub(lambda match: " " * len(match.group()), fold(text))
    found = [
        (m.start(), int(m[1]) if m[1] else 2000 + int(m[2]))
        for m in _YEAR.finditer(folded)
        if m[2] or "年" in m.group() or abs(int(m[1]) - facts.plan_year) <= NEAR
    ]
    found += [
        (m.start(), 2000 + 10 * _HAN_DIGITS[m[1]] + _HAN_DIGITS[m[2]])
        for m in _HAN_YEAR.finditer(folded)
    ]
    for pattern, offset in _RELATIVE:
        found += [(m.start(), facts.plan_year + offset) for m in pattern.finditer(folded)]
    return [year for _, year in sorted(found)]


def year_first(text: str, facts: ReportFacts) -> str:
    """Return a text with its only year in front: 2019年对增长的贡献 for 对去年增长的贡献."""
    years = find_years(text, facts)
    return f"{years[0]}年{without_years(text).replace(' ', '')}" if len(years) == 1 else text


def year_at_head(part: str, text: str, facts: ReportFacts) -> str:
    """Return the year that a part of a text takes over: that of the first clause, if it has one.

    A part that names a year itself takes none over; a year in a later clause is of that alone.
    """
    head = next(filter(str.strip, CLAUSE_ENDS.split(text)), "")
    years = dict.fromkeys(find_years(head, facts))
    return f"{next(iter(years))}年" if len(years) == 1 and not find_years(part, facts) else ""


def speaks_of(told: frozenset[int], asked: Collection[int]) -> bool:
    """Say whether what speaks of some years, or of none, speaks of those asked for, if any."""
    return not asked or not told or not told.isdisjoint(asked)


@at_hand()
def without_years(text: str) -> str:
    """Return the folded text with its years blanked, bases such as 比去年 kept."""
    folded = fold(text)
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match.group())
        return "\x01"

    folded = _BASE.sub(keep, folded)
    folded = _HAN_YEAR.sub(" ", _YEAR.sub(" ", folded))
    for pattern, _ in _RELATIVE:
        folded = pattern.sub(" ", folded)
    for base in kept:
        folded = folded.replace("\x01", base, 1)
    return folded


def years_asked_for(text: str, facts: ReportFacts) -> tuple[int, ...]:
    """Return the years that a text asks about, once each: 去年比前年多了多少 is of 去年."""
    years: dict[int, None] = dict.fromkeys(find_years(text, facts))
    if _THAN_BEFORE.search(fold(text)):  # 比前年多, which only what is done can be
        years = {year: None for year in years if year != facts.result_year - 1}
        years = years or {facts.result_year: None}
    return tuple(years)


def is_told_at_end(text: str, facts: ReportFacts, asked: Collection[int]) -> bool:
    """Say whether a text is of the plan's year alone, or names the end of a told one: 2019年底."""
    if set(asked) == {facts.plan_year}:
        return True
    ends = (int(year) for year in _AT_END.findall(fold(text)))
    return any(year in (facts.result_year, facts.plan_year) for year in ends)
