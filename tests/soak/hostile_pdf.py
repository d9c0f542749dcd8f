"""PDF files that go round in circles, end early, unpack without end or ask for a password."""

import io
import zlib
from pathlib import Path

from pypdf import PdfReader, PdfWriter

CATALOG = "<< /Type /Catalog /Pages 2 0 R >>"
PAGES = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = (
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R "
    "/Resources << /Font << /F 5 0 R >> >> >>"
)
FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
TEXT = b"BT /F 12 Tf 20 100 Td (1. One review of the year, as long as a line must be.) Tj ET"


def documents(folder: Path) -> None:
    """Write them all."""
    plain = pdf(CATALOG, PAGES, PAGE, stream(TEXT), FONT)
    (folder / "plain.pdf").write_bytes(plain)
    (folder / "half.pdf").write_bytes(plain[: len(plain) // 2])
    (folder / "no-end.pdf").write_bytes(plain[:-40])
    (folder / "no-more.pdf").write_bytes(b"%PDF-1.7\n")
    (folder / "pdf-as.docx").write_bytes(plain)
    (folder / "pdf-as.md").write_bytes(plain)
    own_child = "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"
    (folder / "page-circle.pdf").write_bytes(pdf(CATALOG, own_child, PAGE, stream(TEXT), FONT))
    twins = f"<< /Type /Pages /Kids [{'2 0 R ' * 8}3 0 R] /Count 9 >>"
    (folder / "page-circles.pdf").write_bytes(pdf(CATALOG, twins, PAGE, stream(TEXT), FONT))
    parent = PAGE.replace("/Parent 2 0 R", "/Parent 3 0 R")
    parent = parent.replace("/Resources << /Font << /F 5 0 R >> >>", "")
    (folder / "parent-circle.pdf").write_bytes(pdf(CATALOG, PAGES, parent, stream(TEXT), FONT))
    outlined = CATALOG.replace(">>", "/Outlines 6 0 R >>")
    outline = "<< /Type /Outlines /First 7 0 R /Last 7 0 R /Count 1 >>"
    item = "<< /Title (One) /Parent 6 0 R /Next 7 0 R /First 7 0 R /Dest [3 0 R /Fit] >>"
    circle = pdf(outlined, PAGES, PAGE, stream(TEXT), FONT, outline, item)
    (folder / "outline-circle.pdf").write_bytes(circle)
    many = f"<< /Type /Pages /Kids [{'3 0 R ' * 300_000}] /Count 300000 >>"
    (folder / "many-pages.pdf").write_bytes(pdf(CATALOG, many, PAGE, stream(TEXT), FONT))
    (folder / "bomb.pdf").write_bytes(pdf(CATALOG, PAGES, PAGE, bomb(2**31), FONT))
    shows = b"BT /F 12 Tf " + b"(A) Tj " * 2_000_000 + b"ET"
    (folder / "shows.pdf").write_bytes(pdf(CATALOG, PAGES, PAGE, packed(shows), FONT))
    nested = PAGE.replace("/Parent", f"/X {'[' * 50_000}{']' * 50_000} /Parent")
    (folder / "nested.pdf").write_bytes(pdf(CATALOG, PAGES, nested, stream(TEXT), FONT))
    form = "/Resources << /XObject << /F 4 0 R >> /Font << /F 5 0 R >> >>"
    itself = stream(b"/F Do", f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] {form}")
    drawn = PAGE.replace("/Resources << /Font << /F 5 0 R >> >>", form)
    (folder / "form-circle.pdf").write_bytes(pdf(CATALOG, PAGES, drawn, itself, FONT))
    circular = plain.replace(b"/Size", b"/Prev %d /Size" % plain.rindex(b"xref\n0"))
    (folder / "table-circle.pdf").write_bytes(circular)
    (folder / "no-numbers.pdf").write_bytes(plain.replace(b"/Count 1", b"/Count -99999999999999"))
    length = plain.replace(b"/Length %d" % len(TEXT), b"/Length 4 0 R")
    (folder / "length-circle.pdf").write_bytes(length)
    for name, algorithm in (("old", "RC4-128"), ("new", "AES-256")):
        (folder / f"locked-{name}.pdf").write_bytes(locked(plain, algorithm))


def pdf(*objects: str | bytes) -> bytes:
    """Return a file of these objects, numbered from 1; the first is the catalogue."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        raw = content.encode() if isinstance(content, str) else content
        out += b"%d 0 obj\n%s\nendobj\n" % (number, raw)
    table, size = len(out), len(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, table)
    return bytes(out)


def stream(content: bytes, entries: str = "") -> bytes:
    """Return a stream object."""
    head = b"<< /Length %d %s >>" % (len(content), entries.encode())
    return head + b"\nstream\n" + content + b"\nendstream"


def packed(content: bytes) -> bytes:
    """Return a compressed stream object."""
    return stream(zlib.compress(content, 9), "/Filter /FlateDecode")


def bomb(size: int) -> bytes:
    """Return a stream object that unpacks to that many blanks."""
    packer, piece = zlib.compressobj(9), b" " * 2**20
    content = b"".join(packer.compress(piece) for _ in range(size // len(piece))) + packer.flush()
    return stream(content, "/Filter /FlateDecode")


def locked(plain: bytes, algorithm: str) -> bytes:
    """Return a file that only a password opens."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(plain)))
    writer.encrypt("secret", algorithm=algorithm)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
