"""A conversation as Markdown or as a Word document, every answer with its sources."""

import io
import re
from datetime import date

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from assistant.schemas import ExchangeBody

LABEL = "本内容由程序从报告中摘取生成（人工智能生成内容），一切以报告原文为准。"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def to_markdown(title: str, exchanges: list[ExchangeBody]) -> str:
    """Return the conversation with its sources as Markdown; what people wrote stays text."""
    lines = [f"# {plain(title)}", "", f"> {LABEL}"]
    for exchange in exchanges:
        lines += ["", f"## {plain(exchange.question)}", "", plain(exchange.answer)]
        lines += [
            f"\n- \\[{c.n}\\] {plain(' › '.join(c.section_path))}：“{plain(c.quote)}”"
            for c in exchange.citations
        ]
    return "\n".join(lines) + "\n"


def to_word(title: str, exchanges: list[ExchangeBody], today: date) -> bytes:
    """Return the conversation with its sources as a .docx file."""
    document = Document()
    _set_font(document)
    document.core_properties.title = title
    document.core_properties.author = "报告问答"
    document.core_properties.comments = LABEL
    document.add_heading(title, level=1)
    document.add_paragraph(f"{LABEL}导出日期：{today.isoformat()}")
    for exchange in exchanges:
        document.add_heading(legal(exchange.question), level=2)
        document.add_paragraph(legal(exchange.answer))
        for c in exchange.citations:
            source = f"[{c.n}] {' › '.join(c.section_path)}：“{c.quote}”"
            document.add_paragraph(legal(source), style="Quote")
    document.sections[0].footer.paragraphs[0].text = LABEL
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _set_font(document: "Document") -> None:  # type: ignore[valid-type]
    for name in ("Normal", "Heading 1", "Heading 2", "Title", "Quote"):
        style = document.styles[name]  # type: ignore[attr-defined]
        style.font.name = "Times New Roman"
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme"):
            fonts.attrib.pop(qn(script), None)
        fonts.set(qn("w:eastAsia"), "仿宋" if name in ("Normal", "Quote") else "黑体")
    document.styles["Normal"].font.size = Pt(12)  # type: ignore[attr-defined]


def plain(text: str) -> str:
    """Escape what Markdown would read as mark-up."""
    return _SPECIAL.sub(r"\\\1", text.replace("\n", " "))


def legal(text: str) -> str:
    """Drop the control characters that XML cannot hold."""
    return "".join(c for c in text if c in "\n\t" or ord(c) >= ord(" "))
