"""A static embedding model read from its files, without the libraries that run transformers.

sentence-transformers writes such a model as a tokenizer and one table of word vectors; a text has
the mean of its tokens' rows. Read here, it needs neither torch nor the seconds and the 300 MB
that torch takes to load. The vectors are those that sentence-transformers gives
(`tests/index/test_static_model.py`).
"""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

MODULES, SETTINGS = "modules.json", "config_sentence_transformers.json"
TOKENIZER, WEIGHTS = "tokenizer.json", "model.safetensors"


class StaticModel:
    """A tokenizer and a row a token, behind the methods of a SentenceTransformer used here."""

    def __init__(self, folder: Path) -> None:
        """Read the model; a damaged file raises what its library raises."""
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._rows = load_file(folder / WEIGHTS)["embedding.weight"]

    @staticmethod
    def is_at(folder: Path) -> bool:
        """Say whether a folder holds such a model and nothing else that changes its vectors."""
        try:
            modules = json.loads((folder / MODULES).read_text(encoding="utf-8"))
            settings = json.loads((folder / SETTINGS).read_text(encoding="utf-8"))
            names = [(module["type"].rpartition(".")[2], module["path"]) for module in modules]
            prompts = settings.get("prompts", {}).values()
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return False
        return names == [("StaticEmbedding", "")] and not any(prompts)

    def get_embedding_dimension(self) -> int:
        """Return the length of a vector."""
        return int(self._rows.shape[1])

    def encode_query(
        self, texts: Sequence[str], prompt: str | None = None, **_show_progress_bar: bool
    ) -> np.ndarray:
        """Return the mean of each text's rows, shape (texts, dimension); zeros for no token."""
        means = np.zeros((len(texts), self._rows.shape[1]), dtype=np.float32)
        prompted = [(prompt or "") + text for text in texts]
        encoded = self._tokenizer.encode_batch_fast(prompted, add_special_tokens=False)
        for row, encoding in enumerate(encoded):
            if encoding.ids:
                means[row] = self._rows[encoding.ids].mean(axis=0, dtype=np.float32)
        return means

    encode_document = encode_query
