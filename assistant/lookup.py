"""Select the rows that answer a question about figures, or say what the report has instead."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.asking_clauses import without_family
from assistant.figure_asked import FigureQuestion
from assistant.operations import Operation
from assistant.part_of import NEW, whole_of_all
from assistant.slots import WHICH_YEAR, Asked, Slots
from index.indicators import IndicatorTable
from index.quantities import Quantity, parse_quantity
from index.types import CHANGES, Indicator, Measure, Status
from index.words import CLAUSE_ENDS, fold

# More kinds of figure than this are named and asked back about rather than told.
MOST_NAMES = 6
_POINTS = "百分点"
_RATES = ("%", _POINTS, "成")
_MONEY = "元"
_PART_OF_YEAR = re.compile(
    r"(?<!\d)(?:1[0-2]|[1-9])月|(?:十[一二]?|[一二三四五六七八九])月|[一二三四1-4]季度|[上下]半年"
    r"|\b(?:in|of|for|during) (?:january|february|march|april|may|june|july|august|september"
    r"|october|november|december)\b|\bquarter\b|\b(?:first|second) half\b"
    r"|(?:[今昨明]天|今日|[本上这]周|本月|[上这]个月)的"
)
_WHOLE_YEAR = re.compile("全年|整年|一整年|whole year|full year")
_YEARS_OF_PLAN = re.compile('十[二三四五]五(?![”"]?(?:国家)?重[点大](?:研发|专项|项目|工程))')
INCREMENTS = ("新增", "引进", "新引进", "已完成", "完成", "新建", "建成")
# 国高总数, 一共有多少所学校: those of one year are not all there are
_TOTAL = re.compile(
    "总[户家个件人]数|总量(?=[到有达是]|多少)|(?:(?<!在)|(?<=现在))总数(?!中|占)|存量|保有量"
)
_IN_ALL = re.compile(
    f"{_TOTAL.pattern}|(?:(?:一共|总共|共|现|目前)有|(?:现在|目前)[一总]共)(?:多少|几多|几)[个家所名座间]"
)
_ADDED = re.compile("^(?:新增|新登记|新注册|净增)")  # what no person has named 新增…
_NEWLY = re.compile("(?<!高)新|引进|完成|建成|改造|投入|增")
# 截至11月底: which figures are told up to then, `select` knows
_UP_TO_MONTH = re.compile(
    r"(?:截至|截止|截止到|截至到|到)(?:20\d\d年)?\d{1,2}月[底末份]?|as of [a-z]{3,9}\.?(?= 20\d\d)"
)
# 截至11月, 截至2019年11月, 1-11月; but not 11月
_UP_TO = re.compile(r"(?:截至|截止|前|到|至|[-—~])\D{0,3}(?:20\d\d年)?$")
_SCOPE = re.compile("[国省市]")  # 全国, 广东省, 全市


@dataclass(frozen=True, slots=True)
class Missing:
    """Why no row answers; ``existing`` are the rows that the report has instead."""

    reason: str
    existing: tuple[Indicator, ...] = ()


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Too many indicators fit."""

    names: tuple[str, ...]


def select(
    question: FigureQuestion, table: IndicatorTable
) -> tuple[Indicator, ...] | Missing | Ambiguous:
    """Return the rows asked for, in reading order; the report may tell a figure twice."""
    if question.unexplained or not question.groups:
        return Missing("indicator")
    existing = tuple(row for row in table if row.name in question.names)
    if question.region:
        return Missing("region", existing)
    if asks_of_part(without_family(question.text), existing):
        return Missing("period", existing)  # 6月的PM2.5: the report tells the year's
    rows: list[Indicator] = []
    for group in question.groups:
        chosen = rows_of(group, question, table)
        lacks_level = isinstance(chosen, Missing) and chosen.reason == "measure"
        if lacks_level and len(question.groups) > 1 and question.slots.measure is None:
            # 公办园占比、教育集团数: what is counted is said of the last alone
            bare = replace(question.slots, measure=None, is_level=False, units="")
            chosen = rows_of(group, replace(question, slots=bare), table)
        if isinstance(chosen, Missing):
            return chosen
        rows += chosen
    if question.stated and WHICH_YEAR.search(question.text):  # 1500个是哪一年的
        rows = [row for row in rows if amounts_to(row, question.stated)] or rows
    if question.operation is Operation.SUM and len(question.groups) == 1:
        rows = [*whole_of_all(rows)]  # 专利一共申请了多少件
    names = tuple(dict.fromkeys(row.name for row in rows))
    if len(names) > MOST_NAMES:
        return Ambiguous(names)
    return tuple(sorted(dict.fromkeys(rows), key=lambda row: row.start))


def rows_of(
    names: tuple[str, ...], question: FigureQuestion, table: IndicatorTable
) -> tuple[Indicator, ...] | Missing:
    """Return the rows of these names that have the measure, year and status asked for."""
    if question.slots.units:  # of 完成出让的产业用地 the 合计面积
        names = (*names, *(n for n in table.names if n.startswith(names) and n not in names))
    existing = list(of_stock((row for row in table if row.name in names), question.text))
    carried = {row.id for m in question.mentions for row in m.rows if row.name in names}
    measures = {row.measure for row in existing if row.id in carried}
    rows, whole = existing, tuple(name.removeprefix(NEW) for name in names)
    steps: tuple[tuple[str, Callable[[list[Indicator]], list[Indicator]]], ...] = (
        ("year", lambda found: _of_year(found, question.years)),
        ("status", lambda found: _of_status_in_years(found, question)),
        ("measure", lambda found: _of_measure(found, question.slots, measures)),
        ("frame", lambda found: [row for row in found if _is_within(row, question.frame)]),
    )
    for reason, step in steps:
        before, rows = rows, step(rows)
        if not rows and reason == "measure" and _COUNT_TOO.search(question.text):
            return _grown(before, whole, question, table) or Missing(reason, tuple(existing))
        if not rows:
            return Missing(reason, tuple(existing))
    # 新增…的数量和增幅: the second is told of what there is in all
    if question.slots.with_level and all(row.measure is Measure.LEVEL for row in rows):
        slots = replace(question.slots, with_level=False, is_level=False)
        beside = rows_of(whole, replace(question, slots=slots), table) if whole != names else ()
        return (*rows, *(() if isinstance(beside, Missing) else beside))
    return tuple(rows)


_COUNT_TOO = re.compile("数量|几[家个]|多少[家个]|[家个]数|number of")  # and how it grew


def _grown(
    new: Sequence[Indicator],
    whole: tuple[str, ...],
    question: FigureQuestion,
    table: IndicatorTable,
) -> tuple[Indicator, ...]:
    """Return what is new of things that only in all are told to have grown, and how they have."""
    levels = [row for row in new if row.measure is Measure.LEVEL and row.name not in whole]
    grown = rows_of(whole, question, table) if levels else ()
    return () if isinstance(grown, Missing) else (*levels, *grown)


def fitting(rows: list[Indicator], question: FigureQuestion) -> list[Indicator]:
    """Keep the rows of the years and of the status that a question names."""
    rows = list(of_stock(rows, question.text))
    return _of_status(_of_year(rows, question.years), question.slots.asked)


def of_stock(rows: Iterable[Indicator], text: str) -> tuple[Indicator, ...]:
    """Leave out what is new where a question asks how many there are in all."""
    folded = fold(text)
    total = next((c for c in CLAUSE_ENDS.split(folded) if _IN_ALL.search(c)), folded)
    if not _IN_ALL.search(total) or _NEWLY.search(total):
        return tuple(rows)
    return tuple(
        row for row in rows if not (row.name.startswith(INCREMENTS) or _ADDED.search(row.quote))
    )


def asks_of_part(text: str, rows: Sequence[Indicator]) -> bool:
    """Say whether a text names a part of the year, or five years, that no figure is told of."""
    folded = fold(text)
    told = "".join(fold(row.name + row.quote) for row in rows)
    plan = _YEARS_OF_PLAN.search(folded)
    if plan and plan.group() not in told:
        return True  # 十四五5G基站目标: no figure is of five years
    if _WHOLE_YEAR.search(folded) and rows and all(_PART_OF_YEAR.search(r.period) for r in rows):
        return True  # 全年 of what is told up to November
    part = _PART_OF_YEAR.search(folded)
    return part is not None and not (
        _UP_TO.search(folded[: part.start()]) and any(part.group() in row.period for row in rows)
    )


def without_part_of_year(folded: str) -> str:
    """Return a folded text without its months, quarters and halves of a year."""
    return _PART_OF_YEAR.sub(" ", _UP_TO_MONTH.sub(" ", folded))


def names_part_of_year(text: str) -> bool:
    """Say whether a text names a month, a quarter or half of a year, or a plan of five."""
    folded = fold(text)
    return bool(_PART_OF_YEAR.search(folded) or _YEARS_OF_PLAN.search(folded))


def _of_measure(rows: list[Indicator], slots: Slots, carried: set[Measure]) -> list[Indicator]:
    if slots.units:
        rates = rows if all(row.unit.endswith(_RATES) for row in rows) else []
        rows = [row for row in rows if re.search(slots.units, row.unit)] or rates  # 贡献多大
    if slots.in_points:  # 快几个百分点: of rates, never of counts
        rows = [row for row in rows if row.unit.endswith(_RATES)] or rows
    if slots.measure is not None or slots.is_level:
        return _measured(rows, slots)
    if not (slots.quantity or slots.place):
        return rows  # a bare name is told with all that the report has of it
    levels = [r for r in rows if r.measure is Measure.LEVEL]
    if carried and Measure.LEVEL not in carried:
        return [r for r in rows if r.measure in carried]
    return levels or rows


def _measured(rows: list[Indicator], slots: Slots) -> list[Indicator]:
    """Keep the rows of the measure that a question names."""
    if slots.in_money and not slots.with_level:  # rose 6%, but what was the total in yuan
        return [r for r in rows if r.measure is Measure.LEVEL and _MONEY in r.unit]
    if slots.with_level:
        return [r for r in rows if r.measure in (Measure.LEVEL, slots.measure)]
    if slots.measure is Measure.GROWTH:
        return _compared(rows, slots)
    if slots.measure is not None:
        return [r for r in rows if r.measure is slots.measure]
    return [r for r in rows if r.measure in (Measure.LEVEL, Measure.CHANGE)]


def _compared(rows: list[Indicator], slots: Slots) -> list[Indicator]:
    compared = [r for r in rows if r.measure in CHANGES]
    if slots.adds and not compared:  # 增加了多少学位 asks for 新增学位
        return [r for r in rows if r.measure is Measure.LEVEL and r.name.startswith("新增")]
    points = [r for r in compared if _POINTS in r.unit]
    return points if slots.in_points and points else compared


def _of_year(rows: list[Indicator], years: tuple[int, ...]) -> list[Indicator]:
    if not years:
        return rows
    kept = [row for row in rows if row.year in years or row.year is None]
    return kept if {row.year for row in kept} - {None} or not set(years) else []


def _of_status(rows: list[Indicator], asked: Asked | None) -> list[Indicator]:
    if asked is None:
        return rows
    wants_target = asked is Asked.TARGET
    return [row for row in rows if (row.status is Status.TARGET) == wants_target]


def _of_status_in_years(rows: list[Indicator], question: FigureQuestion) -> list[Indicator]:
    """Keep the status asked for, and both where it says one of two years: 2020年目标与2019年比."""
    kept = _of_status(rows, question.slots.asked)
    lost = set(question.years) - {row.year for row in kept}
    return rows if kept and lost & {row.year for row in rows} else kept


def amounts_to(row: Indicator, stated: Collection[Quantity]) -> bool:
    """Say whether a figure is one that the asker states."""
    try:
        told = parse_quantity(row.value.lstrip("-") + row.unit)
    except ValueError:
        return False
    return any(
        told.amounts == quantity.amounts
        or (not (quantity.unit or quantity.scale) and told.value == quantity.value)  # 是35.2吗
        for quantity in stated
    )


def _is_within(row: Indicator, frame: str) -> bool:
    """Say whether a rank or share is measured in what is asked: 全市第一 tells no rank of 全国."""
    asked, told = _SCOPE.search(frame), _SCOPE.search(row.basis)
    if row.measure not in (Measure.RANK, Measure.SHARE) or asked is None or told is None:
        return True
    return asked.group() == told.group()


def told_once(rows: Iterable[Indicator]) -> tuple[Indicator, ...]:
    """Keep the first of rows that tell the same figure (the report repeats itself)."""
    seen: dict[tuple[object, ...], Indicator] = {}
    for row in sorted(rows, key=lambda row: row.start):
        seen.setdefault(row.figure_key, row)
    return tuple(seen.values())


def lacks_share(chosen: Missing | Ambiguous, question: FigureQuestion) -> bool:
    """Say whether a share is asked for of one thing that has none: 公办园学位占全市的几成."""
    is_share = question.slots.measure is Measure.SHARE and len(question.names) == 1
    if not is_share or isinstance(chosen, Ambiguous) or chosen.reason != "measure":
        return False
    return all(row.measure is Measure.LEVEL and row.unit != "%" for row in chosen.existing)


def is_elsewhere(chosen: Missing | Ambiguous, question: FigureQuestion) -> bool:
    """Say whether another place's figure is asked for by its name alone, 跟香港 and 全市 aside."""
    beside = re.search(f"[跟和与同]{re.escape(question.region)}", question.text) is not None
    beside = beside or question.region.startswith("全")  # 在全市的位次
    of_region = isinstance(chosen, Missing) and chosen.reason == "region" and not beside
    return of_region and bool(question.mentions) and not question.words
