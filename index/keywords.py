"""Word search: BM25 over segmented sentences, and how much of a question a sentence covers.

Characters back the words up where segmentation parts what people say as one.
"""

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from functools import reduce
from threading import RLock

import bm25s
import numpy as np
from tqdm import tqdm

from index.engine import WordScores
from index.types import Term
from index.words import fold

_CHARACTER = re.compile(r"[a-z0-9\u3400-\u9fff]")
# A word that the asker did not say counts less than one that they did. Set on the tuning half.
EXPANSION = 0.5


class KeywordIndex:
    """BM25 (bm25s, Lucene's variant, or an engine's) over documents given as lists of words."""

    def __init__(
        self, documents: Sequence[Sequence[str]], word_scores: WordScores | None = None
    ) -> None:
        """Index the documents; row numbers are their positions."""
        self._sets = [frozenset(words) for words in documents]
        rows: dict[str, list[int]] = defaultdict(list)
        for row, words in enumerate(self._sets):
            for word in words:
                rows[word].append(row)
        self._rows = {word: np.array(at) for word, at in rows.items()}
        self._idf = {word: self._idf_at(len(at)) for word, at in rows.items()}
        self._idf_unknown = self._idf_at(0)
        self._word_scores = word_scores or in_memory(documents)

    def idf(self, word: str) -> float:
        """Return the word's inverse document frequency; a word seen nowhere weighs most."""
        return self._idf.get(word, self._idf_unknown)

    def _idf_at(self, frequency: int) -> float:
        return math.log(1 + (len(self._sets) - frequency + 0.5) / (frequency + 0.5))

    def knows(self, word: str) -> bool:
        """Say whether any document holds the word."""
        return word in self._rows

    def holds(self, row: int, word: str) -> bool:
        """Say whether a document holds a word."""
        return word in self._sets[row]

    def scores(self, terms: Sequence[Term]) -> np.ndarray:
        """Return each document's BM25 score for weighted terms, shape (documents,).

        A word that several terms ask for counts once, at its highest weight.
        """
        weights: dict[str, float] = {}
        for term in terms:
            for words, weight in ((term.words, 1.0), *term.others):
                scaled = weight if words is term.words else weight * EXPANSION
                for word in words:
                    weights[word] = max(weights.get(word, 0.0), scaled)
        total = np.zeros(len(self._sets), dtype=np.float32)
        for weight in sorted(set(weights.values())):
            words_at = [w for w, at in weights.items() if at == weight and w in self._rows]
            if words_at:
                total += weight * self._word_scores(words_at)
        return total

    def coverage(self, terms: Sequence[Term]) -> np.ndarray:
        """Return the share, by idf, of the terms that each document holds: 0 to 1."""
        covered, total = np.zeros(len(self._sets)), 0.0
        for term in terms:
            weight = self._weight(term)
            total += weight
            covered += weight * self._held(term)
        return covered / total if total else covered

    def unknown(self, terms: Sequence[Term]) -> float:
        """Return the share of terms that no document says in any way: 0 to 1."""
        lost = [not any(map(self._knows_all, (t.words, *(w for w, _ in t.others)))) for t in terms]
        return sum(lost) / len(lost) if lost else 0.0

    def _weight(self, term: Term) -> float:
        """Weigh a term by the rarest way of saying it that the documents know."""
        ways = (term.words, *(words for words, _ in term.others))
        known = [sum(map(self.idf, words)) for words in ways if self._knows_all(words)]
        return max(known) if known else sum(map(self.idf, term.words))

    def _knows_all(self, words: Sequence[str]) -> bool:
        return all(word in self._rows for word in words)

    def _held(self, term: Term) -> np.ndarray:
        """Return how much of a term documents say: its own words, or others at their weight."""
        total = sum(map(self.idf, term.words))
        held = np.zeros(len(self._sets))
        for word in term.words:
            if word in self._rows:
                held[self._rows[word]] += self.idf(word) / total
        for words, weight in term.others:
            if words and self._knows_all(words):
                rows = reduce(np.intersect1d, (self._rows[word] for word in words))
                held[rows] = np.maximum(held[rows], weight)
        return held


def in_memory(documents: Sequence[Sequence[str]]) -> WordScores:
    """Return BM25 by bm25s over documents given as lists of words."""
    tqdm.set_lock(RLock())  # bm25s asks it for one, which would be left behind in the system
    bm25 = bm25s.BM25(method="lucene")
    bm25.index([list(words) or [""] for words in documents], show_progress=False)

    def scores(words: Sequence[str]) -> np.ndarray:
        return np.asarray(bm25.get_scores(list(words)))

    return scores


class CharacterIndex:
    """How many of a question's characters documents hold: what segmentation tears apart, 天天堵."""

    def __init__(self, documents: Sequence[str]) -> None:
        """Index the documents' folded characters; row numbers are their positions."""
        held = [frozenset(characters(document)) for document in documents]
        self._columns = {c: at for at, c in enumerate(sorted(frozenset().union(*held)))}
        self._holds = np.zeros((len(held), len(self._columns) + 1), dtype=np.float32)
        for row, chars in enumerate(held):
            self._holds[row, [self._columns[c] for c in chars]] = 1.0
        frequency = self._holds.sum(axis=0)
        self._idf = np.log(1 + (len(held) - frequency + 0.5) / (frequency + 0.5))

    def coverage(self, question: str) -> np.ndarray:
        """Return the share, by idf, of the question's characters in each document: 0 to 1."""
        unknown = len(self._columns)  # the last column, which no document holds
        at = [self._columns.get(c, unknown) for c in dict.fromkeys(characters(question))]
        if not at:
            return np.zeros(len(self._holds), dtype=np.float32)
        weights = self._idf[at]
        shares: np.ndarray = (self._holds[:, at] @ weights) / weights.sum()
        return shares


def characters(text: str) -> list[str]:
    """Return the folded characters of a text that can mean something."""
    return [char for char in fold(text) if _CHARACTER.match(char)]
