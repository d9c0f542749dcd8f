"""Figures of a report that no person has reviewed: the sentence that tells one is quoted.

The proposed table of such a report lacks figures that its text has. A sentence stands in for a row
only where it is sure, says most of the question's words, is of the year asked for, and holds an
amount of the kind asked for.
"""

import re

from assistant.counters import UNDOING, amount_fits, asked_times, asks_unit, without_amounts
from assistant.figure_asked import FigureQuestion
from assistant.lexicon import Lexicon
from assistant.lookup import names_part_of_year
from assistant.operations import Operation
from assistant.own_region import own_region
from assistant.types import Draft, DraftSentence, Evidence, Kind, Quote
from assistant.wanted import holds_wanted
from assistant.years import without_years
from index.quantities import QuantityKind, find_quantities
from index.report_index import ReportIndex
from index.types import Measure, Sentence
from index.words import cut, fold, longest, says_doing
from prompts import render

SURE, SAID = 0.5, 0.6
SAME = 0.7  # the lexicon's weight from which on another word may stand for a thing
DEED = 2  # characters of 做了, 能涨: what no report says so
LOOKED_AT = 5  # sentences, the best first
_CLAUSE = re.compile("[^，；。：]+")
# 完成8.9亿元，同比增长29%; 2024年达到1.3万亿元，增速居全国第3位: what goes on about a thing
_GOES_ON = re.compile(
    "(?:20\\d\\d年|同比|均|分别|比上年|首次|较上年)*"
    "(?:增长|下降|提高|上升|减少|增加|达到?(?!标)|突破|增速|增幅|居|位居|排名|占|总量|总额)"
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
        is_plain = question.operation in (None, Operation.SUM) and len(question.parts) < 2
        if not is_plain or names_part_of_year(question.text):
            return None
        if question.region and not _FRAME.fullmatch(question.region):
            evidence = [e for e in evidence if self._index.says(e.sentence_id, question.region)]
        things = self._things(question)
        sure = [
            at
            for e in evidence[:LOOKED_AT]
            if things and e.confidence >= SURE and self._suits(question, at := self._at(e))
        ]
        for sentence in sure:
            clause = _clause(sentence, question, things)
            if clause:
                return self._quoted(sentence, *clause)
        if sure and sure[0].id == evidence[0].sentence_id:
            clause = _only_clause(sure[0], question, things)
            if clause:
                return self._quoted(sure[0], *clause)
        return None

    def _at(self, evidence: Evidence) -> Sentence:
        return self._index.sentence(evidence.sentence_id)

    def _suits(self, question: FigureQuestion, at: Sentence) -> bool:
        """Say whether a sentence is of the years and holds the kind of thing asked for."""
        is_of_years = self._index.years_of[at.id].issuperset(question.years)
        return is_of_years and holds_wanted(question.text, at.text, self._lexicon.wanted_things)

    def _things(self, question: FigureQuestion) -> _Things:
        """Return the ways to say each thing that a question names."""
        asked = _FRAME.sub(" ", self._own.sub(" ", without_amounts(without_years(question.text))))
        known = [asked[start:end] for start, end in self._lexicon.found_in(asked)]
        known = [word for word in known if word not in self._ignored]
        rest = cut(re.sub("|".join(map(re.escape, known)), " ", asked) if known else asked)
        words = longest({word for word in rest if self._names(word)})
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


def _clause(at: Sentence, question: FigureQuestion, things: _Things) -> tuple[int, int] | None:
    """Return the range of the clause that names the thing and tells such an amount of it.

    A clause behind it that names nothing goes on about it: 完成8.9亿元，同比增长29%.
    """
    clauses = [m.span() for m in _CLAUSE.finditer(at.text)]
    asked_of = _HEAD.search(fold(question.text))  # 电站的总装机容量是多少: one word of it is a must
    head = [ways for ways in things if asked_of and ways[0] in asked_of[1]]
    least = 1.0 if _OF_EACH.search(question.text) else SAID
    for number, (start, end) in enumerate(clauses):
        clause = fold(at.text[start:end])
        said = [ways for ways in things if _says(clause, ways)]
        if len(said) >= least * len(things) and (not head or any(w in said for w in head)):
            last = _telling(question, at.text, clauses[number:])
            if last:
                return start, last
    return None


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
    amounts = [f.quantity for f in find_quantities(clause)]
    told = [a for a in amounts if a.kind is not QuantityKind.YEAR]
    if asked_times(question.text):
        return any(amount_fits(question.text, a) for a in told)
    if question.slots.measure in (Measure.GROWTH, Measure.SHARE):
        return any(a.kind is not QuantityKind.AMOUNT for a in told)
    return bool(told)


def _says(clause: str, ways: tuple[str, ...]) -> bool:
    """Say whether a clause says a thing in one of its ways, as words or in one piece."""
    return any(way in clause or set(cut(way)) <= set(cut(clause)) for way in ways)


def _counts_by(unit: str, clause: str) -> bool:
    """Say whether an amount of a clause is counted by a unit: 部, 户, 微克 of 微克/立方米."""
    units = (f.quantity.unit.partition("/")[0] for f in find_quantities(clause))
    return any(told.endswith((unit, f"{unit}次")) for told in units)
