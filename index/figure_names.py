"""What the figures of a report are called: names, aliases and people's questions about them."""

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
        self._ids = [entry.indicator_id for entry in entries]
        self._is_figure = np.array([bool(name) for name in self._ids])
        called = {row.id: [row.name, *row.aliases] for row in table}
        for entry in entries:
            if entry.indicator_id:
                called[entry.indicator_id].append(entry.text)
        self._called = {name: fold(" ".join(texts)) for name, texts in called.items()}
        self._characters = CharacterIndex(list(self._called.values()))

    def say(self, indicator_id: str, word: str) -> bool:
        """Say whether the names of a figure or people's questions about it hold a folded word."""
        return word in self._called[indicator_id]

    def likeness(self, question: str, rows: np.ndarray, scores: np.ndarray) -> dict[str, float]:
        """Return how like a question what each figure is called is, by its id: -0.5 to 1.

        ``rows`` are entries near the question, ``scores`` their cosines. It is the mean of the best
        one's cosine and of the share of the question's characters, by idf, that stand in all.
        """
        best: dict[str, float] = {}
        of_figures = self._is_figure[rows]
        for row, similarity in zip(rows[of_figures], scores[of_figures].tolist(), strict=True):
            name = self._ids[row]
            best[name] = max(best.get(name, -1.0), similarity)
        covered = dict(zip(self._called, self._characters.coverage(question).tolist(), strict=True))
        return {name: (similarity + covered[name]) / 2 for name, similarity in best.items()}
