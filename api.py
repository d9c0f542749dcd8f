"""The HTTP service: routes and one error shape; no logic."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

from anyio import to_thread
from fastapi import FastAPI, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, JSONResponse
from fastapi.sse import EventSourceResponse
from fastapi.staticfiles import StaticFiles
from fastapi_offline import FastAPIOffline
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware

from assistant import conversation_export
from assistant.deps import Chosen, Keeps, Measures, Reports, Stored
from assistant.desk.routes import router as desk_router
from assistant.documented import CSV, DOCUMENTS, ERRORS, EVENTS, PLAIN, also, methods_of
from assistant.draft_routes import router as draft_router
from assistant.guard import Guard
from assistant.indicator_export import filter_rows, to_csv
from assistant.keeping import LOG, Keeper
from assistant.keys import Keys
from assistant.llm.writer import WriterName
from assistant.mcp_server import serving_mcp
from assistant.metrics import Metrics
from assistant.openai_routes import router as openai_router
from assistant.registry import EngineUnavailable, Registry, UnknownReport
from assistant.report_schemas import FactsBody, ReportBody, SectionBody
from assistant.schemas import (
    HTTP_MESSAGES,
    INTERNAL_ERROR,
    NOT_KEPT,
    NOT_SEARCHED,
    AnswerBody,
    ChatBody,
    ExportBody,
    FeedbackBody,
    HitBody,
    IndicatorBody,
    error_body,
    validation_message,
)
from assistant.settings import Settings
from assistant.settled import settled
from assistant.store.database import open_store
from assistant.store.errors import StoreError
from assistant.store.types import Store
from assistant.stream import events
from assistant.write import Tell

PAGES = {
    "/": "index.html",
    "/draft": "draft.html",
    "/indicators": "indicators.html",
    "/desk": "desk.html",
}
THREADS = 2  # answers share one interpreter: more at once slow each other down
WEB = Path(__file__).resolve().parent / "assistant" / "web"


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    if not hasattr(app.state, "registry"):
        app.state.registry = Registry.open(app.state.settings)
    settings: Settings = app.state.settings
    hosts = [host.strip() for host in settings.mcp_hosts.split(",") if host.strip()]
    if settings.writer is WriterName.EXTRACTIVE:  # nothing is waited for: all that runs computes
        to_thread.current_default_thread_limiter().total_tokens = THREADS
    with _storing(app), settled():
        async with serving_mcp(app, app.state.registry, hosts):
            yield


@contextmanager
def _storing(app: FastAPI) -> Iterator[None]:
    """Open the store unless it is open already; when the service stops, all is written."""
    settings: Settings = app.state.settings
    given: Store | None = getattr(app.state, "store", None)
    opened = None if given else open_store(settings.database, settings.state_dir)
    app.state.store = given or opened
    app.state.registry.tell_approved(app.state.store, app.state.metrics.not_kept)
    app.state.keeper.start(app.state.store, settings.keep_days)
    try:
        yield
    finally:
        app.state.keeper.stop()
        if opened is not None:
            opened.close()
            del app.state.store


def create_app(
    settings: Settings | None = None, registry: Registry | None = None, store: Store | None = None
) -> FastAPI:
    """Return the service; it opens reports and store when it starts unless they are given."""
    app = FastAPIOffline(
        title="Report assistant",
        description="Answers about a government report; every sentence is cited word for word.",
        lifespan=_lifespan,
        responses=ERRORS,
    )
    settings = settings or Settings()
    app.state.settings, app.state.metrics = settings, Metrics()
    app.state.keeper = Keeper(
        app.state.metrics.not_kept, keeps_conversations=settings.keep_conversations
    )
    if registry is not None:
        app.state.registry = registry
    if store is not None:
        app.state.store = store
    _add_middleware(app, settings)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _invalid_request)
    app.add_exception_handler(UnknownReport, _unknown_report)
    app.add_exception_handler(StoreError, _not_kept)
    app.add_exception_handler(EngineUnavailable, _not_searched)
    app.add_exception_handler(Exception, _internal_error)
    _add_chat(app)
    _add_report(app)
    app.include_router(draft_router)
    app.include_router(desk_router)
    app.include_router(openai_router)
    _add_page(app)
    _add_operations(app)
    return app


def _add_middleware(app: FastAPI, settings: Settings) -> None:
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    keys = Keys(settings.state_dir / "keys.json")
    limit, needed = settings.per_minute, settings.require_key
    app.add_middleware(Guard, per_minute=limit, keys=keys, require_key=needed)
    origins = [origin.strip() for origin in settings.cors_origins.split(",") if origin.strip()]
    if origins:
        app.add_middleware(
            CORSMiddleware, allow_origins=origins, allow_methods=["*"], allow_headers=["*"]
        )


def _error(request: Request, status: int, text: str, code: str) -> JSONResponse:
    body = error_body(text, "invalid_request_error", code)
    if request.url.path.startswith("/v1/"):  # OpenAI's shape has one field more
        body["error"]["param"] = "model" if code == "model_not_found" else None
    return JSONResponse(body, status)


async def _http_error(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    text = HTTP_MESSAGES.get(str(error.detail), str(error.detail))
    reply = _error(request, error.status_code, text, f"http_{error.status_code}")
    reply.headers.update(error.headers or {})
    if "allow" in reply.headers:
        known = methods_of(request.app, request.url.path) | {*reply.headers["allow"].split(", ")}
        reply.headers["allow"] = ", ".join(sorted(known))
    return reply


async def _invalid_request(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    status = 400 if request.url.path.startswith("/v1/") else 422  # as OpenAI answers
    return _error(request, status, validation_message(error.errors()), "invalid_request")


async def _unknown_report(request: Request, error: Exception) -> JSONResponse:
    is_model = request.url.path.startswith("/v1/")
    return _error(request, 404, str(error), "model_not_found" if is_model else "unknown_report")


async def _not_kept(request: Request, error: Exception) -> JSONResponse:
    request.app.state.metrics.not_kept("request")
    LOG.warning("%s", error)
    return JSONResponse(NOT_KEPT, 503)


async def _not_searched(_: Request, error: Exception) -> JSONResponse:
    LOG.error("%s", error)
    return JSONResponse(NOT_SEARCHED, 503)


async def _internal_error(_: Request, __: Exception) -> JSONResponse:
    return JSONResponse(INTERNAL_ERROR, 500)


Asked = Annotated[str, Query(min_length=1, max_length=1000)]
Few = Annotated[int, Query(ge=1, le=50)]


def _add_chat(app: FastAPI) -> None:
    @app.post("/api/chat", response_model=AnswerBody, responses=also(EVENTS))
    def chat(
        body: ChatBody, registry: Reports, metrics: Measures, keeper: Keeps
    ) -> AnswerBody | Response:
        """Answer one question; every sentence cites the report word for word."""
        library = registry.library(body.report, body.year, body.region)

        def answer(tell: Tell | None = None) -> AnswerBody:
            reply = metrics.measured(library.ask, body.question, body.turns(), tell)
            keeper.keep(library.report_of(reply), reply, body.turns())
            return AnswerBody.of(reply)

        return EventSourceResponse(events(answer)) if body.stream else answer()

    @app.get("/api/suggestions")
    def suggestions(
        assistant: Chosen, q: Annotated[str, Query(max_length=200)] = "", k: Few = 6
    ) -> list[str]:
        """Return curated questions for what is typed so far."""
        return assistant.index.suggest(q.strip(), k)

    @app.post("/api/feedback", status_code=204)
    def give_feedback(body: FeedbackBody, registry: Reports, store: Stored) -> None:
        """Keep what a reader thinks of an answer; nothing about the reader is kept."""
        slug = registry.assistant(body.report).index.facts.slug
        store.keep_feedback(body.value(slug, datetime.now(UTC)))

    @app.post("/api/export", response_class=Response, responses=also(DOCUMENTS))
    def export(body: ExportBody, registry: Reports) -> Response:
        """Return a conversation as Markdown or as a Word document."""
        title = f"{registry.assistant(body.report).index.facts.title}：问答记录"
        if body.form == "md":
            text = conversation_export.to_markdown(title, body.exchanges)
            return Response(text, media_type="text/markdown; charset=utf-8")
        word = conversation_export.to_word(title, body.exchanges, date.today())
        return Response(word, media_type=conversation_export.WORD)


def _add_report(app: FastAPI) -> None:
    @app.get("/api/search")
    def search(assistant: Chosen, q: Asked, k: Few = 5) -> list[HitBody]:
        """Return the k sentences nearest to a question, without answering it."""
        return [HitBody.of(e, assistant.index) for e in assistant.search(q)[:k]]

    @app.get("/api/sections")
    def sections(assistant: Chosen) -> list[SectionBody]:
        """Return the heading tree in reading order."""
        return [SectionBody.of(s, assistant.index) for s in assistant.index.report.sections]

    @app.get("/api/reports")
    def reports(
        registry: Reports, year: int | None = None, region: str | None = None
    ) -> list[FactsBody]:
        """Return what is known about each report, the default one first."""
        return [FactsBody.of(facts) for facts in registry.library(None, year, region).facts]

    @app.get("/api/report")
    def report(assistant: Chosen) -> ReportBody:
        """Return the report's facts and its canonical text, which all offsets point into."""
        return ReportBody.of_index(assistant.index)

    @app.get("/api/indicators", response_model=list[IndicatorBody], responses=also(CSV))
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


def _add_page(app: FastAPI) -> None:
    def page(name: str) -> FileResponse:
        return FileResponse(WEB / name, headers={"Cache-Control": "no-cache"})

    for path, name in PAGES.items():
        methods = ["GET", "HEAD"]
        app.add_api_route(path, partial(page, name), methods=methods, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=WEB), name="static")


def _add_operations(app: FastAPI) -> None:
    @app.head("/healthz", include_in_schema=False)
    @app.get("/healthz")
    def healthz() -> dict[str, str]:
        """Say that the process runs."""
        return {"status": "ok"}

    @app.head("/readyz", include_in_schema=False)
    @app.get("/readyz")
    def readyz(registry: Reports) -> dict[str, str]:
        """Say that the report is open and questions are answered."""
        return {"status": "ready", "report": registry.settings.default_report}

    @app.get("/metrics", response_class=Response, responses=also(PLAIN))
    def exposition(metrics: Measures) -> Response:
        """Return counts and times for Prometheus."""
        return Response(metrics.exposition(), media_type="text/plain; version=0.0.4")
