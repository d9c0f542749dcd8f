"""Questions that ask whether something is so, and with what words their answers begin."""

import re
from collections.abc import Callable, Collection, Iterable

from assistant.figure_asked import FigureQuestion
from assistant.lookup import amounts_to
from assistant.types import Question
from assistant.understand import sounds_done
from assistant.wording import Wording
from assistant.years import speaks_of
from index.evidence import FALLS
from index.quantities import Quantity, find_quantities, same_amount
from index.tongue import is_chinese
from index.types import CHANGES, Indicator, Status
from index.words import cut, fold, is_proper, says_doing
from prompts import render

_WHETHER = re.compile(  # 有没有提到, 会不会建, 是真的吗
    r"有没有|有无|有冇|是否|是不是|系咪|会不会|能不能|可不可以|提没提|([会系是能使])唔\1"
    r"|(?:吗|(?<![什怎这那])么|咩|没有|没|[了是对有错]吧)[?？。!]*$"
    r"|^(?:is|are|does|do|did|will|has|have) "
)
# 听说进出口下降35%？, 国高32家对不对
_CONFIRMED = re.compile("听说|据说|真的|对不对|是不是|是否|[吗吧嘛][?]?$")

# 还没通车是吗, 2020年才开吗: whether it is so must be read from the report's words
_DENIES = re.compile(
    "还没|还未|没有?[^，,]{1,8}[是对]吗|才[^，,]{0,4}[开建有]|还有[^，,]{0,10}没|不会[^，,]{0,8}吧"
)
# What asks for a stage of a thing, and what says that it has come so far
_BUILT = "建成|建好|完工|竣工|落成|盖好|修好|完成"
_IN_USE = "投入使用|投用|启用|运营|开园|揭牌|开放|开学|营业"
_STAGES = (
    ("开工|动工|破土", "开工|动工|破土"),
    ("通车|开通", "通车|开通|运行"),
    ("贯通|打通", "贯通|打通|通车"),
    (_BUILT, f"{_BUILT}|{_IN_USE}|投产|通车"),
    ("投入使用|投用|启用", _IN_USE),
    ("投产|量产", "投产|量产"),
    ("开业|营业|开门|运营|开园|揭牌|开学|开放", f"开业|开门|{_IN_USE}"),
    ("获批|批准|批复", "获批|批准|批复"),
    ("落地|落户", "落地|落户|落成|入驻|揭牌"),
)
_UNDER_WAY = re.compile("推进|在建|前期|筹建|筹划|规划|设计|启动|进入")  # a stage of its own
# 即将开工 and 完成主体建设 say that it has not come so far
_NOT_YET = re.compile(
    "(?:即将|争取早日|力争|试)(?:开工|动工|获批|通车|投产|生产|运营|营业)|推动[^，。]{2,16}落地|完成主体\\w{0,2}|主体完工"
)
# 提到了日本吗, and 有没有动物园: whether there is something, not what it does
_MENTIONED = re.compile("[提说讲写]到|提没提|[有没]提|涉及|mention|(?:is|are) there|say anything")
_EXISTS = re.compile(
    "(?:有没有|有无|有冇|是否有|会不会|能不能|可不可以|(?:^|[，,])[\u4e00-\u9fff]{0,4}有(?!关))(?:打算|计划|考虑|想|安排|专门|得|给|要)*"
)
_CERTAIN = re.compile("确定|定了|定下|敲定|落定|肯定|确认")
_HEDGED = re.compile("有望|初步|拟|预计|争取|力争|意向|探索")
_LACKS = re.compile("缺乏|不足|不够|短板|滞后|薄弱|不高|有待|尚未")
_COMPARED = re.compile("比[^例如]|更|越来越")
_CLAUSE = re.compile("[，,。;；?？!！ ]")
_ORDINAL = re.compile("第[一二三四五六七八九十]+")
LONGEST = 4  # characters of a listed item that are looked for
SHORT = 2  # characters of a word that is said whole or not at all: 中美 is no 中英、中加
_PARTS = re.compile("[,;，；。]")
_TAG = re.compile("(?:对|是|没错|真的?|是不是|对不对)(?:吧|吗|的吧|的吗)?")  # …，对吧
_YEAR = re.compile(r"\d{4}年")
_FALLS = re.compile(f"{FALLS.pattern}|[降减跌]|(?<!多)少")  # 要降4.2%
_HERE = "\x00"
_WHO_HERE = re.compile(f"^(\\w{{2,8}}?)(?:有没有)?在{_HERE}")
_WHO_CAME = re.compile(r"^(\w{2,8}?)(?:有没有)?(?:[来到去]过|访问过?|参观过?|视察过?)")
_WHAT_HERE = re.compile(
    f"{_HERE}区?[内里]?(?:有没有|有冇|系咪有|是不是有|有)(\\w{{2,12}}?)(?:[吗么嘛没?]|$)"
)


def wants_whether(question: str) -> bool:
    """Say whether a question asks whether the report says something: 有没有, 是不是, …吗."""
    return _WHETHER.search(fold(question).strip()) is not None


def names_asked_for(
    question: str, own: re.Pattern[str], is_foreign: Callable[[str], bool]
) -> list[str]:
    """Return the names that a question asks after in the report's region, ``own``, folded.

    特斯拉 of 特斯拉在我区有工厂吗, 迪士尼 of 我区有迪士尼吗, and 机场, a word ``is_foreign`` to the
    report: nothing is told of them by what is told of others.
    """
    folded = fold(question)
    if not wants_whether(folded):
        return []
    here = own.sub(_HERE, folded)
    came = _WHO_CAME.search(folded)
    who = came if came and own.match(folded, came.end()) else _WHO_HERE.search(here)
    what = _WHAT_HERE.search(here)
    things = [word for word in cut(what[1] if what else "") if len(word) > 1]  # 海底捞的分店
    names_alone = not any(map(says_doing, things))
    return [
        *cut(who[1] if who else ""),
        *(word for word in things if is_proper(word) or (names_alone and is_foreign(word))),
    ]


def opening_of(
    question: Question,
    told_of: Iterable[Collection[int]],
    plan_year: int,
    texts: Iterable[str],
    wording: Wording,
) -> str:
    """Return the words before passages, or nothing; ``told_of`` are the years of each.

    What is planned answers no question whether it is done, nor does what says another stage of
    it: the words say so. What the texts do not claim in the asker's words or in others for them
    is left to them, not confirmed.
    """
    if not wants_whether(question.asked):
        return ""
    years_told = [frozenset(years) for years in told_of]
    denies = _DENIES.search(fold(question.asked)) is not None
    is_planned = all(years == {plan_year} for years in years_told)
    asks_done = sounds_done(question.asked) and plan_year not in question.years
    if is_planned and asks_done and not denies:
        return render("whether_planned")
    if denies or not any(speaks_of(years, question.years) for years in years_told):
        return render("whether_quoted")  # 大剧院是2020年投用的吗, of what was done in 2019
    # 正式营业了吗: what is planned beside it says nothing of what is done
    each = list(zip(map(fold, texts), years_told, strict=True))
    done = [text for text, years in each if not asks_done or years != {plan_year}]
    told = "".join(done or [text for text, _ in each])
    if not _says_stage(question.asked, told):
        return render("whether_unsaid")
    if _CERTAIN.search(question.asked) and _HEDGED.search(told):
        return render("whether_quoted")  # 确定第一了吗, of 有望保持第一
    return render("whether" if _claims(question.asked, told, wording) else "whether_quoted")


def _claims(asked: str, told: str, wording: Wording) -> bool:
    """Say whether a text says what a question takes to be so, or has what it asks after."""
    folded = fold(asked)
    if _MENTIONED.search(folded):
        return True
    is_lack = _LACKS.search(told) is not None and not _LACKS.search(folded)
    if is_lack or not is_chinese(folded) or _COMPARED.search(folded):
        return False
    known = [found.quantity for found in find_quantities(told)]
    for amount in find_quantities(_YEAR.sub("", folded)):
        if not any(same_amount(amount.quantity, other) for other in known):
            return False
    exists = _EXISTS.search(folded)
    behind = cut(folded[exists.end() :])[:1] if exists else []
    if exists and not any(map(says_doing, behind)):
        return True
    clauses = [c for c in _CLAUSE.split(folded) if c.strip() and not _TAG.fullmatch(c.strip())]
    last = clauses[-1] if clauses else ""
    words = wording.telling(_YEAR.sub("", last))
    named = [*_ORDINAL.findall(folded), *_listed(last)]  # 第二职业技术学校, of the 第一
    return all(name in told for name in named) and all(
        wording.says(word, told) or (len(word) > SHORT and wording.is_told(word, told))
        for word in words
    )


def _listed(clause: str) -> list[str]:
    """Return what a clause lists, of the last item as much as of the one before: 中荷、中美."""
    *items, last = clause.split("、")
    heads = [item[-LONGEST:] for item in items]
    return [*heads, last[: len(heads[-1])]] if heads else []


def _part_on(asked: str, told: str) -> str:
    """Return the part of a text that shares most with a question, if any stage is told there."""
    pairs = {asked[at : at + 2] for at in range(len(asked) - 1)}
    part = max(_PARTS.split(told), key=lambda part: sum(pair in part for pair in pairs))
    says_one = _UNDER_WAY.search(part) or any(re.search(says, part) for _, says in _STAGES)
    return part if says_one else told


def _says_stage(asked: str, told: str) -> bool:
    """Say whether a text says the stage that a question asks for: 通车 is not 进入主体施工."""
    folded, come = fold(asked), _NOT_YET.sub(" ", _part_on(fold(asked), told))
    wanted = [
        says
        for stage, says in _STAGES
        if re.search(
            f"(?:{stage})(?:[了过吗没吧]|[，,]?[对是])|(?:有没有|是否)已?经?(?:{stage})", folded
        )
    ]
    return all(re.search(says, come) for says in wanted)


def opening_of_figures(question: FigureQuestion, rows: Collection[Indicator]) -> str:
    """Return the words before figures that the asker states, or nothing where none is stated."""
    folded = fold(question.text)
    if not question.stated or not rows or not _CONFIRMED.search(folded):
        return ""
    names = [*question.names, *(row.name for row in rows)]
    named = sorted(rows, key=lambda row: names.index(row.name))  # in the question's order
    each = [_agrees(row, [q], folded) for row, q in zip(named, question.stated, strict=False)]
    is_paired = len({row.name for row in rows}) == len(rows) == len(question.stated) > 1
    agrees = [_agrees(row, question.stated, folded) for row in rows]
    if not (all(each) if is_paired else any(agrees)):
        return render("stated_otherwise")  # 世界500强4个、中国500强3个, the other way round
    if sounds_done(folded) and all(row.status is Status.TARGET for row in rows):
        return render("stated_planned")
    return ""


def _agrees(row: Indicator, stated: Collection[Quantity], folded: str) -> bool:
    """Say whether a figure is one that the asker states, and rises or falls as he says."""
    falls = row.measure in CHANGES and _FALLS.search(folded) is not None
    same_way = row.measure not in CHANGES or falls == row.value.startswith("-")
    return same_way and amounts_to(row, stated)
