"""Make a follow-up stand alone, from what the same person asked before."""

import re
from collections.abc import Collection

from assistant.types import Role, Turn, asked_in
from index.keeping import at_hand
from index.keywords import KeywordIndex
from index.words import cut, names_nothing

# Openings and pronouns that lean on what went before: 那2019年呢 它在哪一节 还有吗 具体呢
_LEANING = re.compile(
    r"^(?:那|后来|随后|后面一年|下一年|第二年|[次转]年|[今去明]年(?:想|打算|准备|计划)[^，,]{0,4}(?:什么|啥|怎么|哪)|除了|除此|(?:[今去明]年|后面|以后)?(?:还|也|又)[有会要在]|(?:[今去明]年|现在)(?:还|接着|继续)(?:往下|接着|继续|[弄搞推办做])|具体|详细|其中|它|这个|该|上述|哪一?节|(?:写|说|提|讲|列|放)?在(?:报告)?(?:[里中]的?)?哪|为什么|然后|另外|呢|咁"
    r"|what about|how about|and (?=[a-z]))"
    r"|(?:它|这个项目|那个项目|这项|那项|该项目|呢[?？]?$)"
)

# 什么时候建成 after a question on the 敬老院 asks about that
_ASKING = re.compile(
    r"(?:什么|啥|何|几)时候?|在哪|谁|怎么|如何|有没有|花了|由谁|when|where|who|how"
)


MOST_ASKERS = 2  # 话务员转述：市民想知道
# What only keeps the talk going, before the question: 明白了，/ 好的谢谢！/ 换个话题，
_OPENING = re.compile(
    r"^(?:(?:(?:(?:怎么|咋)会?[掉降跌涨升高低多少]?[这那]么[^，,。！!：:；;？?]{1,3}|我?的?天[哪啊呐]?|我去|哇+|咦|[诶欸]|唉|哦+|噢|嗯+|啊+|哎呀?|(?:挺|真|太|很|蛮|还)?(?:不错|猛|厉害|可以|棒|牛|给力)的?|不是|好+的?|行|明白|知道|了解|懂|收到|记[下住好]|原来如此|(?:十分|非常)?感谢|谢谢|多谢|唔该|ok|thanks"
    r"|对)(?:[了吧啦哈哦呀你您]|谢谢|明白|知道|多谢)*"
    r"|(?:我|咱)?(?:刚才?)?(?:不是|没|没有)(?:在|想|要)?问[^，,。！!：:；;？?]{1,12}"
    r"|同样的?(?:算法|方法|办法)|(?:[^，,。！!]{1,6}(?:先放一放|放一边|先放着|放一下)[，,])?换个?(?:话题|问题|题目?|事儿?|角度|轻松点?的)|[^，,。？?多几哪什啥怎谁]{1,14}(?:我|咱)(?:都|早)?(?:知道|晓得|清楚)了?(?=[，,](?:那?还有|其他的?呢|别的呢))|不说[^，,。]{1,8}了|(?:算了[吧，,]?)?(?:先)?不[问说聊](?:这|那)(?:个|些)?了?|(?:这[些个])?先不说(?:这[些个])?了?|(?:最后|再|还想|另外|顺便)问[^，,。！!：:；;？?哪什啥谁几吗怎]{0,10}"
    r"|[^，,。？?]{1,8}(?:够了|可以了|不用了)|另外?|再有|还有一[个件]事?|thanks"
    r"|(?:different|another|new|other) (?:matter|question|topic|thing))"
    r"(?:[，,。！!：:；;]|(?<=[a-z])\.)+\s*|(?:[哦噢欸]?对了|换个?(?:话题|问题)|再问一个)\s+(?=[\u4e00-\u9fffA-Za-z\d])"
    r"|(?:好|嗯|行|哦|ok)\s+(?=那)|(?:那?也?就是说|换句话说|意思(?:就)?是(?:说)?)[，,]?)+",
    re.IGNORECASE,
)
# 不是这个 我问新增几家; 看错 那是今年的 去年多少
_TAKEN_BACK = re.compile(
    r"^(?:不是|唔[系係])(?:[这那呢]个|這個)[，,。\s]+"
    r"|^(?:啊|哦|哎呀?)?我?(?:打漏字|漏字|[问说打写搞讲]岔|[问说打写讲]反|[问打写讲搞]错(?:年份?)?)了?[，,。\s]+我?(?:其实|应该)?(?:[想]?[要问说]的?)?(?:应该)?[是系]?(?=..)"
    r"|^(?:看|搞|说|记|弄)错了?[，,。\s]+(?:那是[^，,\s]{1,6}[，,\s]+)?"
    r"|^我?(?:问|说|要|讲)的不是[这那](?:个|些)?[，,。\s]+(?:而?是)?"
    r"|^我不是(?:想?要|想?问|说)[^，,\s]{1,8}[，,\s]+我?(?:就|只|是)?(?:想(?:知道|问|了解)|问)(?:的是)?"
    r"|^(?:[啊哇咦哦噢诶][，,]?)?[这這那咁][么麼]?[高低多少快慢大小][的嘅]?[啊呀吗呢]?[？?！!，,]+\s*"
)
_OTHER_TOPIC = re.compile(
    r"(?:[^，,。！!]{1,6}[，,。！!\s]+)?(?:最后|再|另外|顺便)?(?:再|想)?问(?:一?[个件])(?:不相关|无关|别|另外|其他)的?(?:事|问题)?[：:，,\s]|"
    r"算了[吧，,]?(?:先)?不[问说聊](?:这|那)(?:个|些)?了?[，,。！!\s]|"
    r"(?:[^，,。！!]{1,4}[，,。！!\s]+)?(?:那|咱们?|我们|算了)?换个?(?:话题|问题|事儿?|轻松点?的)(?:问|说|聊)?[吧，,。！!：:\s]"
)
# 金碧路我晓得了，金牛路呢; 供地说完了，: what was told needs no more telling
_KNOWN = re.compile(
    "^(?:(?:那|这|好|嗯|哦)?[^，,。？?多几哪什啥怎谁吗]{1,14}"
    "(?:(?:我|咱)?(?:都|早)?(?:知道|晓得|(?<!不)清楚|明白|懂|记下)[了啦]?|(?:说|讲|聊|问|谈)完[了啦]?)[，,。；;\\s]+)+"
    "(?:(?:最后|还有|再问)一[个件条点][：:，,])?|^(?:最后|还有|再问)一[个件条点][：:，,]"
)
_RETURNS = re.compile(
    r"(?:[^，,。！!]{1,6}[，,。！!\s]+)?(?:还是)?(?:再?回到|说回|再说回)(?:刚才|前面|之前|最开始|一开始|头一个)?(?:说|问|提|讲)?到?的?"
    r"(?:前面)?(?:那[个家所座条项])?(?P<noun>(?!去年|今年|前面|刚才)[\u4e00-\u9fff\d]{2,8}?)的?(?:事|问题|话题|那个)?[，,。：:]\s*(?P<rest>.+)$"
)
_WRONG = (
    "(?:(?:不好意思|抱歉|对不起|不对|不是|不不|[哎唉]?[打说写问讲]错了?|口误|错了|我?[你说搞弄听看](?:理解)?错了?)"
    r"[吧了啊呀哦，,。！!\s]*)+"
)
_MEANT = "(?:我|咱|人家|来电人?|市民|群众)?(?:想|要)?(?:问|说|指|要|想知道|想问)?的?"
_NOT_BUT = re.compile(  # 我问的不是授权，是申请; 不对，我要的是申请量，不是授权
    rf"^(?:{_WRONG})?{_MEANT}不是(?:问|说)?[^，,是]{{1,10}}[，,；;\s]+{_MEANT}而?是(?:想?问|想?说|指)?"
    r"(?P<but>[^，,。？?]{1,12})[。！!]?$"
    rf"|^(?:{_WRONG})?{_MEANT}是(?P<this>[^，,。？?]{{1,12}})[，,；;\s]+而?不是[^，,。？?]{{1,10}}[。！!]?$"
    rf"|^[^，,]{{1,10}}(?:就?不用|不必|先?不)(?:说|讲|管|问)了?[，,；;\s]+(?:只?就|只)(?:说|要|问|看|讲)?(?P<only>[^，,。？?]{{1,12}})[。！!]?$"
    r"|^(?P<plain>(?!.*[多几哪什啥吗])[\u4e00-\u9fff]{2,8})[，,；;\s]+不是(?!吗)[^，,。？?多几]{1,8}[。！!]?$"
    rf"|^{_WRONG}(?:应该|其实)?是(?P<meant>[^，,。？?哪什谁多几]{{2,12}})[。！!]?$"
    rf"|^{_WRONG}我?想?要(?P<want>[^，,。？?是]{{1,10}}?)的?[。！!]?$"
    rf"|^{_WRONG}{_MEANT}的是?(?P<that>[^，,。？?]{{1,12}})[。！!]?$"
)
# 主要问题一共几条，分别讲的啥: the list is its number
_COUNTED = re.compile(
    "(?:一共|总共|共)(?:有|是)?几[条点](?:方面)?[，,、](?=(?:都|各|分别)(?:是|讲|有|叫|说))"
)
_ASKED = re.compile(
    r"^(?:我|咱们?)(?:(?:想|是|要)?问的?(?:是|一?下)?|[说指]的是)(?=..)"
)  # 我问的是2020年的打算
# 还差社会消费品零售总额，目标是多少
_STILL_LACKING = re.compile(
    "^(?:那|现在|就)?还[差缺][一那]?[个项]?(?![多几])(?=[^，,多几]{3,}(?:[，,]|呢))"
)
# Who asks, told before what is asked; what the answer is for, told behind it
_ASKER = (
    "(?:来电|话务员|坐席|市民|群众|街坊|居民|家长|老人|大爷|大妈|阿姨|业主|商户|企业主?|记者|网友"
    "|领导|同事|客户)"
)
_TOLD_BY = re.compile(
    r"^[^：:，,？?]{0,16}(?:来电|打热线|打电话|咨询|求助|反映|转述|市民|群众|街坊|家长)[^：:，,？?]{0,6}"
    r"(?:问|说|咨询|反映)?[：:](?=.)"
    rf"|^{_ASKER}(?:要的|问的|想要的)是"
    r"|^[\u4e00-\u9fff]{1,10}[局办委处科部院所站]来?(?:问|想问|想了解)[：:](?=..)"
    r"|^听[^，,。？?：:]{1,8}(?<!有人)说(?:是)?[，,]?(?=..)"
    r"|^(?:电话|热线|微信|群|窗口|后台|留言)[里上]?(?:有人|来)?问(?:到|起|一下|下)?[：:，,]?(?=..)"
    rf"|^(?:有个?|一[位个]|刚才?|这边)*[^：:，,？?]{{0,3}}{_ASKER}[^：:，,？?问想]{{0,6}}"
    r"(?:来?问(?:到|起|一下|下)?|想(?:要?知道|要?了解|问问?|打听)(?:一下|下)?|咨询(?!热线|电话|窗口|服务|平台)(?:一下|下)?)(?:我们|说)?[：:，,]?(?=..)"
)
_CLOSING = re.compile(
    r"(?<=\w)[，,](?:点|举|列|说|报)(?:几个|个|些)?(?:名|名字|例子?|来听听|例?说说)[。！!？?]*$|"
    r"(?<=[^\s，,。；;？?])[，,。；;？?\s]+(?:请(?:你|您)?(?:据|按|根据|依据)报告(?!\w{0,4}[推测估计]算)\w{0,6}|请?给?个?出处"
    r"|请(?:予以|协助|帮忙|代为)*(?:答复|回复|解答|核实|查询|告知)(?:一下)?|(?:我|该|应该|要)*怎么(?:回复?|答复?|说|解释)(?:他|她|人家|对方)?(?:好|呢|啊)?"
    r"|(?:我|让我|好让?我|这边)?(?:先|要|好|去|来|得)*(?:翻翻|翻一下|[记抄核查看对](?:一|[记抄核查看对])?[下查看对](?:来|去)?|记上|抄上|做个?笔记|登记|记不(?:太|大)?清了?)"
    r"|(?:起草|写)(?:材料|稿子?)(?:急|要)?用|急用|急等|在线等"
    r"|(?:领导|那边|会上|对方|市民)?(?:等着|急着|急等)(?:要|用)?|请予?(?:以)?(?:明确|列明|核实|提供|告知))[。！!？?]*$"
)
_PRONOUN = re.compile(
    r"它|他们|人家|这个(?!区)|那个|该项|上述|这项|那项|其中|\b(?:it|its|that|this)\b"
)
# 那个项目 and 那个呢 stand for something; 弘金地那个综合体 names it
_BARE = re.compile(
    rf"(?!这个|那个)(?:{_PRONOUN.pattern})"
    "|^是(?:哪|谁|什么|啥)|[这那]个(?=项目|[呢吧吗是有要会能在的也还又]|什么|多少|怎|[，,。？?！!]|$)"
)
_MENTIONED = re.compile(
    "^[\u4e00-\u9fff]{2,8}?(?:有没有|有无|有)提(?:到|及|过)?(?:没有?|了?吗|么)?[?？。]*$"
)
QUOTED = re.compile("“[^”]{2,12}”")
_THIS = re.compile(  # 这个方案, 公园本身
    "(?:[这那][个条项座家所]|该)(?P<noun>[\u4e00-\u9fff]{2})|(?P<self>[\u4e00-\u9fff]{2})本身"
)


AHEAD = re.compile(
    "后来(?:还|又)?(?:打算|计划|要|会)|还有没有新的|还(?:会|要|打算)再?[建开办修盖]|下一步|接下来|[往今以]后|后面一?年|下一年|第二年|[次转]年|后续"
)  # the plan's year
_YEAR_WORDS = re.compile(
    r"后面一年|下一年|第二年|[次转]年|[今去明前]年|(?:20)?\d{2}年|年[底初中内]|全年"
)


def without_year_words(text: str) -> str:
    """Return a text without its times, which name no topic."""
    return _YEAR_WORDS.sub(" ", text)


@at_hand()
def without_opening(text: str) -> str:
    """Return what is asked after 明白了， or 来电问：, and before 请据报告答复."""
    corrected = _NOT_BUT.match(text.strip())
    if corrected:
        named = (
            corrected[name] for name in ("but", "this", "only", "plain", "meant", "want", "that")
        )
        return f"{next(filter(None, named))}呢"
    rest = _TAKEN_BACK.sub("", text.strip())
    rest = _STILL_LACKING.sub("", rest)
    rest = _ASKED.sub("", _OPENING.sub("", _COUNTED.sub("", rest), count=1))
    for _ in range(MOST_ASKERS):
        rest = _TOLD_BY.sub("", rest)
    rest = _CLOSING.sub("", rest)
    return rest if re.search(r"\w", rest) else text


def left_or_back(text: str, history: list[Turn]) -> tuple[str, list[Turn]]:
    """Return what a turn asks, and the history that it is asked after.

    换个话题，… leaves all of it; 回到刚才那家医院，今年呢 goes back to what was asked of it.
    """
    if history:
        text = _KNOWN.sub("", text.strip()) or text
    if _OTHER_TOPIC.match(text.strip()):
        return text, []
    back = _RETURNS.match(text.strip())
    if back is None:
        return text, history
    ends = [n for n, t in enumerate(history) if t.role is Role.USER and back["noun"] in t.content]
    return (back["rest"], history[: ends[-1] + 2]) if ends else (text, history)


def is_follow_up(text: str) -> bool:
    """Say whether a question's form leans on the one before."""
    return _LEANING.search(text.strip().lower()) is not None


def topic_of(history: list[Turn], keywords: KeywordIndex, empty: Collection[str]) -> str:
    """Return the last question with all that it leans on."""
    last = without_opening(asked_in(history)[-1])
    return topics(last, history[: _last_user(history)], keywords, empty)[-1]


def topics(
    text: str, history: list[Turn], keywords: KeywordIndex, empty: Collection[str]
) -> tuple[str, ...]:
    """Return the readings of a question, the most likely first: alone, or after earlier topics.

    ``empty`` are the words that name nothing. A pronoun, or no word that the report knows, needs
    the topic of the question before; a word of its own may do without: 那羽毛球呢. The topic is
    the question before, alone where it names something itself, and with what came before that.
    """
    text = without_opening(text)
    earlier = asked_in(history)
    if not earlier:
        return (text,)
    last = without_opening(earlier[-1])
    quoted = any(term not in last for term in QUOTED.findall(text))
    if quoted or _MENTIONED.search(text.strip()):
        return (text,)  # what stands in quotation marks is a topic of its own; 禁毒有提吗
    whole = topic_of(history, keywords, empty)
    stands_alone = any(map(keywords.knows, names_of(last, empty))) and not _BARE.search(
        last.lower()
    )
    near = _antecedent(text, earlier) or (last if stands_alone else whole)
    after = tuple(dict.fromkeys(_joined(before, text) for before in (near, whole)))
    own = names_of(text, empty)
    if own and not any(map(keywords.knows, own)) and not _PRONOUN.search(text.lower()):
        return (text,)  # it names something of its own that the report lacks
    if not own or _PRONOUN.search(text.lower()) or (len(own) == 1 and _ASKING.match(text)):
        return after
    if not is_follow_up(text):
        return (text, *after)
    return (*after, _of_year(text, last))


def _of_year(text: str, last: str) -> str:
    """Return 那碧岭呢 with the year of the question before it, if that names one."""
    year = _YEAR_WORDS.search(last)
    if year is None or _YEAR_WORDS.search(text) or not text.rstrip("?？。 ").endswith("呢"):
        return text
    return f"{year.group()}{text}"


def _antecedent(text: str, earlier: Collection[str]) -> str:
    """Return the latest question that names what 这个方案 means, or nothing."""
    nouns = [m["noun"] or m["self"] for m in _THIS.finditer(text)]
    said = (q for q in reversed([*earlier]) if any(noun in q for noun in nouns))
    return without_opening(next(said, ""))


_OR_NOT = re.compile(r"(\w)不\1")  # 还搞不搞


def names_of(text: str, empty: Collection[str]) -> list[str]:
    """Return the words by which a question names something: of 接下来 no part does."""
    words = cut(without_year_words(text))
    naming_nothing = [w for w in words if w in empty or names_nothing(w) or _OR_NOT.fullmatch(w)]
    return [word for word in words if not any(word in other for other in naming_nothing)]


def _joined(before: str, text: str) -> str:
    """Put an earlier question before this one; its years give way to those that this one names."""
    if _YEAR_WORDS.search(text) or AHEAD.search(text):
        before = without_year_words(before)
    return f"{before.strip('?？。！!，, ')}，{text}"


def _last_user(history: list[Turn]) -> int:
    return max(i for i, turn in enumerate(history) if turn.role is Role.USER)
