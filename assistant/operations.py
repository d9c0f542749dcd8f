"""Which calculation a question asks for, and between what."""

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from assistant.some import SOME
from index.words import spans_between


class Operation(StrEnum):
    """What is to be computed of figures of the table."""

    DIFFERENCE = "difference"
    RATIO = "ratio"
    PERCENT_CHANGE = "percent_change"
    SHARE = "share"
    SUM = "sum"
    AVERAGE = "average"
    COMPARISON = "comparison"
    HIGHEST = "highest"
    LOWEST = "lowest"
    RANKING = "ranking"
    FULFILMENT = "fulfilment"
    BASE = "base"
    INCREASE = "increase"  # since the base before a stated change
    FROM_TO = "from_to"
    FROM_TO_RATE = "from_to_rate"


# These combine two figures; with one alone the words ask for something that a row tells.
OF_TWO = frozenset(
    [
        Operation.DIFFERENCE,
        Operation.RATIO,
        Operation.PERCENT_CHANGE,
        Operation.SHARE,
        Operation.COMPARISON,
    ]
)
OF_SPAN = frozenset([Operation.FROM_TO, Operation.FROM_TO_RATE])
OF_ONE = OF_SPAN | {Operation.AVERAGE, Operation.BASE, Operation.FULFILMENT}
OF_MANY = frozenset([Operation.HIGHEST, Operation.LOWEST, Operation.RANKING])
# Without a year these are computed of each year by itself
OF_EACH_YEAR = OF_MANY | {Operation.DIFFERENCE, Operation.RATIO, Operation.COMPARISON}
# 比2019年多 and 比幼儿园学位多 compare two figures; 比上年提高 is a change that a row tells.
_THAN = (
    r"(?:较(?=20\d\d年)|(?<![同相环占])比)(?!例|重|较|预期|原定|年初|(?:上年|去年|上一年|前一年)(?:同期)?"
    r"(?:提高|提升|上升|下降|增长|增加|减少|变化|变动|多了?百分之|多了?几成))"
)
# 今年目标比去年提高, 2020年比2019年提高: a plan or a named year is compared, no row tells it
_PLAN_THAN = (
    r"(?:(?:目标|计划|今年).*(?:(?<![同相环])比|相比(?=去年|上年|20\d\d年)|较(?=去年|上年|20\d\d年))|20\d\d年.*比20\d\d年)"
    "(?!预期|原定|重|例)"
)
_RISES = (
    "(?:回落|下滑|掉|滑落|放缓|加快|抬高|调高|调低|拔高|压低|提高|提升"
    "|上升|增长|增加|上涨|涨|升|下降|降低|减少|降|减)"
)
_MORE = "[多少高低大小快慢]"
# 多建几个, 少引进几家: done more often, not 增加
_DONE = "(?:新?建[成设]?|引进|新增|引|招|开|办|修|供应?|筹集?|申请|授权|出让|做|完成)?"
_BARE_MORE = "(?<![提升增降减缩放加扩最多至])[多少高低大小快慢]"  # not 提高多少, 最高
_HOW = "(?:多少|几多|几)"
_AT_FIRST = "(?:原(?:来|先|本)?定?|当初|本来|起初|最初)"  # 当初的预期目标定的是几家
_BEYOND = "(?:[高低多少快慢大小][出于过]|领先于?|超过)"  # 高出工业增速多少
_PERCENT = f"(?:百分之{_HOW}|几分之几)"
_BEFORE = "(?:去年|上年|前一年|上一年|头一年|头年)"
_PATTERNS = tuple(
    (operation, re.compile(pattern))
    for operation, pattern in (  # the first that fits; examples beside
        (
            Operation.BASE,  # 按降幅倒推; 前一年同期大约多少; 原定目标是多少家
            rf"20\d\d年同期[^，,]{{0,6}}?[是为有]?(?:百分之)?{_HOW}|(?:20\d\d年|前年|上一?年)[^，,]{{0,12}}应该?[是为有]{_HOW}|据此[，,][^，,]*应该?[为是]{_HOW}|[照按]着?(?:下降|上升|增长)?(?:幅度|降幅|增幅|升幅|增速)[^，,]{{0,2}}[算推][，,][^，,]*{_HOW}|倒(?:着|回去)?[推算]|上一?年[^，,]*{_HOW}[^，,]*[，,][^，,]*[推算]|反着?[推算]|往回推|没[降升涨跌增减加]之前|回推|推回|推算|推断|折算回|估算|测算(?:上一?年|20\d\d年)|(?<![比较与跟同和]){_BEFORE}同期(?:的|是|约|大约|大概|有|为|数|水平)*(?:[^，,]*\x00[^，,增减升降涨跌]*|[^，,]{{0,8}}应该?[是为])?(?:百分之)?{_HOW}"
            rf"|超出?(?:预期|原定)?目标\d+%.*目标(?:是|为|有)*{_HOW}|前一年(?:是|有|约|大约|大概|的|为)*{_HOW}"
            rf"|{_AT_FIRST}[的定]*(?:预期|年度|新增)?(?:目标|计划|任务|指标)[^，,]{{0,5}}?{_HOW}|目标(?:{_AT_FIRST}|应该)[^，,]{{0,3}}{_HOW}"
            rf"|(?:上一?年|前一年|20\d\d年)年?[底末][^，,]{{0,12}}{_HOW}[家个件名所套条座项间]"
            rf"|20\d\d年(?:之前|以前|初)[^，,]{{0,16}}{_HOW}(?=[个家件名所套条间])|(?:原(?:来|先|本)|本来)(?:有|是)?{_HOW}"
            rf"|根据[^，,]*(?:增[速幅长]|占比)[^，,]*[，,][^，,]*{_HOW}|基数[，,]?(?:是|约|大约|为|有)*{_HOW}|原(?:先|来|本|定)的?预期的?(?:目标)?[是为有]?{_HOW}|目标(?:是|为)*{_HOW}.*超出?(?:预期|原定)?目标\d+%"
            rf"|(?:20\d\d年|[去今]年|上年)[^，,?]*(?:增长?|下降|降|升|涨)了?[^，,?]{{0,4}}\d[\d.]*(?:%|个?百分点)[^，,?]*[，,](?:那么?|则)?20\d\d年[^，,]*{_HOW}|20\d\d年[^，,?]*{_HOW}[^，,?]*[，,?].*20\d\d年?[^，,?]*(?:增长?|下降|降|升|涨|[高低多少])了?(?:\d|百分之)"
            rf"|前年[^，,?]*{_HOW}.*[升降涨增]|[升降涨增]了?[^，,?]{{0,4}}\d.*前年[^，,]*{_HOW}"
            rf"|前年[^，,]{{0,4}}(?:上升|下降|提高|降低|升|降|涨)了?[，,](?:那么?)?前年[^，,]*{_HOW}"
            rf"|20\d\d年[^，,?]*{_HOW}[^，,?]*[，,?].*(?:减一减|减一下|自己[减算]|算一算)"
            rf"|(?:增|降|升|涨|跌)了?[^，,?]{{0,4}}\d[\d.]*(?:%|个?百分点)[，,](?:那么?|则)?(?:上一?年|20\d\d年)[^，,]{{0,4}}{_HOW}"
            rf"|[升降涨跌增减]了?\d[\d.]*(?:%|个?百分点)(?:的话)?[，,](?:那么?|则)?(?:20\d\d年|前年|上一?年|前一年)[^，,]{{0,6}}{_HOW}"
            rf"|能不?能?[推算](?:得|一|算)?出|20\d\d年[^，,]*{_HOW}[^，,]*[，,](?:请?帮[我忙])?(?:算一?下|算(?=[？?。]*$)|能算(?:出来)?吗)|(?:新增|增长|增加|上升|上涨|下降|提高|\x00)[^，,\x00]{{0,10}}(?<![比较])(?:之前|以前|(?<=[增长加升涨降高\d家个件名所])前)[，,]?[^，,]{{0,8}}{_HOW}"
            rf"|(?:新增|增长|增加|上升|上涨|下降|提高)(?:之前|以前|前)[，,][^，,]+[，,][^，,]*{_HOW}"
            rf"|占了?全[市省国].*(?:那|则|那么|推|照这么算|照此|这么算)[^，,]{{0,3}}[，,]?[^，,]{{0,4}}全[市省国].*{_HOW}"
            rf"|(?:[照按][这此那]|[这那])么?个?样?(?:算|推|说)(?:下来|的话)?[，,]?[^，,]*(?:前年|上一?年|前一年|20\d\d年)[^，,]*{_HOW}"
            rf"|(?:占|[是为])全[市省国](?:的|[^，,]*[，,])[^，,]*[，,]?[^，,]{{0,8}}全[市省国][^，,]*{_HOW}"
            r"|what (?:was|is) (?:the|its) (?!change|growth|increase|decrease|drop|fall|rise)"
            r"(?:(?!from|over|than|compared)[^?,]){0,48}(?:the|a) year (?:before|earlier)"
            r"|\b(?:in )?the year before\b[^?]*\bwhat (?:level|was|figure|number)"
            r"|(?<!by )how many(?![^?]*(?:vs|versus|than|compared))[^?]*"
            r"(?:before (?:that|then|this)|(?:the|a) year (?:before|earlier)"
            r"|(?:previous|prior|preceding) year)",
        ),
        (
            Operation.FULFILMENT,  # 完成了预期目标的百分之多少; 完成率是多少
            rf"完成率|完成了?(?:预期|原定|年度|全年)?的?(?:目标|计划|任务)的?(?:{_PERCENT}|几成|{_HOW})",
        ),
        (
            Operation.AVERAGE,  # 平均每所提供多少个学位; 每宗平均多大
            r"平均(?:下来|算下来|落嚟|[落摊分]?到)?(?:每|一(?=大?[个家名位人所间宗座条套块项件校园]))|(?:每一?|(?<![十百千万])一)大?[个家名位人所间宗座条套块项件校园][^，,]{0,12}平均"
            rf"|每一?[个家名所宗条]\x00+的?\x00|[摊分落][到给]每一?[个家名位人所间宗座条套块项件校园][^，,]*{_HOW}"
            rf"|\x00[^\x00]*平均[有是能]?{_HOW}\w?\x00",
        ),
        (
            Operation.RANKING,  # 按增速从高到低排一下
            r"[从由][高低大小多少快慢][到至][高低大小多少快慢]|最[高多大快][^。]{0,12}?最[低少小慢]的?(?!奖|法院|检察)|排(?:一?个|一下)?序|排(?:一?个|一下)队|(?<=[高低多少大小快慢])地?排队|排列|排个?名次|(?:目标|指标)(?:的?排名|名次)",
        ),
        (
            Operation.HIGHEST,  # 哪个指标增速最高; 最多的是哪类专利
            r"(?:哪|边|什么|谁|which|what).*(?:最[高多大快](?!奖|法院|检察|峰|楼|级|水平|标准|人民|科学|的?(?:洪水|地震|暴雨|台风))|highest|most|largest|fastest)"
            r"|最[高多大快]的?(?:那?一?[个项])?(?:是|为)?(?:哪|边|什么|啥|谁)"
            r"|最[高多大快](?:的?(?:那|一)[个项])(?:是|为|有)?(?:多少|百分之几|几)",
        ),
        (
            Operation.LOWEST,
            r"(?:哪|边|什么|谁|which|what).*(?:最[低少小慢]|lowest|least|smallest|slowest)"
            r"|最[低少小慢]的?(?:那?一?[个项])?(?:是|为)?(?:哪|边|什么|啥|谁)|垫底",
        ),
        (  # 是2019年的几倍; AP数与热点数之比
            Operation.RATIO,
            rf"(?:是|相当于)(?:20\d\d年|去年|上年)[^\x00,，]{{0,6}}(?:{_PERCENT}|几成)"
            rf"|是.*{_HOW}倍|(?<![快升高长速提]了)(?<!提[升高速])(?<!增[长加])(?<!快){_HOW}倍(?!增)|之比(?!例)|比值|\x00[^\x00]*(?:除以|÷|/(?!.*(?:分别|各)))[^\x00]*\x00"
            r"|how many times|ratio of",
        ),
        (
            Operation.PERCENT_CHANGE,  # 比去年多百分之几
            rf"{_THAN}.*(?:{_MORE}{_DONE}|增加|减少|增长?|降低?)了?(?:{_PERCENT}|几成)"
            rf"|[跟和与同](?!上年|去年|上一年|前一年)[^，,]{{2,24}}(?<!同)比[，,]?[要会]?(?:{_MORE}|增加|减少|增长)[了出]?(?:{_PERCENT}|几成)"
            rf"|{_PLAN_THAN}.*(?:{_RISES}|[多少])了?(?:{_PERCENT}|几成)",
        ),
        (
            Operation.SHARE,  # 在专利授权总量里占几成
            rf"(?:(?<!现)在|占(?!全[市省国区])|里|当中).*占?(?:几成|{_PERCENT}|多大比[例重]|的?比[例重])(?!.*全)"
            rf"|\x00[^\x00]*(?:占|是|相当于)[^\x00]*\x00+[^\x00]*(?:{_PERCENT}|几成)"
            rf"|\x00[^\x00]*[里中]面?[^\x00]*\x00+的?(?:所?占的?)?(?:占比|比[例重]|份额)"
            rf"(?:(?:是|为|有|达)*{_HOW}| *$|[ ,，?(]| *20\d\d)"
            rf"|\x00[^\x00]*占[^\x00]*\x00+的?(?:百分比|{_HOW})|\x00[^\x00]*[里中][^\x00]*\x00+[^\x00]*占{_HOW}",
        ),
        (
            Operation.FROM_TO_RATE,  # 企业开办时间缩短了百分之几
            rf"(?:缩短|压缩|减少|提前|快|省|少|缩|砍[掉去]?|慳|悭|节[省约])[了咗]?(?:{_PERCENT}|几成)|(?:缩短|压缩)(?:比例|幅度)",
        ),
        (
            Operation.FROM_TO,  # 企业开办时间缩短了几天
            rf"(?:缩短|压缩|减少|提前|快|省|少|砍[掉去]?|慳|悭|节[省约])[了咗]?(?:下来|出来)?[跑等花用走耗]?{_HOW}个?(?:天|日|小时|分钟|月|工作日)",
        ),
        (  # 除发明专利外的共计多少件; 非发明的专利申请
            Operation.DIFFERENCE,
            r"除(?:了|去|开)?[^，,]*\x00[^，,]*外(?![^，,]*[还也又另])|(?<![除是])非\x00",
        ),
        (
            Operation.SUM,
            r"一共|合计|合共|拢共|加总"
            r"|加(?![快强大密工值入装])[^，, ]{1,16}(?:[，, ]+|的)?总(?:数|面积|规模)"
            r"|加[在到]?一?块儿?|共(?=[有是]?(?:多少|几))|总共|共计|合起来|[加凑合][在到]?一?起|加起来|加埋|夹埋(?![搞做办建开])|相加|之和|总和|加.+共|\x00[^\x00]*(?<![增新])加上?(?:[今去]年[^\x00]{0,6})?(?:\x00|计划|目标|[^\x00，,]{0,4}[，,])"
            r"|in total|altogether",
        ),
        (
            Operation.DIFFERENCE,  # 比2019年多多少个; 差多少; 高几个百分点
            rf"{_THAN}.*(?:{_MORE}{_DONE}|增加|减少|增|减|变动|变化|调整|[上下]调|回落|下滑|放缓|加快|[调抬][高低])(?:了|出|咗)?{_HOW}"
            rf"|[跟和与同](?!上年|去年|上一年|前一年)[^，,]{{2,24}}(?<!同)比[，,]?[要会]?{_MORE}[了出]?{_HOW}"
            rf"|{_BEYOND}[^，,?]*\x00.*{_HOW}|\x00[^\x00,，?]*减[^\x00少]*\x00"
            rf"|{_PLAN_THAN}.*{_RISES}了?{_HOW}|(?<![上去]年)(?<!一年)(?<!同期)相比[，,]?[要会则]?{_RISES}了?{_HOW}"
            rf"|(?:目标|计划|预期)[^，,]{{0,4}}[去上]年相比[，,]?{_RISES}了?{_HOW}|之差|\x00[^\x00]*的差(?![距额])"
            rf"|差(?:距)?(?:了|是|有)?(?:{_HOW}|多大)|相差|差额|差值|两年[^，,]*变[了化动]*{_HOW}|{_BARE_MORE}(?:了|咗|出)?{_HOW}(?!(?:个|名|家|所|件|套|座)?\x00)(?:个|名|家|所|件|套|座|点|百分点)?"
            r"|除(?:了|去|开)?[^，,]*\x00(?:[^，,]*外|[，,].*(?:其他|其余|别的))|(?<!力)争几多"
            r"|扣掉|扣除|减去|减掉|刨[去掉除]|去掉|剔除|除掉|\x00[^\x00]*[里中][面头]?[^\x00]*不(?:属于|算|含|包括|是)(?:[^\x00]*\x00|[^\x00，,]{2,6}?(?:[，,]|的?有?(?:多少|几)))"
            rf"|(?:预期|目标|计划)[^，,]*[较比](?:上年|去年|20\d\d年)[^，,]*{_RISES}的?幅度"
            rf"|从(?:20\d\d年|[去今]年)[^?]*到(?:20\d\d年|[今去]年)[^?]*{_RISES}了?{_HOW}"
            r"|how many more|how much more|difference"
            r"|by how (?:many|much)[^?]*(?:short of|below|above|behind)\b|\bgap\b[^?]*between"
            r"|how many (?:percentage )?points (?:is|was|are|were)[^?]*"
            r"\b(?:below|above(?= the)|short of|ahead of)\b"
            r"|(?:higher|lower|more|less) (?:or (?:higher|lower|more|less) )?than[^?]*by how m",
        ),
        (
            Operation.COMPARISON,  # 谁多; 哪个快; 是高了还是低了; 比2019年多吗
            rf"[提升涨高上]\w{{0,2}}还是往?[下降调跌低]\w{{0,2}}|变[了化]*[吗没]|[升涨增高]、?(?:还是)?[降跌减低](?:、|还是|或者?)持平|有(?:没有)?变化|一样[吗么]|持平[吗么]|相同[吗么]|(?:谁|边个|边年|哪一?[个年项类者边](?![一二三四五六七八九十]大))\w{{0,5}}?(?:更|比较)?{_MORE}(?![镇区学会道桥厦中校铁递村型节])"
            rf"|{_MORE}了?(?:一[点些])?[，,]?还是.*{_MORE}|相比(?:怎么?样|如何)|对比|{_THAN}.*{_MORE}了?[吗嘛么]|有没有{_THAN}.*{_MORE}"
            r"|which (?:is|was) (?:higher|lower|more|larger)",
        ),
    )
)
_IN_ROW = re.compile(
    "连[着续]?(?:上升|下降|增长|减少|[升降涨跌增])了?(?:几|多少)年"
)  # 之前连着降了几年 is told
# The words of an operation that name no figure: 多多少, 比, 合计.
_WORDS = re.compile(
    r"[加夹]埋|(?<=[缩压][短缩])(?:比例|幅度)|还?剩[下余]?(?:还有|有)?(?=多少|几)|份额|[调提抬上][高调升]了?(?:一[点些])?[，,]?还是[调降下压][低调降]了?(?:一[点些])?"
    r"|before (?:that|then|this)"
    r"|反着?算|倒回去算|[倒反]着推|往回推|回推|推回去?"
    rf"|{_RISES}的?幅度|[倒反]着?算|基数|底数|变[了化]*(?=[吗没])|(?:没)?有变化|一样(?=[吗么])|持平|相同|按[^，,]{{0,16}}(?:推回去|推算|倒推|反推|估算|推|算)|按(?=降幅|增[幅速])|倒推|反推|推算|推断|估算|折算回|{_BEFORE}同期|再?往?前一年|{_AT_FIRST}的?定?的?(?=目标|预期)|(?<=目标)(?:{_AT_FIRST}|应该|定的)"
    rf"|{_RISES}(?=了?(?:{_PERCENT}|{_HOW}))|能不?能?[推算](?:得|一|算)?出来?|原(?:来|先|本)|本来|完成率|平均(?:下来|算下来|落嚟|[落摊分]?到)?(?:[每一]一?大?\w)?|每一?大?\w(?=[^，,]{{0,12}}平均)|[摊分落][到给]每一?\w|非(?=\x00)"
    r"|[从由]\w[到至]\w(?:地|来)?(?:排(?=$|[?？]|一?下))?|排个?[序队]|排列|排个?名次|垫底"
    rf"|最{_MORE}的?|排?第[一二三四五六七八九十\d]+(?=是|的|哪)|(?:更|比较)?{_MORE}了?(?:一[点些])?还是{_MORE}了?"
    rf"|(?:更|比较)?(?:{_BARE_MORE}{_DONE}|增加|减少|增|减|缩短|压缩|[省快])(?:了|出|咗)?(?=多少|几|百分之)|少[跑等花用走耗](?=多少|几)|当中"
    rf"|用(?=[^，,?]*(?:除以|÷|/|减))|等于|之比|比值|{_HOW}倍|{_PERCENT}|几成|一共|合计|合共|总共|共计|合起来|加总|[加凑合][在到]?一?块儿?|[加凑合][在到]?一?起来?|拢共|相加|之和|总和|相差|差额|差值|之差|差(?=距|多少|几|了)"
    rf"|哪一?[个项类种年者边]|边个|谁|扣掉|扣除|减去|减掉|刨[去掉除]|去掉|剔除|除掉|不(?:属于|算|含|包括|是(?=\x00))|(?<=[个年项类])(?:更|比较)?{_MORE}|{_MORE}[吗嘛么]"
    rf"|{_BARE_MORE}(?=还是|[(?吧]|$)|(?:变动|变化|调整|[上下]调)了?(?={_HOW})|对比|怎么?样|[一二三四五六七八九十\d]+[项大个类](?=主要|指标|\x00)"
    r"|(?:fall|falls|fell) short of|by how (?:much|many percentage points)"
    r"|how many more|how much more|(?:higher|lower|less)(?: or \w+)?"
    r"|more|difference|gap|in percentage points|in total|altogether|which|what|highest|lowest"
)
# Where the things that are combined part; a measure of time such as 比上年同期 does not part.
_PARTING = re.compile(
    rf"(?<![同相环占分])比(?!例|重)|较(?!大|高|快)|相比|还是|{_BEYOND}(?=[^，,?]*\x00)|[和与跟同及减](?!比|期|时|少)|\+|加(?!快|强|工|值)上?|占(?:比(?![例重])|百分比)?|[在里](?!建|推)"
    r"|扣掉|扣除|减去|减掉|刨[去掉除]|去掉|剔除|除掉|除以|÷|/|不(?:属于|算|含|包括|是)(?=\x00|[\u4e00-\u9fff]{2,6}?(?:[，,]|有?(?:多少|几)))"
    r"|(?:是|相当于)(?=2|去年|上年|今年|实际|目标|[^\x00]{0,4}\x00)|当?中(?=[^\x00]{0,6}\x00)|除(?:了|去|开)?(?=[^，,]*外)|(?<=\x00)(?:以|之)?外|[、,，;；:?]|\bthan\b|\band\b"
    r"|\b(?:below|above(?= the)|short of|ahead of)\b"
)


@dataclass(frozen=True, slots=True)
class OperationAsked:
    """An operation and the stretches of the question that name what it combines."""

    operation: Operation
    rest: str  # the question with the operation's words blanked; offsets stay
    stretches: tuple[tuple[int, int], ...]


def find_operation(text: str, named: list[tuple[int, int]]) -> OperationAsked | None:
    """Return the operation that a squeezed question asks for; ``named`` are ranges kept whole."""
    masked = list(SOME.sub(lambda match: " " * len(match.group()), text))  # 能不能多几个点
    for start, end in named:
        masked[start:end] = "\x00" * (end - start)
    bare = "".join(masked)
    fitting = (o for o, pattern in _PATTERNS if pattern.search(bare))
    operation = next(
        (o for o in fitting if not (o is Operation.BASE and _IN_ROW.search(bare))), None
    )
    if operation is None:
        return None
    blanked = _WORDS.sub(lambda match: " " * len(match.group()), bare)
    stretches = tuple(spans_between(_PARTING, bare))
    for before, after in pairwise(stretches):
        start, end = before[1], after[0]
        blanked = blanked[:start] + " " * (end - start) + blanked[end:]
    for start, end in named:
        blanked = blanked[:start] + text[start:end] + blanked[end:]
    return OperationAsked(operation, blanked, stretches)
