"""What a sentence of a report calls its figures, and whether one is of what a question names."""

import re
from collections.abc import Collection

from assistant.asking_clauses import amount_clauses
from assistant.figure_asked import FigureQuestion
from assistant.lexicon import Lexicon
from assistant.near_words import is_coordinate, without_coordinates
from assistant.slots import names_statistic
from assistant.wanted import holds_wanted
from assistant.years import without_years
from index.quantities import find_quantities, same_amount
from index.report_index import ReportIndex
from index.types import Indicator, Sentence
from index.words import fold, longest, says_doing

FEWEST = 2  # characters; a single one, such as 床, names no figure of its own
NAMED_IN = 3  # words in which a thing is named rather than described
# pm10, 4g, and the ten of ten-billion-yuan
_DESIGNATION = re.compile(
    r"(?=.*[a-z])(?=.*\d)[a-z\d.]+$|(?:two|three|four|five|ten|twenty|fifty|hundred|thousand)$"
)
_BOTH_SCHOOLS, _COMPULSORY = {"小学", "初中"}, "义务教育"
_DIGIT = re.compile(r"\d")
_PEOPLE = re.compile("(?:人|员|者|生|童|民|工|师)$")


def names_at(index: ReportIndex, at: Sentence) -> tuple[str, ...]:
    """Return a sentence with the names and aliases of the figures that it tells."""
    rows = index.indicators.within(at.start, at.end)
    return (at.text, *(name for row in rows for name in (row.name, *row.aliases)))


def names_of(row: Indicator) -> str:
    """Return what a figure alone is called, folded: names, quote and basis."""
    return fold(" ".join((row.name, *row.aliases, row.quote, row.basis)))


def states_no_other(question: str, row: Indicator) -> bool:
    """Say whether each amount that a question states stands by a figure: 注册资本超1亿 does not."""
    text = without_years(question)  # 一年到头 states nothing
    stated = [f.quantity for f in find_quantities(text) if _DIGIT.search(text[f.start : f.end])]
    known = [found.quantity for found in find_quantities(row.quote)]
    return all(any(same_amount(s, k) for k in known) for s in stated if s.unit)


class ToldBy:
    """Says whether sentences and figures of one report are of what a question names."""

    def __init__(self, index: ReportIndex, lexicon: Lexicon) -> None:
        """Read words by the lexicon's other words for them."""
        self._index = index
        self._lexicon = lexicon

    def says(self, at: Sentence, word: str) -> bool:
        """Say whether a sentence, or people who ask about it, say a word in any way."""
        return self._index.says(at.id, *self._lexicon.ways(word))

    def is_told(self, at: Sentence, question: FigureQuestion, words: Collection[str]) -> bool:
        """Say whether a sentence holds what is wanted: no sentence on 收入 tells of 支出."""
        statistics = [word for word in words if names_statistic(word)]
        other = statistics and not (
            all(self.says(at, word) for word in words)  # all that stands with one says of what
            and all(self._calls(at, word) for word in statistics)
        )
        told = fold(" ".join(names_at(self._index, at)))
        torn = any(is_coordinate(word, told) for word in without_coordinates(words))
        wanted = self._lexicon.wanted_things
        return not (other or torn) and holds_wanted(question.text, at.text, wanted)

    def is_of_it(self, row: Indicator, question: FigureQuestion, words: Collection[str]) -> bool:
        """Say whether a figure is of what a question names in the report's own words.

        博士 is a word of the report: a figure of 院士 is of others. So are people of a kind that it
        does not say, and an amount that the question states must stand there: 注册资本超1亿. A part
        that is asked for, or a designation, must stand in its own name: 高中学位, 4G基站.
        """
        told = self.called(row)
        named = names_of(row)
        asked = fold(amount_clauses(question.text))
        own = [w for w in words if w in self._lexicon.narrowing or _DESIGNATION.match(w)]
        if set(own) >= _BOTH_SCHOOLS and _COMPULSORY in named:  # 小学初中 are 义务教育
            own = [word for word in own if word not in _BOTH_SCHOOLS]
        if any(w in asked and not any(n in named for n in self._lexicon.names(w)) for w in own):
            return False
        things = longest(words)
        for word in things if len(things) <= NAMED_IN else ():  # many words tell a story
            if len(word) < FEWEST or any(way in told for way in self._lexicon.ways(word)):
                continue
            if (word in self._index.folded and not says_doing(word)) or _PEOPLE.search(word):
                return False
        return states_no_other(question.text, row)

    def called(self, row: Indicator) -> str:
        """Return all that a figure is called, folded: names, quote, basis and heading."""
        heading = self._index.section(row.section_id).path[-1]
        return f"{names_of(row)} {fold(heading)}"

    def _calls(self, at: Sentence, word: str) -> bool:
        """Say whether a sentence or the names of its figures say a word, whatever people say."""
        called = fold(" ".join(names_at(self._index, at)))
        return any(way in called for way in self._lexicon.names(word))
