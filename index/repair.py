"""Undo what printing and scanning did to a report, and remember where every character came from.

Each rule is named and carries the case it mends. Rules change mark-up, white space and bullet
marks only: `tests/index/test_repair.py` proves that no other character is lost, added or moved.
"""

import re
from array import array
from collections.abc import Callable
from dataclasses import dataclass

_CJK = r"\u3400-\u9fff"
_ORDINAL = "[一二三四五六七八九十百]+"
# Starts a heading or a bullet: 一、… （二）… 三是… ——… 1. … 第一章 …
STRUCTURAL_START = re.compile(
    rf"{_ORDINAL}[、是]|[（(](?:{_ORDINAL}|\d{{1,2}})[）)]|——|- |\d{{1,2}}[.．、]\D"
    rf"|第{_ORDINAL}[章节部篇编]|附件|#"
)
# 2024年工作回顾, “十三五”时期和2020年工作回顾, 2025年工作安排建议: parts that nothing numbers
PART_LINE = re.compile(
    r"(?:“?十[一二三四五]五”?时期和)?(?:20\d\d年|过去[一五]年|今后五年|未来五年)"
    r"[^，。！？；：、\n]{0,24}(?:回顾|总结|安排(?:建议)?|任务|目标|(?:重点|主要)工作|工作(?:重点|思路|打算)|总体要求|部署|建议)"
    r"|(?:全面|切实|大力|进一步|努力)?(?:加强|推进|强化)政府自身建设|名词解释|附[：:].{0,12}"
)
_MARK = re.compile(r"(?m)^[ ]{0,3}(#{1,6}) +(?:\*\*)?(?=\S)")
LONGEST_TITLE = 3000  # characters before the first part: title, date and salutation
LONGEST_HEADING = 40  # a labelled line up to this length is whole
_BOLD = re.compile(r"\*\*([^*\n]+)\*\*")
_BLANK = r" \t\u3000\xa0\u2000-\u200a"
_PUNCTUATION = re.compile(r"[，。；：、]")
_FIRST_PART = re.compile(r"(?m)^(?:一、|第一)")


@dataclass(frozen=True, slots=True)
class Repair:
    """One change that a rule made; ``at`` is a code-point offset in the source."""

    rule: str
    at: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Canonical:
    """The repaired text; ``origin[i]`` is the source offset of its character ``i``."""

    text: str
    origin: "array[int]"
    repairs: tuple[Repair, ...]
    bold: frozenset[int]  # offsets in ``text`` of characters that the source prints bold
    marks: dict[int, int]  # offset in ``text`` of each Markdown heading → its number of #


@dataclass(frozen=True, slots=True)
class Rule:
    """A named substitution; ``applies`` looks at the match's surroundings."""

    name: str
    pattern: re.Pattern[str]
    replacement: str
    example: str
    applies: Callable[[re.Match[str]], bool] | None = None


def _goes_on(match: re.Match[str]) -> bool:
    """Say whether the line before the break is running text that stops in mid-sentence."""
    text = match.string
    line_start = text.rfind("\n", 0, match.start()) + 1
    label = STRUCTURAL_START.match(text, line_start)
    if label and label.group()[0] != "—" and match.start() - line_start <= LONGEST_HEADING:
        return False
    words = label.end() if label else line_start  # 「一、」 itself holds a comma
    return _PUNCTUATION.search(text, words, match.start()) is not None and (
        STRUCTURAL_START.match(text, match.end()) is None
    )


def _wraps(match: re.Match[str]) -> bool:
    return STRUCTURAL_START.match(match.string, match.end()) is None and not (
        _is_heading_line(match.string, match.start()) or _opens_part(match.string, match.end())
    )


def _opens_part(text: str, line_start: int) -> bool:
    """Say whether a line is the title of a part without a number: 2022年政府工作回顾."""
    line_end = text.find("\n", line_start)
    return (
        PART_LINE.fullmatch(text, line_start, line_end if line_end >= 0 else len(text)) is not None
    )


def _is_heading_line(text: str, line_end: int) -> bool:
    line_start = text.rfind("\n", 0, line_end) + 1
    if PART_LINE.fullmatch(text, line_start, line_end):
        return True
    starts = STRUCTURAL_START.match(text, line_start)
    return starts is not None and not starts.group().startswith(("——", "- "))


def _in_title_block(match: re.Match[str]) -> bool:
    if match.start() >= LONGEST_TITLE:
        return False
    first = _FIRST_PART.search(match.string, 0, LONGEST_TITLE)
    return first is not None and match.start() < first.start()


RULES = (
    Rule("byte marks", re.compile("[\ufeff\u200b\x00]|\r(?=\n)"), "", "\ufeff关于…的报告"),
    Rule("bold", re.compile(r"\*\*"), "", "**工业效益稳步提升。**截至11月"),
    Rule(
        "subscript",
        re.compile(r"_\{(?=[\w.]{1,8}\})|(?<=_\{\d)\}|(?<=_\{\d\.\d)\}"),
        "",
        "PM_{2.5}",
    ),
    Rule("stray caret", re.compile(rf"\^(?=[{_CJK}])"), "", "脉伦孵化器^等150余家"),
    Rule("list dash", re.compile(r"(?m)^- +(?=\S)"), "——", "- 规模以上工业增加值增长7%左右；"),
    Rule(
        "outer blanks",
        re.compile(rf"(?m)(?<![{_BLANK}])[{_BLANK}]+$|^[{_BLANK}]+"),
        "",
        "　　各位代表：",
    ),
    Rule(
        "quote break",
        re.compile(r"(?<=[“《])\n(?=[^\n])|(?<=[^\n])\n(?=[”》])"),
        "",
        "二、“ / 十四五 / ”时期发展的总体思路",
    ),
    Rule(
        "line wrap",
        re.compile(r"(?<=[^\n。！？；：…])\n(?=[^\n])"),
        "",
        "在某市某区 / 第一届人民代表大会",
        _wraps,
    ),
    Rule(
        "page break",
        re.compile(r"(?<=[^\n。！？；：…])\n{2,}(?=[^\n])"),
        "",
        "季 // 季有突破",
        _goes_on,
    ),
    Rule(
        "digit spacing",
        re.compile(rf"(?<=[{_CJK}）》]) +(?=\d)|(?<=[\d%]) +(?=[{_CJK}])"),
        "",
        "2019 年国民经济",
    ),
    Rule(
        "title space",
        re.compile(rf"(?<=[{_CJK}]) +(?=[{_CJK}])"),
        "",
        "国民经济 和社会发展",
        _in_title_block,
    ),
    Rule("heading mark", re.compile(r"(?m)^[ ]{0,3}#{1,6} +(?=\S)"), "", "## 一、工作回顾"),
    Rule("blank lines", re.compile(r"\A\n+|(?<!\n)\n+\Z|\n(?=\n)"), "", "一行 // 一行"),
)


def repair(source: str) -> Canonical:
    """Apply every rule in order and return the canonical text with its map to the source."""
    text, origin = source, array("l", range(len(source)))
    repairs: list[Repair] = []
    for rule in RULES:
        text, origin, made = _apply(rule, text, origin)
        repairs.extend(made)
    bold_source = {i for m in _BOLD.finditer(source) for i in range(m.start(1), m.end(1))}
    bold = frozenset(i for i, at in enumerate(origin) if at in bold_source)
    levels = {m.end(): len(m[1]) for m in _MARK.finditer(source)}
    marks = {i: levels[at] for i, at in enumerate(origin) if at in levels}
    return Canonical(text, origin, tuple(repairs), bold, marks)


def _apply(rule: Rule, text: str, origin: "array[int]") -> "tuple[str, array[int], list[Repair]]":
    pieces: list[str] = []
    kept = array("l")
    made: list[Repair] = []
    last = 0
    for match in rule.pattern.finditer(text):
        if rule.applies is not None and not rule.applies(match):
            continue
        pieces += text[last : match.start()], rule.replacement
        kept.extend(origin[last : match.start()])
        kept.extend([origin[match.start()]] * len(rule.replacement))
        made.append(Repair(rule.name, origin[match.start()], match.group(), rule.replacement))
        last = match.end()
    pieces.append(text[last:])
    kept.extend(origin[last:])
    return "".join(pieces), kept, made
