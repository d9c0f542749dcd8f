"""Formal written Chinese in plain words: 出让之用地计若干宗，请予核示 as 出让的用地多少宗."""

import re

from index.words import fold, is_traditional

_ENDS = re.compile(r"([，,；;。！!？?]+)")
# 请予核示, 提请核对无误后见复, 亟待引用: how the answer is wanted, never what is asked
_WANTED = (
    "(?:[谨敬烦恳特尚并亦提惠务即以须亟急请祈盼望候待乞幸贵处]|报告|据)+(?:予以?|惠予|一并|代为|协助|给予|分别|逐一)*"
    "(?:核对|核实|查明)?(?:无误)?[后并]?(?:核示|示知|示[覆复]|示明|列明|列示|分列|见[复示告]|告知|赐[告复覆知]|明确"
    "|核[明定算实复]|查[复明示告]|办理|计算|续予说明|说明|提供|函复|知悉|示下|指明|出具|惠?示|[答复]复|复示?|分项复示|核)"
)
_COURTESY = re.compile(
    f"{_WANTED}|[^，,。]{{0,12}}(?:亟待|亟需|急需|急待)[^，,。]{{1,4}}|不得遗漏|为[荷盼要]"
    "|[^，,。]{0,4}以(?:便|资|备|供)[^，,。]{1,12}"
)
_LAST = re.compile(f"(?<=.{{3}})(?:[，,]|(?<=数)){_WANTED}$")
# 为编制年度白皮书，须援引…: what the answer is for
_PURPOSE = re.compile(
    "^(?:呈请审阅[：:，,])?(?:为|因|兹因|兹为)(?:编制|撰写|研判|起草|准备|评估|掌握|做好|作|拟定|回复|答复|完善|配合|编写|归档)[^，,]{1,20}[，,]"
    "(?:须|需|拟|特|现|要|应|尚)*(?:援引|查询|引用|填报|计算|了解|核对|采用)?"
)
_ABOUT = re.compile(
    "^(?:请|兹|现)?就(?P<what>[^，,]{2,24}?)(?:作如下[^，,：:]{2,4}[：:]|[，,](?=请))"
)
_REQUEST = re.compile(
    "(?:^|(?<=[，,]))(?:兹|现|谨|敬|烦|恳|特)*请(?:予以?|贵处|分别|一并|逐一)*"
    "(?:查复|查明|开列|列明|明确|说明|示明|核明|列报|告知|提供|核算|测算|计算)并?(?=.{3})"
)
_SAID_OTHERWISE = tuple(
    (re.compile(said), plain)
    for said, plain in (
        ("(?<![统合共预累估审设会总])计有?(?=[几多若])", ""),  # 计几宗
        # 已完成者与在建者
        (
            "(?<![记学患作读业费愿前后二两三强弱老长笔编])者(?=[与和及、共几有又数相呢若多]|[，,。？?]|$)",
            "的",
        ),
        ("(?<![记学患作读业费愿前后二两三强弱老长笔编])者(?=之)", ""),
        ("(?<=[\u4e00-\u9fff])者(?=[是为]?何项)", "的"),
        ("之(?=比[重例]|下降|类别)", "的"),
        (  # 启用之学校; but 分之, 之前, 设计之都
            "(?<![总反分“])之(?![一间前后和比差外内下上中初年路际所以类列都乡城家声星窗光旅春夜心友”“])",
            "的",
        ),
        ("(?<![企产行职农就毕工商营作学])业已(?!经)", "已"),
        ("告竣|竣事", "完成"),
        ("(?<=报告)([^，,]{0,8}?)(?:短处|软肋)", r"\1问题"),
        ("不属(?!于)", "不属于"),
        ("^请?以(?=[^，,]{4,30}为(?:据|依据|基础))", "根据"),
        ("(?<=[一-鿿])为据(?=[，,])", ""),
        ("^上述(?:各[宗项个家所])?的?(?!.*(?:哪|谁))", ""),
        ("^转而(?:询及|问及)", "那"),
        ("该项?指标|此项指标", "它"),
        ("[（(]百分数[，,]", "（"),
        ("(?:据|按|依)?报告所[述载称](?:的)?", ""),
        ("(?<=[\u4e00-\u9fff])于(?=[^，,]{2,12}[里中]所?占)", "在"),
        ("所占的?(?=比[重例]|份额)", "占的"),
        ("若干(?=[个家件名位所条座套项宗块类对号平万亿公]|[？?。，,]|$)", "多少"),
        ("(?<=[数额率量幅速比值度积长限求])为何(?=[，,。？?]|$)", "是多少"),
        ("[为约]*几何(?=[，,。？?]|$)|(?:应据|须达|为|是)?何[数值](?=[，,。？?]|$)", "是多少"),
        ("[为是]?何项(?=[，,。？?]|$)", "是哪项"),
        ("(?<=[数量额])[，,]?(?:报告)?作何表述", "是多少"),
        ("^其(?![中他余它])", "它"),
        ("(?<=[，,、及])其(?![中他余它])(?=[\u4e00-\u9fff]{2,6}(?:[，,、？?]|约|是|为|共|占))", ""),
    )
)


def in_plain_words(text: str) -> str:
    """Return a question in plain words where it is written formally, else as it is.

    What is changed of traditional characters comes back in simplified ones.
    """
    told = text.strip()
    if is_traditional(told):
        simple = fold(told)
        plain = _plain(simple)
        return text if plain == simple else plain
    return _plain(told) or text


def _plain(told: str) -> str:
    about = _ABOUT.match(told)
    told = _PURPOSE.sub("", f"{about['what']}，{told[about.end() :]}" if about else told)
    told = _REQUEST.sub("", told)
    for said, plain in _SAID_OTHERWISE:
        told = said.sub(plain, told)
    parts = _ENDS.split(told)
    clauses = list(zip(parts[::2], [*parts[1::2], ""], strict=True))
    kept = [c + end for c, end in clauses if c.strip() and not _COURTESY.fullmatch(c.strip())]
    return _LAST.sub("", "".join(kept).rstrip("，,；;。")).rstrip("，,；;")
