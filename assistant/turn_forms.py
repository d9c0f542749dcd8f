"""What a turn that leans on others says, in the one way in which it is read: 非发明部分呢.

Each form has an example beside it; a turn that names all it asks for keeps its words.
"""

import re

_LEADS = "^(?:那么?|咁|所以|然后|哦|噢)?"
_ASKS = "(?:呢|是?有?(?:多少|几多?)[个件家名套条]?)?[?？。]*$"
_FORMS = tuple(
    (re.compile(pattern, re.IGNORECASE), replacement)
    for pattern, replacement in (
        # 比全国高啊。那今年定的是多少
        ("^[^，,。！!？?几多哪什啥怎谁吗呢]{1,10}[啊呀哇哦哈喔嘞][，,。！!]+\\s*(?=.{4})", ""),
        # 多500个咯，那充电桩呢; 我记一下，7348套，没错吧
        ("^[^，,。！!？?]{1,10}[咯啰嘞][，,。！!]+\\s*(?=.{4})", ""),
        ("^(?:我|那我|咱)?(?:先|再)?(?:记|核对?|确认|对)一?下[，,。：:]+\\s*(?=.{3})", ""),
        # 那主营业务成本也是降2.4%咯
        ("(?<=[\\d%个家件名套点])(?:咯|啰|喽|咩)[?？。]*$", "吗"),
        ("也是(?=[增涨升降跌]\\D{0,2}\\d)", "是"),
        # how many of those were for inventions; so up by what percent
        (
            "^(?:and |so )?how many of (?:those|these|them|which) (?:were|are|was|is) (?:for )?"
            "(?P<what>[a-z ]{3,30})[?]?$",
            r"其中\g<what>有多少",
        ),
        (
            "^(?:and |so |that is |that's )*(?:up|more|an? (?:increase|rise) of)(?: by)? "
            "(?:what|how many|how much) per ?cent(?:age)?[?]?$",
            "多百分之几",
        ),
        (
            "^(?:and |so |that is |that's )*(?:down|cut|less|a (?:cut|drop) of)(?: by)? "
            "(?:what|how many|how much) per ?cent(?:age)?[?]?$",
            "减少百分之几",
        ),
        # 没增之前几家; 涨之前的基数呢
        (
            f"{_LEADS}[没未](?:新?增|加)(?:的|这批|这些)?(?:之前|以前|前)(?:是|有)?(?=多少|几)",
            "新增之前有",
        ),
        (
            f"{_LEADS}(?:[没未])?(?:增长|上涨|[涨升增降跌])了?(?:之前|以前)的?(?:基数|数|那个数)?"
            "(?:呢|是?多少|是?几[件个家])(?:[，,][^，,]{0,8})?[?？。]*$",
            "往前一年同期是多少",
        ),
        # 那充电桩呢，2020年建几个: of what is named, not of what was told
        (
            f"{_LEADS}(?P<of>[^，,？?年的些]{{2,8}})呢[，,](?P<asks>(?:20\\d\\d年|[去今]年)[^，,]{{0,4}}(?:多少|几)[^，,]*)$",
            r"\g<of>\g<asks>",
        ),
        # 从里面供应了几块; 剩下的呢; 前面係後面嘅幾多倍
        (f"{_LEADS}从(?:这|那)?(?:里面|里头|中)(?=[^，,]{{1,6}}(?:多少|几))", ""),
        (
            f"{_LEADS}(?:剩下|其余|余下|剩余)的?(?:那些)?(?:呢|[是有]?(?:多少|几)[件个家名套]?)[?？。]*$",
            "其余的有多少",
        ),
        (
            f"{_LEADS}前面那?个?(?:[是系係])后面那?个?的?(?=(?:多少|几|幾)多?倍|百分之)",
            "前者是后者的",
        ),
        (f"{_LEADS}前面(?:[是系係])(?:后面|後面)(?:的|嘅)?(?:几|幾)多倍", "前者是后者的几倍"),
        # 非发明部分呢; 发明以外的有多少
        (
            f"{_LEADS}非(?P<what>[^，,。？?部的常]{{1,8}}?)(?:的?部分|的)?{_ASKS}",
            r"不是\g<what>的有多少",
        ),
        (
            f"{_LEADS}(?P<what>[^，,。？?除]{{2,8}}?)(?:以外|之外)的(?:部分)?{_ASKS}",
            r"不是\g<what>的有多少",
        ),
        # 这里头去年新添的有多少
        ("新(?:添|冒出来|多出来|加进来)的?(?=有?(?:多少|几))", "新增"),
        # 其中发明的占多少件 asks for no share
        ("(?P<of>其中[^，,占]{1,8})占(?=(?:多少|几)[个件家名])", r"\g<of>有"),
        # 多建百分之几十
        ("(?<=[多少])[建修引筹招办设开]了?(?=百分之|几成)", ""),
        ("百分之几十", "百分之几"),
        # 2020年后面这个指标要多少
        (
            f"{_LEADS}(?P<year>20\\d\\d年|[今去]年)(?:后面|后者)(?:[这那]?[个项])?(?:指标|数据?)?"
            "(?=的?(?:目标|计划)?(?:要|定|是|为)?(?:多少|几))",
            r"后面那个\g<year>",
        ),
        ("比[它这那其]?自[己身]的?(?=20\\d\\d年|[去今]年)", "比"),  # 比它自己2019年低了多少
        # 多少个小区来着，28个？
        (
            "^(?P<asks>[^，,？?]{0,8}(?:多少|几)[^，,？?]{1,8})[，,？?]+(?:是|有|好像是?)?"
            "\\d[\\d.]*[%个家件名套条所座项]?(?:吗|吧|么|来着)?[?？。]*$",
            r"\g<asks>",
        ),
        # 那18年原来是多少; 推下前一年多少
        (
            f"{_LEADS}(?P<year>(?:20)?\\d\\d年)(?:原来|原先|本来)(?=是?有?(?:多少|几))",
            r"那\g<year>",
        ),
        (
            f"{_LEADS}(?:帮我)?(?:[倒反]?推|[倒反]算)(?:一?下|算)*(?:前一年|上一?年|往前一年)的?"
            "(?:是|有)?(?:多少|几[件个家])[呢?？。]*$",
            "往前一年同期是多少",
        ),
        (
            f"{_LEADS}(?P<of>[^，,？?]{{2,12}})呢[，,]也?(?:帮我|给我)?[倒反]?[推算]一?[下遍][?？。]*$",
            r"那\g<of>呢",
        ),
        # PM2.5浓度呢，变了多少
        (
            f"{_LEADS}(?P<of>[^，,？?年]{{2,12}})呢[，,]变[了化]?(?:多少|几[^，,]{{0,3}})[?？。]*$",
            r"\g<of>变化多少",
        ),
        # 那就是2019年已经完成了？
        (
            f"{_LEADS}就是(?:20\\d\\d年|去年)?已经?(?:完成|做完|建成|实现|达到|搞定)了?[吗么吧]?[?？]+$",
            "是已经完成的还是计划要做的",
        ),
        # 已完成的在这两项合计里占百分之几
        (
            f"{_LEADS}(?P<part>[^，,占]{{2,8}}?)在(?:这|那)?[两二]?[项个者]?的?(?:合计|总数|总和)"
            "(?:里|中|当中)?所?占(?=百分之|几成|多少)",
            r"\g<part>占合计的",
        ),
        # 在哪一节说的，给我节号
        ("[，,]\\s*(?:给|报|告诉|说)一?下?我?(?:章?节号|编号|页码)[。]*$", ""),
        # is that one final or just an estimate
        (
            "^(?:and |so )?is (?:that|it|this)(?: one| figure| number)? "
            "(?:final|actual|confirmed|done|achieved)[a-z ,]*?or (?:just |only |still )?(?:an? )?"
            "(?:estimate|estimated|forecast|target|plan|planned)[a-z ]*[?]?$",
            "是实际完成的还是预计的",
        ),
        # how many percentage points below the 2019 estimate is that
        (
            "^(?:and |so )?how many (?:percentage )?points (?:below|under|lower than|less than) "
            "(?:the )?(?P<year>20\\d\\d)[a-z ]*[?]?$",
            r"比\g<year>年低多少个百分点",
        ),
        (
            "^(?:and |so )?how many (?:percentage )?points (?:above|over|higher than|more than) "
            "(?:the )?(?P<year>20\\d\\d)[a-z ]*[?]?$",
            r"比\g<year>年高多少个百分点",
        ),
        # so the plan is what percent higher than 2019
        (
            "^(?:and |so )?(?:the |that )?(?:plan|target|goal)(?: is)? (?:what|how many) per ?cent "
            "(?:higher|more|above)(?: than)?(?: the)? (?P<year>20\\d\\d)[a-z ]*[?]?$",
            r"比\g<year>年多百分之几",
        ),
        # the second is what percent of the first
        (
            "^(?:and |so )?(?:the )?(?:second|latter)(?: one| number| figure)? is "
            "(?:what|how many) per ?cent of (?:the )?(?:first|former)(?: one| number)?[?]?$",
            "后者是前者的百分之几",
        ),
        # and how many were granted
        (
            "^(?:and |so )?how many (?:of (?:them|those) )?(?:were|was|got|have been) "
            "(?:granted|authori[sz]ed|approved)[?]?$",
            "那授权的有多少",
        ),
        # so how many did the whole city add
        (
            "^(?:and |so )?how many (?:did|has) the (?:whole |entire )?city "
            "(?:add|gain|create|build)[a-z ]*[?]?$",
            "那全市大约新增多少",
        ),
        # 今年仲搞唔搞落去
        ("仲(?=[搞做起建整要])", "还"),
        ("(?P<does>[搞做起建])唔(?P=does)落去", r"\g<does>不\g<does>下去"),
        # 前面的是后面的几倍; 后面这个数是前面的百分之几
        (
            f"{_LEADS}前面[那这]?[个项]?的?数?(?:是|相当于|占)后面[那这]?[个项]?的?数?的?(?=(?:多少|几)倍|百分之|几成)",
            "前者是后者的",
        ),
        (
            f"{_LEADS}后面[那这]?[个项]?的?数?(?:是|相当于|占)前面[那这]?[个项]?的?数?的?(?=(?:多少|几)倍|百分之|几成)",
            "后者是前者的",
        ),
        # 就按100家算，比去年减少百分之几; 占多大比例，大概就行; 那2018年呢？按报告推一下
        (f"{_LEADS}(?:就|都)?[按照](?:最[低少高多]的?|[下上]限|\\d+[个家名件套]?)来?算[，,]", ""),
        ("[，,](?:大概|大约|差不多)(?:多少)?(?:就行|即可|就可以|就好)了?[。]*$", ""),
        (
            "[，,？?]+\\s*(?:请|麻烦)?按(?:照)?(?:报告|增幅|增速|变化|降幅)?[^，,多几]{0,4}[推算]一?[下算]?[?？。]*$",
            "",
        ),
        # add them up please
        (
            "^(?:and |so |please )*(?:add|sum) (?:them|these|those|the two|both)(?: two)?"
            "(?: up| together)*(?:,? please)?[.?]?$",
            "加起来是多少",
        ),
        # 这是全年的数，还是到11月的数
        (
            f"{_LEADS}(?:这|它)?是全年的?数?[，,]?还是(?:截至|截止|到)?到?\\d+月[底份]?的?数?[?？。]*$",
            "是多少",
        ),
        # and the whole of Shenzhen
        (
            "^(?:and |what about |how about )?(?:the )?(?:whole|entire|rest) (?:of )?"
            "(?:shenzhen|the city|city)[?]?$",
            "那全市呢",
        ),
        # 是342个吧，我听领导这么讲
        ("(?<=[吧吗])[，,](?:我|咱)?(?:听|看|记|印象)[^，,？?多几]{1,10}[。]*$", ""),
        ("[几幾]多巴仙", "百分之几"),
        # what's the gap in percentage points
        (
            "^(?:and |so )?what(?:'s| is) the (?:gap|difference)(?: between (?:them|the two))? "
            "in (?:percentage )?points[?]?$",
            "差几个百分点",
        ),
        # by how much did it change from the year before
        (
            "^(?:and |so )?by how much did (?:it|that|this) (?:change|rise|fall|grow|drop) "
            "(?:from|over|on) (?:the )?(?:year before|previous year|last year|year earlier)[?]?$",
            "比上年变化多少",
        ),
        # 比2019年新引进的少几个
        (
            "(?<=比)(?P<year>20\\d\\d年|[去今]年)新?(?:引进|增|建|建成|完成|实际)的?"
            "(?=[多少高低][了出]?(?:多少|几))",
            r"\g<year>",
        ),
        # how many times the 2019 number; share of filings
        (
            "^(?:and |so |that is |that's |which is |it is )*how many times (?:the |that |of )*"
            "(?P<year>20\\d\\d)(?: number| figure| level| one)?[?]?$",
            r"是\g<year>年的几倍",
        ),
        (
            "^(?:as )?(?:a )?(?:share|percentage|proportion) of (?:the )?"
            "(?:filings|applications|former|first(?: one)?)[?]?$",
            "后者是前者的百分之几",
        ),
        # 除开这些，其余的多少件
        ("^(?:那)?除[开了去掉]+这[些个]?[，,]", ""),
        # 这是2019年已经做完的吗
        (
            f"{_LEADS}(?:(?:这|它|那)个?数?)?是(?:(?:20)?\\d\\d年|去年)?已经?[做完建实弄达组办搞修引上投开启][^，,？?]{{0,4}}的?[吗么吧][?？]*$",
            "是已经完成的还是计划要做的",
        ),
        # 这是2019年已经弄好的，还是2020年要做的: of what was told, whatever years it says
        (
            f"{_LEADS}(?:这个?|它|那个?)?(?:数|指标)?是(?:20\\d\\d年|去年|今年)?的?(?:已经?)?"
            "[弄建做办搞修完实达干][^，,？?]{0,8}?[，,]?还是(?:20\\d\\d年|去年|今年)?的?"
            "(?:才|再|要|计划|打算|准备|目标|任务|工作|安排)[^，,？?]{0,8}[?？。]*$",
            "是已经完成的还是计划要做的",
        ),
    )
)


def in_turn_form(text: str) -> str:
    """Return a turn in the form in which turns are read, or as it is."""
    for form, replacement in _FORMS:
        text = form.sub(replacement, text)
    return text
