"""Turn a verified draft, or the lack of one, into what is sent back."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.types import Answer, Citation, Draft, Evidence, Kind, Quote
from assistant.verify import numbers_of
from index.report_index import ReportIndex
from prompts import render

NEAREST_ALIKE = 0.65  # or where a question that the sentence answers is so alike: 大剧院门票
NEAREST_FROM = 0.07  # from here on a refusal names what comes closest, and asks 您是不是想问
SUGGESTIONS = 3  # curated questions that a refusal offers
_MARK = re.compile(r"\[(\d+)\]")
EXAMPLE = "{year}年地区生产总值的目标是多少"


class Replies:
    """Words answers about one report."""

    def __init__(self, index: ReportIndex, answer_from: float, contact: str) -> None:
        """``contact`` is whom a refusal names; from ``answer_from`` on a sentence answers."""
        self._index = index
        self._answer_from = answer_from
        self._contact = contact

    def suggestions(self, question: str) -> tuple[str, ...]:
        """Return curated questions near a question."""
        return tuple(self._index.nearest_questions(question, SUGGESTIONS))

    def answered(self, draft: Draft, question: str) -> Answer:
        """Number the quotes of a verified draft and cite them."""
        numbers: dict[Quote, int] = {}
        told = ""
        for sentence in draft.sentences:
            marks = "".join(
                f"[{numbers.setdefault(quote, len(numbers) + 1)}]" for quote in sentence.quotes
            )
            told += sentence.text + marks
        return Answer(
            answer=told,
            kind=draft.kind,
            refused=False,
            question=question,
            citations=tuple(self._cite(quote, n) for quote, n in numbers.items()),
            indicators=draft.indicators,
            derivation=draft.derivation,
            suggestions=draft.suggestions,
        )

    def marked(self, answer: Answer) -> Answer:
        """Say of figures that no person has read against the report that it is so."""
        if self._index.facts.is_reviewed or not answer.indicators:
            return answer
        return replace(answer, answer=render("unreviewed", answer=answer.answer))

    def chat(self, topic: str, question: str) -> Answer:
        """Return small talk."""
        facts = self._index.facts
        example = EXAMPLE.format(year=facts.plan_year)
        answer = render(topic, title=facts.title, example=example)
        return Answer(answer, Kind.CHAT, refused=False, question=question)

    def declined(self, kind: Kind, text: str, question: str) -> Answer:
        """Say why there is no figure, and offer what is near."""
        near = self.suggestions(question)
        return Answer(text, kind, refused=True, question=question, suggestions=near)

    def without_figure(self, question: str) -> Answer:
        """Say that the report has no such figure."""
        answer = render("figure_missing", existing="", contact=self._contact)
        return Answer(answer, Kind.REFUSAL, refused=True, question=question)

    def without_more(self, question: str) -> Answer:
        """Say that all that the report says was told."""
        return Answer(render("no_more"), Kind.REFUSAL, refused=True, question=question)

    def refused(self, question: str, evidence: Sequence[Evidence]) -> Answer:
        """Say that the report does not say it, what comes closest, and whom to ask.

        Where the best sentence may have been meant but is not sure, ask back instead.
        """
        near = [
            e for e in evidence[:2] if e.confidence >= NEAREST_FROM or e.nearest >= NEAREST_ALIKE
        ]
        suggestions = self.suggestions(question) if near else ()
        # A refusal holds no figure, not even one of a heading or of a curated question.
        offered = [f"“{text}”" for text in suggestions if not numbers_of(text)]
        if near and offered and near[0].confidence < self._answer_from:
            kind = Kind.CLARIFY
            answer = render("clarify", questions="".join(offered), contact=self._contact)
        else:
            kind, answer = Kind.REFUSAL, self._refusal(near)
        return Answer(answer, kind, refused=True, question=question, suggestions=suggestions)

    def _refusal(self, near: Sequence[Evidence]) -> str:
        index = self._index
        headings = dict.fromkeys(
            index.section(index.sentence(e.sentence_id).section_id).path[-1] for e in near
        )
        sections = "、".join(f"“{text}”" for text in headings if not numbers_of(text))
        nearest = render("refusal_nearest", sections=sections) if sections else ""
        return render("refusal", region=index.facts.region, nearest=nearest, contact=self._contact)

    def _cite(self, quote: Quote, n: int) -> Citation:
        return Citation(
            n=n,
            report=self._index.facts.slug,
            section_id=quote.section_id,
            section_path=self._index.section(quote.section_id).path,
            quote=self._index.report.text[quote.start : quote.end],
            start=quote.start,
            end=quote.end,
        )


def numbered_on(answer: Answer, by: int) -> Answer:
    """Return an answer with its marks and citations numbered on from ``by``."""
    told = _MARK.sub(lambda mark: f"[{int(mark[1]) + by}]", answer.answer)
    return replace(
        answer, answer=told, citations=tuple(replace(c, n=c.n + by) for c in answer.citations)
    )


def together(first: Answer, second: Answer) -> Answer:
    """Tell one answer after another, their citations numbered through."""
    behind = numbered_on(second, len(first.citations))
    citations = (*first.citations, *behind.citations)
    return replace(first, answer=first.answer + behind.answer, citations=citations)


MOST_MORE = 3  # quotes: what finds many more has found another field


def fuller(told: Answer, other: Answer) -> Answer:
    """Return another answer to the same question if it quotes all that one does and some more."""
    quoted, others = ({c.start for c in answer.citations} for answer in (told, other))
    return other if quoted < others and len(others) <= len(quoted) + MOST_MORE else told
