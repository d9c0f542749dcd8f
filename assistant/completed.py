"""The questions of a dialogue about figures, each as a sentence of its own."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from assistant.figure_asked import FigureQuestion
from assistant.figure_question import FigureReader
from assistant.follow_forms import (
    AGAINST_YEAR,
    APART,
    ASKED_WORDS,
    ASKS,
    EITHER,
    MOST,
    OF_MOST,
    STATED,
    checks,
    counted_of,
)
from assistant.follow_subject import named
from assistant.follow_up import filled
from assistant.follow_years import changed
from assistant.operations import Operation
from assistant.part_of import NEW
from assistant.whether import wants_whether
from index.indicators import IndicatorTable
from index.types import CHANGES, Indicator, Measure
from index.words import fold, says_doing

_EXTREMES = {Operation.HIGHEST: True, Operation.LOWEST: False}  # whether the greatest is first
_MOST_OF_TOLD = re.compile(
    "(?:[这那]?(?:[三四五几]个?|些)[里中]面?|[其当]中)最(?P<most>[高低多少大小快慢])的(?:那?[个项])?(?=[比跟和与])"
)
MOST_TOLD = 5  # figures told before, among which the highest is looked for
_IT = re.compile("^(?:那|咁)?么?(?:它|这个?|那个?|佢|该项?)(?!两|三|几|些)")
_RATE = re.compile("[增涨升降]|幅|率")  # 增长率是45%还是47%
_STATED = re.compile(r"\d+|第[一二三四五六七八九十\d]+")  # 35%左右是全市第一？


def complete(text: str, earlier: list[str], reader: FigureReader, table: IndicatorTable) -> str:
    """Return ``text`` with the slots it leaves open filled from earlier questions, oldest first."""
    return completed([*earlier, text], reader, table)[-1]


def completed(
    questions: list[str],
    reader: FigureReader,
    table: IndicatorTable,
    rows_of: Callable[[str], tuple[Indicator, ...]] = lambda _: (),
) -> list[str]:
    """Return questions that follow one another, each filled from those before it.

    ``rows_of`` returns the figures that a question gets: one that names none is known by them to
    those behind it.
    """
    found: list[str] = []
    for asked in questions:
        question = best_named(asked, lambda: [rows_of(one) for one in found[-MOST_TOLD:]])
        most = MOST.search(fold(question)) if found else None
        if most and OF_MOST.search(found[-1]):  # 最低呢, after 哪个最高
            found.append(OF_MOST.sub(f"最{most['most']}", found[-1]))
            continue
        last = reader.read(found[-1]) if found else None
        counted = counted_of(question, found[-1]) if last and not last.groups else ""
        checked = _checked(reader.read(question), last, table) if last and last.groups else ""
        if counted or checked:  # 一共是几项, after 哪些制度; 是2.4%吗
            found.append(counted or checked)
            continue
        is_open = not reader.read(question).groups
        extreme = _EXTREMES.get(last.operation) if last and last.operation else None
        if extreme is not None and is_open and _IT.search(question):
            best = _greatest(rows_of(found[-1]), is_most=extreme)
            if best:  # 它2020年的目标是多少, after 哪个增长最快
                before = f"{best.year}年{best.name}{ASKS[best.measure]}"
                found.append(filled(question, [before], reader, table))
                continue
        if last and is_open and (not last.groups or _is_of_part(last, rows_of(found[-1]))):
            found[-1] = _by_what_it_got(found[-1], rows_of(found[-1]))
        naming = [one for one in found if not _is_bare(reader.read(one))]
        is_of_figure = bool(naming) and bool(reader.read(naming[-1]).groups)
        found.append(filled(question, naming if is_of_figure else found, reader, table))
    return found


def _checked(now: FigureQuestion, last: FigureQuestion, table: IndicatorTable) -> str:
    """Return a turn that holds what was asked before against what it states: 是2.4%吗."""
    if now.groups:
        return ""
    said = fold(now.text)
    stated, either, against = (
        STATED.match(checks(said)),
        EITHER.match(said),
        AGAINST_YEAR.match(said),
    )
    of_year = "".join(f"{year}年" for year in last.years[:1])
    asked = ASKED_WORDS[last.slots.asked] if last.slots.asked else ""
    if against and len(last.years) == 1:
        growth = "增速" if last.slots.measure is Measure.GROWTH else ""
        return f"{of_year}和{against['year']}{named(last)}{growth} {APART}"
    if stated and not now.years:
        changes = "变化" if last.slots.measure in CHANGES or stated["way"] else ""
        return f"{of_year}{named(last)}{asked}{changes}是{stated['amount']}吗"
    if either and not now.years:
        is_rate = _RATE.search(either["what"] or "") is not None
        measure = Measure.GROWTH if is_rate else last.slots.measure or Measure.LEVEL
        is_of_stock = is_rate and not changed(last.names, table)  # after 新增多少家
        subject = named(last).removeprefix(NEW) if is_of_stock else named(last)
        return f"{of_year}{subject}{asked}{ASKS[measure]}"
    return ""


def best_named(question: str, told: Callable[[], Sequence[tuple[Indicator, ...]]]) -> str:
    """Return 三个里最高的那个比社零高多少 with the name of what was ``told`` as the highest."""
    asked = _MOST_OF_TOLD.search(question)
    groups = [rows for rows in told() if rows] if asked else []
    if asked is None or len(groups) < 2:
        return question
    common = set.intersection(*({row.year or 0 for row in rows} for rows in groups))
    year = min(common, default=0)  # 增长多少 is told for what was done and what is planned
    rows = [row for rows in groups for row in rows if row.year == year]
    best = _greatest(rows, is_most=asked["most"] in "高多大快")
    is_one_of_each = best is not None and len(rows) == len(groups)
    return (
        _MOST_OF_TOLD.sub(f"{year}年{best.name}", question) if best and is_one_of_each else question
    )


def _greatest(rows: Sequence[Indicator], *, is_most: bool) -> Indicator | None:
    """Return the greatest or least of figures of one kind and year, or nothing where two are."""
    if len({(row.unit, row.measure, row.year) for row in rows}) != 1:
        return None
    best, *others = sorted(rows, key=lambda row: Decimal(row.value), reverse=is_most)
    return None if any(other.value == best.value for other in others[:1]) else best


def _by_what_it_got(question: str, rows: tuple[Indicator, ...]) -> str:
    """Return a question for the one thing that another one got, or that other one."""
    named = f"{rows[0].year}年{rows[0].name}是多少" if rows else ""
    return named if len({row.name for row in rows}) == 1 else question


def _is_of_part(question: FigureQuestion, rows: tuple[Indicator, ...]) -> bool:
    """Say whether a question got but a part of what it names: 专利授权 发明的有多少件."""
    is_other = len({row.name for row in rows}) == 1 and question.names != (rows[0].name,)
    if is_other and question.operation is Operation.SUM and rows[0].name in question.names:
        return True  # 专利一共申请了多少件 names 专利 of all kinds and gets the total
    words = [word for word in question.words if not says_doing(word)]
    return is_other and bool(words) and all(word in fold(rows[0].name) for word in words)


def _is_bare(question: FigureQuestion) -> bool:
    """Say whether a turn names nothing of its own: 达到目标没, 厉害."""
    if question.groups or (question.region and not question.region.startswith("全")):
        return False
    words = [word for word in question.unexplained if not _STATED.fullmatch(word)]
    return not words or (wants_whether(question.text) and all(map(says_doing, words)))
