"""Train the bundled embedding model: ``python -m tools.train_embedding --text DIR``.

Skip-gram vectors over segmented Chinese text, baked (see `tools.baking`) and packed with English
words (see `tools.english`) into a StaticEmbedding with a Unigram tokenizer over one vocabulary,
then tuned on pairs of texts that mean alike (see `tools.contrast`).
About 35 minutes on two cores. Skip-gram threads race, so two runs with two workers differ in the
last digits; with ``--workers 1`` the result is the same bit for bit and takes twice as long.
"""

import argparse
import json
import math
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from gensim.models import Word2Vec
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

from index.model_files import write_sums
from tools.baking import bake
from tools.contrast import LEXICON, Contrast, tune_model
from tools.corpus import lines, words, write_sentences
from tools.english import (
    FUNCTION_WORDS,
    HELD_OUT_EVERY,
    aligned,
    frequencies,
    gloss_vectors,
    tune,
    weigh,
)
from tools.model_card import measure, write_card

# What is no word is dropped before the vocabulary is consulted; Latin words stand alone.
_NO_WORD = Regex(r"[^a-z0-9\u3400-\u9fff.+]+")
_LATIN = Regex(r"[a-z0-9]+(?:[.+][a-z0-9]+)*")
# The national reports are what questions are about, and few: 1,045 pairs against 21,116.
NATIONAL_WEIGHT = 5
LEAST_LOG = -25.0  # score of single characters that the corpus never shows alone


@dataclass(frozen=True, slots=True)
class Plan:
    """Sizes of a training run; the defaults make the bundled model."""

    vector_size: int = 256
    dimension: int = 192
    chinese_words: int = 50_000
    english_words: int = 16_000
    minimum_count: int = 8
    epochs: int = 4
    english_epochs: int = 4
    sample: int = 60_000
    workers: int = 2
    seed: int = 1


def skip_gram(sentences: Path, plan: Plan) -> Word2Vec:
    """Train word vectors on a file of segmented sentences."""
    return Word2Vec(
        corpus_file=str(sentences),
        vector_size=plan.vector_size,
        window=8,
        min_count=plan.minimum_count,
        sg=1,
        negative=5,
        epochs=plan.epochs,
        workers=plan.workers,
        seed=plan.seed,
    )


def vocabulary(model: Word2Vec, plan: Plan) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Return the most frequent words with their vectors (n, d) and counts (n,)."""
    keyed = model.wv
    chosen = keyed.index_to_key[: plan.chinese_words]
    counts = np.array([keyed.get_vecattr(word, "count") for word in chosen], dtype=np.float64)
    vectors = np.stack([keyed[word] for word in chosen]).astype(np.float32)
    return list(chosen), vectors, counts


def sample_sentences(path: Path, rows: dict[str, int], most: int) -> list[list[int]]:
    """Return up to ``most`` sentences as rows of known words, spread evenly over the file."""
    with path.open(encoding="utf-8") as file:
        total = sum(1 for _ in file)
    step = max(total // most, 1)
    with path.open(encoding="utf-8") as file:
        picked = (line.split() for number, line in enumerate(file) if number % step == 0)
        sentences = [[rows[w] for w in line if w in rows] for line in picked]
    return [s for s in sentences if s]


def add_english(
    folder: Path, names: list[str], baked: np.ndarray, counts: np.ndarray, plan: Plan
) -> tuple[list[str], np.ndarray]:
    """Return English words and their vectors (n, dimension)."""
    rows = {word: row for row, word in enumerate(names)}
    national = aligned(folder, "gov_report_zh_en.tsv.xz")
    pairs = [p for i, p in enumerate(national) if i % HELD_OUT_EVERY] * NATIONAL_WEIGHT
    pairs += aligned(folder, "tatoeba_zh_en.tsv.xz")
    dictionary = folder / "cc_cedict.txt.xz"
    entries = lines(dictionary) if dictionary.exists() else iter(())
    frequency = frequencies(pairs)
    glosses = weigh(gloss_vectors(entries, rows, baked, counts), frequency)
    common = sorted(glosses, key=lambda w: (-frequency[w], len(w), w))[: plan.english_words]
    if not common:
        return [], np.zeros((0, baked.shape[1]), dtype=np.float32)
    numbers = {word: row for row, word in enumerate(common)}
    bags = [
        (
            [rows[w] for w in words(chinese) if w in rows],
            [numbers[w] for w in words(english) if w in numbers],
        )
        for chinese, english in pairs
    ]
    start = np.stack([glosses[word] for word in common])
    usable = [(c, e) for c, e in bags if c and e]
    return common, tune(start, baked, usable, plan.english_epochs, plan.seed)


def build_tokenizer(names: list[str], counts: np.ndarray, english: list[str]) -> Tokenizer:
    """Return a Unigram tokenizer whose pieces are the words, scored by log frequency."""
    total = counts.sum()
    pieces = [("[UNK]", LEAST_LOG)]
    pieces += [(name, math.log(count / total)) for name, count in zip(names, counts, strict=True)]
    pieces += [(word, -8.0) for word in english]
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=0, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Split(_NO_WORD, "removed"), pre_tokenizers.Split(_LATIN, "isolated")]
    )
    return tokenizer


def train(folder: Path, out: Path, plan: Plan, work: Path) -> None:
    """Run every step and save a SentenceTransformer folder, in float16, to ``out``."""
    sentences = work / "sentences.txt"
    if not sentences.exists():
        _say(f"{write_sentences(folder, sentences)} sentences")
    vectors_file = work / "skip_gram.model"
    if not vectors_file.exists():
        skip_gram(sentences, plan).save(str(vectors_file))
    names, vectors, counts = vocabulary(Word2Vec.load(str(vectors_file)), plan)
    _say(f"{len(names)} words with vectors")
    rows = {word: row for row, word in enumerate(names)}
    sample = sample_sentences(sentences, rows, plan.sample)
    baked = bake(vectors, counts, sample, min(plan.dimension, vectors.shape[1] - 3))
    english, english_vectors = add_english(folder, names, baked, counts, plan)
    # Latin words that Chinese text holds too keep their English vector.
    own = [row for row, word in enumerate(names) if word not in {*english, *FUNCTION_WORDS}]
    names, counts, baked = [names[row] for row in own], counts[own], baked[own]
    _say(f"{len(english)} English words")
    # "the" and "of" say nothing, but must be known, or they would be cut into letters that do.
    silent = sorted(FUNCTION_WORDS) if english else []
    unknown = np.zeros((1, baked.shape[1]), dtype=np.float32)
    nothing = np.zeros((len(silent), baked.shape[1]), dtype=np.float32)
    weights = np.concatenate([unknown, baked, english_vectors, nothing])
    tokenizer = build_tokenizer(names, counts, [*english, *silent])
    module = StaticEmbedding(tokenizer, embedding_weights=weights).half()
    SentenceTransformer(modules=[module], device="cpu").save(str(out), create_model_card=False)
    write_sums(out)
    _say(f"saved to {out}")


_STARTED = time.monotonic()


def _say(text: str) -> None:
    print(f"{time.monotonic() - _STARTED:7.0f} s  {text}", flush=True)


def main() -> None:
    """Train, measure and write the model card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", type=Path, required=True, help="folder of the training text")
    parser.add_argument("--out", type=Path, default=Path("data/model"))
    parser.add_argument("--work", type=Path, help="keep intermediate files here, and reuse them")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        work = options.work or Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        train(options.text, options.out, Plan(workers=options.workers), work)
        tune_model(options.out, options.out, options.text, LEXICON, Contrast())
        _say("tuned on pairs")
    figures = measure(options.out, options.text)
    write_card(options.out, figures)
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
