"""FAISS and Milvus Lite keep one contract, and find the same in the report."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from langchain_core.embeddings import DeterministicFakeEmbedding

from index.embedding import SentenceEmbedding
from index.engine import Engine, EngineName, VectorIndex
from index.errors import IndexMismatch
from index.report_folder import ReportFolder
from index.report_index import ReportIndex
from index.vectors import FaissVectorStore, in_order, unit_rows

pytest.importorskip("langchain_milvus")
pytestmark = pytest.mark.filterwarnings("ignore")  # those of the engine's own packages

from index.milvus import MilvusIndex, name_of  # noqa: E402

SIZE = 8
EMBEDDING = DeterministicFakeEmbedding(size=SIZE)
TEXTS = ["老旧管网改造", "5G基站", "公办幼儿园", "城市书房"]
VECTORS = unit_rows([EMBEDDING.embed_query(text) for text in TEXTS])
QUESTIONS = Path("tests/evaluation/questions.jsonl")
Make = Callable[[], VectorIndex]


def lite(folder: Path) -> Engine:
    return Engine(EngineName.MILVUS, str(folder / "milvus.db"))


@pytest.fixture(params=[EngineName.FAISS, EngineName.MILVUS])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Make:
    def made() -> VectorIndex:
        if request.param is EngineName.FAISS:
            return FaissVectorStore(EMBEDDING, SIZE)
        return MilvusIndex(lite(tmp_path), EMBEDDING, name_of("a-report", "0123456789abcdef"))

    return made


@pytest.fixture
def filled(make: Make) -> VectorIndex:
    index = make()
    index.fill(VECTORS, TEXTS, TEXTS)
    return index


def test_the_nearest_come_first_with_their_cosines(filled: VectorIndex) -> None:
    rows, scores = filled.nearest(VECTORS[2], 4)
    assert rows[0] == 2
    assert scores == pytest.approx(np.sort(VECTORS @ VECTORS[2])[::-1], abs=1e-5)
    assert rows.tolist() == np.argsort(-(VECTORS @ VECTORS[2])).tolist()


def test_no_more_are_returned_than_asked_for(filled: VectorIndex) -> None:
    assert len(filled.nearest(VECTORS[0], 2)[0]) == 2
    assert len(filled.nearest(VECTORS[0], 100)[0]) == len(TEXTS)


def test_equal_vectors_keep_the_order_of_adding(make: Make) -> None:
    index = make()
    index.fill(np.repeat(VECTORS[:1], 3, axis=0), ["a", "b", "c"], ["a", "b", "c"])
    assert index.nearest(VECTORS[0], 3)[0].tolist() == [0, 1, 2]


def test_milvus_scores_words_of_documents(tmp_path: Path) -> None:
    index = MilvusIndex(lite(tmp_path), EMBEDDING, name_of("a", "0" * 12))
    index.fill(VECTORS, TEXTS, ["老旧 管网 改造", "5g 基站", "公办 幼儿园", "城市 书房"])
    scores = index.word_scores(["管网", "改造"])
    assert scores.shape == (4,)
    assert scores.argmax() == 0
    assert scores[1:].tolist() == [0, 0, 0]
    assert not index.word_scores(["养猪场"]).any()


def test_a_saved_index_is_opened_and_one_that_is_gone_is_named(tmp_path: Path) -> None:
    index = MilvusIndex(lite(tmp_path), EMBEDDING, name_of("a", "0" * 12))
    index.fill(VECTORS, TEXTS, TEXTS)
    index.save(tmp_path / "collections.json")
    opened = MilvusIndex.load(tmp_path / "collections.json", lite(tmp_path), EMBEDDING)
    assert opened.nearest(VECTORS[1], 1)[0].tolist() == [1]
    other = MilvusIndex(lite(tmp_path), EMBEDDING, name_of("a", "1" * 12))
    other.fill(VECTORS[:2], TEXTS[:2], TEXTS[:2])  # takes the place of the report's other content
    with pytest.raises(IndexMismatch, match="instead of"):
        MilvusIndex.load(tmp_path / "collections.json", lite(tmp_path), EMBEDDING)
    (tmp_path / "collections.json").write_text("{}", encoding="utf-8")
    with pytest.raises(IndexMismatch, match="cannot be read"):
        MilvusIndex.load(tmp_path / "collections.json", lite(tmp_path), EMBEDDING)


def test_long_and_empty_texts_are_stored(tmp_path: Path) -> None:
    index = MilvusIndex(lite(tmp_path), EMBEDDING, name_of("长报告", "0" * 12))
    index.fill(VECTORS[:2], ["长" * 70_000, ""], ["", "长" * 70_000])
    assert len(index.nearest(VECTORS[0], 5)[0]) == 2


def test_the_address_may_be_a_file_in_the_environment(tmp_path: Path) -> None:
    read = "import os, index.milvus as m; m._library(); print(os.environ['MILVUS_URI'])"
    file = str(tmp_path / "milvus.db")
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", read],
        env={**os.environ, "MILVUS_URI": file},
        capture_output=True,
        check=False,
        text=True,
    )
    assert run.stdout.strip() == file, run.stderr


@pytest.mark.slow
def test_both_engines_find_the_same_in_the_report(tmp_path: Path) -> None:
    folder = ReportFolder(Path("data/reports/pingshan-2020"))
    embedding = SentenceEmbedding("data/model")
    local = ReportIndex.build(folder, embedding)
    engine = lite(tmp_path)
    ReportIndex.build(folder, embedding, engine).save(folder, tmp_path / "index", engine)
    milvus = ReportIndex.open(folder, embedding, tmp_path / "index", engine)
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()[::4]
    questions = [json.loads(line)["question"] for line in lines]
    same = [_first(local, q) == _first(milvus, q) for q in questions]
    assert sum(same) >= 0.98 * len(same)


def _first(index: ReportIndex, question: str) -> list[int]:
    rows, _ = in_order(*index._nearest(question))
    first: list[int] = rows[:10].tolist()
    return first
