"""The SDK's own client against the service's /mcp over a real socket."""

import asyncio
from typing import Any

import httpx2
import pytest
from mcp import Client


def call(address: str, tool: str, arguments: dict[str, Any]) -> Any:
    async def talk() -> Any:
        async with Client(f"{address}/mcp") as client:
            return await client.call_tool(tool, arguments)

    return asyncio.run(talk())


def test_the_four_tools_are_listed_with_what_they_do(address: str) -> None:
    async def listed() -> Any:
        async with Client(f"{address}/mcp") as client:
            return await client.list_tools()

    tools = {tool.name: tool.description for tool in asyncio.run(listed()).tools}
    assert set(tools) == {"ask_report", "lookup_indicator", "search_report", "read_section"}
    assert all(tools.values())


def test_ask_report_answers_as_the_api_does(address: str) -> None:
    question = "2020年5G基站目标是多少"
    told = httpx2.post(f"{address}/api/chat", json={"question": question}).json()
    result = call(address, "ask_report", {"question": question})
    assert result.structured_content == told


def test_figures_sentences_and_sections_can_be_read(address: str) -> None:
    rows = call(address, "lookup_indicator", {"name": "5G", "status": "target"}).structured_content
    assert [row["value"] for row in rows["result"]] == ["1500"]
    hits = call(address, "search_report", {"question": "旧水管", "k": 2}).structured_content
    assert len(hits["result"]) == 2
    section = call(address, "read_section", {"section_id": "5.2.2"}).structured_content
    assert "5G基站1500个" in section["text"]


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [("read_section", {"section_id": "99"}), ("ask_report", {"question": "x" * 1001})],
)
def test_a_wrong_argument_is_a_tool_error_that_says_why(
    address: str, tool: str, arguments: dict[str, Any]
) -> None:
    assert call(address, tool, arguments).is_error
