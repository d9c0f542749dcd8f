"""Which engine holds a report's vectors and words; what each of them can do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

import numpy as np

# Given words, return the BM25 score of each document, shape (documents,).
WordScores = Callable[[Sequence[str]], np.ndarray]


class EngineName(StrEnum):
    """The engines: FAISS and bm25s in this process, or Milvus (Lite, server or cluster)."""

    FAISS = "faiss"
    MILVUS = "milvus"


@dataclass(frozen=True, slots=True)
class Engine:
    """Where vectors and words are searched; ``uri`` and ``token`` are those of Milvus."""

    name: EngineName = EngineName.FAISS
    uri: str = ""
    token: str = ""

    @property
    def file(self) -> Path | None:
        """The file of Milvus Lite, which one process alone can open; None for a server."""
        is_file = self.name is EngineName.MILVUS and "://" not in self.uri
        return Path(self.uri) if is_file else None


LOCAL = Engine()


class VectorIndex(Protocol):
    """Nearest-neighbour search over the vectors of a report, counted in the order of adding."""

    @property
    def word_scores(self) -> WordScores | None:
        """How the engine scores words; None where it holds vectors alone."""

    def nearest(self, vector: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
        """Return up to k rows and their cosines, the best first; fewer where the engine limits."""

    def scored(self, vector: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
        """Return the same in no order, where an engine can save itself the sorting."""

    def fill(self, vectors: np.ndarray, texts: Sequence[str], documents: Sequence[str]) -> None:
        """Put in unit vectors of shape (n, dimension) with n texts, and the documents' words."""

    def save(self, path: Path) -> None:
        """Write what is needed to open it again."""
