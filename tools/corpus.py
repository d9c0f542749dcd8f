"""The training text: read it, fold it, cut it into sentences of words."""

import json
import lzma
import re
from collections.abc import Iterator
from pathlib import Path

import rjieba

from index.words import fold

_SENTENCE = re.compile(r"[^。！？；\n]+")
_LATIN = re.compile(r"[a-z0-9]+(?:[.+][a-z0-9]+)*")
_WORD = re.compile(r"[a-z0-9\u3400-\u9fff]")
MIN_WORDS = 3
PLAIN = ("laws.txt.xz", "news.txt.xz")
LINES = (("title_text.jsonl.xz", ("title", "text")), ("reports.jsonl.xz", ("text",)))


def lines(path: Path) -> Iterator[str]:
    """Yield the lines of an xz-compressed UTF-8 file."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        yield from file


def documents(folder: Path) -> Iterator[str]:
    """Yield the Chinese documents of the training text, one at a time."""
    for name in PLAIN:
        if (folder / name).exists():
            yield from lines(folder / name)
    for name, fields in LINES:
        if (folder / name).exists():
            for line in lines(folder / name):
                row = json.loads(line)
                yield "\n".join(row[field] for field in fields)


def words(text: str) -> list[str]:
    """Cut folded text into words; punctuation is dropped."""
    found: list[str] = []
    last = 0
    for match in _LATIN.finditer(text):
        found += rjieba.cut(text[last : match.start()], True)
        found.append(match.group())
        last = match.end()
    found += rjieba.cut(text[last:], True)
    return [word for word in found if _WORD.search(word)]


def write_sentences(folder: Path, target: Path) -> int:
    """Write one sentence a line, its words parted by spaces; return how many."""
    count = 0
    with target.open("w", encoding="utf-8") as file:
        for document in documents(folder):
            for sentence in _SENTENCE.findall(fold(document)):
                cut = words(sentence)
                if len(cut) >= MIN_WORDS:
                    file.write(" ".join(cut) + "\n")
                    count += 1
    return count
