"""How people put what each sentence says: the n-grams of characters of its questions.

Where vectors add up what words mean, n-grams remember which words were said, and with which. The
questions about a sentence are taken together, so that what all of them say counts most.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from scipy.sparse import csr_matrix

from index.words import fold

FEATURES = 2**16
LONGEST = 3  # characters of an n-gram
FEW = 64  # vectors of questions kept at hand
TINY = np.finfo(np.float32).tiny
# Hashes of n-grams: a sum of code points by odd numbers, of which the upper bits are the feature.
_BY = np.array([2654435761, 2246822519, 3266489917], dtype=np.uint32)
_SHIFT = np.uint32(32 - FEATURES.bit_length() + 1)


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
        self._centres = csr_matrix(_unit(whose @ self._weighed(counts)).T)
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
        columns, counts = np.unique(_hashed([fold(question)])[1], return_counts=True)
        weights = self._weights(columns, counts)
        return columns, weights / np.maximum(np.linalg.norm(weights), TINY)

    def _weighed(self, counts: csr_matrix) -> csr_matrix:
        counts.data = self._weights(counts.indices, counts.data)
        return _unit(counts)

    def _weights(self, columns: np.ndarray, counts: np.ndarray) -> np.ndarray:
        return np.asarray((1 + np.log(counts)) * self._idf[columns], dtype=np.float32)


def _unit(rows: csr_matrix) -> csr_matrix:
    """Scale rows to length 1; an empty row stays empty."""
    squares = np.bincount(
        np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr)),
        rows.data.astype(np.float64) ** 2,
        rows.shape[0],
    )
    lengths = np.maximum(np.sqrt(squares), TINY)
    rows.data = (rows.data / np.repeat(lengths, np.diff(rows.indptr))).astype(np.float32)
    return rows


def _counted(texts: Sequence[str]) -> csr_matrix:
    """Count the n-grams of each text, shape (texts, FEATURES)."""
    owners, columns = _hashed([fold(text) for text in texts])
    ones = np.ones(len(owners), dtype=np.float32)
    return csr_matrix((ones, (owners, columns)), shape=(len(texts), FEATURES))  # adds up the same


def _hashed(texts: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Return the feature of each n-gram of each text, and whose it is, as two columns."""
    codes = np.frombuffer("".join(texts).encode("utf-32-le"), dtype=np.uint32)
    owners = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    whose, features = [owners[:0]], [codes[:0]]
    hashes = np.zeros(len(codes), dtype=np.uint32)
    for length in range(1, min(LONGEST, len(codes)) + 1):
        # Each n-gram of one character less, and the character after it.
        hashes = hashes[: len(codes) - length + 1] + codes[length - 1 :] * _BY[length - 1]
        last = owners[length - 1 :]
        within = last == owners[: len(last)]
        mixed = hashes[within] * _BY[0]
        whose.append(last[within])
        features.append((mixed ^ (mixed >> np.uint32(15))) >> _SHIFT)
    return np.concatenate(whose), np.concatenate(features)
