"""Questions are kept behind the answers' back, by one thread; old ones are purged once a day."""

import logging
import queue
import threading
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial

from assistant.store.types import AskedQuestion, Store
from assistant.types import Answer, Turn, asked_in

LOG = logging.getLogger("report_assistant.store")
MOST_WAITING = 1000  # questions; a minute's worth of a busy service, a megabyte at most
DAY = 86_400.0  # seconds between two purges
MOMENT = 0.2  # seconds that questions are gathered before they are written
LOOK = 60.0  # seconds that an idle service waits before it looks whether a day has passed
PATIENCE = 15.0  # seconds that stopping waits for what is not written yet


class Keeper:
    """Keeps what was asked; whatever fails is counted and logged and never reaches an answer."""

    def __init__(
        self,
        failed: Callable[[str], None],
        most: int = MOST_WAITING,
        keeps_conversations: bool = False,
    ) -> None:
        """``failed`` counts what could not be done: question or purge."""
        self._keeps_conversations = keeps_conversations
        self._failed = failed
        self._waiting: queue.Queue[AskedQuestion | None] = queue.Queue(most)
        self._thread: threading.Thread | None = None
        self._is_failing = False

    def keep(self, report: str, answer: Answer, history: Sequence[Turn] = ()) -> None:
        """Have the question of an answer kept, as it was understood; return at once.

        What was asked before it is kept only where conversations are.
        """
        cited = dict.fromkeys(citation.section_id for citation in answer.citations)
        asked = AskedQuestion(
            report=report,
            question=answer.question,
            kind=answer.kind.value,
            refused=answer.refused,
            confidence=answer.confidence,
            section_ids=tuple(cited),
            at=datetime.now(UTC),
            earlier=tuple(asked_in(history)) if self._keeps_conversations else (),
        )
        try:
            self._waiting.put_nowait(asked)
        except queue.Full:
            self._note("question", "more questions wait to be kept than fit")

    def start(self, store: Store, keep_days: int) -> None:
        """Begin to write, and purge what is older than that many days."""
        self._thread = threading.Thread(
            target=self._work, args=(store, timedelta(days=keep_days)), daemon=True, name="keeper"
        )
        self._thread.start()

    def stop(self) -> None:
        """Write what waits, then end; a database that hangs is waited for, but not for ever."""
        if self._thread is None:
            return
        end = time.monotonic() + PATIENCE
        try:
            self._waiting.put(None, timeout=PATIENCE)
        except queue.Full:
            LOG.warning("Questions that were not kept yet are lost: the database does not answer.")
        else:
            self._thread.join(max(0.0, end - time.monotonic()))
        self._thread = None

    def _work(self, store: Store, age: timedelta) -> None:
        purged = -DAY
        while True:
            if time.monotonic() - purged >= DAY:
                purged = time.monotonic()
                self._try("purge", partial(store.purge, datetime.now(UTC) - age))
            asked, is_last = self._gathered()
            if asked:
                self._try("question", partial(store.keep_questions, asked), len(asked))
            if is_last:
                return

    def _gathered(self) -> tuple[list[AskedQuestion], bool]:
        """Return what waits after a moment's patience, and whether nothing comes after it.

        Questions of one moment are one write: a commit costs as much as half an answer.
        """
        gathered: list[AskedQuestion] = []
        end = time.monotonic() + LOOK
        while len(gathered) < MOST_WAITING:
            try:
                asked = self._waiting.get(timeout=max(0.0, end - time.monotonic()))
            except queue.Empty:
                break
            if asked is None:
                return gathered, True
            if not gathered:
                end = time.monotonic() + MOMENT
            gathered.append(asked)
        return gathered, False

    def _try(self, what: str, do: Callable[[], object], count: int = 1) -> None:
        try:
            do()
        except Exception as error:  # the thread must outlive whatever a database does
            self._note(what, str(error), count)
        else:
            self._is_failing = False

    def _note(self, what: str, why: str, count: int = 1) -> None:
        """Count failures; log the first of a row, for there is one for each question."""
        for _ in range(count):
            self._failed(what)
        if not self._is_failing:
            LOG.warning("Store, %s: %s", what, why)
        self._is_failing = True
