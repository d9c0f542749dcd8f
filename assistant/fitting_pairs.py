"""Two figures that a calculation is of, found by all that its question says: 平均一所收多少个.

Where the stretches of a question do not name its operands one by one, the table has but few pairs
that an operation can soundly combine. The one whose names and quotes explain every word of the
question, each figure by a word of its own, is meant; of several none is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

from assistant.amounts import unit_of
from assistant.asking_clauses import as_meant, plainly
from assistant.averages import count_of
from assistant.counters import UNDOING, asked_times, counts_otherwise
from assistant.figure_asked import FigureQuestion
from assistant.figure_question import FigureReader
from assistant.figure_vocabulary import MODIFIERS, FigureVocabulary
from assistant.names import Names, squeeze
from assistant.near_words import is_light
from assistant.operations import Operation, find_operation
from assistant.part_of import holds_another, is_whole
from assistant.rounding import without_rounding
from assistant.told_by import FEWEST, names_of
from assistant.told_forms import operation_of_told
from index.report_index import ReportIndex
from index.types import CHANGES, Indicator, Measure
from index.words import cut, says_doing

_OF_YEAR = frozenset([Operation.SHARE, Operation.AVERAGE, Operation.SUM])
_COMBINING = _OF_YEAR | {Operation.RATIO, Operation.DIFFERENCE}
_COUNTED = frozenset([Operation.SUM, Operation.DIFFERENCE])
_REST = re.compile("总体|整体|其他|其余|其它|剩下|别的|类型|种类|那些")
_PLANNED = re.compile("目标|计划|打算|target|plan")
_THOSE = re.compile("(?<=[那这嗰𠮶])[几些][个家间件名所套条座宗块项处]")  # 那几间 asks for nothing
_NEW = "新"
_LEVELS = (Measure.LEVEL,)
_POINTS = re.compile("百分点|(?:多少|几多?)个?点")
_MOVES = re.compile(
    "基数|回落|放缓|下滑|加快|提高|上升|下降|降低|除[去了掉]|扣[掉除]|减[去掉]|刨[去掉]|去掉"
)  # of what was told, and is planned
_TWO = re.compile("[两兩二](?:[个個项項样樣种種类類块塊]|者)")
Pair = tuple[Indicator, Indicator]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a question in usual words asks for, and the words that name its figures."""

    text: str
    operation: Operation | None
    words: tuple[str, ...]
    told: Sequence[Indicator] = ()  # figures that the questions before it got
    is_dated: bool = False  # it names a year


class FittingPairs:
    """Finds pairs of figures of one report for questions that ask for a calculation."""

    def __init__(
        self, reader: FigureReader, index: ReportIndex, names: Names, words: FigureVocabulary
    ) -> None:
        """``words`` are those that stand with each figure."""
        self._reader = reader
        self._names = names
        self._index = index
        self._words = words
        self._called: dict[str, str] = {}
        for row in index.indicators:
            self._called[row.name] = self._called.get(row.name, "") + names_of(row)
        self._at = {row.id: index.telling([row])[0].id for row in index.indicators}

    def find(self, text: str) -> tuple[Operation, Pair] | None:
        """Return what a question computes of which two figures, in the operation's order."""
        asked = self._asked(text)
        return self._computed(text, asked) if asked.operation in _COMBINING else None

    def beside(
        self, text: str, told: Sequence[Indicator], operation: Operation | None = None
    ) -> tuple[Operation, Pair] | None:
        """Return the same where one figure or both may be among those told before: 占它的几成."""
        asked = self._asked(text)
        operation = operation or asked.operation or operation_of_told(squeeze(text))
        is_known = operation in _COMBINING or operation is Operation.PERCENT_CHANGE
        words = tuple(w for w in asked.words if not (w.isdigit() or _MOVES.fullmatch(w)))
        asked = replace(asked, operation=operation, words=words, told=told)
        return self._computed(text, asked) if is_known else None

    def _computed(self, text: str, asked: _Asked) -> tuple[Operation, Pair] | None:
        """Return what is asked of the pair that fits best, unless the text counts otherwise."""
        operation, pair = asked.operation, self._chosen(asked)
        if pair and operation in _COUNTED and self._counts_otherwise(text, pair):
            return None
        return (operation, pair) if operation and pair else None

    def _counts_otherwise(self, text: str, pair: Pair) -> bool:
        """Say whether a text counts as no figure is counted: 多少户, of what is counted in 个."""
        units = self._reader.read(text).slots.units
        is_other = bool(units) and not all(re.search(units, row.unit) for row in pair)
        return is_other or counts_otherwise(text, pair)

    def explains(self, row: Indicator, text: str) -> bool:
        """Say whether every word that names something in a text stands near one figure."""
        words = self._asked(text).words
        return bool(words) and not self._lost((row,), words)

    def names_any(self, text: str) -> bool:
        """Say whether a text names something, or asks for an average, of which no name is part."""
        asked = self._asked(text)
        return bool(asked.words) or asked.operation is Operation.AVERAGE

    def says(self, row: Indicator, text: str) -> bool:
        """Say whether a text says a word by which one figure is called."""
        return bool(self._saying(row, self._asked(text).words))

    def as_named(self, pair: Pair, text: str) -> Pair:
        """Return two figures in the order in which the words of a text name each alone.

        What stands before a space may but say what was asked before: 黑臭水体 小微的是它的几倍.
        """
        for part in (text.rsplit(" ", 1)[-1], text):
            words = self._asked(part).words
            one, other = (self._saying(row, words) for row in pair)
            first = next((word for word in words if (word in one) != (word in other)), "")
            if one - other and other - one:
                break
        return pair[::-1] if first in other else pair

    def _asked(self, text: str) -> _Asked:
        plain = without_rounding(plainly(as_meant(_THOSE.sub("些", text))))[0]
        squeezed = squeeze(plain)
        mentions = self._names.mentions(squeezed)
        asked = find_operation(squeezed, [(m.start, m.end) for m in mentions])
        rest = asked.rest if asked else squeezed
        for mention in mentions:
            rest = rest[: mention.start] + " " * len(mention.text) + rest[mention.end :]
        words = [*self._reader.words(rest), *(w for m in mentions for w in cut(m.text))]
        question = self._reader.read(text)
        words += cut(question.region)
        naming = tuple(sorted((w for w in words if not _is_talk(w)), key=squeezed.find))
        operation = asked.operation if asked else None
        return _Asked(plain, operation, naming, is_dated=bool(question.years))

    def _chosen(self, asked: _Asked) -> Pair | None:
        """Return the one pair that fits best, or nothing where none or several do."""
        question = self._reader.read(asked.text)
        is_partial = asked_times(asked.text) > 1  # one of two that are asked for is no answer
        if question.frame or is_partial:
            return None
        found: list[tuple[tuple[int, float], Pair]] = []
        for pair in self._pairs(asked, question.slots.measure):
            ordered = self._ordered(asked, pair)
            named = [row for row in pair if row not in asked.told] if asked.told else pair
            is_asked = not named or _is_of_years(named, question)
            if ordered and is_asked and self._is_meant(asked, ordered):
                found.append((self._said(asked, pair), ordered))
        best = max((said for said, _ in found), default=(0, 0.0))
        meant = [pair for said, pair in found if said == best]
        return meant[0] if len(meant) == 1 else None

    def _pairs(self, asked: _Asked, measure: Measure | None) -> Iterator[Pair]:
        """Yield the figures of one section, or of any beside one told, in twos."""
        is_rate = measure in CHANGES and asked.operation is not Operation.PERCENT_CHANGE
        is_rate = is_rate or bool(asked.told and _POINTS.search(asked.text))
        near = self._beside_told(asked.told, is_rate) if asked.told else self._near[is_rate]
        for one, other in near:
            if asked.operation is not Operation.AVERAGE or self._at[one.id] == self._at[other.id]:
                yield one, other

    @cached_property
    def _near(self) -> dict[bool, list[Pair]]:
        """Figures of one section or name in twos, by whether of rates; read when first asked."""
        return {
            is_rate: [
                (one, other)
                for one, other in combinations(self._rows(is_rate=is_rate), 2)
                if one.measure is other.measure
                and (one.section_id == other.section_id or one.name == other.name)
            ]
            for is_rate in (False, True)
        }

    def _rows(self, *, is_rate: bool) -> list[Indicator]:
        kinds = CHANGES if is_rate else _LEVELS
        return [row for row in self._index.indicators if row.measure in kinds]

    def _beside_told(self, told: Sequence[Indicator], is_rate: bool) -> Iterator[Pair]:
        """Yield the pairs of one measure that hold a figure told before, in the table's order."""
        rows = self._rows(is_rate=is_rate)
        known = {row.id for row in told}
        for at, one in enumerate(rows):
            others = rows[at + 1 :]
            for other in others if one.id in known else (o for o in others if o.id in known):
                if one.measure is other.measure:
                    yield one, other

    def _ordered(self, asked: _Asked, pair: Pair) -> Pair | None:
        """Return a pair in the order in which an operation takes it, or nothing if it cannot."""
        one, other = pair
        operation = asked.operation
        if operation is Operation.AVERAGE:
            count = count_of(pair, asked.text)
            return None if count is None else (other, one) if count is one else pair
        is_alike = unit_of(one) == unit_of(other) and (unit_of(one) or one.unit == other.unit)
        if one.name == other.name:
            later = max(pair, key=lambda row: row.year or 0)
            earlier = one if later is other else other
            apart = one.year != other.year and operation not in _OF_YEAR
            return (later, earlier) if is_alike and apart else None
        if not is_alike or operation is Operation.PERCENT_CHANGE:
            return None
        if operation in (Operation.SHARE, Operation.SUM):
            holds = next((row for row in pair if is_whole(row, other if row is one else one)), None)
            if bool(holds) is not (operation is Operation.SHARE):
                return None  # a part is not added to the whole that holds it
            return (other, one) if holds is one else pair
        return self.as_named(pair, asked.text) if operation is Operation.RATIO else pair

    def _is_meant(self, asked: _Asked, pair: Pair) -> bool:
        """Say whether a pair explains every word, each figure one that the other does not.

        What was told before needs no name, nor does what an average is shared by: 每间.
        """
        words, known = asked.words, [row for row in pair if row in asked.told]
        is_one = pair[0].name == pair[1].name and asked.is_dated
        if self._lost(pair, words) or not (words or is_one or len(known) == len(pair)):
            return False
        mine, theirs = (self._saying(row, words) for row in pair)
        modifying = MODIFIERS.intersection(words)
        if (self._beside(pair, words) | modifying) - mine - theirs:
            return False
        if asked.operation is Operation.AVERAGE:
            return bool(known) or any(not says_doing(word) for word in theirs)
        if known:
            other = theirs if pair[0] in known else mine
            of_part = holds_another(pair)
            named = any(of_part or not says_doing(word) for word in other)
            return named or is_one or len(known) == len(pair)
        return self._are_named(pair, mine, theirs) or _TWO.search(asked.text) is not None

    def _are_named(self, pair: Pair, mine: set[str], theirs: set[str]) -> bool:
        """Say whether words name each of two figures, or a part and the whole that holds it."""
        if pair[0].name == pair[1].name:
            return bool(theirs)
        if holds_another(pair):
            return bool(mine ^ theirs) and bool(mine) and bool(theirs)
        return bool(mine - theirs and theirs - mine)

    def _lost(self, rows: Sequence[Indicator], words: Sequence[str]) -> list[str]:
        """Return the words that stand neither near figures nor in what they are called."""
        called = "".join(self._called[row.name] for row in rows)
        lost = self._words.unexplained([row.name for row in rows], words)
        lost = [word for word in lost if len(word) < FEWEST or word not in called]
        bare = [word.removeprefix(_NEW) for word in lost]  # 新园 of 新增公办幼儿园
        return self._words.unexplained([row.name for row in rows], [w for w in bare if w])

    def _saying(self, row: Indicator, words: Sequence[str]) -> set[str]:
        """Return the words that stand in what a figure is called or in its quote."""
        called = self._called[row.name]
        own = self._words.own(row.name)
        return {w for w in words if w in own or (len(w) >= FEWEST and w in called)}

    def _beside(self, pair: Pair, words: Sequence[str]) -> set[str]:
        """Return the words for things by which other figures of a pair's sentences are called."""
        at = {self._at[row.id] for row in pair}
        names = {row.name for row in pair}
        others = [r for r in self._index.indicators if self._at[r.id] in at and r.name not in names]
        return {w for r in others for w in self._saying(r, words) if not says_doing(w)}

    def _said(self, asked: _Asked, pair: Pair) -> tuple[int, float]:
        """Weigh a pair: figures told before, what its names say, a whole with its part first."""
        own = self._saying(pair[0], asked.words) | self._saying(pair[1], asked.words)
        said = sum(self._index.keywords.idf(word) for word in asked.words if word in own)
        is_kin = holds_another(pair) or pair[0].name == pair[1].name
        shared = self._saying(pair[0], asked.words) & self._saying(pair[1], asked.words)
        return sum(row in asked.told for row in pair), said + is_kin + len(shared)


def _is_talk(word: str) -> bool:
    """Say whether a word only says that something is done, or of the rest: 其他类型."""
    done = says_doing(word) and not UNDOING.search(word)
    return is_light(word) or (len(word) == 1 and done) or _REST.fullmatch(word) is not None


def _is_of_years(rows: Sequence[Indicator], question: FigureQuestion) -> bool:
    """Say whether figures are of the years that a question names, else of one year.

    比今年目标多几家 is of what is planned and of what was done.
    """
    told, named = {row.year for row in rows}, set(question.years)
    if len(told) > 1 and len({row.name for row in rows}) == 1:
        return named == told or (len(named) < 2 and _PLANNED.search(question.text) is not None)
    return told == named if named else len(told) == 1
