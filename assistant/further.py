"""A second calculation on what the first one combines: 哪个多，多几个; 一共几个，完成了百分之几."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.operations import OF_MANY, Operation
from index.types import Indicator
from index.words import cut, fold

_HOW = "(?:多少|几多|几|百分之)"
_MORE = "[多少高低大小快慢]"
_LAST = "(?:最[低少小慢后末](?:的|那|一|[个项名类者])*|末位|垫底的?|倒数第一的?)"
_TOP = "(?:最[高多大快](?:的|那|一|[个项名类者])*)"
_RATE = f"(?:百分之{_HOW}?|几成|百分[点比])"
_UNIT = "个?(?:百分)?[点个件家名所套条座宗项户亿万元]*"
_OPENING = "(?:那|又|其中|具体|各自|分别|要|会|前者|后者|它|两者|二者|之间)*"
_CLAUSE = re.compile(r"[，,；;？?。]\s*|(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])")
_PATTERNS = tuple(
    (operation, after, re.compile(pattern))
    for operation, after, pattern in (
        (  # 比最低的高几个百分点; 和垫底的差多少; 最高的和最低的相差多少
            Operation.DIFFERENCE,
            OF_MANY,
            rf"{_OPENING}{_TOP}?(?:[比和与跟较]{_LAST}[^，,]*{_HOW}|(?:两头|首尾|头尾)?(?:相差|差距?)[了是有]*{_HOW}){_UNIT}",
        ),
        (  # 增幅多大; 多了百分之几
            Operation.PERCENT_CHANGE,
            frozenset([Operation.DIFFERENCE, Operation.COMPARISON]),
            rf"{_OPENING}(?:[增涨升降减]幅|增[速长率]+|幅度)[是有为了达]*(?:{_HOW}|多[大高]).*|{_OPENING}(?:{_MORE}|[增涨升降减][长加少了]*|上升|下降)[了出]?(?:{_RATE}).*",
        ),
        (  # 多几个; 多降了几个百分点; 差多少
            Operation.DIFFERENCE,
            frozenset([Operation.COMPARISON, Operation.PERCENT_CHANGE, Operation.RATIO]),
            rf"{_OPENING}(?:{_MORE}\w{{0,2}}|相差|差距?|增加)[了出是有]*(?:多少|几多|几)(?!倍|成){_UNIT}",
        ),
        (  # 换成百分比是缩短多少
            Operation.FROM_TO_RATE,
            frozenset([Operation.FROM_TO]),
            rf"{_OPENING}(?:换(?:算)?成|折成|算成|用|按)?百分[比数率].*|{_OPENING}(?:缩短|压缩|减少|缩|快|省|慳|悭|节[省约]|砍[掉去]?)[了咗]?(?:{_RATE}).*",
        ),
        (  # 是它的几倍
            Operation.RATIO,
            frozenset([Operation.COMPARISON, Operation.DIFFERENCE]),
            rf"{_OPENING}(?:是|相当于)[^，,]{{0,8}}{_HOW}倍",
        ),
        (  # 完成了百分之几; 已完成的占几成
            Operation.SHARE,
            frozenset([Operation.SUM]),
            rf"[^，,]{{0,12}}(?:占|完成|做完|建成)[^，,]{{0,6}}(?:{_RATE}|多少|比[例重]|率).*|完成率.*",
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Further:
    """What is asked beside a calculation that is one of ``after``; ``clause`` asks it."""

    operation: Operation
    after: frozenset[Operation]
    clause: str


def furthers(clause: str) -> list[Further]:
    """Return what a clause may ask of figures that another one combines."""
    folded = fold(clause).strip("?？。 ")
    return [
        Further(operation, after, folded)
        for operation, after, pattern in _PATTERNS
        if pattern.fullmatch(folded)
    ]


def without_further(text: str) -> tuple[str, list[Further]]:
    """Return a question without a last clause that asks for more of the same figures, and that."""
    parted = [match for match in _CLAUSE.finditer(text) if text[match.end() :].strip("?？。 ")]
    if not parted:
        return text, []
    last = parted[-1]
    found = furthers(text[last.end() :])
    return (text[: last.start()], found) if found else (text, [])


def part_of_sum(rows: Sequence[Indicator], clause: str) -> Indicator | None:
    """Return the one of several figures that a clause names by year or word: 已完成的占几成."""
    of_year = [row for row in rows if row.year and str(row.year) in clause]
    if len(of_year) == 1:
        return of_year[0]
    said = [sum(word in fold(row.name) for word in cut(clause)) for row in rows]
    best = max(said)
    return rows[said.index(best)] if best and said.count(best) == 1 else None
