"""What a word is a form of: its core without inflection, its sound, its part of a compound."""

import os
import re
from collections.abc import Collection
from functools import lru_cache

# One character at a time is sounded out; the dictionary of phrases would cost 60 MB.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
from pypinyin import Style, lazy_pinyin, pinyin

from index.words import cut

MOST_WORDS = 20_000  # kept at hand; what people type has no end
# 搞成, 改造完, 清咗, 腾出来 say no more than 搞, 改造, 清, 腾
_ASPECT = re.compile(
    r"(?<=.)(?:出来|起来|下来|过来|进来|回来|出去|上去|下去|进去|过去|好了|完了|了|咗|成|完|好|到|出|起|过|上|入|为|着|得|有|是|的|(?<=..)数)$"
)
# 往下走, 弄出来, 敢定: nothing but a direction and what may be done with anything
_LIGHT = re.compile("[上下去来出进起过到往走压推弄搞做掉定敢得了着咗嚟落晒又再还想会]{2,}")
_VOWEL = re.compile("[aeiouv]")  # 嗯 is also read n
_POINTING = re.compile(r"^[那这此该哪每各](?=[一几]?[个批条些块家件种项类座所名位]$)")  # 那批, 这条
# A character alone stands for a longer word: 供 for 供应, 床 for 床位; but these alter what is
# counted wherever they stand.
_ALTERING = frozenset("省市国外老女男净每旧公私民农城乡村镇低高大小多少新未无不非半月日季总")


@lru_cache(maxsize=MOST_WORDS)
def sound_of(word: str) -> tuple[str, ...]:
    """Return the syllables of a word, a character at a time; Latin letters stay as they are."""
    return tuple(lazy_pinyin(word))


@lru_cache(maxsize=MOST_WORDS)
def readings_of(character: str) -> tuple[str, ...]:
    """Return all syllables that a character may be read as, without tones; the usual one first."""
    (found,) = pinyin(character, style=Style.NORMAL, heteronym=True)
    return tuple(dict.fromkeys(reading for reading in found if _VOWEL.search(reading)))


def core_of(word: str) -> str:
    """Return a word without what only marks that something is done, empty for 那批."""
    if _POINTING.match(word):
        return ""
    return _ASPECT.sub("", word)


def is_light(word: str) -> bool:
    """Say whether a word names nothing that is done: 往下走, 弄出来."""
    return _LIGHT.fullmatch(word) is not None


def without_coordinates(words: Collection[str]) -> set[str]:
    """Leave out what a compound of two things holds of one: 出口 of 进出口, 小学 of 中小学."""
    found = set(words)
    for longer in words:
        if len(longer) > 2 and longer[1:] in found and _is_word(longer[0] + longer[2:]):
            found.discard(longer[1:])
    return found


def is_coordinate(word: str, folded: str) -> bool:
    """Say whether a text says a word, or its other half, only in a compound: 出口额 of 进出口."""
    said = set(cut(folded))
    whole = without_coordinates(said)
    return word not in whole and any(
        part in said - whole or (part not in said and _is_half(part, said)) for part in cut(word)
    )


def _is_half(word: str, said: Collection[str]) -> bool:
    """Say whether a compound that is said leaves out what joins a word: 进口 of 进出口."""
    return any(
        len(longer) > 2 and longer[0] + longer[2:] == word and _is_word(longer[1:])
        for longer in said
    )


@lru_cache(maxsize=MOST_WORDS)
def _is_word(text: str) -> bool:
    return cut(text) == [text]


def is_altering(character: str) -> bool:
    """Say whether a character changes what is counted, so that it stands for no longer word."""
    return character in _ALTERING
