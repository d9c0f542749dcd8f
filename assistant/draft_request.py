"""Read a request for material: its topic, the parts wanted and their order, the length."""

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.material import PartKind
from index.numerals import chinese_number
from index.types import ReportFacts
from index.words import fold

MOST_CHARACTERS = 10_000  # a longer asked-for length is no speech
# 工作要点, 发言稿, 讲话, 汇报材料: what is to be written
_FORM = (
    r"(?:工作要点|要点|发言(?:稿|提纲|材料)?|讲话(?:稿|提纲|材料)?|汇报(?:稿|提纲|材料)?|演讲稿?|致辞"
    r"|总结|提纲|参考材料|材料|素材|文稿|稿子|稿件|报告稿)"
    r"(?!要?用|里|中|抄|开头|结尾|\s*:)"  # 写材料用 高企目标: only says what the answer is for
)
_MAKE = (
    r"(?:帮我|请|麻烦|给我|替我)*(?:写|起草|草拟|撰写|拟写?|准备|整理|生成)"
    r"(?:一下|[一几]?[份篇个段]|出)*"
)
# 写公园和绿化2020年工作要点; 请帮我起草一份教育方面的发言稿
_WRITTEN = re.compile(rf"^{_MAKE}(?:\S|\s)*?(?:{_FORM})|^{_MAKE}(?:\S|\s)*\d+字")
# 应急条线发言，谈2020年任务
_SPEECH = re.compile(rf"(?:{_FORM})\s*(?:[，,。]|$)")
# 基层治理，先成绩后打算，500字
_ORDERED = re.compile(r"先\S{1,8}[,，]?[再后]\S{1,8}|\d+字(?:左右|以内|上下)?\s*[。.]?$")
# 工作要点有哪些; 报告里写了多少公园: a question, whatever it speaks of
_QUESTION = re.compile(r"哪|什么|啥|多少|几|谁|怎|如何|吗|呢|[?？]|是否|有没有|为何|咩|点样|边")
_LENGTH = re.compile(r"([\d一二两三四五六七八九十百千]+)个?字(?:左右|以内|上下|以上)?")
_YEAR = re.compile(r"(20\d\d)年?度?|[今去]年")
_WITHOUT = re.compile(r"(?:不要|不谈|不讲|不写|不用|无需|除去|去掉)([^,，。;；]{2,10})")
_ONLY_FIGURES = re.compile(r"只要[^，,。]{0,8}(?:数据|数字|指标)|(?:数据|指标)(?:表|清单)")
_TROUBLE = "困难(?!帮扶|群众|家庭|企业|职工|学生|户|人员)"  # 困难群众 are people
_PARTS = (  # what names a part, with examples
    (PartKind.RESULTS, re.compile("成绩|成效|做法|回顾|完成情况|进展|亮点|总结")),  # 先成绩
    (PartKind.PROBLEMS, re.compile(rf"问题|短板|不足|{_TROUBLE}|挑战")),  # 再讲问题
    (PartKind.TASKS, re.compile("任务|打算|部署|计划|工作?要点|安排|目标|下一步|举措|思路")),
)
# What is left of a request without its form, parts, years and courtesies is the topic.
_FRAME = re.compile(
    rf"{_MAKE}|{_FORM}|条线|方面|领域|有关|关于|围绕|主题是|的?工作(?![服餐])|情况|部分"
    r"|先|再|后|然后|最后|重点|主要|谈谈?|讲讲?|说说?|只要|数据|数字|指标|表"
    rf"|成绩|成效|做法|回顾|完成|进展|亮点|问题|短板|不足|{_TROUBLE}|挑战|任务|打算|部署|计划|安排|目标|下一步|举措|思路"
    "|整理|用于|供|领导|会上?用|字数|大概|大约|约|谢谢|[的和与及、]$"
)
_EDGES = "的和与及、，,。.；;：:！! 在对以按把就是"


@dataclass(frozen=True, slots=True)
class DraftRequest:
    """A request for material as understood; ``parts`` in the order asked for."""

    text: str
    topic: str
    parts: tuple[PartKind, ...]
    length: int | None  # characters


def is_draft_request(text: str) -> bool:
    """Say whether a message asks for material rather than for an answer."""
    folded = fold(text).strip()
    if _QUESTION.search(folded):
        return False
    asked = (_WRITTEN, _SPEECH, _ORDERED)
    return any(pattern.search(folded) for pattern in asked)


def read_draft_request(text: str, facts: ReportFacts) -> DraftRequest:
    """Take a request apart; the topic is empty where only the form is said."""
    folded = fold(text)
    found = _LENGTH.search(folded)
    length = _number(found[1]) if found else None
    rest = _LENGTH.sub(" ", folded)
    excluded = {k for m in _WITHOUT.finditer(rest) for k, p in _PARTS if p.search(m[1])}
    rest = _WITHOUT.sub(" ", rest)
    parts = () if _ONLY_FIGURES.search(rest) else _parts(rest, facts)
    return DraftRequest(
        text,
        _as_written(_topic(rest, facts), text),
        tuple(kind for kind in parts if kind not in excluded),
        length if length and length <= MOST_CHARACTERS else None,
    )


def _number(text: str) -> int | None:
    number = Decimal(text) if text.isdecimal() else chinese_number(text)
    return int(number) if number is not None else None


def _parts(text: str, facts: ReportFacts) -> tuple[PartKind, ...]:
    """Return the parts named, in the order they are named; all where none is."""
    named = {kind: m.start() for kind, pattern in _PARTS if (m := pattern.search(text))}
    for match in _YEAR.finditer(text):
        year = match[1] or {"今年": str(facts.plan_year), "去年": str(facts.result_year)}[match[0]]
        kind = {str(facts.result_year): PartKind.RESULTS, str(facts.plan_year): PartKind.TASKS}
        if year in kind:
            named.setdefault(kind[year], match.start())
    return tuple(sorted(named, key=lambda kind: named[kind])) or tuple(PartKind)


def _as_written(topic: str, text: str) -> str:
    """Return a folded topic as the official wrote it: 5G for 5g."""
    found = re.search(re.escape(topic), text, re.IGNORECASE) if topic else None
    return found.group() if found else topic


def _topic(text: str, facts: ReportFacts) -> str:
    own = "|".join(map(re.escape, sorted({facts.region, *facts.names}, key=len, reverse=True)))
    bare = re.sub(rf"{own}|我区|全区|区里", " ", fold(text))
    bare = _FRAME.sub(" ", _YEAR.sub(" ", bare))
    words = [word.strip(_EDGES) for word in re.split(r"[\s,，。;；:：!！]+", bare)]
    return " ".join(word for word in words if len(word) > 1)
