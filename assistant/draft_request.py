"""Read a request for material: its topic, the parts wanted and their order, the length."""

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import dropwhile, pairwise

from assistant.lexicon import Lexicon
from assistant.material import TOLERANCE, PartKind
from index.numerals import chinese_number
from index.types import ReportFacts
from index.words import boundaries, fold

MOST_CHARACTERS = 10_000  # a longer asked-for length is no speech
# 工作要点, 发言稿, 讲话, 汇报材料: what is to be written
_FORM = (
    r"(?:工作要点|要点|发言(?:稿|提纲|材料)?+|讲话(?:稿|提纲|材料)?+|汇报(?:稿|提纲|材料)?+|演讲稿?|致辞"
    r"|总结|提纲|参考材料|材料|素材|文稿|稿子|稿件|报告稿)"
    r"(?!要?用|里|中|抄|开头|结尾|\s*:)"  # 写材料用 高企目标: only says what the answer is for
)
_MAKE = (
    r"(?:帮我|请|麻烦|给我|替我)*(?:写|起草|草拟|撰写|拟写?|准备|整理|生成)"
    r"(?:一下|[一几]?[份篇个段]|出)*"
)
# 写公园和绿化2020年工作要点; 请帮我起草一份教育方面的发言稿
_WRITTEN = re.compile(rf"^{_MAKE}(?:\S|\s)*?(?:{_FORM})|^{_MAKE}(?:\S|\s)*\d+字")
# 帮我写一段…, …怎么干，写几句发言, 报告里有哪些，汇总成一段: told to write, whatever is asked in it
_TOLD = re.compile(
    rf"(?:写(?!进|入)|起草|草拟|撰写|拟|整理|汇总|准备|生成)[^，,。]{{0,12}}?(?:{_FORM}|[一两几][段句份篇](?!.*代码)|(?<!\d)\d+字)(?!开头|抄|用|里|中)"
)
# 改革工作汇报，去年改了什么: the form of what follows, unless that is 写材料，
_HEADED = re.compile(
    r"^(?!\S{0,3}写)[^，,。：:?？]{2,20}?(?:汇报|发言|讲话)(?:材料|稿|提纲)?[，,]"
    r"|[都也全起](?:写(?:上|进去)?|带上)[。.]?$|工作思路[，,。]"
    r"|会议?[，,]\s*[谈讲]|简短[些点]?[。.]?$|别[写讲]"
    r"|^\S{0,16}(?:工作)?要点\s*[:：]"  # 司法局2020年工作要点：普法、法律服务
)
# 开会用, 给区文体局局长用
_USED = re.compile(r"[，,、][^，,。]{0,10}(?:会|局|委|办|部门|领导|长)上?用[。.]?$")
# 工作总结和2020年计划
_WITH_PLAN = re.compile(
    rf"(?:{_FORM})[和与及跟加](?:20\d\d|今|明)?年?(?:工作)?(?:计划|思路|打算|安排|要点)"
)
# …汇报材料，2019年做了什么、2020年打算怎么做: what a part holds, no question by itself
_CONTENT = re.compile(
    "(?:要|打算|准备|计划)?(?:[做干改][了的]?|有)些?(?:什么|啥|哪些)|(?:怎么|如何)(?:接着)?(?:做|干|办|样|推进)"
)
# 应急条线发言，谈2020年任务
_SPEECH = re.compile(rf"(?:{_FORM})\s*(?:[，,。]|$)")
# 基层治理，先成绩后打算，500字
_ORDERED = re.compile(r"先\S{1,8}[,，]?[再后]\S{1,8}|\d+字(?:左右|以内|上下)?\s*[。.]?$")
# 工作要点有哪些; 报告里写了多少公园: a question, whatever it speaks of
_QUESTION = re.compile(r"哪|什么|啥|多少|几|谁|怎|如何|吗|呢|[?？]|是否|有没有|为何|咩|点样|边")
# 帮我写一份应聘会计的简历: no material for a speech
_OF_ONES_OWN = re.compile("简历|作文|情书|检讨书?|请假条|求职信|合同|遗嘱|小说|论文")
_SOME = re.compile("几(?=[段句份篇])")
_ASKED = re.compile(r"多少|几|[?？吗]")  # 讲话稿，GDP增长多少
_FIGURE = re.compile("多少|几多|百分之几|几[个家件名套条所座项点成倍](?!字)")
_LENGTH = re.compile(r"([\d一二两三四五六七八九十百千]+)个?字(左右|以内|之内|上下|以上)?")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)年?度?|[今去]年")
_WITHOUT = re.compile(r"(?:不[要谈讲写用]|别[写谈讲]|无需|除去|去掉)([^,，。;；]{2,10})")
_ONLY_FIGURES = re.compile(r"只要[^，,。]{0,8}(?:数据|数字|指标)|(?:数据|指标)(?:表|清单)")
_TROUBLE = "困难(?!帮扶|群众|家庭|企业|职工|学生|户|人员)"  # 困难群众 are people
_PARTS = (  # what names a part, with examples
    (
        PartKind.RESULTS,
        re.compile(
            "成绩|成效|做法|回顾|完成情况|进展|亮点|总结|有数据|(?:什么|哪些|啥)成果|成果(?:有|如何|怎么样)"
        ),
    ),  # 先成绩
    (PartKind.PROBLEMS, re.compile(rf"问题|短板|不足|{_TROUBLE}|挑战")),  # 再讲问题
    (PartKind.TASKS, re.compile("任务|打算|部署|计划|工作?要点|安排|目标|下一步|举措|思路")),
)
_CLAUSE = re.compile(r"[,，。.；;：:！!？?()（）\s]+")
# 香港客人来访，/ 领导下周来调研，/ 供区长会上用: when and for whom, not on what
_OCCASION = re.compile("来访|来(?:区|我区)?(?:调研|视察|考察|检查)|参观|会上用|要用$|座谈|^供|领导")
# 给分管副区长拟个发言要点
_FOR = re.compile("[给为替供][^，,。]{0,8}?(?:领导|区长|市长|局长|主任|书记)")
# 水务局, 政法委: who speaks, where the request names a field as well
_SPEAKER = re.compile(r"^\S{2,8}(?:局|委|办|处|街道|指挥部)$")
_LINKS = "和与及跟、"
_TROUBLES = ("困难", "问题")  # 困难帮扶 is a topic


@dataclass(frozen=True, slots=True)
class DraftRequest:
    """A request for material as understood; ``parts`` in the order asked for."""

    text: str
    topic: str
    parts: tuple[PartKind, ...]
    length: int | None  # characters
    is_limit: bool = False  # no longer than that: 600字以内
    is_whole: bool = False  # names parts of the report and no topic: 只写问题和短板

    @property
    def most_length(self) -> int | None:
        """How long the material may be: as asked for, with some tolerance, or 600字以内."""
        if self.length is None or self.is_limit:
            return self.length
        return int(self.length * (1 + TOLERANCE))


def is_draft_request(text: str) -> bool:
    """Say whether a message asks for material rather than for an answer."""
    folded = fold(text).strip()
    if _OF_ONES_OWN.search(folded):
        return False
    told = _TOLD.search(folded)
    if told and _FIGURE.search(folded[: told.start()]):
        return False  # 增长多少？写材料要精确数
    if told and not _asks(_SOME.sub("", told.group()) + folded[told.end() :]):
        return True
    headed = (_HEADED, _USED, _WITH_PLAN)
    if any(pattern.search(folded) for pattern in headed) and not _ASKED.search(folded):
        return True
    if _QUESTION.search(folded):
        return False
    asked = (_WRITTEN, _SPEECH, _ORDERED)
    return any(pattern.search(folded) for pattern in asked)


def _asks(text: str) -> bool:
    """Say whether a text asks: 写稿子问下今年怎么推进, but not 写份材料，去年做了什么."""
    return bool(_QUESTION.search(text if "问下" in text else _CONTENT.sub("", text)))


def read_draft_request(text: str, facts: ReportFacts, lexicon: Lexicon) -> DraftRequest:
    """Take a request apart; the topic is empty where only the form is said."""
    folded = fold(text)
    found = _LENGTH.search(folded)
    length = _number(found[1]) if found else None
    rest = _LENGTH.sub(" ", folded)
    excluded = {k for m in _WITHOUT.finditer(rest) for k, p in _PARTS if p.search(m[1])}
    rest = _WITHOUT.sub(" ", rest)
    named = parts_named(rest, facts)
    parts = () if _ONLY_FIGURES.search(rest) else named or tuple(PartKind)
    topic = _as_written(_topic(rest, facts, lexicon), text)
    return DraftRequest(
        text,
        topic,
        tuple(kind for kind in parts if kind not in excluded),
        length if length and length <= MOST_CHARACTERS else None,
        is_limit=found is not None and found[2] in ("以内", "之内"),
        is_whole=bool(named) and not topic,
    )


def _number(text: str) -> int | None:
    number = Decimal(text) if text.isdecimal() else chinese_number(text)
    return int(number) if number is not None else None


def parts_named(text: str, facts: ReportFacts) -> tuple[PartKind, ...]:
    """Return the parts named, in the order they are named."""
    named = {kind: m.start() for kind, pattern in _PARTS if (m := pattern.search(text))}
    for match in _YEAR.finditer(text):
        year = match[1] or {"今年": str(facts.plan_year), "去年": str(facts.result_year)}[match[0]]
        kind = {str(facts.result_year): PartKind.RESULTS, str(facts.plan_year): PartKind.TASKS}
        if year in kind:
            named.setdefault(kind[year], match.start())
    return tuple(sorted(named, key=lambda kind: named[kind]))


def _as_written(topic: str, text: str) -> str:
    """Return a folded topic as the official wrote it: 5G for 5g."""
    found = re.search(re.escape(topic), text, re.IGNORECASE) if topic else None
    return found.group() if found else topic


def _topic(text: str, facts: ReportFacts, lexicon: Lexicon) -> str:
    """Return what a request is about: the stretches of its clauses that name something."""
    own = "|".join(map(re.escape, sorted({facts.region, *facts.names}, key=len, reverse=True)))
    bare = _YEAR.sub(" ", re.sub(rf"{own}|我区|全区|区里", "", _FOR.sub(" ", fold(text))))
    clauses = {clause: _stretches(clause, lexicon) for clause in _CLAUSE.split(bare) if clause}
    naming = [clause for clause, stretches in clauses.items() if stretches]
    on_topic = [clause for clause in naming if not _OCCASION.search(clause)] or naming
    found = list(dict.fromkeys(s for clause in on_topic for s in clauses[clause]))
    return "、".join([s for s in found if not _SPEAKER.search(s)] or found)


def _stretches(clause: str, lexicon: Lexicon) -> list[str]:
    """Return the stretches between words of drafting, without the edges that name nothing."""
    tokens = [clause[a:b] for a, b in pairwise(boundaries(clause))]
    stretches: list[list[str]] = [[]]
    for token, following in pairwise([*tokens, ""]):
        of_people = token in _TROUBLES and following not in lexicon.drafting | {"", *_LINKS}
        if token in lexicon.drafting and not of_people:
            stretches.append([])
        else:
            stretches[-1].append(token)
    named = ("".join(_trimmed(stretch, lexicon)) for stretch in stretches)
    return [stretch for stretch in named if len(stretch) > 1]


def _trimmed(tokens: list[str], lexicon: Lexicon) -> list[str]:
    """Drop what names nothing from both ends: 法治政府 of 推进法治政府建设."""
    after = lexicon.stop_words | lexicon.empty_words | set(_LINKS)
    before = after | lexicon.neutral_words
    kept = list(dropwhile(before.__contains__, tokens))
    return list(dropwhile(after.__contains__, kept[::-1]))[::-1]
