"""Read a published report, whatever it was published as, into Markdown for `index.report`.

A file from outside is not trusted: its size is bounded before and after unpacking, and Word and
PDF files are read in a process of their own that may run out of time or memory by itself.
"""

import logging
import re
import resource
import stat
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from index.errors import ReportFormatError

MOST_BYTES = 20 * 2**20  # of the file
MOST_UNPACKED = 100 * 2**20  # of a Word file's parts together
MOST_CHARACTERS = 2_000_000
MOST_SECONDS, MOST_MEMORY = 120, 4 * 2**30
FEWEST_ON_A_PAGE = 20  # characters; a PDF with fewer is pictures
_PAGE_NUMBER = re.compile(r"[-—–\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*/\s*\d+)?[-—–\s]*")
_HEADING_STYLE = re.compile(r"(?:heading|标题)\s*(\d)", re.IGNORECASE)


def read_source(path: Path) -> str:
    """Return the text of a .txt, .md, .docx or .pdf file as Markdown.

    Raises ReportFormatError where the file is none of these, too large, damaged, or has no text.
    """
    readers: dict[str, Callable[[Path], str]] = {
        ".txt": _read_text,
        ".md": _read_text,
        ".docx": _read_word,
        ".pdf": _read_pdf,
    }
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise ReportFormatError(f"{path.name}: give a .txt, .md, .docx or .pdf file.")
    try:
        found = path.stat()
    except OSError as error:
        raise ReportFormatError(f"{path.name}: {error.strerror}.") from error
    if not stat.S_ISREG(found.st_mode):  # a folder, a pipe, a device without end
        raise ReportFormatError(f"{path.name}: is no file.")
    if found.st_size > MOST_BYTES:
        raise ReportFormatError(f"{path.name}: larger than {MOST_BYTES // 2**20} MiB.")
    text = reader(path) if reader is _read_text else _in_own_process(reader, path)
    if "\x00" in text:
        raise ReportFormatError(f"{path.name}: holds NUL characters, so it is not text.")
    if len(text) > MOST_CHARACTERS:
        raise ReportFormatError(f"{path.name}: more than {MOST_CHARACTERS:,} characters.")
    text = "".join(char for char in text if char in "\n\t" or unicodedata.category(char) != "Cc")
    if not text.strip():
        raise ReportFormatError(f"{path.name}: has no text.")
    return text


def _read_text(path: Path) -> str:
    """Decode UTF-8, UTF-16 with its mark, or GB 18030."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReportFormatError(f"{path.name}: {error.strerror}.") from error
    is_wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ["utf-16"] if is_wide else ["utf-8-sig", "gb18030"]:
        try:
            return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
    raise ReportFormatError(f"{path.name}: save it as UTF-8.")


def _read_word(path: Path) -> str:
    """Return the paragraphs and tables of a Word file; heading styles become #."""
    import docx  # noqa: PLC0415 (only a Word file needs it)
    from docx.table import Table  # noqa: PLC0415

    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > MOST_UNPACKED:
            raise ReportFormatError(f"{path.name}: unpacks to more than 100 MiB.")
        blocks = list(docx.Document(str(path)).iter_inner_content())
    except ReportFormatError:
        raise
    except Exception as error:  # python-docx raises whatever its XML parser does
        raise ReportFormatError(f"{path.name}: no readable Word file ({error}).") from error
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            lines += ("，".join(cell.text.strip() for cell in row.cells) for row in block.rows)
            continue
        style = _HEADING_STYLE.search(block.style.name or "") if block.style else None
        runs = [run for run in block.runs if run.text.strip()]
        text = block.text.strip()
        if style and text:
            lines.append(f"{'#' * min(int(style[1]), 6)} {text}")
        elif runs and runs[0].bold and not all(run.bold for run in runs):
            head = runs[0].text.strip()
            lines.append(text.replace(head, f"**{head}**", 1))
        else:
            lines.append(text)
    return "\n\n".join(line for line in lines if line)


def _read_pdf(path: Path) -> str:
    """Return the text layer of a PDF without page numbers and running heads."""
    from pypdf import PdfReader  # noqa: PLC0415 (only a PDF needs it)
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it skips is not for the reader

    try:
        reader = PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReportFormatError(f"{path.name}: is protected by a password.")
        pages = [page.extract_text() for page in reader.pages]
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise ReportFormatError(f"{path.name}: no readable PDF ({error}).") from error
    if not pages or sum(map(len, pages)) < FEWEST_ON_A_PAGE * len(pages):
        raise ReportFormatError(f"{path.name}: has no text layer; recognise its text first.")
    return "\n".join(_body(pages))


def _body(pages: list[str]) -> Iterator[str]:
    """Yield the lines of pages but for page numbers and what most pages begin or end with."""
    split = [[line.strip() for line in page.split("\n") if line.strip()] for page in pages]
    edges = Counter(line for lines in split for line in {*lines[:1], *lines[-1:]})
    repeated = {line for line, count in edges.items() if count > max(2, len(pages) // 2)}
    for lines in split:
        for line in lines:
            if line not in repeated and not _PAGE_NUMBER.fullmatch(line):
                yield line


def _in_own_process(reader: Callable[[Path], str], path: Path) -> str:
    context = get_context("spawn")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(reader, path, sending), daemon=True)
    process.start()
    sending.close()
    try:
        if not receiving.poll(MOST_SECONDS):
            raise ReportFormatError(f"{path.name}: not read within {MOST_SECONDS} seconds.")
        told, text = receiving.recv()
    except EOFError:
        raise ReportFormatError(f"{path.name}: reading it takes too much memory.") from None
    finally:
        process.kill()
        process.join()
        receiving.close()
    if not told:
        raise ReportFormatError(text)
    return str(text)


def _work(reader: Callable[[Path], str], path: Path, sending: Connection) -> None:
    """Read within the memory limit; tell the text, or the reason why not."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    try:
        sending.send((True, reader(path)))
    except ReportFormatError as error:
        sending.send((False, str(error)))
    except MemoryError:
        sending.close()
    except Exception as error:  # whatever a damaged file makes the libraries raise
        sending.send((False, f"{path.name}: cannot be read ({type(error).__name__})."))
