"""Whether a text is in Mandarin, Cantonese or English."""

import re
from enum import StrEnum
from functools import lru_cache

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_CANTONESE = re.compile(
    "[唔嘅咩啲嗰冇喺佢嚟咗㗎噉哋睇嘢啱嘥乜嗌攞畀俾]|幾多|几多|而家|點解|[边邊呢]度|[係系]咪|有無"
)


class Tongue(StrEnum):
    """The tongues that people ask in."""

    MANDARIN = "mandarin"
    CANTONESE = "cantonese"
    ENGLISH = "english"


def is_chinese(text: str) -> bool:
    """Say whether a text has a Chinese character."""
    return _CHINESE.search(text) is not None


@lru_cache(32768)
def tongue_of(text: str) -> Tongue:
    """Tell by characters that only one of them writes."""
    if not is_chinese(text):
        return Tongue.ENGLISH
    return Tongue.CANTONESE if _CANTONESE.search(text) else Tongue.MANDARIN
