"""Which of the figures told last a turn combines that names nothing of its own: 这两样加一块."""

import re
from collections.abc import Sequence

from assistant.averages import count_of
from assistant.calculate import Calculation, share_of_sum
from assistant.follow_forms import FORMER, LATTER, SOME_TOLD
from assistant.names import SPAN
from assistant.operations import Operation
from assistant.part_of import holds_another
from index.numerals import number_of
from index.report_index import ReportIndex
from index.types import CHANGES, Indicator, Measure
from index.words import cut, fold, says_doing

_TWO = re.compile("[两兩二]")
LATTER_FIRST = re.compile(f"(?:{LATTER.pattern}).*(?:{FORMER.pattern})")  # 后者是前者的几倍
_BOTH_NAMED = re.compile(f"(?:{FORMER.pattern}).*(?:{LATTER.pattern})|{LATTER_FIRST.pattern}")
_YEARS = re.compile("[两兩二]年|[两兩二]个年度")
_EITHER = f"(?:{FORMER.pattern}|{LATTER.pattern})"
OF_BOTH = re.compile(f"{_EITHER}[^，,]{{0,2}}占[^，,]{{0,2}}{_EITHER}")
_EACH = re.compile("(?:每|一)一?(?:[个名家所宗条座项位]的?)?(?P<of>[\\u4e00-\\u9fffa-z]{1,6})")


def combined(
    operation: Operation, clause: str, told: Sequence[tuple[Indicator, ...]]
) -> Sequence[Indicator]:
    """Return the figures that an operation is of, in the order in which it takes them."""
    if operation is Operation.SUM:
        return _added(clause, told)
    rows = last_two(told)
    if len(rows) < 2:
        return ()
    if operation is Operation.BASE:  # 新增之前有多少: what there is in all and what is new of it
        new, stock = sorted(rows, key=lambda row: not row.name.startswith("新"))
        is_new = new.name.removeprefix("新增") == stock.name and stock.measure is Measure.LEVEL
        is_of_it = is_new or new.name == stock.name
        return (stock, new) if is_of_it else ()
    if operation is Operation.AVERAGE:
        count = count_of(rows, clause)
        counted = [count] if count else [row for row in rows if _is_each(clause, row)]
        return sorted(rows, key=lambda row: row is counted[0]) if len(counted) == 1 else ()
    if operation is Operation.SHARE and not holds_another(rows):
        return rows if OF_BOTH.search(clause) else ()
    return rows if len({kind_of_row(row)[1:] for row in rows}) == 1 else ()


def as_named(text: str, told: list[tuple[Indicator, ...]]) -> list[tuple[Indicator, ...]]:
    """Keep the figures of the last two answers that are of one year for 前者比后者多多少."""
    if len(told) < 2 or len(told[-2]) != 1 or not _BOTH_NAMED.search(text):
        return told
    former = told[-2][0]
    alike = [row for row in told[-1] if kind_of_row(row) == kind_of_row(former)]
    return [(former, alike[0])] if len(alike) == 1 else told


def of_one_year(told: Sequence[tuple[Indicator, ...]]) -> list[tuple[Indicator, ...]]:
    """Keep of what was told last in two years that of the year before it: 哪个快, of two things."""
    if len(told) < 2 or len(told[-2]) != 1 or told[-2][0].name in {r.name for r in told[-1]}:
        return list(told)
    alike = tuple(row for row in told[-1] if kind_of_row(row) == kind_of_row(told[-2][0]))
    return [told[-2], alike] if len(alike) == 1 else list(told)


def of_some(
    text: str, told: list[tuple[Indicator, ...]]
) -> tuple[str, list[tuple[Indicator, ...]]]:
    """Return what is asked of 头两个数，差几件, and the figures told that it is asked of."""
    some = SOME_TOLD.match(text)
    count = number_of(some["count"]) if some else 0
    if some is None or not some["first"] or count > len(told):
        return text, told
    return text[some.end() :], told[:count]


def in_named_years(rows: Sequence[Indicator], years: Sequence[int]) -> tuple[Indicator, ...]:
    """Return figures in the order in which a turn names their years, if it names them all."""
    at = {year: place for place, year in enumerate(years)}
    is_named = len(rows) > 1 and len({row.year for row in rows}) == len(rows)
    is_named = is_named and all(row.year in at for row in rows)
    return tuple(sorted(rows, key=lambda row: at[row.year or 0])) if is_named else tuple(rows)


def last_two(told: Sequence[tuple[Indicator, ...]]) -> tuple[Indicator, ...]:
    """Return the two figures told last: by one answer, or by one each of two.

    What is told with its change is one; of several, the one alike to what came before is meant.
    """
    before, last = map(without_change, ((), (), *told)[-2:])
    is_pair = len(last) == 2
    if len(before) == 1 < len(last):  # 少了多少, after 4所 with 8000个学位
        alike = tuple(row for row in last if kind_of_row(row)[1:] == kind_of_row(before[0])[1:])
        last = alike if len(alike) == 1 else last
    if len(before) == len(last) == 1 and before != last:
        return (*before, *last)
    return tuple(told[-1]) if is_pair else ()


def without_change(rows: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """Return the level alone of one thing that is told with how it changed in the same year."""
    levels = tuple(row for row in rows if row.measure not in CHANGES)
    is_one = len({(row.name, row.year) for row in rows}) == len(levels) == 1
    return levels if is_one else tuple(rows)


def _added(clause: str, told: Sequence[tuple[Indicator, ...]]) -> Sequence[Indicator]:
    """Return the counts of one year and unit told last, two where two are named."""
    if not told:
        return ()
    last = told[-1][-1]
    of_years = int(_YEARS.search(clause) is not None)  # 两年加总: what is done and planned
    found: list[Indicator] = []
    for rows in reversed(told):
        alike = [row for row in rows if kind_of_row(row)[of_years:] == kind_of_row(last)[of_years:]]
        if len(alike) != len(rows):
            break
        found = [*(row for row in rows if row not in found), *found]
        if len(found) > 1 and (len(rows) > 1 or _TWO.search(clause)):
            break
    is_sound = last.measure is Measure.LEVEL and len({row.name for row in found}) > 1
    return found if is_sound else ()


def done_of_both(told: Sequence[tuple[Indicator, ...]]) -> Calculation | None:
    """Return the share that is done of what is done and still under way together: 完成率."""
    rows = last_two(told)
    done = [row for row in rows if "完成" in row.name]
    if len(done) != 1 or len({kind_of_row(row) for row in rows}) > 1:
        return None
    return share_of_sum(done[0], rows)


def ends_of_span(told: Sequence[tuple[Indicator, ...]]) -> list[Indicator]:
    """Return the ends between which what was told last went, the first first: 从9天缩短至3天."""
    ends = [row for rows in told[-1:] for row in rows if row.basis.endswith(SPAN)]
    ends.sort(key=lambda row: SPAN[::-1].index(row.basis[-2:]))
    return ends if len(ends) == len(SPAN) else []


def addable(rows: Sequence[Indicator], index: ReportIndex) -> bool:
    """Say whether figures are of things of one kind, by a word of their names or one sentence."""
    words = [{w for w in cut(fold(row.name)) if len(w) > 1 and not says_doing(w)} for row in rows]
    sentences = {index.telling([row])[0].id for row in rows}
    return len(sentences) < len(rows) or len(rows) < 2 or bool(set.intersection(*words))


def kind_of_row(row: Indicator) -> tuple[object, ...]:
    """Return what figures that are combined must share: year, unit without its scale, measure."""
    return (row.year, row.unit.lstrip("百千万亿"), row.measure)


def _is_each(clause: str, row: Indicator) -> bool:
    """Say whether an average is for each of what a figure counts: 平均一宗, 每热点."""
    each = _EACH.search(clause)
    if each is None:
        return False
    words = cut(each["of"])
    return row.unit == each["of"][:1] or bool(words and words[0] in fold(row.name))
