"""Milvus as the engine: dense vectors and BM25 words of one report in two collections of it."""

import json
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings

from index.engine import Engine
from index.errors import EngineUnavailable, IndexMismatch, MissingExtra
from index.vectors import EXACT_UP_TO, in_order, rows_of

if TYPE_CHECKING:
    from langchain_milvus import Milvus

MOST = 1024  # nearest vectors, or documents by their words, that one search returns
BATCH = 1000  # rows sent at a time
LONGEST = 16_000  # characters of a stored text: a field holds 65,535 bytes
ANALYZER = {"tokenizer": "jieba", "filter": ["lowercase", "cnalphanumonly"]}
DENSE, SPARSE = "dense", "sparse"
HASH = 12  # digits that tell one content of a report from another
KEY = "pk"  # LangChain's name for the primary key
_UNSAFE = re.compile(r"[^0-9A-Za-z]")
_DENSE_INDEX = {"index_type": "AUTOINDEX", "metric_type": "IP"}
_EXACT_INDEX = {"index_type": "FLAT", "metric_type": "IP"}
_WORD_INDEX = {"index_type": "SPARSE_INVERTED_INDEX", "metric_type": "BM25"}
_WORD_SEARCH = {"metric_type": "BM25", "params": {}}  # Lite refuses the option of LangChain's


class MilvusIndex:
    """Vectors and documents of one report, both searched inside Milvus.

    ``name`` says what was put in: an index of other content has another name, so that what was
    there before is still searched by those who opened it.
    """

    def __init__(self, engine: Engine, embedding: Embeddings, name: str) -> None:
        """Open the two collections, which may not exist yet; raise EngineUnavailable."""
        self._name, self._engine, self._embedding = name, engine, embedding
        self._documents = 0
        self._dense = self._opened(embedding, DENSE, _EXACT_INDEX)
        self._words = self._opened(None, SPARSE, _WORD_INDEX)

    def fill(self, vectors: np.ndarray, texts: Sequence[str], documents: Sequence[str]) -> None:
        """Put in unit vectors of shape (n, dimension) with n texts, and the documents' words."""
        index = _EXACT_INDEX if len(texts) <= EXACT_UP_TO else _DENSE_INDEX
        try:
            self._dense = self._opened(self._embedding, DENSE, index, drop_old=True)
            self._words = self._opened(None, SPARSE, _WORD_INDEX, drop_old=True)
            self._dense.add_embeddings(
                _stored(texts), vectors.tolist(), ids=rows_of(texts), batch_size=BATCH
            )
            self._words.add_texts(_stored(documents), ids=rows_of(documents), batch_size=BATCH)
            if self._engine.file:  # no other process can be searching what was there
                self._drop_others()
        except _errors() as error:
            raise self._unavailable(error) from error
        self._documents = len(documents)

    @classmethod
    def load(cls, path: Path, engine: Engine, embedding: Embeddings) -> "MilvusIndex":
        """Open what `save` named; raise IndexMismatch where Milvus does not hold it whole."""
        try:
            saved = json.loads(path.read_text(encoding="utf-8"))
            store = cls(engine, embedding, str(saved["name"]))
            wanted = (int(saved["vectors"]), int(saved["documents"]))
        except (ValueError, KeyError, TypeError) as error:
            raise IndexMismatch(f"{path.name} cannot be read: build the index again.") from error
        held = store._held()
        if held != wanted:
            raise IndexMismatch(f"Milvus holds {held} rows of {store._name} instead of {wanted}.")
        store._documents = wanted[1]
        return store

    def _held(self) -> tuple[int, int]:
        try:
            return _count(self._dense), _count(self._words)
        except _errors() as error:
            raise self._unavailable(error) from error

    def nearest(self, vector: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
        """Return up to k rows, and no more than MOST, with their cosines, the best first."""
        try:
            found = self._dense.similarity_search_with_score_by_vector(
                vector.tolist(), k=min(k, MOST)
            )
        except _errors() as error:
            raise self._unavailable(error) from error
        return _ordered(found)

    scored = nearest

    def word_scores(self, words: Sequence[str]) -> np.ndarray:
        """Return the BM25 score of each document; 0 where it is not among the best MOST."""
        total = np.zeros(self._documents, dtype=np.float32)
        try:
            found = self._words.similarity_search_with_score(
                " ".join(words), k=min(MOST, self._documents), param=_WORD_SEARCH
            )
        except _errors() as error:
            raise self._unavailable(error) from error
        for document, score in found:
            total[int(document.metadata[KEY])] = abs(score)  # Milvus Lite's is a distance, below 0
        return total

    def save(self, path: Path) -> None:
        """Write the collections' name and sizes: what they hold is the engine's to keep."""
        vectors, documents = self._held()
        saved = {"name": self._name, "vectors": vectors, "documents": documents}
        path.write_text(json.dumps(saved) + "\n", encoding="utf-8")

    def _drop_others(self) -> None:
        """Remove the collections of the report's other contents."""
        client = self._dense.client
        ours = re.compile(rf"{re.escape(self._name[:-HASH])}[0-9a-f]{{{HASH}}}_({DENSE}|{SPARSE})")
        for name in client.list_collections():
            if ours.fullmatch(name) and not name.startswith(self._name):
                client.drop_collection(name)

    def _opened(
        self,
        embedding: Embeddings | None,
        field: str,
        index: dict[str, str],
        drop_old: bool = False,
    ) -> "Milvus":
        milvus, bm25 = _library()
        options: dict[str, Any] = {
            "builtin_function": None
            if embedding is not None
            else bm25(output_field_names=SPARSE, analyzer_params=ANALYZER)
        }
        connection = {"uri": self._engine.uri}
        if self._engine.token:
            connection["token"] = self._engine.token
        try:
            opened: Milvus = milvus(
                embedding_function=embedding,
                vector_field=field,
                collection_name=f"{self._name}_{field}",
                connection_args=connection,
                index_params=index,
                consistency_level="Strong",
                drop_old=drop_old,
                auto_id=False,
                **options,
            )
            return opened
        except _errors() as error:
            raise self._unavailable(error) from error

    def _unavailable(self, error: Exception) -> EngineUnavailable:
        return EngineUnavailable(
            f"Milvus at {self._engine.uri} does not answer ({error}): check MILVUS_URI and that "
            "it runs; a file can be opened by one process alone."
        )


def name_of(slug: str, content: str) -> str:
    """Return the collections' name for a report and the hash of what an index is made from."""
    return f"report_{_UNSAFE.sub('_', slug)}_{content[:HASH]}"


def _library() -> tuple[Any, Any]:
    try:
        with _hidden("MILVUS_URI"):  # pymilvus reads it too, and dies of a file's name
            from langchain_milvus import BM25BuiltInFunction, Milvus  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise MissingExtra(
            "VECTOR_STORE=milvus needs the extra: pip install -c constraints.txt -e '.[milvus]'."
        ) from error
    return Milvus, BM25BuiltInFunction


@contextmanager
def _hidden(variable: str) -> Iterator[None]:
    """Keep an environment variable, or a line of .env, from what is done meanwhile."""
    value = os.environ.get(variable)
    os.environ[variable] = ""
    try:
        yield
    finally:
        if value is None:
            del os.environ[variable]
        else:
            os.environ[variable] = value


def _errors() -> tuple[type[Exception], ...]:
    from pymilvus import MilvusException  # noqa: PLC0415 (an extra)

    return (MilvusException, OSError)


def _stored(texts: Sequence[str]) -> list[str]:
    """Return texts as a field of Milvus can hold them: not empty, up to so many characters."""
    return [text[:LONGEST] or " " for text in texts]


def _count(store: "Milvus") -> int:
    name = store.collection_name
    if not store.client.has_collection(name):
        return 0
    rows = store.client.query(name, filter="", output_fields=["count(*)"])
    return int(rows[0]["count(*)"])


def _ordered(found: list[tuple[Document, float]]) -> tuple[np.ndarray, np.ndarray]:
    """Return rows and scores, the best first, equal ones in the order of adding."""
    rows = np.array([int(document.metadata[KEY]) for document, _ in found], dtype=np.intp)
    scores = np.array([score for _, score in found], dtype=np.float32)
    return in_order(rows, scores)
