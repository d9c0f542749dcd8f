"""Figures that a question asks for in other words than the report's: 信号塔 for 5G基站.

The sentence is found by meaning, and must tell a figure that counts as the question counts.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import replace

from assistant.counters import (
    UNDOING,
    asked_at,
    asked_times,
    asks_rate,
    counts_as,
    is_of_kind,
    what_is_asked,
    without_year_before,
)
from assistant.figure_asked import FigureQuestion
from assistant.figure_vocabulary import MODIFIERS
from assistant.lexicon import Lexicon
from assistant.lookup import fitting, names_part_of_year
from assistant.names import squeeze
from assistant.operations import Operation
from assistant.slots import names_statistic
from assistant.told_by import NAMED_IN, ToldBy
from assistant.types import Evidence
from index.report_index import ReportIndex
from index.tongue import is_chinese
from index.types import Indicator, Sentence
from index.words import CLAUSE_ENDS, cut, longest, says_doing

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
# Without a word in common, the sentence must be this sure, it or a question of people's this alike,
# and its log-odds so far ahead of any other's.
MEANT_SURE, MEANT_ALIKE, MEANT_AHEAD = 0.75, 0.55, 2.0
MOST_ROWS = 3
CERTAIN = 0.95  # from here on talk around a name is talk
_NEW = re.compile(r"新|\b(?:new|added)\b")
_OF_EACH = re.compile("各|分别")  # 移动和电信各建了多少 of what is told of all
# 一共多少家 sums nothing where one thing is named; 多了还是少了 asks how it changed
_OF_ONE_THING = (Operation.SUM, Operation.COMPARISON)


class MeantFigures:
    """Finds the figures of one report by what a question means."""

    def __init__(
        self, index: ReportIndex, lexicon: Lexicon, search: Callable[[str], list[Evidence]]
    ) -> None:
        """``search`` finds sentences by meaning, the best first."""
        self._index = index
        self._lexicon = lexicon
        self._search = search
        self._told_by = ToldBy(index, lexicon)

    def named(self, question: FigureQuestion) -> FigureQuestion:
        """Name the indicator of a question that uses other words for it.

        The sentence must be all but certain, and the figure one that the sentence tells.
        """
        words = set(question.unexplained or question.words)
        if question.mentions:
            if not words.isdisjoint(self._lexicon.narrowing):
                return question  # 民办的 is no talk
            is_talk = self._says_doing(question) or self._is_beside_the_point(question)
            return replace(question, unexplained=()) if is_talk else question
        if len(longest(words | set(question.words))) < FEWEST_WORDS or MODIFIERS & words:
            return question
        question = without_year_before(question)
        if question.operation or not all(map(self._knows, words)):
            return question
        names = self._told_names(question, words)
        if not self._index.questions:  # a name that a rule made says what it is of itself
            rows = [row for row in self._index.indicators if row.name in names]
            names = [row.name for row in rows if self._row_says_most(row, words)]
        if question.groups:  # a name that the question says is never replaced by another
            names = [name for name in names if name in question.names]
        if not names:
            return question
        return replace(question, groups=(tuple(dict.fromkeys(names)),), unexplained=())

    def rows(self, question: FigureQuestion) -> tuple[Indicator, ...]:
        """Return the figures of the one sentence that a question without any name is about."""
        question = without_year_before(question)
        words = set(question.unexplained or question.words)
        combines = question.operation is not None and (
            question.operation not in _OF_ONE_THING or any(part.groups for part in question.parts)
        )
        if question.mentions or question.region or combines or MODIFIERS & words:
            return ()
        if question.slots.units and len(longest(words)) < FEWEST_WORDS:
            return ()  # 高新区面积多少
        if names_part_of_year(question.text) or not all(
            is_chinese(word) or self._knows(word) for word in words
        ):
            return ()
        at = self._meant_sentence(question.text, words - set(cut(what_is_asked(question.text))))
        if at is None or not self._told_by.is_told(at, question, words):
            return ()
        told = fitting(self._index.indicators.within(at.start, at.end), question)
        told = [row for row in told if self._told_by.is_of_it(row, question, words)]
        counted = [row for row in told if is_of_kind(question, row)]
        if any(map(names_statistic, words)):  # 居民收入 beside 一般公共预算收入
            counted = [row for row in counted if self._row_says(row, words)]
        if asked_times(question.text) < 2:
            counted = self._likest(counted, question.text)
        return tuple(counted) if len(counted) <= MOST_ROWS else ()

    def _meant_sentence(self, text: str, words: set[str]) -> Sentence | None:
        """Return the sentence that is sure and far ahead, or sure and says half of the words."""
        found = self._search(text)
        if not found or found[0].confidence < SURE:
            return None
        at = self._index.sentence(found[0].sentence_id)
        things = longest(words)
        said = sum(self._told_by.says(at, word) for word in things)
        ahead = found[0].score - found[1].score if len(found) > 1 else MEANT_AHEAD
        is_alone = ahead >= MEANT_AHEAD and found[0].nearest >= MEANT_ALIKE
        if is_alone and found[0].confidence >= MEANT_SURE:
            if len(things) <= NAMED_IN and not all(
                says_doing(word) or self._told_by.says(at, word) for word in things
            ):
                return None
            return at if any(len(w) > 1 and self._told_by.says(at, w) for w in words) else None
        return at if len(things) >= MANY_WORDS and said >= SAID * len(things) else None

    def _row_says_most(self, row: Indicator, words: set[str]) -> bool:
        """Say whether a figure's name or quote says most of the words."""
        told = sum(any(way in row.quote for way in self._lexicon.ways(word)) for word in words)
        return told > len(words) / 2

    def _row_says(self, row: Indicator, words: set[str]) -> bool:
        """Say whether a figure's names or quote say all words."""
        called = " ".join((row.name, *row.aliases, row.quote))
        return all(any(way in called for way in self._lexicon.ways(word)) for word in words)

    def beside(
        self, question: FigureQuestion, told: Collection[Indicator]
    ) -> tuple[Indicator, ...]:
        """Return the one figure that stands beside those told and is counted as a question counts.

        来自几所园 after 新增学位1900个: every word of it must be said there.
        """
        near = [
            (at, row)
            for at in self._index.telling(told)
            for row in self._index.indicators.within(at.start, at.end)
            if row not in told and counts_as(question.text, row)
        ]
        words = [word for word in question.unexplained if not says_doing(word)]
        fitting_rows = [
            row
            for at, row in near
            if all(word in at.text or self._index.says(at.id, word) for word in words)
        ]
        rows = tuple(fitting(fitting_rows, question))
        of_told = [r for r in rows if any(r.name.startswith(t.name) for t in told)]
        rows = tuple(of_told) or rows  # 出让了几宗，多少平方: of the same thing
        return rows if len({row.name for row in rows}) == 1 else ()

    def _says_doing(self, question: FigureQuestion) -> bool:
        """Say whether all that is left to explain says what was done with the thing named.

        系统要覆盖几个重点领域: the sentence found must tell the figure, counted as asked.
        """
        left = question.unexplained
        if question.operation or question.region or len(question.groups) != 1:
            return False
        text = squeeze(question.text)
        before = [text[: m.start].rstrip() for m in question.mentions]  # 旅游收入 says of what
        asking = text[: asked_at(text)]  # 有几个全覆盖 asks for what stands behind
        if any(
            UNDOING.search(word)
            or not says_doing(word)
            or any(part.endswith(word) for part in before)
            or word not in asking
            for word in left
        ):
            return False
        found = self._search(question.text)
        if not found or found[0].confidence < MEANT_SURE:
            return False
        at = self._index.sentence(found[0].sentence_id)
        told = [
            row
            for row in self._index.indicators.within(at.start, at.end)
            if row.name in question.names
        ]
        return self._told_by.is_told(at, question, set(left)) and any(
            counts_as(question.text, row) for row in fitting(told, question)
        )

    def _is_beside_the_point(self, question: FigureQuestion) -> bool:
        """Say whether all that is left to explain is talk: 社康又小又破，去年改好了几家.

        The sentence found must be certain and tell the figure as asked, and say what is left of
        the clause that asks; of the others, what the report speaks of at all.
        """
        left = longest(question.unexplained)
        if question.operation or question.region or len(question.groups) != 1:
            return False
        is_other = _OF_EACH.search(question.text) or asks_rate(question.text)
        if is_other or any(UNDOING.search(w) or w in MODIFIERS or names_statistic(w) for w in left):
            return False
        found = self._search(question.text)
        if not found or found[0].confidence < CERTAIN:
            return False
        at = self._index.sentence(found[0].sentence_id)
        within = self._index.indicators.within(at.start, at.end)
        told = [row for row in within if row.name in question.names]
        if not any(counts_as(question.text, row) for row in fitting(told, question)):
            return False
        clauses = [c for c in CLAUSE_ENDS.split(squeeze(question.text)) if asked_times(c)]
        if any(word in clause[asked_at(clause) :] for clause in clauses for word in left):
            return False  # 有几个全覆盖 asks for what stands behind
        asking = [word for word in left if any(word in clause for clause in clauses)]
        knows = self._index.keywords.knows
        return (
            self._told_by.is_told(at, question, set(left))
            and all(self._told_by.says(at, word) or says_doing(word) for word in asking)
            and all(self._told_by.says(at, word) or not knows(word) for word in left)
        )

    def _told_names(self, question: FigureQuestion, words: set[str]) -> list[str]:
        """Return the names of the figures that the sentence found for a question tells."""
        evidence = self._search(question.text)
        if not evidence or evidence[0].confidence < SURE or evidence[0].coverage < SURE_WORDS:
            return []
        at = self._index.sentence(evidence[0].sentence_id)
        if not self._told_by.is_told(at, question, words):
            return []
        told = self._index.indicators.within(at.start, at.end)
        if asked_times(question.text):
            told = [row for row in told if is_of_kind(question, row)]
        told = self._likest(told, question.text)
        return [row.name for row in told if self._told_by.is_of_it(row, question, words)]

    def _likest(self, rows: list[Indicator], text: str) -> list[Indicator]:
        """Keep the figures whose names or questions are most like a question: new ones of new."""
        new = [row for row in rows if "新" in row.name] if _NEW.search(text.lower()) else []
        rows = new or rows
        similar = self._index.search_figures(text)
        best = max((similar.get(row.id, 0.0) for row in rows), default=0.0)
        return [row for row in rows if similar.get(row.id, 0.0) >= best - ALIKE]

    def _knows(self, word: str) -> bool:
        """Say whether the report or a curated question says a word, or the lexicon another one."""
        others = (cut(other) for other, _ in self._lexicon.expansions.get(word, ()))
        ways = ([word], *others)
        return any(all(map(self._index.keywords.knows, words)) for words in ways)
