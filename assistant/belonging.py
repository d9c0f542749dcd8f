"""Boosted trees that say how likely a sentence belongs to a list, read from a table of nodes.

``python -m tests.evaluation.list_fit`` fits them to questions for lists and writes the table.
"""

from itertools import groupby
from pathlib import Path

import numpy as np

from assistant.list_signs import NAMES
from index.errors import ReportFormatError
from index.tables import read_table

TREES_FILE = "lists/trees.csv"  # in the data folder
COLUMNS = ("tree", "node", "sign", "at_most", "below", "above", "value")


class Belonging:
    """An ensemble of binary trees whose leaves add up to log-odds."""

    def __init__(self, nodes: np.ndarray) -> None:
        """Take nodes, shape (nodes, 6): tree, sign, at_most, below, above, value.

        The children of a leaf are the leaf; others count from the first node of all.
        """
        tree, sign, self._at_most, below, above, self._value = nodes.T
        self._sign, self._below, self._above = (x.astype(np.intp) for x in (sign, below, above))
        self._roots = np.unique(tree, return_index=True)[1]
        self._depth = _depth(self._below, self._above)

    @classmethod
    def load(cls, path: Path) -> "Belonging":
        """Read the table; raise ReportFormatError, naming the line, where it is no such table."""
        nodes: list[list[float]] = []
        rows = read_table(path, COLUMNS)
        for _, of_tree in groupby(rows, key=lambda numbered: numbered[1]["tree"]):
            first = len(nodes)
            for line, row in of_tree:
                try:
                    nodes.append(_node(row, first, len(nodes)))
                except ValueError as error:
                    raise ReportFormatError(f"{path.name} line {line}: {error}.") from error
            if any(child >= len(nodes) for node in nodes[first:] for child in node[3:5]):
                raise ReportFormatError(f"{path.name} line {line}: the tree lacks nodes.")
        if not nodes:
            raise ReportFormatError(f"{path.name}: no trees.")
        return cls(np.array(nodes))

    def likely(self, signs: np.ndarray) -> np.ndarray:
        """Return the probability of each row of signs, shape (rows, signs)."""
        rows = np.arange(len(signs))[:, None]
        at = np.tile(self._roots, (len(signs), 1))
        for _ in range(self._depth):
            is_below = signs[rows, self._sign[at]] <= self._at_most[at]
            at = np.where(is_below, self._below[at], self._above[at])
        probability: np.ndarray = 1 / (1 + np.exp(-self._value[at].sum(axis=1)))
        return probability


def likeliest(likely: np.ndarray, least: float, most: int) -> np.ndarray:
    """Return where probabilities are ``least`` or more, the likeliest first, no more than ``most``.

    Where none is, the likeliest is returned alone.
    """
    first: np.ndarray = np.argsort(-likely, kind="stable")[:most]
    return first[: max(1, int((likely[first] >= least).sum()))]


def _node(row: dict[str, str], first: int, at: int) -> list[float]:
    tree, value = float(row["tree"]), float(row["value"] or 0)
    if not row["sign"]:
        return [tree, 0, np.inf, at, at, value]
    children = [first + int(row[side]) for side in ("below", "above")]
    if min(children) <= at:
        raise ValueError("a node's children must stand below it")
    return [tree, NAMES.index(row["sign"]), float(row["at_most"]), *children, value]


def _depth(below: np.ndarray, above: np.ndarray) -> int:
    """Return the longest way from a root to a leaf."""
    depths = np.zeros(len(below), dtype=np.intp)
    for at in range(len(below) - 1, -1, -1):
        if below[at] != at:
            depths[at] = 1 + max(depths[below[at]], depths[above[at]])
    return int(depths.max(initial=0))
