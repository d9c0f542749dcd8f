"""What lies before a stated change: a level with its change, a stock with what is new of it."""

import re

from assistant.figure_asked import FigureQuestion
from assistant.names import squeeze
from assistant.part_of import NEW
from assistant.slots import Asked
from index.indicators import IndicatorTable
from index.types import CHANGES, Indicator, Measure

_NEWLY_BEFORE = re.compile(
    "新增[^，,]{0,6}(?:之前|以前|前)|没加之前|20\\d\\d年(?:之前|以前|初)|原(?:来|先|本)(?:有|是)?(?:多少|几)|(?:上一?年|前一年|去年|20\\d\\d年)年?[底末]"
)
_AIMED = re.compile("目标|原(?:先|来|本|定)的?预期")
_TURN = re.compile(r"(20\d\d)年(之前|以前|[初底末])")  # of the year of which the increment is
_WORKED_OUT = re.compile("[算推]|大[概约]|基数")  # asked for outright
_WHOLE = re.compile("全[国省市]")
_GAINED = re.compile(
    "(?:比|较|[跟和与同])(?:上年|上一?年|前一年|头一年|去年同期|(?P<year>20\\d\\d)年)(?:同期)?[^，,多增少减]{0,4}"
    "(?:多|增加|净增|少|减少)[了出]?(?:大?[概约])?(?:多少|几)(?P<unit>[件个家名套])"
)


def what_lies_before(
    question: FigureQuestion, named: list[Indicator], table: IndicatorTable
) -> list[Indicator]:
    """Return a level with its change; 2018年 is the base of what 2019 tells."""
    aims = _AIMED.search(question.text) is not None
    if _NEWLY_BEFORE.search(text := squeeze(question.text)) and not aims:
        found = _stock_and_increment(named, text, table)
        if found or not (_TURN.search(text) and _WORKED_OUT.search(text)):
            return found
    # 原定目标 lies before the excess
    wants_target = question.slots.asked is Asked.TARGET or aims
    kinds = (Measure.EXCESS,) if wants_target else CHANGES
    whole = _WHOLE.search(question.text)
    if whole:  # 推断全市新增多少: what a share of it tells
        kinds = (Measure.SHARE,)
        named = [r for r in named if r.measure is Measure.LEVEL or whole.group() in r.basis]
    changes = [row for row in named if row.measure in kinds]
    years = set(question.years) & {row.year for row in named if row.year}
    years = years or {year + 1 for year in question.years}
    changes = [row for row in changes if not years or row.year in years]
    of = {row.year for row in changes}
    levels = [r for r in named if r.measure is Measure.LEVEL and r.year in of]
    # 增长45.76% is of all 生物企业, not of the new ones
    changed = {row.name for row in changes}
    return ([r for r in levels if r.name in changed] or levels) + changes


def what_was_gained(question: FigureQuestion, table: IndicatorTable) -> list[Indicator]:
    """Return the level and the growth by which 比上年多了大约几件 is worked out, or nothing.

    What is told as new of a thing is no matter of working out.
    """
    asked = _GAINED.search(squeeze(question.text))
    named = [row for row in table if row.name in question.names]
    new = {f"{NEW}{row.name}" for row in named}
    is_told = any(r.name in new or (r in named and r.name.startswith(NEW)) for r in table)
    is_outright = asked and (asked["year"] or _WORKED_OUT.search(question.text))
    if asked is None or is_told or not is_outright:
        return []
    years = {int(asked["year"]) + 1} if asked["year"] else {row.year for row in named}
    levels = [r for r in named if r.measure is Measure.LEVEL and r.year in years]
    grown = [r for r in named if r.measure is Measure.GROWTH and r.year in years]
    is_one = len(levels) == len(grown) == 1 and levels[0].name == grown[0].name
    fits = is_one and levels[0].unit == asked["unit"]
    return [*levels, *grown] if fits else []


def _stock_and_increment(
    named: list[Indicator], text: str, table: IndicatorTable
) -> list[Indicator]:
    """Return what there is in all and what is new of it: 新增之前有多少家, 2018年底有几家."""
    names = {row.name.removeprefix(NEW) for row in named}
    levels = [row for row in table if row.measure is Measure.LEVEL]
    stock = [row for row in levels if row.name in names]
    new = [row for row in levels if row.name in {f"{NEW}{name}" for name in names}]
    found = [*stock, *new] if len(stock) == len(new) == 1 else []
    ends = [int(m[1]) + (m[2] == "底" or m[2] == "末") for m in _TURN.finditer(text)]
    return found if all(row.year == end for row in found for end in ends) else []
