"""The forms that follow-ups about figures take, an example beside each."""

import re

from assistant.slots import Asked
from index.types import Measure

ASKS = {
    Measure.GROWTH: "增长多少",
    Measure.CHANGE: "变化多少",
    Measure.SHARE: "占比多少",
    Measure.RANK: "排第几",
    Measure.EXCESS: "超出目标多少",
    Measure.LEVEL: "是多少",
}
ASKED_WORDS = {Asked.TARGET: "目标", Asked.RESULT: "实际"}
AND = re.compile("呢$|^(?:and|what about|how about) [a-z0-9' .-]{2,40}$", re.IGNORECASE)  # X呢
ALTOGETHER, APART = "一共多少", "相差多少"
BASE_ASKED = "按变化幅度倒推，上年同期是多少"
# 提高了几个百分点, after what was done and what is planned
CHANGED_BY = re.compile(
    r"^(?:(?:and|so|but|then),? )*(?:by )?(?:"
    r"how (?:much|many)[^?]*(?:lower|higher|more|less|fewer|apart)[^?]*"
    r"|(?:lower|higher|more|less|fewer|up|down) by how (?:much|many)[^?]*"
    r"|what(?:'s| is| was) the (?:difference|gap)[^?]*"
    r"|that(?:'s| is) an? (?:drop|rise|fall|cut|increase|decrease) of how (?:many|much)[^?]*)[?]?$|"
    "^(?:那|咁)?(?:较之?|相比)?是?(?:调高|提高|上调|升|高|加快)了?还是(?:调低|下调|降低|降|低|放缓)了?[，,]?(?:幅度|差|差距|变[化动])?(?:是|有|了)?(?:多少|多大|几)个?(?:百分)?点?[?？。]*$|"
    "^(?:哇|哎呀?|哦|啊)?[，, ]?(?:一下子?)?"
    "(?:那|咁)?(?:提高|下降|上升|回落|降低|调高|调低|增加|减少|[升降涨跌掉多少高低差])[了咗]?(?:出来?)?"
    "(?:多少|几多|几)个?(?:百分点|点|[家件名套条所座])?[啊呀呢]?[?？。]*$",
    re.IGNORECASE,
)
# 那再往前一年是多少 asks for what lies before outright
FURTHER_BACK = re.compile(
    "^(?:那|咁)?(?:再?往前(?:推|倒|数)?一年(?:同期)?|上年同期|(?:上一年|前一年|头一年)度?(?:同期)?)的?(?:呢|[是有为系]?(?:多少|百分之(?:几|多少)|几)[个件家名万亿元]?(?:呢)?)[?？。]*$"
)
# 那上年是多少 after 比上年上升多少, and 跟上一年比呢
BEFORE_THAT = re.compile(
    "^(?:那|咁)?(?:上年|去年|前一年|上一年)(?:同期)?的?(?P<of>[^，,？?是有为多呢系係几]{0,8})"
    "(?:呢|[是有为系係]?(?:多少|几多|百分之(?:多少|几))[个件家名万亿元]?(?:呢)?)?[?？。]*$"
)
AGAINST_BEFORE = re.compile(
    "^(?:那|咁)?[跟和与同较比]再?(?:上年|去年|前一年|上一年)(?:同期)?(?:相?比较?)?(?:呢|怎么?样|如何|有什么变化)*[?？。]*$"
    "|^(?:那|咁)?[跟和与同较比]再?之?(?:上年|去年|前一年|上一年|头一年)(?:同期)?(?:相?比)?[^，,?？]{1,4}(?:还是|抑或|或者?)[^，,?？]{1,4}"
    "[，,]?(?:[差多少高低变升降]?了?(?:多少|百分之几|几成|几个?(?:百分)?点)|幅度多[大少])?[?？]*$"
)
# 比上一年高了多少, of what the report tells a change of
THAN_BEFORE = re.compile(
    r"^(?:and |so )?how much (?:lower|higher|more|less|better|worse) (?:is|was) (?:that|it|this)"
    r" than (?:a|the) year (?:earlier|before)[^?]*[?]?$|"
    "^(?:那|咁)?[跟和与同较比]再?之?(?:上年|去年|前一年|上一年)(?:同期)?(?:相?比)?它?(?:[高低多少好差升降跌涨][了出咗]?(?:多少|[几幾]多|几个?(?:百分)?点|百分之几)"
    "|[高低多少好差升降跌涨]了?还是[高低多少好差升降跌涨]了?)[?？]*$"
)
# 全市大约新增多少: worked out of a share
OF_WHOLE = re.compile(
    "^(?:那|咁)?(?:么)?(?:照此|据此)?全[市省国](?:大约|大概|约|一共|总共)*[^，,占比]{0,6}(?:多少|几)"
)
FROM_BEFORE = re.compile("[比较](?:上年|去年|前一年|上一年)|同比")
WHICH_YEAR = re.compile(
    "^(?:那|咁)?(?:哪|边)一?年[的更]*(?:增[速幅]|目标|数)?[更]?[高低多少快慢大小][些点]?[?？呢]*$"
)
FORMER = re.compile("前者|前面那[个项]|前一[个项]|第一[个项]")
THAN_THIS = re.compile(
    "比(?:这个?|那个?|它|上面|前面|刚才)(?:那个|这个)?(?:数值?|值)?(?=[多少高低大小快慢])"
)
BOTH = re.compile("[这那]两[项个样]|两者|[两兩][项樣样]")
BOTH_TOLD = re.compile(
    "^(?:那|咁)?(?:再|还有|连同|连|加上|加)[^？?]*(?:两个|两项|一起|一并)|也(?:都)?(?:一并|一起|顺便)(?:给|报|说|列)"
)
# 今年还建吗，建多少: whether is told with how many
STILL = re.compile(
    r"^(?:那|咁)?([今明去]年)?(?:还|也)[^，,？?]{1,8}[吗么嘛不][，,？? ]+(?=[^，,？?]*(?:多少|几))"
    r"|^(?:那|咁)?((?:[今明去]年|20\d\d年)?的?目[标標])(?:有没有|有冇|有无|是不是)?"
    r"(?:[调調][高低]|提高|[上下][调調]|变)[了吗没]*[，,？? ]+(?=[^，,？?]*(?:多少|几|幾))"
    r"|^(?:那|咁)?([今明去]年)呢?[，,？? ]*(?:还|也)(\w)不\4[，,？? ]+(?=[^，,？?]*(?:多少|几))"
)
# 这里面困难的有多少
WITHIN = re.compile("^(?:那|咁)?[这那]里[面头]?(?=[^，,]{1,6}(?:多少|几))")
WITHIN_IT = re.compile("^(?:那|咁)?里[面头](?!有?(?:多少|几))")
# 里头有几件是发明专利
HOW_MANY_ARE = re.compile(
    "^(?:那|咁)?[这那]?[里裡][面头頭](?:有)?(?:多少|几|幾)[件个個家名条](?:是|系|係|属于)(?P<what>[^，,？?]{2,12})[？?]?$"
    "|^(?:那|咁)?[这那]?[里裡][面头頭](?:属于|属於|算)(?P<kind>[^，,？?]{2,8})的有?(?:多少|几|幾)[件个個家名条][？?]?$"
)
INSTEAD = re.compile(
    r"^(?:那|再)?(?:回到|说回)[^，,]{0,6}(?:问题|话题)[，,]"
    r"|^(?:那|这)(?:里|儿|边)的?(?=[^，,面头]{6,})|^(?:那|如果)?(?:换成|换做|换|改成|改问|(?:再?回到|说回|再说回)(?=[去今明]年|20\d\d)|再?(?:回到|说回)(?=[^，,]{1,12}[，,]))(?!个?(?:问题|话题))"
)
IT = re.compile("^(?:那|咁)?(?:它们?|这个(?:项目|系统|平台)?)")  # 它覆盖几个领域
# 这个要出什么文件
WHAT = re.compile(
    "(?:什么|啥)(?!目标|时候|[?？]?$)|[办做搞干建](?:什么|啥|咩)|谁|在哪[里儿]?[建开修盖办设]|[建开修盖设]在哪"
)
# 是去年已经做到的，还是今年的计划: told with the figure
STATUS = re.compile(
    "(?:做到|完成|实现|实际|结果|[弄建做办搞修]好)[^?？]{0,8}还是[^?？]{0,8}(?:计划|目标|打算|要[做建弄办搞修])"
    "|(?:计划|目标|打算)[^?？]{0,8}还是[^?？]{0,8}(?:做到|完成|实现|实际|结果)"
)
LATTER = re.compile("后者|后面[那这][个项]|后一[个项]|第二[个项]|最后(?:面)?[那这]?[个项]")
# 后面这项2019年完成了多少: of the last thing, in a year of its own
LATTER_OF = re.compile(
    "^(?:那|咁)?(?:后者|后面[那这][个项]|后一[个项]|最后[那这][个项]?)(?=20\\d\\d年|[今去]年)"
)
# 前两个指标今年的目标各是多少; 上面三项今年的目标
SOME_TOLD = re.compile(
    "^(?:那|咁|再|请|麻烦|帮|给|跟|我|把|报|说|念|列|查|是|一?下|一遍)*(?:最?(?P<first>前|头)|最?后|[这那以]?[上前]面(?:说的|问的|提到的)?这?|以上|上述|[这那])的?(?P<count>[两二三四五])"
    "[个項项样]?(?:指标|数据?|项目)?的?[，,]?(?=20\\d\\d年?|[今去]年|目标|计划|预期|哪|谁|边|相?差|[加合])"
)
OF_ALL = re.compile("(?:那|咁)?占全[市省国区]")  # 占全市的多少, of what was told last


# 占全市的多大一块
_SHARE_OF_ALL = re.compile(
    "^(?:那|咁)?占全([市省国區区])的?(?:多大一块|多大|多少|比例|比重)?[?？。]*$"
)
_BOTH_OF_THEM = re.compile("^(?:那|咁)?[它他]们(?:[两俩二]个?|俩)(?=.{4})")  # 它们两个对增长的贡献
# 最低呢, after 哪个最高
MOST = re.compile(
    "^(?:那|咁)?最(?P<most>[高低多少大小快慢])的?(?:呢|是?哪[个個]|是?多少)?[?？。]*$"
)
OF_MOST = re.compile("最[高低多少大小快慢](?![学法])")

# 那条线是多少英寸的 points at what was asked about
_POINTED = re.compile(
    "^(?:那|咁)?[那这该](?:[条个项家座所件批块套])(?P<what>[一-鿿]{1,4}?)"
    "(?=[是有的要能会占叫]|多[少大]|几|一共)"
)
# 我记的是2.4%，没记错吧
_CHECKS = re.compile(
    "^(?:那|咁)?(?:我|咱)(?:记|听说|以为|印象[里中]?)(?:得|的|着)?(?:好像|应该)?(?:是|有)?(?P<what>[^，,]{1,10}?)[，,]?"
    "(?:(?:没有?(?:记错|错)|对|是)(?:吧|吗|不|没|了)?|吧|吗)[?？。]*$"
)
_AMOUNT = (
    "\\d[\\d.]*[多余几来]?(?:%|个?百分点|[万亿千百]*(?:平方米|平方公里|公里|[个件家名套条所座人元倍成天对宗块项])?)"
    "(?:以上|左右|以下|以内)?"
)
_WAY = "(?:同比)?(?:增长|增加|上升|提高|下降|减少|降低|[增涨升降跌])了?"
# 是2.4%吗; 8268件，对吧; 是下降了5.23%吗: whether that is what was told
STATED = re.compile(
    "^(?:那|咁|哦|所以)?(?:是不是|就是|是|不是|难道是|[系係]唔[系係]|[系係])?"
    f"(?P<way>{_WAY})?(?P<amount>{_AMOUNT})[，,]?"
    "(?:(?:吗|么|吧|嘛|咩|对吗|对吧|对不对|[是系係][吧吗]|没错吧)[?？。]*|[?？]+)$"
)
_KIND_OF_NUMBER = (
    '[“"「]?(?:以上|以下|以内|左右|大?约数?|精确数?值?|准数|整数|超|近|至少|万?平方米|平方公里|公里|万元|亿元'
    "|(?:预计|预期|实际|最终|核定|初步|正式|全年|截至[^，,还？?]{1,4})+(?:数|值)?的?"
    f'|{_AMOUNT}|[个件家名套条所座人元宗块项])[”"」]?'
)
# 增长率是45%还是47%; 单位是套还是平方米; 写的是“以上”还是“左右”: what was told says which
EITHER = re.compile(
    "^(?:那|咁)?(?P<what>[^，,？?]{0,10}?)(?:写的是|说的是|是|为)"
    f"{_KIND_OF_NUMBER}[呢，, ]*还是{_KIND_OF_NUMBER}"
    "|^(?:那|它的|这个数的?)?单位(?:是|为)?(?:什么|啥|咩)"
)
# 跟2019年预计的比，哪年高
AGAINST_YEAR = re.compile(
    "^(?:那|咁)?[跟和与同](?P<year>20\\d\\d年|[去今]年)(?:的|预计|实际|完成|目标|计划|结果|预期|数值?)*"
    "(?:相?比较?|对比)(?:起来|一下)?[，,]?(?:哪一?[年个]|谁|边年)[更的]*[高低多少快慢大小]"
)
# 一共是几项, after 要落实哪些制度
_IN_ALL = re.compile(
    "^(?:那|咁)?(?:一共|总共|共|合共|拢共)(?:有|是)?(?P<count>[几幾][个個项項条條家所类類种種座块])[呢啊]?[?？。]*$"
)
_WHICH_ONES = re.compile("哪些|什么|啥|哪[几幾][个個项項条條家所类類种種座块]")


def counted_of(text: str, before: str) -> str:
    """Return the question before, for how many instead of which, where a turn asks just that."""
    asked = _IN_ALL.match(text)
    is_list = asked is not None and _WHICH_ONES.search(before) is not None
    return _WHICH_ONES.sub(asked["count"], before, count=1) if asked and is_list else ""


def checks(text: str) -> str:
    """Return 我记的是2.4%，没记错吧 as 是2.4%吗."""
    return _CHECKS.sub(r"是\g<what>吗", text)


def in_usual_form(text: str, of_which: str, before: str) -> str:
    """Return a turn without what only leads to it, its 里头有几件是… as ``of_which`` … 有多少.

    What points at something in the question ``before`` is 它.
    """
    pointed = _POINTED.match(text)
    if pointed and pointed["what"] in before:
        text = f"它{text[pointed.end() :]}"
    text = _BOTH_OF_THEM.sub("它们", text)
    text = _SHARE_OF_ALL.sub(r"占全\1百分之几", text)
    text = HOW_MANY_ARE.sub(rf"{of_which}\g<what>\g<kind>有多少", text)
    return STILL.sub(r"\1\2\3", INSTEAD.sub("", WITHIN.sub(of_which, text)))
