"""A model server that says what it is told to: OpenAI's streamed chat completions on loopback."""

import json
import socket
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum

import anyio
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

PIECE = 7  # characters of a chunk
ENDLESS = 2_000_000  # characters; a client that reads on is at fault
STALL = 60.0  # seconds


class Manner(StrEnum):
    """How the server behaves."""

    SPEAKS = "speaks"
    ENDLESS = "endless output"
    BROKEN_JSON = "broken JSON"
    BROKEN_STREAM = "broken SSE"
    ERROR = "HTTP 500"
    STALLS = "stalls"
    BREAKS_OFF = "breaks off"


@dataclass(frozen=True, slots=True)
class Script:
    """What the next answer is."""

    text: str
    manner: Manner = Manner.SPEAKS


class ScriptedModel:
    """Answers every request with the script that is set."""

    def __init__(self) -> None:
        """Say nothing yet."""
        self.script = Script("")
        self.requests = 0
        self.url = ""

    async def complete(self, request: Request) -> Response:
        """Answer a chat-completions request as the script wants it."""
        await request.body()
        self.requests += 1
        script = self.script
        if script.manner is Manner.ERROR:
            return Response('{"error": {"message": "down"}}', 500, media_type="application/json")
        if script.manner is Manner.BROKEN_JSON:
            return Response('{"choices": [', 200, media_type="application/json")
        return StreamingResponse(_stream(script), media_type="text/event-stream")


async def _stream(script: Script) -> AsyncIterator[bytes]:
    text = script.text
    half = len(text) // 2
    for at in range(0, ENDLESS if script.manner is Manner.ENDLESS else len(text), PIECE):
        if at >= half and script.manner is Manner.STALLS:
            await anyio.sleep(STALL)
        if at >= half and script.manner is Manner.BREAKS_OFF:
            raise ConnectionResetError
        if at >= half and script.manner is Manner.BROKEN_STREAM:
            yield b"data: {broken\n\nevent: ???\n\n"
            return
        if script.manner is Manner.ENDLESS:
            await anyio.sleep(0.001)  # a client that goes away ends it here
        start = at % max(1, len(text))
        yield _chunk({"content": text[start : start + PIECE]})
    yield _chunk({}, "stop") + b"data: [DONE]\n\n"


def _chunk(delta: dict[str, str], finish: str | None = None) -> bytes:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    body = {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "scripted"}
    return f"data: {json.dumps(body | {'choices': [choice]}, ensure_ascii=False)}\n\n".encode()


@contextmanager
def serving() -> Iterator[ScriptedModel]:
    """Serve a scripted model on a free port of loopback."""
    model = ScriptedModel()
    app = Starlette(routes=[Route("/v1/chat/completions", model.complete, methods=["POST"])])
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    model.url = f"http://127.0.0.1:{listener.getsockname()[1]}/v1"
    config = uvicorn.Config(app, log_level="critical", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield model
    finally:
        server.should_exit = True
        thread.join(5)
        listener.close()
