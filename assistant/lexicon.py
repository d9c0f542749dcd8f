"""The word lists of data/lexicon/, read once."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from index.errors import ReportFormatError
from index.tables import read_table
from index.tongue import is_chinese
from index.types import Term
from index.words import boundaries, cut, fold, load_words

LONGEST = 32  # characters; no entry is longer
_DIGIT = re.compile(r"[a-z]{2,}\d")
# Endings of English words, and what the word of the lexicon has in their place.
_ENDINGS = tuple(
    (re.compile(f"(?<=[a-z]{{2}}){ending}$"), base)
    for ending, base in (
        ("s", ""),
        ("es", ""),
        ("ies", "y"),
        ("ed", ""),
        ("ed", "e"),
        ("ied", "y"),
        ("ing", ""),
        ("ing", "e"),
        (r"([bdgmnprt])\1(?:ed|ing)", r"\1"),
    )
)
Expansions = Mapping[str, tuple[tuple[str, float], ...]]  # word → (expansion, weight), folded


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Folded words; see the remark at the head of each file for what it is for."""

    stop_words: frozenset[str]
    neutral_words: frozenset[str]
    regions: frozenset[str]
    expansions: Expansions = field(default_factory=dict)
    off_topic: tuple[str, ...] = ()  # questions that no report answers
    wanted_things: frozenset[str] = frozenset()  # what people ask for by name: 票价
    empty_words: frozenset[str] = frozenset()  # name nothing by themselves: 继续, 进展
    figure_words: frozenset[str] = frozenset()  # stand in a figure question and change nothing
    connecting: frozenset[str] = frozenset()  # may stand in any sentence that a model writes
    drafting: frozenset[str] = frozenset()  # name no topic of a request for material: 讲话稿
    addressed: frozenset[str] = frozenset()  # turn a question to the administration: 区里, 打算
    narrowing: frozenset[str] = frozenset()  # name a part of what stands behind them: 国外专利
    surveying: frozenset[str] = frozenset()  # stand beside a field asked for as a whole
    # How long the longest entry is that begins with a character
    _reach: dict[str, int] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Measure the entries."""
        for word in self.expansions:
            self._reach[word[:1]] = max(self._reach.get(word[:1], 0), len(word))

    @property
    def saying_nothing(self) -> frozenset[str]:
        """The words of a question that name none of the things it is about."""
        asking = self.stop_words | self.neutral_words | self.figure_words
        return asking | self.empty_words | self.addressed

    def found_in(self, folded: str) -> list[tuple[int, int]]:
        """Return where the text says a word of the lexicon, the longest at each place."""
        edges = boundaries(folded)
        found: list[tuple[int, int]] = []
        for number, start in enumerate(edges):
            if found and start < found[-1][1]:
                continue
            reach = LONGEST if folded[start : start + 1].isascii() else 0  # parks for park
            reach = reach or self._reach.get(folded[start], 0)
            ends = (e for e in reversed(edges[number + 1 :]) if e - start <= reach)
            end = next((e for e in ends if self.entry(folded[start:e])), None)
            if end is not None:
                found.append((start, end))
        return found

    def entry(self, folded: str) -> str:
        """Return the word of the lexicon that a text is, parks for park; empty if none."""
        if folded in self.expansions:
            return folded
        if not folded.isascii() or not folded.endswith(("s", "d", "g")):  # as all endings do
            return ""
        plain = (ending.sub(base, folded) for ending, base in _ENDINGS if ending.search(folded))
        return next((word for word in plain if word in self.expansions), "")

    def ways(self, word: str) -> tuple[str, ...]:
        """Return a word and all that says it in other words."""
        return (word, *(other for other, _ in self.expansions.get(word, ())))

    def names(self, word: str) -> tuple[str, ...]:
        """Return a word and all that means the same: 进出口 is no name of 进口, but a way to it."""
        others = self.expansions.get(word, ())
        return (word, *(other for other, weight in others if weight == 1))

    def in_chinese(self, text: str) -> str:
        """Gloss a question without a Chinese character: eye hospital from Hong Kong → 眼科 香港.

        Words that the lexicon lacks stay, but for those that say nothing.
        """
        folded = fold(text)
        if is_chinese(folded):
            return text
        gloss: list[str] = []
        last = 0
        for start, end in [*self.found_in(folded), (len(folded), len(folded))]:
            plain = cut(folded[last:start])
            gloss += [w for w in plain if w not in self.stop_words and w not in self.neutral_words]
            entry = self.expansions.get(self.entry(folded[start:end]), ())
            gloss += [e for e, weight in entry if weight == 1]
            if _DIGIT.search(folded[start:end]):  # PM10 names a thing of its own
                gloss.append(folded[start:end])
            last = end
        return " ".join(gloss) or text

    def term(self, word: str) -> Term:
        """Return a word that the lexicon knows as a search term with its expansions."""
        others = tuple((tuple(cut(e)), weight) for e, weight in self.expansions[self.entry(word)])
        return Term(tuple(cut(word)), others)

    @classmethod
    def load(cls, folder: Path) -> "Lexicon":
        """Read the lists of a lexicon folder."""
        return cls(
            load_words(folder / "stop_words.txt"),
            load_words(folder / "neutral_words.txt"),
            load_words(folder / "regions.txt"),
            load_expansions(folder / "expansions.csv"),
            tuple(sorted(load_words(folder / "off_topic.txt"))),
            load_words(folder / "wanted_things.txt"),
            load_words(folder / "empty_words.txt"),
            load_words(folder / "figure_words.txt"),
            load_words(folder / "connecting_words.txt"),
            load_words(folder / "drafting_words.txt"),
            load_words(folder / "addressed.txt"),
            load_words(folder / "narrowing_words.txt"),
            load_words(folder / "surveying_words.txt"),
        )


def load_expansions(path: Path) -> Expansions:
    """Read citizens' words and the administration's words for them, with weights from 0 to 1."""
    found: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for line, row in read_table(path, ("word", "expansion", "weight")):
        try:
            weight = float(row["weight"])
        except ValueError as error:
            raise ReportFormatError(f"{path.name} line {line}: {error}.") from error
        found[fold(row["word"])].append((fold(row["expansion"]), weight))
    return {word: tuple(expansions) for word, expansions in found.items()}
