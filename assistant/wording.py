"""Whether a sentence says anything that its sources do not: names, things, direction, negation."""

import re
from collections.abc import Iterable

from assistant.lexicon import Lexicon
from index.words import cut

# Of the characters of a faithful sentence's telling words at most this share is new: bench/gate.py
MOST_NEW = 0.3
LONGEST_NEW = 4  # so many new characters in a row name something: 国际会议中心
SAME = 0.7  # the lexicon's weight from which on another word says the same
# What ends the name of a body, a place or a project: 聚龙医院, 金沙路, 马峦山隧道
_NAME = re.compile(
    r"(?:[区县市镇省局委院校园馆厅所站路桥港湾湖山]|中心|公司|集团|大学|项目|工程|号线|隧道|基地|协会|系统|平台)$"
)
_LATIN = re.compile(r"[a-z]{2,}")
# Each pair holds ways of saying one direction and of saying its opposite.
_UP = re.compile("增长|提高|提升|增加|上升|上涨|扩大|新增|增幅|升|增")
_DOWN = re.compile("下降|降低|减少|缩短|下滑|降幅|下调|压缩|压减|回落|降|减")
_NOT = re.compile("没有|尚未|并未|未能|不再|并非|取消|停止|暂停|暂缓|终止|无法|不会|不是|未(?!来)")


class Wording:
    """Compares the words of a sentence with those of its sources."""

    def __init__(self, lexicon: Lexicon, free: frozenset[str] = frozenset()) -> None:
        """Words of ``lexicon`` that name nothing may stand in any sentence, as may ``free``."""
        self._free = free | lexicon.connecting | lexicon.stop_words
        self._free |= lexicon.neutral_words | lexicon.empty_words
        self._expansions = lexicon.expansions

    def tells(self, word: str) -> bool:
        """Say whether a word names something."""
        return word not in self._free

    def telling(self, text: str) -> list[str]:
        """Return the words of a folded text that name something."""
        return [word for word in _longest(cut(text)) if len(word) > 1 and self.tells(word)]

    def is_supported(self, text: str, sources: str) -> bool:
        """Say whether a sentence's words stand in its sources, but for a few that name nothing.

        Both texts are folded.
        """
        words = self.telling(text)
        new = [w for w in words if not self.is_told(w, sources)]
        if not words:
            return any(char.isdigit() for char in text)  # nothing but a figure: 即1500个。
        if len(new) == len(words) or any(map(_names, _runs(text, new))):
            return False
        return sum(map(len, new)) <= MOST_NEW * sum(map(len, words))

    def says(self, word: str, told: str) -> bool:
        """Say whether a folded text says a word as it stands, or the same in another word."""
        same = (e for e, weight in self._expansions.get(word, ()) if weight >= SAME)
        return word in told or any(other in told for other in same)

    def is_told(self, word: str, told: str) -> bool:
        """Say whether a folded text says a word, its parts or the same in other words."""
        if word in self._free or self.says(word, told):
            return True
        parts = [part for part in cut(word) if part != word]
        return bool(parts) and "".join(parts) == word and all(self.is_told(p, told) for p in parts)


def turns_around(text: str, sources: str) -> bool:
    """Say whether a sentence denies what its sources say, or tells the opposite direction."""
    if _NOT.search(text) and not _NOT.search(sources):
        return True
    return any(
        way.search(text) and not way.search(sources) and opposite.search(sources)
        for way, opposite in ((_UP, _DOWN), (_DOWN, _UP))
    )


def _longest(words: list[str]) -> list[str]:
    """Drop the shorter words that the segmenter adds after a long one."""
    kept: list[str] = []
    for word in words:
        if kept and word in kept[-1] and word != kept[-1]:
            continue
        if kept and kept[-1] in word:
            kept.pop()
        kept.append(word)
    return kept


def _runs(text: str, new: Iterable[str]) -> list[str]:
    """Join new words that stand side by side: 迪士尼, 乐园 → 迪士尼乐园."""
    taken = [False] * len(text)
    for word in new:
        at = text.find(word)
        while at >= 0:
            taken[at : at + len(word)] = [True] * len(word)
            at = text.find(word, at + 1)
    marked = "".join(char if taken[at] else "\0" for at, char in enumerate(text))
    return [run for run in marked.split("\0") if run]


def _names(run: str) -> bool:
    return len(run) >= LONGEST_NEW or bool(_NAME.search(run)) or bool(_LATIN.search(run))
