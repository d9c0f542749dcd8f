"""The plain LangChain recipe, and the same with what Chinese asks for."""

import warnings
from pathlib import Path

from bench.peer_chunks import tuned, usual
from bench.peer_types import MODEL, Build, Search

with warnings.catch_warnings():  # langchain-community says that it is no longer maintained
    warnings.simplefilter("ignore", DeprecationWarning)
    from langchain_community.embeddings import HuggingFaceEmbeddings
    from langchain_community.vectorstores import FAISS


class Recipe:
    """Splitter, embeddings and vector store with the settings of tutorials."""

    splitter = staticmethod(usual)
    is_normalized = False

    def prepare(self) -> Build:
        """Load the model."""
        embeddings, splitter = self.embeddings(), self.splitter()

        def build(text: str, folder: Path) -> None:
            documents = splitter.create_documents([text])
            FAISS.from_documents(documents, embeddings).save_local(str(folder))

        return build

    def open(self, folder: Path) -> Search:
        """Open the saved store; its documents are a pickle."""
        store = self.store(folder)

        def search(question: str, most: int) -> list[str]:
            return [found.page_content for found in store.similarity_search(question, k=most)]

        return search

    def store(self, folder: Path) -> FAISS:
        """Load the saved store with its model."""
        path, embeddings = str(folder), self.embeddings()
        return FAISS.load_local(path, embeddings, allow_dangerous_deserialization=True)

    def embeddings(self) -> HuggingFaceEmbeddings:
        """Load the model."""
        options = {"normalize_embeddings": True} if self.is_normalized else {}
        return HuggingFaceEmbeddings(model_name=MODEL, encode_kwargs=options)


class Tuned(Recipe):
    """Shorter chunks that end where clauses end, and vectors of length 1."""

    splitter = staticmethod(tuned)
    is_normalized = True
