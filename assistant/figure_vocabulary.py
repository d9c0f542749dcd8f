"""The words that stand with each figure, and which figures a word of a question fits."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from assistant.lexicon import Expansions
from assistant.near_words import core_of, is_altering, is_light, sound_of, without_coordinates
from index.evidence import Source
from index.indicators import IndicatorTable
from index.types import Indicator
from index.words import cut

# These change what is counted, so the figure itself must have them, not the words around it.
MODIFIERS = frozenset(
    ["累计", "人均", "平均", "日均", "月均", "户均", "存量", "净", "最高", "最低", "每"]
)
SYNONYM = 1.0  # the lexicon's weight for another word of the same meaning
_CLAUSE_ENDS = "，；。"
_NONE: frozenset[str] = frozenset()
Holders = Mapping[str, frozenset[str]]  # word → the indicators that it stands with


class FigureVocabulary:
    """Says which indicators explain a word, by tables from words to indicators' names."""

    def __init__(
        self,
        table: IndicatorTable,
        source: Source,
        expansions: Expansions,
        ignored: frozenset[str] = frozenset(),
    ) -> None:
        """Read the words of and around each figure; ``ignored`` words say nothing."""
        self._ignored = ignored
        self.all_names = frozenset(table.names)
        own: dict[str, set[str]] = defaultdict(set)
        near: dict[str, set[str]] = defaultdict(set)
        called: dict[str, set[str]] = defaultdict(set)
        for row in table:
            for text in (row.name, *row.aliases, row.quote, row.basis, row.period):
                own[row.name] |= without_coordinates(cut(text))
            for text in _around(row, source):
                near[row.name] |= without_coordinates(cut(text))
            for text in (row.name, *row.aliases, row.unit):
                called[row.name].update(cut(text))
        self._own = {name: frozenset(words) for name, words in own.items()}
        self._owning = _holders(own)
        self._holding = _holders({n: near[n] - _called_beside(n, table, called) for n in near})
        self._short = _holders({n: {char for w in own[n] for char in w} for n in own})
        self._sounding: Mapping[tuple[str, ...], frozenset[str]] = _by_sound(self._owning)
        self._synonyms = {
            word: [frozenset(cut(e)) for e, weight in others if weight == SYNONYM]
            for word, others in expansions.items()
        }

    def own(self, name: str) -> frozenset[str]:
        """Return the words of an indicator's names, quotes, basis and period."""
        return self._own[name]

    def unexplained(self, names: Iterable[str], words: Sequence[str]) -> list[str]:
        """Return the words that stand nowhere near the figures of these indicators."""
        chosen = frozenset(names)
        return _lost(words, [word for word in words if not self._explain(chosen, word)])

    def explaining_all(self, words: Sequence[str]) -> frozenset[str]:
        """Return the indicators whose figures stand amid all the words."""
        explaining = {word: self._explaining(word) for word in words}
        # A word is told where it, or a longer one of which it is a part, is explained.
        told = (_NONE.union(*(explaining[w] for w in words if word in w)) for word in words)
        return self.all_names.intersection(*told)

    def means_one_of(self, word: str, held: frozenset[str]) -> bool:
        """Say whether a citizens' word is another word for what is held: 卖 for 出让."""
        return any(parts <= held for parts in self._meaning(word))

    def _explain(self, chosen: frozenset[str], word: str) -> bool:
        """Say whether a word stands near the figures of one of these, or says what stands there."""
        if not chosen.isdisjoint(self._saying(word)):
            return True
        return any(
            all(not chosen.isdisjoint(self._holding.get(part, _NONE)) for part in parts)
            for parts in self._meaning(word)
        )

    def _meaning(self, word: str) -> Sequence[frozenset[str]]:
        """Return the words of each thing that a citizens' word, or its core, is another word for.

        卖出去 and 卖 are 出让.
        """
        return self._synonyms.get(word, self._synonyms.get(core_of(word), ()))

    def _explaining(self, word: str) -> frozenset[str]:
        """Return every indicator that explains a word by itself."""
        meant = (
            self.all_names.intersection(*(self._holding.get(part, _NONE) for part in parts))
            for parts in self._meaning(word)
        )
        return self._saying(word).union(*meant)

    def _saying(self, word: str) -> frozenset[str]:
        """Return the indicators that hold a word or a form of it: 供了 for 供应, 筹级 for 筹集."""
        holding = self._owning if word in MODIFIERS else self._holding
        found = holding.get(word, _NONE)
        core = core_of(word)
        if is_light(word):
            return self.all_names
        if core != word and word not in self._synonyms:
            if not core or core in self._ignored:
                return self.all_names
            found |= self._holding.get(core, _NONE)
        if word in MODIFIERS:
            return found
        if len(core) == 1 and not is_altering(core):  # 床 for 床位
            found |= self._short.get(core, _NONE)
        return found | (self._sounding.get(sound_of(word), _NONE) if _is_typed(word) else _NONE)


def _lost(words: Sequence[str], unknown: Sequence[str]) -> list[str]:
    """Leave out unknown words that are but a part of a known one: 幼稚 of 幼稚园."""
    told = [word for word in words if word not in unknown]
    return [word for word in unknown if not any(word in longer for longer in told)]


def _around(row: Indicator, source: Source) -> Iterator[str]:
    """Yield the texts that a figure stands in: names, clauses, heading, lead-in."""
    yield from (row.name, *row.aliases, row.basis, row.unit, row.region)
    yield from source.report.section(row.section_id).path[-1:]
    yield source.governing(row.start)
    for sentence in source.report.sentences:
        if sentence.start < row.end and row.start < sentence.end:
            yield _clauses_of(row, sentence.text, sentence.start)


def _clauses_of(row: Indicator, sentence: str, at: int) -> str:
    """Return the clauses of a sentence that tell a figure."""
    start = max(row.start - at, 0)
    start = max(sentence.rfind(mark, 0, start) for mark in _CLAUSE_ENDS) + 1
    ends = (sentence.find(mark, row.end - at) for mark in _CLAUSE_ENDS)
    return sentence[start : min((end for end in ends if end >= 0), default=len(sentence))]


def _called_beside(
    name: str, table: IndicatorTable, called: Mapping[str, set[str]]
) -> frozenset[str]:
    """Return what only the other figures of the same clauses are called: 任务 beside 措施."""
    mine = [row for row in table if row.name == name]
    beside = {
        other.name
        for other in table
        for row in mine
        if other.name != name and row.start < other.end and other.start < row.end
    }
    return frozenset().union(*(called[other] for other in beside)) - called[name]


def _holders(words_of: Mapping[str, Iterable[str]]) -> Holders:
    names: dict[str, set[str]] = defaultdict(set)
    for name, words in words_of.items():
        for word in words:
            names[word].add(name)
    return {word: frozenset(held) for word, held in names.items()}


def _by_sound(owning: Holders) -> dict[tuple[str, ...], frozenset[str]]:
    """Return which indicators have a Chinese word of a sound: 筹级 is typed for 筹集."""
    found: dict[tuple[str, ...], frozenset[str]] = {}
    for word, names in owning.items():
        if _is_typed(word):
            found[sound_of(word)] = found.get(sound_of(word), _NONE) | names
    return found


def _is_typed(word: str) -> bool:
    """Say whether a word is long enough, and Chinese, to be told by its sound."""
    return len(word) > 1 and all("\u3400" <= char <= "\u9fff" for char in word)
