"""The report as tools of the Model Context Protocol, for an official's own assistant."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated

from fastapi import FastAPI
from mcp.server import MCPServer
from mcp.server.transport_security import TransportSecuritySettings
from pydantic import Field

from assistant.indicator_export import filter_rows
from assistant.registry import Registry
from assistant.report_schemas import SectionBody
from assistant.schemas import AnswerBody, HitBody, IndicatorBody

INSTRUCTIONS = (
    "Answers about a Chinese local-government report. Figures come from a reviewed table; every "
    "sentence is cited word for word. Repeat figures and quotes unchanged; a refused answer means "
    "that the report does not say it."
)
Question = Annotated[str, Field(min_length=1, max_length=1000, description="问题")]
Slug = Annotated[str | None, Field(description="Slug of the report; the default one if absent.")]


def build_mcp(registry: Registry) -> MCPServer[object]:
    """Return a server with the four tools over the open reports."""
    server: MCPServer[object] = MCPServer(
        "report-assistant", instructions=INSTRUCTIONS, log_level="WARNING"
    )

    @server.tool()
    def ask_report(question: Question, report: Slug = None) -> AnswerBody:
        """Answer one question from the report, every sentence cited word for word."""
        return AnswerBody.of(registry.library(report).ask(question))

    @server.tool()
    def lookup_indicator(
        name: Annotated[str, Field(max_length=100, description="名称或别名")] = "",
        year: int | None = None,
        status: Annotated[str | None, Field(description="actual, estimate or target")] = None,
        report: Slug = None,
    ) -> list[IndicatorBody]:
        """Return the reviewed figures whose name holds a word, with their quotes."""
        rows = filter_rows(registry.assistant(report).index.indicators, name, year, status)
        return [IndicatorBody.of(row) for row in rows]

    @server.tool()
    def search_report(
        question: Question, k: Annotated[int, Field(ge=1, le=50)] = 5, report: Slug = None
    ) -> list[HitBody]:
        """Return the k sentences nearest to a question, without answering it."""
        assistant = registry.assistant(report)
        return [HitBody.of(e, assistant.index) for e in assistant.search(question)[:k]]

    @server.tool()
    def read_section(
        section_id: Annotated[str, Field(max_length=50, description="2.5.2")], report: Slug = None
    ) -> SectionBody:
        """Return one section of the report with its headings and its own words."""
        index = registry.assistant(report).index
        try:
            return SectionBody.of(index.section(section_id), index)
        except KeyError:
            known = "、".join(section.id for section in index.report.sections)
            raise ValueError(f"没有 {section_id!r} 这一节；有：{known}") from None

    return server


@asynccontextmanager
async def serving_mcp(app: FastAPI, registry: Registry, hosts: list[str]) -> AsyncIterator[None]:
    """Serve the tools at /mcp of a service while it runs.

    Where ``hosts`` are named it answers to no other name (DNS rebinding); behind a proxy they must
    be.
    """
    server = build_mcp(registry)
    security = TransportSecuritySettings(
        enable_dns_rebinding_protection=bool(hosts), allowed_hosts=hosts
    )
    routes = server.streamable_http_app(
        stateless_http=True, json_response=True, transport_security=security
    ).routes
    app.router.routes.extend(routes)
    async with server.session_manager.run():
        yield
    for route in routes:
        app.router.routes.remove(route)
