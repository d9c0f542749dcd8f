"""An answer as server-sent events: status, then each verified sentence, its citations, done."""

import asyncio
import json
import threading
from collections.abc import AsyncGenerator, Callable, Iterator

from anyio import to_thread
from fastapi.sse import format_sse_event

from assistant.schemas import INTERNAL_ERROR, AnswerBody, SentenceBody
from assistant.write import Tell
from assistant.written import sentences_of

HEARTBEAT = 10.0  # seconds; proxies close connections that are silent for half a minute
PING = b": ping\n\n"


class ClientGone(Exception):
    """Nobody reads the answer any more."""


async def events(
    ask: Callable[[Tell], AnswerBody], heartbeat: float = HEARTBEAT
) -> AsyncGenerator[bytes, None]:
    """Yield the events of one answer; ``done`` carries the whole body again.

    ``ask`` runs in a thread and may tell sentences before it returns. While nothing comes, a
    comment is sent every ``heartbeat`` seconds. Each event waits until the client has room for
    it; when the client goes away, telling raises ClientGone and nothing more is made.
    """
    yield _event("status", '{"status": "answering"}')
    loop = asyncio.get_running_loop()
    told: asyncio.Queue[str | None] = asyncio.Queue()
    gone = threading.Event()

    def tell(sentence: str) -> None:
        if gone.is_set():
            raise ClientGone
        loop.call_soon_threadsafe(told.put_nowait, sentence)

    work = asyncio.ensure_future(to_thread.run_sync(ask, tell, abandon_on_cancel=True))
    work.add_done_callback(lambda _: told.put_nowait(None))
    sent = 0
    try:
        while True:
            try:
                sentence = await asyncio.wait_for(told.get(), heartbeat)
            except TimeoutError:
                yield PING
                continue
            if sentence is None:
                break
            sent += 1
            yield _sentence(sent, sentence)
    finally:
        gone.set()
        work.cancel()
    if work.exception() is not None:
        yield _event("error", json.dumps(INTERNAL_ERROR, ensure_ascii=False))
        return
    for event in _told(work.result(), sent):
        yield event


def _told(body: AnswerBody, already: int) -> Iterator[bytes]:
    """Yield the sentences that were not told before, every citation, and the whole answer."""
    cited: set[int] = set()
    for number, sentence in enumerate(sentences_of(body.answer), 1):
        if number > already:
            yield _sentence(number, sentence)
        for citation in body.citations:
            if f"[{citation.n}]" in sentence and citation.n not in cited:
                cited.add(citation.n)
                yield _event("citation", citation.model_dump_json())
    yield _event("done", body.model_dump_json())


def _sentence(number: int, text: str) -> bytes:
    return _event("sentence", SentenceBody(n=number, text=text).model_dump_json())


def data_events(lines: Iterator[str]) -> Iterator[bytes]:
    """Return lines as unnamed events, as OpenAI's clients read them."""
    return (bytes(format_sse_event(data_str=line)) for line in lines)


def _event(name: str, data: str) -> bytes:
    return bytes(format_sse_event(data_str=data, event=name))
