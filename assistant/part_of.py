"""Which word is a part of another, and which figure is part of what another tells in all."""

import re
from collections.abc import Iterable, Sequence
from itertools import permutations

from assistant.amounts import unit_of
from assistant.names import squeeze
from index.types import Indicator

OF_WHICH = "其中"
_CLAUSE_END = re.compile("[。；]")
NEW = "新增"
_ALL_OF = re.compile("(?:总[量数额]|的)+$")  # 专利申请总量 is what 发明专利申请量 is part of


def is_part(word: str, whole: str) -> bool:
    """Say whether a word's characters stand in a longer one in their order: 进口 of 进出口."""
    characters = iter(whole)
    return 1 < len(word) < len(whole) and all(character in characters for character in word)


def is_of_which(part: Indicator, whole: Indicator, text: str) -> bool:
    """Say whether a report tells one figure after 其中 as a part of one before it in a sentence."""
    between = text[whole.end : part.start] if whole.end <= part.start else ""
    return (
        OF_WHICH in f"{between}{text[part.start : part.end]}"
        and not _CLAUSE_END.search(between)
        and bool(between)
    )


def is_whole(whole: Indicator, part: Indicator) -> bool:
    """Say whether one figure is by its name all of what another is a part of, in one year."""
    alike = whole.year == part.year and unit_of(whole) == unit_of(part)
    return alike and is_part(_ALL_OF.sub("", squeeze(whole.name)), squeeze(part.name))


def part_and_whole(rows: Sequence[Indicator], text: str) -> tuple[Indicator, ...]:
    """Return two figures of a report ``text``, the part before its whole, or nothing."""
    pairs = permutations(rows, 2) if len(rows) == 2 else ()
    held = (
        (part, whole)
        for part, whole in pairs
        if is_whole(whole, part) or is_of_which(part, whole, text)
    )
    return next(held, ())


def whole_of(part: Indicator, rows: Iterable[Indicator], text: str) -> Indicator | None:
    """Return the only figure of a report ``text`` that one is told as a part of, or nothing.

    What there is in all of something is the whole of what is new of it.
    """
    levels = [r for r in rows if r.measure is part.measure and unit_of(r) == unit_of(part)]
    levels = [row for row in levels if row.year == part.year and row.status is part.status]
    stock = [row for row in levels if part.name == f"{NEW}{row.name}"]
    wholes = stock or [r for r in levels if part_and_whole((part, r), text) == (part, r)]
    return wholes[0] if len({row.name for row in wholes}) == 1 else None


def whole_of_all(rows: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """Return the figures by whose name all the others are parts of it, or all of them.

    A stock and what is new of it are two things.
    """
    names = {row.name for row in rows}
    found = tuple(
        row for row in rows if all(other.name == row.name or is_whole(row, other) for other in rows)
    )
    is_of_one = len({row.period for row in rows}) == 1
    return found if found and len(names) > 1 and is_of_one else tuple(rows)


def holds_another(rows: Iterable[Indicator]) -> bool:
    """Say whether one of several figures is by its name all of what another is a part of."""
    return any(is_whole(whole, part) for whole, part in permutations(rows, 2))
