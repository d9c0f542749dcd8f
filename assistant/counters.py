"""What a question counts by, and whether a figure is counted so: 几间 asks for 家, 几个点 for %."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.figure_asked import FigureQuestion
from assistant.names import SPAN, squeeze
from assistant.operations import Operation
from index.keeping import at_hand
from index.quantities import Quantity, QuantityKind
from index.types import CHANGES, Indicator, Measure

_ASKED = re.compile(
    r"(?P<rate>百分之几|(?:几|多少)成)|(?P<area>(?:空间|地盘|园区|片区|用地|场地|地块)[^，,几]{0,4}多大|面积[是有为约大概达共计总]*多[大少]|多大的?\w{0,8}(?:地方|面积|空间|地盘|块地|一块)|(?:几|多少)(?:万?平|亩|公顷|[^，,、几多]{0,6}(?:空间|地盘|面积)))"
    r"|(?P<change>[多高大快升涨好]了?(?:些|点)?还是[少低小慢降跌差]|[少低小慢降跌差]了?(?:些|点)?还是[多高大快升涨好]|[长涨增升]得?有?多[快猛]|变[多少高低快慢]了?[吗没])"
    r"|(?P<english>how many(?: days)?|number of|by how much"
    r"|how much (?:[a-z]{3,}er|more|less)(?![^?]* than))"
    r"|(?:几|多少)[十百千万]*大?(?P<unit>个?(?:百分)?点|钱|块钱|亿?元|张?床位?|个?铺位?|倍|困难群众|群众|老?百姓|居民|市民|街坊|困难户|学生|小朋友|孩子|娃|个人|[起例]"
    r"|位(?!子)|[个套家间所座名人条对块宗天日项件米里栋辆支])?"
)
_A_CHILD = re.compile("(?<=[少几])个(?=孩子|小朋友|学生|娃)")
# What was not done, or undone, is another figure: 取消了几家
UNDOING = re.compile("[未没不无缺差欠迟撤停倒拆退销减少失搬淘剔废卖输罚抓死伤回]|取消|关[闭停]")
_IN_SCALES = re.compile("个?[万亿]")
_UNIT_ASKED = re.compile(
    "(?:几|多少|好多)个?[十百千万亿]*(个|家|所|座|户|人次|人|名|位|套|条|部|台|辆|亩|公里|平方米|吨|斤|件|项|对|次|处|天|岁"
    "|只|头|株|棵|公顷|微克|趟|艘|枚)"
)
_OTHER_UNIT = re.compile(r"(?![了呀啊呢吧嘛的来哦喔咯嘞哈哇呐才])[\u4e00-\u9fff]")  # 多少起, 几趟
_LONE = re.compile(
    r"(?![了呀啊呢吧嘛的来哦喔咯嘞哈哇呐才])[\u4e00-\u9fff](?![\u4e00-\u9fff])"
)  # 多少片
_ANY, _RATES = "", ("%", "％", "百分点", "成", "倍")
DAYS = "how many days"
_MONEY = ("钱", "块钱", "元", "亿元")
_AREAS = ("平方米", "平方公里", "亩")
_CHANGED = re.compile(
    r"(?:[增长涨升降减跌少多快慢高低提好差压缩省掉滑变砍厚]|回(?!来|收))(?!\w?到)\w{0,2}[了咗出]?$"
)  # 涨了百分之几; but 占几成, 降到多少
_ALIKE = (  # what is asked by, what the table counts by
    ("间 家 所", "家所间"),  # what opens its doors; 学位 are counted by 个
    ("个", "家所间个件名套条对宗座项"),  # people count everything so
    ("人 个人 名 位 困难群众 群众 百姓 老百姓 居民 市民 街坊 困难户 学生", "名人"),
    ("小朋友 孩子 娃", "名人个"),  # 学位 are for them
    ("支", "支个"),
    ("座", "座所个"),
    ("天 日", "天日"),
    ("栋", "栋座"),
    ("张床 床 床位 张床位 铺 铺位 个铺 个铺位", "床张位"),
    ("里", "里"),
)
_RELATED = (Measure.SHARE, Measure.RANK, Measure.EXCESS)  # never meant by a bare 多少
_COUNTED = frozenset("个套家间所座名人位条对块宗项件起例天日")
_DAYS = ("天", "日")
_TIMES = "倍"
_OTHER_COUNTER = re.compile("[片吨台辆斤度分本册层例头只棵株艘枚趟集篇](?![\u4e00-\u9fff])")
_PIECES = frozenset("块宗辆栋对")  # what nothing else is counted by
_PEOPLE = frozenset(
    ["个人", "学生", "小朋友", "孩子", "娃", "居民", "市民", "老百姓", "百姓", "群众"]
)
# 比前年多了多少: the change against the year before, which the report tells
_YEAR_BEFORE = re.compile("(?:比|跟|和|较)(?:去年|上年|上一年|前年|前一年|往年)")
_MORE_THAN_BEFORE = re.compile(
    rf"{_YEAR_BEFORE.pattern}(?:同期)?(?:增加|多|减少|增|减)[了出]?(?:多少|几)[件家个名套所]"
)


@at_hand()
def _plain(text: str) -> str:
    """Return a squeezed text that asks for 多少孩子 where it says 多少个孩子."""
    return _A_CHILD.sub("", squeeze(text))


def counts_as(text: str, row: Indicator) -> bool:
    """Say whether a row is of a unit that a question asks for; a bare 多少 fits a change."""
    return any(_fits(asked, row) for asked in _ASKED.finditer(_plain(text)))


def may_ask_for(question: FigureQuestion, row: Indicator) -> bool:
    """Say whether each amount that a question asks for may be a row's: 多少学位 is of any level.

    Without 多少 the question must name what is measured, or ask whether it grew: 少了吗.
    """
    asked = list(_ASKED.finditer(_plain(question.text)))
    if not asked:
        compares = question.operation is Operation.COMPARISON and row.measure in CHANGES
        return compares or question.slots.measure is row.measure
    slots = question.slots
    if slots.measure in _RELATED or row.measure in _RELATED:
        return is_of_kind(question, row)
    if not re.search("元" if slots.in_money else slots.units, row.unit):
        return False
    return not counts_otherwise(question.text, [row]) and all(
        _fits(one, row) or (_is_bare(one) and row.measure is Measure.LEVEL) for one in asked
    )


def _is_bare(asked: re.Match[str]) -> bool:
    """Say whether 多少 alone asks, of nothing that rises or falls nor by a counter of its own."""
    is_bare = asked.group() in ("多少", "几") and not _LONE.match(asked.string, asked.end())
    return is_bare and not _CHANGED.search(asked.string[: asked.start()])


def is_of_kind(question: FigureQuestion, row: Indicator) -> bool:
    """Say whether a row is of the measure and the unit that a question asks for."""
    slots = question.slots
    if slots.measure is Measure.SHARE and row.measure is Measure.LEVEL and _is_rate(row):
        return True  # 空气好的日子占多少
    if slots.measure in _RELATED or row.measure in _RELATED:
        is_share = slots.measure is None and row.measure is Measure.SHARE
        is_asked = slots.measure is row.measure or (is_share and asks_rate(question.text))
        return is_asked and not counts_otherwise(question.text, [row])
    if slots.is_level and slots.measure is None and row.measure is Measure.GROWTH:
        return False
    return counts_as(question.text, row) or _is_named_kind(question, row)


def _is_named_kind(question: FigureQuestion, row: Indicator) -> bool:
    """Say whether a question without 多少 names what is measured: 结对数量, 增速处于什么水平."""
    slots = question.slots
    if asked_times(question.text):
        return False
    if slots.units:  # 多大尺寸
        return row.measure is Measure.LEVEL and re.search(slots.units, row.unit) is not None
    if slots.measure is Measure.GROWTH:
        return row.measure in CHANGES
    return slots.is_level and row.measure is Measure.LEVEL and not _is_rate(row)


def asks_unit(text: str) -> str:
    """Return the unit that a question for one amount names, or nothing: 户 of 改造多少户."""
    found = [m.group(1) for m in _UNIT_ASKED.finditer(_plain(text))]
    return found[0] if len(found) == 1 else ""


def asks_plainly(text: str) -> bool:
    """Say whether a question asks for one amount without saying of what kind: 是多少."""
    asked = list(_ASKED.finditer(_plain(text)))
    plain = [m for m in asked if not m["unit"] and m.group() in ("多少", "几")]
    return len(asked) == len(plain) == 1 and not (
        _CHANGED.search(plain[0].string[: plain[0].start()])
        or _OTHER_UNIT.match(plain[0].string, plain[0].end())
    )


def asks_rate(text: str) -> bool:
    """Say whether a question asks by a rate: 贡献了几成."""
    return any(asked["rate"] for asked in _ASKED.finditer(_plain(text)))


@at_hand()
def asked_times(text: str) -> int:
    """Return how many amounts a question asks for: two of 开了几家，能收多少人."""
    return len(_ASKED.findall(squeeze(text)))


def asked_spans(squeezed: str) -> list[tuple[int, int]]:
    """Return where a squeezed text asks for amounts."""
    return [asked.span() for asked in _ASKED.finditer(squeezed)]


def asked_at(squeezed: str) -> int:
    """Return where a question first asks for an amount: its length where it does not."""
    asked = _ASKED.search(squeezed)
    return asked.start() if asked else len(squeezed)


def what_is_asked(text: str) -> str:
    """Return the words by which a question asks for amounts: 多大地方."""
    return " ".join(asked.group() for asked in _ASKED.finditer(_plain(text)))


def _is_rate(row: Indicator) -> bool:
    return row.unit.endswith(_RATES)


def _is_stock(row: Indicator) -> bool:
    return row.measure is Measure.LEVEL and not row.name.startswith("新")


def _fits(asked: re.Match[str], row: Indicator) -> bool:
    if asked["area"] or asked["english"] or asked["change"]:
        return _fits_phrase(asked, row)
    changes, level = row.measure in CHANGES, row.measure is Measure.LEVEL
    unit = asked["unit"] or _ANY
    if not unit and not asked["rate"] and _OTHER_UNIT.match(asked.string, asked.end()):
        return False
    if asked["rate"] or unit.endswith("点"):
        is_change = _CHANGED.search(asked.string[: asked.start()]) is not None
        return _is_rate(row) and (not asked["rate"] or changes == is_change)
    if unit in _MONEY:
        return "元" in row.unit
    if unit == _ANY:  # 降了多少 asks how it changed; 是多少 may ask for anything
        return changes and _CHANGED.search(asked.string[: asked.start()]) is not None
    is_other = (unit in _DAYS and row.basis.endswith(SPAN)) or unit == _TIMES  # 现在要几天
    return (level or is_other) and row.unit.endswith(_counted_by(unit))


def _fits_phrase(asked: re.Match[str], row: Indicator) -> bool:
    """Say whether a row fits a question for an area, for a direction or in English."""
    if asked["english"] == DAYS:
        return row.unit.endswith(_DAYS)
    if asked["change"] or "how much" in (asked["english"] or ""):
        return row.measure in CHANGES
    return row.measure is Measure.LEVEL and (not asked["area"] or row.unit.endswith(_AREAS))


def amount_fits(text: str, amount: Quantity) -> bool:
    """Say whether an amount is of a kind that a question asks for: 多少亿元, 百分之几, 几家."""
    return any(_is_kind(asked, amount) for asked in _ASKED.finditer(_plain(text)))


def _is_kind(asked: re.Match[str], amount: Quantity) -> bool:
    unit, base = asked["unit"] or _ANY, amount.base_unit
    changes = _CHANGED.search(asked.string[: asked.start()]) is not None
    if asked["rate"] or asked["change"] or unit.endswith("点") or (unit == _ANY and changes):
        return amount.kind is not QuantityKind.AMOUNT
    if asked["area"]:
        return base.endswith(_AREAS)
    if unit in _MONEY:
        return base == "元"
    if _IN_SCALES.match(asked.string, asked.end()):  # 多少亿人次 is no rate
        return amount.kind is QuantityKind.AMOUNT
    return unit == _ANY or base.endswith(_counted_by(unit))


def _counted_by(unit: str) -> tuple[str, ...]:
    """Return what is counted alike in a table: 家, 所, 间 and 个 where 间 is asked for."""
    return tuple(next((told for asks, told in _ALIKE if unit in asks.split()), unit))


def without_amounts(text: str) -> str:
    """Return a squeezed text without the words by which it asks for amounts."""
    return _ASKED.sub(" ", squeeze(text))


def counts_otherwise(text: str, rows: Sequence[Indicator]) -> bool:
    """Say whether a question counts as no row is counted: 几块 and 百分之几, but not 平方公里."""
    if asked_times(text) > 1:
        return False  # 新增多少个、占几成
    asked = _ASKED.search(_plain(text))
    if _MORE_THAN_BEFORE.search(squeeze(text)) and all(map(_is_stock, rows)):
        return True  # 比上年增加多少件 of what there is in all
    if asked is not None and asked["rate"]:  # 百分之几 of what is told in numbers
        return not any(map(_is_rate, rows))
    if asked is not None and asked["unit"] and all(row.measure is Measure.EXCESS for row in rows):
        return not asked["unit"].endswith("点")  # 超出多少家 of what is told in %
    is_rate = asked is not None and asked["unit"] in _COUNTED and all(map(_is_rate, rows))
    if is_rate or (asked is not None and _counts_by_another(asked, rows)):
        return True  # 几件 of what is told in %
    is_own = asked is not None and asked["unit"] in _PIECES | _PEOPLE  # 5所 hold how many 孩子
    return is_own and not any(counts_as(text, row) for row in rows)


def _counts_by_another(asked: re.Match[str], rows: Sequence[Indicator]) -> bool:
    """Say whether a counter stands behind 多少 that no row is counted by: 多少片 of 12英寸."""
    counter = _OTHER_COUNTER.match(asked.string, asked.end())
    is_bare = asked.group() in ("多少", "几") and counter is not None
    return is_bare and all(counter is None or counter[0] not in row.unit for row in rows)


def states_otherwise(question: FigureQuestion, rows: Sequence[Indicator]) -> bool:
    """Say whether an amount is stated of what is told by rates: GDP突破800亿了吗."""
    amounts = [q for q in question.stated if q.kind is QuantityKind.AMOUNT]
    is_bare = not asked_times(question.text) and question.slots.measure is None
    return is_bare and bool(amounts) and all(map(_is_rate, rows))


def without_year_before(question: FigureQuestion) -> FigureQuestion:
    """Read a comparison of one thing with the year before as a question for its growth."""
    compares = question.operation in (Operation.DIFFERENCE, Operation.PERCENT_CHANGE)
    if not compares or not _YEAR_BEFORE.search(question.text):
        return question
    slots = replace(question.slots, measure=Measure.GROWTH, is_level=False)
    return replace(question, operation=None, parts=(), slots=slots)
