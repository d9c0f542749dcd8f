import asyncio
import time

from assistant.schemas import AnswerBody
from assistant.stream import PING, ClientGone, events
from assistant.types import Kind
from assistant.write import Tell
from assistant.written import sentences_of


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
    def slow(_: Tell) -> AnswerBody:
        time.sleep(0.3)
        return body("甲。[1]")

    sent = asyncio.run(collected(slow, 0.05))
    assert sent[0].startswith(b"event: status")
    assert sent.count(PING) >= 2
    assert sent[-1].startswith(b"event: done")


def test_a_failure_after_the_start_is_an_event_with_the_error_shape() -> None:
    def broken(_: Tell) -> AnswerBody:
        raise RuntimeError

    sent = asyncio.run(collected(broken, 1))
    assert sent[-1].startswith(b"event: error")
    assert b"internal_error" in sent[-1]


def test_a_client_that_goes_away_stops_the_work() -> None:
    def slow(_: Tell) -> AnswerBody:
        time.sleep(0.2)
        return body("甲。")

    async def leave() -> bool:
        stream = events(slow, 0.01)
        await anext(stream)
        await anext(stream)
        await stream.aclose()
        await asyncio.sleep(0.01)
        return len(asyncio.all_tasks()) == 1

    assert asyncio.run(leave())


def test_what_is_told_early_is_sent_at_once_and_once() -> None:
    def asked(tell: Tell) -> AnswerBody:
        tell("甲。[1]")
        time.sleep(0.2)
        return body("甲。[1]乙。[2]")

    sent = asyncio.run(collected(asked, 0.05))
    names = [event.split(b"\n")[0].removeprefix(b"event: ") for event in sent]
    assert names.index(b"sentence") < names.index(PING.strip())
    assert names.count(b"sentence") == 2


def test_telling_a_client_that_is_gone_stops_the_work() -> None:
    stopped: list[bool] = []

    def asked(tell: Tell) -> AnswerBody:
        for _ in range(100):
            try:
                tell("甲。[1]")
            except ClientGone:
                stopped.append(True)
                raise
            time.sleep(0.01)
        return body("甲。[1]")

    async def leave() -> None:
        stream = events(asked, 1)
        await anext(stream)
        await anext(stream)
        await stream.aclose()
        await asyncio.sleep(0.1)

    asyncio.run(leave())
    assert stopped
