"""LangChain's ensemble of vectors and words, with what Chinese asks for."""

import json
from pathlib import Path

import rjieba
from langchain_classic.retrievers import EnsembleRetriever
from langchain_community.retrievers import BM25Retriever

from bench.peer_chunks import tuned
from bench.peer_langchain import Tuned
from bench.peer_types import CHUNKS, Build, Search


class Hybrid:
    """FAISS and BM25 over the same chunks, joined with equal weights."""

    def prepare(self) -> Build:
        """Load the model."""
        build_vectors, splitter = Tuned().prepare(), tuned()

        def build(text: str, folder: Path) -> None:
            build_vectors(text, folder)
            chunks = json.dumps(splitter.split_text(text))
            (folder / CHUNKS).write_text(chunks, encoding="utf-8")

        return build

    def open(self, folder: Path) -> Search:
        """Open the store; BM25 has no form on disk and is built from the chunks."""
        chunks = json.loads((folder / CHUNKS).read_text(encoding="utf-8"))
        words = BM25Retriever.from_texts(chunks, preprocess_func=rjieba.cut)
        vectors = Tuned().store(folder).as_retriever()
        both = EnsembleRetriever(retrievers=[words, vectors], weights=[0.5, 0.5])

        def search(question: str, most: int) -> list[str]:
            words.k, vectors.search_kwargs = most, {"k": most}
            return [found.page_content for found in both.invoke(question)][:most]

        return search
