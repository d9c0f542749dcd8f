"""Assistant.ask: the only file that knows the order of the steps."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.calculate import NotComputable, calculate
from assistant.compose import compose
from assistant.figure_answer import joined, tell, tell_calculation, tell_place
from assistant.figure_question import FigureQuestion, FigureReader
from assistant.follow_up import complete, several
from assistant.lexicon import Lexicon
from assistant.lookup import Ambiguous, Missing, describe_existing, select
from assistant.names import MODIFIERS, Names
from assistant.operands import Operands
from assistant.operations import Operation
from assistant.retrieve import retrieve
from assistant.rewrite import rewrite
from assistant.script import in_script_of
from assistant.types import (
    Answer,
    Citation,
    Declined,
    Draft,
    Evidence,
    Kind,
    Question,
    Quote,
    Role,
    Turn,
)
from assistant.understand import chat_topic, understand
from assistant.verify import numbers_of, verify
from assistant.wanted import holds_wanted, wants_list
from index.evidence import Source
from index.report_index import ReportIndex
from index.types import Indicator, Sentence
from index.words import cut
from prompts import render

# Below this probability, or this share of the question's words, the report does not answer. Of
# curated questions asked of an index that lacks them 4 % are refused so, of those off the topic
# 82 % (python -m tools.calibrate).
ANSWER_FROM, ANSWER_COVERAGE = 0.3, 0.15
NEAREST_FROM = 0.15  # nearer than this, a refusal names the sections that come closest
NEARLY = 1.0  # a further sentence is told when its log-odds are this near to the best one's
# A figure is looked up under a name that its question does not say only where the sentence is this
# sure and holds this share of the question's words. Names of indicators that the report lacks
# (PM10, 藏书量) reach 0.61 of the words; citizens' words for those it has, 0.78.
SURE, SURE_WORDS = 0.8, 0.7
FEWEST_WORDS = 2  # a single word, such as 高新区, names no figure of its own
ALIKE = 0.05  # figures of one sentence that are this alike to the question are told apart
MOST_SENTENCES, MOST_OF_A_LIST = 3, 6
# 有哪些措施: sentences of the same section and of others, by how far they lie behind the best one
LIST_BESIDE, LIST_NEARLY = 6.0, 2.5
SUGGESTIONS = 3  # curated questions that a refusal offers
EXAMPLE = "{year}年地区生产总值的目标是多少"


class Assistant:
    """Answers questions about one report."""

    def __init__(self, index: ReportIndex, lexicon: Lexicon, contact: str) -> None:
        """Answer from ``index``; ``contact`` is whom a refusal names."""
        self.index = index
        self.lexicon = lexicon
        self._contact = contact
        self._off_topic_vectors = index.embed(lexicon.off_topic)
        source = Source(index.report, index.facts)
        names = Names(index.indicators, source, index.keywords, lexicon.expansions)
        self._table = index.indicators
        self._operands = Operands(index.indicators, index.report, names)
        self._reader = FigureReader(
            names, index.facts, lexicon.stop_words | lexicon.neutral_words, lexicon.regions
        )

    def ask(self, text: str, history: Sequence[Turn] = ()) -> Answer:
        """Answer one question; the same input always gets the same answer."""
        return in_script_of(text, self._ask(text, history))

    def _ask(self, text: str, history: Sequence[Turn]) -> Answer:
        topic = chat_topic(text)
        if topic:
            return self._chat(topic, text)
        earlier = [turn.content for turn in history if turn.role is Role.USER]
        completed = complete(text, earlier, self._reader, self._table)
        figure = self._reader.read(completed)
        asked = [self._reader.read(part) for part in several(completed, self._reader, self._table)]
        if len(asked) > 1 or self._reader.is_figure(figure):
            return self._tell_figures(asked or [figure], completed)
        standalone = rewrite(text, list(history), self.index.keywords, self.lexicon.stop_words)
        question = understand(standalone, self.index.facts, self.lexicon)
        evidence = retrieve(question, self.index, self._off_topic(standalone))
        chosen = self._answering(question, evidence)
        draft = verify(compose(chosen, self.index), self.index.report) if chosen else None
        if draft is None or not draft.sentences:
            return self._refuse(standalone, evidence)
        return self._answer(draft, standalone)

    def _tell_figures(self, questions: list[FigureQuestion], text: str) -> Answer:
        """Answer from the indicator table or not at all; of several questions, what it can."""
        found = [self._figure(question) for question in questions]
        drafts = [draft for draft in found if isinstance(draft, Draft)]
        declined = [one for one in found if isinstance(one, Declined)]
        if declined and all(question.slots.place for question in questions[1:]):
            drafts = []  # where a figure stands that the report lacks
        if not drafts:
            return Answer(declined[0].text, declined[0].kind, refused=True, question=text)
        draft = joined(drafts, render("figure_rest_missing") if declined else "")
        given = [f"{row.year}年 {row.period}" for row in draft.indicators]
        verified = verify(draft, self.index.report, given)
        if len(verified.sentences) < len(draft.sentences):
            answer = render("figure_missing", existing="", contact=self._contact)
            return Answer(answer, Kind.REFUSAL, refused=True, question=text)
        return self._answer(verified, text)

    def _figure(self, question: FigureQuestion) -> Draft | Declined:
        if question.unexplained or not question.groups:
            question = self._named_by_meaning(question)
        if question.operation and not question.region:
            rows = self._operands.find(question)
            bare = question.operation is Operation.SUM and len(question.parts) < 2
            if isinstance(rows, Missing | Ambiguous) and not bare:
                return self._decline(rows, question)
            if not isinstance(rows, Missing | Ambiguous) and self._is_calculation(
                question.operation, rows
            ):
                try:
                    return tell_calculation(calculate(question.operation, rows), self.index.facts)
                except NotComputable as reason:
                    return Declined(Kind.REFUSAL, render("not_computable", reason=str(reason)))
        chosen = select(question, self._table)
        if isinstance(chosen, Missing | Ambiguous):
            return self._decline(chosen, question)
        figures = tell(chosen, self.index.facts)
        if not question.slots.place:
            return figures
        places = tell_place(chosen, [self.index.section(r.section_id).path for r in chosen])
        return joined([figures, places], "") if question.slots.asks_amount else places

    def _named_by_meaning(self, question: FigureQuestion) -> FigureQuestion:
        """Name the indicator of a question that uses other words for it: 信号塔 for 5G基站.

        The sentence must be all but certain, and the figure one that the sentence tells.
        """
        words = set(question.unexplained or question.words)
        said = words | set(question.words) | {mention.text for mention in question.mentions}
        things = [w for w in said if not any(w in other for other in said - {w})]
        if len(things) < FEWEST_WORDS or question.operation or MODIFIERS & words:
            return question
        if not all(map(self._knows, words)):
            return question
        evidence = self.search(question.text)
        sure = evidence and evidence[0].confidence >= SURE and evidence[0].coverage >= SURE_WORDS
        if not sure:
            return question
        at = self.index.sentence(evidence[0].sentence_id)
        told = [row for row in self._table if at.start < row.end and row.start < at.end]
        if not holds_wanted(question.text, at.text, self.lexicon.wanted_things):
            return question
        similar = self.index.search_figures(question.text)
        best = max((similar.get(row.id, 0.0) for row in told), default=0.0)
        names = [r.name for r in told if similar.get(r.id, 0.0) >= best - ALIKE]
        if question.groups:  # a name that the question says is never replaced by another
            names = [name for name in names if name in question.names]
        if not names:
            return question
        return replace(question, groups=(tuple(dict.fromkeys(names)),), unexplained=())

    def _knows(self, word: str) -> bool:
        """Say whether the report or a curated question says a word, or the lexicon another one."""
        others = (cut(other) for other, _ in self.lexicon.expansions.get(word, ()))
        ways = ([word], *others)
        return any(all(map(self.index.keywords.knows, words)) for words in ways)

    @staticmethod
    def _is_calculation(operation: Operation, rows: Sequence[Indicator]) -> bool:
        """Tell a sum and a span from a look-up: 一共多少 of one thing, 缩短多少天 of one figure."""
        if operation is Operation.SUM:  # 地铁一共: two lines are one name in one year
            return len({(row.name, row.year) for row in rows}) > 1
        return len(rows) > 1 or operation is not Operation.FROM_TO

    def _decline(self, chosen: Missing | Ambiguous, question: FigureQuestion) -> Declined:
        """Ask back which of several things is meant, or say what the report has instead."""
        if isinstance(chosen, Ambiguous):
            return Declined(Kind.CLARIFY, render("figure_clarify", names="、".join(chosen.names)))
        if chosen.reason == "region":
            own = self.index.facts.region
            return Declined(
                Kind.REFUSAL, render("figure_region", region=own, other=question.region)
            )
        existing = describe_existing(chosen.existing)
        told = render("figure_missing_existing", existing=existing) if existing else ""
        text = render("figure_missing", existing=told, contact=self._contact)
        return Declined(Kind.REFUSAL, text)

    def _answering(self, question: Question, evidence: list[Evidence]) -> list[Evidence]:
        """Keep the evidence that is probable, nearly the best, and holds what is asked for."""
        asked = any(not word.isdigit() for word in question.words)  # a bare number asks nothing
        if not asked or not evidence or evidence[0].confidence < ANSWER_FROM:
            return []
        if evidence[0].coverage < ANSWER_COVERAGE:
            return []
        near = self._near(evidence, wants_list(question.text))
        return [e for e in near if self._holds(question, self.index.sentence(e.sentence_id))]

    def _near(self, evidence: list[Evidence], wants_all: bool) -> list[Evidence]:
        """Keep what is nearly as good as the best; of a list also what stands beside it."""
        best = evidence[0]
        if not wants_all:
            return [e for e in evidence if e.score >= best.score - NEARLY][:MOST_SENTENCES]
        section = self.index.sentence(best.sentence_id).section_id
        led = self.index.led_in(best.sentence_id)
        if led:  # 主要表现在, 目标如下: what follows is the list
            return [best, *(replace(best, sentence_id=sentence_id) for sentence_id in led)]
        near = [
            e
            for e in evidence
            if e.score >= best.score - LIST_NEARLY
            or (
                e.score >= best.score - LIST_BESIDE
                and self.index.sentence(e.sentence_id).section_id == section
            )
        ]
        return near[:MOST_OF_A_LIST]

    def _holds(self, question: Question, sentence: Sentence) -> bool:
        facts = self.index.facts
        told = {facts.result_year, facts.plan_year}
        years = all(y in told or str(y) in sentence.text for y in question.years)
        place = self._reader.foreign_region(question.text)
        here = not place or place in sentence.text or self.index.says(sentence.id, place)
        return (
            here
            and years
            and holds_wanted(question.text, sentence.text, self.lexicon.wanted_things)
        )

    def search(self, text: str) -> list[Evidence]:
        """Return the sentences nearest to a question, without answering it."""
        question = understand(text, self.index.facts, self.lexicon)
        return retrieve(question, self.index, self._off_topic(text))

    def _off_topic(self, text: str) -> float:
        """Return the similarity to the nearest question that no report answers."""
        similarities = self._off_topic_vectors @ self.index.embed([text])[0]
        return float(similarities.max(initial=0.0))

    def _chat(self, topic: str, text: str) -> Answer:
        facts = self.index.facts
        example = EXAMPLE.format(year=facts.plan_year)
        answer = render(topic, title=facts.title, example=example)
        return Answer(answer, Kind.CHAT, refused=False, question=text)

    def _refuse(self, question: str, evidence: list[Evidence]) -> Answer:
        near = [e for e in evidence[:2] if e.confidence >= NEAREST_FROM]
        headings = dict.fromkeys(
            self.index.section(self.index.sentence(e.sentence_id).section_id).path[-1] for e in near
        )
        # A refusal holds no figure, not even one of a heading.
        sections = "、".join(f"“{text}”" for text in headings if not numbers_of(text))
        nearest = render("refusal_nearest", sections=sections) if sections else ""
        answer = render(
            "refusal", region=self.index.facts.region, nearest=nearest, contact=self._contact
        )
        suggestions = tuple(self.index.nearest_questions(question, SUGGESTIONS)) if near else ()
        return Answer(
            answer, Kind.REFUSAL, refused=True, question=question, suggestions=suggestions
        )

    def _answer(self, draft: Draft, question: str) -> Answer:
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

    def _cite(self, quote: Quote, n: int) -> Citation:
        return Citation(
            n=n,
            report=self.index.facts.slug,
            section_id=quote.section_id,
            section_path=self.index.section(quote.section_id).path,
            quote=self.index.report.text[quote.start : quote.end],
            start=quote.start,
            end=quote.end,
        )
