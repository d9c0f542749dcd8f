"""txtai's Embeddings, by vectors and hybrid."""

from importlib import import_module
from pathlib import Path

from txtai import Embeddings

from bench.peer_types import MODEL, SPLITTERS, Build, Search


class Dense:
    """Default settings; the method must be named, or txtai takes the model for a transformer."""

    is_hybrid = False

    def prepare(self) -> Build:
        """Load the model."""
        method = "sentence-transformers"
        embeddings = Embeddings(path=MODEL, method=method, content=True, hybrid=self.is_hybrid)
        splitter = import_module(SPLITTERS).usual()

        def build(text: str, folder: Path) -> None:
            embeddings.index(splitter.split_text(text))
            embeddings.save(str(folder))

        return build

    def open(self, folder: Path) -> Search:
        """Open the saved index."""
        embeddings = Embeddings()
        embeddings.load(str(folder))

        def search(question: str, most: int) -> list[str]:
            return [found["text"] for found in embeddings.search(question, most)]

        return search


class Hybrid(Dense):
    """Vectors and BM25."""

    is_hybrid = True
