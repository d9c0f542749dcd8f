"""What kind of amount a question asks for, and how well an amount that is told agrees with it.

`assistant.counters` says whether a figure of the table may be meant; this says how near an amount
of any text comes: 多少回 is answered by 100场 better than by 3家, and by 5亿元 not at all.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.names import squeeze
from assistant.slots import Slots
from index.quantities import Quantity, QuantityKind
from index.types import Measure


class AmountKind(StrEnum):
    """What an amount measures."""

    RATE = "rate"
    MONEY = "money"
    AREA = "area"
    LENGTH = "length"
    MASS = "mass"
    TIME = "time"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class AskedAmount:
    """One amount asked for; None: of any kind. ``unit`` is the asker's own, empty if none."""

    kind: AmountKind | None
    unit: str = ""
    changes: bool = False  # 涨了多少, which a rate answers best


RATE = AskedAmount(AmountKind.RATE)
_AMONG = {
    AmountKind.MONEY: ("元", "钱"),
    AmountKind.AREA: ("平方米", "平方公里", "平米", "平方", "亩", "公顷"),
    AmountKind.LENGTH: ("公里", "千米", "米", "里"),
    AmountKind.MASS: ("公斤", "千克", "吨", "斤"),
    AmountKind.TIME: ("小时", "分钟", "个月", "天", "年", "日", "月"),
}
_ASKED = re.compile(
    r"(?P<rate>百分之[几多]|[几多]少?成(?![立为员])|(?:几|多少)个?(?:百分)?点)"
    r"|(?P<length>多[长远])|(?P<area>(?:面积|空间|地盘|场地|占地|园区)[^，,]{0,6}多大|多大(?:面积|空间|地盘|地方))|(?P<size>多大)|(?P<time>多久)|(?P<rank>第几)"
    r"|(?:几|多少|好多|几多)个?[十百千万亿]*(?P<unit>"
    r"钱|块钱?|元|资金|经费|费用|平方公里|平方米|平米|平方|亩|公顷|公里|千米|米(?!袋)|里(?![面头])"
    r"|公斤|千克|吨|斤|小时|分钟|个?月|天|年"
    r"|人次|微克|千瓦时?|立方米?|[个家所座户人名位套条部台辆件项对次处只头株棵趟艘枚眼场回起间块宗张床岁种类例批届村镇群]"
    r")?"
)
# 落实金额和受惠户数, of keywords
_NAMED = re.compile(
    "(?P<money>金额|数额|资金|总?投资(?!者|商|环境|方))|(?P<unit>[户人家个件条所名项套场亩])数|(?P<rate>(?:办结|完成|合格|达标|覆盖|参保)率|增速|增幅|占比)"
    "|(?P<size>总[值量额]|产[量值]|规模(?=及|和|与|、))"
)
_OF_PEOPLE = re.compile(
    "[\u4e00-\u9fff]{0,4}(?:[游旅顾]客|群众|居民|市民|学生|孩子|老师|农民|工人|职工|党员|干部)"
)
_CHANGED = re.compile("[增长涨升降减少多快慢高低提压缩]了?$")
# What is measured, where 多少 alone asks
_MEASURED = re.compile(
    "(?:(?P<money>投资额?|金额|资金|产值|造价|税收)|(?P<area>面积)|(?P<rate>[比占覆完合达办]\\w{0,2}[率例比重])"
    "|(?P<length>里程|长度))(?:[是为共有达到各约分别]|大约|一共)*$"
)
_ALIKE = ("个家所间座处栋", "人名位", "户家", "场次回趟", "块宗个", "起件例", "辆台部", "项个件")
_RATED = (Measure.GROWTH, Measure.SHARE)
_OWN = ("微克", "千瓦", "千瓦时", "立方", "立方米")  # these count nothing but themselves
_NO_COUNTERS = ("级", "度", "期", "届", "号线", "周年", "岁")  # 6.8级 counts nothing
EXACT, ALIKE, RATED, ANY, COUNTED = 1.0, 0.7, 0.7, 0.5, 0.3


def asked_amounts(text: str, slots: Slots) -> tuple[AskedAmount, ...]:
    """Return the amounts that a question asks for, one of any kind where it names none."""
    squeezed = squeeze(text)
    found = [_asked(match, squeezed) for match in _ASKED.finditer(squeezed)]
    found = found or [_named(match) for match in _NAMED.finditer(squeezed)]
    bare = AskedAmount(AmountKind.RATE if slots.measure in _RATED else None)
    return tuple(found) or (bare,)


def _asked(match: re.Match[str], squeezed: str) -> AskedAmount:
    if match["rate"]:
        return RATE
    if match["size"]:
        return AskedAmount(None)
    for kind in (AmountKind.LENGTH, AmountKind.AREA, AmountKind.TIME):
        if match[kind]:
            return AskedAmount(kind)
    unit = match["unit"] or ("位" if match["rank"] else "")
    unit = "人" if unit == "人次" else unit
    if unit.startswith(("块钱", "资金", "经费", "费用")):
        unit = "钱"
    if not unit and _OF_PEOPLE.match(squeezed, match.end()):  # 多少游客
        unit = "人"
    changes = not unit and _CHANGED.search(squeezed[: match.start()]) is not None
    if not unit:
        measured = _MEASURED.search(squeezed[: match.start()])  # 总投资额是多少
        told = AmountKind(measured.lastgroup) if measured and measured.lastgroup else None
        return AskedAmount(told, changes=changes)
    kinds = (kind for kind, units in _AMONG.items() if unit in units)
    return AskedAmount(next(kinds, AmountKind.COUNT), unit)


def _named(match: re.Match[str]) -> AskedAmount:
    if match["money"]:
        return AskedAmount(AmountKind.MONEY)
    if match["size"]:
        return AskedAmount(None)
    return AskedAmount(AmountKind.COUNT, match["unit"]) if match["unit"] else RATE


def kind_of(amount: Quantity) -> AmountKind:
    """Return what an amount measures."""
    if amount.kind is not QuantityKind.AMOUNT:
        return AmountKind.RATE
    base = amount.base_unit
    if base.endswith("元"):
        return AmountKind.MONEY
    return next((k for k, units in _AMONG.items() if base in units), AmountKind.COUNT)


def agreement(asked: AskedAmount, amount: Quantity) -> float:
    """Return from 0 to 1 how well an amount agrees with what is asked; 0: of another kind."""
    kind = kind_of(amount)
    if asked.kind is None:
        return (RATED if kind is AmountKind.RATE else COUNTED) if asked.changes else ANY
    if asked.kind is not kind:
        return 0.0
    if kind is not AmountKind.COUNT or asked.unit in (amount.unit, amount.base_unit):
        return EXACT
    return _counted_alike(asked.unit, amount.base_unit)


def _counted_alike(asked: str, told: str) -> float:
    """Return how well a counter agrees with the one that is asked for."""
    if told in _NO_COUNTERS:
        return 0.0
    if told and (told.startswith(asked) or told.endswith(asked)):
        return EXACT
    if asked in _OWN:
        return 0.0
    is_alike = any(asked in group and told[:1] in group for group in _ALIKE if told)
    return ALIKE if is_alike else COUNTED


def met(asked: Sequence[AskedAmount], told: Sequence[Quantity]) -> int:
    """Return how many of the amounts asked for are told, each by an amount of its own."""
    left = list(told)
    count = 0
    for one in sorted(asked, key=lambda a: a.kind is None):
        best = max(left, key=lambda amount: agreement(one, amount), default=None)
        if best is not None and agreement(one, best) > 0:
            left.remove(best)
            count += 1
    return count
