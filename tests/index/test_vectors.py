from pathlib import Path

import numpy as np
import pytest
from langchain_core.embeddings import DeterministicFakeEmbedding

from index.errors import IndexMismatch
from index.vectors import FaissVectorStore, unit_rows

EMBEDDING = DeterministicFakeEmbedding(size=8)
TEXTS = ["老旧管网改造", "5G基站", "公办幼儿园"]


def unit(text: str) -> np.ndarray:
    vector = np.asarray(EMBEDDING.embed_query(text), dtype=np.float32)
    return vector / np.linalg.norm(vector)


def store_of(texts: list[str]) -> FaissVectorStore:
    store = FaissVectorStore(EMBEDDING, 8)
    store.add_vectors(np.stack([unit(t) for t in texts]), texts, [f"id{i}" for i in range(3)])
    return store


def test_the_nearest_id_comes_first_with_its_cosine() -> None:
    hits = store_of(TEXTS).search(unit("5G基站"), 2)
    assert hits[0][0] == "id1"
    assert hits[0][1] == pytest.approx(1.0, abs=1e-5)
    assert len(hits) == 2


def test_langchain_callers_get_documents_with_ids() -> None:
    store = FaissVectorStore.from_texts(TEXTS, EMBEDDING, ids=["a", "b", "c"])
    documents = store.similarity_search("公办幼儿园", k=1)
    assert (documents[0].id, documents[0].page_content) == ("c", "公办幼儿园")
    assert store.as_retriever(search_kwargs={"k": 1}).invoke("5G基站")[0].id == "b"


def test_a_saved_store_finds_the_same(tmp_path: Path) -> None:
    store = store_of(TEXTS)
    store.save(tmp_path / "v.faiss")
    loaded = FaissVectorStore.load(tmp_path / "v.faiss", EMBEDDING, TEXTS, ["id0", "id1", "id2"])
    assert loaded.search(unit("管网"), 3) == store.search(unit("管网"), 3)


def test_vectors_that_do_not_fit_their_ids_are_refused(tmp_path: Path) -> None:
    store_of(TEXTS).save(tmp_path / "v.faiss")
    with pytest.raises(IndexMismatch, match="3 vectors for 2 ids"):
        FaissVectorStore.load(tmp_path / "v.faiss", EMBEDDING, TEXTS[:2], ["id0", "id1"])


def test_a_truncated_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "v.faiss").write_bytes(b"IxFI\x08")
    with pytest.raises(IndexMismatch, match="cannot be read"):
        FaissVectorStore.load(tmp_path / "v.faiss", EMBEDDING, [], [])


def test_lengths_that_differ_are_an_error() -> None:
    with pytest.raises(ValueError, match="one length"):
        FaissVectorStore(EMBEDDING, 8).add_vectors(np.zeros((2, 8), np.float32), ["a"], ["1"])


def test_many_vectors_are_searched_by_a_graph(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.vectors.EXACT_UP_TO", 500)
    rng = np.random.default_rng(1)
    vectors = unit_rows(rng.standard_normal((2000, 8)))
    texts = [str(row) for row in range(2000)]
    exact, graph = FaissVectorStore(EMBEDDING, 8), FaissVectorStore(EMBEDDING, 8)
    graph.fill(vectors, texts, texts)
    monkeypatch.setattr("index.vectors.EXACT_UP_TO", 5000)
    exact.fill(vectors, texts, texts)
    graph.save(tmp_path / "v.faiss")
    graph = FaissVectorStore.load(tmp_path / "v.faiss", EMBEDDING, texts, texts)
    found = [len({*exact.nearest(v, 10)[0]} & {*graph.nearest(v, 10)[0]}) for v in vectors[::40]]
    assert sum(found) >= 0.95 * 10 * len(found)
    assert len(graph.nearest(vectors[0], 1500)[0]) == 1024
