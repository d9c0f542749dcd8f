"""Keeps a slow or broken model from slowing everyone down: few at a time, and a circuit breaker."""

import queue
import threading
import time
from collections.abc import Iterator

from assistant.llm.writer import Prompt, Writer, WriterFailed

FAILURES, PAUSE = 5, 30  # failures in a row after which the model is left alone, and seconds
_END = object()


class Guarded:
    """A writer with a limit of concurrent answers, a circuit breaker and a deadline."""

    def __init__(self, writer: Writer, concurrency: int, seconds: float) -> None:
        """Let ``concurrency`` answers be written at once, each within ``seconds``."""
        self._writer = writer
        self._slots = threading.BoundedSemaphore(concurrency)
        self._breaker = _Breaker()
        self._seconds = seconds
        self.name = writer.name

    def count_tokens(self, text: str) -> int:
        """Count as the writer does."""
        return self._writer.count_tokens(text)

    def write(self, prompt: Prompt) -> Iterator[str]:
        """Yield what the writer writes in time; raise WriterFailed otherwise."""
        if not self._breaker.lets_through():
            raise WriterFailed("the model failed repeatedly and is left alone for a while")
        if not self._slots.acquire(blocking=False):
            raise WriterFailed("the model is busy")
        pieces: queue.Queue[object] = queue.Queue()
        gone = threading.Event()
        threading.Thread(target=self._read, args=(prompt, pieces, gone), daemon=True).start()
        deadline = time.monotonic() + self._seconds
        try:
            while True:
                try:
                    piece = pieces.get(timeout=max(0.0, deadline - time.monotonic()))
                except queue.Empty:
                    self._breaker.count(failed=True)
                    raise WriterFailed(f"no complete answer within {self._seconds} s") from None
                if piece is _END:
                    return
                if isinstance(piece, WriterFailed):
                    raise piece
                yield str(piece)
        finally:
            gone.set()

    def _read(self, prompt: Prompt, pieces: "queue.Queue[object]", gone: threading.Event) -> None:
        """Read the writer in a thread of its own, which holds the slot until it ends."""
        try:
            for piece in self._writer.write(prompt):
                if gone.is_set():
                    return
                pieces.put(piece)
            self._breaker.count(failed=False)
            pieces.put(_END)
        except Exception as error:  # whatever a back end raises, the asker gets an answer
            if not gone.is_set():
                self._breaker.count(failed=True)
            pieces.put(WriterFailed(f"{type(error).__name__}: {error}"))
        finally:
            self._slots.release()


class _Breaker:
    """Counts failures in a row; after ``FAILURES`` lets one try through every ``PAUSE`` seconds.

    pybreaker holds a lock for as long as the call that it guards, so answers would queue up.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._failures = 0
        self._next_try = 0.0

    def lets_through(self) -> bool:
        with self._lock:
            if self._failures < FAILURES:
                return True
            now = time.monotonic()
            if now < self._next_try:
                return False
            self._next_try = now + PAUSE
            return True

    def count(self, failed: bool) -> None:
        with self._lock:
            self._failures = self._failures + 1 if failed else 0
            if failed:
                self._next_try = time.monotonic() + PAUSE
