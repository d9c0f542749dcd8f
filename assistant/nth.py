"""What 第二个 and 最后一条 mean after an answer that told several things."""

import re
from collections.abc import Sequence

from assistant.types import Role, Turn
from index.numerals import number_of
from index.words import fold

_NTH = re.compile(
    r"(?<![国市省区内球界])(?:上面|前面|刚才|你)?(?:说|讲|提到|列)?的?(?:那|这)?"
    r"(?:第(?P<number>[一二三四五六七八九十]|\d)|(?P<last>最后一))(?:个|条|项|点|家|所)(?!季|月|半|人民|问题)"
)
_MARK = re.compile(r"\[\d+\]")
_LEAD = re.compile(r"^.*?”中[写寫]道[：:]|^有提到[^。]*。")
_LISTED = re.compile("、|以及")
_LEAD_IN = re.compile("(?:如下|表现在|思路是|包括)$")
FEWEST, LONGEST = 2, 60  # items of a list; characters of one that stands for it


def spelt_out(text: str, history: Sequence[Turn]) -> str:
    """Return a question with 第二个 replaced by what the last list of the answers has there."""
    asked = _NTH.search(fold(text))
    if asked is None or len(fold(text)) != len(text):
        return text
    answers = [turn.content for turn in reversed(history) if turn.role is Role.ASSISTANT]
    several = [answer for answer in answers if len(_MARK.findall(answer)) >= FEWEST] or answers
    items = next((found for answer in several if len(found := _items(answer)) >= FEWEST), [])
    number = len(items) if asked["last"] else number_of(asked["number"])
    if not 0 < number <= len(items):
        return text
    return f"{text[: asked.start()]}{items[number - 1][:LONGEST]}{text[asked.end() :]}"


def _items(answer: str) -> list[str]:
    """Return the sentences that an answer cites, or the things that its only one lists."""
    told = [_LEAD.sub("", part).strip() for part in _MARK.split(answer)]
    told = [part for part in told if part]
    if len(told) > 1 and _LEAD_IN.search(told[0].rstrip("。：:")):
        told = told[1:]  # 主要目标如下, 主要表现在: the list is what follows
    if len(told) != 1:
        return told
    return [part for part in _LISTED.split(told[0].rstrip("。")) if part]
