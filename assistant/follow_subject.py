"""What a follow-up about figures is of: the last question's figures, or one named beside them."""

import re

from assistant.figure_asked import FigureQuestion
from assistant.figure_question import FigureReader
from assistant.follow_forms import FORMER, LATTER, LATTER_OF, SOME_TOLD, THAN_THIS
from assistant.names import Mention, squeeze
from assistant.part_of import OF_WHICH
from index.indicators import IndicatorTable
from index.numerals import number_of
from index.types import CHANGES, Measure
from index.words import cut, is_thing, says_doing

WHOSE = 3  # characters of a word that says whose a figure is: 幼儿园学位
_IN_ALL = re.compile(
    "^(?:那|咁)?(?:现在|目前|而家|依家|眼下|如今)?(?:总共|一共|共|累计|总数|总量|合计|拢共)(?:有|是)?(?:多少|几)?[个家件名]?[了呢啊]*[?？]?$"
    "|^(?:and|so|then|,| )*(?:what(?:'s|is))?thetotal(?:number)?(?:now|sofar|tillnow)?[?]?$"
)
_ENDS_OF_THINGS = "桩站房车路桥楼厂店园馆院校村街机费税证券卡票"
_PLANNED = "计划"
_TOTAL = re.compile("(?:一共|总共|现在?|目前)有(?:多少|几)[家个所]")


def subject_of(
    now: FigureQuestion, last: FigureQuestion, reader: FigureReader, table: IndicatorTable
) -> str:
    """Return the last question's names where this one has none of its own.

    Another indicator that shares an alias takes their place where it alone has the year asked
    for (新建学校 of 2019, 建成的学校 of 2020) or is named by what is new (小微的呢).
    """
    if now.text.startswith(OF_WHICH) and now.mentions:
        whole = last.names[0]
        parts = [n for n in now.names if n != whole]
        return max(parts, key=lambda n: len(set(n) & set(whole)), default="")
    if now.mentions:
        return part_of(now, last, reader, table)
    if now.groups and not set(now.names) <= set(last.names):
        return "和".join(now.names)  # 十亿级呢 after 百亿级重大产业项目
    own = () if reader.calls(last, now.unexplained) else now.unexplained  # 批下来的涨了多少
    own = tuple(word for word in own if word != _PLANNED) or own  # 按计划推进的呢
    new = own or ((now.region,) if now.region else ())
    bare = not (new or now.years or now.slots.quantity or now.slots.asked or now.operation)
    if bare:  # 任务呢 after 改革措施: a word that otherwise says nothing names what is beside
        new = tuple(w for w in cut(now.text) if len(w) > 1 and reader.kin(last, (w,)))
    kin = reader.kin(last, new) if new or not bare else ()
    if kin and new:
        return "和".join(kin)
    of_years = _of_years(now, table)
    words = {word for mention in last.mentions for word in cut(mention.text)}
    deeds = [word for word in words if says_doing(word)]  # 投入 in 投入使用
    things = [
        w for w in words if len(w) >= WHOSE and is_thing(w) and not any(d in w for d in deeds)
    ]
    measures = {row.measure for row in table if row.name in last.names}
    alike = {row.name for row in table if row.measure in measures}  # 5所 are no share
    kin = tuple(n for n in reader.kin(last, ()) if n in of_years & alike and _say(table, n, things))
    if kin and not of_years & set(last.names) and now.operation is None:
        return "和".join(kin)
    return named(last)


def _of_years(now: FigureQuestion, table: IndicatorTable) -> set[str]:
    """Return the indicators that have a figure of the years that a turn names, if it names any."""
    return {row.name for row in table if not now.years or row.year in now.years}


def _say(table: IndicatorTable, name: str, things: list[str]) -> bool:
    """Say whether an indicator's name and aliases say all things."""
    called = {way for row in table if row.name == name for way in (row.name, *row.aliases)}
    return all(any(thing in squeeze(way) for way in called) for thing in things)


def part_of(
    now: FigureQuestion, last: FigureQuestion, reader: FigureReader, table: IndicatorTable
) -> str:
    """Return the figure of what was asked about that 幼儿园呢 names a part of, if there is one."""
    if _TOTAL.search(squeeze(now.text)):
        return named(now)  # 全区的国高一共有多少家, after 新增国高
    whole = {row.name for mention in now.mentions for row in mention.rows}
    if len(whole) == 1 and squeeze(min(whole)) == now.mentions[0].text:
        return ""  # 主营业务成本呢, after 每百元收入中的成本, is named in full
    words = tuple(word for mention in now.mentions for word in cut(mention.text))
    things = [mention.text.removeprefix("新增") for mention in last.mentions]
    own = [name for name in last.names if all(word in squeeze(name) for word in words)]
    of_years = _of_years(now, table)
    near = [name for name in (*own, *reader.kin(last, words)) if name in of_years]
    # 幼儿园的呢, after 优质公办学位; 授权总量 says itself what it is
    heads = [cut(name)[-1] for name in last.names]
    heads = [h for h in heads if not any(name.endswith(h) for name in now.names)]
    ways = (any(t in squeeze(n) for t in things) for n in near)
    of_it = next((n for n, is_of in zip(near, ways, strict=True) if is_of), "")
    return of_it or next((n for n in near if any(n.endswith(h) for h in heads)), "")


def of_all(now: FigureQuestion) -> bool:
    """Say whether a turn asks for all there are: 现在总共多少家."""
    return _IN_ALL.search(squeeze(now.text)) is not None


def stock_of(
    now: FigureQuestion, last: FigureQuestion, reader: FigureReader, table: IndicatorTable
) -> str:
    """Return the name of the stock that 总共呢 asks for after 新增多少家, or nothing."""
    is_change = last.slots.measure in CHANGES  # 总共多少件, of what grew
    if now.mentions or is_change or not of_all(now):
        return ""
    stocks = {row.name for row in table if row.period == "累计"}
    return next((name for name in reader.kin(last, ()) if name in stocks), "")


def named(question: FigureQuestion) -> str:
    """Return what a question names, as it says it."""
    own, called = set(question.names), {n for m in question.mentions for n in m.names}
    if own < called or own.isdisjoint(called):
        return "和".join(question.names)  # 申请了多少专利 asked for fewer than 专利 names
    return "和".join(dict.fromkeys(map(_spelt, question.mentions))) or "和".join(question.names)


def spelt_out(text: str, before: list[str], reader: FigureReader) -> str:
    """Name what 前者 and 后者 stand for, and what 比这个 compares with."""
    text = THAN_THIS.sub(lambda _: f"比{told_as(reader.read(before[-1]))}", text)
    if len(before) > 1 and LATTER_OF.search(text):  # 后面这项2019年完成多少
        return LATTER_OF.sub(named(reader.read(before[-1])), text)
    several = SOME_TOLD.match(text)
    if several:  # 前两个指标今年的目标各是多少
        return f"{_some_told(several, before, reader)}{text[several.end() :]}"
    if len(before) < 2 or not (FORMER.search(text) and LATTER.search(text)):
        return text
    former, latter = (told_as(reader.read(question)) for question in before[-2:])
    return LATTER.sub(latter, FORMER.sub(former, text))


def told_as(question: FigureQuestion) -> str:
    """Return what a question was about with its year and measure: 2019年外贸进出口总额增速."""
    growth = "增速" if question.slots.measure is Measure.GROWTH else ""
    return f"{''.join(f'{year}年' for year in question.years[:1])}{named(question)}{growth}"


def _some_told(said: re.Match[str], before: list[str], reader: FigureReader) -> str:
    """Return the names of the first or last figures asked about: 前两个, 上面三项."""
    names = list(dict.fromkeys(named(q) for q in map(reader.read, before) if q.groups))
    count = number_of(said["count"])
    if len(names) < count:
        return said.group()
    return "和".join(names[:count] if said["first"] else names[-count:])


def names_compound(now: FigureQuestion) -> bool:
    """Say whether a verb that is not understood begins a thing's name: 充电桩."""
    behind = (now.text.partition(word)[2][:1] for word in now.unexplained)
    return any(char and char in _ENDS_OF_THINGS for char in behind)


def _spelt(mention: Mention) -> str:
    """Return a name as the table spells it: 5G基站 for 5g基站."""
    ways = (way for row in mention.rows for way in (row.name, *row.aliases))
    return next((way for way in ways if squeeze(way) == mention.text), mention.text)
