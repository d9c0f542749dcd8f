"""How people put what each sentence says: the n-grams of characters of its questions.

Where vectors add up what words mean, n-grams remember which words were said, and with which. The
questions about a sentence are taken together, so that what all of them say counts most.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.preprocessing import normalize

from index.words import fold

FEATURES = 2**16
FEW = 64  # vectors of questions kept at hand
_GRAMS = HashingVectorizer(
    analyzer="char",
    ngram_range=(1, 3),
    n_features=FEATURES,
    alternate_sign=False,
    norm=None,
    lowercase=False,
    dtype=np.float32,
)


class Phrases:
    """The questions about each sentence of a report."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        """Read what is said of each sentence, in reading order: its own text and questions."""
        owners = [row for row, said in enumerate(texts) for _ in said]
        counts = _counted([text for said in texts for text in said])
        frequency = np.bincount(counts.indices, minlength=FEATURES)
        self._idf = (np.log((1 + len(owners)) / (1 + frequency)) + 1).astype(np.float32)
        ones = np.ones(len(owners), dtype=np.float32)
        whose = csr_matrix((ones, (owners, range(len(owners)))), shape=(len(texts), len(owners)))
        self._centres = csr_matrix(normalize(whose @ self._weighed(counts)).T)
        # The n-grams of one question, as columns, and their weights.
        self.grams = lru_cache(FEW)(self._grams)

    def vectors(self, texts: Sequence[str]) -> csr_matrix:
        """Return vectors of length 1, shape (texts, FEATURES)."""
        return self._weighed(_counted(texts))

    def likeness(self, question: str) -> np.ndarray:
        """Return how like a question those about each sentence are, in reading order: 0 to 1."""
        columns, weights = self.grams(question)
        vector = csr_matrix((weights, columns, [0, len(columns)]), shape=(1, FEATURES))
        shares: np.ndarray = (vector @ self._centres).toarray()[0]
        return shares

    def _grams(self, question: str) -> tuple[np.ndarray, np.ndarray]:
        counts = _counted([question])
        weights = self._weights(counts)
        return counts.indices, weights / max(np.linalg.norm(weights), np.finfo(np.float32).tiny)

    def _weighed(self, counts: csr_matrix) -> csr_matrix:
        counts.data = self._weights(counts)
        return normalize(counts, copy=False)

    def _weights(self, counts: csr_matrix) -> np.ndarray:
        weights: np.ndarray = (1 + np.log(counts.data)) * self._idf[counts.indices]
        return weights


def _counted(texts: Sequence[str]) -> csr_matrix:
    return _GRAMS.transform([fold(text) for text in texts])
