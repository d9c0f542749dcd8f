"""Complete a follow-up about figures from the questions before it, as a sentence of its own.

那2019年呢 / 目标呢 / 增长了多少 / 那学位呢 : whatever slot the follow-up leaves empty is taken
from the question before, and the completed question is shown to the asker.
"""

import re

from assistant.figure_asked import FigureQuestion
from assistant.figure_question import FigureReader
from assistant.figures_beside import counted_beside
from assistant.follow_forms import (
    AGAINST_BEFORE,
    ALTOGETHER,
    AND,
    APART,
    ASKED_WORDS,
    ASKS,
    BASE_ASKED,
    BEFORE_THAT,
    BOTH,
    BOTH_TOLD,
    CHANGED_BY,
    FROM_BEFORE,
    FURTHER_BACK,
    IT,
    OF_ALL,
    OF_WHOLE,
    STATUS,
    THAN_BEFORE,
    WHAT,
    WHICH_YEAR,
    WITHIN_IT,
    in_usual_form,
)
from assistant.follow_subject import (
    named,
    names_compound,
    of_all,
    part_of,
    spelt_out,
    stock_of,
    subject_of,
    told_as,
)
from assistant.follow_years import (
    asks_before,
    changed,
    inherited_years,
    is_of_two_years,
    of_both_years,
)
from assistant.names import squeeze
from assistant.operations import OF_MANY, OF_ONE, OF_TWO, Operation
from assistant.part_of import NEW, OF_WHICH
from assistant.relative_years import dated
from assistant.rewrite import QUOTED, is_follow_up
from assistant.slots import Asked, is_text_question
from assistant.unknown_thing import as_other, as_refused
from index.indicators import IndicatorTable
from index.types import CHANGES, Measure
from index.words import fold, says_doing

_ABOUT = re.compile("大[概约]|约莫")
_WHETHER = re.compile("[^，,]{2,}(?:[吗么不没]|没有)[?？]?$")
_MOVED = re.compile("[降升增涨减跌]了大?[约近]?(?:多少|几)")  # of what was done, not planned
_FASTER = re.compile("[快慢][了咗]?(?:多少|几)")


def filled(text: str, before: list[str], reader: FigureReader, table: IndicatorTable) -> str:
    """Return a question with what it leaves open taken from completed ones, oldest first."""
    if not before:
        return text
    last = reader.read(before[-1])
    said = _ABOUT.sub("", fold(text))
    within = WITHIN_IT.match(text)
    if within and any(len(m.names) > 1 for m in reader.read(text).mentions):
        text = f"{OF_WHICH}{text[within.end() :]}"  # 里面发明专利有几件, after 授权总量
    text = in_usual_form(text, OF_WHICH, before[-1])
    goes_back = FURTHER_BACK.search(said) and changed(last.names, table, last.years)
    before_that = BEFORE_THAT.search(said) if FROM_BEFORE.search(before[-1]) else None
    if goes_back or (before_that and before_that["of"] in squeeze(named(last))):
        text = BASE_ASKED
    if last.slots.measure is Measure.SHARE and OF_WHOLE.search(said):
        text = f"按占比推算，{text.lstrip('那')}"  # 那全市大约新增多少, after its share
    is_change = THAN_BEFORE.search(said) and changed(last.names, table, last.years)
    both = of_both_years(last, table) if is_change else ""  # 比去年低了几个点, of what is planned
    text = both or "同比变化多少" if is_change or AGAINST_BEFORE.search(said) else text
    text = dated(spelt_out(text, before, reader), last, table)
    if WHICH_YEAR.search(text) and (len(last.years) == 2 or is_of_two_years(before, reader)):
        text = APART  # 哪年高 is told by the difference
    now = reader.read(text)
    if asks_before(now, last, table):
        now = reader.read(text := BASE_ASKED)
    # 这话写在哪一节, 这类学校呢, after what asked for no figure
    is_plain = not (reader.is_figure(last) or asks(last))
    is_plain = is_plain or _WHETHER.search(text) is not None  # 今年还接着建不
    of_text = (now.slots.place or not asks(now)) and is_plain
    is_text = is_text_question(text) or of_text or (WHAT.search(text) and not now.slots.quantity)
    titles = "".join(QUOTED.findall(before[-1]))
    is_open = asks(now) and not now.mentions and all(map(says_doing, now.unexplained))
    if titles and not last.groups and is_open and not QUOTED.search(text):
        return f"{titles}{text}"  # 去年一共帮到了多少人, after “工伤探视”今年还办吗
    if text.startswith(OF_WHICH) and not last.groups and last.slots.quantity:
        return f"{before[-1].rstrip('?？。 ')}，{text}"  # 活动帮到多少人, 这里面困难的有多少
    if last.groups and CHANGED_BY.search(now.text) and is_of_two_years(before, reader):
        text, is_text = APART, False
        now = reader.read(text)
    leans = OF_ALL.match(text) or _leans(text, now, last, reader, table)
    if not last.groups or is_text or not leans:
        return as_refused(text, now, last)
    counted = "" if now.mentions else counted_beside(now, last, table)
    whole = as_other(text, now, last, reader, table)
    whole = whole or ("" if counted else _of_several(text, now, before, reader, table))
    if whole:
        return whole
    is_of_all = OF_ALL.match(text) is not None and not now.mentions  # 占全市新增的多少
    subject = named(last) if is_of_all else counted or subject_of(now, last, reader, table)
    if BOTH.search(text) and not now.mentions:
        things = dict.fromkeys(named(q) for q in map(reader.read, before[-2:]) if q.groups)
        subject = "和".join(things) or subject
    same = _calculated_alike(named(now) if now.mentions else subject, now, last, before[-1])
    return same or _with_slots(text, now, last, subject, table)


def _of_several(
    text: str, now: FigureQuestion, before: list[str], reader: FigureReader, table: IndicatorTable
) -> str:
    """Complete a turn that asks of more than the last figure, or of the stock behind it."""
    last = reader.read(before[-1])
    if BOTH_TOLD.search(text) and now.mentions:
        year = "".join(f"{year}年" for year in now.years[:1])  # ２０２０年呢？人才也一并给
        return (
            f"{year}{named(last)}和{told_as(now)}是多少"
            if year
            else f"{told_as(last)}和{told_as(now)}是多少"
        )
    years = now.years or inherited_years(now, last, table)
    known = named(last) if STATUS.search(text) and not now.mentions else ""
    stock = known or stock_of(now, last, reader, table)
    if stock:
        of = last.years if known else years[:1]
        return f"{''.join(f'{year}年' for year in of)}{stock}是多少"
    is_change = last.slots.measure in CHANGES and len(last.names) == 1
    if is_change and of_all(now) and not now.mentions:
        return f"{''.join(f'{year}年' for year in years[:1])}{named(last)}是多少"  # 总共多少件
    if now.operation is None and _asks_for_sum(now, before, reader):
        text, now = ALTOGETHER, reader.read(ALTOGETHER)
    # 授权的总共多少件 adds nothing up: it is of another thing
    is_other = now.operation is Operation.SUM and bool(reader.kin(last, now.unexplained))
    if now.operation is not None and not (
        now.mentions or now.region or (now.unexplained and is_other)
    ):
        return _operate(text, now, before, reader)
    return ""


def _calculated_alike(subject: str, now: FigureQuestion, last: FigureQuestion, before: str) -> str:
    """Put another figure into the last calculation: 那工业呢, after GDP比目标高多少."""
    said = {mention.text for mention in last.mentions}
    is_bare = not (asks(now) or now.years or now.slots.asked)
    if (
        last.operation not in OF_TWO | {Operation.BASE}
        or not is_bare
        or len(said) != 1
        or not subject
    ):
        return ""
    return "" if named(last) in subject else squeeze(before).replace(said.pop(), subject)


def _with_slots(
    text: str, now: FigureQuestion, last: FigureQuestion, subject: str, table: IndicatorTable
) -> str:
    """Fill what a turn leaves open with the last question's year, status, name and measure."""
    years = now.years or inherited_years(now, last, table)
    asked = ASKED_WORDS[last.slots.asked] if last.slots.asked and _keeps_asked(now) else ""
    of_which = now.text.startswith(OF_WHICH) and subject
    if of_which and now.slots.measure is Measure.SHARE:
        return f"{''.join(f'{year}年' for year in years[:1])}{subject}占{named(last)}的比例"
    kept = Measure.LEVEL if last.slots.adds else last.slots.measure or Measure.LEVEL
    if kept is Measure.EXCESS and now.slots.asked is Asked.TARGET:
        kept = Measure.LEVEL  # 今年目标 after 超目标多少
    names = now.names or last.names
    if now.slots.measure in CHANGES and not now.names and not changed(last.names, table):
        stock = tuple(name.removeprefix(NEW) for name in last.names)
        if changed(stock, table):  # 涨幅呢, after 新增生物企业多少家
            subject = "和".join(stock)
    told = {r.measure for r in table if r.name in names and (r.year in years or now.mentions)}
    if kept not in told and (now.mentions or kept in (Measure.RANK, Measure.SHARE)):
        kept = Measure.LEVEL  # 贡献呢 after 增加值增长多少, 今年目标呢 after 全市排名呢
    measure = "" if asks(now) else ASKS[kept]
    if of_which and now.mentions:
        named_at = re.search("的?".join(map(re.escape, now.mentions[0].text)), fold(text))
        if named_at:  # 其中发明专利呢 is named by its whole
            text = text[named_at.end() :].lstrip("呢，, ")
    text = text.lstrip("那咁")
    prefix = "和".join(f"{year}年" for year in years if year not in now.years)
    named_first = f"{prefix}{asked}{subject}{' ' if subject else ''}"
    return f"{named_first}{text.strip('?？ 。').rstrip('呢')}{measure}"


def _asks_for_sum(now: FigureQuestion, before: list[str], reader: FigureReader) -> bool:
    """Say whether 总数是多少 comes after questions about two things."""
    others = {reader.read(question).names for question in before[-2:]}
    return of_all(now) and not now.mentions and len(others) > 1


def _operate(text: str, now: FigureQuestion, before: list[str], reader: FigureReader) -> str:
    """Give an operation the figures that the last questions asked for: 多了多少, 一共呢.

    Questions about one thing in several years lend their years, questions about several things
    those things; one question alone lends all that it asked for: 是去年的几倍.
    """
    earlier = [reader.read(question) for question in before]
    last = earlier[-1]
    lent = [last]
    for question in reversed(earlier[:-1]):
        if not question.groups or question.operation not in (None, Operation.SUM):
            break
        if (question.names, question.years) not in [(q.names, q.years) for q in lent]:
            lent.insert(0, question)
    if now.operation not in OF_MANY:
        lent = lent[-2:]
    is_growth = last.slots.measure is Measure.GROWTH and not now.slots.is_level  # 那绝对数呢
    growth = "增速" if is_growth else ""
    is_faster = _FASTER.search(text) is not None and not growth  # 快了多少, of what is counted
    if now.years or now.operation in OF_ONE or len(lent) == 1 or is_faster:
        asked = ASKED_WORDS[last.slots.asked] if last.slots.asked else ""
        alike = [q for q in lent if q.names == last.names]  # 比2019年多, after 2020年 and 2019年
        others = dict.fromkeys(year for q in alike for year in q.years if year not in now.years)
        since = "".join(f"{year}年" for year in others)
        combined = last.operation in OF_TWO and now.operation in OF_TWO and not now.years
        if combined and len(last.parts) > 1:  # 哪个增长快, after 申请和授权相差多少
            return f"{since}{'和'.join(dict.fromkeys(map(named, last.parts)))} {text}"
        apart = since and now.operation is Operation.COMPARISON  # 目标是调高了还是调低了
        with_which = "和" if apart else " "
        return f"{since}{named(last)}{growth}{asked if now.years else ''}{with_which}{text}"
    if now.operation is Operation.DIFFERENCE:  # 授权比申请少多少件: of those two
        text = APART
    things = list(map(told_as, lent[::-1]))
    if len({q.names for q in lent}) == 1:
        is_dated = all(q.years for q in lent)  # 引进几个, 2020年目标呢: all years that are told
        years = dict.fromkeys(year for q in lent[::-1] for year in q.years if is_dated)
        return f"{'和'.join(f'{year}年' for year in years)}{named(last)}{growth} {text}"
    return f"{'和'.join(things)} {text}"


def _leans(
    text: str,
    now: FigureQuestion,
    last: FigureQuestion,
    reader: FigureReader,
    table: IndicatorTable,
) -> bool:
    """Say whether a turn is a follow-up: it names nothing, or its form leans on the last one."""
    if now.mentions:
        is_open = len(now.names) > 1 and not (now.years or now.slots.asked)
        if is_open and part_of(now, last, reader, table):
            return True  # 学位多了多少, after 公办幼儿园
        leans = is_follow_up(text) or BOTH_TOLD.search(text) is not None
        return leans and not (now.years and now.slots.quantity)
    if not now.unexplained or now.operation is not None:
        return True
    only_does = all(map(says_doing, now.unexplained)) and not names_compound(now)
    is_target = now.slots.asked is Asked.TARGET and bool(now.years)  # 2020年控制目标
    is_of_it = now.slots.quantity and IT.search(text) is not None
    if is_of_it or (only_does and (now.slots.quantity or is_target)):
        return True  # 它有几个, 覆盖几个领域
    if reader.explained_by(last, now.unexplained):
        return is_follow_up(text) or now.slots.quantity or now.slots.asked is not None
    # X呢 after a figure asks for a figure, which is refused where X is not understood
    of_figure = last.slots.quantity and AND.search(text.strip(" ?？。")) is not None
    return is_follow_up(text) and (of_figure or bool(reader.kin(last, now.unexplained)))


def _keeps_asked(now: FigureQuestion) -> bool:
    return _MOVED.search(now.text) is None and (
        now.slots.asked is None and not now.years and now.operation is None and not now.slots.place
    )


def asks(now: FigureQuestion) -> bool:
    """Say whether a question asks for a figure or where it stands."""
    return now.slots.quantity or now.operation is not None or now.slots.place
