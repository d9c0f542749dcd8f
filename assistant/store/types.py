"""What is kept, as values, and what a store can do with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """One question as it was answered; the text is masked before it is kept."""

    report: str
    question: str
    kind: str  # as assistant.types.Kind
    refused: bool
    confidence: float | None  # of the best sentence; None where none was sought
    section_ids: tuple[str, ...]  # what the answer cites
    at: datetime  # UTC
    earlier: tuple[str, ...] = ()  # what was asked before it, where conversations are kept


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a reader thinks of an answer."""

    report: str
    question: str
    answer: str
    verdict: str  # up or down
    reason: str
    at: datetime  # UTC


@dataclass(frozen=True, slots=True)
class Approval:
    """An answer that staff wrote, with the words of the report that it rests on."""

    report: str
    question: str
    answer: str
    section_id: str
    quote: str  # verbatim in that section when it was approved
    context: str  # the whole sentences that it stood in then
    valid_from: date
    valid_until: date | None
    approved_by: str  # name of the key
    at: datetime  # UTC
    suspended: str = ""  # why it is not told at present; empty while it is
    id: int = 0  # 0 until it is kept


class Store(Protocol):
    """Keeps what was asked; whatever it returned from is on disk."""

    def keep_questions(self, asked: Sequence[AskedQuestion]) -> None:
        """Keep questions, all or none."""

    def keep_feedback(self, feedback: Feedback) -> int:
        """Keep one verdict and return its id."""

    def questions(self, report: str, since: datetime) -> Sequence[AskedQuestion]:
        """Return what was asked since then, oldest first."""

    def feedback(self, report: str, since: datetime) -> Sequence[Feedback]:
        """Return the verdicts since then, oldest first."""

    def approve(self, approval: Approval) -> Approval:
        """Keep an approved answer; return it with its id."""

    def approvals(self, report: str) -> Sequence[Approval]:
        """Return the approved answers of a report that were not withdrawn, newest first."""

    def suspend(self, approval_id: int, note: str) -> None:
        """Note why an approved answer is not told; an empty note tells it again."""

    def withdraw(self, approval_id: int) -> bool:
        """Take an approved answer back; say whether there was one."""

    def purge(self, before: datetime) -> int:
        """Delete questions and feedback older than that; return how many."""
