"""The socket that the service listens on: one, or one for each worker."""

import socket
import sys
from collections.abc import Callable


class OwnInEachProcess(socket.socket):
    """A socket that a worker, to which it is sent, binds anew at the same address.

    Linux then shares the connections out among the workers. From one socket for all, whichever
    worker wakes first takes every connection that waits, and may serve all clients alone.
    """

    def __reduce__(self) -> tuple[Callable[..., socket.socket], tuple[object, ...]]:
        """Send the address in place of the socket."""
        return bound, (*self.getsockname()[:2], True)


def is_free(host: str, port: int) -> bool:
    """Say whether the address can be listened on, before the slow part begins."""
    try:
        bound(host, port).close()
    except OSError:
        return False
    return True


def for_workers(host: str, port: int) -> socket.socket:
    """Return what workers listen on; elsewhere than on Linux one socket serves them all."""
    return bound(host, port, is_shared=sys.platform == "linux")


def bound(host: str, port: int, is_shared: bool = False) -> socket.socket:
    """Return a socket at an address; raise OSError where that is not ours.

    It names its protocol: without, asyncio leaves TCP_NODELAY unset, and each answer to one
    client waits 40 ms for an acknowledgement. The one that uvicorn.run makes for workers does not.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    kind = OwnInEachProcess if is_shared else socket.socket
    opened = kind(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if is_shared:
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        opened.bind((host, port))
    except OSError:
        opened.close()
        raise
    return opened
