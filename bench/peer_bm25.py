"""BM25 alone: bm25s and rank_bm25 as they come, and bm25s over Chinese words."""

import json
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import bm25s
import numpy as np
import rjieba
from rank_bm25 import BM25Okapi

from bench.peer_types import CHUNKS, SPLITTERS, Build, Search

Tokenize = Callable[[list[str]], Any]


def _as_shipped(texts: list[str]) -> Any:
    return bm25s.tokenize(texts, show_progress=False)


def _words(texts: list[str]) -> list[list[str]]:
    return [rjieba.cut(text) for text in texts]


class Bm25s:
    """bm25s over LangChain's usual chunks."""

    chunks = "usual"
    tokenize: Tokenize = staticmethod(_as_shipped)

    def prepare(self) -> Build:
        """Load the splitter, which searching does not need."""
        splitter = getattr(import_module(SPLITTERS), self.chunks)()

        def build(text: str, folder: Path) -> None:
            chunks = splitter.split_text(text)
            retriever = bm25s.BM25(corpus=chunks)
            retriever.index(self.tokenize(chunks), show_progress=False)
            retriever.save(str(folder), corpus=chunks)

        return build

    def open(self, folder: Path) -> Search:
        """Open the saved index."""
        retriever = bm25s.BM25.load(str(folder), load_corpus=True)
        held = len(retriever.corpus)

        def search(question: str, most: int) -> list[str]:
            asked = self.tokenize([question])
            found, scores = retriever.retrieve(asked, k=min(most, held), show_progress=False)
            pairs = zip(found[0], scores[0], strict=True)
            return [document["text"] for document, score in pairs if score > 0]

        return search


class Bm25sWords(Bm25s):
    """bm25s over shorter chunks, cut into words."""

    chunks = "tuned"
    tokenize: Tokenize = staticmethod(_words)


class RankBm25:
    """rank_bm25 with the tokenization of its README; it has no form on disk."""

    def prepare(self) -> Build:
        """Load the splitter."""
        splitter = import_module(SPLITTERS).usual()

        def build(text: str, folder: Path) -> None:
            chunks = splitter.split_text(text)
            BM25Okapi([chunk.split(" ") for chunk in chunks])
            (folder / CHUNKS).write_text(json.dumps(chunks), encoding="utf-8")

        return build

    def open(self, folder: Path) -> Search:
        """Build it again from the saved chunks."""
        chunks = json.loads((folder / CHUNKS).read_text(encoding="utf-8"))
        index = BM25Okapi([chunk.split(" ") for chunk in chunks])

        def search(question: str, most: int) -> list[str]:
            scores = index.get_scores(question.split(" "))
            best = np.argsort(-scores, kind="stable")[:most]
            return [chunks[row] for row in best if scores[row] != 0]

        return search
