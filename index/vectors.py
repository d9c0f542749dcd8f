"""The FAISS vector store behind LangChain's interface: ids in, ids out, no pickle."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Self

import faiss
import numpy as np
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.vectorstores import VectorStore
from numpy.typing import ArrayLike

from index.errors import IndexMismatch

EXACT_UP_TO = 50_000  # vectors that are compared one by one: 3 ms
MOST_NEAR = 1024
LINKS, BUILD_WIDTH, SEARCH_WIDTH = 32, 100, 512  # HNSW's M, efConstruction, least efSearch


def unit_rows(vectors: ArrayLike) -> np.ndarray:
    """Return rows of length 1 as float32; a zero row stays zero."""
    rows = np.asarray(vectors, dtype=np.float32)
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.ascontiguousarray(rows / np.where(norms == 0, 1, norms))


def _new_index(dimension: int, count: int) -> faiss.Index:
    """Return an empty index: exact for few vectors, else a graph whose search grows slowly."""
    if count <= EXACT_UP_TO:
        return faiss.IndexFlatIP(dimension)
    graph = faiss.IndexHNSWFlat(dimension, LINKS, faiss.METRIC_INNER_PRODUCT)
    graph.hnsw.efConstruction = BUILD_WIDTH
    return graph


def in_order(rows: np.ndarray, scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return rows and scores, the best first, equal ones in the order of adding."""
    order = np.lexsort((rows, -scores))
    return rows[order], scores[order]


def rows_of(texts: Sequence[str]) -> list[str]:
    """Return ids for texts: their rows, counted from 0."""
    return [str(row) for row in range(len(texts))]


class FaissVectorStore(VectorStore):
    """Inner-product search over unit vectors, so scores are cosine similarities.

    Exact for up to EXACT_UP_TO vectors added at once; by a graph (HNSW) beyond.
    """

    def __init__(self, embedding: Embeddings, dimension: int) -> None:
        """Open an empty store for vectors of ``dimension`` numbers."""
        self._embedding = embedding
        self._index: faiss.Index = _new_index(dimension, 0)
        self._ids: list[str] = []
        self._texts: list[str] = []

    word_scores = None  # words are searched beside it, by bm25s

    def __len__(self) -> int:
        return len(self._ids)

    @property
    def embeddings(self) -> Embeddings:
        """The model that made the vectors."""
        return self._embedding

    def add_vectors(self, vectors: np.ndarray, texts: Sequence[str], ids: Sequence[str]) -> None:
        """Add unit vectors of shape (n, dimension) under n ids."""
        if not len(vectors) == len(texts) == len(ids):
            raise ValueError("vectors, texts and ids must be of one length")
        if not self._ids:
            self._index = _new_index(self._index.d, len(vectors))
        faiss.omp_set_num_threads(os.cpu_count() or 1)
        self._index.add(vectors)
        faiss.omp_set_num_threads(1)  # threads that wait for one question's search slow the others
        self._ids += ids
        self._texts += texts

    def add_texts(
        self,
        texts: Iterable[str],
        metadatas: list[dict[str, Any]] | None = None,  # noqa: ARG002 (LangChain's signature)
        *,
        ids: list[str] | None = None,
        **kwargs: Any,  # noqa: ARG002
    ) -> list[str]:
        """Embed and add texts; ids default to their positions."""
        rows = list(texts)
        names = ids or [str(len(self) + i) for i in range(len(rows))]
        self.add_vectors(unit_rows(self._embedding.embed_documents(rows)), rows, names)
        return names

    def fill(self, vectors: np.ndarray, texts: Sequence[str], documents: Sequence[str]) -> None:  # noqa: ARG002 (other engines search documents)
        """Add unit vectors under their rows."""
        self.add_vectors(vectors, texts, rows_of(texts))

    def nearest(self, vector: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
        """Return up to k rows, counted in the order of adding, and their cosines, best first.

        A graph returns no more than MOST_NEAR.
        """
        wanted = min(k, len(self))
        if isinstance(self._index, faiss.IndexHNSW):
            wanted = min(wanted, MOST_NEAR)
            self._index.hnsw.efSearch = max(SEARCH_WIDTH, 2 * wanted)
        scores, rows = self._index.search(vector.reshape(1, -1), wanted)
        found = rows[0] >= 0
        return in_order(rows[0][found], scores[0][found])

    def scored(self, vector: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
        """Return what `nearest` returns, in the order of adding where all are wanted."""
        if k < len(self) or not isinstance(self._index, faiss.IndexFlat):
            return self.nearest(vector, k)
        return np.arange(len(self)), self._all() @ vector

    def _all(self) -> np.ndarray:
        """Return the vectors of an exact index, shape (n, dimension), without a copy."""
        index: Any = self._index
        flat = faiss.rev_swig_ptr(index.get_xb(), len(self) * self._index.d)
        return np.asarray(flat).reshape(len(self), self._index.d)

    def search(self, vector: np.ndarray, k: int) -> list[tuple[str, float]]:  # type: ignore[override]
        """Return up to k (id, cosine), the best first; equal scores keep the order of adding."""
        rows, scores = self.nearest(vector, k)
        return [(self._ids[i], float(s)) for i, s in zip(rows, scores, strict=True)]

    def similarity_search_with_score(
        self,
        query: str,
        k: int = 4,
        **kwargs: Any,  # noqa: ARG002
    ) -> list[tuple[Document, float]]:
        """Return the k nearest documents with their cosine similarities."""
        vector = unit_rows([self._embedding.embed_query(query)])[0]
        texts = dict(zip(self._ids, self._texts, strict=True))
        return [
            (Document(id=name, page_content=texts[name]), score)
            for name, score in self.search(vector, k)
        ]

    def similarity_search(self, query: str, k: int = 4, **kwargs: Any) -> list[Document]:
        """Return the k nearest documents."""
        return [document for document, _ in self.similarity_search_with_score(query, k, **kwargs)]

    @classmethod
    def from_texts(
        cls,
        texts: list[str],
        embedding: Embeddings,
        metadatas: list[dict[str, Any]] | None = None,  # noqa: ARG003
        *,
        ids: list[str] | None = None,
        **kwargs: Any,  # noqa: ARG003
    ) -> Self:
        """Build a store over texts (LangChain's interface)."""
        store = cls(embedding, len(embedding.embed_query("")))
        store.add_texts(texts, ids=ids)
        return store

    def save(self, path: Path) -> None:
        """Write the vectors; ids and texts are the caller's to keep."""
        path.write_bytes(faiss.serialize_index(self._index).tobytes())

    @classmethod
    def load(
        cls, path: Path, embedding: Embeddings, texts: Sequence[str], ids: Sequence[str]
    ) -> Self:
        """Read vectors written by `save`; raise IndexMismatch if they do not fit the ids."""
        try:
            index = faiss.read_index(str(path))
        except RuntimeError as error:
            raise IndexMismatch(f"{path.name} cannot be read: build the index again.") from error
        if index.ntotal != len(ids):
            raise IndexMismatch(f"{path.name} holds {index.ntotal} vectors for {len(ids)} ids.")
        faiss.omp_set_num_threads(1)
        store = cls(embedding, index.d)
        store._index, store._ids, store._texts = index, list(ids), list(texts)
        return store
