"""The one figure that a question most probably asks for, where no rule explains its words.

偷抢打架那些案子少了几个点 names nothing that the table does. A small linear model over named signs
weighs the figure that is most like the question; its constants are printed by
``python -m tests.evaluation.likely_fit``, from questions that the rules had refused.
"""

import re
from collections.abc import Callable
from dataclasses import astuple, dataclass, replace

from scipy.special import expit

from assistant.asking_clauses import amount_clauses
from assistant.counters import asked_at, is_of_kind, may_ask_for, without_year_before
from assistant.figure_asked import FigureQuestion
from assistant.figure_vocabulary import MODIFIERS
from assistant.lexicon import Lexicon
from assistant.lookup import fitting, names_part_of_year
from assistant.names import squeeze
from assistant.of_another import asks_of_another
from assistant.operations import Operation
from assistant.told_by import ToldBy, names_of
from assistant.types import Evidence
from index.report_index import ReportIndex
from index.types import Indicator, Sentence
from index.words import cut, fold, longest, says_doing

LOOKED_AT = 5  # sentences, the best first
NEAREST = 40  # figures whose kind is looked at
KIND = 0.15  # of likeness that a figure is ahead which is counted as the question counts
FAR, ALONE = 0.3, 0.2  # the most that one may be ahead; the likeness of none
PLAIN = 20  # characters of a question with no talk around a name
SHORT = 14  # characters of a question that names a thing and tells no story
FEWEST_SAID, SURE = 2, 0.75  # words that speak for a figure; a sentence for which one is enough
OF_ONE_THING = (None, Operation.SUM, Operation.COMPARISON, Operation.DIFFERENCE)
# What it is called, and what is computed of two figures: 差多少家, 比目标多几家, 省下几天
_OTHERWISE = re.compile(
    "名字|名称|另算|自个儿|单独|单看|只看|单论|仅看|不算|别算|除外|去掉|还剩|不要目标|叫[什啥]|哪[些几]|差[了着]?(?:多少|几)|比[^，,]{0,6}目标|[省少短快减压]\\w{0,3}(?:多少|几)[天日]"
)
# the output value of an industry is no GDP
_OTHER_STATISTIC = re.compile(
    r"\b(?:output value|revenues?|sales|turnover|investments?|populations?|prices?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for a figure: likenesses and shares from 0 to 1, and a count of words."""

    alike: float  # of what it is called to the question
    ahead: float  # of the next one that is called otherwise
    confidence: float  # that its sentence answers; 0 where it is not among the nearest
    first: float  # 1 where its sentence is the nearest
    counted: float  # 1 where it is of the kind and the unit asked for
    unsaid: float  # words of the question that neither it nor people's questions say
    said: float  # share of those that they do
    named: float  # 1 where the question names it, else a half


# Fitted before a figure that the question names another one beside was ruled out: a fit on the few
# wrong ones that are left says less of what speaks for a figure.
WEIGHTS = Signs(
    alike=-4.0,
    ahead=15.0,
    confidence=3.0,
    first=7.8,
    counted=-3.2,
    unsaid=1.3,
    said=2.8,
    named=-1.4,
)
INTERCEPT = -6.3
LEAST = 0.8  # by cross-validation 33 of 60 refused questions get the right figure, one another


class LikelyFigures:
    """Finds the likeliest figure of one report."""

    def __init__(
        self, index: ReportIndex, lexicon: Lexicon, search: Callable[[str], list[Evidence]]
    ) -> None:
        """``search`` finds sentences by meaning, the best first."""
        self._index = index
        self._lexicon = lexicon
        self._search = search
        self._told_by = ToldBy(index, lexicon)
        self._years = {row.year for row in index.indicators}
        self._targets = {way for ways in lexicon.expansions.values() for way, _ in ways}

    def rows(self, question: FigureQuestion) -> tuple[Indicator, ...]:
        """Return the likeliest figure in each of the years asked for, or nothing."""
        question = without_year_before(question)
        found = self.weighed(question)
        if found is None or probability(found[1]) < LEAST:
            return ()
        row = found[0]
        same = (row.name, row.measure, row.unit)
        rows = fitting(list(self._index.indicators), question)
        return tuple(one for one in rows if (one.name, one.measure, one.unit) == same)

    def weighed(self, question: FigureQuestion) -> tuple[Indicator, Signs] | None:
        """Return the figure most like a question for one figure, with what speaks for it.

        None is returned where none may be told: the report lacks curated questions, or the question
        names another place, another year, a part of a thing or something of its own.
        """
        if not self._index.questions or self._is_beyond(question):
            return None
        asking = _asking(question)
        texts = dict.fromkeys([question.text, asking.text])  # with the talk around it and without
        found = [one for text in texts if (one := self._likest(question, asking, text))]
        return max(found, key=lambda one: probability(one[1]), default=None)

    def _likest(
        self, question: FigureQuestion, asking: FigureQuestion, text: str
    ) -> tuple[Indicator, Signs] | None:
        """Return the figure most like a text of a question."""
        evidence = self._search(text)[:LOOKED_AT]
        similar = self._index.search_figures(text)
        rows = [r for r in fitting(list(self._index.indicators), question) if r.id in similar]
        rows.sort(key=lambda row: similar[row.id], reverse=True)
        rows = [row for row in rows[:NEAREST] if may_ask_for(asking, row)]
        alike = {row.id: similar[row.id] + KIND * is_of_kind(asking, row) for row in rows}
        rows.sort(key=lambda row: alike[row.id], reverse=True)
        if not evidence or not rows:
            return None
        best = rows[0]
        named = question.names or (question.around.names if question.around else ())
        if named and best.name not in named:
            return None  # 生物企业都四百多家了，还打算增加多少 names another figure
        if not self._may_be(best, question, asking):
            return None
        amount = (best.value, best.unit)
        rivals = (r for r in rows if r.name != best.name and (r.value, r.unit) != amount)
        ahead = alike[best.id] - next((alike[rival.id] for rival in rivals), ALONE)
        told_at = self._index.telling([best])
        ids = [at.id for at in told_at]
        place = next((n for n, e in enumerate(evidence) if e.sentence_id in ids), None)
        things = self._things(question)
        unsaid = [w for w in things if not self._says(best, told_at[0], w)]
        said = len(things) - len(unsaid)
        confidence = 0.0 if place is None else evidence[place].confidence
        is_short = len(squeeze(question.text)) <= SHORT
        if not question.groups and (said < FEWEST_SAID and is_short):
            return None  # 去年夏令营有多少个 names what it asks for
        if not question.groups and self._is_far(best, told_at[0], asking, said, confidence):
            return None
        return best, Signs(
            alike=similar[best.id],
            ahead=min(ahead, FAR),
            confidence=confidence,
            first=float(place == 0),
            counted=float(is_of_kind(asking, best)),
            unsaid=float(len(unsaid)),
            said=said / max(len(things), 1),
            named=1.0 if question.groups else 0.5,
        )

    def _is_beyond(self, question: FigureQuestion) -> bool:
        """Say whether a question is not for one thing of the report's place and years, unknown."""
        is_known = question.groups and not question.unexplained and question.operation is None
        return bool(
            is_known
            or question.region.startswith("全")
            or question.operation not in OF_ONE_THING
            or len({m.text for part in question.parts for m in part.mentions}) > 1
            or _OTHERWISE.search(question.text)
            or names_part_of_year(amount_clauses(question.text))
            or not self._years.issuperset(question.years)
            or MODIFIERS.intersection(question.words)
            or any(word.startswith("每") for word in question.words)  # 每户
            or self._is_qualified(question)
            or any(w.isascii() and w in self._lexicon.narrowing for w in question.unexplained)
            or (_OTHER_STATISTIC.search(question.text) and not question.groups)
        )

    @staticmethod
    def _is_qualified(question: FigureQuestion) -> bool:
        """Say whether a plain question names a figure with a word that nothing explains."""
        is_plain = len(squeeze(question.text)) <= PLAIN and question.around is None
        return bool(question.groups) and is_plain and any(len(w) > 1 for w in question.unexplained)

    def _may_be(self, row: Indicator, question: FigureQuestion, asking: FigureQuestion) -> bool:
        """Say whether a figure may be what a question asks for: nothing it names is another's."""
        if asks_of_another([row], question, self._index):
            return False
        if question.region not in f"{row.name}{row.quote}":
            return False
        at = self._index.telling([row])[0]
        called = names_of(row)
        things = [word for word in self._things(asking) if self._is_official(word)]
        beside = self._index.indicators.within(at.start, at.end)
        others = fold(" ".join(one.name for one in beside if one.name != row.name))
        if any(word in others and word not in called for word in asking.words):
            return False  # 小微 of 小微黑臭水体, beside 建成区黑臭水体
        text = squeeze(asking.text)
        behind = text[asked_at(text) :]  # 垃圾分类有几个全覆盖 asks for what stands there
        if question.groups and set(question.unexplained) & {w for w in cut(behind) if len(w) > 1}:
            return False
        return (
            all(
                self._index.says(at.id, word)
                or any(way in called for way in self._lexicon.names(word))
                for word in things
            )
            and self._told_by.is_told(at, asking, asking.words)
            and self._told_by.is_of_it(row, asking, asking.words)
        )

    def _is_official(self, word: str) -> bool:
        """Say whether reports call things by a word: people say no 产能 for what they mean."""
        return word in self._targets or (word in self._index.folded and not says_doing(word))

    def _is_far(
        self, row: Indicator, at: Sentence, asking: FigureQuestion, said: int, confidence: float
    ) -> bool:
        """Say whether too few words speak for a figure that no word names: 房价 alone does not.

        A sure sentence that counts as the question does needs but one, and most of what asks:
        外卖骑手涨了几个点 names two.
        """
        is_sure = confidence >= SURE and is_of_kind(asking, row) and not asking.slots.units
        named = [w for w in self._things(asking) if w in asking.words]
        told = sum(self._says(row, at, word) for word in named)
        of_it = told > len(named) / 2 if named else said > 0
        return said < FEWEST_SAID and not (is_sure and of_it)

    def _things(self, question: FigureQuestion) -> list[str]:
        words = longest({*question.words, *question.unexplained})
        empty = self._lexicon.saying_nothing
        return [w for w in words if len(w) > 1 and w not in empty and not w[0].isdigit()]

    def _says(self, row: Indicator, at: Sentence, word: str) -> bool:
        """Say whether a figure, its sentence or people who ask about it say a word in any way."""
        called = self._told_by.called(row)
        ways = self._lexicon.ways(word)
        return any(way in called for way in ways) or self._told_by.says(at, word)


def _asking(question: FigureQuestion) -> FigureQuestion:
    """Return a question with the clauses alone that ask for amounts: the talk is free."""
    text = amount_clauses(question.text)
    said = fold(text)
    words = tuple(w for w in dict.fromkeys((*question.words, *question.unexplained)) if w in said)
    return replace(question, text=text, words=words)


def probability(signs: Signs) -> float:
    """Return the probability that a figure is the one asked for."""
    weighed = zip(astuple(WEIGHTS), astuple(signs), strict=True)
    return float(expit(INTERCEPT + sum(weight * sign for weight, sign in weighed)))
