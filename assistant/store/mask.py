"""Hide what identifies a person, before anything is kept; figures and years stay."""

import re
from collections.abc import Iterator

from assistant.store.surnames import DOUBLE, NOT_NAMES, SINGLE

HIDDEN = "***"

# Patterns are sought in a copy of the same length in which １３８ and ＠ are 138 and @, so that a
# place in the copy is a place in the text.
_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
# 一三八零零一三八零零零, 幺三八…: digits as they are spoken
_SPOKEN = _PLAIN | dict(
    zip(map(ord, "〇零一二三四五六七八九幺"), map(ord, "001234567891"), strict=True)
)

# What people put between digits: blanks, dashes, and the invisible characters that copying adds.
_UNSEEN = r"\u00a0\u200b-\u200d\u2060\ufeff"
_GAP = rf"[ \t\-_\u2010-\u2015{_UNSEEN}]{{0,2}}"
_COLON = rf"[:： \t{_UNSEEN}]*"  # between a cue and a name
_HAN = r"[\u3400-\u9fff]"
_NUMBERS = re.compile(
    "|".join(
        (
            # 440301199001011234, 44030119900101123X, an old one of 15; 6222021234567890123
            r"(?<!\d)\d{14}(?:\d{3}[Xx]|\d+)(?!\d)",
            # 440301 19900101 1234
            rf"(?<!\d)[1-9]\d{{5}}{_GAP}(?:18|19|20)\d\d{_GAP}(?:0[1-9]|1[0-2]){_GAP}"
            rf"(?:0[1-9]|[12]\d|3[01]){_GAP}\d{{3}}{_GAP}[\dXx](?!\d)",
            # 6222 0212 3456 7890 123; cards begin with 3 to 6 or 9, lists of years do not
            rf"(?<!\d)[34569]\d{{3}}(?:{_GAP}\d{{4}}){{3}}(?:{_GAP}\d{{1,3}})?(?!\d)",
            # 13800138000, 138 0013 8000, +86-138-0013-8000, (0086)13800138000, 013800138000
            rf"(?<!\d)(?:(?:\+|00)?86[)]?{_GAP}|0)?1{_GAP}[3-9](?:{_GAP}\d){{9}}(?!\d)",
            r"(?<![\d.])1[3-9]\d\.\d{4}\.\d{4}(?![\d.])",  # 138.0013.8000
            # Hong Kong A123456(7); travel permits H12345678, M1234567801
            r"(?<![A-Za-z0-9])(?:[A-Za-z]{1,2}\d{6}\([\dAa]\)|[HMhm]\d{8}(?:\d\d)?(?!\d))",
        )
    )
)
_EMAIL = re.compile(  # wang.xm@example.gov.cn, 王小明@example.com
    rf"(?:(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]+|{_HAN}{{1,4}})"
    r"@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}"
)
_DOTTED = rf"{_HAN}{{1,8}}(?:[·•・]{_HAN}{{1,8}})+"  # 阿依古丽·买买提
_LATIN = r"[A-Z][A-Za-z'-]*(?: [A-Z][A-Za-z'-]*){0,3}"  # Tom, Wang Xiaoming
# 我叫王小明, 我的名字是王小明, 姓名：王小明, 本人姓名王小明; not 我叫不到车, 我叫了网约车
_NOT_CALLED = "不了个個来來他她它你您的啥谁誰车車外过過什怎没沒醒喊和與与是"
_CALLED = re.compile(
    rf"(?:我叫[做作]?|本人叫[做作]?|我名叫|名字(?:叫[做作]?|是)|姓名(?:是|为|為|叫)?){_COLON}"
    rf"(?P<name>{_DOTTED}|{_LATIN}|(?![{_NOT_CALLED}]){_HAN}{{2,4}})"
)
# 我是王小明，…; 本人欧阳小明想问; 我是王小明的家长; 我係陳大文
_AFTER_NAME = "的|想|要|请|請|咨|諮|住|家住|有|手机|手機|电话|電話|身份|今年|来自|來自"
_BEING = re.compile(
    rf"(?:我是|我係|本人是|本人){_COLON}"
    rf"(?P<name>{_DOTTED}|(?:{DOUBLE}|[{''.join(sorted(SINGLE))}]){_HAN}{{1,2}}?)"
    rf"(?={_AFTER_NAME}|(?!{_HAN}).|\n|$)"
)
_ENGLISH = re.compile(  # My name is Tom Wang
    r"\b[Mm]y name is (?P<name>[A-Za-z'-]+(?: [A-Z][A-Za-z'-]*){0,3})"
)
_PLACE_ENDS = tuple("区區市縣县镇鎮村街路省")  # 我是高新区的: a place, not a person


def mask(text: str) -> str:
    """Return a text without phone, identity and card numbers, e-mail addresses and names."""
    told, reached = [], 0
    for start, end in _joined(sorted(_private(text))):
        told += [text[reached:start], HIDDEN]
        reached = end
    return "".join([*told, text[reached:]])


def _private(text: str) -> Iterator[tuple[int, int]]:
    """Yield where something stands that identifies a person; places may overlap."""
    plain = text.translate(_PLAIN)
    for view in {plain, text.translate(_SPOKEN)}:
        yield from (found.span() for found in _NUMBERS.finditer(view))
    yield from (found.span() for found in _EMAIL.finditer(plain))
    for pattern in (_CALLED, _ENGLISH):
        yield from (found.span("name") for found in pattern.finditer(plain))
    for found in _BEING.finditer(plain):
        name = found["name"]
        if name not in NOT_NAMES and not name.endswith(_PLACE_ENDS):
            yield found.span("name")


def _joined(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield sorted spans, those that overlap as one."""
    held: tuple[int, int] | None = None
    for start, end in spans:
        if held is not None and start < held[1]:
            held = held[0], max(end, held[1])
            continue
        if held is not None:
            yield held
        held = start, end
    if held is not None:
        yield held
