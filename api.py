"""The HTTP service: routes and one error shape; no logic."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated, Literal

from fastapi import Depends, FastAPI, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.sse import EventSourceResponse
from starlette.exceptions import HTTPException

from assistant.assistant import Assistant
from assistant.indicator_export import filter_rows, to_csv
from assistant.registry import Registry, UnknownReport
from assistant.schemas import (
    AnswerBody,
    ChatBody,
    ErrorBody,
    HitBody,
    IndicatorBody,
    ReportBody,
    SectionBody,
    error_body,
    validation_message,
)
from assistant.settings import Settings
from assistant.stream import events


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    if not hasattr(app.state, "registry"):
        app.state.registry = Registry.open(app.state.settings)
    yield


def create_app(settings: Settings | None = None, registry: Registry | None = None) -> FastAPI:
    """Return the service; reports are opened when it starts unless they are open already."""
    app = FastAPI(
        title="Report assistant",
        description="Answers about a government report; every sentence is cited word for word.",
        lifespan=_lifespan,
        responses={422: {"model": ErrorBody}, 404: {"model": ErrorBody}},
    )
    app.state.settings = settings or Settings()
    if registry is not None:
        app.state.registry = registry
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _invalid_request)
    app.add_exception_handler(UnknownReport, _unknown_report)
    app.add_exception_handler(Exception, _internal_error)
    _add_routes(app)
    return app


async def _http_error(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    body = error_body(str(error.detail), "invalid_request_error", f"http_{error.status_code}")
    return JSONResponse(body, error.status_code, headers=error.headers)


async def _invalid_request(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    message = validation_message(error.errors())
    return JSONResponse(error_body(message, "invalid_request_error", "invalid_request"), 422)


async def _unknown_report(_: Request, error: Exception) -> JSONResponse:
    return JSONResponse(error_body(str(error), "invalid_request_error", "unknown_report"), 404)


async def _internal_error(_: Request, __: Exception) -> JSONResponse:
    message = "服务内部出错，请稍后再试；如果反复出现，请把时间告诉管理员。"
    return JSONResponse(error_body(message, "server_error", "internal_error"), 500)


def _registry(request: Request) -> Registry:
    registry: Registry = request.app.state.registry
    return registry


def _assistant(request: Request, report: str | None = None) -> Assistant:
    return _registry(request).assistant(report)


Reports = Annotated[Registry, Depends(_registry)]
Chosen = Annotated[Assistant, Depends(_assistant)]


def _add_routes(app: FastAPI) -> None:
    @app.post("/api/chat", response_model=AnswerBody)
    def chat(body: ChatBody, registry: Reports) -> AnswerBody | Response:
        """Answer one question; every sentence cites the report word for word."""
        answer = AnswerBody.of(registry.assistant(body.report).ask(body.question, body.turns()))
        return EventSourceResponse(events(answer)) if body.stream else answer

    @app.get("/api/search")
    def search(
        assistant: Chosen,
        q: Annotated[str, Query(min_length=1, max_length=1000)],
        k: Annotated[int, Query(ge=1, le=50)] = 5,
    ) -> list[HitBody]:
        """Return the k sentences nearest to a question, without answering it."""
        return [HitBody.of(e, assistant.index) for e in assistant.search(q)[:k]]

    @app.get("/api/sections")
    def sections(assistant: Chosen) -> list[SectionBody]:
        """Return the heading tree in reading order."""
        return [SectionBody.of(s, assistant.index) for s in assistant.index.report.sections]

    @app.get("/api/report")
    def report(assistant: Chosen) -> ReportBody:
        """Return the report's facts and its canonical text, which all offsets point into."""
        return ReportBody.of(assistant.index)

    @app.get("/api/indicators", response_model=list[IndicatorBody])
    def indicators(
        assistant: Chosen,
        name: Annotated[str, Query(max_length=100)] = "",
        year: int | None = None,
        status: Literal["actual", "estimate", "target"] | None = None,
        form: Annotated[Literal["json", "csv"], Query(alias="format")] = "json",
    ) -> list[IndicatorBody] | Response:
        """Return the reviewed figures, filtered, as JSON or as CSV for a spreadsheet."""
        rows = filter_rows(assistant.index.indicators, name, year, status)
        if form == "csv":
            return Response(to_csv(rows), media_type="text/csv; charset=utf-8")
        return [IndicatorBody.of(row) for row in rows]

    @app.get("/healthz")
    def healthz() -> dict[str, str]:
        """Say that the process runs."""
        return {"status": "ok"}

    @app.get("/readyz")
    def readyz(registry: Reports) -> dict[str, str]:
        """Say that the report is open and questions are answered."""
        return {"status": "ready", "report": registry.settings.default_report}
