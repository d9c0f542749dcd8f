"""Whether a figure stands beside the words that it stands beside in its sources."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.verify import key_of
from assistant.wording import Wording
from index.quantities import FoundQuantity, QuantityKind, find_quantities
from index.words import cut

_BREAK = re.compile(r"[，。；：！？、,;:!?\n]")
# What is told of a subject is not handed on with it: 新增135家，累计达430家
_OF_A_SUBJECT = frozenset(
    ["新增", "增长", "增加", "上升", "提高", "提升", "下降", "减少", "降低", "累计", "达到", "其中"]
)
_Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """A quantity with the words before and behind it, up to the next quantity or comma."""

    key: _Key
    counts: tuple[str, str]  # kind and unit: only figures alike in both are taken for each other
    before: frozenset[str]
    after: frozenset[str]


def amounts(text: str) -> list[FoundQuantity]:
    """Return the quantities of a text that are no years."""
    return [f for f in find_quantities(text) if f.quantity.kind is not QuantityKind.YEAR]


def is_of_something_else(text: str, quotes: Sequence[str], wording: Wording) -> bool:
    """Say whether a figure stands beside the words of another figure of the quotes.

    5G基站8000个 where the quotes tell 5G基站1500个 and 学位8000个.
    """
    places = [place for quote in quotes for place in _places(quote, wording)]
    for mine in _places(text, wording):
        others = [place for place in places if place.counts == mine.counts]
        if mine.key not in {place.key for place in others}:
            continue  # computed, or told by the heading
        alike = [len(mine.before & p.before) + len(mine.after & p.after) for p in others]
        nearest = {p.key for p, share in zip(others, alike, strict=True) if share == max(alike)}
        if mine.key not in nearest:
            return True
    return False


def _places(text: str, wording: Wording) -> Iterator[_Place]:
    """Yield the figures; one that names nothing itself is of what was named last: 增长45.76%."""
    found = amounts(text)
    starts = [0, *(f.end for f in found)]
    ends = [*(f.start for f in found[1:]), len(text)]
    subject: frozenset[str] = frozenset()
    for start, quantity, end in zip(starts, found, ends, strict=False):
        before = _words(_BREAK.split(text[start : quantity.start])[-1])
        after = _words(_BREAK.split(text[quantity.end : end])[0])
        if any(wording.tells(word) for word in before | after):
            subject = (before | after) - _OF_A_SUBJECT
        else:
            before |= subject
        counts = (quantity.quantity.kind, quantity.quantity.base_unit)
        if counts != (QuantityKind.AMOUNT, ""):  # a bare number counts nothing
            yield _Place(key_of(quantity.quantity), counts, before, after)


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in cut(text) if len(word) > 1)
