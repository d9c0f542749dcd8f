import json
import shutil
from pathlib import Path

import pytest

from index.embedding import SentenceEmbedding
from index.errors import IndexMismatch, IndexNotBuilt, ReportFormatError
from index.report_folder import ReportFolder
from index.report_index import ReportIndex
from index.types import Term
from index.words import cut

FOLDER = ReportFolder(Path("data/reports/pingshan-2020"))


@pytest.fixture(scope="module")
def embedding(tiny_model: Path) -> SentenceEmbedding:
    return SentenceEmbedding(str(tiny_model))


@pytest.fixture
def saved(embedding: SentenceEmbedding, tmp_path: Path) -> Path:
    ReportIndex.build(FOLDER, embedding).save(FOLDER, tmp_path / "index")
    return tmp_path / "index"


def terms(text: str) -> list[Term]:
    return [Term((word,)) for word in cut(text)]


def test_an_opened_index_finds_what_the_built_one_finds(
    embedding: SentenceEmbedding, saved: Path
) -> None:
    built, opened = ReportIndex.build(FOLDER, embedding), ReportIndex.open(FOLDER, embedding, saved)
    for question in ("2020年建设多少5G基站", "老旧管网"):
        assert built.search_dense(question) == opened.search_dense(question)
        assert built.search_words(terms(question)) == opened.search_words(terms(question))


def test_words_find_the_sentence_they_stand_in(embedding: SentenceEmbedding) -> None:
    hits = ReportIndex.build(FOLDER, embedding).search_words(terms("社康标准化改造"))
    assert hits[0].sentence_id.startswith("2.5.2#")
    assert hits[0].coverage == 1


def test_a_sentence_is_its_own_nearest(embedding: SentenceEmbedding) -> None:
    index = ReportIndex.build(FOLDER, embedding)
    sentence = index.report.sentences[100]
    assert index.search_dense(sentence.text)[0].sentence_id == sentence.id


def test_nothing_at_the_path_is_not_built(embedding: SentenceEmbedding, tmp_path: Path) -> None:
    with pytest.raises(IndexNotBuilt, match="index build"):
        ReportIndex.open(FOLDER, embedding, tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["vectors.faiss", "passages.jsonl"])
def test_a_damaged_file_is_named(embedding: SentenceEmbedding, saved: Path, name: str) -> None:
    with (saved / name).open("r+b") as file:
        file.truncate((saved / name).stat().st_size // 2)
    with pytest.raises(IndexMismatch, match=name):
        ReportIndex.open(FOLDER, embedding, saved)


def test_a_damaged_manifest_is_named(embedding: SentenceEmbedding, saved: Path) -> None:
    (saved / "manifest.json").write_text("{", encoding="utf-8")
    with pytest.raises(IndexMismatch, match="manifest"):
        ReportIndex.open(FOLDER, embedding, saved)


def test_another_model_is_noticed_and_the_index_rebuilt(
    saved: Path, tiny_model: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    shutil.copytree(tiny_model, other)
    changed = SentenceEmbedding(str(other))
    (other / "extra.txt").write_text("x", encoding="utf-8")
    with pytest.raises(IndexMismatch, match="model"):
        ReportIndex.open(FOLDER, changed, saved)
    ReportIndex.open_or_build(FOLDER, changed, saved)
    ReportIndex.open(FOLDER, changed, saved)


def test_an_edited_report_is_noticed(embedding: SentenceEmbedding, tmp_path: Path) -> None:
    copy = tmp_path / "pingshan-2020"
    shutil.copytree(FOLDER.path, copy)
    folder = ReportFolder(copy)
    (copy / "indicators.csv").unlink()
    (copy / "questions.csv").unlink()
    ReportIndex.build(folder, embedding).save(folder, tmp_path / "index")
    folder.report_file.write_text(
        folder.report_file.read_text(encoding="utf-8") + "\n新的一段。\n", encoding="utf-8"
    )
    with pytest.raises(IndexMismatch, match="report"):
        ReportIndex.open(folder, embedding, tmp_path / "index")


def test_curated_questions_point_at_their_sentences(
    embedding: SentenceEmbedding, tmp_path: Path
) -> None:
    copy = tmp_path / "pingshan-2020"
    shutil.copytree(FOLDER.path, copy)
    (copy / "questions.csv").write_text(
        "question,target\n水管老爆几时换,5.7.2#2\n", encoding="utf-8"
    )
    index = ReportIndex.build(ReportFolder(copy), embedding)
    best = index.search_dense("水管老爆几时换")[0]
    assert best.sentence_id == "5.7.2#2"
    assert best.question == pytest.approx(1, abs=1e-3)


def test_a_curated_question_about_nothing_is_named(
    embedding: SentenceEmbedding, tmp_path: Path
) -> None:
    copy = tmp_path / "pingshan-2020"
    shutil.copytree(FOLDER.path, copy)
    (copy / "questions.csv").write_text("question,target\n几时换,9.9#9\n", encoding="utf-8")
    with pytest.raises(ReportFormatError, match=r"9\.9#9"):
        ReportIndex.build(ReportFolder(copy), embedding)


def test_saving_leaves_no_folder_beside(saved: Path) -> None:
    assert [p.name for p in saved.parent.iterdir()] == ["index"]
    assert json.loads((saved / "manifest.json").read_text(encoding="utf-8"))["dimension"] == 32


def test_a_curated_question_may_ask_for_one_figure(embedding: SentenceEmbedding) -> None:
    index = ReportIndex.build(FOLDER, embedding)
    figures = index.search_figures("手上还管用的发明专利多少件")
    assert max(figures, key=lambda row: figures[row]) == "valid-invention-patents-level-2019"


def test_what_people_say_of_a_sentence_is_found_by_words(embedding: SentenceEmbedding) -> None:
    index = ReportIndex.build(FOLDER, embedding)
    assert index.search_words(terms("雾霾"))[0].sentence_id == "2.1.4#3"
    assert index.says("2.1.4#3", "雾霾")
    assert not index.says("2.1.3#1", "雾霾")
