"""How the engines grow: build, latency, recall and memory at ten thousand passages and more.

``python -m bench.scaling --text FOLDER``: the passages are pieces of the training text, the
questions headlines. Each engine at each size runs in a process of its own, so that memory is its
own. Writes bench/results/scaling.json and scaling.md.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from langchain_core.embeddings import Embeddings

from assistant.settings import Settings
from bench.service import resident
from index.embedding import SentenceEmbedding
from index.engine import Engine, EngineName
from index.milvus import MilvusIndex, name_of
from index.vectors import EXACT_UP_TO, FaissVectorStore, rows_of
from index.words import cut
from tools.corpus import documents, lines

SIZES = (10_000, 100_000, 1_000_000)
MOST = {"milvus": 20_000}  # Milvus Lite is made for one laptop; a server is for more
PIECE, QUESTIONS, K = 120, 200, 10
RESULTS = Path(__file__).parent / "results"
Search = Callable[[Any], np.ndarray]


def main() -> None:
    """Measure every engine at every size, or be the process of one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", type=Path, help="folder of the training text")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--engine", choices=sorted(ENGINES))
    parser.add_argument("--folder", type=Path, help="where vectors and texts lie")
    options = parser.parse_args()
    if options.engine:
        print(json.dumps(ENGINES[options.engine](options.folder, options.sizes[0])))
        return
    with tempfile.TemporaryDirectory(prefix="scaling-") as folder:
        seconds = _embed(options.text, max(options.sizes), Path(folder))
        rows = [
            _in_process(engine, size, Path(folder))
            for size in options.sizes
            for engine in ENGINES
            if size <= MOST.get(engine, size)
        ]
    _write({"embedding_seconds": seconds, "rows": rows, "sizes": list(options.sizes)})


def _in_process(engine: str, size: int, folder: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.scaling", "--engine", engine]
    command += ["--sizes", str(size), "--folder", str(folder)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    row: dict[str, Any] = json.loads(told.splitlines()[-1])
    print(row, flush=True)
    return {"engine": engine, "size": size, **row}


def _embed(text: Path, size: int, folder: Path) -> float:
    """Write passages, their vectors and questions; return the seconds that embedding took."""
    embedding = SentenceEmbedding(Settings().embedding_model)
    passages = list(islice(_pieces(text), size))
    began = time.perf_counter()
    vectors = embedding.encode_documents(passages)
    seconds = time.perf_counter() - began
    titles = (json.loads(line)["title"] for line in lines(text / "title_text.jsonl.xz"))
    questions = list(islice(titles, QUESTIONS))
    np.save(folder / "vectors.npy", vectors)
    np.save(folder / "questions.npy", embedding.encode_queries(questions))
    (folder / "passages.json").write_text(json.dumps(passages), encoding="utf-8")
    (folder / "questions.json").write_text(json.dumps(questions), encoding="utf-8")
    return seconds


def _pieces(text: Path) -> Iterator[str]:
    for document in documents(text):
        whole = document.strip().replace("\n", "")
        yield from (whole[at : at + PIECE] for at in range(0, len(whole), PIECE))


def _loaded(folder: Path, size: int) -> tuple[np.ndarray, list[str], np.ndarray, list[str]]:
    vectors = np.load(folder / "vectors.npy", mmap_mode="r")[:size]
    passages = json.loads((folder / "passages.json").read_text(encoding="utf-8"))[:size]
    questions = json.loads((folder / "questions.json").read_text(encoding="utf-8"))
    return np.ascontiguousarray(vectors), passages, np.load(folder / "questions.npy"), questions


def _measured(
    search: Search,
    asked: Sequence[Any] | np.ndarray,
    exact: list[set[int]],
    began: float,
    before: float,
) -> dict[str, float]:
    built = time.perf_counter() - began
    taken, found = [], []
    for question in asked:
        start = time.perf_counter()
        found.append({*map(int, search(question)[:K])})
        taken.append(1000 * (time.perf_counter() - start))
    cuts = statistics.quantiles(taken, n=100)
    recalls = [len(f & e) / max(1, len(e)) for f, e in zip(found, exact, strict=True)]
    return {
        "build_seconds": round(built, 2),
        "p50_ms": round(cuts[49], 2),
        "p99_ms": round(cuts[98], 2),
        "recall_at_10": round(statistics.fmean(recalls), 4),
        "memory_mb": round(resident(os.getpid()) - before),
    }


def _exact(vectors: np.ndarray, questions: np.ndarray) -> list[set[int]]:
    return [{*map(int, np.argsort(-(vectors @ q), kind="stable")[:K])} for q in questions]


def _faiss(folder: Path, size: int) -> dict[str, float]:
    vectors, passages, asked, _ = _loaded(folder, size)
    exact, before, began = _exact(vectors, asked), resident(os.getpid()), time.perf_counter()
    store = FaissVectorStore(_Nothing(), vectors.shape[1])
    store.fill(vectors, passages, rows_of(passages))
    return _measured(lambda q: store.nearest(q, K)[0], asked, exact, began, before)


def _milvus(folder: Path, size: int) -> dict[str, float]:
    vectors, passages, asked, questions = _loaded(folder, size)
    exact, before, began = _exact(vectors, asked), resident(os.getpid()), time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="milvus-") as place:
        engine = Engine(EngineName.MILVUS, f"{place}/milvus.db")
        index = MilvusIndex(engine, _Nothing(), name_of("scaling", "0" * 12))
        index.fill(vectors, passages, passages)
        row = _measured(lambda q: index.nearest(q, K)[0], asked, exact, began, before)
        words = _measured(
            lambda text: np.argsort(-index.word_scores(cut(text))), questions, exact, began, before
        )
    return row | {"words_p50_ms": words["p50_ms"]}


def _words(folder: Path, size: int) -> dict[str, float]:
    from index.keywords import in_memory  # noqa: PLC0415 (bm25s is not what the others measure)

    _, passages, _, questions = _loaded(folder, size)
    before, began = resident(os.getpid()), time.perf_counter()
    scores = in_memory([cut(passage) for passage in passages])
    nothing: list[set[int]] = [set() for _ in questions]
    row = _measured(
        lambda text: np.argpartition(-scores(cut(text)), K), questions, nothing, began, before
    )
    del row["recall_at_10"]
    return row


class _Nothing(Embeddings):
    """Stands in for the embedding: vectors are made beforehand."""

    def embed_query(self, text: str) -> list[float]:
        """Embed nothing."""
        raise NotImplementedError

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Embed nothing."""
        raise NotImplementedError


ENGINES: dict[str, Callable[[Path, int], dict[str, float]]] = {
    "faiss": _faiss,
    "milvus": _milvus,
    "bm25s": _words,
}


def _write(results: dict[str, Any]) -> None:
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "scaling.json").write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    heads = ("build_seconds", "p50_ms", "p99_ms", "recall_at_10", "memory_mb", "words_p50_ms")
    names = ("passages", "engine", "build s", "p50 ms", "p99 ms", "recall@10", "MB", "words p50 ms")
    table = ["| " + " | ".join(names) + " |", "|" + " --- |" * len(names)]
    for row in results["rows"]:
        called = _called(row["engine"], row["size"])
        cells = (f"{row['size']:,}", called, *(row.get(head, "") for head in heads))
        table.append("| " + " | ".join(map(str, cells)) + " |")
    (RESULTS / "scaling.md").write_text("\n".join(table) + "\n", encoding="utf-8")


def _called(engine: str, size: int) -> str:
    if engine != "faiss":
        return {"milvus": "Milvus Lite", "bm25s": "words (bm25s)"}[engine]
    return "FAISS, exact" if size <= EXACT_UP_TO else "FAISS, HNSW"


if __name__ == "__main__":
    main()
