"""The OpenAI chat-completions interface: requests in, answers out, whole and in chunks.

Citations travel as `annotations` of the message (OpenAI's ``url_citation``) and, for Open WebUI,
as ``event`` objects of type ``source`` that ride on ordinary chunks, so that other clients never
meet a chunk without a choice.
"""

import json
import time
import uuid
from collections.abc import Iterator
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, field_validator

from assistant.schemas import MOST_CHARACTERS, MOST_HISTORY, clean
from assistant.types import Answer, Citation, Role, Turn
from assistant.written import sentences_of
from index.words import cut

MOST_ASKED = 1000  # characters of the last message, as in /api/chat
Json = dict[str, Any]  # a body as OpenAI defines it


class ContentPart(BaseModel):
    """A part of a message; only text is read."""

    type: str
    text: str = Field("", max_length=MOST_CHARACTERS)


class Message(BaseModel):
    """One message of the conversation."""

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | list[ContentPart] | None = None

    @field_validator("content")
    @classmethod
    def _is_clean(cls, content: str | list[ContentPart] | None) -> str | list[ContentPart] | None:
        if isinstance(content, str):
            if len(content) > MOST_CHARACTERS:
                raise ValueError(f"太长，最多 {MOST_CHARACTERS} 个字符")
            return clean(content)
        return content

    @property
    def text(self) -> str:
        """The words of the message."""
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content if part.type == "text").strip()
        return self.content or ""


class StreamOptions(BaseModel):
    """What a stream carries besides the answer."""

    include_usage: StrictBool = False


class CompletionBody(BaseModel):
    """A chat-completions request; parameters of sampling are accepted and have no effect."""

    model_config = ConfigDict(extra="ignore")

    model: str = Field("", max_length=200, description="Slug of the report.")
    messages: list[Message] = Field(min_length=1, max_length=MOST_HISTORY)
    stream: StrictBool | None = False
    stream_options: StreamOptions | None = None

    @field_validator("messages")
    @classmethod
    def _asks_something(cls, messages: list[Message]) -> list[Message]:
        asked = [message for message in messages if message.role == "user"]
        if not asked or not asked[-1].text.strip():
            raise ValueError("没有用户提出的问题")
        return messages

    @property
    def question(self) -> str:
        """What the user says last."""
        return next(m.text for m in reversed(self.messages) if m.role == "user").strip()

    def turns(self) -> list[Turn]:
        """Return what was said before, without instructions and tool messages."""
        last = max(at for at, m in enumerate(self.messages) if m.role == "user")
        said = [m for m in self.messages[:last] if m.role in ("user", "assistant") and m.text]
        return [Turn(Role(message.role), message.text) for message in said]


def completion(model: str, asked: CompletionBody, text: str, answer: Answer | None) -> Json:
    """Return a whole completion; ``answer`` is None for what a client asks on its own behalf."""
    message: Json = {"role": "assistant", "content": text, "refusal": None}
    if answer is not None:
        message["annotations"] = annotations(answer)
    choice = {"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}
    return _head(model, "chat.completion") | {"choices": [choice], "usage": usage(asked, text)}


def chunks(model: str, asked: CompletionBody, text: str, answer: Answer | None) -> Iterator[Json]:
    """Yield the chunks of a streamed completion: role, sentences with sources, end, usage."""
    head = _head(model, "chat.completion.chunk")
    usage_wanted = asked.stream_options is not None and asked.stream_options.include_usage

    def chunk(delta: Json, finish: str | None = None) -> Json:
        choice = {"index": 0, "delta": delta, "finish_reason": finish, "logprobs": None}
        return head | {"choices": [choice]} | ({"usage": None} if usage_wanted else {})

    yield chunk({"role": "assistant", "content": ""})
    for sentence in sentences_of(text):
        yield chunk({"content": sentence})
    if answer is not None and answer.citations:
        for citation in answer.citations:
            yield chunk({}) | {"event": source_event(citation)}
        yield chunk({"annotations": annotations(answer)})
    yield chunk({}, "stop")
    if usage_wanted:
        yield head | {"choices": [], "usage": usage(asked, text)}


def annotations(answer: Answer) -> list[Json]:
    """Return each mark of an answer as a citation of the place that it points at."""
    found = []
    for citation in answer.citations:
        mark = f"[{citation.n}]"
        start = answer.answer.find(mark)
        found.append(
            {
                "type": "url_citation",
                "url_citation": {
                    "start_index": start,
                    "end_index": start + len(mark),
                    "title": " › ".join(citation.section_path),
                    "url": link(citation),
                },
                "quote": citation.quote,
                "section_id": citation.section_id,
            }
        )
    return found


def link(citation: Citation) -> str:
    """Return the page's address that opens the report at the quote."""
    return f"/?report={citation.report}#{citation.start}-{citation.end}"


def source_event(citation: Citation) -> Json:
    """Return a citation as Open WebUI shows it."""
    name = f"[{citation.n}] {citation.section_path[-1]}"
    return {
        "type": "source",
        "data": {
            "source": {"name": name, "url": link(citation)},
            "document": [citation.quote],
            "metadata": [{"source": link(citation), "name": name, "section": citation.section_id}],
        },
    }


def usage(asked: CompletionBody, text: str) -> Json:
    """Count words as our segmentation parts them; there is no model whose tokens could count."""
    prompt = sum(len(cut(message.text)) for message in asked.messages)
    said = len(cut(text))
    return {"prompt_tokens": prompt, "completion_tokens": said, "total_tokens": prompt + said}


def models(slugs: list[str], created: int) -> Json:
    """List the reports as models."""
    data = [
        {"id": slug, "object": "model", "created": created, "owned_by": "report-assistant"}
        for slug in slugs
    ]
    return {"object": "list", "data": data}


def server_sent(bodies: Iterator[Json]) -> Iterator[str]:
    """Return chunks as data of server-sent events, ``[DONE]`` last."""
    for body in bodies:
        yield json.dumps(body, ensure_ascii=False)
    yield "[DONE]"


def _head(model: str, kind: str) -> Json:
    return {
        "id": f"chatcmpl-{uuid.uuid4().hex}",
        "object": kind,
        "created": int(time.time()),
        "model": model,
        "system_fingerprint": None,
    }
