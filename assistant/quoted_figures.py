"""Figures of a report that no person has reviewed: the sentence that tells one is quoted.

The proposed table of such a report lacks figures that its text has. A sentence stands in for a row
only where it is sure, says most of the question's words, is of the year asked for, and holds an
amount of the kind asked for.
"""

import re

from assistant.counters import (
    UNDOING,
    amount_fits,
    asked_at,
    asked_times,
    asks_unit,
    without_amounts,
    without_year_before,
)
from assistant.figure_asked import FigureQuestion
from assistant.lexicon import Lexicon
from assistant.lookup import names_part_of_year
from assistant.names import squeeze
from assistant.operations import Operation
from assistant.own_region import own_region
from assistant.types import Draft, DraftSentence, Evidence, Kind, Quote
from assistant.wanted import holds_wanted
from assistant.years import without_years
from index.quantities import QuantityKind, find_quantities
from index.report_index import ReportIndex
from index.types import Measure, Sentence
from index.words import cut, fold, is_proper, longest, says_doing
from prompts import render

SURE, SAID = 0.5, 0.6
# The same where one clause says all of several things that are named, and where one is named
SURE_OF_ALL, SURE_OF_ONE = 0.25, 0.6
SAME = 0.7  # the lexicon's weight from which on another word may stand for a thing
DEED = 2  # characters of 做了, 能涨: what no report says so
LONGEST = 50  # characters of a clause
LOOKED_AT = 5  # sentences, the best first
_CLAUSE = re.compile("[^，；。：;]+")
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
_OF_EACH = re.compile("[和与及跟、].*(?:各|分别)")  # 城里人和农村人的收入各涨多少: all are named
_HEAD = re.compile("的([^的，,]{2,8}?)(?:是|为|有|达到?|约)*(?:多少|几)")
_ASKED_OF = re.compile("(?:一共|总共|共|是|有|为|达到?|约|大概|了|到|的)+$")
_APART = re.compile("城乡.*(?:分别|\\d[^，]*[、和]\\D*\\d)")
_MEASURES = ("人次", "吨", "公里", "亩", "公顷", "户", "台", "辆", "斤", "微克")
_PLAN = re.compile("十[一二三四五]五")
_ASKING = ("预期", "预计", "目标", "奋斗目标", "平均", "情况", "水平", "计划", "数量")
# 一共多少 and 占比多少 are told as they stand; the last needs all that it names
_TOLD, _OF_ALL = (None, Operation.SUM, Operation.SHARE), (Operation.SHARE,)
_SET_BEFORE = re.compile("原定|原来定|年初定|预期目标|原先定")
_TITLE = re.compile('[“"「《].{2,12}?[”"」》]')
_NAMED = re.compile(f"{_TITLE.pattern}|[\\[【]\\d+[\\]】]")  # “一区一基地”[13] tells no amount
_PLACE = re.compile("(?<!全)[省市县州]$")  # 江苏省, of what is told of the own one
# 满城区2019年, at the head of a question or before a year; 高新区 is a part of the own region
_DISTRICT = re.compile(
    "(?:^|[，,。 ])((?![高新经开示城市园片街景校社小山地])[\u4e00-\u9fff]{1,3}[区县])"
    r"(?=20\d\d|[今去]年|的)"
)
_FRAME = re.compile("全[国省市]")  # 全国第几: what a rank is measured in
_Things = list[tuple[str, ...]]  # each in all its ways


class QuotedFigures:
    """Finds the sentence of one report that tells a figure."""

    def __init__(self, index: ReportIndex, lexicon: Lexicon) -> None:
        """Read the report; neutral words say nothing of what is asked."""
        self._index = index
        self._lexicon = lexicon
        self._ignored = lexicon.saying_nothing
        self._own = own_region(index.facts)

    def tell(self, question: FigureQuestion, evidence: list[Evidence]) -> Draft | None:
        """Quote the first clause that tells what is asked, or return nothing."""
        question = without_year_before(question)
        is_plain = question.operation in _TOLD
        is_plain = is_plain and sum(bool(part.mentions) for part in question.parts) < 2
        if not is_plain:
            return None
        if names_part_of_year(question.text):
            # “十三五”末: of what is told under that plan alone
            plan = _PLAN.search(fold(question.text))
            if plan is None or names_part_of_year(_PLAN.sub(" ", question.text)):
                return None
            evidence = [e for e in evidence if self._is_of_plan(e, plan.group())]
        places = [word for word in cut(question.text) if _PLACE.search(word) and is_proper(word)]
        places += _DISTRICT.findall(self._own.sub(" ", fold(question.text)))
        own = fold(self._index.facts.title)
        evidence = [e for e in evidence if all(p in own or p in self._at(e).text for p in places)]
        if question.region and not _FRAME.fullmatch(question.region):
            evidence = [e for e in evidence if self._index.says(e.sentence_id, question.region)]
        things = self._things(question)
        from_here = SURE_OF_ALL if len(things) > 1 else SURE_OF_ONE
        suited = [
            (e, at)
            for e in evidence[:LOOKED_AT]
            if things and e.confidence >= from_here and self._suits(question, at := self._at(e))
        ]
        for e, sentence in suited:
            clause = _clause(sentence, question, things, SAID if e.confidence >= SURE else 1.0)
            if clause:
                return self._quoted(sentence, *clause)
        near = ((e, self._at(e)) for e in evidence[:LOOKED_AT] if e.confidence >= SURE)
        sure = [at for e, at in near if self._suits(question, at)]
        if sure and sure[0].id == evidence[0].sentence_id:
            clause = _only_clause(sure[0], question, things)
            if clause:
                return self._quoted(sure[0], *clause)
        return None

    def _is_of_plan(self, evidence: Evidence, plan: str) -> bool:
        """Say whether a sentence, or one before it in its section, names a plan of five years."""
        at = self._at(evidence)
        section = self._index.section(at.section_id)
        said = self._index.report.text[section.start : at.end]
        return plan in fold(said)

    def _at(self, evidence: Evidence) -> Sentence:
        return self._index.sentence(evidence.sentence_id)

    def _suits(self, question: FigureQuestion, at: Sentence) -> bool:
        """Say whether a sentence is of the years and holds the kind of thing asked for."""
        told = self._index.years_of[at.id]
        is_of_years = all(y in told or f"{y}年" in at.text for y in question.years)
        titles = (title[1:-1] for title in _TITLE.findall(question.text))
        if any(title not in at.text and not _PLAN.match(title) for title in titles):
            return False  # “希望之家”, of what is told of “爱心妈妈”
        if _SET_BEFORE.search(question.text) and not _SET_BEFORE.search(at.text):
            return False  # 原定的预期目标, of what was done
        return is_of_years and holds_wanted(question.text, at.text, self._lexicon.wanted_things)

    def _things(self, question: FigureQuestion) -> _Things:
        """Return the ways to say each thing that a question names."""
        asked = _FRAME.sub(" ", self._own.sub(" ", without_amounts(without_years(question.text))))
        spelt = fold(question.text)  # 空气好的日子, which squeezing shortens
        known = [spelt[start:end] for start, end in self._lexicon.found_in(spelt)]
        known = [w for w in known if w not in self._ignored and squeeze(w) in asked]
        said = "|".join(map(re.escape, map(squeeze, known)))
        rest = cut(re.sub(said, " ", asked) if known else asked)
        mentioned = (mention.text for mention in question.mentions)
        titles = _TITLE.findall(question.text)  # “疆煤外运”
        named = squeeze(" ".join([question.slots.rest, *mentioned, *titles]))
        asking = {asks_unit(question.text), *_ASKING}
        words = longest({word for word in rest if self._names(word) and word in named})
        words = [w for w in words if w not in asking and not _PLAN.match(f"{w}五")]
        return [*map(self._ways, dict.fromkeys(known)), *((word,) for word in words)]

    def _names(self, word: str) -> bool:
        """Say whether a word names a thing; a deed does that the report has a word for: 搞, 弄."""
        is_empty = len(word) < 2 or word in self._ignored
        is_loose = len(word) == DEED and says_doing(word) and not UNDOING.search(word)
        return not (is_empty or (is_loose and not self._index.keywords.knows(word)))

    def _ways(self, entry: str) -> tuple[str, ...]:
        others = self._lexicon.expansions[self._lexicon.entry(entry)]
        return (entry, *(other for other, weight in others if weight >= SAME))

    def _quoted(self, at: Sentence, start: int, end: int) -> Draft:
        heading = "·".join(self._index.section(at.section_id).path)
        lead = render("passage_lead", heading=heading)
        quote = Quote(at.section_id, at.start + start, at.start + end)
        return Draft(Kind.PASSAGE, (DraftSentence(f"{lead}{at.text[start:end]}。", (quote,)),))


def _clause(
    at: Sentence, question: FigureQuestion, things: _Things, least: float
) -> tuple[int, int] | None:
    """Return the range of the clause that names the thing and tells such an amount of it.

    It must say ``least`` of the things named.

    A clause behind it that names nothing goes on about it: 完成8.9亿元，同比增长29%.
    """
    clauses = [m.span() for m in _CLAUSE.finditer(at.text)]
    asked_of = _HEAD.search(fold(question.text))  # 电站的总装机容量是多少: one word of it is a must
    head = [ways for ways in things if asked_of and ways[0] in asked_of[1]]
    before = squeeze(question.text)[: asked_at(squeeze(question.text))]
    # 城镇新增就业多少人: what stands right before is a must
    head = head or [ways for ways in things if _ASKED_OF.sub("", before).endswith(squeeze(ways[0]))]
    least = 1.0 if _OF_EACH.search(question.text) or question.operation in _OF_ALL else least
    for number, (start, end) in enumerate(clauses):
        if end - start > LONGEST:
            continue  # a table whose cells run together
        clause = fold(at.text[start:end])
        said = [ways for ways in things if _says(clause, ways)]
        if len(things) == 1 and _speaks_in_passing(clause, question, things[0]):
            continue
        if len(said) >= least * len(things) and (not head or any(w in said for w in head)):
            last = _telling(question, at.text, clauses[number:])
            if last:
                return start, last
    return None


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


def _only_clause(at: Sentence, question: FigureQuestion, things: _Things) -> tuple[int, int] | None:
    """Return the one clause of the likest sentence that counts as the question counts.

    今年要给小区换多少部电梯: 更新住宅电梯400部以上. It must say a thing that is named.
    """
    asked = asks_unit(question.text)
    if not asked:
        return None
    fitting = [
        m.span()
        for m in _CLAUSE.finditer(at.text)
        if _fits(question, m.group()) and _counts_by(asked, m.group())
    ]
    if len(fitting) != 1:
        return None
    start, end = fitting[0]
    clause = fold(at.text[start:end])
    return (start, end) if any(_says(clause, ways) for ways in things) else None


def _telling(question: FigureQuestion, text: str, clauses: list[tuple[int, int]]) -> int:
    """Return where the last clause ends that goes on about the first, if one tells the amount.

    0 is returned where none does.
    """
    last, is_told = 0, False
    for number, (start, end) in enumerate(clauses):
        if number and not _GOES_ON.match(text, start):
            break
        last, is_told = end, is_told or _fits(question, text[start:end])
    return last if is_told else 0


def _fits(question: FigureQuestion, clause: str) -> bool:
    """Say whether a clause holds an amount of the kind that a question asks for.

    Keywords alone (人均GDP 2024) name a kind by their measure, or take any amount.
    """
    asked = question.text
    if any(one in asked and one not in clause and other in clause for one, other in _OTHERS):
        return False
    amounts = [f.quantity for f in find_quantities(_NAMED.sub("", clause))]
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


def _says(clause: str, ways: tuple[str, ...]) -> bool:
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
