"""A tiny model made from the bundled report: fast, and of the kind that the bundled one is."""

from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]


def tiny_model(folder: Path) -> Path:
    """Save a SentenceTransformer: one random vector for each character of the report."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer, models, pre_tokenizers

    text = (ROOT / "data/reports/pingshan-2020/report.md").read_text(encoding="utf-8").lower()
    vocabulary = {char: i for i, char in enumerate(["[UNK]", *sorted(set(text))])}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    weights = np.random.default_rng(7).normal(size=(len(vocabulary), 32)).astype(np.float32)
    module = StaticEmbedding(tokenizer, embedding_weights=weights)
    SentenceTransformer(modules=[module], device="cpu").save(str(folder))
    return folder
