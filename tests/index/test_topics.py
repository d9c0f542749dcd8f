"""The fields that officials speak of: every target stands in the report, no name is told twice."""

from pathlib import Path

import pytest

from index.errors import ReportFormatError
from index.report_folder import ReportFolder
from index.topics import load_topics

FOLDER = ReportFolder(Path("data/reports/pingshan-2020"))


def test_the_topics_of_the_report_are_unambiguous_and_cover_it() -> None:
    report = FOLDER.report()
    topics = load_topics(FOLDER.topics_file, report)
    names = [name for topic in topics for name in (topic.name, *topic.aliases)]
    assert sorted({name for name in names if names.count(name) > 1}) == []
    told = frozenset().union(*(topic.sentence_ids for topic in topics))
    parts = [s for s in report.sentences if s.section_id[0] in "2345" and "." in s.section_id]
    assert [s.id for s in parts if s.id not in told] == []


def test_a_section_stands_for_all_below_it(tmp_path: Path) -> None:
    path = tmp_path / "topics.csv"
    path.write_text("topic,aliases,targets\n民生,民生事业|社会事业,2.5|5.6.3#7\n", encoding="utf-8")
    (topic,) = load_topics(path, FOLDER.report())
    assert topic.aliases == ("民生事业", "社会事业")
    assert {i.partition("#")[0] for i in topic.sentence_ids} == {
        "2.5.1", "2.5.2", "2.5.3", "2.5.4", "5.6.3",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("topic,aliases,targets\n民生,,2.99\n", "line 2"),
        ("topic,targets\n民生,2.5\n", "columns"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "topics.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReportFormatError, match=message):
        load_topics(path, FOLDER.report())


def test_a_report_without_topics_has_none(tmp_path: Path) -> None:
    assert load_topics(tmp_path / "topics.csv", FOLDER.report()) == ()
