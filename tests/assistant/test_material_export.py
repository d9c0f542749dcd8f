"""The Word document follows GB/T 9704; both forms carry every source and the label."""

import io
import json
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Pt

from assistant.conversation_export import LABEL
from assistant.material import Material
from assistant.material_export import to_markdown
from assistant.official_word import STYLES, to_word
from assistant.registry import Registry

TODAY = date(2020, 3, 1)


@pytest.fixture(scope="module")
def material(registry: Registry) -> Material:
    return registry.assistant().draft("教育发言稿，先成绩后打算")


@pytest.fixture(scope="module")
def file(material: Material) -> bytes:
    return to_word(material, TODAY)


@pytest.fixture(scope="module")
def document(file: bytes) -> WordDocument:
    return Document(io.BytesIO(file))


def items(material: Material) -> list[str]:
    return [i.text for p in material.parts for g in p.groups for i in g.items]


def test_page_and_margins(document: WordDocument) -> None:
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    margins = (
        *(section.top_margin, section.bottom_margin),
        *(section.left_margin, section.right_margin),
    )
    assert [round(m.mm) for m in margins if m is not None] == [37, 35, 28, 26]


@pytest.mark.parametrize(
    ("name", "font", "size"),
    [
        ("Normal", "仿宋_GB2312", 16),
        ("Title", "方正小标宋简体", 22),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
    ],
)
def test_fonts_sizes_and_lines(name: str, font: str, size: int, document: WordDocument) -> None:
    style = document.styles[name]
    fonts = style.element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == font
    assert fonts.get(qn("w:ascii")) == "Times New Roman"
    assert style.font.size == Pt(size)
    assert style.paragraph_format.line_spacing == Pt(28)


def test_each_point_has_a_footnote_with_section_and_quote(file: bytes, material: Material) -> None:
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        notes = package.read("word/footnotes.xml").decode()
        body = package.read("word/document.xml").decode()
        types = package.read("[Content_Types].xml").decode()
    ids = re.findall(r'<w:footnoteReference w:id="(\d+)"', body)
    assert ids == [str(n) for n in range(1, len(items(material)) + 1)]
    assert all(f'w:id="{number}"' in notes for number in ids)
    first = material.parts[0].groups[0].items[0].citation
    assert first.quote in notes
    assert first.section_path[-1] in notes
    assert "footnotes+xml" in types


def test_headings_mark_label_properties_and_page_numbers(
    document: WordDocument, material: Material
) -> None:
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[:3] == ["参考材料", material.title, "一、2019年工作成效"]
    assert any(LABEL in text for text in texts)
    assert document.core_properties.comments == LABEL
    assert document.core_properties.title == material.title
    footer = document.sections[0].footer.paragraphs[0]
    assert 'w:instr="PAGE"' in footer._p.xml
    assert document.settings.odd_and_even_pages_header_footer


def test_lines_stand_on_a_grid_and_each_font_has_a_substitute(file: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        body = package.read("word/document.xml").decode()
        fonts = package.read("word/fontTable.xml").decode()
    assert re.search(r'<w:docGrid w:linePitch="560" w:type="lines"/>', body)
    pairs = dict(re.findall(r'<w:font w:name="(\S+)">\s*<w:altName w:val="(\S+)"/>', fonts))
    assert pairs["仿宋_GB2312"] == "仿宋"
    assert {font for _, font, _ in STYLES} <= pairs.keys()


def test_programs_can_read_that_a_machine_made_it(file: bytes, material: Material) -> None:
    def label_of(content: bytes) -> dict[str, str]:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            properties = package.read("docProps/custom.xml").decode()
        found = re.search(r'name="AIGC"><vt:lpwstr>(.+?)</vt:lpwstr>', properties)
        assert found is not None
        label: dict[str, str] = json.loads(found[1])
        return label

    label = label_of(file)
    assert (label["Label"], label["ContentProducer"]) == ("1", "报告问答")
    other = label_of(to_word(replace(material, request="另一份材料"), TODAY))
    assert other["ProduceID"] != label["ProduceID"]


def test_the_annex_holds_the_figures(document: WordDocument, material: Material) -> None:
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows[0] == ["指标", "完成情况", "目标", "出处"]
    assert len(rows) == len(material.figures) + 1
    told = "".join(rows[1:][0])
    assert any(f"{year}年" in told for year in (2019, 2020))


def test_the_same_material_gives_the_same_bytes(file: bytes, material: Material) -> None:
    assert to_word(material, TODAY) == file


def test_odd_characters_stay_text(material: Material) -> None:
    odd = replace(material, title="a\x00<b>&'\"|[x](y)")
    assert Document(io.BytesIO(to_word(odd, TODAY))).paragraphs[1].text == "a<b>&'\"|[x](y)"
    assert "# a<b>" not in to_markdown(odd)


def test_nothing_found_still_gives_a_document(material: Material) -> None:
    empty = replace(material, parts=(), figures=())
    assert Document(io.BytesIO(to_word(empty, TODAY))).tables == []


def test_markdown_carries_every_point_its_source_and_the_label(material: Material) -> None:
    text = to_markdown(material)
    assert len(re.findall(r"\[\^\d+\]: ", text)) == len(items(material))
    assert LABEL in text
    assert "| 指标 | 完成情况 | 目标 | 出处 |" in text


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_it_on_pages(file: bytes, material: Material, tmp_path: Path) -> None:
    (tmp_path / "draft.docx").write_bytes(file)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run(
        [*command, str(tmp_path / "draft.docx")], check=True, capture_output=True, timeout=120
    )
    told = subprocess.run(
        ["pdftotext", str(tmp_path / "draft.pdf"), "-"], check=True, capture_output=True, timeout=30
    ).stdout.decode()
    bare = re.sub(r"\s", "", told)
    assert "—1—" in bare
    assert material.title in bare
    assert all(text[:6] in bare for text in items(material))
