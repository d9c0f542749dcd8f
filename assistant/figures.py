"""Answer one question about figures from the indicator table, or say why not."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.compose import compose
from assistant.computed_figures import (
    NOT_A_PART,
    added_of,
    computed,
    crosses,
    is_calculation,
    is_of_one_row,
    may_be_share,
)
from assistant.computed_together import computed_together
from assistant.counters import asked_times, counts_otherwise, states_otherwise
from assistant.existing import describe_existing
from assistant.figure_answer import joined, tell, tell_place
from assistant.figure_asked import FigureQuestion
from assistant.fitting_pairs import FittingPairs
from assistant.lexicon import Lexicon
from assistant.likely_figures import LikelyFigures
from assistant.lookup import (
    Ambiguous,
    Missing,
    is_elsewhere,
    lacks_share,
    of_stock,
    select,
)
from assistant.meant_figures import MeantFigures
from assistant.names import squeeze
from assistant.of_another import (
    asks_of_another,
    compares_elsewhere,
    is_beside,
    names_another,
)
from assistant.of_title import of_title
from assistant.operands import Operands
from assistant.operations import Operation
from assistant.rest_asked import asks_of_all_such, asks_of_rest
from assistant.said_figures import SaidFigures
from assistant.talk_around import without_talk
from assistant.told_amount import rows_of_amounts
from assistant.told_of_each import rest_of_each, shares_of
from assistant.types import Declined, Draft, Evidence, Kind
from index.report_index import ReportIndex
from index.types import Indicator
from prompts import render

# 消防站在哪里 may ask for the place itself: the sentence tells what the report says of it
_WHERE = re.compile("^(?!.*(?:报告|节|章|部分|段|页|出处|来源|原文|[说写提讲])).*在哪")
_THE_NUMBER = re.compile("[这那该這該][个個]?[数數]|[数數][字据據值]")  # 这个数出自哪一节
_TWO_YEARS = re.compile("[两二]年")  # what is done is added to what is planned only if asked for
_SEVERAL = re.compile(
    "[两二三]者|[两二三]项|[两二三][块种类样](?=[合加一总共])|两个数|它们(?:[加合差]|相[加差]|之[和差])|加在?一起|相加"
)  # these need two figures

FEW = 2  # figures that are told once more with their place


class Figures:
    """Answers questions about the figures of one report."""

    def __init__(
        self,
        index: ReportIndex,
        lexicon: Lexicon,
        operands: Operands,
        pairs: FittingPairs,
        *,
        search: Callable[[str], list[Evidence]],
        contact: str,
    ) -> None:
        """``search`` finds sentences by meaning; ``contact`` is whom a refusal names."""
        self._index = index
        self._table = index.indicators
        self._operands = operands
        self._pairs = pairs
        self._meant = MeantFigures(index, lexicon, search)
        self._said = SaidFigures(index, lexicon, search)
        self._likely = LikelyFigures(index, lexicon, search)
        self._contact = contact
        self._narrowing = lexicon.narrowing

    def tell(self, question: FigureQuestion) -> Draft | Declined:
        """Return the figures asked for, computed where a calculation is asked for."""
        found = self._tell(question)
        if isinstance(found, Declined):
            return found
        rest = rest_of_each(found.indicators, question, self._index)
        return joined([found, self._told(rest, question)], "") if rest else found

    def _tell(self, question: FigureQuestion) -> Draft | Declined:
        is_of_rest = question.operation is None and asks_of_rest(question.text)
        if is_of_rest or asks_of_all_such(question.text):
            return self._decline(Missing("part"), question)
        amounts = rows_of_amounts(question, self._table)
        found = self._told(amounts, question) if amounts else self._told_of(question)
        if isinstance(found, Draft):
            return found
        others = (self._with_talk, self._some_of_each, self._without_talk, self._combined)
        told = next(filter(None, (other(question) for other in others)), None)
        if told:
            return told
        likely = () if found.is_reason else of_stock(self._likely.rows(question), question.text)
        return self._told(likely, question) if likely else found

    def _with_talk(self, question: FigureQuestion) -> Draft | None:
        """Read a question with the talk around what asks: 想蹭免费无线网，有几个热点."""
        if question.around is None:
            return None
        whole = replace(question.around, text=question.text, rounding=question.rounding)
        found = self._tell(whole)
        return found if isinstance(found, Draft) else None

    def _some_of_each(self, question: FigureQuestion) -> Draft | None:
        """Tell those of several things asked for at once that the report has."""
        halves = self._of_each(question)
        return joined(halves, render("figure_rest_missing")) if halves else None

    def _without_talk(self, question: FigureQuestion) -> Draft | None:
        """Read a question without words that only talk."""
        bare = without_talk(question, self._narrowing)
        if not question.unexplained or not bare.groups or bare.unexplained:
            return None
        found = self._told_of(bare)
        return found if isinstance(found, Draft) else None

    def _combined(self, question: FigureQuestion) -> Draft | None:
        """Compute of the one pair of figures that all words of a question fit, in a read table.

        What is named outright is one of them.
        """
        pair = self._pairs.find(question.text) if self._index.facts.is_reviewed else None
        names = {row.name for row in pair[1]} if pair else set()
        named = all(
            names.intersection(mention.names) or any(mention.text in squeeze(n) for n in names)
            for mention in question.mentions
        )
        found = self._compute(*pair, question) if pair and named else None
        return found if isinstance(found, Draft) else None

    def _of_each(self, question: FigureQuestion) -> list[Draft]:
        """Tell what the report has of several things asked for at once, where it lacks the others.

        水耗和单位能耗2019年分别下降多少: of one there is but the plan.
        """
        is_plain = not (question.unexplained or question.operation or question.region)
        if len(question.groups) < 2 or not is_plain:
            return []
        each = [
            select(replace(question, groups=(group,)), self._table) for group in question.groups
        ]
        told = [rows for rows in each if isinstance(rows, tuple) and rows]
        return [self._told(rows, question) for rows in told] if len(told) < len(each) else []

    def _told_of(self, question: FigureQuestion) -> Draft | Declined:
        if question.unexplained or not question.groups:
            question = self._meant.named(question)
        is_named = bool(question.groups) and not question.unexplained
        meant = self._several(question) or (() if is_named else self._meant.rows(question))
        meant = of_title(meant, question, self._index)
        if meant and not is_beside(meant, question):
            return self._told(meant, question)
        together = computed_together(question, self._table, self._operands, self._compute)
        if together:
            return together
        calculated = self._calculated(question)
        if calculated:
            return calculated
        chosen = select(question, self._table)
        if isinstance(chosen, tuple) and chosen:
            chosen = of_title(chosen, question, self._index) or Missing("part")
        if not isinstance(chosen, Missing | Ambiguous) and (
            counts_otherwise(question.text, chosen) or states_otherwise(question, chosen)
        ):
            chosen = Missing("unit")
        if not isinstance(chosen, Missing | Ambiguous) and asks_of_another(
            chosen, question, self._index
        ):
            chosen = Missing("part")
        if isinstance(chosen, Missing | Ambiguous):
            named = {squeeze(row.name) for mention in question.mentions for row in mention.rows}
            is_whole = any(mention.text in named for mention in question.mentions)
            is_whole = is_whole or is_elsewhere(chosen, question) or lacks_share(chosen, question)
            is_final = is_named and is_whole and chosen != Missing("unit")
            is_final = is_final or chosen == Missing("part")
            said = () if is_final else of_stock(self._said.rows(question), question.text)
            said = of_title(said, question, self._index)
            is_other = names_another(said, question)
            if is_other or counts_otherwise(question.text, said) or is_beside(said, question):
                said = ()  # 能耗降了多少 names another figure than 水耗
            return self._told(said, question) if said else self._decline(chosen, question)
        return self._told(chosen, question)

    def _calculated(self, question: FigureQuestion) -> Draft | Declined | None:
        """Return what an operation makes of several figures, or nothing where it is of one."""
        # 推断全市新增多少: of the whole, which a share of it tells
        of_here = not question.region or question.operation is Operation.BASE
        if question.operation is None or not of_here:
            return None
        of_whole = self._combined(question) if question.operation is Operation.SHARE else None
        if of_whole:
            return of_whole
        rows = self._operands.find(question)
        is_sum = question.operation is Operation.SUM
        needs_two = _SEVERAL.search(question.text) is not None
        bare = is_sum and (len(question.parts) < 2 or is_of_one_row(question)) and not needs_two
        if isinstance(rows, Missing | Ambiguous):
            return None if bare else self._decline(rows, question)
        one = self._operands.told_in_one(question, rows) if is_sum else ()
        if one:
            return self._told(one, question)
        is_of_two = sum(bool(part.mentions) for part in question.parts) > 1
        names_years = len(question.years) > 1 or _TWO_YEARS.search(question.text) is not None
        if needs_two or is_calculation(
            question.operation, rows, is_of_two=is_of_two, names_years=names_years
        ):
            return self._compute(question.operation, rows, question)
        return None

    def _compute(
        self, operation: Operation, rows: Sequence[Indicator], question: FigureQuestion
    ) -> Draft | Declined:
        if operation is Operation.SHARE and not may_be_share(
            rows, question, self._index.report.text
        ):
            told = render("not_computable", reason=NOT_A_PART)
            return Declined(Kind.REFUSAL, told, is_reason=True)
        if crosses(rows, question):  # of 2020年 and 2019年, not of one of them alone
            pair = self._pairs.find(question.text)
            rows = pair[1] if pair else ()
        added = added_of(rows, question) if operation is Operation.DIFFERENCE else ()
        if added:
            return self._told(added, question)
        return computed(operation, rows, question, self._index)

    def _several(self, question: FigureQuestion) -> tuple[Indicator, ...]:
        """Return the figures of one sentence that a question asks for at once: 几宗、多大面积."""
        of_years = len(question.years) > 1 and question.groups and not question.unexplained
        is_several = asked_times(question.text) > 1 and not of_years  # 2019年几个、2020年几个
        rows = self._said.rows(question) if is_several else ()
        # 完成出让的产业用地 and its 合计面积, not the area of what is announced beside it
        own = tuple(row for row in rows if question.names and row.name.startswith(question.names))
        rows = own if len(own) > 1 else rows
        return rows if len(rows) > 1 else ()

    def _told(self, chosen: tuple[Indicator, ...], question: FigureQuestion) -> Draft:
        """Tell figures, or where they stand, or both."""
        figures = tell(chosen, self._index.facts)
        told = {row.year for row in chosen}
        if None not in told and not told.issuperset(question.years):
            figures = joined([figures], render("figure_other_years"))
        if not question.slots.place:
            return figures
        if _WHERE.search(question.text) and not question.slots.asks_amount:
            return compose((at.id for at in self._index.telling(chosen)), self._index)
        places = tell_place(chosen, [self._index.section(r.section_id).path for r in chosen])
        with_figure = question.slots.asks_amount or len(chosen) <= FEW
        with_figure = with_figure or _THE_NUMBER.search(question.text) is not None
        return joined([figures, places], "") if with_figure else places

    def tell_all(self, questions: Sequence[FigureQuestion]) -> list[Draft | Declined]:
        """Answer questions that are asked together.

        One that repeats a figure or finds none may ask for what stands beside another's.
        """
        found = [self.tell(question) for question in questions]
        for at, (question, one) in enumerate(zip(questions, found, strict=True)):
            others = found[:at] if isinstance(one, Draft) else found
            told = {row for d in others if isinstance(d, Draft) for row in d.indicators}
            repeats = isinstance(one, Declined) or told.issuperset(one.indicators)
            is_sum = question.operation is Operation.SUM  # a total is no other figure
            is_other = is_sum or (bool(question.region) and compares_elsewhere(questions))
            if told and repeats and not (question.slots.place or is_other):
                rows = self._meant.beside(question, told) or shares_of(question, told, self._index)
                found[at] = self._told(rows, question) if rows else one
        return found

    def without(self, question: FigureQuestion, rows: Sequence[Indicator] = ()) -> Declined:
        """Say that the report does not tell what is asked for, and what it has instead."""
        return self._decline(Missing("part", tuple(rows)), question)

    def _decline(self, chosen: Missing | Ambiguous, question: FigureQuestion) -> Declined:
        """Ask back which of several things is meant, or say what the report has instead."""
        if isinstance(chosen, Ambiguous):
            return Declined(Kind.CLARIFY, render("figure_clarify", names="、".join(chosen.names)))
        if chosen.reason == "region":
            own = self._index.facts.region
            return Declined(
                Kind.REFUSAL, render("figure_region", region=own, other=question.region)
            )
        existing = describe_existing(chosen.existing)
        told = render("figure_missing_existing", existing=existing) if existing else ""
        text = render("figure_missing", existing=told, contact=self._contact)
        return Declined(Kind.REFUSAL, text)
