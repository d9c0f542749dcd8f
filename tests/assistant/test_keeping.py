import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant import keeping
from assistant.keeping import Keeper
from assistant.store.database import Database, open_store
from assistant.store.errors import StoreError
from assistant.store.types import AskedQuestion
from assistant.types import Answer, Citation, Kind, Role, Turn

EVER = datetime(2000, 1, 1, tzinfo=UTC)
CITATIONS = tuple(Citation(n, "one", "5.2", ("五",), "引", 0, 1) for n in (1, 2))


def answer(question: str = "地铁") -> Answer:
    return Answer("答[1][2]", Kind.PASSAGE, False, question, CITATIONS, confidence=0.5)


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


class Broken(Database):
    """A store whose disk comes and goes."""

    is_broken = True

    def keep_questions(self, asked: Sequence[AskedQuestion]) -> None:
        if self.is_broken:
            raise StoreError("the disk is full")
        super().keep_questions(asked)


def test_a_question_is_kept_as_it_was_answered(tmp_path: Path) -> None:
    store, failures = open_store("", tmp_path), Counter[str]()
    keeper = Keeper(lambda what: failures.update([what]))
    keeper.keep("one", answer("我叫王小明，地铁"))  # before it starts: kept all the same
    keeper.start(store, 90)
    keeper.stop()
    (kept,) = store.questions("one", EVER)
    store.close()
    assert abs(kept.at - datetime.now(UTC)) < timedelta(minutes=1)
    assert kept == AskedQuestion("one", "我叫***，地铁", "passage", False, 0.5, ("5.2",), kept.at)
    assert failures == {}


def test_what_was_asked_before_is_kept_only_where_conversations_are(tmp_path: Path) -> None:
    store = open_store("", tmp_path)
    history = [Turn(Role.USER, "我叫王小明"), Turn(Role.ASSISTANT, "您好"), Turn(Role.USER, "地铁")]
    for keeps in (False, True):
        keeper = Keeper(lambda _: None, keeps_conversations=keeps)
        keeper.keep("one", answer("呢"), history)
        keeper.start(store, 90)
        keeper.stop()
    earlier = [asked.earlier for asked in store.questions("one", EVER)]
    store.close()
    assert earlier == [(), ("我叫***", "地铁")]


def test_stopping_writes_all_that_waits(tmp_path: Path) -> None:
    store = open_store("", tmp_path)
    keeper = Keeper(lambda _: None)
    keeper.start(store, 90)
    for number in range(300):
        keeper.keep("one", answer(f"问{number}"))
    keeper.stop()
    assert [a.question for a in store.questions("one", EVER)] == [f"问{n}" for n in range(300)]
    store.close()


def test_a_store_that_fails_is_counted_logged_once_and_used_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    open_store("", tmp_path).close()
    store = Broken(open_store("", tmp_path)._url)
    failures: Counter[str] = Counter()
    keeper = Keeper(lambda what: failures.update([what]))
    keeper.start(store, 90)
    with caplog.at_level(logging.WARNING, "report_assistant.store"):
        for _ in range(3):
            keeper.keep("one", answer("失败时问的"))
        until(lambda: failures["question"] == 3)
        store.is_broken = False
        keeper.keep("one", answer("好了以后问的"))
        keeper.stop()
    assert [kept.question for kept in store.questions("one", EVER)] == ["好了以后问的"]
    store.close()
    assert [record.message for record in caplog.records] == ["Store, question: the disk is full"]
    assert "失败时" not in caplog.text


def test_a_hanging_store_neither_delays_answers_nor_fills_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "PATIENCE", 0.1)
    hangs, store = threading.Event(), open_store("", tmp_path)
    monkeypatch.setattr(store, "keep_questions", lambda _: hangs.wait(10))
    failures: Counter[str] = Counter()
    keeper = Keeper(lambda what: failures.update([what]), most=5)
    keeper.start(store, 90)
    start = time.monotonic()
    for _ in range(100):
        keeper.keep("one", answer())
    keeper.stop()
    assert time.monotonic() - start < 1
    assert failures["question"] >= 94  # one is being written, five wait
    hangs.set()
    store.close()


def test_old_questions_are_purged_when_it_starts_and_once_a_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "DAY", 0.2)
    monkeypatch.setattr(keeping, "LOOK", 0.02)
    store = open_store("", tmp_path)

    def ask(days: int) -> None:
        at = datetime.now(UTC) - timedelta(days=days)
        store.keep_questions([AskedQuestion("one", str(days), "chat", False, None, (), at)])

    ask(6)
    ask(4)
    keeper = Keeper(lambda _: None)
    keeper.start(store, 5)
    until(lambda: [kept.question for kept in store.questions("one", EVER)] == ["4"])
    ask(7)  # found a day later, though nobody asks anything
    until(lambda: [kept.question for kept in store.questions("one", EVER)] == ["4"])
    keeper.stop()
    store.close()
