"""How a computed figure is wanted: 保留两位小数, 四舍五入到0.1%, 取整, 给我百分比."""

import re
from dataclasses import dataclass

from index.numerals import chinese_number

_DIGIT = r"(?P<places>[\d一二两三四])"
_WANTED = re.compile(
    r"[（(，,；;。]?\s*(?:请|要|给我|用|以|百分[数比]|结果|答案|数字|按|并)*(?:"
    rf"(?:四舍五入|保留|精确|算|留|取)*(?:到|至|成)?(?:小数点?后?面?)?{_DIGIT}位(?:小数)?(?:就[好行]|即可)?"
    rf"|小数(?P<after>[\d一二两三四])位"
    r"|(?:四舍五入|保留|精确|算)(?:到|至)?0\.(?P<zeros>0*)1(?:%|个百分点)?"
    r"|(?P<whole>取整数?|(?:四舍五入|保留|精确)(?:到|为|成)?(?:个位|整数))"
    r"|四舍五入|精确到小数(?:点后)?)[）)]?"
    r"|[,.?;]? *(?:(?:rounded |correct )?to |with )?(?P<english>one|two|three|\d)"
    r" decimals?(?: places?)?(?:,? please)?",
    re.IGNORECASE,
)
_ASKS_FOR = re.compile("decimal|留|位小数|小数|四舍五入|精确|取|小数点")
_ENGLISH = {"one": "1", "two": "2", "three": "3", "1": "1", "2": "2", "3": "3"}
_PERCENT = re.compile("百分[数比率](?!点)|百分之[几多]|几成")
# 要写出算式, 写成百分比, 拿百分数表示: how it is to be told, not what
_MANNER = re.compile(
    r"[（(，,；;。]?\s*(?:请|要|并|结果|拿|用|以)*(?:"
    r"(?:把)?(?:数|数字|数据|数值|[两三几]个数)?(?:都|也|一起|全)*(?:带上|报一?下|写上|附上|列上|报给我)(?:数|数字|数据|数值)?(?=[？?。]*$)|"
    r"并(?:列出|列明|注明|写出|给出|报出)(?:各自)?的?(?:增幅|增速|数值|数字|件数|比例)?(?=[。]*$)|"
    r"(?:写出?|列出?|给出?|附上?|带上?)(?:算式|公式|计算过程|过程|式子)"
    r"|(?:给个?|算个?|求个?|写成|换算成|折成|表示成|化成|拿|用|以)百分[数比率](?:表示|回答)?"
    r"|(?:求|给|报)?个?(?:约数|大概数)(?:即可|就[行好可]以?)?)[）)]?"
)


@dataclass(frozen=True, slots=True)
class Rounding:
    """How a result is told: its decimal places, None for the usual, and as a percentage."""

    places: int | None = None
    in_percent: bool = False


USUAL = Rounding()


def without_rounding(text: str) -> tuple[str, Rounding]:
    """Return a question without the rounding that it asks for, and that rounding."""
    percent = _PERCENT.search(text) is not None
    text = _MANNER.sub(" ", text)
    for found in _WANTED.finditer(text):
        if _ASKS_FOR.search(found.group()):  # 三位院士 are no decimal places
            rest = f"{text[: found.start()]} {text[found.end() :]}"
            return rest, Rounding(_places(found), percent)
    return text, Rounding(in_percent=percent)


def _places(found: re.Match[str]) -> int | None:
    digit = found["places"] or found["after"] or _ENGLISH.get((found["english"] or "").lower(), "")
    if digit:
        return int(digit) if digit.isdigit() else int(chinese_number(digit) or 0)
    if found["zeros"] is not None:
        return len(found["zeros"]) + 1
    return 0 if found["whole"] else None
