"""Open the chosen engine: FAISS in this process, or Milvus."""

from collections.abc import Sequence
from pathlib import Path

from index.embedding import SentenceEmbedding
from index.engine import Engine, EngineName, VectorIndex
from index.milvus import MilvusIndex, name_of
from index.vectors import FaissVectorStore, rows_of

# The file of an index folder that holds the vectors, or names where they are.
FILES = {EngineName.FAISS: "vectors.faiss", EngineName.MILVUS: "collections.json"}


def new_vectors(
    engine: Engine, embedding: SentenceEmbedding, slug: str, content: str
) -> VectorIndex:
    """Return an index to fill; ``content`` is the hash of what will be in it."""
    if engine.name is EngineName.MILVUS:
        return MilvusIndex(engine, embedding, name_of(slug, content))
    return FaissVectorStore(embedding, embedding.dimension)


def open_vectors(
    engine: Engine, embedding: SentenceEmbedding, folder: Path, texts: Sequence[str]
) -> VectorIndex:
    """Open what was saved in an index folder; raise IndexMismatch where it does not fit."""
    path = folder / FILES[engine.name]
    if engine.name is EngineName.MILVUS:
        return MilvusIndex.load(path, engine, embedding)
    return FaissVectorStore.load(path, embedding, texts, rows_of(texts))
