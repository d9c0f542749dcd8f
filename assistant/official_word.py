"""Material for a speech as a Word document in the typography of GB/T 9704."""

import hashlib
import io
import json
import zipfile
from datetime import date, datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from assistant.conversation_export import LABEL, legal
from assistant.draft import headings, numeral
from assistant.footnotes import Footnotes
from assistant.material import Material, told_in
from assistant.material_export import COLUMNS, MARK, cells_of, source_of
from assistant.word_parts import set_properties, set_substitutes

LATIN = "Times New Roman"
LINE = Pt(28)  # 22 lines a page
BODY, TITLE, PAGE_NUMBER, TABLE = Pt(16), Pt(22), Pt(14), Pt(12)  # 三号, 二号, 四号, 小四
# style, font of Chinese, size: the standard's faces, which a machine without them replaces
STYLES = (
    ("Normal", "仿宋_GB2312", BODY),
    ("Title", "方正小标宋简体", TITLE),
    ("Heading 1", "黑体", BODY),
    ("Heading 2", "楷体_GB2312", BODY),
)
SUBSTITUTES = {
    "方正小标宋简体": "华文中宋",
    "仿宋_GB2312": "仿宋",
    "楷体_GB2312": "楷体",
    "黑体": "SimHei",
}
AUTHOR = "报告问答"
WIDTHS = (Mm(34), Mm(42), Mm(36), Mm(44))
EPOCH = (1980, 1, 1, 0, 0, 0)  # of every file in the package: the same material, the same bytes


def to_word(material: Material, today: date) -> bytes:
    """Return the material as .docx: footnotes with section and quote, figures as an annex."""
    document = Document()
    _set_page(document)
    _set_styles(document)
    set_substitutes(document, SUBSTITUTES)
    _set_properties(document, material, today)
    notes = Footnotes(document)
    document.add_paragraph(MARK).paragraph_format.first_line_indent = Pt(0)
    document.add_paragraph(legal(material.title), style="Title")
    for number, part in enumerate(material.parts):
        document.add_paragraph(f"{numeral(number)}、{legal(part.heading)}", style="Heading 1")
        for heading, group in zip(headings(part), part.groups, strict=True):
            if heading:
                document.add_paragraph(legal(heading), style="Heading 2")
            for told in group.paragraphs:
                paragraph = document.add_paragraph()
                for one in told:
                    paragraph.add_run(legal(one.text))
                    for c in one.citations:
                        notes.add(paragraph, legal(source_of(c.section_path, c.quote)))
    source = f"来源：《{legal(material.report_title)}》（{today.isoformat()}整理）。{LABEL}"
    document.add_paragraph(source).paragraph_format.keep_together = True
    if material.figures:
        _add_annex(document, material)
    notes.write()
    return _packed(document)


def _set_page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(28)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is not None:
        grid.set(qn("w:type"), "lines")
        grid.set(qn("w:linePitch"), str(int(LINE.pt * 20)))
    document.settings.odd_and_even_pages_header_footer = True
    for footer, side in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        paragraph = footer.paragraphs[0]
        paragraph.alignment = side
        for text, code in (("— ", ""), ("", "PAGE"), (" —", "")):
            run = paragraph.add_run(text)
            run.font.size = PAGE_NUMBER
            _set_fonts(run._r.get_or_add_rPr(), "宋体")
            if code:
                field = OxmlElement("w:fldSimple")
                field.set(qn("w:instr"), code)
                run._r.addprevious(field)
                field.append(run._r)


def _set_styles(document: WordDocument) -> None:
    for name, font, size in STYLES:
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        style.font.size, style.font.name, style.font.bold = size, LATIN, False
        style.font.color.rgb = None
        properties = style.element.get_or_add_rPr()
        for color in properties.findall(qn("w:color")):
            properties.remove(color)
        _set_fonts(properties, font)
        form = style.paragraph_format
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, LINE
        form.space_before = form.space_after = Pt(0)
        if name == "Title":
            form.alignment = WD_ALIGN_PARAGRAPH.CENTER
            form.space_after = LINE
            for border in style.element.pPr.findall(qn("w:pBdr")):
                style.element.pPr.remove(border)
        else:
            form.first_line_indent = 2 * size
    document.styles["Title"].paragraph_format.first_line_indent = Pt(0)


def _set_fonts(properties: "OxmlElement", font: str) -> None:  # type: ignore[valid-type]
    fonts = properties.get_or_add_rFonts()  # type: ignore[attr-defined]
    for script in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{script}"), None)
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), LATIN)
    fonts.set(qn("w:eastAsia"), font)


def _set_properties(document: WordDocument, material: Material, today: date) -> None:
    properties = document.core_properties
    properties.title, properties.subject = legal(material.title), MARK
    properties.author, properties.language = AUTHOR, "zh-CN"
    properties.comments, properties.keywords = LABEL, "人工智能生成内容"
    moment = datetime(today.year, today.month, today.day)
    properties.created = properties.modified = moment
    set_properties(document, {"AIGC": _label_of(material)})


def _label_of(material: Material) -> str:
    """Return the label that programs read, after GB 45438: made by a machine, by whom, which."""
    told = [material.request, *(one.text for one in told_in(material))]
    number = hashlib.sha256("\n".join(told).encode()).hexdigest()[:32]
    label = {"Label": "1", "ContentProducer": AUTHOR, "ProduceID": number}
    return json.dumps(label, ensure_ascii=False)


def _add_annex(document: WordDocument, material: Material) -> None:
    heading = document.add_paragraph("附件：主要指标", style="Heading 1")
    heading.paragraph_format.page_break_before = True
    table = document.add_table(rows=1, cols=len(COLUMNS), style="Table Grid")
    table.autofit = False
    for row in [COLUMNS, *map(cells_of, material.figures)]:
        line = table.rows[0] if row is COLUMNS else table.add_row()
        line._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, text, width in zip(line.cells, row, WIDTHS, strict=True):
            cell.width = width
            _fill(cell.paragraphs[0], legal(text))
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)


def _fill(paragraph: Paragraph, text: str) -> None:
    form = paragraph.paragraph_format
    form.first_line_indent, form.line_spacing = Pt(0), 1.0
    form.space_before = form.space_after = Pt(3)
    off_grid = OxmlElement("w:snapToGrid")
    off_grid.set(qn("w:val"), "0")
    paragraph._p.get_or_add_pPr().insert_element_before(
        off_grid, "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr"
    )
    paragraph.add_run(text).font.size = TABLE


def _packed(document: WordDocument) -> bytes:
    """Return the package with fixed times, so that the same material gives the same bytes."""
    written, fixed = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w") as target:
        for entry in source.infolist():
            info = zipfile.ZipInfo(entry.filename, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(entry))
    return fixed.getvalue()
