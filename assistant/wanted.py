"""What kind of thing a question wants, and whether a sentence holds a thing of that kind.

A sentence on the topic that lacks the very thing asked for is a near miss, not an answer.
"""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal

from assistant.slots import SOME
from index.numerals import number_of
from index.quantities import find_quantities
from index.words import CLAUSE_ENDS, boundaries, fold, says_place

PLACE_NAMED = "the name of a place"
AMOUNT_HELD = r"\d|[一二两三四五六七八九十百千万几]+[个家件名位人套条所间座项]"
_WANTED = (  # what the question says, what an answer must hold, an example of the question
    (
        r"(?<!打)(?<!来)电话|手机号(?!.{0,12}[被卖漏])|联系方式|热线|\bphone\b",
        r"\d{5,}",
        "诊疗中心的电话是多少",
    ),
    (r"网址|网站|邮箱|微信号|公众号", r"[a-z0-9]+[.@][a-z]+|公众号", "报名的网址"),
    (
        r"多少钱|什么价|收费|费用|票价|价格|房租|租金|奖金|工资多少|how much does",
        r"\d[^，。]*元",
        "每月收费多少",
    ),
    (
        r"what time|opening hours|几点|营业时间|开放时间|几时开门|关门"
        r"|(?:周|星期|礼拜)[一二三四五六日天末](?=[^，。]{0,4}(?:开|关|闭|营业|上班|休息|办理|放假))",
        r"\d+(?:点|时|:)|(?:周|星期|礼拜)[一二三四五六日天末]",
        "图书馆几点关门",
    ),
    (r"哪一?天|几月几[号日]|几号(?!线|楼|院)|具体日期|哪一?日", r"\d+月\d+日", "几月几号开工"),
    (r"几月(?!几)|哪个?月", r"\d+月|[上下]半年|[年季]末|年底|季度", "几月份盖好"),
    (
        r"(?<!还)(?<!还要)多[久长](?:时间)?(?:能|才|可以)?到|到\w{2,6}多久",
        r"\d+(?:分钟|小时|个小时)",
        "高铁到福田多久",
    ),
    (
        r"(?:[今昨明]天|今[日晚]|[本上这下]周|本月|[上这下]个月)的",
        r"今天|今日|本[周月]",
        "今天的菜单",
    ),
    (r"[搬迁][去到往]?(?:哪|边)", r"[搬迁][至到]|位于|选址|地点", "医院搬到哪里"),
    (
        r"(?:新址|[院校馆厂]址|选址|地址)[^，。]{0,6}(?:哪|边)|[搬迁挪][去到往]?(?:什么|啥)地方",
        r"[搬迁][至到]|位于|选址[于在]|落户|坐落",
        "新址选在哪儿",
    ),
    (
        r"(?:一|每)(?:个|名|位|户)?(?:人|娃儿?|孩子|小孩|老人|家庭?|户)[^，。]{0,8}(?:多少|好多|几)(?:钱|块|元)",
        r"[每人均户名]+[^，。]{0,12}元|一次性[^，。]{0,12}元",
        "一个人能领多少钱",
    ),
    (
        r"哪(?:些|几个)(?:县|乡镇?|镇|村|社区|街道)(?:[?？。]|$)",
        r"、[\w()]{1,8}(?:等\d*个?)?[县乡镇村道区]",
        "都是哪些县",
    ),
    (
        r"哪一?个?(?:地块|块地)|(?:去|到|在)哪(?:里|儿)?(?:能|可以)?(?:报名|登记|领取)|找谁(?:联系|报名)",
        r"窗口|平台|地块[a-z0-9]|[路街]\d|位于|坐落",
        "选在哪个地块",
    ),
    (
        r"哪一?家[^，。]{0,4}(?:公司|单位|事务所)?(?:中标|设计的|承建|施工的)",
        r"公司|集团|事务所|研究院|大学|“",
        "哪家设计公司中标",
    ),
    (r"哪[几些]?条[^，。]{0,4}(?:航线|地铁)", r"\d+号线|[至—-]\w+航线", "新开哪条国际航线"),
    (r"(?:破|过|到|达|有|超)\w{0,2}[\d百千万]+多?亿", r"亿|元", "财政收入破百亿了吗"),
    (
        r"是谁|由谁|哪位|谁(?:负责|主持|当|任|设计|承建|建|投资|出钱|运营)"
        r"|哪家[^，。]{0,4}(?:承建|施工|设计|中标)|哪个(?:部门|单位|局)(?:牵头|负责|主管|管)",
        r"(?<!总)书记|区长|局长|院长|主任|院士|先生|女士|公司|大学|集团|团队|[协商]会|社团|单位|局|政府|委",
        "院长是谁",
    ),
    (
        r"地址|门牌|几号楼|(?<!下一步)(?<!接下来)怎么走|怎么坐车|(?<![排到省市国区])[什啥]么?位置|[在于]哪个(?:街道|社区|地段)|哪个(?:街道|地段)",
        r"[路街道巷]\d+号",
        "在哪条路",
    ),
    (
        r"申请条件|[什啥]么?条件|怎么申请|如何申请|怎么办理|带(?:什么|哪些|啥)|(?:什么|哪些|啥)证件|哪些材料|什么手续",
        r"条件|凭|须持|材料",
        "申请条件是什么",
    ),
    (
        r"(?:院士|教授|专家|博士|医生|大夫|医师|护士|代表|专员|老师|领导|局长|院长|校长|会长|主任"
        r"|设计师|工程师|运动员|选手|劳模|工匠|师傅)"
        r"[^，。？?]{0,4}(?:叫什么|叫啥|什么名字|名字|是谁|是哪位)",
        r"先生|女士|同志|名叫",
        "带头的院士分别叫什么",
    ),
    (
        r"姓什么|姓甚|名谁|姓名|一把手(?:是谁|姓|叫|哪)|谁(?:是|当)\w{0,6}一把手",
        r"先生|女士|同志",
        "院长姓什么",
    ),
    (
        r"(?:^|[，,、。；？?]|[呢是这那啊呀 ])为什么"
        r"|(?<![评列定称认选成命誉立授改更名])为什么(?![?？。]*$)"
        r"|为何(?![种时地物处人]|[?？。]*$)|为啥|咋会|点解|原因|理由|缘由|缘故|怎么就|\bwhy\b",
        r"因|由于|为了|影响|随着|以便|导致|[弥填]补|旨在",
        "为什么比去年低",
    ),
    (
        r"(?<!下一步)(?<!接下来)怎么(?:去|走|坐|买|连|预约|报名|登记|缴|交费|充值|登录)",
        r"乘|步行|购买|窗口|登录|预约|报名|平台",
        "门票怎么买",
    ),
    (
        r"最(?:好|差|便宜|贵|值得|热门|漂亮|近|大|小|高|低|长|短|深|厉害)的(?!\w{0,8}(?:[吗么嘛不没]|是不是|会不会|要不要|什么时候|啥时候))",
        r"最|首位|排名|名列|第一(?![\u4e00-\u9fff])",
        "最好的小学是哪所",
    ),
    (
        r"(?:分别)?是?哪[几两三四五六七八九十\d]+(?:家|个|所|座|位|名|处)(?:[?？。]|$)",
        r"、|和|与|及",
        "分别是哪五家",
    ),
    (
        r"(?:书记|[省市县区镇州]长)(?:现在)?(?:是谁|是哪位|叫什么|叫啥|姓什么|的名字)",
        r"(?<!总)(?:书记|[省市县区镇州]长)\s*[\u4e00-\u9fff]{2,3}(?=同志|先生|女士|作|[，。、]|$)",
        "县委书记是谁",
    ),
    (r"\bwho (?:heads|leads|runs|directs)\b|\bin charge of", r"先生|女士|同志", "who heads it"),
    (
        r"\bwhere (?:is|are|will)\b[^?]*\blocated",
        r"位于|坐落|落户|选址[于在]|[路街道]\d+号",
        "where is the centre located",
    ),
    (
        r"\bwho is the (?:head|director|principal|leader|mayor|chief|president)",
        r"先生|女士|同志",
        "who is the head of the group",
    ),
    (
        r"\bwhen (?:does|will|did|do|is)\b[^?]*\bopen",
        r"开放|营业|开业|启用|投入使用|运营|开园|揭牌|开学",
        "when does the centre open",
    ),
    (
        r"(?:交|缴|满|住|干)[了够满]?(?:几|多少)年|几岁|多大年[纪龄]|多少岁",
        r"[\d一二三四五六七八九十]+(?:年(?!度|计划)|周?岁)|年龄",
        "要交几年社保",
    ),
    (r"名单|明细", r"名单|清单|目录|、", "名单能给一份吗"),
    (r"(?:[几多哪]|有什么|有啥)[^，。]{0,6}站点", r"站(?![位在])", "这条线有几个站点"),
    (
        r"领(?:到)?(?:多少|几)|(?<!十)几[万千百](?:块|元)?(?![家个人户件套名所])",
        r"\d[^，。]*元",
        "最多能领几万",
    ),
    (
        r"(?:其余|其他|剩下的?|另外)[^，。]{0,8}(?:在哪|是哪|哪[几些]|有哪|是谁|叫什么)",
        r"、",
        "其余四座在哪里",
    ),
    (
        r"(?:单位|企业|公司|机构|中标|承建|定|选|签)[^，。]{0,6}哪一?家[呀啊呢]?(?:[?？]|$)",
        r"公司|集团|股份|事务所|研究院|大学|医院|银行|“",
        "设计单位定的是哪一家",
    ),
    (
        r"哪(?:几|些)所?(?:学校|中学|小学)|哪[几些]所",
        r"(?:学校|中学|小学|高)[^，。]{0,6}、|、[^，。]{1,12}(?:学校|中学|小学|高)|等\d*[所个]",
        "都是哪些学校",
    ),
    (
        r"\d+[个家所座条项名位][^，。]{1,8}(?:都|分别)?(?:有|是)?(?:哪[些几]|叫[什啥])",
        r"、|“",
        "那38个小区都有哪些",
    ),
    (
        r"(?:那|这|几)[几\d]*[名位][^，。]{1,8}(?:都|分别)?叫[什啥]",
        r"、|“",
        "那几名医生都叫什么名字",
    ),
    (r"哪(?:几|些)?(?:家|所|座)医院", r"医院|卫生院|门诊|诊疗", "分别是哪几家医院"),
    (r"哪(?:几|些)?[个座](?:城市|国家|县|市)", PLACE_NAMED, "在哪个城市举办"),
    (r"[跟和与同由]哪(?:几|些)?家(?:企业|公司)", r"公司|集团|股份|银行|“", "跟哪家企业合办"),
    (r"哪(?:几|些)?条(?:街|路|道路|大街)", r"[路街道]", "选址在哪条街"),
    (
        r"(?:[什啥]么?时候|何时|几时|哪一?年)[^，。？?]{0,8}"
        r"(?:建成|通车|完工|竣工|投用|投产|开通|开业|开学|招生|开放|营业|启用|运营)",
        r"建成|建好|完成|通车|完工|竣工|投用|投入使用|投产|开通|开业|开学|招生|开放|营业|启用|运营|落成|开工",
        "哪一年建成通车",
    ),
    (
        r"多少|(?<![哪边哥没好这那十的])几[个家件名位人套条所间座项]|几多|how many",
        AMOUNT_HELD,
        "有多少个座位",
    ),
)
# What follows the thing asked for, and what stands before it: 票价是多少, 谁是校长, 几名学生
_HEAD_OF = (
    r"(?:是|系|叫|有|在|为|大概|大约|一共|都|要|到底|标准|情况)*"
    r"(?:多少|几|什么|啥|谁|边个|哪|怎|如何|吗|呢|定了|出了|公布|高|贵|大不大|免费|要钱|[?？。]|$)"
)
_ASKING = r"(?:多少|几[个名位家间所]?|哪[个位家些]|什么|谁是|查询?|预约|办理?|申请)(?:的)?"
_ORDINAL = re.compile("第([一二三四五六七八九十]+|\\d+)([届次期批])")
_PHASE = re.compile("(?<!第)([一二三四五六])([期批])(?![间限发])")  # 一期 is the 第一期
# 哪一年能通车: only the clause that speaks of the thing may say it
_WHEN_DONE = re.compile(
    "(?:哪一?年|[什啥]么?时候|何时|几时)[^，。？?]{0,8}"
    "(?:建成|通车|完工|竣工|投用|投产|开通|开业|启用|运营|并网|发电)"
)
_DONE = re.compile(
    "建成|建好|完成|通车|完工|竣工|投用|投入使用|投产|开通|开业|启用|运营|落成|并网|年底|年内"
)
_PARTS = re.compile("[,;、。]")
_FIRST_TIME = "第一次"  # 首次 and 头一回, too
_POLITE = re.compile(
    r"(?:你|您|请|麻烦)?(?:能|可以|可不可以|能不能)\w{0,2}(?:告诉|说|讲|问|查)\w{0,4}"
)
_ASKS = re.compile(
    r"[什啥谁哪几多何怎咩边]|吗|有没有(?!我)|[会能]不[会能]|是[不否]|为|电话|地址|价|钱|名|号|\b(?:who|wh\w+|how)\b"
)
_ALL = re.compile(
    "全部|要全|清单|完整|别[落漏]|不要漏|一[条项个]一?[条项个]|[一总]共(?:都|有)*哪些|都要$"
)
_LIST = re.compile(
    r"哪些|哪几|都有(?:什么|啥)|有(?:什么|啥)\w{0,4}(?:措施|安排|项目|活动|计划|举措)|分别是|列举|盘点|list"
)


def _holder(held: str) -> Callable[[str], object]:
    """Return what says whether a sentence holds a thing; 14、16号线 are no number of stops."""
    if held == PLACE_NAMED:
        return says_place
    pattern = re.compile(held)
    if held == AMOUNT_HELD:
        return lambda told: pattern.search(_LINES.sub(" ", told))
    return pattern.search


_BRACKETS = re.compile(r"\([^()]*\)")  # 院长(负责人)叫什么名字
_LINES = re.compile(r"\d+(?:[、和]\d+)*号线")
_RULES = tuple((re.compile(asked), _holder(held)) for asked, held, _ in _WANTED)
_EXACT = [rule for rule in _RULES if rule[0].search("几月份") or rule[0].search("哪天")]


def wants_list(question: str) -> bool:
    """Say whether a question asks for all of something: 有哪些, 都有什么, 分别是."""
    return _LIST.search(fold(question)) is not None


def wants_all(question: str) -> bool:
    """Say whether a list is to be told without a gap: 要全部, 列个清单, 一共有哪些."""
    return _ALL.search(fold(question)) is not None


def holds_wanted(question: str, sentence: str, things: Iterable[str] = ()) -> bool:
    """Say whether a sentence holds whatever a question plainly asks for.

    Of a question of several clauses one must be answered: 确立为何种地位，由谁确立.

    ``things`` are names of what people ask for (校长, 票价): one that the question says must
    stand in the sentence.
    """
    asked, told = _BRACKETS.sub("", SOME.sub(" ", fold(question))), fold(sentence)
    ordinals = {_ordinal(m) for at in (_ORDINAL, _PHASE) for m in at.finditer(told)}
    if not {_ordinal(m) for m in _ORDINAL.finditer(asked) if m.group() != _FIRST_TIME} <= ordinals:
        return False  # 第九届 of what is told of the 第八届
    if _WHEN_DONE.search(asked) and not _DONE.search(_nearest(asked, told)):
        return False  # 哪一年能通车 of what is begun beside something else that is open
    if not _lines(asked) <= _lines(told):
        return False  # 地铁3号线 of what is told of 14、16号线
    edges = set(boundaries(asked))  # 单车道 is no 车道
    named = (thing for thing in things if asked.find(thing) in edges)
    if any(thing not in told and _asks_for(asked, thing) for thing in named):
        return False
    exact = (rule for rule in _EXACT if rule[0].search(asked))
    if any(not held(told) for _, held in exact):
        return False  # 什么时候盖好，几月份: only the plan's year is told
    asking = [clause for clause in CLAUSE_ENDS.split(asked) if _ASKS.search(clause)]
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


def _ordinal(match: re.Match[str]) -> str:
    return f"{number_of(match[1])}{match[2].replace('批', '期')}"


def _asks_for(question: str, thing: str) -> bool:
    """Say whether a thing is what is asked for: 工资多少 and 有多少员工, but not 工资纠纷找谁."""
    return (
        re.search(rf"{re.escape(thing)}{_HEAD_OF}|{_ASKING}{re.escape(thing)}", question)
        is not None
    )
