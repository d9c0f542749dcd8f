"""Which clause of a sentence tells the figure that a question asks for."""

import re
from collections.abc import Sequence

from assistant.amount_kinds import AmountKind, AskedAmount, asked_amounts, kind_of, met
from assistant.counters import amount_fits, asked_at, asked_times, asks_unit
from assistant.figure_asked import FigureQuestion
from assistant.names import squeeze
from assistant.operations import Operation
from index.quantities import Quantity, QuantityKind, find_quantities
from index.types import Measure, Sentence
from index.words import cut, fold

MANY = 2  # things named that a sentence with one amount must say
TITLE = re.compile('[“"「《].{2,12}?[”"」》]')
Things = list[tuple[str, ...]]  # what a question names, each in all its ways
_OF_ALL = (Operation.SHARE,)  # needs all that it names
BESIDE = 3  # clauses that may tell the rest of what is asked
LONGEST = 50  # characters of a clause
CLAUSE = re.compile("[^，；。：;]+")
# 完成8.9亿元，同比增长29%; 2024年达到1.3万亿元，增速居全国第3位: what goes on about a thing
_GOES_ON = re.compile(
    "(?:20\\d\\d年|同比|均|分别|比上年|首次|较上年)*"
    "(?:增长|下降|提高|上升|减少|增加|达到?(?!标)|突破|增速|增幅|居|位居|排名|占|总量|总额"
    "|(?:当年|年度|总|完成|计划)*投资)"
)
# 一般公共预算收入 is not told by what is told of 一般公共预算支出
_OTHERS = (
    ("收入", "支出"),
    ("进出口", "出口"),
    ("进口", "出口"),
    ("城镇", "农村"),
    ("农村", "城镇"),
)
OF_EACH = re.compile("[和与及跟、].*(?:各|分别)")  # 城里人和农村人的收入各涨多少: all are named
_HEAD = re.compile("的([^的，,]{2,8}?)(?:是|为|有|达到?|约)*(?:多少|几)")
_ASKED_OF = re.compile("(?:一共|总共|共|是|有|为|达到?|约|大概|了|到|的)+$")
_APART = re.compile("城乡.*(?:分别|\\d[^，]*[、和]\\D*\\d)")
_MEASURES = ("人次", "吨", "公里", "亩", "公顷", "户", "台", "辆", "斤", "微克")
_HOW_MANY = re.compile("(?:多少|几)(?=[万亿]*[\u4e00-\u9fff])")
_COUNTERS = frozenset(["", *"个家件名位人套条所间座项宗块处张床天日户种类起例次场对批届部年点"])
_DIGIT = re.compile(r"\d")
NAMED = re.compile(f"{TITLE.pattern}|[\\[【]\\d+[\\]】]")  # “一区一基地”[13] tells no amount


def telling_clause(
    at: Sentence, question: FigureQuestion, things: Things, least: float
) -> tuple[int, int] | None:
    """Return the range of the clause that names the thing and tells such an amount of it.

    It must say ``least`` of the things named.

    A clause behind it that names nothing goes on about it: 完成8.9亿元，同比增长29%.
    """
    clauses = [m.span() for m in CLAUSE.finditer(at.text)]
    head = heads_of(question, things)
    least = 1.0 if OF_EACH.search(question.text) or question.operation in _OF_ALL else least
    for number, (start, end) in enumerate(clauses):
        if end - start > LONGEST:
            continue  # a table whose cells run together
        clause = fold(at.text[start:end])
        said = [ways for ways in things if says(clause, ways)]
        if len(things) == 1 and _speaks_in_passing(clause, question, things[0]):
            continue
        if len(said) >= least * len(things) and (not head or any(w in said for w in head)):
            last = _telling(question, at.text, clauses[number:])
            if last:
                return start, last
    return None


def heads_of(question: FigureQuestion, things: Things) -> Things:
    """Return the things of which one must be said: 总装机容量 of 电站的总装机容量是多少.

    What stands right before 多少 is one: 城镇新增就业多少人.
    """
    asked_of = _HEAD.search(fold(question.text))
    head = [ways for ways in things if asked_of and ways[0] in asked_of[1]]
    before = squeeze(question.text)[: asked_at(squeeze(question.text))]
    before = _ASKED_OF.sub("", before if asked_times(question.text) else "")
    return head or [ways for ways in things if before.endswith(squeeze(ways[0]))]


def is_in_unit(question: FigureQuestion, clause: str) -> bool:
    """Say whether a clause tells an amount in the unit that a question names: 多少万千瓦.

    What is counted has many counters: 多少个 is told in 家.
    """
    asked = find_quantities(_HOW_MANY.sub("1", squeeze(question.text)))
    units = {f.quantity.base_unit for f in asked if f.quantity.unit not in _COUNTERS}
    return not units or any(f.quantity.base_unit in units for f in find_quantities(clause))


def _speaks_in_passing(clause: str, question: FigureQuestion, ways: tuple[str, ...]) -> bool:
    """Say whether a clause tells the amount of something else than the one thing that is named.

    打了多少粮食, of 涵盖粮食、瓜果等15大类 and of 投资3亿元的粮食收储中转基地.
    """
    if any(re.search(f"{re.escape(way)}、|、{re.escape(way)}", clause) for way in ways):
        return True
    counted = re.search(f"(?:多少|几)(?:{'|'.join(map(re.escape, ways))})", squeeze(question.text))
    amounts = [f.quantity for f in find_quantities(clause)]
    return counted is not None and all(
        a.kind is not QuantityKind.AMOUNT or a.base_unit == "元" for a in amounts
    )


def counting_clause(
    at: Sentence, question: FigureQuestion, things: Things
) -> tuple[int, int] | None:
    """Return the one clause of the likest sentence that counts as the question counts.

    今年要给小区换多少部电梯: 更新住宅电梯400部以上. It must say a thing that is named.
    """
    asked = asks_unit(question.text)
    if not asked:
        return None
    fitting = [
        m.span()
        for m in CLAUSE.finditer(at.text)
        if fits(question, m.group()) and _counts_by(asked, m.group())
    ]
    if len(fitting) != 1:
        return None
    start, end = fitting[0]
    clause = fold(at.text[start:end])
    return (start, end) if any(says(clause, ways) for ways in things) else None


def only_amount(at: Sentence, question: FigureQuestion, things: Things) -> tuple[int, int] | None:
    """Return the one clause of a sentence that holds an amount, where it fits what is asked.

    The sentence must be certain, and say several of the things named, as 到期 and 农户 of 延包.
    """
    holding = [
        m.span()
        for m in CLAUSE.finditer(at.text)
        if any(f.quantity.kind is not QuantityKind.YEAR for f in find_quantities(m.group()))
    ]
    if len(holding) != 1 or question.operation in _OF_ALL:
        return None
    start, end = holding[0]
    clause = at.text[start:end]
    is_fitting = end - start <= LONGEST and fits(question, clause) and is_in_unit(question, clause)
    head = heads_of(question, things)
    if head and not any(says(fold(at.text), ways) for ways in head):
        return None  # 总装机容量 of what tells an investment
    said = sum(says(fold(at.text), ways) for ways in things)
    return (start, end) if is_fitting and said >= MANY and said * 3 >= len(things) else None


def _telling(question: FigureQuestion, text: str, clauses: list[tuple[int, int]]) -> int:
    """Return where the last clause ends that goes on about the first, if one tells the amount.

    0 is returned where none does.
    """
    last, is_told = 0, False
    for number, (start, end) in enumerate(clauses):
        if number and not _GOES_ON.match(text, start):
            break
        last, is_told = end, is_told or fits(question, text[start:end])
    return last if is_told else 0


def fits(question: FigureQuestion, clause: str) -> bool:
    """Say whether a clause holds an amount of the kind that a question asks for.

    Keywords alone (人均GDP 2024) name a kind by their measure, or take any amount.
    """
    asked = question.text
    if is_of_other(question, clause):
        return False
    amounts = [f.quantity for f in find_quantities(NAMED.sub("", clause))]
    of_money = [a for a in asked_amounts(asked, question.slots) if a.kind is AmountKind.MONEY]
    if of_money and amounts and all(kind_of(a) is AmountKind.RATE for a in amounts):
        return False  # 提高后的数额 is not told by 扩面到8.5%
    told = [a for a in amounts if a.kind is not QuantityKind.YEAR]
    unit = asks_unit(asked)
    if unit in _MEASURES and not _counts_by(unit, clause):
        return False  # 多少亿人次 of what grew by 168%
    if asked_times(question.text):
        return any(amount_fits(question.text, a) for a in told)
    if question.slots.measure in (Measure.GROWTH, Measure.SHARE):
        is_share = question.slots.measure is Measure.SHARE
        return any(
            a.kind is not QuantityKind.AMOUNT and not (is_share and a.kind is QuantityKind.POINTS)
            for a in told
        )
    return bool(told)


def amounts_of(clause: str) -> list[Quantity]:
    """Return the amounts that a clause tells; 一个满意的答复 and a year are none."""
    bare = NAMED.sub("", clause)
    return [
        f.quantity
        for f in find_quantities(bare)
        if f.quantity.kind is not QuantityKind.YEAR
        and (f.quantity.value != 1 or _DIGIT.search(bare[f.start : f.end]))
    ]


def with_rest(text: str, start: int, end: int, asked: Sequence[AskedAmount]) -> tuple[int, int]:
    """Return the range of a clause and of those beside it that tell the rest of what is asked.

    来了多少游客，进账多少: 接待游客700万人次，旅游总收入30亿元.
    """
    clauses = [match.span() for match in CLAUSE.finditer(text)]
    at = [n for n, (first, last) in enumerate(clauses) if first < end and last > start]
    before, behind = min(at), max(at)
    for _ in range(1, BESIDE + 1):
        for number in (behind + 1, before - 1):
            told = amounts_of(text[clauses[before][0] : clauses[behind][1]])
            if met(asked, told) == len(asked):
                return min(start, clauses[before][0]), max(end, clauses[behind][1])
            if not 0 <= number < len(clauses) or not before - 1 <= number <= behind + 1:
                continue
            more = amounts_of(text[slice(*clauses[number])])
            if met(asked, [*told, *more]) > met(asked, told):
                before, behind = min(before, number), max(behind, number)
    return min(start, clauses[before][0]), max(end, clauses[behind][1])


def is_of_other(question: FigureQuestion, clause: str) -> bool:
    """Say whether a clause tells of the other of two things: 支出, where 收入 is asked for."""
    asked = question.text
    return any(one in asked and one not in clause and other in clause for one, other in _OTHERS)


def says(clause: str, ways: tuple[str, ...]) -> bool:
    """Say whether a clause says a thing in one of its ways, as words or in one piece.

    城乡居民收入分别增长6%和7% says what 农村居民收入 did.
    """
    told = [clause]
    if _APART.search(clause):
        told += [clause.replace("城乡", one) for one in ("城镇", "农村", "城市")]
    return any(way in one or set(cut(way)) <= set(cut(one)) for one in told for way in ways)


def _counts_by(unit: str, clause: str) -> bool:
    """Say whether an amount of a clause is counted by a unit: 部, 户, 微克 of 微克/立方米."""
    units = (f.quantity.unit.partition("/")[0] for f in find_quantities(clause))
    return any(told.endswith((unit, f"{unit}次")) or f"{told}次" == unit for told in units)
