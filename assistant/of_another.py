"""Whether figures that fit a question by name are of something else than it asks for."""

import re
from collections.abc import Sequence
from itertools import dropwhile

from assistant.asking_clauses import amount_clauses
from assistant.figure_asked import FigureQuestion
from assistant.names import squeeze
from assistant.operations import OF_TWO, Operation
from assistant.years import without_years
from index.quantities import find_quantities, same_amount
from index.report_index import ReportIndex
from index.types import Indicator, Measure
from index.words import CLAUSE_ENDS, boundaries, cut, fold, parts_of, says_doing, says_place

# 筹的7384套里，人才住房有多少套; 这里头给租的有几套: a part of what is counted
_OF_COUNTED = re.compile(
    "[\\d一二两三四五六七八九十百千万多][套个家名人件条所座间项][^，,。；里中]{0,12}(?<![区市县镇])[里中][面头]?[，,]?"
    "(?P<part>(?![^，,]{0,6}[哪最谁])[^，,里中]{2,14}?)(?:有|占|是)?(?:多少|几)"
    "|(?<![区市县镇])(?:[里中]|入面)[面头]?[，,]?(?P<maker>(?:做|搞|干|从事)[^，,里中]{2,8}?)[的嘅]?(?:有|占|是)?(?:多少|几)"
    "|[里中][面头]?[，,](?P<sub>(?!不)[^，,里中]{2,8}?)(?:有|占|是)(?:多少|几)[套个家名件所条]"
    "|[这那其][里中][面头]?[，,]?(?:(?P<kind>(?:给|用于|属于|作为)[^，,]{1,4}?)(?:有|占|是)?"
    "|(?P<other>[^，,里中几]{2,8}?)[有占])(?:多少|几)"
)
_PARTICLES = frozenset(
    ["真", "给", "的", "了", "有", "是", "能", "可以", "用来", "到底", "又", "还", "大概", "大约"]
)
_UNDONE = re.compile("注销|吊销|关停|倒闭|撤销")
_DONE_OF = re.compile(
    "(?:做|弄|搞)(?:完|好|掂)[了咗]?(?:多少|几)|(?:完成|落实|兑现)[了咗](?:多少|几)"
)
_TOGETHER = re.compile(
    "[这那]一?[些几类种批]|之类|等|一共|总共|合计|都|全部"
)  # of all that is listed
_OF_THESE = re.compile(  # 里有几个是香港的; 公共住房里，公租房占多少套
    "[里中]有?(?:多少|几)\\w?(?:是|系|属于|已经?(?!完成|建成|投入)|真正|实际)(?!多少|几)"
    "|[里中][面头]?[，,]?[^，,里中]{1,8}占(?:多少|几)[个套家名人件条所]"
)
_JOINED = re.compile("[和与跟及加](\\w{2})\\w{0,8}?(?:一共|总共|合计|加起来)")
# 新增几家 of what was done to those there are: 5家社康完成标准化改造
_NEW = re.compile("新[增建开]|增加了?(?:多少|几)")
_MADE_NEW = re.compile(
    "新|增|建|引进|引入|开|落户|成立|投入|设立|揭牌|筹集|培育|缔结|供应|认定|入驻"
)
JOINT = re.compile("[\u4e00-\u9fff]{2}[和与]")  # 建筑业和服务业
_ALONE = re.compile("自个儿|自身|本身|业一家|单看|单独|只看|单论|仅看|光看")
_NOT_WITH = re.compile("别[跟和与把][^，,]{1,6}[合混算放加]|不含|不算|不包括")  # 别跟建筑业合在一起
_ALONE_OF = re.compile("(?:单看|只看|单论|仅看|光看|单独看)([\u4e00-\u9fff]{2})")
_PEOPLE = re.compile(
    "([\u4e00-\u9fff](?:愿者|作者|生者|作人员|防员|勤员|学生|医生|教师|老师|职工|民工|民警|干部))"
    "(?:一共|总共|合共|共)?(?:有|是)?(?:多少|几)[名个位人]"
)
_WHO_ARE = re.compile(
    "(?:多少|几)[名位个](老师|教师|医生|护士|民警|干部|工人|员工|司机|社工|保安|院士|青年|创业者|创业青年|学生|居民|志愿者)"
)
_NOT_YET = re.compile(
    "(?:还没|尚未|没|未)(?:有)?(?:卖|出让|完成|做完|建成|建好|改完|开工)[的那]?(?!有|了吗|吗|没)"
)
_IS_DONE = re.compile("完成|已|建成|投入|竣工")
_OF_THE_NUMBER = re.compile(r"\bhow many of the \d+", re.IGNORECASE)  # 18 pairs are with Macau
_WITH = re.compile(
    "[跟和与同]([\u4e00-\u9fff]{2,4}?)(?:那边|这边)?(?:结对?|签约?|合作|共建|缔结)的?(?:有|是)?(?:多少|几)"
    "|(?:^|[，,的里中])([\u4e00-\u9fff]{2,4}?)(?:过来|来|籍|户籍)的?(?:有|占|是)?(?:多少|几)"
)
# 碧岭自己分到多少, “圆梦计划”单独帮到多少人: of one of those that are told together
_BY_ITSELF = re.compile("自己|单独|各自|分别|分到|摊到|摊上|单列|光(?![明伏电芯纤谷])")
# 碧岭和龙田北今年各整备多少
_ITEMS_EACH = re.compile(
    "([\u4e00-\u9fff]{2,4})[和与跟、]([\u4e00-\u9fff]{2,4})(?:[今去]年|20\\d\\d年)?各"
)
# 新建的几所 扩建的几所, of what is told of both
_EACH_PART = re.compile(
    "([\u4e00-\u9fff]{2})的?(?:有|是|占)?(?:多少|几)[^，,、 ]?[，,、和 ]*"
    "([\u4e00-\u9fff]{2})的?(?:有|是|占)?(?:多少|几)"
)
_APART = OF_TWO - {Operation.SHARE}
_SIDES = re.compile("(?P<one>[东南西北])、(?P<other>[东南西北])(?P<noun>[\u4e00-\u9fff]{2})")
_NAMED_APART = re.compile(
    f"([\u4e00-\u9fff]{{2,4}}?)(?:[那这]边|[那这]块)?(?:{_BY_ITSELF.pattern})"
)
_ONE_OF = re.compile(
    "“([^”]{2,12})”(?=“|、|等)|(?<=[”、])“([^”]{2,12})”|(?:^|[^\u4e00-\u9fff])"
    "(?:持续|全力|加快)?(?:推进|推动|完成|建成|开展|实施)?([\u4e00-\u9fff]{2,8})(?=、)"
    "|(?:推进|推动|完成|建成)([\u4e00-\u9fff]{2,12})(?=等\\d)"
)
# 能耗的实际降幅: what stands right behind the name asks
_ASKED_OF = re.compile("(?:实际|预计|目标|[去今]年)*(?:[增降升下减跌涨变]|多少|几)")
_BRACKETS = re.compile("[()（）]")
_LISTED = re.compile("(?:[\u4e00-\u9fff]{2,12}、)+[\u4e00-\u9fff]{2,12}")
_ITEM = "(?:^|[，。；、“]|推进|推动|加快|完成|建成|开展)“?"  # where what is listed begins


def asks_of_another(
    chosen: Sequence[Indicator], question: FigureQuestion, index: ReportIndex
) -> bool:
    """Say whether a part of what the rows tell is named, or a thing called after it.

    碧岭整备多少 of what 碧岭、龙田北 have together; 院士工作站 after 院士.
    """
    text = squeeze(question.text)
    if _OF_THESE.search(text) or is_beside(chosen, question):
        return True
    if _NEW.search(text) and all(_is_of_old(row) for row in chosen):
        return True
    torn = (w for w in question.words for m in question.mentions if _is_torn(w, m.text))
    within = (re.search(f"[里中]面?[^，,]{{0,2}}[，,]?{re.escape(word)}", text) for word in torn)
    if any(within):  # 进出口里面，出口增长了多少
        return True
    if _TOGETHER.search(question.text):
        return False
    words = [w for w in question.words if len(w) > 1 and not says_doing(w)]
    words = [w for w in words if not find_quantities(w)]  # 改革三年方案
    called = fold(" ".join(way for r in chosen for way in (r.name, *r.aliases, r.quote)))
    others = [word for word in words if word not in called]
    compounds = (m.text + word for m in question.mentions for word in others)
    if any(name in text and name in index.folded for name in compounds):
        return True  # a thing of its own that the report names
    told = [at.text for at in index.telling(chosen)]
    parts = map(re.escape, others)
    listed = [re.compile(f"{_ITEM}{word}(?:”“|[^，。；、“”]{{0,4}}(?:、|等))") for word in parts]
    return bool(told) and any(all(part.search(at) for at in told) for part in listed)


def asks_of_one(rows: Sequence[Indicator], text: str, index: ReportIndex) -> bool:
    """Say whether one of several things that figures are told of together is asked for alone."""
    asked = amount_clauses(text)
    if not _TOGETHER.search(text) and _is_one_of_several(rows, squeeze(asked), index):
        return True
    told = [_BRACKETS.sub("", at.text) for at in index.telling(rows)]  # 新合路学校（一期）
    if any(_names_one_side(asked, at) for at in told):
        return True
    each = _ITEMS_EACH.search(asked)
    if not each and not _BY_ITSELF.search(asked):
        return False
    items = {
        item[1] or item[2] or item[3] or item[4] for at in told for item in _ONE_OF.finditer(at)
    }
    names = "".join(row.name for row in rows)
    if each and not _BY_ITSELF.search(asked):
        return bool({each[1], each[2]} & items) and not (each[1] in names or each[2] in names)
    apart = [m[1] for m in _NAMED_APART.finditer(asked)]
    ends = {name[at:] for name in apart for at in range(len(name) - 1)}  # 北片区 of 区北片区
    last = any(f"、{name}" in at for name in ends for at in told)
    return last or any(item in asked and item not in names for item in items)


def _names_one_side(text: str, told: str) -> bool:
    """Say whether a text names but one of 南、北片区."""
    return any(
        (f"{m['one']}{m['noun']}" in text) != (f"{m['other']}{m['noun']}" in text)
        and not re.search(f"{m['one']}[、和与]?{m['other']}", text)
        for m in _SIDES.finditer(told)
    )


def _is_one_of_several(rows: Sequence[Indicator], text: str, index: ReportIndex) -> bool:
    """Say whether one thing is named of several that figures are told of together.

    碧岭要整备多少, of 碧岭、龙田北; 脉伦孵化器里有几家, of 脉伦孵化器等150余家企业.
    """
    called = fold("".join(way for row in rows for way in (row.name, *row.aliases)))
    for row in rows:
        told = index.telling([row])[0]
        before = told.text[: max(row.end - told.start, 0)]
        for listed in filter(None, map(_LISTED.match, CLAUSE_ENDS.split(fold(before)))):
            first, *middle, last = listed.group().split("、")
            begun = "".join(dropwhile(says_doing, parts_of(first)))  # 推进碧岭
            items = [item for item in (begun, *middle, *parts_of(last)[:1]) if len(item) > 1]
            named = [item for item in items if item in text and item not in called]
            if len(named) == 1 < len(items) and not re.search(f"、{named[0]}|{named[0]}、", text):
                return True
    return False


def is_beside(rows: Sequence[Indicator], question: FigureQuestion) -> bool:
    """Say whether more, less or the undoing of what the rows tell is asked for."""
    return (
        sums_others(rows, question)
        or names_a_part(rows, question)
        or _is_undone(squeeze(question.text), rows)
        or _is_done_of(question, rows)
        or _is_half(question, rows)
        or _is_not_done(question, rows)
        or _is_of_others(question, rows)
        or _is_with_another(question, rows)
    )


def _is_undone(text: str, chosen: Sequence[Indicator]) -> bool:
    """Say whether the clause that asks is of what is undone: 注销一家企业要几天."""
    undone = _UNDONE.search(amount_clauses(text))
    return undone is not None and not any(undone.group() in row.quote for row in chosen)


def _is_of_others(question: FigureQuestion, rows: Sequence[Indicator]) -> bool:
    """Say whether people are asked for whom no row names: 志愿者有多少名, of 惠及的群众."""
    text = squeeze(question.text)
    named = [m[1] for m in _PEOPLE.finditer(text)] + [m[1] for m in _WHO_ARE.finditer(text)]
    called = "".join(way for row in rows for way in (row.name, *row.aliases, row.quote))
    return bool(rows) and any(people not in called for people in named)


def _is_not_done(question: FigureQuestion, rows: Sequence[Indicator]) -> bool:
    """Say whether it is asked of what is not done yet, where rows tell what is: 没卖的呢，多大."""
    left = _NOT_YET.search(squeeze(question.text)) is not None
    return left and bool(rows) and all(_IS_DONE.search(f"{row.name}{row.quote}") for row in rows)


def _is_with_another(question: FigureQuestion, rows: Sequence[Indicator]) -> bool:
    """Say whether one of several partners is asked for: 跟澳门结的有几对, of 深港澳姊妹学校."""
    named = [m[1] or m[2] for m in _WITH.finditer(squeeze(question.text))]
    names = [name for name in named if says_place(name)]
    return bool(rows) and any(all(n not in row.quote for row in rows) for n in names)


def _is_half(question: FigureQuestion, rows: Sequence[Indicator]) -> bool:
    """Say whether one of two things that are told together is asked for: 单看服务业."""
    text = squeeze(question.text)
    alone = _ALONE.search(text) or _NOT_WITH.search(text)
    if alone is None or not rows:
        return False
    thing = _ALONE_OF.search(text)
    called = "".join(way for row in rows for way in (row.name, *row.aliases))
    if thing and any(_is_torn(thing[1], mention.text) for mention in question.mentions):
        return True  # 单独看出口, of 进出口
    return any(JOINT.search(row.name) for row in rows) or bool(thing and thing[1] not in called)


def _is_done_of(question: FigureQuestion, chosen: Sequence[Indicator]) -> bool:
    """Say whether it is asked how many are done of those that it counts: 55项任务，做完几项."""
    if not _DONE_OF.search(squeeze(question.text)):
        return False
    stated = [f.quantity for f in find_quantities(fold(question.text))]
    known = [f.quantity for row in chosen for f in find_quantities(row.quote)]
    return any(s.unit and same_amount(s, k) for s in stated for k in known)


def names_a_part(rows: Sequence[Indicator], question: FigureQuestion) -> bool:
    """Say whether a part of what is counted is asked for that no row is called by."""
    each = _EACH_PART.search(squeeze(question.text))
    if each and any(f"{each[1]}{joint}{each[2]}" in row.name for row in rows for joint in "、和与"):
        return True
    part = _OF_COUNTED.search(squeeze(without_years(question.text)))
    called = fold("".join(f"{row.name}{row.quote}" for row in rows))
    named = next(filter(None, part.groups()), "") if part else ""
    half = named.removesuffix("的")  # 新建的 of 新建、扩建学校
    if half and any(f"{half}、" in row.name or f"、{half}" in row.name for row in rows):
        return True
    if _OF_THE_NUMBER.search(question.text):
        return True
    words = cut(named)
    return any(word not in called for word in words if word not in _PARTICLES)


def names_another(rows: Sequence[Indicator], question: FigureQuestion) -> bool:
    """Say whether what is asked for is named by a word that no row is called by: 能耗, of 水耗."""
    text = squeeze(question.text)
    called = " ".join(squeeze(way) for row in rows for way in (row.name, *row.aliases, row.quote))
    asked = [m for m in question.mentions if _ASKED_OF.match(text[m.end :])]
    return bool(rows) and any(not any(w in called for w in cut(m.text)) for m in asked)


def sums_others(chosen: Sequence[Indicator], question: FigureQuestion) -> bool:
    """Say whether a sum is asked for of more than the one figure: 已出让和正推进的一共多少."""
    if question.operation is not Operation.SUM or len({row.name for row in chosen}) > 1:
        return False
    called = "".join(squeeze(way) for r in chosen for way in (r.name, *r.aliases, r.quote))
    return any(m[1] not in called for m in _JOINED.finditer(squeeze(question.text)))


def _is_torn(word: str, name: str) -> bool:
    """Say whether a word ends what a name's word begins: 出口 in 进出口."""
    at = name.find(word)
    return at > 0 and at not in boundaries(name)


def _is_of_old(row: Indicator) -> bool:
    """Say whether a row counts things of which nothing says that they are new."""
    told = f"{row.name}{''.join(row.aliases)}{row.quote}"
    return row.measure is Measure.LEVEL and _MADE_NEW.search(told) is None


def compares_elsewhere(questions: Sequence[FigureQuestion]) -> bool:
    """Say whether another place's figure is compared: 深圳全市的增速是多少，咱们高出几个点."""
    is_compared = any(question.operation in _APART for question in questions)
    return is_compared and any(question.region for question in questions)
