"""Read a report: canonical text, heading tree and sentences, all as code-point ranges.

The tree is found with one table of heading patterns and one stack. A heading may stand on a line
of its own or run into its text, may be bold, half bold or plain.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.errors import ReportFormatError
from index.repair import Canonical, repair
from index.types import Section, Sentence

_ORDINAL = "[一二三四五六七八九十]+"
MAX_TITLE = 60  # the longest heading of the 140 reports looked at has 48 characters
MAX_RUN_IN = 14  # 内联外通交通体系逐步完善 has 12; longer plain sentences tell something


@dataclass(frozen=True, slots=True)
class HeadingPattern:
    """How headings of one level begin, and where they may stand."""

    level: int
    pattern: re.Pattern[str]
    inside_paragraph: bool
    example: str


HEADINGS = (
    HeadingPattern(1, re.compile(rf"{_ORDINAL}、"), False, "一、2019年国民经济…执行情况"),
    HeadingPattern(2, re.compile(rf"（{_ORDINAL}）"), False, "（二）奋力集聚…持续完善。高新区…"),
    HeadingPattern(3, re.compile(rf"(?P<n>{_ORDINAL})是"), True, "二是推进创新平台建设。加快…"),
)
RUN_IN_LEVEL = 3
# A run-in heading in plain type says that something gets better and nothing else:
# 项目建设加快推进。 新兴产业联动发展。 招商引资力度加大。
_TREND = re.compile(
    "(?:(?:稳步|不断|持续|加快|加速|逐步|切实|蓬勃|联动|探索|优化|全面|更加|明显|显著|有效|深入"
    "|扎实|质量|总体)(?:提升|增强|改善|优化|推进|发展|深入|完善|扩大|拓展|平稳|深化|加强|提高|壮大)"
    "|加大|加快|有力)$"
)
# A sentence ends at 。！？； or where a colon opens an enumeration: 主要表现在：一是…；二是…
_SENTENCE = re.compile(rf"[^。！？；\n]+?(?:[。！？；][”’）》」』]*|：(?={_ORDINAL}是)|(?=\n)|\Z)")
_BULLET = re.compile(r"——\s*|[•·●]\s*")
_DIGITS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Report:
    """A parsed report; sections are in reading order, the title block first."""

    canonical: Canonical
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The canonical text."""
        return self.canonical.text

    def section(self, section_id: str) -> Section:
        """Return the section with this id, or raise KeyError."""
        for section in self.sections:
            if section.id == section_id:
                return section
        raise KeyError(section_id)


@dataclass(frozen=True, slots=True)
class _Heading:
    level: int
    title: str
    start: int
    body_start: int


def parse_report(source: str) -> Report:
    """Parse a published report; raise ReportFormatError when it holds no text or no heading."""
    canonical = repair(source)
    if not canonical.text.strip():
        raise ReportFormatError("The report is empty: give the published text, as UTF-8.")
    headings = list(_find_headings(canonical))
    if not headings:
        raise ReportFormatError("The report has no heading such as 「一、…」 or 「（一）…」.")
    sections = _build_tree(headings, len(canonical.text))
    sentences = tuple(s for section in sections for s in _sentences(canonical.text, section))
    return Report(canonical, sections, sentences)


def _find_headings(canonical: Canonical) -> Iterator[_Heading]:
    text = canonical.text
    level, item = 0, 0
    for paragraph in re.finditer(r"[^\n]+", text):
        for match in _SENTENCE.finditer(text, paragraph.start(), paragraph.end()):
            heading = _labelled(text, match, paragraph, item) or (
                _run_in(canonical, match) if level >= RUN_IN_LEVEL - 1 and item == 0 else None
            )
            if heading is None:
                continue
            level = heading.level
            item = _DIGITS.find(heading.title[0]) + 1 if _is_item(heading.title) else 0
            yield heading


def _is_item(title: str) -> bool:
    return len(title) > 1 and title[1] == "是" and title[0] in _DIGITS


def _labelled(
    text: str, sentence: re.Match[str], paragraph: re.Match[str], item: int
) -> _Heading | None:
    for kind in HEADINGS:
        label = kind.pattern.match(text, sentence.start())
        if label is None or (sentence.start() > paragraph.start() and not kind.inside_paragraph):
            continue
        if "n" in kind.pattern.groupindex:
            if _DIGITS.find(label["n"]) != item and label["n"] != "一":
                return None  # 二是 that follows no 一是 is running text
            return _item_heading(text, kind.level, label, sentence, paragraph)
        title = sentence.group().rstrip("。；！？")
        if len(title) > MAX_TITLE:
            title = label.group()
        end = sentence.end() if title != label.group() else label.end()
        return _Heading(kind.level, title, sentence.start(), end)
    return None


def _item_heading(
    text: str,
    level: int,
    label: re.Match[str],
    sentence: re.Match[str],
    paragraph: re.Match[str],
) -> _Heading:
    """Head an item with its first sentence, or with its label if that is all the item says."""
    follower = _SENTENCE.match(text, sentence.end())
    alone = (
        sentence.end() >= paragraph.end()
        or follower is None
        or HEADINGS[2].pattern.match(text, sentence.end()) is not None
        or sentence.group().endswith("；")
    )
    if alone or len(sentence.group()) > MAX_TITLE:
        return _Heading(level, label.group(), sentence.start(), label.end())
    return _Heading(level, sentence.group().rstrip("。！？"), sentence.start(), sentence.end())


def _run_in(canonical: Canonical, sentence: re.Match[str]) -> _Heading | None:
    title = sentence.group().rstrip("。")
    bold = all(i in canonical.bold for i in range(sentence.start(), sentence.start() + len(title)))
    plain = (
        len(title) <= MAX_RUN_IN
        and re.search(r"[，、：（“\d]", title) is None
        and _TREND.search(title) is not None
    )
    if sentence.group().endswith("。") and (bold or plain) and len(title) <= MAX_TITLE:
        return _Heading(RUN_IN_LEVEL, title, sentence.start(), sentence.end())
    return None


def _build_tree(headings: list[_Heading], length: int) -> tuple[Section, ...]:
    sections = [Section("0", 0, ("标题",), 0, 0, headings[0].start)]
    stack: list[Section] = []
    children: dict[str, int] = {}
    ends = [h.start for h in headings[1:]] + [length]
    for heading, end in zip(headings, ends, strict=True):
        while stack and stack[-1].level >= heading.level:
            stack.pop()
        parent = stack[-1] if stack else None
        key = parent.id if parent else ""
        children[key] = children.get(key, 0) + 1
        number = str(children[key])
        section = Section(
            id=f"{key}.{number}" if key else number,
            level=heading.level,
            path=((*parent.path, heading.title) if parent else (heading.title,)),
            start=heading.start,
            body_start=heading.body_start,
            end=end,
        )
        stack.append(section)
        sections.append(section)
    return tuple(sections)


def _sentences(text: str, section: Section) -> Iterator[Sentence]:
    ordinal = 0
    for match in _SENTENCE.finditer(text, section.body_start, section.end):
        start, end = match.start(), match.end()
        bullet = _BULLET.match(text, start)
        start = bullet.end() if bullet else start
        while end > start and text[end - 1] in "。！？；： ":
            end -= 1
        while start < end and text[start] in " \u3000”’）":
            start += 1
        if end <= start:
            continue
        ordinal += 1
        yield Sentence(f"{section.id}#{ordinal}", section.id, text[start:end], start, end)
