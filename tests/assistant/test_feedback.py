import json
from pathlib import Path

import pytest

from assistant.feedback import keep, mask
from assistant.schemas import FeedbackBody


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("我叫王小明，电话13800138000", "我叫***，电话***"),
        ("身份证440301199001011234", "身份证***"),
        ("2020年5G基站1500个", "2020年5G基站1500个"),
        ("专利12345678901件", "专利12345678901件"),
    ],
)
def test_what_identifies_a_person_is_masked(said: str, kept: str) -> None:
    assert mask(said) == kept


def test_verdicts_are_appended_one_a_line(tmp_path: Path) -> None:
    path = tmp_path / "state" / "feedback.jsonl"
    keep(path, FeedbackBody(question="甲", verdict="up"))
    keep(path, FeedbackBody(question="乙\n丙", verdict="down", reason="不对"))
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [(row["question"], row["verdict"], row["reason"]) for row in rows] == [
        ("甲", "up", ""),
        ("乙\n丙", "down", "不对"),
    ]
    assert path.stat().st_mode & 0o077 == 0
