"""Answer one question about figures from the indicator table, or say why not."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.amounts import NotComputable
from assistant.calculate import calculate
from assistant.counters import counts_as, counts_otherwise, without_year_before
from assistant.figure_answer import joined, tell, tell_calculation, tell_place
from assistant.figure_asked import FigureQuestion
from assistant.figure_vocabulary import MODIFIERS
from assistant.lexicon import Lexicon, is_chinese
from assistant.lookup import Ambiguous, Missing, describe_existing, select
from assistant.operands import Operands
from assistant.operations import Operation
from assistant.slots import names_statistic
from assistant.types import Declined, Draft, Evidence, Kind
from assistant.wanted import holds_wanted
from index.report_index import ReportIndex
from index.types import Indicator
from index.words import cut
from prompts import render

# A figure is looked up under a name that its question does not say only where the sentence is this
# sure and holds this share of the question's words. Names of indicators that the report lacks
# (PM10, 藏书量) reach 0.61 of the words; citizens' words for those it has, 0.78.
SURE, SURE_WORDS = 0.65, 0.7
# In so many words a question may be told otherwise than the report tells it, where it counts the
# same: 弄了多少套便宜房子 for 公共住房7384套. So large a share of them the sentence must say in its
# words or in those of people's questions about it.
MANY_WORDS, SAID = 3, 0.5
FEWEST_WORDS = 2  # a single word, such as 高新区, names no figure of its own
ALIKE = 0.05  # figures of one sentence that are this alike to the question are told apart


class Figures:
    """Answers questions about the figures of one report."""

    def __init__(
        self,
        index: ReportIndex,
        lexicon: Lexicon,
        operands: Operands,
        search: Callable[[str], list[Evidence]],
        contact: str,
    ) -> None:
        """``search`` finds sentences by meaning; ``contact`` is whom a refusal names."""
        self._index = index
        self._table = index.indicators
        self._lexicon = lexicon
        self._operands = operands
        self._search = search
        self._contact = contact

    def tell(self, question: FigureQuestion) -> Draft | Declined:
        """Return the figures asked for, computed where a calculation is asked for."""
        if question.unexplained or not question.groups:
            question = self._named_by_meaning(question)
        # 推断全市新增多少: of the whole, which a share of it tells
        if question.operation and (not question.region or question.operation is Operation.BASE):
            rows = self._operands.find(question)
            bare = question.operation is Operation.SUM and len(question.parts) < 2
            if isinstance(rows, Missing | Ambiguous) and not bare:
                return self._decline(rows, question)
            if not isinstance(rows, Missing | Ambiguous) and self._is_calculation(
                question.operation, rows
            ):
                try:
                    return tell_calculation(
                        calculate(question.operation, rows, question.rounding), self._index.facts
                    )
                except NotComputable as reason:
                    return Declined(Kind.REFUSAL, render("not_computable", reason=str(reason)))
        chosen = select(question, self._table)
        if not isinstance(chosen, Missing | Ambiguous) and counts_otherwise(question.text, chosen):
            chosen = Missing("unit")
        if isinstance(chosen, Missing | Ambiguous):
            return self._decline(chosen, question)
        figures = tell(chosen, self._index.facts)
        if not question.slots.place:
            return figures
        places = tell_place(chosen, [self._index.section(r.section_id).path for r in chosen])
        return joined([figures, places], "") if question.slots.asks_amount else places

    def _named_by_meaning(self, question: FigureQuestion) -> FigureQuestion:
        """Name the indicator of a question that uses other words for it: 信号塔 for 5G基站.

        The sentence must be all but certain, and the figure one that the sentence tells.
        """
        words = set(question.unexplained or question.words)
        said = words | set(question.words)
        things = [w for w in said if not any(w in other for other in said - {w})]
        if question.mentions or len(things) < FEWEST_WORDS or MODIFIERS & words:
            return question
        question = without_year_before(question)
        unknown = [word for word in words if not self._knows(word)]
        many = len(things) >= MANY_WORDS
        if question.operation or (unknown and not (many and all(map(is_chinese, unknown)))):
            return question
        names = self._told_names(question, words, things, loosely=bool(unknown))
        if question.groups:  # a name that the question says is never replaced by another
            names = [name for name in names if name in question.names]
        if not names:
            return question
        return replace(question, groups=(tuple(dict.fromkeys(names)),), unexplained=())

    def _told_names(
        self, question: FigureQuestion, words: set[str], things: list[str], *, loosely: bool
    ) -> list[str]:
        """Return the names of the figures that the sentence found for a question tells."""
        evidence = self._search(question.text)
        if not evidence or evidence[0].confidence < SURE:
            return []
        at = self._index.sentence(evidence[0].sentence_id)
        told = [row for row in self._table if at.start < row.end and row.start < at.end]
        other = any(names_statistic(w) and not self._index.says(at.id, w) for w in words)
        wanted = holds_wanted(question.text, at.text, self._lexicon.wanted_things)
        if other or not wanted:  # 预算支出 is told of by no sentence on 预算收入
            return []
        if evidence[0].coverage < SURE_WORDS or loosely:  # 便宜房子: in other words altogether
            ways = map(self._lexicon.ways, things)
            said = [self._index.says(at.id, *words) for words in ways]
            is_said = sum(said) >= SAID * len(things) and len(things) >= MANY_WORDS
            told = [row for row in told if is_said and counts_as(question.text, row)]
        similar = self._index.search_figures(question.text)
        best = max((similar.get(row.id, 0.0) for row in told), default=0.0)
        return [r.name for r in told if similar.get(r.id, 0.0) >= best - ALIKE]

    def _knows(self, word: str) -> bool:
        """Say whether the report or a curated question says a word, or the lexicon another one."""
        others = (cut(other) for other, _ in self._lexicon.expansions.get(word, ()))
        ways = ([word], *others)
        return any(all(map(self._index.keywords.knows, words)) for words in ways)

    @staticmethod
    def _is_calculation(operation: Operation, rows: Sequence[Indicator]) -> bool:
        """Tell a sum and a span from a look-up: 一共多少 of one thing, 缩短多少天 of one figure."""
        if operation is Operation.SUM:  # 地铁一共: two lines are one name in one year
            return len({(row.name, row.year) for row in rows}) > 1
        if operation is Operation.DIFFERENCE and len(rows) == 1:
            return not rows[0].name.startswith("新增")  # 学位多了多少 asks for 新增学位
        return len(rows) > 1 or operation is not Operation.FROM_TO

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
