from pathlib import Path

import numpy as np
import pytest

from index.embedding import PROMPTS, SentenceEmbedding
from index.errors import ReportError


def test_vectors_are_unit_rows(tiny_model: Path) -> None:
    embedding = SentenceEmbedding(str(tiny_model))
    rows = embedding.encode_documents(["公园和绿化", "5G基站"])
    assert rows.shape == (2, embedding.dimension)
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 1], abs=1e-3)


def test_traditional_and_full_width_text_have_the_vector_of_their_folded_form(
    tiny_model: Path,
) -> None:
    embedding = SentenceEmbedding(str(tiny_model))
    assert embedding.embed_query("２０２０年計劃") == embedding.embed_query("2020年计划")


def test_langchain_sees_the_same_vectors(tiny_model: Path) -> None:
    embedding = SentenceEmbedding(str(tiny_model))
    assert embedding.embed_documents(["公园"])[0] == pytest.approx(
        embedding.encode_documents(["公园"])[0].tolist()
    )


def test_a_model_that_cannot_be_had_is_an_error_that_names_the_setting() -> None:
    with pytest.raises(ReportError, match="EMBEDDING_MODEL"):
        SentenceEmbedding("no-such-folder/model")


def test_models_without_prompts_of_their_own_get_those_of_their_cards(
    tiny_model: Path, tmp_path: Path
) -> None:
    named = tmp_path / "multilingual-e5-small"
    named.symlink_to(tiny_model)
    embedding = SentenceEmbedding(str(named))
    query, passage = PROMPTS["multilingual-e5"]
    plain = SentenceEmbedding(str(tiny_model))
    assert embedding.embed_query("公园") == pytest.approx(plain.embed_query(query + "公园"))
    assert embedding.embed_documents(["公园"])[0] == pytest.approx(
        plain.embed_documents([passage + "公园"])[0]
    )


def test_the_bundled_model_loads_and_is_small() -> None:
    folder = Path("data/model")
    assert sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) <= 32 * 1024**2
    embedding = SentenceEmbedding(str(folder))
    near, far = "医院和看病", "轨道交通线路"
    question, a, b = embedding.encode_queries(["医疗卫生服务", near, far])
    assert question @ a > question @ b
