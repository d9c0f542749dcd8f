"""Files from outside end in a report or in one clear line, soon and small."""

import os
import time
import zipfile
from pathlib import Path

import pytest

from index.__main__ import main
from index.errors import ReportFormatError
from index.evidence import Source
from index.proposals import propose
from index.report import MOST_SENTENCES, parse_report
from index.source_files import read_source
from tests.soak import hostile_files, hostile_pdf
from tests.soak.targets import FACTS

HEAD, TAIL = hostile_files.HEAD, hostile_files.TAIL
SOON = 20.0  # seconds; each takes less than one


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    hostile_files.encodings(folder)
    hostile_files.places(folder)
    return folder


@pytest.mark.parametrize("name", ["utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_usual_encodings_are_read(files: Path, name: str) -> None:
    assert parse_report(read_source(files / f"{name}.txt")).sections[1].path == (
        "一、2020年工作回顾",
    )


@pytest.mark.parametrize("name", ["latin", "half", "odd"])
def test_bytes_that_are_no_text_ask_for_utf_8(files: Path, name: str) -> None:
    with pytest.raises(ReportFormatError, match="save it as UTF-8"):
        read_source(files / f"{name}.txt")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("folder.txt", "is no file"), ("pipe.txt", "is no file"), ("endless.txt", "is no file"),
        ("terminal.docx", "is no file|No such"), ("loop.md", "symbolic links"),
        ("dangling.pdf", "No such file"),
    ],
)  # fmt: skip
def test_what_is_no_file_is_not_read(files: Path, name: str, reason: str) -> None:
    with pytest.raises(ReportFormatError, match=reason):
        read_source(files / name)


def test_a_file_that_cannot_be_opened_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "r.txt").write_text(HEAD + TAIL, encoding="utf-8")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(ReportFormatError, match=r"r\.txt: Permission denied"):
        read_source(tmp_path / "r.txt")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("circle", hostile_pdf.pdf(hostile_pdf.CATALOG, "<< /Type /Pages /Kids [2 0 R] >>"), "PDF"),
        ("bomb", None, "PDF"),
        ("form", b"%PDF-1.7\n", "PDF"),
    ],
)
def test_damaged_pdfs_say_one_line(
    tmp_path: Path, name: str, content: bytes | None, reason: str
) -> None:
    path = tmp_path / f"{name}.pdf"
    parts = (hostile_pdf.CATALOG, hostile_pdf.PAGES, hostile_pdf.PAGE)
    unpacked = hostile_pdf.pdf(*parts, hostile_pdf.bomb(2**27), hostile_pdf.FONT)
    path.write_bytes(unpacked if content is None else content)
    with pytest.raises(ReportFormatError, match=reason) as caught:
        read_source(path)
    assert "\n" not in str(caught.value)


def test_an_entity_neither_expands_nor_reads_another_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("机密", encoding="utf-8")
    doctype = f'<!DOCTYPE w:document [<!ENTITY e SYSTEM "file://{secret}">]>'
    document = hostile_files.document("一、甲&e;", doctype)
    hostile_files.word(tmp_path / "r.docx", [document])
    assert "机密" not in read_source(tmp_path / "r.docx")


def test_whatever_a_library_raises_is_one_clear_line(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "r.docx", "w") as archive:
        archive.writestr("[Content_Types].xml", b"<x/>")
    with pytest.raises(ReportFormatError, match=r"r\.docx: ") as caught:
        read_source(tmp_path / "r.docx")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "unit",
    [
        "\n",
        " \n",
        "字        ",
        "字 字",
        "建成3所，",
        "、1",
        "2020年",
        "——字3个，",
        "1-",
        "9",
        "新增",
        "“",
    ],
)
def test_no_repetition_takes_the_square_of_the_time(unit: str) -> None:
    text = HEAD + unit * (150_000 // len(unit)) + "字" + TAIL
    started = time.monotonic()
    for _ in range(2):  # the second time what is kept of the first must not hinder
        propose(parse_report(text), FACTS)
    assert time.monotonic() - started < SOON


def test_blanks_without_any_part_are_read_soon() -> None:
    started = time.monotonic()
    for _ in range(2):
        parse_report("字 " * 200_000 + "\n（一）甲\n乙。")
    assert time.monotonic() - started < SOON


def test_a_report_with_too_many_sentences_or_none_is_refused() -> None:
    with pytest.raises(ReportFormatError, match="sentences"):
        parse_report(HEAD + "话。" * (MOST_SENTENCES + 1))
    with pytest.raises(ReportFormatError, match="no text under"):
        parse_report("一、回顾\n\n二、安排")


def test_a_failed_add_tells_no_traceback(
    tmp_path: Path, tiny_model: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "r.txt"
    path.write_text("一、回顾\n\n二、安排", encoding="utf-8")
    place = ("--data", str(tmp_path / "data"), "--index", str(tmp_path / "index"))
    told = ("--slug", "x", "--title", "t", "--year", "2021", "--region", "某县")
    assert main(["add", str(path), *told, *place, "--model", str(tiny_model)]) == 1
    assert capsys.readouterr().err.startswith("error: ")
    assert os.listdir(tmp_path / "data" / "reports") == []


def test_bullets_have_the_lead_in_above_them_and_others_none() -> None:
    text = "一、2020年工作回顾\n\n预计主要指标如下：\n\n——学校3所；\n\n——学位4500个。\n\n"
    text += "另建公园5个。\n"
    report = parse_report(text)
    source = Source(report, FACTS)
    told = {s.text: source.governing(s.start) for s in report.sentences}
    assert told["学位4500个"].startswith("预计主要指标如下")
    assert told["另建公园5个"] == "另建公园5个"


def test_the_month_that_a_section_told_last_holds() -> None:
    text = "一、2020年工作回顾\n\n截至9月，建成3所。截至11月，建成5所。\n\n二、安排\n\n新建2所。\n"
    report = parse_report(text)
    source = Source(report, FACTS)
    at = [s.start for s in report.sentences]
    assert [source.until("1", at[0]), source.until("1", at[1])] == ["截至9月", "截至11月"]
    assert source.until("2", at[2]) == ""
