"""Figures of one sentence that a question asks for together: 院士团队和高端科技人才各多少.

Where one of them is told, those beside it that the question names or means by 各 are told too.
"""

import re
from collections.abc import Collection, Sequence

from assistant.counters import asked_times
from assistant.figure_asked import FigureQuestion
from assistant.names import squeeze
from assistant.years import without_years
from index.report_index import ReportIndex
from index.tongue import is_chinese
from index.types import CHANGES, Indicator, Measure
from index.words import cut, fold

MOST = 3  # figures beside one that are told with it
_EACH = re.compile(
    "各(?:自|项)?(?:是|有|为|占|要|引|新增|建)?(?:多少|几|啥数)|分别|各自|各[是为有]"
    "|[两二]个(?:数|指标)|[这那][两二][项个]"
)
_JOINED = re.compile("[和与跟及、/]|同(?![比期时])")
_CHANGE = re.compile(
    "(?:grow|rose|increase|增幅|增速|涨幅|升幅|降幅|增长率|(?:增长|[增涨升降]了?)(?=多少|几))"
    "各?[是为有]?(?:多少|几个?(?:百分)?点?)?"
)
_AMOUNT = re.compile(
    "[是有为共](?:多少|几)|(?:多少|几)[件家个名成]|[件家个]数|数量|\\w数(?=[、，,和与及])"
)
_RANK = re.compile("排(?:第几|老几|多少|名)|第几(?!届|次|期|批)|名次|位次|what place|rank")
_LEVEL_NAMED = re.compile("[量数] +(?:[^ ]+ +)?(?:增幅|增速|涨幅|同比)")  # 申请量 增速
_KEYWORDS = 3  # words apart from one another: 产业用地出让 宗数 面积


def rest_of_each(
    told: Sequence[Indicator], question: FigureQuestion, index: ReportIndex
) -> tuple[Indicator, ...]:
    """Return the figures beside those told that a question asks for with them, or nothing."""
    words = [word for word in question.text.split() if without_years(word).strip()] or [""]
    is_keywords = len(words) >= _KEYWORDS and is_chinese(question.text)
    is_whole = is_keywords or asked_times(words[0]) > 0
    text = squeeze(question.text if is_whole else words[-1])  # completed from an earlier one
    each = _EACH.search(text) is not None
    is_ranked = _RANK.search(text) is not None and _CHANGE.search(text) is not None
    is_named = _LEVEL_NAMED.search(question.text) is not None
    asked = 1 + max(len(_JOINED.findall(text)), each, is_keywords, is_ranked, is_named)
    if question.operation or question.slots.place or asked < 2:
        return ()
    beside = _beside(told, index)
    is_short = len({(row.name, row.measure) for row in told}) < asked
    named = _named(told, beside, squeeze(question.text)) if is_short else []
    named += [
        row for row in _of_other_measure(told, beside, text, question.text) if row not in named
    ]
    if _RANK.search(text) and all(row.measure is not Measure.RANK for row in told):
        same = {row.name for row in told}
        ranks = [row for row in index.indicators if row.measure is Measure.RANK]
        named += [row for row in ranks if row.name in same]
    if not named and each and len({row.name for row in told}) == 1:
        alike = [row for row in beside if row.measure is told[0].measure]
        counted = [row for row in alike if row.unit == told[0].unit]
        named = next((rows for rows in (alike, counted) if len(rows) == 1), [])
    return tuple(named) if len(named) <= MOST else ()


def shares_of(
    question: FigureQuestion, told: Collection[Indicator], index: ReportIndex
) -> tuple[Indicator, ...]:
    """Return the shares that are told of the same figures: 占全市几成, after how many."""
    if question.slots.measure is not Measure.SHARE or question.mentions:
        return ()
    of = {(row.name, row.year) for row in told}
    shares = (row for row in index.indicators if row.measure is Measure.SHARE)
    return tuple(row for row in shares if (row.name, row.year) in of)


def _beside(told: Sequence[Indicator], index: ReportIndex) -> list[Indicator]:
    """Return what the sentences of rows tell besides, of the same years and stages."""
    years = {(row.year, row.status, row.region) for row in told}
    found = [
        row
        for at in index.telling(told)
        for row in index.indicators.within(at.start, at.end)
        if row not in told and (row.year, row.status, row.region) in years
    ]
    # 完成出让的产业用地合计面积 belongs to 完成出让的产业用地
    own = [row for row in found if any(row.name.startswith(t.name) for t in told)]
    return list(dict.fromkeys(own or found))


def _named(told: Sequence[Indicator], beside: Sequence[Indicator], text: str) -> list[Indicator]:
    """Return the rows that a word of the question names which names no other row here."""
    names = {row.name: _words(row) for row in (*told, *beside)}
    found = []
    for row in beside:
        others = (words for name, words in names.items() if name != row.name)
        own = names[row.name].difference(*others)
        is_new = all(row.name != t.name for t in told) and row.measure is Measure.LEVEL
        if is_new and any(word in text for word in own):
            found.append(row)
    return found


def _of_other_measure(
    told: Sequence[Indicator], beside: Sequence[Indicator], text: str, spaced: str
) -> list[Indicator]:
    """Return the change beside an amount, or the amount beside a change, where both are asked."""
    measures = {row.measure for row in told}
    in_words = _CHANGE.search(text) is not None and _AMOUNT.search(_CHANGE.sub(" ", text))
    is_named = _LEVEL_NAMED.search(spaced) is not None and measures <= {Measure.GROWTH}
    if not (in_words or is_named) or len(measures) > 1:
        return []
    is_change = measures.issubset(CHANGES)
    others = [r for r in beside if (r.measure in CHANGES) != is_change]
    same = [row for row in others if any(row.name == t.name for t in told)]
    return same or (others if len(others) == 1 else [])


def _words(row: Indicator) -> set[str]:
    return {word for word in cut(fold(" ".join((row.name, *row.aliases)))) if len(word) > 1}
