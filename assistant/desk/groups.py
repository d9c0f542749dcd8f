"""What people asked in vain, grouped by meaning."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np

from assistant.store.types import AskedQuestion, Feedback
from assistant.types import Kind
from index.words import fold

# An answer less sure than this is worth a look: it may have missed what was asked.
UNSURE = 0.4
# Of pairs of curated questions as alike as this, 72 % ask for the same sentence.
ALIKE = 0.7
MOST_WORDINGS = 2000  # the latest ones; more would be a report of its own
MOST_REASONS = 20
Embed = Callable[[Sequence[str]], np.ndarray]


@dataclass(slots=True)
class Wording:
    """One way in which something was asked in vain."""

    question: str
    last: datetime
    refused: int = 0
    unsure: int = 0
    down: int = 0
    reasons: list[str] = field(default_factory=list)
    earlier: tuple[str, ...] = ()  # what one asker asked before, where that is kept

    @property
    def count(self) -> int:
        """How often it was asked in vain or marked as no help."""
        return self.refused + self.unsure + self.down


@dataclass(frozen=True, slots=True)
class Group:
    """Wordings of one meaning, the most frequent first."""

    wordings: tuple[Wording, ...]

    @property
    def count(self) -> int:
        """How often it was asked in vain or marked as no help, in any wording."""
        return sum(wording.count for wording in self.wordings)

    @property
    def last(self) -> datetime:
        """When it was last asked."""
        return max(wording.last for wording in self.wordings)


def groups(
    asked: Iterable[AskedQuestion],
    feedback: Iterable[Feedback],
    embed: Embed,
    is_answered: Callable[[str], bool],
) -> list[Group]:
    """Return what staff should look at, the most frequent first.

    ``embed`` returns unit vectors, one a text; what ``is_answered`` has an approved answer.
    """
    wordings = [w for w in _in_vain(asked, feedback) if not is_answered(w.question)]
    wordings = sorted(wordings, key=lambda w: w.last)[-MOST_WORDINGS:]
    wordings.sort(key=lambda w: (-w.count, w.question))
    if not wordings:
        return []
    vectors = embed([wording.question for wording in wordings])
    heads: list[int] = []
    members: dict[int, list[Wording]] = {}
    for row, wording in enumerate(wordings):
        alike = vectors[heads] @ vectors[row] if heads else np.zeros(0)
        if alike.max(initial=0.0) >= ALIKE:
            members[heads[int(alike.argmax())]].append(wording)
        else:
            heads.append(row)
            members[row] = [wording]
    found = [Group(tuple(same)) for same in members.values()]
    return sorted(found, key=lambda group: (-group.count, -group.last.timestamp()))


def _in_vain(asked: Iterable[AskedQuestion], feedback: Iterable[Feedback]) -> Iterable[Wording]:
    """Count by wording what was refused, answered without being sure, or marked as no help."""
    found: dict[str, Wording] = {}

    def wording(question: str, at: datetime) -> Wording:
        one = found.setdefault(fold(question), Wording(question, at))
        one.last = max(one.last, at)
        return one

    for one in asked:
        if one.refused and one.kind != Kind.CHAT:
            told = wording(one.question, one.at)
            told.refused += 1
        elif one.confidence is not None and not one.refused and one.confidence < UNSURE:
            told = wording(one.question, one.at)
            told.unsure += 1
        else:
            continue
        told.earlier = one.earlier or told.earlier
    for given in feedback:
        if given.verdict == "down":
            told = wording(given.question, given.at)
            told.down += 1
            if given.reason and len(told.reasons) < MOST_REASONS:
                told.reasons.append(given.reason)
    return found.values()
