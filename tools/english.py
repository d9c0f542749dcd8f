"""Vectors for English words: from CC-CEDICT's glosses, then tuned on aligned sentences."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
import torch

from index.words import fold
from tools.corpus import lines

# 環境 环境 [huan2 jing4] /environment/circumstances/
_ENTRY = re.compile(r"^\S+ (\S+) \[[^\]]*\] /(.+)/\s*$")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_ENGLISH = re.compile(r"[a-z]{2,}")
_FUNCTION_WORDS = (
    "the of to in on and or is are was were be been an as at by for from with that this it its "
    "what which who how many much when where do does did will would can has have had not no if "
    "we you he she they our your their there than then so but also into about sb sth"
)
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
SMOOTHING = 1e-3
HELD_OUT_EVERY = 5  # every fifth pair of the national reports measures and never trains


def aligned(folder: Path, name: str) -> list[tuple[str, str]]:
    """Return (Chinese, English) pairs of a tab-separated file, folded."""
    if not (folder / name).exists():
        return []
    pairs = []
    for line in lines(folder / name):
        cells = line.rstrip("\n").split("\t")
        chinese = next((c for c in cells if re.search(r"[\u4e00-\u9fff]", c)), "")
        english = next((c for c in cells if re.search(r"[A-Za-z]{2}", c) and c != chinese), "")
        if chinese and english:
            pairs.append((fold(chinese), fold(english)))
    return pairs


def gloss_vectors(
    entries: Iterable[str], rows: Mapping[str, int], vectors: np.ndarray, counts: np.ndarray
) -> dict[str, np.ndarray]:
    """Return a vector for each English word: the mean of what glosses with it, short ones first.

    A gloss of n words lends its Chinese word's vector with weight 1/n², times the square root of
    the word's frequency, so that the common sense wins over the rare one.
    """
    total: dict[str, np.ndarray] = defaultdict(lambda: np.zeros(vectors.shape[1]))
    weight: Counter[str] = Counter()
    for entry in entries:
        match = _ENTRY.match(entry)
        row = rows.get(fold(match[1])) if match else None
        if match is None or row is None:
            continue
        for gloss in match[2].split("/"):
            words = [
                w
                for w in _ENGLISH.findall(_BRACKETS.sub(" ", gloss.lower()))
                if w not in FUNCTION_WORDS
            ]
            for word in set(words):
                share = np.sqrt(counts[row]) / len(words) ** 2
                total[word] += share * vectors[row]
                weight[word] += share
    return {word: total[word] / weight[word] for word in total}


def frequencies(pairs: Iterable[tuple[str, str]]) -> Counter[str]:
    """Count English words over aligned sentences."""
    return Counter(word for _, english in pairs for word in _ENGLISH.findall(english))


def weigh(glosses: Mapping[str, np.ndarray], frequency: Counter[str]) -> dict[str, np.ndarray]:
    """Scale each English vector by the smoothed inverse frequency of its word."""
    total = max(sum(frequency.values()), 1)
    weighted = {}
    for word, vector in glosses.items():
        norm = float(np.linalg.norm(vector)) or 1.0
        factor = SMOOTHING / (SMOOTHING + frequency[word] / total)
        weighted[word] = (vector / norm * factor).astype(np.float32)
    return weighted


def tune(
    english: np.ndarray,
    chinese: np.ndarray,
    pairs: list[tuple[list[int], list[int]]],
    epochs: int,
    seed: int,
) -> np.ndarray:
    """Tune English rows so that a sentence is nearest to its translation; Chinese rows stay.

    ``pairs`` holds (Chinese rows, English rows) of each sentence. In-batch softmax over cosine
    similarities, temperature 0.05; returns the tuned English rows, float32.
    """
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    table = torch.nn.EmbeddingBag.from_pretrained(torch.tensor(english), freeze=False, mode="mean")
    fixed = torch.nn.EmbeddingBag.from_pretrained(torch.tensor(chinese), freeze=True, mode="mean")
    optimizer = torch.optim.Adam(table.parameters(), lr=2e-3)
    for _ in range(epochs):
        order = torch.randperm(len(pairs), generator=generator).tolist()
        for at in range(0, len(order) - 1, 512):
            batch = [pairs[i] for i in order[at : at + 512]]
            left = _means(fixed, [c for c, _ in batch])
            right = _means(table, [e for _, e in batch])
            scores = right @ left.T / 0.05
            loss = torch.nn.functional.cross_entropy(scores, torch.arange(len(batch)))
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
    return table.weight.detach().numpy().astype(np.float32)


def _means(table: torch.nn.EmbeddingBag, bags: list[list[int]]) -> torch.Tensor:
    flat = torch.tensor([row for bag in bags for row in bag])
    offsets = torch.tensor(np.cumsum([0] + [len(bag) for bag in bags[:-1]]))
    return torch.nn.functional.normalize(table(flat, offsets), dim=1)
