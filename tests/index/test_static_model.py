"""A static model gives the vectors that sentence-transformers gives."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from sentence_transformers import SentenceTransformer

from index.static_model import SETTINGS, StaticModel

BUNDLED = Path("data/model")
TEXTS = [
    "2020年5g基站目标是多少",
    "小区旧水管啥时候换",
    "什么是“密码+区块链”？",  # with characters that the model does not know
    "how many new school places",
    "水" * 3000,
    "ឡឡ",
    "",
]


def test_vectors_are_those_of_sentence_transformers() -> None:
    ours, theirs = StaticModel(BUNDLED), SentenceTransformer(str(BUNDLED), device="cpu")
    for name in ("encode_query", "encode_document"):
        rows = getattr(ours, name)(TEXTS, prompt="询问：")
        assert rows.dtype == np.float32
        assert rows.shape == (len(TEXTS), ours.get_embedding_dimension())
        expected = np.asarray(getattr(theirs, name)(TEXTS, prompt="询问："), dtype=np.float32)
        assert rows == pytest.approx(expected, abs=5e-4)  # the table holds half precision


def test_a_text_of_no_token_has_the_zero_vector() -> None:
    assert not StaticModel(BUNDLED).encode_query(["", "ឡឡ"]).any()


def test_other_folders_are_left_to_sentence_transformers(tmp_path: Path) -> None:
    assert StaticModel.is_at(BUNDLED)
    assert not StaticModel.is_at(tmp_path)
    prompted = tmp_path / "prompted"
    shutil.copytree(BUNDLED, prompted)
    settings = json.loads((prompted / SETTINGS).read_text(encoding="utf-8"))
    settings["prompts"]["query"] = "询问："
    (prompted / SETTINGS).write_text(json.dumps(settings), encoding="utf-8")
    assert not StaticModel.is_at(prompted)
