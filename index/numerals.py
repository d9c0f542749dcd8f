"""Numbers written with Chinese characters: 一百二十三, 三万五千, 两, 百, 一点四, 二〇二〇."""

import re
from decimal import Decimal

from index.keeping import at_hand

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
}
_ONE_TO_NINE = "[一二两三四五六七八九]"
# Up to 9999: 三千零五, 一百二十三, 十五, 百 (近百名)
_SECTION = re.compile(
    f"(?:(?P<n1000>{_ONE_TO_NINE}?)(?P<u1000>千))?零?(?:(?P<n100>{_ONE_TO_NINE}?)(?P<u100>百))?零?"
    f"(?:(?P<n10>{_ONE_TO_NINE}?)(?P<u10>十))?零?(?P<n1>{_ONE_TO_NINE}?)"
)
_POSITIONAL = re.compile("[零〇○一二三四五六七八九]{4}")  # 二〇二〇: a year
CHARACTERS = "零〇○一二两三四五六七八九十百千万亿点"


@at_hand()
def chinese_number(text: str) -> Decimal | None:
    """Return the number that a text spells, or None where it spells none.

    三五 and 两三 are guesses between two numbers, not numbers: they give None.
    """
    whole, point, decimals = text.partition("点")
    if point and (not decimals or any(char not in _DIGITS for char in decimals)):
        return None
    total = _positional(whole) if _POSITIONAL.fullmatch(whole) else _integer(whole)
    if total is None:
        return None
    return Decimal("".join([str(total), *(["."] if point else []), *_as_digits(decimals)]))


def number_of(text: str) -> int:
    """Return the whole number that digits or Chinese characters spell, 0 where there is none."""
    return int(text if text.isdecimal() else chinese_number(text) or 0)


def _as_digits(text: str) -> list[str]:
    return [str(_DIGITS[char]) for char in text]


def _positional(text: str) -> int:
    return int("".join(_as_digits(text)))


def _integer(text: str) -> int | None:
    """Read 亿, then 万, then the rest; each part before a scale must say something."""
    for scale, size in (("亿", 10**8), ("万", 10**4)):
        high, found, low = text.rpartition(scale)
        if found:
            above, below = _integer(high), _integer(low) if low else 0
            if not above or below is None or below >= size:
                return None
            return above * size + below
    return _section(text)


def _section(text: str) -> int | None:
    if text in ("零", "〇"):
        return 0
    match = _SECTION.fullmatch(text)
    if match is None or not text.strip("零"):
        return None
    total = _DIGITS[match["n1"]] if match["n1"] else 0
    for size in (1000, 100, 10):
        if match[f"u{size}"]:
            total += size * (_DIGITS[match[f"n{size}"]] if match[f"n{size}"] else 1)
    return total
