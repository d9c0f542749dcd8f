"""How a computed figure is wanted: 保留两位小数, 四舍五入到0.1%, 取整, 给我百分比."""

import re
from dataclasses import dataclass

from index.numerals import chinese_number

_DIGIT = r"(?P<places>[\d一二两三四])"
_WANTED = re.compile(
    r"[（(，,；;。]?\s*(?:请|要|给我|用|以|百分[数比]|结果|答案|数字|按|并)*(?:"
    rf"(?:四舍五入|保留|精确|算|留|取)*(?:到|至|成)?(?:小数点?后?面?)?{_DIGIT}位(?:小数)?(?:就[好行]|即可)?"
    r"|(?:四舍五入|保留|精确|算)(?:到|至)?0\.(?P<zeros>0*)1(?:%|个百分点)?"
    r"|(?P<whole>取整数?|(?:四舍五入|保留|精确)到?(?:个位|整数))"
    r"|四舍五入)[）)]?"
)
_ASKS_FOR = re.compile("留|位小数|四舍五入|精确|取|小数点")
_PERCENT = re.compile("百分[数比](?!点)")


@dataclass(frozen=True, slots=True)
class Rounding:
    """How a result is told: its decimal places, None for the usual, and as a percentage."""

    places: int | None = None
    in_percent: bool = False


USUAL = Rounding()


def without_rounding(text: str) -> tuple[str, Rounding]:
    """Return a question without the rounding that it asks for, and that rounding."""
    percent = _PERCENT.search(text) is not None
    for found in _WANTED.finditer(text):
        if _ASKS_FOR.search(found.group()):  # 三位院士 are no decimal places
            rest = f"{text[: found.start()]} {text[found.end() :]}"
            return rest, Rounding(_places(found), percent)
    return text, Rounding(in_percent=percent)


def _places(found: re.Match[str]) -> int | None:
    if found["places"]:
        digit = found["places"]
        return int(digit) if digit.isdigit() else int(chinese_number(digit) or 0)
    if found["zeros"] is not None:
        return len(found["zeros"]) + 1
    return 0 if found["whole"] else None
