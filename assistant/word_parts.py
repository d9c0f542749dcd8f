"""Parts of a Word document that python-docx 1.2 lacks: substitutes of fonts, properties."""

from collections.abc import Mapping

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn

# Of every property that a user defines: [MS-OSHARED] 2.3.3.2.3.1
_USER_DEFINED = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"


def set_substitutes(document: Document, fonts: Mapping[str, str]) -> None:
    """Name the font that stands in for each font where a machine lacks it."""
    old = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    table = parse_xml(old.blob)
    for name, substitute in fonts.items():
        font, other = OxmlElement("w:font"), OxmlElement("w:altName")
        font.set(qn("w:name"), name)
        other.set(qn("w:val"), substitute)
        font.append(other)
        table.append(font)
    old._blob = serialize_part_xml(table)


def set_properties(document: Document, values: Mapping[str, str]) -> None:
    """Give the document properties of one's own, as text."""
    root = parse_xml(f'<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_TYPES}"/>')
    for number, (name, value) in enumerate(values.items(), 2):  # 0 and 1 are reserved
        attributes = {"fmtid": _USER_DEFINED, "pid": str(number), "name": name}
        one = root.makeelement(f"{{{_PROPERTIES}}}property", attributes)
        text = one.makeelement(f"{{{_TYPES}}}lpwstr")
        text.text = value
        one.append(text)
        root.append(one)
    package = document.part.package
    name = PackURI("/docProps/custom.xml")
    part = Part(name, CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, serialize_part_xml(root), package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
