"""Fold text for matching and cut it into words; what is displayed is never folded."""

import re
import unicodedata
from collections.abc import Callable, Collection
from functools import cache
from pathlib import Path

import opencc
import rjieba

from index.errors import ReportFormatError
from index.keeping import at_hand

# Letters and digits that the dictionary would tear apart: 5g, pm2.5, 3d, u14, 1+n, 1.42
_LATIN = re.compile(r"[a-z0-9]+(?:[.+][a-z0-9]+)*")
# The dictionary's verbs, adverbs, prepositions, conjunctions and particles; not 旅游, also a noun
_DOING = frozenset(["v", "vd", "d", "p", "c", "u", "ul", "uj"])
# Those, and its numerals, classifiers, pronouns and interjections
_POINTING = _DOING | frozenset(["m", "mq", "q", "r", "rr", "rz", "uz", "y", "e"])
_PLACE = "ns"
_PROPER = frozenset(["nr", "nrt", "nrfg", "ns", "nt", "nz"])  # names of people, places, firms
_VERBS = frozenset(["v", "vd"])
_OTHERS = re.compile("[0-9其另别某每各首第百千万亿]")  # these say of what, or how much
_WORD = re.compile(r"[a-z0-9\u3400-\u9fff]")
CLAUSE_ENDS = re.compile("[，,；;。？?！!]|\\.{3,}|…+")  # in what people write
WORDS = 16384  # that are kept at hand: they are folded over and over


@cache
def _to_simplified() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@cache
def _to_traditional() -> opencc.OpenCC:
    return opencc.OpenCC("s2hk")


def is_traditional(text: str) -> bool:
    """Say whether a text has characters that only traditional Chinese writes."""
    return bool(_to_simplified().convert(text) != text)


def to_simplified(text: str) -> str:
    """Return text in simplified characters, its case and widths unchanged."""
    return str(_to_simplified().convert(text))


def to_traditional(text: str) -> str:
    """Return text in the traditional characters of Hong Kong."""
    return str(_to_traditional().convert(text))


@at_hand(WORDS)
def fold(text: str) -> str:
    """Return text as NFKC, lower case and simplified characters."""
    return str(_to_simplified().convert(unicodedata.normalize("NFKC", text).lower()))


def cut(text: str) -> list[str]:
    """Cut text into folded words, the shorter words inside long ones after the long one.

    生态文明建设 → 生态, 文明, 建设; 5G基站 → 5g, 基站. Punctuation is dropped, nothing else.
    """
    return list(_cut(text))


@at_hand(WORDS)
def _cut(text: str) -> tuple[str, ...]:
    words: list[str] = []
    folded = fold(text)
    last = 0
    for match in _LATIN.finditer(folded):
        words += _cut_chinese(folded[last : match.start()])
        words.append(match.group())
        last = match.end()
    return (*words, *_cut_chinese(folded[last:]))


def spans_between(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    """Return where the parts of a text begin and end that a pattern parts, empty ones too."""
    edges = [0, *(at for match in pattern.finditer(text) for at in match.span()), len(text)]
    return list(zip(edges[::2], edges[1::2], strict=True))


def only_clauses(ends: re.Pattern[str], text: str, keeps: Callable[[str], object]) -> str:
    """Return the clauses of a text that are kept, or nothing where all are or none is."""
    clauses = [clause for clause in ends.split(text) if clause.strip()]
    kept = [clause for clause in clauses if keeps(clause)]
    return "，".join(kept) if 0 < len(kept) < len(clauses) else ""


def parts_of(folded: str) -> list[str]:
    """Cut a folded text into words that do not overlap; together they are the text."""
    return list(rjieba.cut(folded, True))


def boundaries(folded: str) -> list[int]:
    """Return the offsets in a folded text at which a word may begin or end, in order."""
    edges = {0, len(folded)}
    for match in _LATIN.finditer(folded):
        edges.update(match.span())
    at = 0
    for word in rjieba.cut(folded, True):
        at += len(word)
        edges.add(at)
    inside = {i for m in _LATIN.finditer(folded) for i in range(m.start() + 1, m.end())}
    return sorted(edges - inside)


def longest(words: Collection[str]) -> list[str]:
    """Return the words that no other one holds: 生态文明建设 without 生态, 文明, 建设."""
    return [word for word in words if not any(word in other for other in words if other != word)]


@at_hand(WORDS)
def _kinds_of(word: str) -> tuple[str, ...]:
    """Return the dictionary's kinds of the words that a folded word is cut into."""
    return tuple(kind for _, kind in rjieba.tag(word))


def says_doing(word: str) -> bool:
    """Say whether a folded word is a verb or a word that serves one, such as an adverb."""
    return all(kind in _DOING for kind in _kinds_of(word))


def may_do(word: str) -> bool:
    """Say whether a folded word is a verb, or a noun that does as one: 建设, 投产."""
    return all(kind in _DOING or kind == "vn" for kind in _kinds_of(word))


def is_proper(word: str) -> bool:
    """Say whether a folded word is the name of a person, a place or a firm."""
    return any(kind in _PROPER for kind in _kinds_of(word))


def is_thing(word: str) -> bool:
    """Say whether a folded word is a noun, no word that only qualifies one: 幼儿园, not 公办."""
    return all(kind.startswith("n") for kind in _kinds_of(word))


def says_place(text: str) -> bool:
    """Say whether a folded text holds the name of a place."""
    return any(kind == _PLACE for word in cut(text) for kind in _kinds_of(word))


def only_points(word: str) -> bool:
    """Say whether a folded word counts, points or joins, and says nothing of what is done."""
    return not _OTHERS.search(word) and all(
        kind in _POINTING and kind not in _VERBS for kind in _kinds_of(word)
    )


def names_nothing(word: str) -> bool:
    """Say whether a folded word does, counts, points or joins: 一回, 这么; not 其他, 一万四千."""
    return not _OTHERS.search(word) and all(kind in _POINTING for kind in _kinds_of(word))


def _cut_chinese(text: str) -> list[str]:
    return [word for word in rjieba.cut_for_search(text, True) if _WORD.search(word)]


def load_words(path: Path) -> frozenset[str]:
    """Read a word list: one word a line, folded; lines that begin with # are remarks."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ReportFormatError(f"{path.name}: {error}.") from error
    return frozenset(fold(line.strip()) for line in lines if line.strip() and line[0] != "#")
