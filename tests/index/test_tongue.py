"""Mandarin, Cantonese and English are told apart; suggestions keep to the asker's."""

from pathlib import Path

import pytest

from index.embedding import SentenceEmbedding
from index.report_folder import ReportFolder
from index.report_index import ReportIndex
from index.tongue import Tongue, tongue_of


@pytest.mark.parametrize(
    ("text", "tongue"),
    [
        ("今年要建多少个5G基站", Tongue.MANDARIN),
        ("今年會唔會起多啲學校", Tongue.CANTONESE),
        ("而家開間公司要幾多日", Tongue.CANTONESE),
        ("新增學位多少個", Tongue.MANDARIN),  # traditional characters alone say nothing
        ("How many schools are planned?", Tongue.ENGLISH),
    ],
)
def test_tongues(text: str, tongue: Tongue) -> None:
    assert tongue_of(text) is tongue


@pytest.mark.parametrize("asked", ["", "公办幼儿园学位", "今年會唔會起多啲學校", "new schools"])
def test_suggestions_keep_to_the_asker_s_tongue(tiny_model: Path, asked: str) -> None:
    folder = ReportFolder(Path("data/reports/pingshan-2020"))
    index = ReportIndex.build(folder, SentenceEmbedding(str(tiny_model)))
    suggested = index.suggest(asked, 6)
    wanted = tongue_of(asked) if asked else Tongue.MANDARIN
    assert suggested
    assert {tongue_of(text) for text in suggested} == {wanted}
