"""Answers about figures: what the table tells, else a count or a quote, checked and worded."""

import re
from collections.abc import Callable

from assistant.amounts import OF_RATES
from assistant.computed_figures import SHARE_OF_RATE
from assistant.counted import Counted
from assistant.each_amount import EachAmount, each_amount
from assistant.english import glossed
from assistant.figure_answer import joined, opened
from assistant.figure_asked import FigureQuestion
from assistant.figures import Figures
from assistant.lexicon import Lexicon
from assistant.of_another import asks_of_one, compares_elsewhere, names_a_part
from assistant.of_other_kind import is_of_other_kind
from assistant.own_region import own_region
from assistant.quoted_figures import QuotedFigures
from assistant.reply import Replies
from assistant.slots import acronyms_of
from assistant.types import Answer, Declined, Draft, Evidence, Kind
from assistant.verify import verify
from assistant.whether import opening_of_figures
from index.report_index import ReportIndex
from index.tongue import is_chinese
from prompts import render

_REST = re.compile("另外|其余|剩下|除了")


class FigureReplies:
    """Answers questions about the figures of one report."""

    def __init__(
        self,
        index: ReportIndex,
        lexicon: Lexicon,
        figures: Figures,
        each: EachAmount,
        *,
        replies: Replies,
        search: Callable[[str], list[Evidence]],
    ) -> None:
        """``search`` finds sentences by meaning, the best first."""
        self._index = index
        self._own = own_region(index.facts)
        self._figures = figures
        self._lexicon = lexicon
        self._counted = Counted(index, lexicon)
        self._quoted = QuotedFigures(index, lexicon)
        self._replies = replies
        self._search = search
        self._each = each

    def tell(
        self,
        questions: list[FigureQuestion],
        text: str,
        whole: FigureQuestion,
        instead: Callable[[], Draft | None] = lambda: None,
    ) -> Answer:
        """Answer from the indicator table or not at all; of several questions, what it can.

        Where that leaves some of several amounts untold, each is asked for by itself. Where it
        finds nothing, ``instead`` may.
        """
        if SHARE_OF_RATE.search(whole.text):
            reason = render("not_computable", reason=OF_RATES)
            return self._replies.declined(Kind.REFUSAL, reason, text)
        answer = self._tell(questions, text, whole)
        other = instead() if answer.refused else None
        if other and not self._is_of_part(other, whole):
            return self._answered(other, text, whole)
        parts = each_amount(whole.text)
        is_final = answer.kind is Kind.CALCULATION or compares_elsewhere(questions)
        if not parts or is_final or not _lacks(answer, len(parts)):
            return answer
        told = {row.id for row in answer.indicators}
        drafts = self._each_told(parts)
        apart = {row.id for draft in drafts for row in draft.indicators}
        is_more = len(apart) >= len(parts) and apart.issuperset(told)
        return self._answered(joined(drafts, ""), text, whole) if is_more else answer

    def _each_told(self, parts: list[str]) -> list[Draft]:
        """Return what is told of each part, or nothing where one of them finds nothing."""
        questions = self._each.of(parts)
        found = self._figures.tell_all(questions)
        for at in [at for at, one in enumerate(found) if at > 1 and isinstance(one, Declined)]:
            questions[at] = self._each.after_first(parts, at)
            found[at] = self._figures.tell(questions[at])
        told = [
            one
            for one, question in zip(found, questions, strict=True)
            if isinstance(one, Draft) and not self._is_of_part(one, question)
        ]
        if len(told) < len(parts):
            return []
        of = [
            {at for row in draft.indicators for at in (row.section_id, row.name)} for draft in told
        ]
        near = all(  # what nothing names is told beside what is told else, or not at all
            question.groups or any(own & other for other in (*of[:at], *of[at + 1 :]))
            for at, (own, question) in enumerate(zip(of, questions, strict=True))
        )
        return told if near else []

    def _tell(self, questions: list[FigureQuestion], text: str, whole: FigureQuestion) -> Answer:
        """Tell what is found of the questions that a message was read as.

        Where one of several finds nothing, all together may: 惠及多少人，其中困难的多少.
        """
        found = self._figures.tell_all(questions)
        is_elsewhere = compares_elsewhere(questions)
        if len(questions) > 1 and any(isinstance(d, Declined) for d in found) and not is_elsewhere:
            together = self._figures.tell(whole)
            is_told = isinstance(together, Draft) and len(together.indicators) >= len(questions)
            if is_told and together.kind is Kind.INDICATOR:
                found = [together]
        found = [
            one
            if isinstance(one, Declined) or not self._is_of_part(one, whole)
            else self._figures.without(whole, one.indicators)
            for one in found
        ]
        drafts = [draft for draft in found if isinstance(draft, Draft)]
        declined = [one for one in found if isinstance(one, Declined)]
        if declined and is_elsewhere:
            drafts = []  # there is nothing to compare with
        if declined and all(question.slots.place for question in questions[1:]):
            drafts = []  # where a figure stands that the report lacks
        one = None if drafts else questions[0] if len(questions) == 1 else whole
        counted = one and (self._counted.tell(one) or self._quote_figure(one))
        if counted:
            return self._replies.answered(counted, text)
        beside = self._quoted.whole(drafts[0], whole) if len(drafts) == len(found) == 1 else None
        if beside:
            return self._replies.answered(beside, text)
        if not drafts:
            return self._replies.declined(declined[0].kind, declined[0].text, text)
        return self._answered(joined(drafts, _rest(questions, found)), text, whole)

    def _answered(self, draft: Draft, text: str, whole: FigureQuestion) -> Answer:
        """Word a draft: opened as the question asks, with a gloss in English where it is so."""
        draft = opened(draft, opening_of_figures(whole, draft.indicators))
        return self.checked(draft if is_chinese(text) else glossed(draft), text)

    def _is_of_part(self, draft: Draft, question: FigureQuestion) -> bool:
        """Say whether a part of what figures tell is asked for."""
        rows = draft.indicators
        knows, ways = self._index.keywords.knows, self._lexicon.ways
        lacked = (w for w in acronyms_of(question.text) if not any(map(knows, ways(w))))
        if any(lacked):  # PCT申请 are no 专利申请 that a report tells
            return True
        if names_a_part(rows, question):
            return True
        is_computed = draft.kind is Kind.CALCULATION  # 每个热点摊到几个AP
        if not is_computed and asks_of_one(rows, question.text, self._index):
            return True
        if question.slots.place and _REST.search(question.text):
            return True  # 另外四座建在哪
        is_look_up = draft.kind is Kind.INDICATOR and not question.slots.place
        return is_look_up and is_of_other_kind(rows, question.text, self._own)

    def checked(self, draft: Draft | Declined, text: str) -> Answer:
        """Tell figures whose every quantity stands in their quotes, or say that there are none."""
        if isinstance(draft, Declined):
            return self._replies.declined(draft.kind, draft.text, text)
        given = [f"{row.year}年 {row.year} {row.period} {row.name}" for row in draft.indicators]
        verified = verify(draft, self._index.report, given)
        if len(verified.sentences) < len(draft.sentences):
            return self._replies.without_figure(text)
        return self._replies.answered(verified, text)

    def _quote_figure(self, question: FigureQuestion) -> Draft | None:
        """Quote what tells a figure that the table of a report not reviewed lacks."""
        if self._index.facts.is_reviewed:
            return None
        return self._quoted.tell(question, self._search(question.text))


def _lacks(answer: Answer, asked: int) -> bool:
    """Say whether an answer tells fewer figures than were asked for, or says so itself."""
    is_partial = render("figure_rest_missing") in answer.answer
    return answer.refused or is_partial or len(answer.indicators) < asked


def _rest(questions: list[FigureQuestion], found: list[Draft | Declined]) -> str:
    """Return what is said of the questions that found nothing: why, or that they found nothing.

    3653个AP分布在多少热点 needs no word where both are told for another question.
    """
    told = [row for one in found if isinstance(one, Draft) for row in one.indicators]
    names, years = {row.name for row in told}, {row.year for row in told}
    left: list[Declined] = []
    for question, one in zip(questions, found, strict=len(questions) == len(found)):
        if isinstance(one, Draft):
            continue
        is_told = question.names and names.issuperset(question.names)
        if not is_told or question.operation or not years.issuperset(question.years):
            left.append(one)
    if left and all(one.is_reason for one in left):
        return "".join(dict.fromkeys(one.text for one in left))
    return render("figure_rest_missing") if left else ""
