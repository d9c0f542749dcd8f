"""What is asked for without the talk around it: 房租涨得我扛不住了，去年弄了多少套房子."""

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.counters import asked_times
from assistant.figure_asked import FigureQuestion
from assistant.names import squeeze
from assistant.near_words import sound_of
from assistant.said_otherwise import SAID_OTHERWISE, SAID_PLAINLY, SOME_OF
from assistant.slots import asks_amount
from assistant.years import years_asked_for
from index.keeping import at_hand
from index.types import ReportFacts
from index.words import CLAUSE_ENDS, fold, only_clauses

_ENDS = re.compile(r"[，,。；;！!？?]|\. |(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff])")
# 喂您好，/ 我开小店的，/ 听说…: who speaks, to whom and why; it says nothing of what is asked
_TALK = re.compile(
    "^(?:i'?m|i am|my|we|our|i (?:teach|work|live|study)) "
    "|没(?:来得及)?[听看记赶注顾](?:清|懂|全|完|到|着|上|意|仔细)|[记搞分]不清"
    "|忘了|喂|您|你|问一[句下]|问下|请问|请教|麻烦|打扰|我|咱|俺|本人|家里|家长|老师|同志|帮|听说|据说|朋友|邻居|同事|老[婆公爸妈板]"
    "|孩子|小孩|娃|儿子|女儿|爸|妈|爷|奶|想|怕|急|愁|心慌|扛|受不了|谢|唉|哎|感觉|觉得|领导|写材料|核对|报数|报个数|要个?数|[准想打][备要算]?买|求|搬|定居|打工|上班|下班|开店|路过|肉疼|头疼|心疼|烦|闹心|死人|死了?$|^(?:hi|hello|i|i'm|im|my|we|our|dear)\\b"
)
_HOW_BIG = re.compile("几(?=大(?:的?[面地]|[呀啊呢?？。]|$)|[长高远宽重](?![一-九十]))")
# 楼下贴了告示说沙田要盖消防站: who said so is no matter
_HEARSAY = re.compile(
    "^[^，,。]{0,8}(?:告示|通知|新闻|报纸|网上|电视|广播|朋友|邻居|同事|群里|有人|人家|老师|村里|居委会?|街道)"
    "[^，,。]{0,4}(?:说|讲|写着|传|提到)(?:是|着|了|有)?(?=[^，,。]{4})"
)
# 总共有好多个点, 帮到了好多人哦
_DIALECT = re.compile(
    "(?<=[有共建修盖搞弄开是系到了占约要])好多"
    "(?=(?:[个家间所座套名条张人件项]|[亿万]元?|块钱?|钱)[^，,。？?]{0,6}(?:[?？嘛哦呢呀咯啊。]|$))"
)
KNOWN = re.compile(
    "(?:知道|晓得|清楚|明白)了?[的啦哈]?$|已经?(?:有|载明|掌握|拿到|填好?|知道)了?$|我?有了$"
)  # 今年要降多少我知道了
# 不是批下来的那种, （别拿世界500强的给我）: what is not asked for; not 是不是, nor 不是说…嘛
_NOT_THAT = re.compile(
    r"(?P<before>^|[，,。；;？?（( ])\s*(?:我)?"
    r"(?:不是|不要|不问|别(?:[拿给说报]|把(?![^，,]*[算混合放加]))|非(?=[“\"「]))(?!说)[^，,。；;？?（）()]{2,14}"
    r"(?<![吗嘛么吧])(?=[，,。；;？?）)]|$)[）)]?"
)
_NOT_NEEDED = re.compile("[，,][^，,]{1,8}的就?(?:不用|不要|免)了?[。]?$")  # 每百元的不用
# 承诺时限缩短了多少，真的快了吗
_DOUBT = re.compile(
    r"(?<=.)[，,；;？?\s]+(?:是不是|是)?真的?有?(?:[多少快慢高低好降涨升]了?|这么\w{1,2})[吗么嘛][？?]*$"
)
# 写材料要精确数, 讲话稿要用: what the answer is for
_PURPOSE = re.compile(
    r"(?<=.)[，,；;。？?\s]+(?:我)?(?:写|做|准备|起草)?(?:材料|讲话稿?|发言稿?|稿子)(?:要|需要|得)[^，,。？?多几]{1,8}[。！!]*$"
)
# GDP增长7%以上，那2021年呢: of the year at the end alone
_YEAR_AND = re.compile(r"[，,。；;]\s*(?:那么?)?(?:20\d\d年|[今去明]年)呢[?？]?$")
# 慢了多少个百分点？差太多了吧
_OPINION = re.compile(
    r"(?<=.)[，,。；;？?\s]+(?:也|有点|感觉|觉得|真)?(?:差|降|涨|掉|跌|跳)?[太好]?(?:多|少|高|低|慢|快|水)了(?:吧|啊|呀|哦)?[。！!]*$"
)
_GLOSSED = re.compile(r"(?:上一?年|去年|前一年|今年|明年)[（(](20\d\d)年?[）)]")  # 上一年（2018）
_SPOTS = re.compile(
    "((?:一共|总共|拢共|合共|共有|有)|(?:一共|总共)?[铺装布]了?|(?=[^，,]{2,}个点(?:能|可以|覆盖)))(多少|几)个点"
)  # 多少个点 of a network are no %
_TYPED = re.compile(
    r"(?:(?<=多少)|(?<=几))(?P<typed>[\u4e00-\u9fff])(?=[了呢啊呀吗哦]?(?:[?？。，,]|$))"
)
_COUNTERS = {
    "jia": "家",
    "suo": "所",
    "tao": "套",
    "tiao": "条",
    "ge": "个",
    "zuo": "座",
    "zong": "宗",
}
_GAP = re.compile(r"(?<=\w{6}) +(?=[\u3400-\u9fff]{2})")  # between sentences
# （门口挖得跟战壕似的，投诉用）; 两个别混
_ASIDE = re.compile(
    "[（(][^（）()]{6,}[）)][。！!]?$|[，, ](?:两个|两者|这俩)?别搞?混(?:了|淆)?[。！!]?$"
)
_YEAR = re.compile(
    r"(?<![\d.])(20\d\d) *( )(?=[\u4e00-\u9fff])"
    r"|(?<![\d.])(20[12]\d)(?=[\u4e00-\u9fff])(?![年个家名人件套条所座亩元万亿米级])"
)  # 专利授权 2019 件数; 2020占几成, whose clause stays one
_OF_EACH = re.compile("各(?=[想要拿引建开打计])")
STORY = 6  # characters of a clause that is no part of another: 外资的，有几家
# A clause that says which, of what or how, or asks itself: 其中, 不含, 按户籍算, 叫什么名字
_CONDITION = re.compile(
    "其中|其他|其余|[不没别未非无]|除|只|单|仅|光|[里中]面?$|当中|按|折|换|平均|每|[的呢]$|类|级|以[上下内外]|占|比|属于|算|什么|啥|哪|怎|谁|吗|如何|几|多[少大]|条件|名字|、|[这那][种些个类]|就是|放[到在]"
)
_COMPUTES = re.compile("[反倒推折]算|算[出一]")  # 帮我反算
_FAMILY = re.compile(
    "^(?:我|我家|我们家|家里|俺)?(?:的)?(?:[大小老]?(?:娃|[大二三]宝|宝宝|闺女|孩子?|儿子|女儿|孙[子女]|外甥女?|侄[子女]|老大|老二|爸|妈|老人)|[^，,]{0,4}[一二两三四五六七八几]口人"
    "|^(?:我|俺|咱)(?:大?前年|去年|上个?月|之前|以前)(?!.*(?:多少|几))"  # 我前年出车祸
    "|^(?:大?前年|上个?月|之前|以前)(?:帮|陪|替|我|俺|咱|家里|朋友)(?!.*(?:多少|几))"
    "|^(?:我|俺|咱)?(?:们)?(?:有个)?(?:朋友|同事|邻居|老乡|亲戚|同学)(?!.*(?:多少|几[个家件名所])))"
)
_WORKS_OUT = re.compile("根据|按照|[推算]")  # 根据2019年的总量和增速，2018年大概多少
_AGO = re.compile("[前这近]几[年天个]|好几(?!多)")  # 前几年老遭贼, 盖好几所 ask for nothing
_HEARD = re.compile("^(?:i'?(?:ve)? ?)?heard ")  # Heard it was number one in Shenzhen
# 我家娃明年要上小学, 学位够不够: whatever it names, another clause asks
_ABOUT_FAMILY = re.compile(
    "^我(?:喺|在|住|系|是)[^，,]{1,8}$|^(?:我|我家|我们家|家里)?(?:娃|[大二三]宝|宝宝|闺女|孩子|小孩|儿子|女儿|外?孙[子女]?|外甥女?|侄[子女儿]|老人|老[伴婆公]|爸|妈)|够不够|难不难"
)


def asking_clauses(text: str, read: Callable[[str], FigureQuestion]) -> str:
    """Return the clauses that ask, or nothing where all do or none does.

    A clause that names a year, a place or a figure, or may say which one is meant, is kept.
    """
    return only_clauses(_ENDS, text, lambda clause: not _is_talk(clause, text, read(clause)))


def amount_clauses(text: str) -> str:
    """Return the clauses that ask for amounts, or the whole text where none does."""
    text = _GAP.sub("，", SOME_OF.sub("些", _AGO.sub("", text)))
    clauses = [c for c in CLAUSE_ENDS.split(text) if not KNOWN.search(c)]
    clauses = [c for c in clauses if asked_times(c) or asks_amount(fold(c))]
    return "，".join(clauses) or text


def of_asking_years(question: FigureQuestion, facts: ReportFacts) -> FigureQuestion:
    """Return a question with the years asked about: 今年要弄38个，去年弄好几个 is of 去年 alone."""
    around = question.around and of_asking_years(question.around, facts)
    if len(question.years) < 2 or _WORKS_OUT.search(question.text):
        return replace(question, around=around) if around else question
    ends = _YEAR_AND.search(question.text)
    stated = ends is not None and not asked_times(question.text[: ends.start()])
    asked = years_asked_for(
        ends.group() if ends and stated else amount_clauses(question.text), facts
    )
    if not asked:  # 2020年的目标已经有了，2021年，定的是多少家
        unknown = [c for c in CLAUSE_ENDS.split(question.text) if not KNOWN.search(c.strip())]
        asked = years_asked_for("，".join(unknown), facts)
    return replace(question, years=asked if len(asked) == 1 else question.years, around=around)


@at_hand()
def as_meant(text: str) -> str:
    """Return a text with what it asks by in usual words: 多少个地点 of a network, no 多少个点."""
    for cantonese, plain in SAID_PLAINLY:
        text = text.replace(cantonese, plain)
    aside = _ASIDE.search(text)
    if aside and asked_times(text[: aside.start()]) == asked_times(text) > 0:
        text = text[: aside.start()]
    for said, usual in SAID_OTHERWISE:
        text = said.sub(usual, text)
    kept = _NOT_NEEDED.sub("", _NOT_THAT.sub(r"\g<before>", text)).strip("，,。；;（( ")
    text = kept if asked_times(kept) == asked_times(text) and len(kept) > 1 else text
    if not asked_times(text):
        text = _DIALECT.sub("多少", text)
    return _SPOTS.sub(r"\1\2个地点", _TYPED.sub(_counter_meant, text))


@at_hand()
def plainly(text: str) -> str:
    """Return a text without who told it, 几大面积 as 多大面积, 各想拿下几个 without 各."""
    text = _GLOSSED.sub(r"\1年", _DOUBT.sub("", _PURPOSE.sub("", text)))
    told = _OPINION.sub("", text)
    text = told if asked_times(told) == asked_times(text) else text
    told = _YEAR.sub(r"\1\3年\2", _HEARSAY.sub("", text)).replace("几成几", "几成")
    return _OF_EACH.sub("", _HOW_BIG.sub("多", told))


def _counter_meant(typed: re.Match[str]) -> str:
    """Return the counter that a character sounds like: 多少逃 for 多少套."""
    return _COUNTERS.get(sound_of(typed.group())[0], typed.group())


def without_family(text: str) -> str:
    """Return a question without what is said of the asker's family: 我家老大明年读一年级."""
    return only_clauses(_ENDS, text, lambda clause: not _FAMILY.search(squeeze(clause))) or text


def _is_story(clause: str) -> bool:
    """Say whether a clause tells something of its own: 电视上说得太快没听清."""
    return len(clause) >= STORY and _CONDITION.search(clause) is None


def _is_talk(clause: str, text: str, question: FigureQuestion) -> bool:
    squeezed = squeeze(clause)
    if _ABOUT_FAMILY.search(squeezed) and not question.slots.outright:
        return True
    elsewhere = squeeze(text).replace(squeezed, "", 1)  # 要上幼儿园了，公办幼儿园…
    named = any(mention.text not in elsewhere for mention in question.mentions)
    computes = _COMPUTES.search(squeezed) is not None
    if _HEARD.search(squeezed) and not question.slots.outright:
        return any(m in elsewhere for m in ("多少", "几", "how m"))
    says = computes or question.slots.outright or question.years or question.region or named
    return not says and (
        _TALK.search(squeezed) is not None or (not question.mentions and _is_story(squeezed))
    )
