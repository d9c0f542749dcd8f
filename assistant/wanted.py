"""What kind of thing a question wants, and whether a sentence holds a thing of that kind.

A sentence on the topic that lacks the very thing asked for is a near miss, not an answer.
"""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal

from assistant.some import SOME
from assistant.wanted_kinds import AMOUNT_HELD, PLACE_NAMED, WANTED
from index.numerals import number_of
from index.quantities import find_quantities
from index.words import CLAUSE_ENDS, boundaries, fold, says_place

# What follows the thing asked for, and what stands before it: 票价是多少, 谁是校长, 几名学生
_HEAD_OF = (
    r"(?:是|系|叫|有|在|为|最后|最终|大概|大约|一共|都|要|到底|标准|情况)*"
    r"(?:多少|几|什么|啥|谁|边个|哪|怎(?!么看)|如何|吗|呢|定了|出了|公布|[高贵](?:不|吗|么|[?？]|$)|大不大|免费|要钱|[?？。]|$)"
)
_ASKING = r"(?:多少|(?<!好)几[个名位家间所]?|哪[个位家些]|什么|谁是|查询?|预约|办理?|申请)(?:的)?"
_ORDINAL = re.compile("第([一二三四五六七八九十]+|\\d+)([届次期批])")
_PHASE = re.compile("(?<!第)([一二三四五六])([期批])(?![间限发])")  # 一期 is the 第一期
# 哪一年能通车: only the clause that speaks of the thing may say it
_WHEN_DONE = re.compile(
    "(?:哪一?年|[什啥]么?时候|何时|几时)[^，。？?]{0,8}"
    "(?:建成|通车|完工|竣工|投用|投产|开通|开业|开馆|开园|启用|运营|并网|发电)"
)
_DONE = re.compile(
    "建成|建好|完成|通车|完工|竣工|投用|投入使用|投产|开通|开业|开馆|开园|启用|运营|落成|并网|年底|年内"
)
_PART_OF_YEAR = re.compile("[一二三四1-4]季度|[上下]半年(?!度)")
# 有几片场地, 几分钟到场: what is counted so must stand there with its number
_COUNTED_BY = re.compile(
    "(?<![十百千万好哪那这])几(?P<unit>分钟|个?小时|片(?!区)|层|栋|辆|趟|盏|棵|顿|平米)"
)
_NUMBER = "[\\d一二两三四五六七八九十百千万余多]"
_PARTS = re.compile("[,;、。]")
_PAYS = re.compile("[交缴收付]")
_FIRST_TIME = "第一次"  # 首次 and 头一回, too
_POLITE = re.compile(
    r"(?:你|您|请|麻烦)?(?:能|可以|可不可以|能不能)\w{0,2}(?:告诉|说|讲|问|查)\w{0,4}"
)
_ASKS = re.compile(
    r"[什啥谁哪几何怎咩边]|(?<![十百千万])多|吗|有没有(?!我)|[晓知管让给准]不[晓知管让给准]|是[不否]|(?<!报)名|\b(?:who|wh\w+|how)\b"
)
_ASKS_BARELY = re.compile(
    r"(\w)不\1|[没不][?？]?$|为|电话|地址|价|钱|号|呢[?？]?$"
)  # 会不会划一片; 诊所电话
# 办啥都要刷脸; 身份证电话啥的都在电脑里
_ASKS_NOTHING = re.compile("(?:什么|啥|哪里?|谁|怎么)[都也]|(?<=..)(?:什么|啥)的(?=[都也,，])")
_ALL = re.compile(
    "全部|要全|清单|完整|别[落漏]|不要漏|不[漏落]|[数列]全|越全越好|一[条项个]一?[条项个]|[一总]共(?:都|有)*哪些|[都全]要$|一件别漏"
)
_LIST = re.compile(
    r"哪些|哪[几两二三四五六七八九]|都有(?:什么|啥)|有(?:什么|啥)\w{0,4}(?:措施|安排|项目|活动|计划|举措)|分别是|些(?:什么|啥)|列[举出]|列(?=一[下个]|个)|罗列|逐一|挨个|都[说讲][说讲]|盘点|越全越好|[数列]全|list"
)
# 名单给我一份, 逐个报一下, 都是谁, 去年做了啥，今年打算做啥, 今年怎么发展
_SEVERAL = re.compile(
    "名单|清单|汇总|整理|梳理|归集|归纳|捋|一个个|逐[个条项]|逐请?列|列[名明]|举几|所有|全部|全数|通通|[全都]列|[全都]要|(?:找|补|说|列)[齐全]"
    "|[都各]叫|叫什么名字|有谁|都是谁|[各别](?:是|有|指|要|做|怎|推|写|说|讲|提|安排)*的?是?(?:什么|啥|哪|怎么)"
    "|(?:内容|动静|进展|情况|举措|措施|安排|任务)(?:[?？。]|$)"
    "|(?:[去今]年|20\\d\\d)[^?？]*(?:[去今]年|20\\d\\d)|[做干搞办建推弄]了?(?:些|点)?(?:什么|啥)"
    "|怎么(?:发展|提升|营造|帮|给|吸引|推进|推动|做|抓)|有(?:什么|啥)[^,，?？]{2,8}[、和与]"
    "|有(?:什么|啥)[^,，?？]{0,6}(?:服务|政策|支持|好处|变化|动静|消息|动作|项目|活动|布局)|哪一步|[：:][^：:]{2,}、|下一?步"
    # 两年里都说了什么; 有啥实招; 边啲公园, 做咗啲乜; 一样一样说
    "|[两兩]年(?:里|间|当中)?(?:都|分别|各|说|的|之内)|前后[^,，?？]{0,4}年|情况[讲说]|进展[和及与、]|凡是|找出来|一样一样|一项不落|全算上|全给|数一遍|这?几件事"
    "|(?:什么|啥|咩|乜)(?:新|实|大|好|真)*(?:名堂|招|举措|措施|做法|动作|花样|成绩|成果|成效|政策|实事|好事|事)"
    "|都(?:提到|写到|写着|怎么|咋|点|要)*(?:说|讲|写|提|弄)(?:了|咗|的)?(?:[啥些点]|什么|[?？。]|$)|[边邊](?:啲|几|幾)|啲(?:乜|咩|嘢)"
    "|先是?(?:怎么|咋|如何)[^?？]*今年|(?:分别|各)?(?:走|做|推进|进展)?到了?(?:什么|啥|哪)(?:个|一)?(?:阶段|地步)|几[处个条](?:都|全)?(?:找|列|摘)出"
    "|成果[是有]?(?:怎样|怎么样|如何|什么|啥)?[?？。]?$|怎么(?:服务|支持|优化|改善)"
    "|\\b(?:list|measures|both years)\\b|what (?:is|was|does|has)[^?]*\\b(?:said|say|done)\\b"
    "|how (?:will|did|does)[^?]*\\b(?:improve|support|develop|promote|help)"
)


def _holder(held: str) -> Callable[[str], object]:
    """Return what says whether a sentence holds a thing; 14、16号线 are no number of stops."""
    if held == PLACE_NAMED:
        return says_place
    pattern = re.compile(held)
    if held == AMOUNT_HELD:
        return lambda told: pattern.search(_LINES.sub(" ", told))
    return pattern.search


_GAP = re.compile("(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff])")  # people part clauses by spaces
# 院长(负责人)叫什么名字; 是升级了还是我换了手机的原因
_ASIDE = re.compile(
    r"\([^()]*\)|还是[^,，。？?]{1,12}的(?:原因|缘故)$"
    # 我好决定租哪儿
    r"|[,，。；？?]我?[也才就]?好(?:决定|安排|准备|打算|考虑|盘算)[^,，。？?]*[。?？]?$"
)
_LINES = re.compile(r"\d+(?:[、和]\d+)*号线")
_RULES = tuple((re.compile(asked), _holder(held)) for asked, held, _ in WANTED)
_EXACT = [rule for rule in _RULES if rule[0].search("几月份") or rule[0].search("哪天")]


def wants_list(question: str) -> bool:
    """Say whether a question asks for all of something: 有哪些, 都有什么, 分别是."""
    return _LIST.search(fold(question)) is not None


def wants_several(question: str) -> bool:
    """Say whether what answers may stand in several places: 名单, 去年做了啥，今年打算做啥."""
    return wants_list(question) or _SEVERAL.search(fold(question)) is not None


def asks_something(clause: str) -> bool:
    """Say whether a clause asks: 是不是要划一片, but not 明年毕业想回老家."""
    said = _ASKS_NOTHING.sub("", fold(clause))
    return any(asks.search(said) for asks in (_ASKS, _ASKS_BARELY))


def wants_all(question: str) -> bool:
    """Say whether a list is to be told without a gap: 要全部, 列个清单, 一共有哪些."""
    return _ALL.search(fold(question)) is not None


def holds_wanted(question: str, sentence: str, things: Iterable[str] = ()) -> bool:
    """Say whether a sentence holds whatever a question plainly asks for.

    Of a question of several clauses one must be answered: 确立为何种地位，由谁确立.

    ``things`` are names of what people ask for (校长, 票价): one that the question says must
    stand in the sentence.
    """
    asked = _ASIDE.sub(" ", SOME.sub(" ", _GAP.sub("，", fold(question))))
    told = fold(sentence)
    ordinals = {_ordinal(m) for at in (_ORDINAL, _PHASE) for m in at.finditer(told)}
    if not {_ordinal(m) for m in _ORDINAL.finditer(asked) if m.group() != _FIRST_TIME} <= ordinals:
        return False  # 第九届 of what is told of the 第八届
    if _WHEN_DONE.search(asked) and not _DONE.search(_nearest(asked, told)):
        return False  # 哪一年能通车 of what is begun beside something else that is open
    if not (_lines(asked) <= _lines(told) and _counts_so(asked, told)):
        return False  # 地铁3号线 of what is told of 14、16号线
    exact = (rule for rule in _EXACT if rule[0].search(asked))
    if any(not held(told) for _, held in exact):
        return False  # 什么时候盖好，几月份: only the plan's year is told
    parts = [_ASKS_NOTHING.sub("", clause) for clause in CLAUSE_ENDS.split(asked)]
    asking = [c for c in parts if _ASKS.search(c)] or [c for c in parts if _ASKS_BARELY.search(c)]
    of_things = "，".join(asking) or asked  # not of 去市里挂号。
    edges = set(boundaries(of_things))  # 单车道 is no 车道
    edges |= {pays.end() for pays in _PAYS.finditer(of_things)}  # 交学费 is cut as one word
    named = (thing for thing in things if of_things.find(thing) in edges)
    parts_of_year = _PART_OF_YEAR.findall(asked) if len(parts) == 1 else []  # no talk around
    is_other_part = any(part not in told for part in parts_of_year)
    if is_other_part or any(thing not in told and _asks_for(of_things, thing) for thing in named):
        return False  # 第一季度GDP of what is told of the year
    clauses = [clause for clause in asking if not _POLITE.fullmatch(clause.strip())]  # 能告诉我吗
    return any(
        all(held(told) for wanted, held in _RULES if wanted.search(clause))
        for clause in clauses or [asked]
    )


def _nearest(asked: str, told: str) -> str:
    """Return the part of a sentence that shares most with a question, the first of several."""
    pairs = {asked[at : at + 2] for at in range(len(asked) - 1)}
    return max(_PARTS.split(told), key=lambda part: sum(pair in part for pair in pairs))


def _lines(folded: str) -> set[Decimal]:
    return {f.quantity.value for f in find_quantities(folded) if f.quantity.unit == "号线"}


def _counts_so(asked: str, told: str) -> bool:
    counted = _COUNTED_BY.search(asked)
    return counted is None or re.search(f"{_NUMBER}{counted['unit']}", told) is not None


def _ordinal(match: re.Match[str]) -> str:
    return f"{number_of(match[1])}{match[2].replace('批', '期')}"


def _asks_for(question: str, thing: str) -> bool:
    """Say whether a thing is what is asked for: 工资多少 and 有多少员工, but not 工资纠纷找谁."""
    return (
        re.search(rf"{re.escape(thing)}{_HEAD_OF}|{_ASKING}{re.escape(thing)}", question)
        is not None
    )
