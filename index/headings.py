"""Find a report's headings and their levels, whatever scheme it numbers them by.

Labels are one table of kinds with ranks, so 「一、」 is the first level of one report and the
second of another that has 「第一章」 above it. A heading may stand on a line of its own or run into
its text, may be bold, half bold or plain.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.numerals import chinese_number
from index.repair import PART_LINE, Canonical

ORDINAL = "[一二三四五六七八九十]+"
_NUMBER = rf"(?P<n>{ORDINAL}|\d{{1,2}})"
MAX_TITLE = 60  # the longest heading of the 140 reports looked at has 48 characters
MAX_RUN_IN = 14  # 内联外通交通体系逐步完善 has 12; longer plain sentences tell something
# A sentence ends at 。！？； or where a colon opens an enumeration: 主要表现在：一是…；二是…
# Some reports are typed with half-width marks: 增长11.5%;固定资产投资
SENTENCE = re.compile(
    rf"[^。！？；\n]+?(?:[。！？；][”’）》」』]*|(?<=[\u3400-\u9fff%）”])[;!?](?=[\u3400-\u9fff“])|：(?={ORDINAL}是)|(?=\n)|\Z)"
)
# A run-in heading in plain type says that something gets better and nothing else:
# 项目建设加快推进。 新兴产业联动发展。 招商引资力度加大。
_TREND = re.compile(
    "(?:(?:稳步|不断|持续|加快|加速|逐步|切实|蓬勃|联动|探索|优化|全面|更加|明显|显著|有效|深入"
    "|扎实|质量|总体)(?:提升|增强|改善|优化|推进|发展|深入|完善|扩大|拓展|平稳|深化|加强|提高|壮大)"
    "|加大|加快|有力)$"
)
# 过去一年，我们主要做了以下工作。: the only headings that some reports have
_LEAD = re.compile(
    r"(?:过去|一年来|五年来|去年|今年|全年|今后|未来|为实现|新的一年|20\d\d年)[^。\n]{0,40}"
    r"(?:以下|如下)[^。\n]{0,12}(?:工作|任务|方面|重点)[。：:]?"
)


@dataclass(frozen=True, slots=True)
class Kind:
    """How headings of one kind begin, and where they may stand; the lower the rank the higher."""

    rank: int
    pattern: re.Pattern[str]
    inside_paragraph: bool  # may begin within a paragraph, in sequence
    is_item: bool  # 一是, 1.: may be a whole sentence of text
    example: str


_PLAIN = 10  # Markdown's # to ###### rank above, whatever their label
KINDS = (
    Kind(11, re.compile(rf"第{_NUMBER}(?:部分|[章篇编])"), False, False, "第一部分 工作回顾"),
    Kind(11, re.compile(rf"附(?:件|录|表)?(?:{_NUMBER})?(?=[：:\s]|$)"), False, False, "附件1"),
    Kind(12, re.compile(rf"第{_NUMBER}节"), False, False, "第一节 发展环境"),
    Kind(13, re.compile(rf"(?P<n>{ORDINAL})、(?!{ORDINAL}、)"), True, False, "一、2019年…"),
    Kind(14, re.compile(rf"[（(](?P<n>{ORDINAL})[）)]"), True, False, "（二）奋力集聚…"),
    Kind(15, re.compile(r"(?P<n>\d{1,2})(?:[.．](?!\d)|、)"), False, True, "1.加快…"),
    Kind(16, re.compile(r"[（(]?(?P<n>\d{1,2})[）)]"), False, True, "（1）加快…"),
    Kind(17, re.compile(rf"(?P<n>{ORDINAL})是"), True, True, "二是推进创新平台建设。加快…"),
)
_PART_RANK = 11
_LEAD_RANK, _DIGITS, _RUN_IN = 13, (15, 16), 17
_ABOVE_RUN_IN = 14  # run-in headings stand below （一） only


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as a range of the text; the lower its rank, the more stands under it."""

    rank: int
    title: str
    start: int
    body_start: int
    number: int = 0


def find_headings(canonical: Canonical) -> list[Heading]:
    """Return the headings in reading order."""
    return list(Finder(canonical).headings())


class Finder:
    """Reads one report from its first line to its last."""

    def __init__(self, canonical: Canonical) -> None:
        """Take the repaired text with what its source printed bold or marked as a heading."""
        self._canonical = canonical
        self._text = canonical.text
        self._last: dict[int, int] = {}  # rank → number of the last heading there
        self._rank = 0  # of the last heading
        self._seconds = {kind.rank: self._last_second(kind) for kind in KINDS}
        self._has_parts = any(self._seconds[kind.rank] >= 0 for kind in KINDS[:4])
        marks = list(canonical.marks.values())
        # A single # before deeper ones is the report's title.
        self._title_mark = marks[:1] == [1] and marks.count(1) == 1 and len(marks) > 1

    def headings(self) -> Iterator[Heading]:
        """Yield each heading."""
        for paragraph in re.finditer(r"[^\n]+", self._text):
            for sentence in SENTENCE.finditer(self._text, paragraph.start(), paragraph.end()):
                heading = self._heading(sentence, paragraph)
                if heading is None:
                    continue
                self._last = {r: n for r, n in self._last.items() if r < heading.rank}
                self._last[heading.rank] = heading.number
                self._rank = heading.rank
                yield heading
                if heading.body_start >= paragraph.end():
                    break

    def _heading(self, sentence: re.Match[str], paragraph: re.Match[str]) -> Heading | None:
        opens = sentence.start() == paragraph.start()
        mark = self._canonical.marks.get(paragraph.start()) if opens else None
        if mark is not None and len(paragraph.group()) <= MAX_TITLE:
            if self._title_mark and mark == 1:
                return None
            return Heading(mark, paragraph.group(), paragraph.start(), paragraph.end())
        for kind in KINDS:
            label = kind.pattern.match(self._text, sentence.start())
            if label is not None and (opens or kind.inside_paragraph):
                number = _value(label["n"])
                if not self._is_in_sequence(kind, number, label, opens):
                    return None
                make = self._item if kind.is_item else self._titled
                return make(kind.rank, number, label, sentence, paragraph)
        return (self._unnumbered(paragraph) if opens else None) or self._run_in(sentence)

    def _unnumbered(self, paragraph: re.Match[str]) -> Heading | None:
        """Return a part without a number, or in a report without parts what leads in its work."""
        line, start, end = paragraph.group(), paragraph.start(), paragraph.end()
        if PART_LINE.fullmatch(line):
            return Heading(_PART_RANK, line, start, end)
        if not self._has_parts and _PART_RANK not in self._last and _LEAD.fullmatch(line):
            return Heading(_LEAD_RANK, line.rstrip("。：:"), start, end)
        return None

    def _is_in_sequence(self, kind: Kind, number: int, label: re.Match[str], opens: bool) -> bool:
        """Tell a heading from running text: 二是 that follows no 一是, 2. without a 1."""
        follows = number == self._last.get(kind.rank, 0) + 1
        if kind.rank == _RUN_IN:
            return follows or number == 1
        if opens and kind.rank not in _DIGITS:
            return True
        if number == 1:
            return self._seconds[kind.rank] > label.start()
        return follows and kind.rank in self._last

    def _last_second(self, kind: Kind) -> int:
        """Return where a heading of a kind is last numbered 2, or -1."""
        places = re.compile(rf"(?:^|\n|(?<=[。；：])){kind.pattern.pattern}")
        return max(
            (m.start() for m in places.finditer(self._text) if _value(m["n"]) == 2), default=-1
        )

    @staticmethod
    def _titled(
        rank: int, number: int, label: re.Match[str], sentence: re.Match[str], _: re.Match[str]
    ) -> Heading:
        title = sentence.group().rstrip("。；！？")
        if len(title) > MAX_TITLE:
            return Heading(rank, label.group(), sentence.start(), label.end(), number)
        return Heading(rank, title, sentence.start(), sentence.end(), number)

    def _item(
        self,
        rank: int,
        number: int,
        label: re.Match[str],
        sentence: re.Match[str],
        paragraph: re.Match[str],
    ) -> Heading:
        """Head an item with its first sentence, or with its label if that is all the item says."""
        follower = SENTENCE.match(self._text, sentence.end())
        alone = (
            sentence.end() >= paragraph.end()
            or follower is None
            or KINDS[-1].pattern.match(self._text, sentence.end()) is not None
            or sentence.group().endswith("；")
        )
        if rank in _DIGITS and not sentence.group().endswith(("。", "；", "！", "？")):
            alone = False  # 1.推进创新平台建设 on a line of its own
        if alone or len(sentence.group()) > MAX_TITLE:
            return Heading(rank, label.group(), sentence.start(), label.end(), number)
        title = sentence.group().rstrip("。！？")
        return Heading(rank, title, sentence.start(), sentence.end(), number)

    def _run_in(self, sentence: re.Match[str]) -> Heading | None:
        if self._rank < _ABOVE_RUN_IN or self._last.get(_RUN_IN):
            return None
        title = sentence.group().rstrip("。")
        printed = range(sentence.start(), sentence.start() + len(title))
        bold = all(i in self._canonical.bold for i in printed)
        plain = (
            len(title) <= MAX_RUN_IN
            and re.search(r"[，、：（“\d]", title) is None
            and _TREND.search(title) is not None
        )
        if sentence.group().endswith("。") and (bold or plain) and len(title) <= MAX_TITLE:
            return Heading(_RUN_IN, title, sentence.start(), sentence.end())
        return None


def _value(number: str | None) -> int:
    if not number:
        return 0
    return int(number) if number.isdecimal() else int(chinese_number(number) or 0)
