"""Figures asked for in words that people use of them: 递上去多少个专利 for 专利申请总量.

A sentence tells the figure where it is all but certain and every thing that the question names is
said there: by the sentence itself, by its figures' names or by people's questions about them.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise

from assistant.counters import UNDOING, asked_times, asks_plainly, is_of_kind, what_is_asked
from assistant.figure_asked import FigureQuestion
from assistant.figure_vocabulary import MODIFIERS
from assistant.lexicon import Lexicon
from assistant.lookup import asks_of_part, fitting
from assistant.meant_figures import MOST_ROWS
from assistant.names import squeeze
from assistant.near_words import without_coordinates
from assistant.operations import Operation
from assistant.own_region import own_region
from assistant.part_of import is_part
from assistant.slots import names_statistic
from assistant.told_by import names_at, names_of, states_no_other
from assistant.types import Evidence
from assistant.wanted import holds_wanted
from index.report_index import ReportIndex
from index.types import Indicator, Measure, Sentence
from index.words import cut, fold, longest, names_nothing

SURE = 0.85  # least probability that the sentence answers
PLAINLY = 0.6  # the same where 多少 alone asks, and does not say of what kind
ALIKE, AS_ALIKE = 0.4, 0.05  # least similarity of a figure's questions; told apart beyond
MORE = 2  # amounts asked for in one question, each of which is told
LONG = 3  # characters that no longer word holds by chance
MANY, MISSED = 4, 3  # of so many things named, one in three may be another than those said
_IN_ALL = ({"总量"}, {"总数"}, {"总额"})
_HOW_MANY = ("数量", "数目", "个数")
# 里有几个是香港的, 其他企业的: of a part of what is told, or of another
_OF_PART = re.compile(
    "其[他它余]|别的|[里中]头?有?(?:多少|几)\\w?(?:是|系|属于)(?!多少|几)|占几个|[里中][，,]?[^，,]{2,6}占[了到]?(?:多少|几)[个套家名所件]"
)
_LATIN, _DIGIT = re.compile("[a-z]"), re.compile(r"\d")  # pm10
_LETTER = re.compile("[a-z\u3400-\u9fff]")


class SaidFigures:
    """Finds the figures of one report by what people call them."""

    def __init__(
        self, index: ReportIndex, lexicon: Lexicon, search: Callable[[str], list[Evidence]]
    ) -> None:
        """``search`` finds sentences by meaning, the best first."""
        self._index = index
        self._lexicon = lexicon
        self._search = search
        self._called_words = cache(self._words_of)  # a question asks once for each of its words
        self._own = own_region(index.facts)
        self._empty = lexicon.saying_nothing

    def rows(self, question: FigureQuestion) -> tuple[Indicator, ...]:
        """Return the figures of the one sentence that says all that a question names."""
        text = squeeze(question.text)
        computes = question.operation and any(part.groups for part in (question, *question.parts))
        if question.operation is Operation.SUM and len(question.groups) < MORE:
            computes = False  # 一共几个 of one thing
        is_nameless = asked_times(text) < MORE and not (question.words or question.mentions)
        if computes or is_nameless or _OF_PART.search(text):  # growth rate?
            return ()
        found = self._search(question.text)
        if not found or found[0].confidence < SURE:
            return ()
        at = self._index.sentence(found[0].sentence_id)
        similar = self._index.search_figures(question.text)
        rows = [
            row
            for row in fitting(self._index.indicators.within(at.start, at.end), question)
            if self._fits(row, question, similar.get(row.id, 0.0))
        ]
        if asks_of_part(text, rows) or not self._says_all(at, question):
            return ()
        if asked_times(text) < MORE:
            named = [row for row in rows if row.name in question.names]
            others = fold(" ".join(row.name for row in rows if row not in named))
            if named and not any(word in others for word in question.unexplained):
                rows = named  # 百亿级项目 names one of them: no other is told for it
            best = max((similar[row.id] for row in rows), default=0.0)
            rows = [row for row in rows if similar[row.id] >= best - AS_ALIKE]
        rows = [row for row in rows if not _is_wider(row, rows, text)]
        return tuple(rows) if len(rows) <= MOST_ROWS else ()

    def _says_all(self, at: Sentence, question: FigureQuestion) -> bool:
        """Say whether a sentence says all things that a question names, and what it wants.

        A long question that names none of its figures may say a thing of its own.
        """
        text = self._own.sub(" ", fold(question.text))
        words = set(cut(text)) - set(cut(what_is_asked(question.text))) - self._empty
        named = [
            word
            for word in longest(words)
            if _LETTER.search(word)
            and (not names_nothing(word) or names_statistic(word) or UNDOING.search(word))
        ]
        is_plain = asks_plainly(question.text)
        says = self._calls if len(named) == 1 or is_plain else self._says
        of_what = [
            a
            for a, b in pairwise(cut(text))
            if names_statistic(b)
            and a not in self._empty
            and not (b in _HOW_MANY and names_nothing(a))  # 结对数量
        ]
        statistics = [*filter(names_statistic, named), *of_what]  # 进口总额 is no 进出口总额
        wanted = self._lexicon.wanted_things
        here = self._index.indicators.within(at.start, at.end)
        is_named = any(row in here for mention in question.mentions for row in mention.rows)
        is_exact = is_named or len(named) < MANY or is_plain
        may_miss = 0 if is_exact else len(named) // MISSED
        return (
            len(named) > 2 * bool(statistics)  # 高新区面积 names no figure of its own
            and all(self._calls(at, word) for word in statistics)
            and all(says(at, word) for word in named if _LATIN.search(word) and _DIGIT.search(word))
            and sum(not says(at, word) for word in named) <= may_miss
            and holds_wanted(question.text, at.text, wanted)
        )

    def _is_told_of(self, row: Indicator, region: str) -> bool:
        """Say whether people name a place when they ask for a figure: 香港 of 深港澳姊妹学校."""
        facts = self._index.facts
        return region not in facts.title and self._index.figure_names.say(row.id, region)

    def _says(self, at: Sentence, word: str) -> bool:
        """Say whether a sentence or people say a word; 出口 is but a part of 进出口."""
        if self._calls(at, word):
            return True
        parts = any(is_part(word, other) for other in self._called_words(at))
        return not parts and self._index.says(at.id, *self._lexicon.ways(word))

    def _calls(self, at: Sentence, word: str) -> bool:
        """Say whether a sentence or the names of its figures say a word, whatever people say."""
        if len(word) >= LONG and word in fold(at.text):
            return True
        called = self._called_words(at)
        return any(called.issuperset(cut(way)) for way in self._lexicon.names(word))

    def _words_of(self, at: Sentence) -> frozenset[str]:
        words = (without_coordinates(cut(text)) for text in names_at(self._index, at))
        return frozenset().union(*words)

    def _fits(self, row: Indicator, question: FigureQuestion, similar: float) -> bool:
        """Say whether a figure is of the kind, the place and the amounts that a question names."""
        plain = question.slots.measure is None and question.operation is None
        plain = plain and row.measure is Measure.LEVEL and asks_plainly(question.text)
        if similar < (PLAINLY if plain else ALIKE) or not (plain or is_of_kind(question, row)):
            return False
        called = names_of(row)
        if question.region not in called and not self._is_told_of(row, question.region):
            return False
        of_it = row.measure in (Measure.RANK, Measure.SHARE) or question.region in row.basis
        if question.region.startswith("全") and not of_it:
            return False  # 全市第一 tells a rank there, and nothing else of it
        modifiers = (word for word in MODIFIERS if word in question.text)
        return all(word in called for word in modifiers) and states_no_other(question.text, row)


def _is_wider(row: Indicator, rows: Sequence[Indicator], text: str) -> bool:
    """Say whether of several rows one is of a thing whose part another is, unnamed in a text.

    专利授权总量 beside 发明专利授权量, of what is asked of 发明专利.
    """
    own = set(cut(row.name))
    parts = (set(cut(other.name)) for other in rows if other.name != row.name)
    return any(own - part in _IN_ALL and part - own for part in parts) and "总" not in text
