"""Turn text into unit vectors with any sentence-transformers model; the bundled one by default."""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from langchain_core.embeddings import Embeddings

from index.errors import ReportError
from index.model_files import check_sums
from index.static_model import StaticModel
from index.vectors import unit_rows
from index.words import fold

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

# Models that want a prefix but do not carry it in their own configuration (their model cards
# name it). Models that do carry it, such as Qwen3-Embedding, need no entry.
PROMPTS = {
    "multilingual-e5": ("query: ", "passage: "),
    "bge-small-zh": ("为这个句子生成表示以用于检索相关文章：", ""),
    "bge-base-zh": ("为这个句子生成表示以用于检索相关文章：", ""),
    "bge-large-zh": ("为这个句子生成表示以用于检索相关文章：", ""),
}


class SentenceEmbedding(Embeddings):
    """A sentence-transformers model behind LangChain's interface.

    ``name`` is a folder or a hub name. Vectors are float32, of length 1 and shape
    ``(n, dimension)``; a text of unknown words alone has the zero vector.
    """

    def __init__(self, name: str) -> None:
        """Load the model; raise ReportError when it cannot be had."""
        self.name = name
        self._model = _load(name)
        self._folds = _is_static(self._model)
        key = next((known for known in PROMPTS if known in name.lower()), None)
        self._query_prompt = PROMPTS[key][0] if key else None
        self._document_prompt = PROMPTS[key][1] if key else None
        self.dimension = int(self._model.get_embedding_dimension() or 0)

    def encode_queries(self, texts: list[str]) -> np.ndarray:
        """Return one unit vector a question."""
        prepared = self._prepare(texts)
        return unit_rows(
            self._model.encode_query(prepared, prompt=self._query_prompt, show_progress_bar=False)
        )

    def encode_documents(self, texts: list[str], progress: bool = False) -> np.ndarray:
        """Return one unit vector a passage, sentence or curated question."""
        prepared = self._prepare(texts)
        return unit_rows(
            self._model.encode_document(
                prepared, prompt=self._document_prompt, show_progress_bar=progress
            )
        )

    def embed_query(self, text: str) -> list[float]:
        """Embed one question (LangChain's interface)."""
        return [float(x) for x in self.encode_queries([text])[0]]

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Embed documents (LangChain's interface)."""
        return [[float(x) for x in row] for row in self.encode_documents(texts)]

    def _prepare(self, texts: list[str]) -> list[str]:
        """Fold for the bundled kind of model, which knows simplified lower-case words only."""
        return [fold(text) for text in texts] if self._folds else texts


def _load(name: str) -> "SentenceTransformer | StaticModel":
    folder = Path(name)
    check_sums(folder)
    try:
        if StaticModel.is_at(folder):
            return StaticModel(folder)
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 (torch loads slowly)

        return SentenceTransformer(name, device="cpu")
    except Exception as error:  # a damaged file makes each library raise an error of its own
        kind = "folder" if Path(name).exists() else "folder or a reachable hub name"
        raise ReportError(
            f"The embedding model {name!r} could not be loaded: {error}. "
            f"EMBEDDING_MODEL must name a sentence-transformers {kind}; "
            "leave it unset for the bundled model."
        ) from error


def _is_static(model: "SentenceTransformer | StaticModel") -> bool:
    return isinstance(model, StaticModel) or type(model[0]).__name__ == "StaticEmbedding"
