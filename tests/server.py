"""A real server on loopback for tests of clients and of the page."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from api import create_app
from assistant.registry import Registry
from assistant.settings import Settings
from tests.ports import free_port

PATIENCE = 30.0  # seconds until a server that should start counts as broken


@contextmanager
def serving(settings: Settings, registry: Registry) -> Iterator[str]:
    """Serve on a free port; yield the address; stop."""
    port = free_port()
    app = create_app(settings, registry)
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    end = time.monotonic() + PATIENCE
    while not server.started and time.monotonic() < end:
        time.sleep(0.02)
    assert server.started
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(PATIENCE)
