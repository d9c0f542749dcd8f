"""An answer as server-sent events: status, then each verified sentence, its citations, done."""

import asyncio
import json
import re
from collections.abc import AsyncGenerator, Callable, Iterator

from anyio import to_thread
from fastapi.sse import format_sse_event

from assistant.schemas import INTERNAL_ERROR, AnswerBody, SentenceBody

# A sentence ends behind its marks: …1500个。[1]
_SENTENCE = re.compile(r".+?(?:\[\d+\])+|.+\Z", re.DOTALL)
HEARTBEAT = 10.0  # seconds; proxies close connections that are silent for half a minute
PING = b": ping\n\n"


def sentences_of(text: str) -> list[str]:
    """Return an answer's sentences, each with its marks."""
    return _SENTENCE.findall(text)


async def events(
    ask: Callable[[], AnswerBody], heartbeat: float = HEARTBEAT
) -> AsyncGenerator[bytes, None]:
    """Yield the events of one answer; ``done`` carries the whole body again.

    While the answer is made, a comment is sent every ``heartbeat`` seconds. Each event waits until
    the client has room for it; when the client goes away nothing more is made.
    """
    yield _event("status", '{"status": "answering"}')
    work = asyncio.ensure_future(to_thread.run_sync(ask, abandon_on_cancel=True))
    try:
        while not (await asyncio.wait({work}, timeout=heartbeat))[0]:
            yield PING
    finally:
        work.cancel()
    if work.exception() is not None:
        yield _event("error", json.dumps(INTERNAL_ERROR, ensure_ascii=False))
        return
    for event in _told(work.result()):
        yield event


def _told(body: AnswerBody) -> Iterator[bytes]:
    sent: set[int] = set()
    for number, sentence in enumerate(sentences_of(body.answer), 1):
        yield _event("sentence", SentenceBody(n=number, text=sentence).model_dump_json())
        for citation in body.citations:
            if f"[{citation.n}]" in sentence and citation.n not in sent:
                sent.add(citation.n)
                yield _event("citation", citation.model_dump_json())
    yield _event("done", body.model_dump_json())


def data_events(lines: Iterator[str]) -> Iterator[bytes]:
    """Return lines as unnamed events, as OpenAI's clients read them."""
    return (bytes(format_sse_event(data_str=line)) for line in lines)


def _event(name: str, data: str) -> bytes:
    return bytes(format_sse_event(data_str=data, event=name))
