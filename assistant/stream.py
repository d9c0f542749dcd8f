"""An answer as server-sent events: status, then each verified sentence, its citations, done."""

import re
from collections.abc import Iterator

from fastapi.sse import format_sse_event

from assistant.schemas import AnswerBody, SentenceBody

# A sentence ends behind its marks: …1500个。[1]
_SENTENCE = re.compile(r".+?(?:\[\d+\])+|.+\Z", re.DOTALL)


def events(body: AnswerBody) -> Iterator[bytes]:
    """Yield the events of one answer; ``done`` carries the whole body again."""
    yield _event("status", '{"status": "answering"}')
    sent: set[int] = set()
    for number, sentence in enumerate(_SENTENCE.findall(body.answer), 1):
        yield _event("sentence", SentenceBody(n=number, text=sentence).model_dump_json())
        for citation in body.citations:
            if f"[{citation.n}]" in sentence and citation.n not in sent:
                sent.add(citation.n)
                yield _event("citation", citation.model_dump_json())
    yield _event("done", body.model_dump_json())


def _event(name: str, data: str) -> bytes:
    return bytes(format_sse_event(data_str=data, event=name))
