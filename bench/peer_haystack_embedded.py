"""Haystack's in-memory store with its embedding retriever."""

from pathlib import Path

from haystack.components.retrievers.in_memory import InMemoryEmbeddingRetriever
from haystack.document_stores.in_memory import InMemoryDocumentStore
from haystack_integrations.components.embedders.sentence_transformers import (
    SentenceTransformersDocumentEmbedder,
    SentenceTransformersTextEmbedder,
)

from bench.peer_haystack import STORE, split
from bench.peer_types import MODEL, Build, Search


class Embedded:
    """The embedding retriever."""

    similarity = "dot_product"  # the store's default

    def prepare(self) -> Build:
        """Load the model."""
        embedder = SentenceTransformersDocumentEmbedder(model=MODEL, progress_bar=False)
        embedder.warm_up()

        def build(text: str, folder: Path) -> None:
            store = InMemoryDocumentStore(embedding_similarity_function=self.similarity)
            store.write_documents(embedder.run(split(text))["documents"])
            store.save_to_disk(str(folder / STORE))

        return build

    def open(self, folder: Path) -> Search:
        """Open the saved store."""
        embedder = SentenceTransformersTextEmbedder(model=MODEL, progress_bar=False)
        embedder.warm_up()
        store = InMemoryDocumentStore.load_from_disk(str(folder / STORE))
        retriever = InMemoryEmbeddingRetriever(document_store=store)

        def search(question: str, most: int) -> list[str]:
            vector = embedder.run(question)["embedding"]
            found = retriever.run(query_embedding=vector, top_k=most)["documents"]
            return [document.content for document in found]

        return search


class Cosine(Embedded):
    """By the similarity that the model's own configuration names."""

    similarity = "cosine"
