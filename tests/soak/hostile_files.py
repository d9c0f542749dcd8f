"""Files that nobody should publish: each function writes some into a folder."""

import io
import os
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import docx

HEAD = "某县政府工作报告\n\n一、2020年工作回顾\n\n（一）稳步增长。"
TAIL = "\n\n二、2021年工作安排\n\n今年新建学校3所，新增学位4500个。\n"
MOST = 600_000  # characters: at three times as many each takes three times as long, none more
_CONTENT = "word/document.xml"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def texts(folder: Path) -> None:
    """Write texts that are too long, too regular or no text."""
    (folder / "fifty-megabytes.txt").write_bytes("全区建成学校3所。\n".encode() * 2_000_000)
    (folder / "no-headings.txt").write_text("没有标题的一段话。\n\n" * 5000, encoding="utf-8")
    headings = "".join(f"一、第{n}个标题\n\n话。\n\n" for n in range(100_000))
    (folder / "headings.md").write_text(headings, encoding="utf-8")
    (folder / "nul.txt").write_text(HEAD + "\x00" + TAIL, encoding="utf-8")
    marks = "\u202e\u2066甲\u2069\u202c\u200f\u061c"
    (folder / "bidi.txt").write_text(HEAD + marks * 500 + TAIL, encoding="utf-8")
    (folder / "empty.txt").touch()
    (folder / "blank.md").write_text("\n \n\u3000\n", encoding="utf-8")
    (folder / "controls.txt").write_text(HEAD + "\x01\x1b[2J\x7f" + TAIL, encoding="utf-8")
    (folder / "noise.txt").write_bytes(os.urandom(100_000))


def repetitions(folder: Path) -> None:
    """Write texts of one unit, over which a careless pattern takes the square of the time."""
    units = {
        "blanks": " ", "breaks": "\n", "blank-lines": " \n", "wide-blanks": "字 字", "digits": "9",
        "one-sentence": "建成学校3所，", "shares": "、1", "fractions": "百分之", "stars": "**a",
        "quotes": "“", "brackets": "（", "points": "1.", "ordinals": "一", "years": "2020年",
        "lines": "字，\n", "tens": "十五是", "wraps": "字\n字", "bullets": "——字3个；",
        "figures": "建成学校3所。", "trails": "新增", "colons": "一：", "marks": "# 甲\n",
        "hash": "#", "low-lines": "_{2", "letters": "A", "ranges": "1-", "until": "截至1月，3所；",
    }  # fmt: skip
    for name, unit in units.items():
        text = HEAD + unit * (MOST // len(unit)) + "字" + TAIL
        (folder / f"repeated-{name}.txt").write_text(text, encoding="utf-8")
    (folder / "no-part.txt").write_text("字 " * (MOST // 2) + "\n（一）甲\n乙。", encoding="utf-8")


def encodings(folder: Path) -> None:
    """Write one report in every encoding that a clerk's machine may have."""
    for name in ("utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        (folder / f"{name}.txt").write_bytes((HEAD + TAIL).encode(name))
    (folder / "big5.txt").write_bytes("某縣政府工作報告\n\n一、回顧\n\n建成3所。".encode("big5"))
    (folder / "latin.txt").write_bytes(b"caf\xe9 \xff\xfe" * 50)
    (folder / "half.txt").write_bytes((HEAD + TAIL).encode()[:-2])
    (folder / "odd.txt").write_bytes((HEAD + TAIL).encode("utf-16")[:-1])


def places(folder: Path) -> None:
    """Make what is no file: a folder, a loop, a pipe, an endless device, a name without end."""
    (folder / "folder.txt").mkdir()
    (folder / "loop.md").symlink_to(folder / "pool.md")
    (folder / "pool.md").symlink_to(folder / "loop.md")
    (folder / "dangling.pdf").symlink_to(folder / "nowhere")
    os.mkfifo(folder / "pipe.txt")
    (folder / "endless.txt").symlink_to("/dev/zero")
    (folder / "terminal.docx").symlink_to("/dev/tty")


def words(folder: Path) -> None:
    """Write Word files that unpack, nest or refer without end."""
    word(folder / "bomb.docx", [b" " * 2**24] * 128)
    body = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    laughs = f'<!DOCTYPE w:document [<!ENTITY e0 "哈哈">{body}]>'
    word(folder / "laughs.docx", [document("&e9;", laughs)])
    outside = '<!DOCTYPE w:document [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    word(folder / "outside.docx", [document("一、甲&e;", outside)])
    word(folder / "deep.docx", [document("<w:r>" * 50_000 + "</w:r>" * 50_000, "")])
    tables = "<w:tbl><w:tr><w:tc>" * 60 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 60
    word(folder / "tables.docx", [document(f"</w:t></w:r></w:p>{tables}<w:p><w:r><w:t>", "")])
    runs = f"<w:r><w:t>建成学校3所。</w:t></w:r>{'<w:r><w:t>甲</w:t></w:r>' * 400_000}"
    word(folder / "runs.docx", [document(f"</w:t></w:r>{runs}<w:r><w:t>", "")])
    cells = "<w:tbl>" + ("<w:tr>" + "<w:tc><w:p/></w:tc>" * 60 + "</w:tr>") * 1500 + "</w:tbl>"
    word(folder / "cells.docx", [document(f"</w:t></w:r></w:p>{cells}<w:p><w:r><w:t>", "")])
    with zipfile.ZipFile(folder / "parts.docx", "w") as archive:
        for number in range(60_000):
            archive.writestr(f"word/{number}.xml", b"")
    (folder / "no-zip.docx").write_bytes(b"PK\x03\x04 no more")
    stream = io.BytesIO()
    docx.Document().save(stream)
    (folder / "half.docx").write_bytes(stream.getvalue()[:-200])
    (folder / "word-as.pdf").write_bytes(stream.getvalue())
    (folder / "word-as.txt").write_bytes(stream.getvalue())


def document(text: str, doctype: str) -> bytes:
    body = f"<w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body>"
    return f'<?xml version="1.0"?>{doctype}<w:document {_W}>{body}</w:document>'.encode()


def word(path: Path, content: list[bytes]) -> None:
    """Write a Word file whose document is these pieces."""
    stream = io.BytesIO()
    docx.Document().save(stream)
    with (
        zipfile.ZipFile(stream) as good,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bad,
    ):
        for entry in good.infolist():
            if entry.filename != _CONTENT:
                bad.writestr(entry, good.read(entry))
        with bad.open(_CONTENT, "w", force_zip64=True) as file:
            for piece in content:
                file.write(piece)


def sources() -> Iterator[Callable[[Path], None]]:
    """Yield what writes the files."""
    from tests.soak.hostile_pdf import documents

    yield from (texts, repetitions, encodings, places, words, documents)
