"""Word search: BM25 over segmented sentences, and how much of a question a sentence covers."""

import math
from collections import Counter
from collections.abc import Sequence

import bm25s
import numpy as np


class KeywordIndex:
    """BM25 (bm25s, Lucene's variant) over documents given as lists of words."""

    def __init__(self, documents: Sequence[Sequence[str]]) -> None:
        """Index the documents; row numbers are their positions."""
        self._sets = [frozenset(words) for words in documents]
        self._frequency = Counter(word for words in self._sets for word in words)
        self._bm25 = bm25s.BM25(method="lucene")
        self._bm25.index([list(words) or [""] for words in documents], show_progress=False)

    def idf(self, word: str) -> float:
        """Return the word's inverse document frequency; a word seen nowhere weighs most."""
        n, df = len(self._sets), self._frequency.get(word, 0)
        return math.log(1 + (n - df + 0.5) / (df + 0.5))

    def knows(self, word: str) -> bool:
        """Say whether any document holds the word."""
        return word in self._frequency

    def scores(self, weighted: Sequence[tuple[str, float]]) -> np.ndarray:
        """Return each document's BM25 score for weighted words, shape (documents,)."""
        known = [(word, weight) for word, weight in weighted if word in self._frequency]
        total = np.zeros(len(self._sets), dtype=np.float32)
        for weight in sorted({weight for _, weight in known}):
            words = [word for word, w in known if w == weight]
            total += weight * self._bm25.get_scores(words)
        return total

    def coverage(self, words: Sequence[str], row: int) -> float:
        """Return the share, by idf, of the question's words that the document holds: 0 to 1."""
        weights = {word: self.idf(word) for word in words}
        total = sum(weights.values())
        held = self._sets[row]
        return sum(w for word, w in weights.items() if word in held) / total if total else 0.0
