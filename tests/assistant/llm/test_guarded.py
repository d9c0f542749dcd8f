import threading
import time
from collections.abc import Iterator

import pytest

from assistant.llm.guarded import FAILURES, Guarded
from assistant.llm.writer import Prompt, WriterFailed

PROMPT = Prompt("规则", "问题")


class Scripted:
    """Yields pieces, waits, or fails, as told."""

    name = "scripted"

    def __init__(self, pieces: list[str], wait: float = 0.0, fails: bool = False) -> None:
        self.pieces, self.wait, self.fails = pieces, wait, fails
        self.asked = 0
        self.ended = threading.Event()

    def count_tokens(self, text: str) -> int:
        return len(text)

    def write(self, prompt: Prompt) -> Iterator[str]:  # noqa: ARG002
        self.asked += 1
        if self.fails:
            raise WriterFailed("down")
        try:
            for piece in self.pieces:
                yield piece
                time.sleep(self.wait)
        finally:
            self.ended.set()


def test_pieces_are_passed_on() -> None:
    guarded = Guarded(Scripted(["甲", "乙"]), 1, 5)
    assert list(guarded.write(PROMPT)) == ["甲", "乙"]
    assert list(guarded.write(PROMPT)) == ["甲", "乙"]


def test_a_slow_writer_fails_at_its_deadline() -> None:
    guarded = Guarded(Scripted(["甲", "乙"], wait=2), 1, 0.2)
    began = time.monotonic()
    with pytest.raises(WriterFailed):
        list(guarded.write(PROMPT))
    assert time.monotonic() - began < 1


def test_only_so_many_answers_are_written_at_once() -> None:
    guarded = Guarded(Scripted(["甲", "乙"], wait=0.3), 1, 5)
    first = guarded.write(PROMPT)
    assert next(first) == "甲"
    with pytest.raises(WriterFailed, match="busy"):
        next(guarded.write(PROMPT))
    assert list(first) == ["乙"]


def test_a_reader_that_goes_away_ends_the_writing() -> None:
    writer = Scripted(["甲"] * 100, wait=0.01)
    reading = Guarded(writer, 1, 5).write(PROMPT)
    next(reading)
    reading.close()  # type: ignore[attr-defined]
    assert writer.ended.wait(1)


def test_a_writer_that_keeps_failing_is_left_alone() -> None:
    writer = Scripted([], fails=True)
    guarded = Guarded(writer, 1, 5)
    for _ in range(FAILURES + 5):
        with pytest.raises(WriterFailed):
            list(guarded.write(PROMPT))
    assert writer.asked == FAILURES
