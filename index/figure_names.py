"""What the figures of a report are called: names, aliases and people's questions about them."""

import math
from collections.abc import Sequence

import numpy as np

from index.entries import Entry
from index.indicators import IndicatorTable
from index.keywords import CharacterIndex
from index.words import fold


class FigureNames:
    """The names of each figure, compared with questions."""

    def __init__(self, entries: Sequence[Entry], table: IndicatorTable) -> None:
        """Read the names from the entries of an index, in its order."""
        called = {row.id: [row.name, *row.aliases] for row in table}
        for entry in entries:
            if entry.indicator_id:
                called[entry.indicator_id].append(entry.text)
        self._called = {name: fold(" ".join(texts)) for name, texts in called.items()}
        at = {name: row for row, name in enumerate(called)}
        # The figure that each entry is about, counted from 0; -1 for none.
        self._figures = np.array([at.get(entry.indicator_id, -1) for entry in entries])
        self._characters = CharacterIndex(list(self._called.values()))

    def say(self, indicator_id: str, word: str) -> bool:
        """Say whether the names of a figure or people's questions about it hold a folded word."""
        return word in self._called[indicator_id]

    def likeness(self, question: str, rows: np.ndarray, scores: np.ndarray) -> dict[str, float]:
        """Return how like a question what each figure is called is, by its id: -0.5 to 1.

        ``rows`` are entries near the question, ``scores`` their cosines. It is the mean of the best
        one's cosine and of the share of the question's characters, by idf, that stand in all.
        """
        best = np.full(len(self._called), -np.inf, dtype=np.float32)
        figures = self._figures[rows]
        np.maximum.at(best, figures[figures >= 0], scores[figures >= 0])
        alike = ((best + self._characters.coverage(question)) / 2).tolist()
        return {n: a for n, a in zip(self._called, alike, strict=True) if math.isfinite(a)}
