"""Assistant.ask: the only file that knows the order of the steps."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import cache, lru_cache, partial

from assistant.belonging import Belonging
from assistant.choose import Chooser
from assistant.compose import compose
from assistant.counters import asked_times
from assistant.desk.approved import ApprovedAnswers
from assistant.doubts import Doubts
from assistant.draft_request import is_draft_request
from assistant.draft_scope import Scope
from assistant.drafting import Drafting
from assistant.each_asked import EachAsked, lists_by_year
from assistant.figure_setup import set_up_figures
from assistant.glossary import Glossary
from assistant.lexicon import Lexicon
from assistant.listing import Listing
from assistant.material import Material
from assistant.mixed import (
    asks_both,
    asks_in_words,
    counts_in_words,
    may_be_told,
    tells_amount,
    tells_both,
)
from assistant.more import More, asks_for_more
from assistant.nth import spelt_out
from assistant.operations import Operation
from assistant.outline import Outline
from assistant.reply import Replies, fuller
from assistant.retrieve import fit_for, retrieve
from assistant.rewrite import left_or_back, without_opening
from assistant.script import in_script_of
from assistant.several_figures import several
from assistant.slots import asks_openly, names_statistic
from assistant.standalone import Standalone
from assistant.survey import Survey
from assistant.targets import Targets
from assistant.told_apart import ToldApart
from assistant.trace import Tracer
from assistant.types import Answer, Draft, DraftSentence, Evidence, Kind, Role, Turn, asked_in
from assistant.understand import asks_opinion, chat_topic, is_aside, understand
from assistant.usual_form import UsualForm
from assistant.verify import verify
from assistant.wanted import wants_several
from assistant.write import WRITABLE, Rewriter
from index.report_index import ReportIndex
from prompts import render

PLAIN = (None, Operation.COMPARISON)  # 今年的要求呢，一样吗 may be told in words
FEW = 32  # texts whose sentences are kept at hand
FEW_TURNS = 4  # two questions and their answers
SHORT = 2  # sentences on a field that may lack some of what a list wants
MOST_EVIDENCE = 60  # sentences that a search returns; an answer takes ten at most


class Assistant:
    """Answers questions about one report."""

    def __init__(
        self, index: ReportIndex, lexicon: Lexicon, belonging: Belonging, contact: str
    ) -> None:
        """Answer from ``index``; ``contact`` is whom a refusal names."""
        self.index = index
        self.lexicon = lexicon
        self.belonging = belonging
        self._replies = Replies(index, fit_for(index).answer_from, contact)
        self.tracer = Tracer()
        self.completes: Callable[[str, list[str]], str | None] | None = None  # by a model
        self.rewriter: Rewriter | None = None  # set where the settings name a model
        self.approved: ApprovedAnswers | None = None  # by staff; set where a store is open
        self._table = index.indicators
        self._doubts = Doubts(index, lexicon, [*lexicon.off_topic, *index.unanswered])
        self._reader, self._figures, self._of_told = set_up_figures(
            index, lexicon, self._replies, self.search, contact
        )
        self._found = lru_cache(FEW)(self._retrieved)  # an answer looks up to five times
        self.standalone = Standalone(index, lexicon, self.search)
        self.usual_form = UsualForm(index, lexicon)
        self._outline = Outline(index, lexicon)
        self._glossary = Glossary(index)
        listing = Listing(index, lexicon)
        self._each_asked = EachAsked(index, lexicon, self._replies)
        self._apart = ToldApart(self._reader, self._figures, index, self._in_words)
        self._targets = Targets(index.indicators, index.facts)
        scope = Scope(index, lexicon)
        self.drafting = Drafting(index, lexicon, scope, self._replies)
        self._survey = Survey(index, lexicon, scope)
        self._more = More(index, lexicon, self._replies, (listing, self._survey), self.search)
        self._chooser = Chooser(index, lexicon, self._reader.places, listing, belonging)

    def ask(
        self, text: str, history: Sequence[Turn] = (), tell: Callable[[str], None] | None = None
    ) -> Answer:
        """Answer one question; without a model the same input always gets the same answer.

        ``tell`` is given each sentence that a model writes, with its marks, once it is sure.
        """
        with self.tracer.step("answer", question=text) as attributes:
            answer = in_script_of(text, self._replies.marked(self._worded(text, history, tell)))
            attributes |= {"kind": answer.kind, "refused": answer.refused, "writer": answer.writer}
        return answer

    def _worded(
        self, text: str, history: Sequence[Turn], tell: Callable[[str], None] | None
    ) -> Answer:
        answer = self._ask(text, history)
        earlier = asked_in(history)
        if answer.refused and earlier and self.completes is not None:
            whole = self.completes(text, earlier)
            other = self._ask(whole, ()) if whole else answer
            answer = answer if other.refused else other
        is_final = answer.refused or answer.approved or answer.kind not in WRITABLE
        if self.rewriter is None or is_final:
            return in_script_of(text, answer)

        def told(sentence: str) -> None:
            if tell is not None:
                tell(in_script_of(text, replace(answer, answer=sentence)).answer)

        with self.tracer.step("write") as attributes:
            attributes["prompt"] = self.rewriter.prompt_version
            written = self.rewriter.rewrite(answer, told)
        return in_script_of(text, written)

    def _ask(self, text: str, history: Sequence[Turn]) -> Answer:
        *earlier, text = self.usual_form.of_turns([*(turn.content for turn in history), text])
        history = [replace(t, content=c) for t, c in zip(history, earlier, strict=True)]
        if topic := chat_topic(text):
            return self._replies.chat(topic, text)
        if asks_opinion(text):
            return self._replies.refused(text, [])
        if is_draft_request(without_opening(text)):
            return self.drafting.tell(text)
        text, kept = left_or_back(text, history)
        return self._answered(text, [t for t in kept if not is_aside(t.content)])

    def _answered(self, text: str, history: Sequence[Turn]) -> Answer:
        """Answer from the headings, the indicator table or the sentences."""
        more = self._more.tell(text, history)
        if more:
            return more
        earlier = [q for q in map(without_opening, asked_in(history)) if not asks_for_more(q)]
        continued = self._outline.continued(text, earlier)
        text = without_opening(spelt_out(text, history) if continued == text else continued)
        with self.tracer.step("understand"):
            *before, completed = self._of_told.completed([*earlier, text])
            computed = self._of_told.tell(text, before)
        if computed:
            return self._figures.checked(computed, text)
        with self.tracer.step("read"):
            figure = self._reader.read(completed)
            parts = several(
                completed, earlier if completed == text else [], self._reader, self._table
            )
            asked = [self._reader.read(part) for part in parts]
        leans = completed != text  # what follows a figure is told from the table or not at all
        by_year = lists_by_year(text)
        of_figures = not by_year and (len(asked) > 1 or leans or self._reader.is_figure(figure))
        told = self._tell_approved(completed, by_meaning=not of_figures)
        if told is None and not (by_year or (of_figures and figure.mentions)):
            told = self._tell_parts(completed, earlier, of_figures)
        if told:
            return told
        if of_figures:
            with self.tracer.step("figures"):
                told_before = cache(partial(self._before, history))
                instead = partial(self._of_told.instead, text, before, told_before)
                answer = self._figures.tell(asked or [figure], completed, figure, instead)
            of_statistic = any(map(names_statistic, figure.words))
            in_words = leans and figure.operation in PLAIN and asks_in_words(text)
            is_open = (asks_openly(text) and not of_statistic) or in_words
            asking = text if text.strip("?？。 ") in completed else completed
            is_partial = bool(answer.indicators) and (
                asked_times(asking) > len(answer.indicators)
                or render("figure_rest_missing") in answer.answer
            )
            if asks_both(asking) or is_partial:
                told = self._tell_text(text, completed, history)
                is_whole = tells_both(told, answer, figure, self.index)
                answer = told if is_whole else self._apart.tell(text, answer)
                is_lost = answer.refused and not (figure.mentions or of_statistic)
                return told if is_lost and tells_amount(told, text) else answer
            counted = self._counted(text, history, told_before) if answer.refused else None
            is_read = answer.refused and figure.operation in PLAIN and not leans
            reading = self.standalone.of(text, list(history)) if is_read else text
            if counted or not (
                answer.refused
                and (is_open or may_be_told(figure, self._found(reading), self.index))
            ):
                return counted or answer
        each = self._each_asked.tell(text, history, self._answered)
        return each or self._tell_text(text, completed, history)

    def _before(self, history: Sequence[Turn]) -> Answer:
        """Answer the question before again, after few turns: each may ask for the one before it."""
        *_, last = (at for at, turn in enumerate(history) if turn.role is Role.USER)
        earlier = history[max(0, last - FEW_TURNS) : last]
        return self._answered(without_opening(history[last].content), earlier)

    def _counted(
        self, text: str, history: Sequence[Turn], before: Callable[[], Answer]
    ) -> Answer | None:
        """Answer how many there are of what the question before was told about in words."""
        figure = self._reader.read(text)
        if not history or figure.mentions or figure.region or figure.operation or figure.years:
            return None
        told = self._tell_text(text, text, history)
        is_counted = counts_in_words(told, text, figure.unexplained)
        return told if is_counted and not before().indicators else None

    def _in_words(self, text: str) -> Answer:
        return self._tell_parts(text) or self._tell_text(text, text, ())

    def _tell_text(self, text: str, completed: str, history: Sequence[Turn]) -> Answer:
        """Answer with sentences, or refuse."""
        standalone = self.lexicon.in_chinese(self.standalone.of(text, list(history)))
        approved = self._tell_approved(standalone) if standalone != completed else None
        if approved:
            return approved
        question = understand(standalone, self.index.facts, self.lexicon)
        question = replace(question, asked=text)
        with self.tracer.step("retrieve") as attributes:
            evidence = self.search(standalone)
            if standalone != self.lexicon.in_chinese(text):
                evidence = self.standalone.adding(text, evidence)
            attributes["confidence"] = evidence[0].confidence if evidence else 0.0
        chosen = self._chooser.choose(question, evidence)
        told = [e.sentence_id for e in chosen]
        opening = self._chooser.opening_of(question, told)
        draft = verify(compose(told, self.index, opening), self.index.report)
        if draft.sentences:
            answer = self._replies.answered(draft, standalone)
        else:
            answer = self._replies.refused(standalone, evidence)
        return replace(answer, confidence=evidence[0].confidence if evidence else 0.0)

    def is_approved(self, question: str) -> bool:
        """Say whether a question by itself gets an answer that staff approved."""
        by_meaning = not self._reader.is_figure(self._reader.read(question))
        return self._tell_approved(question, by_meaning) is not None

    def without_region(self, text: str) -> str:
        """Return a folded text without the names of the report's own region."""
        return self._reader.without_region(text) or text

    def _tell_parts(
        self, question: str, earlier: Sequence[str] = (), of_figures: bool = False
    ) -> Answer | None:
        """Tell headings, the note on a term, or all on a field, where that is asked for.

        What asks for a figure asks for no field: 固定资产投资是多少.
        """
        compared = self._targets.tell(question)
        if compared:
            return self._figures.checked(compared, question)
        found = (
            self._outline.tell(question)
            or self._glossary.tell(question)
            or (None if of_figures else self._survey.tell(question, earlier))
        )
        if found is None:
            return None
        if not found.sentences:
            return self._replies.refused(question, [])
        told = self._replies.answered(found, question)
        is_short = len(found.sentences) <= SHORT and wants_several(question)
        return fuller(told, self._tell_text(question, question, ())) if is_short else told

    def _tell_approved(self, question: str, by_meaning: bool = True) -> Answer | None:
        found = self.approved.find(question, by_meaning) if self.approved else None
        if found is None:
            return None
        sentence = DraftSentence(found.approval.answer, (found.quote,))
        answer = self._replies.answered(Draft(Kind.PASSAGE, (sentence,)), question)
        told = render("approved", answer=answer.answer)
        return replace(answer, answer=told, approved=found.approval.at.astimezone().date())

    def draft(
        self, text: str, include: Collection[str] = (), exclude: Collection[str] = ()
    ) -> Material:
        """Return material for a speech; nothing in it where the report lacks the topic."""
        return self.drafting.draft(text, include, exclude)

    def suggest(self, question: str) -> list[str]:
        """Return curated questions near a question."""
        return list(self._replies.suggestions(question))

    def search(self, text: str, most: int | None = MOST_EVIDENCE) -> list[Evidence]:
        """Return the sentences nearest to a question, without answering it."""
        return list(self._found(text))[:most]

    def _retrieved(self, text: str) -> tuple[Evidence, ...]:
        asked = self.lexicon.in_chinese(text)
        question = understand(asked, self.index.facts, self.lexicon)
        return tuple(retrieve(question, self.index, self._doubts.of(question), MOST_EVIDENCE))
