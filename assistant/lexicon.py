"""The word lists of data/lexicon/, read once."""

from dataclasses import dataclass
from pathlib import Path

from index.words import load_words


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Folded words; see the remark at the head of each file for what it is for."""

    stop_words: frozenset[str]
    neutral_words: frozenset[str]
    regions: frozenset[str]

    @classmethod
    def load(cls, folder: Path) -> "Lexicon":
        """Read the lists of a lexicon folder."""
        return cls(
            load_words(folder / "stop_words.txt"),
            load_words(folder / "neutral_words.txt"),
            load_words(folder / "regions.txt"),
        )
