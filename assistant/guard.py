"""What stands before the routes: body limit, rate limit, keys, security headers."""

import ipaddress
import time

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.keys import Keys
from assistant.schemas import error_body

# The page needs nothing but itself; the API reference is FastAPI's own page with inline script.
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
DOCS_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'"
)
DOCS = ("/docs", "/redoc")
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
STAFF = "/api/desk/"  # a key is needed whatever the settings say
LIMITED = ("/api/", "/v1/", "/mcp")  # what costs work; the page and the probes do not
MOST_BYTES = 1_000_000  # of a request body: a hundred long messages
TOO_LARGE = f"请求体超过 {MOST_BYTES} 字节；请缩短问题或历史消息。"
TOO_MANY = "提问太频繁；请在 {seconds} 秒后再试，或向管理员申请密钥。"
BAD_KEY = "需要有效的密钥：请求头 Authorization: Bearer <密钥>。"


class Guard:
    """ASGI middleware; ``per_minute`` is None where addresses are not limited."""

    def __init__(
        self, app: ASGIApp, per_minute: int | None, keys: Keys, require_key: bool = False
    ) -> None:
        """Wrap an application."""
        self._app = app
        self._rate = RateLimitItemPerMinute(per_minute) if per_minute else None
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._keys = keys
        self._require_key = require_key

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on unless it is too large, too frequent or lacks a key."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path = scope["path"]

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                policy = DOCS_POLICY if path.startswith(DOCS) else PAGE_POLICY
                headers["Content-Security-Policy"] = policy
                headers.update(HEADERS)
            await send(message)

        refused = self._refused(scope, path)
        if refused is not None:
            await refused(scope, receive, sending)
        else:
            await self._app(scope, _limited(receive), sending)

    def _refused(self, scope: Scope, path: str) -> JSONResponse | None:
        headers = Headers(scope=scope)
        length = headers.get("content-length", "0")
        if length.isdigit() and int(length) > MOST_BYTES:
            return _error(413, TOO_LARGE, "body_too_large")
        if not path.startswith(LIMITED) or scope["method"] == "OPTIONS":
            return None
        scheme, _, key = headers.get("authorization", "").partition(" ")
        owner = self._keys.owner(key.strip()) if scheme.lower() == "bearer" else None
        if owner is not None:
            scope.setdefault("state", {})["key_owner"] = owner
            return None
        if self._require_key or path.startswith(STAFF):
            return _error(401, BAD_KEY, "invalid_api_key", {"WWW-Authenticate": "Bearer"})
        return self._too_frequent(scope)

    def _too_frequent(self, scope: Scope) -> JSONResponse | None:
        who = network(scope["client"][0] if scope.get("client") else "")
        if self._rate is None or self._limiter.hit(self._rate, who):
            return None
        until = self._limiter.get_window_stats(self._rate, who).reset_time
        wait = max(1, round(until - time.time()))
        text = TOO_MANY.format(seconds=wait)
        return _error(429, text, "rate_limit_exceeded", {"Retry-After": str(wait)})


def network(address: str) -> str:
    """Return whom an address belongs to: itself, or the /64 that one IPv6 customer holds."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((ip, 64), strict=False)) if ip.version == 6 else str(ip)


def _limited(receive: Receive) -> Receive:
    seen = 0

    async def receiving() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > MOST_BYTES:
            raise HTTPException(413, TOO_LARGE)  # a body without a declared length
        return message

    return receiving


def _error(
    status: int, text: str, code: str, headers: dict[str, str] | None = None
) -> JSONResponse:
    kinds = {401: "authentication_error", 429: "rate_limit_error"}
    body = error_body(text, kinds.get(status, "invalid_request_error"), code)
    return JSONResponse(body, status, headers=headers)
