"""Footnotes in a Word document: python-docx 1.2 has none, so the part is written here."""

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
# Word wants these two before any note of ours: the rule above the notes, and its continuation.
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>'
    "<w:continuationSeparator/></w:r></w:p></w:footnote>"
)
_FONTS = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋"/>'
_SIZE = '<w:sz w:val="18"/>'  # in half points: 小五


class Footnotes:
    """Numbers notes from 1 and writes their part when all are known."""

    def __init__(self, document: Document) -> None:
        """Add notes to this document."""
        self._document = document
        text = f"<w:footnotes {nsdecls('w')}>{_SEPARATORS}</w:footnotes>"
        self._root = parse_xml(text)

    def add(self, paragraph: Paragraph, text: str) -> None:
        """Put a mark at the paragraph's end and keep its note."""
        number = str(len(self._root) - 1)
        run = paragraph.add_run()
        run.font.superscript = True
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), number)
        run._r.append(reference)
        self._root.append(_note(number, text))

    def write(self) -> None:
        """Add the part to the document's package."""
        content = serialize_part_xml(self._root)
        package = self._document.part.package
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE, content, package)
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _note(number: str, text: str) -> BaseOxmlElement:
    xml = (
        f'<w:footnote {nsdecls("w")} w:id="{number}"><w:p>'
        '<w:pPr><w:spacing w:line="240" w:lineRule="auto"/><w:ind w:firstLine="0"/></w:pPr>'
        f'<w:r><w:rPr>{_SIZE}<w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:rPr>{_FONTS}{_SIZE}</w:rPr><w:t xml:space="preserve"></w:t></w:r>'
        "</w:p></w:footnote>"
    )
    note = parse_xml(xml)
    words = note.find(f".//{qn('w:t')}")
    assert words is not None
    words.text = f" {text}"  # as text, whatever it holds
    return note
