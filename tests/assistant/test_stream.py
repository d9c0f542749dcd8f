import asyncio
import time

from assistant.schemas import AnswerBody
from assistant.stream import PING, events, sentences_of
from assistant.types import Kind


def body(text: str) -> AnswerBody:
    return AnswerBody(
        answer=text, refused=False, kind=Kind.PASSAGE, citations=[], indicators=[],
        derivation="", question="", suggestions=[], writer="extractive",
    )  # fmt: skip


async def collected(ask: object, heartbeat: float) -> list[bytes]:
    return [event async for event in events(ask, heartbeat)]  # type: ignore[arg-type]


def test_sentences_end_behind_their_marks() -> None:
    assert sentences_of("甲。[1][2]乙。[3]") == ["甲。[1][2]", "乙。[3]"]
    assert sentences_of("报告没有说明。") == ["报告没有说明。"]


def test_a_slow_answer_is_preceded_by_heartbeats() -> None:
    def slow() -> AnswerBody:
        time.sleep(0.3)
        return body("甲。[1]")

    sent = asyncio.run(collected(slow, 0.05))
    assert sent[0].startswith(b"event: status")
    assert sent.count(PING) >= 2
    assert sent[-1].startswith(b"event: done")


def test_a_failure_after_the_start_is_an_event_with_the_error_shape() -> None:
    def broken() -> AnswerBody:
        raise RuntimeError

    sent = asyncio.run(collected(broken, 1))
    assert sent[-1].startswith(b"event: error")
    assert b"internal_error" in sent[-1]


def test_a_client_that_goes_away_stops_the_work() -> None:
    async def leave() -> bool:
        stream = events(lambda: time.sleep(0.2) or body("甲。"), 0.01)  # type: ignore[func-returns-value]
        await anext(stream)
        await anext(stream)
        await stream.aclose()
        await asyncio.sleep(0.01)
        return len(asyncio.all_tasks()) == 1

    assert asyncio.run(leave())
