"""What a system under comparison offers, and which systems there are."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

Build = Callable[[str, Path], None]  # the report's text, an empty folder to save into
Search = Callable[[str, int], list[str]]  # a question, how many → texts, the best first

MODEL = str(Path(__file__).resolve().parent.parent / "data" / "model")
OURS, PASSAGES, BARE = OF_OURS = ("ours", "ours-passages", "ours-bare")
CHUNKS = "chunks.json"
SPLITTERS = "bench.peer_chunks"  # imported to build alone: searching needs no splitter


class System(Protocol):
    """One way to search the report; a module of its own, so that a process imports one alone."""

    def prepare(self) -> Build:
        """Load what building needs and return the build."""
        ...

    def open(self, folder: Path) -> Search:
        """Open what was built, in a fresh process, and return the search."""
        ...


@dataclass(frozen=True, slots=True)
class Peer:
    """A row of the table."""

    name: str
    title: str
    place: str  # module:class
    told: str  # what it returns and how it is set, for the reader
    is_default: bool = True  # as its documentation shows it; not tuned to Chinese by us


USUAL = "chunks of 500 characters, 50 overlapping"
PEERS = (
    Peer(OURS, "this project", "bench.peer_ours:Ours", "single sentences"),
    Peer(PASSAGES, "this project, passages", "bench.peer_ours:Passages",
         "the passages (180 characters at most) that hold its sentences"),
    Peer(BARE, "this project without curated questions", "bench.peer_ours:Uncurated",
         "single sentences; the report's `questions.csv` left out of the index"),
    Peer("langchain", "LangChain + FAISS", "bench.peer_langchain:Recipe",
         f"{USUAL} by `RecursiveCharacterTextSplitter`, `HuggingFaceEmbeddings` and "
         "`FAISS.from_documents` as they come (L2)"),
    Peer("haystack", "Haystack, embeddings", "bench.peer_haystack_embedded:Embedded",
         f"{USUAL} by `RecursiveDocumentSplitter`, `InMemoryDocumentStore` as it comes "
         "(dot product)"),
    Peer("haystack-bm25", "Haystack, BM25", "bench.peer_haystack:Words",
         f"{USUAL}; `InMemoryBM25Retriever` as it comes: BM25L, one token a Chinese character"),
    Peer("txtai", "txtai", "bench.peer_txtai:Dense",
         f"LangChain's {USUAL}; `Embeddings(content=True)`"),
    Peer("txtai-hybrid", "txtai, hybrid", "bench.peer_txtai:Hybrid",
         f"LangChain's {USUAL}; `Embeddings(content=True, hybrid=True)`"),
    Peer("bm25s", "bm25s, its tokenizer", "bench.peer_bm25:Bm25s",
         f"LangChain's {USUAL}; `bm25s.tokenize`: runs of two or more word characters, so a "
         "Chinese clause is one token"),
    Peer("rank-bm25", "rank_bm25, whitespace", "bench.peer_bm25:RankBm25",
         f"LangChain's {USUAL}; `BM25Okapi` over `text.split(' ')` as its README shows"),
    Peer("langchain-chinese", "LangChain, tuned", "bench.peer_langchain:Tuned",
         "chunks of 200 characters, 50 overlapping, split at 。；，; vectors of length 1",
         is_default=False),
    Peer("langchain-hybrid", "LangChain, tuned hybrid", "bench.peer_langchain_hybrid:Hybrid",
         "the same chunks of 200; `EnsembleRetriever` of FAISS and of `BM25Retriever` over "
         "rjieba's words",
         is_default=False),
    Peer("haystack-cosine", "Haystack, cosine", "bench.peer_haystack_embedded:Cosine",
         "as Haystack, embeddings, with the similarity that the model's configuration names",
         is_default=False),
    Peer("bm25s-words", "bm25s, Chinese words", "bench.peer_bm25:Bm25sWords",
         "LangChain's chunks as tuned; rjieba's words", is_default=False),
)  # fmt: skip


def peer(name: str) -> Peer:
    """Return a row by its name, or raise KeyError."""
    return {one.name: one for one in PEERS}[name]
