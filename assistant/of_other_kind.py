"""Whether figures that fit a question by name are of another stage, unit or stock than it asks for.

However a figure was found, it is not told for what it does not say: 公共住房开工多少套, of what is
raised; 下降了多少微克, of a percentage; 国高累计多少家, of those of one year.
"""

import re
from collections.abc import Sequence

from assistant.asking_clauses import amount_clauses
from assistant.counters import asked_times
from assistant.lookup import INCREMENTS
from assistant.names import squeeze
from index.types import Indicator

# What asks for a stage, and what must be said of a figure for it
_STAGES = tuple(
    (re.compile(asked), re.compile(needed))
    for asked, needed in (
        ("开工|动工|破土", "开工|动工|破土|启动|施工"),
        ("竣工|完工", "竣工|完工|完成|建成|投入|启用"),
        ("分配(?!制度)|交付", "分配|交付"),
        ("通车", "通车"),
        ("投产|量产", "投产|量产"),
    )
)
_RAISED = re.compile("筹集")  # what is raised need not be finished
_FINISHED = re.compile("竣工|完工")
_UNIT = re.compile(
    "(?:多少|几)(?P<unit>立方米|微克|毫克|兆|平方公里|公里|千米|万平方米|平方米|亩|公顷|吨|斤|度电?)"
)
_AREAS = ("平方公里", "万平方米", "平方米", "亩", "公顷")
_STOCK = re.compile("累计(?!新增|引进|完成|改造)(?:[会能共]?有|达到?|是|到)?(?:多少|几)")
_NOW_HAS = (
    "(?:现在|目前|现)有(?:多少|几)"
    "|(?:现在|目前|眼下|如今)[^，,]{{2,14}}?(?:一共|总共|共|总数)(?:有|是)?(?:多少|几)[家所座间]"
    "|(?:{own})区?(?:一共|总共|共|现在|目前)?有(?:多少|几)[家所座张]"
    "|全[区县市省][^，,]{{0,8}}?(?:一共|总共|共)(?:有|是)?(?:多少|几)[家所座间]"
)
_WHOLE_YEAR = re.compile("全年最终|全年12个月|12个月全|不要截至")
_EVER = re.compile("至今|迄今|历年|建区以来|历史上")
_MADE = re.compile("新|引进|完成|建成|改造|投入|增|推进|要建|在建")
_NEW = ("新增", "引进", "新引进", "新建")
_OF_ONE_YEAR = (*INCREMENTS, "推进", "投入", "进入")
# What one gives to growth is not what it makes up of the whole
_SHARE_OF_ALL = re.compile(
    "占[^，,]{0,6}(?:GDP|gdp|生产总值|经济总量|全部?经济)[^，,]{0,4}(?:比[重例]|几成|百分之|多少)"
)
_GIVEN = "贡献"
# These are statistics of their own
_OWN = re.compile("产能|产量|月产|客流|营收|税收|纳税|投资额|总投资|工作站")


def is_of_other_kind(rows: Sequence[Indicator], text: str, own: re.Pattern[str]) -> bool:
    """Say whether rows tell another stage, unit, stock or region than a text asks for.

    ``own`` are the names of the report's region.
    """
    asked = squeeze(amount_clauses(text))
    called = "".join(way for row in rows for way in (row.name, *row.aliases, row.quote))
    is_given = _GIVEN in called and _GIVEN not in asked
    return bool(rows) and (
        (is_given and _SHARE_OF_ALL.search(asked) is not None)
        or _is_of_other_stage(asked, called)
        or _is_in_other_unit(asked, rows)
        or (_STOCK.search(asked) is not None and all(_is_of_year(row, _NEW) for row in rows))
        or _is_now(asked, rows, own)
        or _is_not_of_whole_year(asked, rows)
        or (_EVER.search(asked) is not None and all(_is_of_year(r, _OF_ONE_YEAR) for r in rows))
        or any(found.group() not in called for found in _OWN.finditer(asked))
        or _is_of_city(squeeze(text), rows, own)
    )


def _is_of_other_stage(asked: str, called: str) -> bool:
    if _FINISHED.search(asked) and _RAISED.search(called):
        return True
    return any(stage.search(asked) and not needed.search(called) for stage, needed in _STAGES)


def _is_in_other_unit(asked: str, rows: Sequence[Indicator]) -> bool:
    """Say whether a unit is asked for that no row has; areas are told in any of theirs."""
    units = [found["unit"] for found in _UNIT.finditer(asked)]
    if len(units) != 1:
        return False
    ways = _AREAS if units[0] in _AREAS else (units[0],)
    return not any(way in row.unit for way in ways for row in rows)


def _is_of_year(row: Indicator, openings: tuple[str, ...]) -> bool:
    return row.name.startswith(openings) and row.period != "累计"


def _is_now(asked: str, rows: Sequence[Indicator], own: re.Pattern[str]) -> bool:
    """Say whether all there are now is asked for where rows tell those of one year.

    我区有多少家社康, of those that were renovated.
    """
    has = re.search(_NOW_HAS.format(own=own.pattern), asked)
    is_of_year = all(_is_of_year(row, _OF_ONE_YEAR) for row in rows)
    return has is not None and not _MADE.search(asked) and is_of_year


def _is_not_of_whole_year(asked: str, rows: Sequence[Indicator]) -> bool:
    """Say whether the year's final figure is asked for where rows are told up to a month."""
    return _WHOLE_YEAR.search(asked) is not None and all(r.period.startswith("截至") for r in rows)


def _is_of_city(text: str, rows: Sequence[Indicator], own: re.Pattern[str]) -> bool:
    """Say whether rows are of a wider region that a text does not ask for: 供应的4块地多大."""
    regions = {row.region for row in rows}
    if any(own.fullmatch(region) for region in regions):
        return False
    if asked_times(text) > 1:
        return False  # 全市推介多少平方公里，坪山供应几块
    asks_own = (
        re.search(f"(?:{own.pattern})[^，,]{{0,4}}(?:供(?!给)|出让|拿|占|有)", text) is not None
    )
    ways = {squeeze(way) for row in rows for way in (row.name, *row.aliases)}
    wide = {"全市", "市里", "推介", *(region.rstrip("市省区县") for region in regions)}
    return asks_own or not any(way in text for way in ways | wide)
