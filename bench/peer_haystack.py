"""Haystack's in-memory store with its BM25 retriever."""

from pathlib import Path

from haystack import Document
from haystack.components.preprocessors import RecursiveDocumentSplitter
from haystack.components.retrievers.in_memory import InMemoryBM25Retriever
from haystack.document_stores.in_memory import InMemoryDocumentStore

from bench.peer_types import Build, Search

STORE = "store.json"


def split(text: str) -> list[Document]:
    """Split by characters: by words, the default, a Chinese text is one chunk."""
    splitter = RecursiveDocumentSplitter(
        split_length=500, split_overlap=50, split_unit="char", separators=["\n\n", "\n", "。"]
    )
    documents: list[Document] = splitter.run([Document(content=text)])["documents"]
    return documents


class Words:
    """The BM25 retriever."""

    def prepare(self) -> Build:
        """Return the build; there is no model."""

        def build(text: str, folder: Path) -> None:
            store = InMemoryDocumentStore()
            store.write_documents(split(text))
            store.save_to_disk(str(folder / STORE))

        return build

    def open(self, folder: Path) -> Search:
        """Open the saved store."""
        store = InMemoryDocumentStore.load_from_disk(str(folder / STORE))
        retriever = InMemoryBM25Retriever(document_store=store)

        def search(question: str, most: int) -> list[str]:
            found = retriever.run(query=question, top_k=most)["documents"]
            return [document.content for document in found]

        return search
