"""Complete a follow-up about figures from the questions before it, as a sentence of its own.

那2019年呢 / 目标呢 / 增长了多少 / 那学位呢 : whatever slot the follow-up leaves empty is taken
from the question before, and the completed question is shown to the asker.
"""

import re

from assistant.figure_asked import FigureQuestion
from assistant.figure_question import FigureReader
from assistant.figures_beside import counted_beside
from assistant.names import Mention, squeeze
from assistant.operations import OF_MANY, OF_ONE
from assistant.relative_years import dated
from assistant.rewrite import is_follow_up
from assistant.slots import Asked, is_text_question
from index.indicators import IndicatorTable
from index.types import Measure, Status
from index.words import cut, is_thing, says_doing

_ASKS = {
    Measure.GROWTH: "增长多少",
    Measure.CHANGE: "变化多少",
    Measure.SHARE: "占比多少",
    Measure.RANK: "排第几",
    Measure.EXCESS: "超出目标多少",
    Measure.LEVEL: "是多少",
}
AND = re.compile("呢$")  # X呢: and X
_IN_ALL = re.compile(
    "^(?:那|咁)?(?:现在|目前)?(?:总共|一共|共|累计|总数|总量|合计|拢共)(?:有|是)?(?:多少|几)?[个家件名]?呢?[?？]?$"
)
_ALTOGETHER, _APART = "一共多少", "相差多少"
# 提高了几个百分点, after what was done and what is planned
_CHANGED_BY = re.compile(
    "^(?:那|咁)?(?:提高|下降|上升|回落|降低|调高|调低|增加|减少|[升降涨多少])[了咗]?"
    "(?:多少|几多|几)个?(?:百分点|点|[家件名套条所座])?[?？。]*$"
)
_FORMER = re.compile("前者|前面那[个项]|前一[个项]|第一[个项]")
_THAN_THIS = re.compile(
    "比(?:这个?|那个?|它|上面|前面|刚才)(?:那个|这个)?(?:数值?|值)?(?=[多少高低大小快慢])"
)
# 今年还建吗，建多少: whether is told with how many
_BOTH = re.compile("这两[项个]|那两[项个]|两者|两项")
_STILL = re.compile(
    r"^(?:那|咁)?([今明去]年)?(?:还|也)[^，,？?]{1,8}[吗么嘛不][，,？? ]+(?=[^，,？?]*(?:多少|几))"
)
_INSTEAD = re.compile(r"^(?:那|如果)?(?:换成|换做|换|改成|改问)(?!个?(?:问题|话题))")
_IT = re.compile("^(?:那|咁)?(?:它|这个(?:项目|系统|平台)?)")  # 它覆盖几个领域
# 这个要出什么文件
_WHAT = re.compile("(?:什么|啥)(?!目标|时候|[?？]?$)|[办做搞干建](?:什么|啥|咩)|谁")
# 是去年已经做到的，还是今年的计划: told with the figure
_STATUS = re.compile(
    "(?:做到|完成|实现|实际|结果)[^?？]{0,8}还是[^?？]{0,8}(?:计划|目标|打算)"
    "|(?:计划|目标|打算)[^?？]{0,8}还是[^?？]{0,8}(?:做到|完成|实现|实际|结果)"
)
_LATTER = re.compile("后者|后面[那这][个项]|后一[个项]|第二[个项]")
WHOSE = 3  # characters of a word that says whose a figure is: 幼儿园学位
_ASKED_WORDS = {Asked.TARGET: "目标", Asked.RESULT: "实际"}


def complete(text: str, earlier: list[str], reader: FigureReader, table: IndicatorTable) -> str:
    """Return ``text`` with the slots it leaves open filled from earlier questions, oldest first."""
    completed: list[str] = []
    for question in [*earlier, text]:
        completed.append(_complete(question, completed, reader, table))
    return completed[-1]


def _complete(text: str, before: list[str], reader: FigureReader, table: IndicatorTable) -> str:
    if not before:
        return text
    last = reader.read(before[-1])
    text = _STILL.sub(r"\1", _INSTEAD.sub("", text))
    text = dated(_spelt_out(text, before, reader), last, table)
    now = reader.read(text)
    of_text = now.slots.place and not reader.is_figure(last)  # 这话写在哪一节
    is_text = is_text_question(text) or of_text or (_WHAT.search(text) and not now.slots.quantity)
    if not last.groups or is_text or not _leans(text, now, last, reader):
        return text
    years = now.years or _inherited_years(now, last, table)
    asked = _ASKED_WORDS[last.slots.asked] if last.slots.asked and _keeps_asked(now) else ""
    if _CHANGED_BY.search(now.text) and _is_of_two_years(before, reader):
        text, now = _APART, reader.read(_APART)
    known = _named(last) if _STATUS.search(text) and not now.mentions else ""
    stock = known or _stock(now, last, reader, table)
    if stock:
        of = last.years if known else years[:1]
        return f"{''.join(f'{year}年' for year in of)}{stock}是多少"
    if now.operation is None and _asks_for_sum(now, before, reader):
        text, now = _ALTOGETHER, reader.read(_ALTOGETHER)
    if now.operation is not None and not now.mentions:
        return _operate(text, now, before, reader)
    counted = "" if now.mentions else counted_beside(now, last, table)
    subject = counted or _subject(now, last, reader, table)
    if _BOTH.search(text) and not now.mentions:
        things = dict.fromkeys(_named(q) for q in map(reader.read, before[-2:]) if q.groups)
        subject = "和".join(things) or subject
    if now.text.startswith("其中") and now.slots.measure is Measure.SHARE and subject:
        return f"{''.join(f'{year}年' for year in years[:1])}{subject}占{_named(last)}的比例"
    kept = Measure.LEVEL if last.slots.adds else last.slots.measure or Measure.LEVEL
    if kept is Measure.EXCESS and now.slots.asked is Asked.TARGET:
        kept = Measure.LEVEL  # 今年目标 after 超目标多少
    names = now.names or last.names
    told = {r.measure for r in table if r.name in names and (r.year in years or now.mentions)}
    if kept not in told and (now.mentions or kept in (Measure.RANK, Measure.SHARE)):
        kept = Measure.LEVEL  # 贡献呢 after 增加值增长多少, 今年目标呢 after 全市排名呢
    measure = "" if asks(now) else _ASKS[kept]
    text = text.lstrip("那咁")
    prefix = "和".join(f"{year}年" for year in years if year not in now.years)
    return f"{prefix}{asked}{subject} {text.strip('?？ 。').rstrip('呢')}{measure}"


def _spelt_out(text: str, before: list[str], reader: FigureReader) -> str:
    """Name what 前者 and 后者 stand for, and what 比这个 compares with."""
    text = _THAN_THIS.sub(lambda _: f"比{_told(reader.read(before[-1]))}", text)
    if len(before) < 2 or not (_FORMER.search(text) and _LATTER.search(text)):
        return text
    former, latter = (_told(reader.read(question)) for question in before[-2:])
    return _LATTER.sub(latter, _FORMER.sub(former, text))


def _asks_for_sum(now: FigureQuestion, before: list[str], reader: FigureReader) -> bool:
    """Say whether 总数是多少 comes after questions about two things."""
    others = {reader.read(question).names for question in before[-2:]}
    return _IN_ALL.search(now.text) is not None and not now.mentions and len(others) > 1


def _operate(text: str, now: FigureQuestion, before: list[str], reader: FigureReader) -> str:
    """Give an operation the figures that the last questions asked for: 多了多少, 一共呢.

    Questions about one thing in several years lend their years, questions about several things
    those things; one question alone lends all that it asked for: 是去年的几倍.
    """
    earlier = [reader.read(question) for question in before]
    last = earlier[-1]
    lent = [last]
    for question in reversed(earlier[:-1]):
        if not question.groups or question.operation is not None:
            break
        if (question.names, question.years) not in [(q.names, q.years) for q in lent]:
            lent.insert(0, question)
    if now.operation not in OF_MANY:
        lent = lent[-2:]
    growth = "增速" if last.slots.measure is Measure.GROWTH else ""
    if now.years or now.operation in OF_ONE or len(lent) == 1:
        asked = _ASKED_WORDS[last.slots.asked] if last.slots.asked else ""
        since = "".join(f"{year}年" for year in last.years if year not in now.years)
        return f"{since}{_named(last)}{growth}{asked if now.years else ''} {text}"
    things = list(map(_told, lent[::-1]))
    if len({q.names for q in lent}) == 1:
        is_dated = all(q.years for q in lent)  # 引进几个, 2020年目标呢: all years that are told
        years = dict.fromkeys(year for q in lent[::-1] for year in q.years if is_dated)
        return f"{'和'.join(f'{year}年' for year in years)}{_named(last)}{growth} {text}"
    return f"{'和'.join(things)} {text}"


def _told(question: FigureQuestion) -> str:
    """Return what a question was about with its year and measure: 2019年外贸进出口总额增速."""
    growth = "增速" if question.slots.measure is Measure.GROWTH else ""
    return f"{''.join(f'{year}年' for year in question.years[:1])}{_named(question)}{growth}"


def _named(question: FigureQuestion) -> str:
    if set(question.names) < {name for m in question.mentions for name in m.names}:
        return "和".join(question.names)  # 申请了多少专利 asked for fewer than 专利 names
    return "和".join(dict.fromkeys(map(_spelt, question.mentions))) or "和".join(question.names)


def _spelt(mention: Mention) -> str:
    """Return a name as the table spells it: 5G基站 for 5g基站."""
    ways = (way for row in mention.rows for way in (row.name, *row.aliases))
    return next((way for way in ways if squeeze(way) == mention.text), mention.text)


def _leans(text: str, now: FigureQuestion, last: FigureQuestion, reader: FigureReader) -> bool:
    """Say whether a turn is a follow-up: it names nothing, or its form leans on the last one."""
    if now.mentions:
        is_open = len(now.names) > 1 and not (now.years or now.slots.asked)
        if is_open and _part(now, last, reader):
            return True  # 学位多了多少, after 公办幼儿园
        return is_follow_up(text) and not (now.years and now.slots.quantity)
    if not now.unexplained or now.operation is not None:
        return True
    only_does = all(map(says_doing, now.unexplained))
    if now.slots.quantity and (_IT.search(text) or only_does):
        return True  # 它有几个, 覆盖几个领域
    if reader.explained_by(last, now.unexplained):
        return is_follow_up(text) or now.slots.quantity or now.slots.asked is not None
    # X呢 after a figure asks for a figure, which is refused where X is not understood
    of_figure = last.slots.quantity and AND.search(text.strip(" ?？。")) is not None
    return is_follow_up(text) and (of_figure or bool(reader.kin(last, now.unexplained)))


def _subject(
    now: FigureQuestion, last: FigureQuestion, reader: FigureReader, table: IndicatorTable
) -> str:
    """Return the last question's names where this one has none of its own.

    Another indicator that shares an alias takes their place where it alone has the year asked
    for (新建学校 of 2019, 建成的学校 of 2020) or is named by what is new (小微的呢).
    """
    if now.text.startswith("其中") and now.mentions:
        whole = last.names[0]
        parts = [n for n in now.names if n != whole]
        return max(parts, key=lambda n: len(set(n) & set(whole)), default="")
    if now.mentions:
        return _part(now, last, reader)
    if now.groups and not set(now.names) <= set(last.names):
        return "和".join(now.names)  # 十亿级呢 after 百亿级重大产业项目
    new = now.unexplained or ((now.region,) if now.region else ())
    bare = not (new or now.years or now.slots.quantity or now.slots.asked or now.operation)
    if bare:  # 任务呢 after 改革措施: a word that otherwise says nothing names what is beside
        new = tuple(w for w in cut(now.text) if len(w) > 1 and reader.kin(last, (w,)))
    kin = reader.kin(last, new) if new or not bare else ()
    if kin and new:
        return "和".join(kin)
    of_years = {row.name for row in table if not now.years or row.year in now.years}
    words = {word for mention in last.mentions for word in cut(mention.text)}
    deeds = [word for word in words if says_doing(word)]  # 投入 in 投入使用
    things = [
        w for w in words if len(w) >= WHOSE and is_thing(w) and not any(d in w for d in deeds)
    ]
    kin = tuple(n for n in reader.kin(last, ()) if n in of_years and _say(table, n, things))
    if kin and not of_years & set(last.names) and now.operation is None:
        return "和".join(kin)
    return _named(last)


def _say(table: IndicatorTable, name: str, things: list[str]) -> bool:
    """Say whether an indicator's name and aliases say all things."""
    called = {way for row in table if row.name == name for way in (row.name, *row.aliases)}
    return all(any(thing in squeeze(way) for way in called) for thing in things)


def _part(now: FigureQuestion, last: FigureQuestion, reader: FigureReader) -> str:
    """Return the figure of what was asked about that 幼儿园呢 names a part of, if there is one."""
    words = tuple(word for mention in now.mentions for word in cut(mention.text))
    things = [mention.text.removeprefix("新增") for mention in last.mentions]
    own = [name for name in last.names if all(word in squeeze(name) for word in words)]
    near = (*own, *reader.kin(last, words))
    heads = [cut(name)[-1] for name in last.names]  # 幼儿园的呢, after 优质公办学位
    ways = (any(t in squeeze(n) for t in things) for n in near)
    named = next((n for n, is_of in zip(near, ways, strict=True) if is_of), "")
    return named or next((n for n in near if any(n.endswith(h) for h in heads)), "")


def _is_of_two_years(before: list[str], reader: FigureReader) -> bool:
    """Say whether the last two questions were about one thing in two years."""
    asked = [reader.read(question) for question in before[-2:]]
    years = {question.years for question in asked}
    return len(asked) == len(years) == 2 and len({question.names for question in asked}) == 1


def _stock(
    now: FigureQuestion, last: FigureQuestion, reader: FigureReader, table: IndicatorTable
) -> str:
    """Return the name of the stock that 总共呢 asks for after 新增多少家, or nothing."""
    if now.mentions or not _IN_ALL.search(now.text):
        return ""
    stocks = {row.name for row in table if row.period == "累计"}
    return next((name for name in reader.kin(last, ()) if name in stocks), "")


def _inherited_years(
    now: FigureQuestion, last: FigureQuestion, table: IndicatorTable
) -> tuple[int, ...]:
    """Keep the last year unless it has no figure of the status asked for."""
    if now.slots.asked is not None and not _has_status(now, last, table):
        return ()
    return last.years


def _has_status(now: FigureQuestion, last: FigureQuestion, table: IndicatorTable) -> bool:
    wants_target = now.slots.asked is Asked.TARGET
    return any(
        row.name in (now.names or last.names)
        and row.year in last.years
        and (row.status is Status.TARGET) == wants_target
        for row in table
    )


def _keeps_asked(now: FigureQuestion) -> bool:
    return (
        now.slots.asked is None and not now.years and now.operation is None and not now.slots.place
    )


def asks(now: FigureQuestion) -> bool:
    """Say whether a question asks for a figure or where it stands."""
    return now.slots.quantity or now.operation is not None or now.slots.place
