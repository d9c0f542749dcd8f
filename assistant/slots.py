"""What a question about a figure says besides its name: year, status, measure, region.

Each slot is a table of patterns over folded text with an example beside each. A span that fills a
slot is taken out, so that what is left over is either a name or a word that nobody explained.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from assistant.some import SOME
from assistant.years import without_years
from index.keeping import at_hand
from index.tongue import is_chinese
from index.types import Measure
from index.words import fold


class Asked(StrEnum):
    """Whether a plan or its outcome is asked for."""

    TARGET = "target"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class Slots:
    """The slots of one question; ``rest`` is the folded text without them."""

    asked: Asked | None
    measure: Measure | None
    is_level: bool  # a count or an amount is asked for outright: 总量多少亿, 有多少个
    in_money: bool  # 多少亿元: only a level in money answers
    in_points: bool  # 几个百分点
    quantity: bool  # any amount, rate or rank is asked for
    outright: bool  # by 多少, by a unit or by a noun such as 增速, not by a verb alone
    place: bool  # 在哪一节
    asks_amount: bool  # 多少 as well as 在哪一节
    adds: bool  # 增加了多少: how many more there are now
    with_level: bool  # 数量和增幅: the amount is asked for beside another measure
    units: str  # a pattern that the unit must hold: 平方 for 面积多大; empty for any
    rest: str


_TARGET = re.compile(
    r"(?:预期)?目标(?:任务|值|数(?!量))?|预期(?=[是为]?(?:多少|几))|(?<!按)计划(?:数(?!量))?|规划|打算(?!在|搬|去|来|开个|买|注册|报|考|租|[跟和](?:哥们|朋友|人|家|同学|老|几))|力争|争取|拟(?!在|引用|[稿写用]|定稿)|预定|指标任务"
    r"|(?:要|将|会|准备)(?=建|达|完成|引(?![用述])|新增|增|降|办|开|组建|修|培育|实现|做|升)"
    r"|(?<![认评鉴固稳])定(?=多少|在|为)"
    r"|mubiao|jihua|target|goal|planned|plan(?:s)?\b|will be|to be built"
)
_RESULT = re.compile(
    r"(?:全年|一年|年)?(?:已?经?过完了?|已经过去了?)|到底建成|实际(?:完成)?(?:值|数(?!量))?|(?:已经|已|都)(?=建|完成|做完)|[做干弄]完(?:了)?|实绩|完成(?:了|情况|量|数(?!量))?|(?:得|完成|实现|执行|落实)(?:情况)?怎么样|实现了"
    r"|预计(?:完成)?|结果|shiji|actual(?:ly)?|achieved|\bresults?\b"
)
_POINTS = re.compile(r"(?:多少|几)个?(?:百分)?点|百分点")  # 几个百分点 几个点
EXCESS = re.compile(  # 超出预期目标多少; 超额完成多少; 比原定目标多百分之几
    r"超额完成[^，,]{0,4}[，,](?:具体)?超[了出过]?(?=多少|几|百分)|超(?:出|过)了?(?:预期|原定|原计划)(?=多少|几|百分|的?幅度)|超(?:出|额完成|额|过)?了?(?:预期|原定|年度|当年|当时|年初)*的?(?:目标|计划|任务)了?|超额(?=比例|幅度|率|多少|百分之)"
    r"|(?:(?:达到|完成|实现)了?(?:预期|年度|原定)*目标|目标(?:达到|完成|实现))了?[吗没么][，,]超[了出过]?(?=多少|几|百分)"
    r"|(?<=[实新]增)比(?:原|既|年初)?(?:定的)?计划的?(?:多|高|超)(?:了|出)?|比计划(?:多|高)了?还是(?:少|低)了?"
    r"|比(?:预期|原来|原定|原先|定的?|当初|年度|年初)+的?(?:目标|计划)?(?:还|又)?(?:多|高|超)(?:出|了)?(?:百分之[几多]少?|多少|几成)?"
    r"|(?:over|above|beyond|exceed(?:ed|ing)?)(?: the| its)?(?: original)? target"
)
_RATE = (  # growth and change: an earlier time is compared with
    r"(?:同比|(?<!占)[与和跟同较比](?:上年|去年|上一年|前一年)(?:同期)?(?:相?比较?)?|按年|年均)?(?:的)?"
    r"(?:增长率|增长速度|增长|增速|[增涨降跌升减]幅|变化率?|变动|增减|升降|升跌|涨|上涨|上升|提升|提高|升(?![级学格旗])|增加"
    r"|(?<![新实激猛递])增了?(?=(?:多少|几多?)(?![个家件名套条所人万亿块倍])|百分之)"
    r"|往?下[降跌掉压走]|往?[上下]走|降低|降|减少|压缩|缩短|短(?=了)|(?<![搞扔丢卖拆治除灭甩])掉(?=了|得)|跌|多了?(?=百分之|几成))(?:了|到|得|咗|幅度|情况|比例|比率|百分比)?"
    r"|同比|(?<!占)[与和跟同较比](?:上年|去年|上一年|前一年)(?:同期)?(?:相?比较?)?"
)
_NOUN = re.compile(
    r"增长率|增速|[增涨降跌升减]幅|增长速度|变化率|同比|占比|(?<![乱抢侵霸强挤])占(?![用道领据地着座位尽]|点?便宜|[点了](?!多少|几|百分|总))|比重|比例|排名|名次|位次|第几(?!类|级|等|届|次|期|批|节|章|段|部分)|排几|超额|超出"
    r"|\b(?:growth|rate|share|proportion|percentage|rank|increase|decrease)"
)  # these ask for a figure by themselves
_ADDS = re.compile("增加|新增|增了?(?=多少|几多?)|加(?:了|咗|到)|多(?:了|出来?)")
_MEASURES = (
    (Measure.EXCESS, EXCESS),
    (Measure.SHARE, re.compile(
        r"在总数中占(?:多大比例)?|占到?(?:全部|总数|所有|全体)(?:的)?(?=多少|几)|占[到了](?=多少(?![个家套所件条名]))|(?<=贡献)率?(?:有|是|达|到|占)*(?:多大|多高|多少|几何)|占比|占(?:全[市省国区])?(?:多大|多少)?(?:的)?(?:比例|比重|百分比|份额)|比重|(?<!增长)(?<!增加)(?<!下降)(?<!提高)(?<!提升)(?<!上升)(?:比例|(?<!个)百分比)|占(?:全[市省国区](?:新增)?(?:总数)?)?(?=几成|百分之几|多少|比)"
        r"|相当于全[市省国区](?:新增)?(?:总[数量])?的?(?=多少|几成|百分之几|多大)"
        r"|what share|share|proportion|percentage of|account(?:s|ed)? for")),  # 占几成
    (Measure.RANK, re.compile(
        r"前(?:几|多少)[名位]|(?:(?<!安)排|名列|位列|列|位居|处在|处于)(?:在|到|进|进了)?(?:第几|老几|前几|第?多少|(?:什么|啥)(?:位次|位置|名次)|几)(?:位|名)?|排名(?:第几)?|名次|位次|(?:(?<!安)排|名列|列|居)?(?:在)?(?:全[市省国区])?第几(?!届|次|期|批|季|页|条|类|级|等|节|章|段|部分)(?:位|名)?"
        r"|(?:(?:what|which) )?(?:rank|place)(?: (?:in|within) the (?:whole )?city)"
        r"|rank(?:s|ed|ing)?")),  # 排第几
    (Measure.GROWTH, re.compile(
        _RATE + r"|\bhow fast did\b"
        r"|[长涨增升]得|[长涨增升]得?(?:更|最|比较|特别|真|挺|很|好)?[快慢猛]|by how much did"
        r"|how much (?:is|was|were) (?:it|that|this|they) (?:up|down)"
        r"|(?:vs\.?|versus|compared (?:with|to)|against) (?:the )?(?:same period (?:of|in) )?"
        r"(?:the )?(?:previous|last|prior) year"
        r"|how much (?:faster|slower|higher|lower|better|worse)\b"
        r"|change year on year|year on year|growth rate|growth|grow(?:n)?"
        r"|grew|zengzhang|zengsu|increase[sd]?|decrease[sd]?|rise|rose|drop(?:ped)?|fall|fell")),
)  # fmt: skip
_MONEY = re.compile(
    r"\bspen[dt]\b|(?:what|how much) (?:did|does|do|will) [^?]*\bcost\b"
    r"|金额|\bin (?:yuan|rmb)\b|(?:^|[ ,，])[亿万]元(?= |$)"
    r"|(?:多少|几)(?:个)?(?:亿|万|千万)?(?:人民币)?(?:亿元|万元|亿|元|块钱|钱)"
)
_COUNTER = re.compile(
    r"(?:多少|几多|(?<![哪边好那这哥没])几)(?:大|[十百千万]+)?(?:个|家|件|名|位(?!子)|人|套|条|所|间|座(?!位)|项|宗|块|天|日(?!期)|张|处|批|对|对儿|公里|平方公里"
    r"|平方米|平方|万平方米|万平|亩|次|台|辆|户|栋|床|吨|英寸|号线|支|场|门|种|组)(?!百分)(?!点)"
    r"|how many|number of"
)
_OF_UNIT = (  # 地铁有多长: only a length answers
    (re.compile(r"多长(?!时间)|长度"), "公里|千米|米"),
    (
        re.compile(
            r"(?:(?:^ *|[，,、])(?:能有|得有)?|(?:[加合]起来|[一总]共|合计)(?:[能得]?有)?)"
            r"多大(?= *[?。]| *$)"
        ),
        "平方|公顷|亩",
    ),
    (re.compile(r"尺寸"), "英寸"),
    (
        re.compile(r"(?:空间|地盘|园区|片区|用地|场地|地块)[^，,]{0,4}多大(?= *[?。]| *$)"),
        "平方|公顷|亩",
    ),
    (
        re.compile(r"多大面积|面积(?:有|是)?多大|(?:多少|几)(?:万?平(?!均|台)|亩|公顷)"),
        "平方|公顷|亩",
    ),
    (re.compile(r"(?:多少|几多|几)倍"), "倍"),
    (re.compile(r"面积[是有为约大概达一总合共计 ]*(?:多[少大]|几多|$)"), "平方|公顷|亩"),
    (re.compile(r"(?:多少|几多|几)张"), "床|张"),
    *(  # 多少户 asks for no 个, 多少分 for no 名
        (re.compile(rf"(?:多少|几多|(?<![边哪好])几){unit}(?![点之别布母])"), unit)
        for unit in ("户", "分", "兆", "吨", "本", "册", "台", "辆", "栋", "例", "度", "人次", "米")
    ),
    (re.compile(r"多长时间|多久|(?:多少|几多|几)(?:天|个月|小时)"), "天|日|月|小时|年"),
)
_LENGTH = re.compile("长度(?= |$)")  # 更换交通护栏 长度
_COUNT_BESIDE = re.compile(r"[个家件名套条所座间户项宗块]数(?![据字码量目]).*面积")  # 宗数 面积
_DONE_AND_PLANNED = re.compile(  # 建了多少、要建多少
    "了(?:多少|几)[^、，,；;和]{0,8}[、，,；;和].{0,6}(?:要|计划|打算|准备|目标)"
    "|(?:完成|实际|结果)数?[/、和与及跟](?:计划|目标|预期)|(?:计划|目标|预期)数?[/、和与及跟](?:完成|实际|结果)"
)
_LEVEL = re.compile(
    r"总量|总额(?!增)|总数|绝对值|绝对量|绝对数|数量|数目|规模(?!以上)|项目数(?![据字码量目])|(?<!减)存量|体量|具体(?:数值|数据|数字)|数值"
    r"|(?<![这那此该个])[个家件名套条所座间户项宗块]数(?![据字码量目出一])"
)
_QUANTITY = re.compile(
    r"多少(?!周年)|几多|百分之几|几成|几倍|(?<![哪边好那这哥没])几[十百千万]*(?=[个家件名位人套条所间座项宗块天张处批对亩次台辆户栋床吨支场门种组大兆]|微克)"
    r"|第几(?!届|次|期|批|季|类|级|等|辑|集|卷|册|节|章|段|部分)|什么目标|[涨升增多高快]了?[些点]?还是[跌降减少低慢]|目标是什么|(?<![好很许这那太])多大(?!的?力度)|多高|多长|多快|升跌|几何"
    r"|how much|how many|what percentage|\bduoshao\b|\bji ge\b"
    r"|what (?:is|was|were) the (?:target|goal|figure|number|level|rate|value|amount|total|size)"
    r"|how (?:long|wide|tall|deep|far|heavy) (?:is|are|was|were)\b"
    r"|what (?:did|does|do|will) [^?]*\b(?:spend|cost|pay|invest|earn|charge)\b"
    r"|what (?:is|was|were) (?:the|[\w ]+'s) [^?]*\b(?:income|population|price|cost|revenue"
    r"|output|volume|ratio|wage|salary|spending|debt|profit|area|length)s?\b"
)
_NOT_QUANTITY = re.compile(
    r"连[着续]?[升降涨跌增]了?几年|"
    r"连续几[年届次月]|叫(?:什么|啥|咩)名(?!字)|叫(?:什么|啥|咩)(?:来着|呢|呀|啊)|哪一?个[?？。]?$|(?:其余|其他|剩下|另外)[^，。,]{0,4}(?:[在是]哪|(?:分别|都)?叫)|几(?:月|号(?!线)|时|点(?!个|钟)|点钟|届|期)|哪一?[年天月届]|达[到至]?(?:几|几多|多少)类|何时|什么时候|啥时候|几时|多久|第几(?:届|次|期|批|页|条|辑|集|卷|册|代)"
    r"|多大(?:范围|影响|作用|意义)|[建开设盖修][在到]?哪[里儿]|[两三四五几]项(?:具体|重点|主要)?(?:任务|工作|举措|措施)(?:都|分别)?是(?:什么|啥|哪)|(?:进度|进展|动静)[^，,多几]{0,4}(?:[是有]?(?:什么|啥)|怎样|如何)|有何(?:打算|安排|举措|措施|计划|要求)|多少(?:号|钱一)|怎么(?!样)|(?<![速幅])如何|为什么|为何|哪些|名单|清单|花名册|哪[一二两三四五六七八九十][个家座所条位项样种类处间]|[哪边]几|哪一?位|有没有|是否|是(?![^，,]*(?:[增减涨跌多少高低升降快慢大小上下提调]|计划|实际|目标|完成))[^，,]{2,4}还是[^，,]{2,4}[?？]?$|(?<!有)谁(?!知道)"
)  # 几月几号 and 第几届 are text, as are questions for a list, a way or a reason
# A bare name that ends so asks for a figure: 地铁客流量, 教师人数, PM10平均浓度
_STATISTIC = re.compile(
    r"(?:率|利润|(?<![质力能容存增减])(?<!^流)量|(?<!名)额|(?<![够少])数|浓度|强度|密度|分数线|总值|收入|支出|价格|工资|人口|面积|时限|投资|产值|标准|价款|(?<![评定物])价)$"
)
_OPEN = re.compile(
    "有[什啥]么?新?的?变化|列出|列举|举几个|有哪些|(?:主要|预期)[^，,]{0,6}(?:指标|目标)都?[有是]哪[些几]个?|[，,]各自?是?多少|(?:主要|预期|各项|核心|[五几]大?[个项])[^，,]{0,6}(?:指标|目标)[^，,]{0,9}(?:都|各|分别)[^，,]{0,3}多少|[什啥]么?目标|目标是[什啥]么?|怎么?样|[什啥]么程度|如何(?=[?？。]?$)"
    "|(?:主要|[五几]大?[个项])[^，,]{0,8}指标[^，,]{0,8}(?:目标|增速|增长|安排)"
)
_ACRONYM = re.compile("(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])")  # PCT; longer ones are mistyped
_TOTAL = re.compile("总数|总量|总额|数量")
WHICH_YEAR = re.compile("哪一?年|什么年份|何年")
_WITH_LEVEL = re.compile(  # 数量和增幅, 增速以及总量, 达到多少，同比变化如何
    r"(?:多少|几)[个件家名所]?[，,、和及]+"
    r"(?:其|同比|[比较跟和与同] *(?:上年|去年|上一年|前一年)?(?:同期)?(?:相?比较?)?)?"
    r"(?:变化|增减|增幅|增速|涨幅|升降|[增涨升降]了|是?[升涨增]还?是?[降跌减]|是?[降跌减]还?是?[升涨增])|"
    r"多少[个件家名所][，,、和及]+占|[件个家名]数[ 和、,]*(?:同比)?(?:增幅|增速|涨幅)$|"
    r"(?:数量|数值|总量|总数|[件个家名]数|多少[件个家名]?)(?:[和及与跟、,?+]|以及| )+(?:其|同比)?"
    r"(?:[增涨降升]幅|增速|增长|增长率|占比|比重|变化|同比)"
    r"|(?<= )(?:[和及与跟、+]|以及)其?的?(?:(?:同比)?(?:[增涨降升]幅|增速|增长率)|同比$)"
    r"|(?<= )(?:增速|增幅|涨幅|增长率)也"
    r"|(?:^|[ ，,、])(?:还有|以及|连同)(?:其)?"
    r"(?:同比|[比较跟和与同] *(?:上年|去年|上一年|前一年)(?:同期)?(?:相?比)?)了?(?:增|降|升|涨|变)"
    r"|(?:growth(?: rate)?|change|increase) (?:too|as well|also)\b"
    r"|how many[^?]*(?:by what|by how|what percentage|how much (?:did|was|were))"
    r"|(?:[增涨降升]幅|增速|增长率|占比|变化)(?:[和及与跟、]|以及| )+"
    r"(?:数量|总量|总数|[件个家名]数)"
)
_PLACE = re.compile(
    r"在(?:报告)?(?:里|中|的)?(?:哪|边)(?![里儿]?[建开修盖办设弄搞])一?个?(?:小?节|章|部分|段(?![通开建修路线铁高])|处|里|度|个部分|个章节)?(?:说|写|提|讲)?(?:到|过|的)?"
    r"|(?:出自|注明|标明|写明|写在|在)*(?:报告)?(?:的)?(?:哪|边)一?个?(?:小?节|章节|部分|段(?![通开建修路线铁高]))|出处|来源|出自(?:哪里?|何处|哪儿)"
    r"|(?:报告|写在?|说在?)[^，,]{0,4}哪一?块|(?:出自|写|说|讲|放|列)?在?(?:报告)?(?:的)?第几(?:部分|章节?|节|段)(?:里|中)?(?:说|写|提|讲)?(?:到|过|的)?|(?:所在|对应)的?(?:章节|部分|位置)"
    r"|哪里(?:来|说|写|提)的|原文(?:在哪一?(?:节|章|段|部分|里|处)?|是什么)?"
    r"|[又并]?(?:[记刊]?载[于在]|见[于诸])(?:报告)?(?:[何哪]一?[里章节处]|第几)|which section"
)


@at_hand()
def read_slots(folded: str) -> Slots:
    """Fill the slots from a folded question whose names and years were taken out before."""
    folded = SOME.sub(" ", folded)
    measure, rest = None, folded
    for kind, pattern in _MEASURES:
        if pattern.search(rest):
            measure = measure or kind
            rest = pattern.sub(" ", rest)
    target, result = _TARGET.search(rest), _RESULT.search(rest)
    asked = None
    if target and not _both(target, result):
        asked = Asked.TARGET
    elif result and not target:
        asked = Asked.RESULT
    if _DONE_AND_PLANNED.search(folded):
        asked = None
    money = _MONEY.search(rest) is not None
    points = _POINTS.search(folded) is not None
    counted = _COUNTER.search(_POINTS.sub(" ", folded)) is not None and not money
    quantity = _QUANTITY.search(folded) is not None or measure is not None or money or points
    quantity = quantity or _LENGTH.search(folded) is not None
    place = _PLACE.search(folded) is not None
    outright = _QUANTITY.search(folded) is not None or money or points
    outright = outright or (_NOUN.search(folded) or _LENGTH.search(folded)) is not None
    level = _LEVEL.search(rest) is not None or money or (counted and measure is None)
    quantity, outright = quantity or level, outright or level
    amount = _QUANTITY.search(_PLACE.sub(" ", folded)) is not None or measure is not None or level
    units = "|".join(unit for asks, unit in _OF_UNIT if asks.search(folded))
    units = "" if _COUNT_BESIDE.search(folded) else units
    worded = (_TARGET, _RESULT, _POINTS, _MONEY, _COUNTER, _LEVEL, _QUANTITY, _PLACE, WHICH_YEAR)
    for pattern in worded:
        rest = pattern.sub(" ", rest)
    adds = _ADDS.search(folded) is not None
    both = measure is not None and _WITH_LEVEL.search(folded) is not None
    return Slots(
        asked,
        measure,
        level,
        money,
        points,
        quantity,
        outright,
        place,
        amount,
        adds,
        both,
        units,
        rest,
    )


def asks_openly(text: str) -> bool:
    """Say whether a question may be told in words as well as in figures: 有什么目标."""
    folded = fold(text)
    if _TOTAL.search(folded):
        return False  # 病床总数定了什么目标
    return _OPEN.search(folded) is not None and _QUANTITY.search(_OPEN.sub("", folded)) is None


def asks_amount(folded: str) -> bool:
    """Say whether a text asks for an amount in so many words: 多少, 几家, how many."""
    return _QUANTITY.search(folded) is not None


def names_statistic(folded: str) -> bool:
    """Say whether a text without its years ends in the name of a statistic."""
    return _STATISTIC.search(without_years(folded).rstrip("呢 ?,").strip()) is not None


def names_measure(folded: str) -> bool:
    """Say whether a name says itself what is measured: 经济增速, gdp growth."""
    return _NOUN.search(folded) is not None or names_statistic(folded)


def is_text_question(folded: str) -> bool:
    """Say whether a question wants a date, an ordinal, a list or a reason rather than an amount."""
    return _NOT_QUANTITY.search(folded) is not None and not re.search(r"多少|几多", folded)


def _both(target: re.Match[str] | None, result: re.Match[str] | None) -> bool:
    """Say whether plan and outcome are both named: 目标比实际多多少; 计划完成 is a plan."""
    if target is None or result is None:
        return False
    between = abs(target.start() - result.start())
    return between > len(target.group()) + 1 and result.group().startswith(("实际", "actual"))


def acronyms_of(text: str) -> set[str]:
    """Return the abbreviations of three letters in a text, lower case; in shouted English none."""
    said = unicodedata.normalize("NFKC", text)
    is_shouted = said.isupper() and not is_chinese(said)
    return set() if is_shouted else {word.lower() for word in _ACRONYM.findall(said)}
