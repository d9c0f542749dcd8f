"""Figures of a report that no person has reviewed: the sentence that tells one is quoted.

The proposed table of such a report lacks figures that its text has. A sentence stands in for a row
only where it is sure, says most of the question's words, is of the year asked for, and holds an
amount of the kind asked for.
"""

import re

from assistant.amount_kinds import asked_amounts, met
from assistant.counters import (
    UNDOING,
    asks_unit,
    without_amounts,
    without_year_before,
)
from assistant.figure_asked import FigureQuestion
from assistant.lexicon import Lexicon
from assistant.likely_clause import LEAST, Weighed, weighed
from assistant.lookup import names_part_of_year
from assistant.names import squeeze
from assistant.operations import Operation
from assistant.own_region import own_region
from assistant.quoted_clause import (
    TITLE,
    Things,
    amounts_of,
    counting_clause,
    only_amount,
    telling_clause,
    with_rest,
)
from assistant.types import Draft, DraftSentence, Evidence, Kind, Quote
from assistant.wanted import holds_wanted
from assistant.years import without_years
from index.report_index import ReportIndex
from index.types import Sentence
from index.words import cut, fold, is_proper, longest, says_doing
from prompts import render

SURE, SAID = 0.5, 0.6
# The same where one clause says all of several things that are named, and where one is named
SURE_OF_ALL, SURE_OF_ONE = 0.25, 0.6
CERTAIN = 0.95  # a sentence whose one amount is the one
SAME = 0.7  # the lexicon's weight from which on another word may stand for a thing
DEED = 2  # characters of 做了, 能涨: what no report says so
LOOKED_AT = 5  # sentences, the best first
_PLAN = re.compile("十[一二三四五]五")
_ASKING = (
    "预期",
    "预计",
    "目标",
    "奋斗目标",
    "平均",
    "情况",
    "水平",
    "计划",
    "数量",
    "里程",
    "长度",
    "规模",
    "投资额",
    "总投资额",
    "底前",
    "年底前",
)
_COUNTED = re.compile("(?:多少|几)[名位个家所](?!人)([\u4e00-\u9fff]{2})")
_COUNT = re.compile("[总户人家个件条所名项套场亩]数|金额|数额|总额")
# 多多少人有活干 asks how many there are to be more, not for two amounts compared
_COMPARED = re.compile("[比较差]|相比|以前|原来|之前")
_TOLD = (None, Operation.SUM, Operation.SHARE)  # 一共多少 and 占比多少 are told as they stand
_LIKELY = (*_TOLD, Operation.AVERAGE)  # 人均增加多少, too
_SET_BEFORE = re.compile("原定|原来定|年初定|预期目标|原先定")
_PLACE = re.compile("(?<!全)[省市县州]$")  # 江苏省, of what is told of the own one
# 满城区2019年, at the head of a question or before a year; 高新区 is a part of the own region
_DISTRICT = re.compile(
    "(?:^|[，,。 市省])((?![高新经开示城市园片街景校社小山地])[\u4e00-\u9fff]{1,3}[区县])"
    r"(?=20\d\d|[今去]年|的)"
)
_FRAME = re.compile("全[国省市]")  # 全国第几: what a rank is measured in


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
        evidence = self._of_what_is_named(question, evidence)
        things = self._things(question)
        is_more = question.operation is Operation.DIFFERENCE
        is_more = is_more and not _COMPARED.search(question.text)
        if not (question.operation in _LIKELY or is_more) or not things:
            return None
        is_plain = question.operation in _TOLD
        is_plain = is_plain and sum(bool(part.mentions) for part in question.parts) < 2
        told = self._by_rules(question, evidence, things) if is_plain else None
        if told is None:
            return self._likely(question, evidence, things)
        return self._quoted(*self._with_rest(question, *told))

    def whole(self, draft: Draft, question: FigureQuestion) -> Draft | None:
        """Quote what a figure of the proposed table leaves untold of what is asked beside it.

        总值及其增速, of which the table has the first; nothing is returned where it has all.
        """
        asked = asked_amounts(question.text, question.slots)
        rows = draft.indicators
        if self._index.facts.is_reviewed or not 0 < len(rows) < len(asked):
            return None
        at = self._index.telling(rows[:1])[0]
        start, end = rows[0].start - at.start, rows[0].end - at.start
        first, last = with_rest(at.text, max(start, 0), end, asked)
        more = met(asked, amounts_of(at.text[first:last]))
        return self._quoted(at, first, last) if more > len(rows) else None

    def _with_rest(
        self, question: FigureQuestion, at: Sentence, start: int, end: int
    ) -> tuple[Sentence, int, int]:
        """Return the range of a clause with those beside it that tell what else is asked."""
        asked = asked_amounts(question.text, question.slots)
        if len(asked) > 1:
            start, end = with_rest(at.text, start, end, asked)
        return at, start, end

    def _of_what_is_named(
        self, question: FigureQuestion, evidence: list[Evidence]
    ) -> list[Evidence]:
        """Keep the sentences that speak of the plan, the places and the region that are named."""
        if names_part_of_year(question.text):
            # “十三五”末: of what is told under that plan alone
            plan = _PLAN.search(fold(question.text))
            if plan is None or names_part_of_year(_PLAN.sub(" ", question.text)):
                return []
            evidence = [e for e in evidence if self._is_of_plan(e, plan.group())]
        places = [word for word in cut(question.text) if _PLACE.search(word) and is_proper(word)]
        said = fold(question.text)
        places += [w for w in cut(said) if is_proper(w) and re.search(f"{w}[市州县区旗盟]", said)]
        places += _DISTRICT.findall(self._own.sub(" ", fold(question.text)))
        own = fold(self._index.facts.title)
        evidence = [e for e in evidence if all(p in own or p in self._at(e).text for p in places)]
        if question.region and not _FRAME.fullmatch(question.region):
            evidence = [e for e in evidence if self._index.says(e.sentence_id, question.region)]
        return evidence

    def _by_rules(
        self, question: FigureQuestion, evidence: list[Evidence], things: Things
    ) -> tuple[Sentence, int, int] | None:
        """Return the first clause that says enough of what is named."""
        from_here = SURE_OF_ALL if len(things) > 1 else SURE_OF_ONE
        suited = [
            (e, at)
            for e in evidence[:LOOKED_AT]
            if e.confidence >= from_here and self._suits(question, at := self._at(e))
        ]
        for e, sentence in suited:
            clause = telling_clause(
                sentence, question, things, SAID if e.confidence >= SURE else 1.0
            )
            if clause:
                return sentence, *clause
        near = ((e, self._at(e)) for e in evidence[:LOOKED_AT] if e.confidence >= SURE)
        sure = [at for e, at in near if self._suits(question, at)]
        if sure and sure[0].id == evidence[0].sentence_id:
            clause = counting_clause(sure[0], question, things)
            if not clause and evidence[0].confidence >= CERTAIN:
                clause = only_amount(sure[0], question, things)
            if clause:
                return sure[0], *clause
        return None

    def likely(
        self, question: FigureQuestion, evidence: list[Evidence], things: Things
    ) -> list[Weighed]:
        """Return the clauses that may tell what is asked, with what speaks for each."""
        near = enumerate(map(self._at, evidence[:LOOKED_AT]))
        suited = {rank: at for rank, at in near if self._suits(question, at)}
        return weighed(question, things, suited, self._index)

    def _likely(
        self, question: FigureQuestion, evidence: list[Evidence], things: Things
    ) -> Draft | None:
        """Quote the clause that most probably tells what is asked, if it does so by far.

        Where it is not sure, its whole sentence is quoted as the nearest one, to be checked.
        """
        found = self.likely(question, evidence, things)
        best = max(found, key=lambda one: one.probability, default=None)
        if best is None or best.probability < LEAST:
            return None
        if best.is_sure:
            return self._quoted(*self._with_rest(question, best.at, best.start, best.end))
        return self._quoted(best.at, 0, len(best.at.text), render("figure_nearest"))

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
        years = self._index.years_of[at.id]
        is_of_years = all(y in years or f"{y}年" in at.text for y in question.years)
        titles = (title[1:-1] for title in TITLE.findall(question.text))
        if any(title not in at.text and not _PLAN.match(title) for title in titles):
            return False  # “希望之家”, of what is told of “爱心妈妈”
        if _SET_BEFORE.search(question.text) and not _SET_BEFORE.search(at.text):
            return False  # 原定的预期目标, of what was done
        told = fold(at.text)
        asked = fold(question.text)
        wanted = (w for w in self._lexicon.wanted_things if w in asked)  # 停车泊位 are 停车位
        others = [w for w in wanted if not any(way in told for way in self._lexicon.ways(w))]
        return is_of_years and holds_wanted(question.text, at.text, others)

    def _things(self, question: FigureQuestion) -> Things:
        """Return the ways to say each thing that a question names."""
        asked = _FRAME.sub(" ", self._own.sub(" ", without_amounts(without_years(question.text))))
        spelt = fold(question.text)  # 空气好的日子, which squeezing shortens
        known = [spelt[start:end] for start, end in self._lexicon.found_in(spelt)]
        known = [w for w in known if w not in self._ignored and squeeze(w) in asked]
        said = "|".join(map(re.escape, map(squeeze, known)))
        rest = cut(re.sub(said, " ", asked) if known else asked)
        mentioned = (mention.text for mention in question.mentions)
        titles = TITLE.findall(question.text)  # “疆煤外运”
        named = squeeze(" ".join([question.slots.rest, *mentioned, *titles]))
        asking = {asks_unit(question.text), *_ASKING}
        counted = _COUNTED.search(fold(question.text))  # 多少名老师, whatever else 老师 may be
        words = longest({word for word in rest if self._names(word) and word in named})
        words += [counted[1]] if counted and counted[1] in self._ignored else []
        words = [w for w in words if w not in asking and not _PLAN.match(f"{w}五")]
        words = [w for w in words if not _COUNT.fullmatch(w)]
        return [*map(self._ways, dict.fromkeys(known)), *((word,) for word in words)]

    def _names(self, word: str) -> bool:
        """Say whether a word names a thing; a deed does that the report has a word for: 搞, 弄."""
        is_empty = len(word) < 2 or word in self._ignored
        is_loose = len(word) == DEED and says_doing(word) and not UNDOING.search(word)
        return not (is_empty or (is_loose and not self._index.keywords.knows(word)))

    def _ways(self, entry: str) -> tuple[str, ...]:
        others = self._lexicon.expansions[self._lexicon.entry(entry)]
        return (entry, *(other for other, weight in others if weight >= SAME))

    def _quoted(self, at: Sentence, start: int, end: int, opening: str = "") -> Draft:
        heading = "·".join(self._index.section(at.section_id).path)
        lead = render("passage_lead", heading=heading)
        quote = Quote(at.section_id, at.start + start, at.start + end)
        return Draft(
            Kind.PASSAGE, (DraftSentence(f"{opening}{lead}{at.text[start:end]}。", (quote,)),)
        )
