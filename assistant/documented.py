"""What the OpenAPI schema says of responses beside their bodies, and which methods a path knows."""

from typing import Any

from fastapi import FastAPI
from starlette.routing import compile_path

from assistant.conversation_export import WORD
from assistant.schemas import ErrorBody

Responses = dict[int | str, dict[str, Any]]
_TEXT = {"schema": {"type": "string"}}
_FILE = {"schema": {"type": "string", "format": "binary"}}
_MEANINGS = {
    400: "The body cannot be read.",
    401: "A valid key is needed.",
    404: "There is no such report, or no such thing in it.",
    413: "The body is too large.",
    422: "A field is not what it should be.",
    429: "Too many requests from one address; Retry-After says how many seconds to wait.",
    500: "The service failed.",
    503: "What was sent could not be kept, or the search engine does not answer.",
}
ERRORS: Responses = {
    status: {"model": ErrorBody, "description": meaning} for status, meaning in _MEANINGS.items()
}
CSV = {"text/csv": _TEXT}
PLAIN = {"text/plain": _TEXT}
EVENTS = {
    "text/event-stream": {
        "schema": {
            "type": "object",
            "properties": {"event": {"type": "string"}, "data": {"type": "string"}},
        }
    }
}
DOCUMENTS = {"text/markdown": _TEXT, WORD: _FILE}
JSON = {"application/json": {"schema": {"type": "object"}}}


def also(*contents: dict[str, Any]) -> Responses:
    """Return the entry of a 200 that comes in these forms, beside the route's own model."""
    return {
        200: {"content": {kind: form for content in contents for kind, form in content.items()}}
    }


def methods_of(app: FastAPI, path: str) -> set[str]:
    """Return the documented methods of a path; routes know but their own ones."""
    return {
        method.upper()
        for template, operations in app.openapi()["paths"].items()
        if compile_path(template)[0].match(path)
        for method in operations
    }
