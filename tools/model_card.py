"""Measure the bundled model on text that it was not trained on, and write its card."""

import json
import lzma
import time
from pathlib import Path

import numpy as np
import opencc

from index.embedding import SentenceEmbedding
from tools.english import HELD_OUT_EVERY, aligned

CARD = Path(__file__).with_name("model_card.md")


def measure(model: Path, text: Path) -> dict[str, float]:
    """Return recall figures, milliseconds a query and megabytes on disk."""
    embedding = SentenceEmbedding(str(model))
    figures = _cmrc(embedding, text / "cmrc2018_dev.json.xz")
    figures |= _translations(embedding, text)
    figures["megabytes"] = sum(p.stat().st_size for p in model.iterdir() if p.is_file()) / 1e6
    figures["dimension"] = embedding.dimension
    return {name: round(value, 3) for name, value in figures.items()}


def load_cmrc(path: Path) -> tuple[list[str], list[tuple[str, int]]]:
    """Return CMRC 2018's passages, and its questions with the number of their passage."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        data = json.load(file)["data"]
    paragraphs = [p for article in data for p in article["paragraphs"]]
    passages = [paragraph["context"] for paragraph in paragraphs]
    questions = [(qa["question"], row) for row, p in enumerate(paragraphs) for qa in p["qas"]]
    return passages, questions


def recall(scores: np.ndarray, gold: np.ndarray, k: int) -> float:
    """Return the share of rows whose gold column is among the k best."""
    best = np.argpartition(-scores, k - 1, axis=1)[:, :k]
    return float((best == gold[:, None]).any(axis=1).mean())


def _cmrc(embedding: SentenceEmbedding, path: Path) -> dict[str, float]:
    if not path.exists():
        return {}
    passages, questions = load_cmrc(path)
    documents = embedding.encode_documents(passages)
    started = time.perf_counter()
    for question, _ in questions[:500]:
        embedding.encode_queries([question])
    milliseconds = (time.perf_counter() - started) * 2
    texts = [question for question, _ in questions]
    gold = np.array([row for _, row in questions])
    plain = embedding.encode_queries(texts) @ documents.T
    to_traditional = opencc.OpenCC("s2t")
    traditional = [to_traditional.convert(text) for text in texts]
    folded = embedding.encode_queries(traditional) @ documents.T
    return {
        "cmrc_recall_at_1": recall(plain, gold, 1),
        "cmrc_recall_at_5": recall(plain, gold, 5),
        "cmrc_traditional_recall_at_1": recall(folded, gold, 1),
        "milliseconds_a_query": milliseconds,
    }


def _translations(embedding: SentenceEmbedding, text: Path) -> dict[str, float]:
    pairs = aligned(text, "gov_report_zh_en.tsv.xz")
    if not pairs:
        return {}
    chinese = embedding.encode_documents([c for c, _ in pairs])
    held = np.arange(0, len(pairs), HELD_OUT_EVERY)
    english = embedding.encode_queries([pairs[i][1] for i in held])
    scores = english @ chinese.T
    return {
        "english_recall_at_1": recall(scores, held, 1),
        "english_recall_at_5": recall(scores, held, 5),
    }


def write_card(model: Path, figures: dict[str, float]) -> None:
    """Write README.md into the model folder: data, licences, figures."""
    rows = "\n".join(f"| {name} | {value} |" for name, value in figures.items())
    text = CARD.read_text(encoding="utf-8").replace("{{figures}}", rows)
    (model / "README.md").write_text(text, encoding="utf-8")
