"""Sentences with their citation marks: of a whole answer, and of a text that is still written."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# A sentence ends behind its marks: …1500个。[1]
_SENTENCE = re.compile(r".+?(?:\[\d+\])+|.+\Z", re.DOTALL)
# [1] [1][2] [1,2] 【1】 ［1］, before or behind the full stop
_MARK = re.compile(r"[\[【［]\s*(\d{1,3}(?:\s*[,，、]\s*\d{1,3})*)\s*[\]】］]")
_MARKS = rf"(?:\s*{_MARK.pattern.replace('(', '(?:', 1)})*"
_WHOLE = re.compile(rf"(.*?[。！？!?\n]+[”’」』）)]*{_MARKS})(?=\s*[^\s\[【［])", re.DOTALL)
_THOUGHT = re.compile(r"\A\s*<think>.*?(?:</think>|\Z)", re.DOTALL)
_LEAD = re.compile(r"^(?:\s|[-*•#>]|\d{1,2}[.、)](?!\d))+")  # lists and headings of Markdown
MOST = 4000  # characters that are read of one answer; an endless one is cut off


@dataclass(frozen=True, slots=True)
class Written:
    """One sentence of a model without its marks, and the marks."""

    text: str
    marks: tuple[int, ...]

    @property
    def told(self) -> str:
        """The sentence as an answer tells it."""
        return self.text + "".join(f"[{mark}]" for mark in self.marks)


def sentences_of(text: str) -> list[str]:
    """Return an answer's sentences, each with its marks."""
    return _SENTENCE.findall(text)


def marks_of(text: str) -> tuple[int, ...]:
    """Return the marks of a text in order, each once."""
    numbers = (n for m in _MARK.finditer(text) for n in re.findall(r"\d+", m[1]))
    return tuple(dict.fromkeys(int(number) for number in numbers))


def without_marks(text: str) -> str:
    """Return a text without its marks."""
    return _MARK.sub("", text)


def written(pieces: Iterable[str]) -> Iterator[Written]:
    """Yield each sentence as soon as it is complete; a sentence that breaks off is left out.

    What a model thinks aloud (<think>) is dropped, and so is what goes beyond ``MOST``.
    """
    waiting, read = "", 0
    for piece in pieces:
        waiting += piece
        read += len(piece)
        if waiting.lstrip().startswith("<think>"):
            if "</think>" not in waiting:
                continue
            waiting = _THOUGHT.sub("", waiting)
        while found := _WHOLE.match(waiting):
            waiting = waiting[found.end() :]
            yield from _sentence(found[1])
        if read > MOST:
            return
    yield from _sentence(_THOUGHT.sub("", waiting), is_last=True)


def _sentence(text: str, is_last: bool = False) -> Iterator[Written]:
    marks = marks_of(text)
    bare = _LEAD.sub("", without_marks(text)).replace("**", "").strip()
    if is_last and not (marks and bare):
        return
    if re.search(r"\w", bare):
        stop = "" if bare[-1] in "。！？!?”’」』）)" else "。"
        yield Written(bare + stop, marks)
