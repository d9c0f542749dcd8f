"""The routes of OpenAI's interface."""

import time

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse
from fastapi.sse import EventSourceResponse

from assistant.chat_completions import CompletionBody, chunks, completion, models, server_sent
from assistant.deps import Keeps, Measures, Reports
from assistant.documented import EVENTS, JSON, also
from assistant.housekeeping import serve, task_of
from assistant.stream import data_events
from assistant.types import Answer, asked_in

STARTED = int(time.time())
router = APIRouter()


@router.get("/v1/models")
def list_models(registry: Reports) -> JSONResponse:
    """List the reports as models."""
    return JSONResponse(models(registry.slugs, STARTED))


@router.get("/v1/models/{slug}")
def get_model(slug: str, registry: Reports) -> JSONResponse:
    """Return one report as a model."""
    return JSONResponse(models([registry.assistant(slug).index.facts.slug], STARTED)["data"][0])


@router.post("/v1/chat/completions", response_class=Response, responses=also(JSON, EVENTS))
def complete(body: CompletionBody, registry: Reports, metrics: Measures, keeper: Keeps) -> Response:
    """Answer as OpenAI's chat completions do, citations as annotations."""
    assistant = registry.assistant(body.model or None)
    facts = assistant.index.facts
    answer: Answer | None = None
    task = task_of(body.question)
    if task:  # nobody asked this: it is not kept
        text = serve(task, body.question, asked_in(body.turns()), facts.title, assistant.suggest)
    else:
        answer = metrics.measured(assistant.ask, body.question, body.turns())
        keeper.keep(facts.slug, answer, body.turns())
        text = answer.answer
    if not body.stream:
        return JSONResponse(completion(facts.slug, body, text, answer))
    return EventSourceResponse(data_events(server_sent(chunks(facts.slug, body, text, answer))))
