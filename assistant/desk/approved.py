"""The approved answers of one report, kept at hand, and which of them a question gets."""

import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np

from assistant.desk.standing import find_quote, is_valid_on, why_suspended
from assistant.lexicon import Lexicon
from assistant.store.errors import StoreError
from assistant.store.types import Approval, Store
from assistant.types import Quote
from index.report_index import ReportIndex
from index.words import cut, fold

REFRESH = 10.0  # seconds until what another process approved is told here as well
# Of pairs of curated questions that are this alike, have the same numbers and explain each
# other's words, none asks for another thing (104 pairs; 9 of them name sentences of two sections
# that tell the same).
ALIKE = 0.8
_MARKS = re.compile(r"[\s\W_]+")
_FIXED = re.compile(r"[0-9a-z.]+")  # numbers, years and Latin names must be the same


@dataclass(frozen=True, slots=True)
class Standing:
    """An approved answer that may be told, and where its quote stands."""

    approval: Approval
    quote: Quote


class ApprovedAnswers:
    """Finds the approved answer to a question; holds those of one report."""

    def __init__(
        self,
        store: Store,
        index: ReportIndex,
        lexicon: Lexicon,
        bare: Callable[[str], str],
        failed: Callable[[str], None],
    ) -> None:
        """``bare`` leaves the region's name out; ``failed`` counts what the store could not do."""
        self._store, self._index, self._lexicon = store, index, lexicon
        self._bare, self._failed = bare, failed
        self._lock = threading.Lock()
        self._read_at = -REFRESH
        self._standing: tuple[Standing, ...] = ()
        self._vectors = np.zeros((0, 0), dtype=np.float32)

    def refresh(self) -> None:
        """Read the approved answers anew; suspend those whose words the report changed."""
        with self._lock:
            self._read_at = time.monotonic()
            standing = []
            for approval in self._store.approvals(self._index.facts.slug):
                checked = self._checked(approval)
                if checked is not None:
                    standing.append(checked)
            texts = [self._bare(one.approval.question) for one in standing]
            self._vectors = self._index.embed(texts) if texts else self._vectors[:0]
            self._standing = tuple(standing)

    def find(self, question: str, by_meaning: bool, today: date | None = None) -> Standing | None:
        """Return the newest approved answer to this question, if there is one today.

        A question about a figure must be the same but for marks (``by_meaning`` is False);
        another one may say the same in other words.
        """
        self._refresh_if_old()
        day = today or date.today()
        standing, vectors = self._standing, self._vectors
        valid = [row for row, one in enumerate(standing) if is_valid_on(one.approval, day)]
        same = [r for r in valid if self._key(standing[r].approval.question) == self._key(question)]
        if same:
            return standing[same[0]]
        if not by_meaning or not valid:
            return None
        alike = vectors @ self._index.vector(self._bare(question))
        near = [row for row in valid if alike[row] >= ALIKE]
        near = [r for r in near if self._means(question, standing[r].approval.question)]
        return standing[max(near, key=lambda row: float(alike[row]))] if near else None

    def _refresh_if_old(self) -> None:
        if time.monotonic() - self._read_at < REFRESH:
            return
        try:
            self.refresh()
        except StoreError:
            self._failed("approvals")  # those read before still stand

    def _checked(self, approval: Approval) -> Standing | None:
        """Return an approved answer that stands; note why another one does not."""
        if approval.suspended:
            return None
        why = why_suspended(approval, self._index.report)
        if why:
            self._store.suspend(approval.id, why)
            return None
        report, context = self._index.report, approval.context
        cited = find_quote(report, approval.section_id, approval.quote, context)
        assert cited is not None
        return Standing(approval, cited.quote)

    def _key(self, text: str) -> str:
        return _MARKS.sub("", self._bare(text))

    def _means(self, one: str, other: str) -> bool:
        """Say whether two questions have the same numbers and explain each other's words."""
        texts = fold(self._bare(one)), fold(self._bare(other))
        if len({tuple(sorted(_FIXED.findall(text))) for text in texts}) > 1:
            return False
        first, second = map(self._content, texts)
        both = bool(first) and bool(second)
        return both and self._explained(first, second) and self._explained(second, first)

    def _content(self, text: str) -> frozenset[str]:
        lexicon = self._lexicon
        empty = lexicon.stop_words | lexicon.neutral_words | lexicon.empty_words
        return frozenset(word for word in cut(text) if word not in empty)

    def _explained(self, words: frozenset[str], others: frozenset[str]) -> bool:
        return all(self._is_said(word, others) for word in words)

    def _is_said(self, word: str, others: frozenset[str]) -> bool:
        if word in others:
            return True
        expansions = self._lexicon.expansions
        if any(others.issuperset(cut(way)) for way, _ in expansions.get(word, ())):
            return True
        return any(word in cut(way) for o in others for way, _ in expansions.get(o, ()))
