"""What an average shares out, and the count that it is shared by: 学位, 每所 幼儿园."""

import re
from collections.abc import Callable, Sequence

from assistant.figure_asked import FigureQuestion
from assistant.names import squeeze
from index.indicators import IndicatorTable
from index.types import Indicator, Measure
from index.words import cut

_EACH = re.compile(
    r"(?:平均(?:下来|算下来|落嚟|[落摊分]?到)?每一?|每一?|平均(?:下来|算下来|落嚟)?一|一(?=\w[^，,]{0,12}平均))大?([个家名位人所间宗座条套块项件校园])"
)
_SAME = {
    "个": ("个", "名", "家", "所", "座"),  # 每个领导 counts 名
    "人": ("人", "名"),
    "位": ("名", "人"),
    "间": ("家", "所"),
    "校": ("所",),
    "园": ("所", "家"),
}
_ASKED = re.compile("(?:多少|几)[个家件名人套条所项座位]?")
NEAR = 6  # characters behind 几个 in which it says what
_COUNTED = re.compile(r"(?:多少|几多|几)(个|家|件|名|人|套|条|所|座|平方米|公里|元|亩)")


def shared_out(
    question: FigureQuestion,
    named: Sequence[Indicator],
    table: IndicatorTable,
    together: Callable[[Indicator, Indicator], bool],
) -> list[Indicator]:
    """Return the total and the count of an average, or nothing where they are not plain.

    ``named`` are the levels that the question names; ``together`` says whether two figures stand
    in one sentence.
    """
    text = squeeze(question.text)
    each = _EACH.search(text)
    if each is None and len(question.mentions) > 1:  # 293个热点平均几个AP
        pair = [[r for r in m.rows if r in named] for m in question.mentions[:2]]
        return [rows[0] for rows in reversed(pair)] if all(len(r) == 1 for r in pair) else []
    near = [r for r in table if r.measure is Measure.LEVEL and r.year]
    near = [r for r in near if any(together(r, other) for other in named)]
    near = [r for r in near if r.region == named[0].region]
    counts = [r for r in near if each and r.unit.endswith(_SAME.get(each[1], each[1]))]
    counts = _not_asked(_of_exactly(counts, each), text, each) if each else []
    headed = _headed(counts, each) if each else []
    counts = headed or [r for r in counts if r in named] or counts
    counts = _counted(question, each, counts) if each else []
    if each is None or len(counts) != 1:
        return []
    count = counts[0]
    asked = _COUNTED.search(text.replace(each.group(), ""))
    totals = [r for r in near if r is not count and r.name not in count.name]
    totals = [r for r in totals if r.unit != each[1] or r in named]
    totals = [r for r in totals if asked is None or r.unit.endswith(_SAME.get(asked[1], asked[1]))]
    whose = set(cut(count.name))
    for belongs in (
        lambda r: r.start < count.end and count.start < r.end,  # told in one clause
        lambda r: whose <= set(cut(r.name)),  # 公办幼儿园学位 are those of 公办幼儿园
    ):
        chosen = [r for r in totals if belongs(r)]
        if len(chosen) == 1:
            return [chosen[0], count]
    return [totals[0], count] if len(totals) == 1 else []


def count_of(pair: Sequence[Indicator], text: str) -> Indicator | None:
    """Return the one of two figures by which an average shares out the other, or nothing.

    Where both are counted alike it is not the one that is asked for: 每名领导联系几名人才.
    """
    squeezed = squeeze(text)
    each = _EACH.search(squeezed)
    if each is None:
        return None
    counts = [row for row in pair if row.unit.endswith(_SAME.get(each[1], each[1]))]
    counts = _not_asked(_of_exactly(counts, each), squeezed, each)
    return counts[0] if len(counts) == 1 else None


def _of_exactly(counts: Sequence[Indicator], each: re.Match[str]) -> list[Indicator]:
    """Keep what is counted in just the unit that is named, if anything is: 大项, not 项."""
    return [row for row in counts if each[0].endswith(f"大{each[1]}") and row.unit[:1] == "大"] or [
        *counts
    ]


def _not_asked(counts: Sequence[Indicator], squeezed: str, each: re.Match[str]) -> list[Indicator]:
    """Leave out of several counts the one that is asked for: 几项任务."""
    asked = _ASKED.search(squeezed, each.end())
    near = squeezed[asked.end() : asked.end() + NEAR] if asked and len(counts) > 1 else ""
    shared = [row for row in counts if near and _head(row) in near]
    return [row for row in counts if row not in shared] if len(shared) == 1 else list(counts)


def _head(row: Indicator) -> str:
    """Return the word of a name that says what is counted: 人才 of 领导联系服务的高端人才."""
    return min((word for word in cut(row.name) if row.name.endswith(word)), key=len, default="")


def _headed(counts: Sequence[Indicator], each: re.Match[str]) -> list[Indicator]:
    """Return the one of several counts that is named right behind the counter: 一个领导."""
    behind = each.string[each.end() : each.end() + NEAR]
    headed = [row for row in counts if (head := _head(row)) and behind.startswith(head)]
    return headed if len(headed) == 1 else []


def _counted(
    question: FigureQuestion, each: re.Match[str], counts: list[Indicator]
) -> list[Indicator]:
    """Keep the count that is named right after 每, or stated: 每个热点平均几个AP, 270名领导."""
    after = [m for m in question.mentions if 0 <= m.start - each.end() <= 1]
    named = [r for r in counts if after and r.name in after[0].names]
    parts = [r for r in counts if any(r.name in part.names for part in question.parts)]
    stated = [r for r in counts if re.search(rf"(?<![\d.]){r.value}(?![\d.])", question.text)]
    return named or next((found for found in (stated, parts) if len(found) == 1), counts)
