"""A file that is cut off or changed is noticed and named, whichever it is."""

import errno
import logging
import os
import shutil
import time
from pathlib import Path

import numpy as np
import pytest

from assistant.keys import Keys, KeysError
from assistant.lexicon import load_expansions
from assistant.registry import Registry
from assistant.settings import Settings
from index import replacing
from index.check import check_folder
from index.embedding import SentenceEmbedding
from index.errors import IndexMismatch, IndexNotWritten, ReportError, ReportFormatError
from index.model_files import write_sums
from index.report_folder import ReportFolder
from index.report_index import ReportIndex

SMALL = "一、2020年工作回顾\n\n建成学校3所，新增学位4500个。\n\n二、2021年工作安排\n\n建公园5个。\n"
FACTS = (
    'title = "某县报告"\nregion = "某县"\nissuer = "某县人民政府"\ndate = 2021-01-01\n'
    "result_year = 2020\nplan_year = 2021\n"
)
RANDOM = np.random.default_rng(3)


@pytest.fixture(scope="module")
def embedding(tiny_model: Path) -> SentenceEmbedding:
    return SentenceEmbedding(str(tiny_model))


@pytest.fixture
def folder(tmp_path: Path) -> ReportFolder:
    path = tmp_path / "reports" / "x-2021"
    path.mkdir(parents=True)
    (path / "report.md").write_text(SMALL, encoding="utf-8")
    (path / "report.toml").write_text(FACTS, encoding="utf-8")
    (path / "questions.csv").write_text("question,target\n建了几所学校,1#1\n", encoding="utf-8")
    return ReportFolder(path)


def changed(path: Path, at: int) -> None:
    """Flip one bit."""
    data = bytearray(path.read_bytes())
    data[at] ^= 1 << int(RANDOM.integers(8))
    path.write_bytes(data)


def cut_off(path: Path, at: int) -> None:
    path.write_bytes(path.read_bytes()[:at])


@pytest.mark.parametrize("name", ["vectors.faiss", "passages.jsonl"])
@pytest.mark.parametrize("damage", [changed, cut_off])
def test_every_damage_to_an_index_is_noticed_and_mended(
    folder: ReportFolder,
    embedding: SentenceEmbedding,
    tmp_path: Path,
    *,
    name: str,
    damage: object,
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert callable(damage)
    path = tmp_path / "index"
    ReportIndex.build(folder, embedding).save(folder, path)
    size = (path / name).stat().st_size
    for at in RANDOM.integers(size, size=20):
        damage(path / name, int(at))
        with pytest.raises(IndexMismatch, match=name):
            ReportIndex.open(folder, embedding, path)
        with caplog.at_level(logging.WARNING):
            ReportIndex.open_or_build(folder, embedding, path)
        assert name in caplog.text
        ReportIndex.open(folder, embedding, path)


def test_a_damaged_manifest_is_noticed_wherever_it_says_something(
    folder: ReportFolder, embedding: SentenceEmbedding, tmp_path: Path
) -> None:
    path = tmp_path / "index"
    ReportIndex.build(folder, embedding).save(folder, path)
    good = (path / "manifest.json").read_bytes()
    for at in range(0, len(good), 7):
        changed(path / "manifest.json", at)
        if chr(good[at]).isspace():
            continue
        with pytest.raises(IndexMismatch):
            ReportIndex.open(folder, embedding, path)
        (path / "manifest.json").write_bytes(good)
    cut_off(path / "manifest.json", len(good) // 2)
    with pytest.raises(IndexMismatch, match="manifest"):
        ReportIndex.open(folder, embedding, path)


@pytest.mark.parametrize("name", ["vectors.faiss", "passages.jsonl"])
def test_a_missing_file_of_an_index_is_named(
    folder: ReportFolder, embedding: SentenceEmbedding, tmp_path: Path, name: str
) -> None:
    ReportIndex.build(folder, embedding).save(folder, tmp_path / "index")
    (tmp_path / "index" / name).unlink()
    with pytest.raises(IndexMismatch, match=name):
        ReportIndex.open(folder, embedding, tmp_path / "index")


@pytest.mark.parametrize("damage", [changed, cut_off])
def test_a_damaged_model_is_named(tiny_model: Path, tmp_path: Path, damage: object) -> None:
    assert callable(damage)
    model = tmp_path / "model"
    shutil.copytree(tiny_model, model)
    write_sums(model)
    for file in sorted(p for p in model.rglob("*") if p.is_file() and p.suffix != ".md"):
        good = file.read_bytes()
        damage(file, len(good) // 2)
        with pytest.raises(ReportError, match=r"damaged") as caught:
            SentenceEmbedding(str(model))
        assert file.name in str(caught.value)
        file.write_bytes(good)
    SentenceEmbedding(str(model))


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json", "modules.json"])
def test_a_cut_off_model_without_sums_is_an_error_too(
    tiny_model: Path, tmp_path: Path, name: str
) -> None:
    model = tmp_path / "model"
    shutil.copytree(tiny_model, model)
    file = next(model.rglob(name))
    cut_off(file, file.stat().st_size // 2)
    with pytest.raises(ReportError, match="EMBEDDING_MODEL"):
        SentenceEmbedding(str(model))


def test_the_bundled_model_is_as_it_was_trained() -> None:
    assert Path("data/model/SHA256SUMS").exists()
    SentenceEmbedding("data/model")


@pytest.mark.parametrize("name", ["indicators.csv", "questions.csv", "topics.csv"])
def test_a_table_that_is_cut_off_is_named(tmp_path: Path, name: str) -> None:
    copy = tmp_path / "pingshan-2020"
    shutil.copytree("data/reports/pingshan-2020", copy)
    folder = ReportFolder(copy)
    good = (copy / name).read_bytes()
    report = folder.report()
    for at in RANDOM.integers(1, len(good) - 1, size=40):
        if good[:at].endswith(b"\n"):
            continue  # whole rows are missing: `index check` tells those of figures
        cut_off(copy / name, int(at))
        with pytest.raises(ReportFormatError, match=name):
            read(folder, name, report)
        (copy / name).write_bytes(good)


def read(folder: ReportFolder, name: str, report: object) -> None:
    from index.indicators import load_indicators
    from index.report import Report
    from index.topics import load_topics

    assert isinstance(report, Report)
    if name == "indicators.csv":
        load_indicators(folder.indicators_file, report)
    elif name == "topics.csv":
        load_topics(folder.topics_file, report)
    else:
        folder.questions()


def test_rows_that_are_missing_are_found_by_the_check(tmp_path: Path) -> None:
    copy = tmp_path / "pingshan-2020"
    shutil.copytree("data/reports/pingshan-2020", copy)
    lines = (copy / "indicators.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (copy / "indicators.csv").write_text("".join(lines[:-3]), encoding="utf-8")
    findings, _ = check_folder(ReportFolder(copy))
    assert findings


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"question,target\n\xff,1\n", "UTF-8"),
        (b"question,target\na,1,2\n", "line 2: 3 cells"),
        (b"question\na\n", "columns"),
        (b'question,target\n"a,1\n', "line 2"),
        (b"", "cut off"),
        (b"question,target\na,1", "cut off"),
    ],
)
def test_what_is_wrong_in_a_table_is_told_by_line(
    folder: ReportFolder, content: bytes, reason: str
) -> None:
    folder.questions_file.write_bytes(content)
    with pytest.raises(ReportFormatError, match=reason):
        folder.questions()


def test_facts_of_a_wrong_kind_are_named(folder: ReportFolder) -> None:
    (folder.path / "report.toml").write_text(FACTS + "names = 5\n", encoding="utf-8")
    with pytest.raises(ReportFormatError, match=r"report\.toml"):
        folder.facts()


def test_a_weight_that_is_no_number_is_named(tmp_path: Path) -> None:
    (tmp_path / "expansions.csv").write_text("word,expansion,weight\na,b,c\n", encoding="utf-8")
    with pytest.raises(ReportFormatError, match=r"expansions\.csv line 2"):
        load_expansions(tmp_path / "expansions.csv")


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_an_index_that_cannot_be_written_says_why_and_leaves_the_old_one(
    folder: ReportFolder,
    embedding: SentenceEmbedding,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    code: int,
) -> None:
    path = tmp_path / "index"
    index = ReportIndex.build(folder, embedding)
    index.save(folder, path)

    def refuse(*_: object, **__: object) -> int:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(IndexNotWritten, match=os.strerror(code)):
        index.save(folder, path)
    monkeypatch.undo()
    ReportIndex.open(folder, embedding, path)
    assert [left.name for left in tmp_path.glob(".index-*")] == []


def test_a_file_where_the_index_should_be_is_an_error(
    folder: ReportFolder, embedding: SentenceEmbedding, tmp_path: Path
) -> None:
    (tmp_path / "taken").touch()
    with pytest.raises(IndexNotWritten, match="INDEX_DIR"):
        ReportIndex.open_or_build(folder, embedding, tmp_path / "taken" / "index")


def test_what_another_process_has_just_built_stays(tmp_path: Path) -> None:
    with replacing.folder_beside(tmp_path / "index") as beside:
        (beside / "a").touch()

    def taken(*_: object, **__: object) -> None:
        raise OSError(errno.ENOTEMPTY, "Directory not empty")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shutil, "rmtree", lambda *_, **__: None)
        patch.setattr(os, "replace", taken)
        with replacing.folder_beside(tmp_path / "index"):
            pass
    assert (tmp_path / "index" / "a").exists()


def test_what_a_killed_process_left_is_swept_and_is_no_report(
    folder: ReportFolder, tmp_path: Path, tiny_model: Path
) -> None:
    left = folder.path.parent / ".add-left"
    shutil.copytree(folder.path, left)
    (tmp_path / "lexicon").symlink_to(Path("data/lexicon").resolve())
    (tmp_path / "lists").symlink_to(Path("data/lists").resolve())
    settings = Settings(
        data_dir=tmp_path,
        index_dir=tmp_path / "index",
        default_report="x-2021",
        embedding_model=str(tiny_model),
    )
    assert Registry.open(settings).slugs == ["x-2021"]
    replacing.sweep(left.parent, ".add-")
    assert left.exists()
    old = time.time() - replacing.STALE - 1
    os.utime(left, (old, old))
    replacing.sweep(left.parent, ".add-")
    assert not left.exists()


def test_a_damaged_file_of_keys_is_named(tmp_path: Path) -> None:
    for content in ("{", "[]", '{"a": 1}'):
        (tmp_path / "keys.json").write_text(content, encoding="utf-8")
        with pytest.raises(KeysError, match=r"keys\.json"):
            Keys(tmp_path / "keys.json")


def test_keys_that_cannot_be_written_say_why(tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    with pytest.raises(KeysError, match="written"):
        Keys(tmp_path / "taken" / "keys.json").add("a")
