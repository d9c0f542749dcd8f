"""Several figures asked for in one message: 2019年社零增速多少，2020年呢."""

import re

from assistant.asking_clauses import KNOWN, asking_clauses
from assistant.completed import complete
from assistant.figure_asked import FigureQuestion
from assistant.figure_question import FigureReader
from assistant.follow_forms import AND
from assistant.follow_up import asks
from assistant.further import furthers
from assistant.names import squeeze
from assistant.operations import OF_MANY, OF_TWO
from assistant.slots import names_statistic
from index.indicators import IndicatorTable
from index.words import fold, says_doing

SHORT = 4  # characters of 多大, 是多少
MOST = 12  # figures asked for at once: each is completed from all before it
_HOW_CHANGED = re.compile("(?:变化|变动|增减|升降)(?:情况)?(?:如何|怎么?样)")
# 比重到底有多大，百分之几
_ASKED_AGAIN = re.compile(
    "(?<=多[大少高])[，, ]*(?:是|占)?(?:百分之(?:几|多少)|几成|几个(?:百分)?点)(?=[?？。]*$)"
)
# 听说几所好学校要抱团 asks for nothing
_HEARD = re.compile("(?<=听说)几[所家个间](?=[^，,?几多]{2,10}[，,])")
_CLAUSE = re.compile(
    r"[，,；;？?。]|(?<=多少)(?=20\d\d|[今去]年)|(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff])"
)
# 外贸呢，一块儿说: how it is to be told
_TOGETHER = re.compile(
    "^(?:请|麻烦)?(?:(?:一块儿?|一起|一并|一道|分别|都|全都?|挨个)?(?:说说?|讲讲?|列出?来?|报一?下?|给我|告诉我|回答)(?:一下|一遍|吧)?|[两三几][个条项点](?:数)?都(?:要|说|给|列))(?:出来)?(?:我|吧|一下)?$"
)
# 注册资本都两千万往上呢 asks for nothing
_STATED = re.compile("(?:都|可|正|才|挺|真|怪)[^，,]*呢$|(?:着|[往以]上)呢$")
_LISTED = re.compile(
    r"^(?P<head>(?:20\d\d年|[今去]年)的?)?(?P<items>[^，,。；;？?]*、[^，,。；;？?]*?)"
    r"(?:分别|各自?|都|一共)*(?:是|有|为|达到)?多少[?]?$"
)
# 2019年新增的义务教育学位和2020年计划新增的学位各是多少
_DATED = re.compile(
    r"^(?P<one>(?:20\d\d年|[今去]年)[^，,。；;？?]{2,24}?)[和与、及](?P<other>(?:20\d\d年|[今去]年)[^，,。；;？?]{2,24}?)"
    r"(?:分别|各自?)(?:是|有|为)?多少[?]?$"
)
# 院士团队和人才，今年目标比去年引进的分别少多少
_COMPARED_EACH = re.compile(
    r"^(?P<one>[^，,。？?]{2,12}?)[和与同跟、](?P<other>[^，,。？?]{2,12}?)[，,]?"
    r"(?P<asks>(?:20\d\d年|[今去旧]年)[^，,]*比[^，,]*?)(?:分别|各自?)(?P<how>[^，,]*多少[^，,]*)$"
)
_BETWEEN = re.compile("[、和与及]")
_OWN_KIND = re.compile("(?:目标|数量|个数|率)$")
_ASKING = re.compile(
    r"多[少大长高]|(?<![点十百千万])几|哪|谁|呢$|变化吗|how (?:many|much)|what|which"
)


def _items(text: str, reader: FigureReader) -> list[str]:
    """Return each of several things asked for in one breath: GDP目标、学位目标、消防站数量是多少.

    Nothing is returned where the whole is understood as it stands, or an item is not.
    """
    dated = _DATED.match(fold(text))
    if dated:
        asked = [f"{dated[part].removesuffix('的')}是多少" for part in ("one", "other")]
        read = [reader.read(question) for question in asked]
        alike = len({one.names for one in read}) == 1  # one thing in two years is asked at once
        return asked if not alike and all(r.groups and not r.unexplained for r in read) else []
    each = _COMPARED_EACH.match(squeeze(text))
    if each:
        asked = [f"{each[name]}{each['asks']}{each['how']}" for name in ("one", "other")]
        read = [reader.read(question) for question in asked]
        return asked if all(one.operation and one.groups for one in read) else []
    found = _LISTED.match(fold(text))
    if found is None:
        return []
    items = [item for item in _BETWEEN.split(found["items"]) if item.strip()]
    if not 2 < len(items) <= MOST or not (
        reader.read(text).unexplained or any(map(_OWN_KIND.search, items))
    ):
        return []
    asked = [f"{found['head'] or ''}{item}是多少" for item in items]
    read = [reader.read(question) for question in asked]
    return asked if all(one.groups and not one.unexplained for one in read) else []


def _is_aside(clause: FigureQuestion) -> bool:
    """Say whether a clause in 呢 tells what somebody does: 跟朋友打赌呢, but not 今年的目标呢."""
    does = any(len(word) > 1 and says_doing(word) for word in clause.unexplained)
    bare = not (clause.groups or clause.years or asks(clause))
    return does and bare and AND.search(clause.text) is not None


def several(
    text: str, earlier: list[str], reader: FigureReader, table: IndicatorTable
) -> list[str]:
    """Return the questions that one message asks one after the other, each completed.

    2019年社零增速多少，2020年呢 asks two; 国高企业，2020年目标是多少 asks one, which is [].
    """
    items = _items(text, reader)
    if items:
        return items
    plain = _HEARD.sub("些", _ASKED_AGAIN.sub("", _HOW_CHANGED.sub("变化多少", fold(text))))
    asks_each = list(map(_ASKING.search, filter(str.strip, _CLAUSE.split(plain))))
    if len(asks_each) > 2 and not all(asks_each):  # 我家孩子有哮喘，空气怎么样，好了多少
        plain = asking_clauses(plain, reader.read) or plain
    clauses = [c for c in _CLAUSE.split(plain) if c.strip() and not _TOGETHER.search(c)]
    clauses = [c for c in clauses if not (KNOWN.search(c) or _STATED.search(c))]
    clauses = [c for c in clauses if c is clauses[0] or not _is_aside(reader.read(c))]
    for at in range(len(clauses) - 1, 0, -1):
        before = reader.read(clauses[at - 1]).operation
        if any(before in one.after for one in furthers(clauses[at])):
            clauses[at - 1 :] = [f"{clauses[at - 1]}，{clauses[at]}", *clauses[at + 1 :]]
    if len(clauses) > 2 and not _ASKING.search(clauses[0]) and reader.read(clauses[0]).mentions:
        clauses[:2] = [f"{clauses[0]}，{clauses[1]}"]  # 循环化改造项目，完成多少个，在建几个
    if not 2 <= len(clauses) <= MOST or not all(_ASKING.search(clause) for clause in clauses):
        return []
    read = [reader.read(clause) for clause in clauses]
    first, second = read[:2]
    is_bare = not (second.groups or second.operation) and all(map(says_doing, second.unexplained))
    is_statistic = any(map(names_statistic, first.unexplained))  # 固定资产投资呢，增长百分之几
    is_own = first.unexplained and (is_statistic or len(clauses[1]) <= SHORT)  # …的呢，多大
    # 第三人民医院呢，床位多少: what is not known is not told of what was asked before
    is_lost = bool(first.unexplained) and not (first.mentions or second.groups)
    is_lost = is_lost and len(clauses[1]) <= SHORT + 2
    is_of_it = first.mentions or is_own
    # 哪个增得最快，比GDP快多少: what is found first is compared
    compares = first.operation in OF_MANY and second.operation in OF_TWO
    if compares or (AND.search(clauses[0]) and (is_lost or (is_of_it and is_bare))):
        return []  # PM2.5呢，今年要压到多少: one thing and what is asked of it
    leans = bool(earlier) and AND.search(clauses[0]) is not None  # 今年呢？人才又要引多少
    if not leans and not asks(first):
        return []
    if not all(AND.search(c) or asks(one) for c, one in zip(clauses, read, strict=True)):
        return []
    return [
        complete(clause, [*earlier, *clauses[:at]], reader, table)
        for at, clause in enumerate(clauses)
    ]
