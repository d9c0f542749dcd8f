"""``python -m index add``: a folder from a published file, all or nothing, and clear errors."""

import csv
import io
import zipfile
from pathlib import Path

import docx
import pytest
from pypdf import PdfWriter

from assistant.registry import Registry
from assistant.settings import Settings
from index import source_files
from index.__main__ import main
from index.add import NewReport, add_report
from index.errors import ReportFormatError
from index.source_files import read_source

TEXT = """临海县政府工作报告

2021年2月3日在临海县第一届人民代表大会第二次会议上

一、2020年工作回顾

（一）经济稳步增长。全县生产总值增长6.5%，规模以上工业增加值增长8%。新建学校3所，新增学位4500个。

（二）民生持续改善。改造老旧小区12个，建成口袋公园5个。

二、2021年工作安排

今年生产总值增长7%左右，新增学位6000个以上。建成县人民医院新院区，让群众就近看病。
"""
NEW = NewReport("linhai-2021", "临海县政府工作报告", 2021, "临海县")
ARGUMENTS = (
    "--slug", "linhai-2021", "--title", NEW.title, "--year", "2021", "--region", NEW.region,
)  # fmt: skip


def written(path: Path, text: str = TEXT) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_the_folder_holds_text_facts_and_proposals(tmp_path: Path) -> None:
    added = add_report(written(tmp_path / "r.txt"), NEW, tmp_path / "reports")
    facts = added.folder.facts()
    assert (facts.region, facts.issuer, facts.names) == ("临海县", "临海县人民政府", ("临海",))
    assert (facts.result_year, facts.plan_year, str(facts.date)) == (2020, 2021, "2021-02-03")
    assert not facts.is_reviewed
    with added.folder.indicators_file.open(encoding="utf-8-sig", newline="") as file:
        rows = {(r["name"], r["year"], r["status"], r["value"]) for r in csv.DictReader(file)}
    assert ("全县生产总值", "2020", "actual", "6.5") in rows or (
        "生产总值", "2020", "actual", "6.5"
    ) in rows  # fmt: skip
    assert any(r[1:] == ("2021", "target", "7") for r in rows)
    assert (added.folder.path / "questions.proposed.csv").exists()
    assert added.folder.questions() == ()  # proposals are for review, not for use


def test_an_added_report_answers_at_once_and_says_that_no_one_reviewed_it(tmp_path: Path) -> None:
    data = tmp_path / "data"
    (data / "reports").mkdir(parents=True)
    (data / "lexicon").symlink_to(Path("data/lexicon").resolve())
    (data / "lists").symlink_to(Path("data/lists").resolve())
    place = ("--data", str(data), "--index", str(tmp_path / "index"))
    assert main(["add", str(written(tmp_path / "r.md")), *ARGUMENTS, *place]) == 0
    settings = Settings(data_dir=data, index_dir=tmp_path / "index", default_report="linhai-2021")
    assistant = Registry.open(settings).assistant()
    reply = assistant.ask("2021年新增学位目标是多少")
    assert "6000个" in reply.answer
    assert "未经审核" in reply.answer
    reply = assistant.ask("县人民医院新院区什么时候建成")
    assert "县人民医院新院区" in reply.answer
    assert "未经审核" not in reply.answer
    assert assistant.ask("2022年新增学位目标是多少").refused
    assert main(["check", "--report", "linhai-2021", "--data", str(data)]) == 0


def test_word_headings_and_tables_are_read(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("临海县政府工作报告", 0)
    document.add_heading("2020年工作回顾", 1)
    document.add_paragraph("全县生产总值增长6.5%。")
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "新增学位", "4500个"
    document.save(str(tmp_path / "r.docx"))
    text = read_source(tmp_path / "r.docx")
    assert "# 2020年工作回顾" in text
    assert "新增学位，4500个" in text
    added = add_report(tmp_path / "r.docx", NEW, tmp_path / "reports")
    assert [s.path[-1] for s in added.folder.report().sections[1:]] == ["2020年工作回顾"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_usual_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "r.txt"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode(encoding))
    assert read_source(path) == TEXT


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (source_files.MOST_UNPACKED + 1))


def blank_pdf(path: Path, password: str = "") -> None:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    path.write_bytes(stream.getvalue())


def test_what_cannot_be_read_is_refused_with_the_reason(tmp_path: Path) -> None:
    bomb(tmp_path / "bomb.docx")
    blank_pdf(tmp_path / "picture.pdf")
    blank_pdf(tmp_path / "locked.pdf", "secret")
    (tmp_path / "nul.txt").write_bytes("一、回顾\x00".encode())
    (tmp_path / "bytes.txt").write_bytes(b"\x81\xff\xfe\x00\x30" * 9)
    (tmp_path / "empty.txt").write_text(" \n", encoding="utf-8")
    (tmp_path / "no.docx").write_bytes(b"PK no zip")
    (tmp_path / "no.pdf").write_bytes(b"%PDF-1.4 no more")
    (tmp_path / "r.xls").write_bytes(b"")
    for name, reason in {
        "bomb.docx": "unpacks", "picture.pdf": "text layer", "locked.pdf": "password",
        "nul.txt": "NUL", "bytes.txt": "UTF-8", "empty.txt": "no text",
        "no.docx": "no readable Word", "no.pdf": "PDF", "r.xls": "give a .txt",
        "missing.txt": "No such file",
    }.items():  # fmt: skip
        with pytest.raises(ReportFormatError, match=reason):
            read_source(tmp_path / name)


def test_a_file_that_is_too_large_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source_files, "MOST_BYTES", 10)
    with pytest.raises(ReportFormatError, match="larger"):
        read_source(written(tmp_path / "r.txt"))


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        (NewReport("Bad Slug", "t", 2021, "r"), "slug"),
        (NewReport("../up", "t", 2021, "r"), "slug"),
        (NewReport("a" * 61, "t", 2021, "r"), "slug"),
        (NewReport("ok", "t", 21, "r"), "year"),
        (NewReport("ok", " ", 2021, "r"), "title"),
    ],
)
def test_what_is_said_of_a_report_is_checked(tmp_path: Path, new: NewReport, reason: str) -> None:
    with pytest.raises(ReportFormatError, match=reason):
        add_report(written(tmp_path / "r.txt"), new, tmp_path / "reports")


def test_a_failure_leaves_nothing_behind(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    with pytest.raises(ReportFormatError, match="heading"):
        add_report(written(tmp_path / "r.txt", "没有标题的一段话。"), NEW, reports)
    assert list(reports.iterdir()) == []
    add_report(written(tmp_path / "s.txt"), NEW, reports)
    with pytest.raises(ReportFormatError, match="already"):
        add_report(tmp_path / "s.txt", NEW, reports)
    assert [path.name for path in reports.iterdir()] == ["linhai-2021"]


def test_the_command_line_says_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", str(tmp_path / "r.txt"), "--slug", "x"]) == 1
    assert "--title" in capsys.readouterr().err
