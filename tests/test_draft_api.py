"""POST /api/draft in its three forms."""

import io

import pytest
from docx import Document
from fastapi.testclient import TestClient

from api import create_app
from assistant.registry import Registry


@pytest.fixture(scope="module")
def client(registry: Registry) -> TestClient:
    return TestClient(create_app(registry.settings, registry))


def test_json_holds_parts_figures_and_scope(client: TestClient) -> None:
    reply = client.post("/api/draft", json={"request": "写公园和绿化2020年工作要点"})
    assert reply.status_code == 200
    body = reply.json()
    assert body["topic"] == "公园和绿化"
    assert body["parts"][0]["groups"][0]["items"][0]["citation"]["quote"]
    assert {s["included"] for s in body["scope"]} == {True}


def test_markdown_and_word_are_files(client: TestClient) -> None:
    asked = {"request": "教育发言稿"}
    text = client.post("/api/draft", json=asked | {"format": "md"})
    assert text.headers["content-type"].startswith("text/markdown")
    assert "# 关于教育的参考材料" in text.text
    word = client.post("/api/draft", json=asked | {"format": "docx"})
    assert Document(io.BytesIO(word.content)).paragraphs[0].text == "参考材料"


@pytest.mark.parametrize("body", [{}, {"request": "  "}, {"request": "x" * 1001}])
def test_a_request_without_words_is_turned_away(body: dict[str, str], client: TestClient) -> None:
    reply = client.post("/api/draft", json=body)
    assert reply.status_code == 422
    assert reply.json()["error"]["message"]


def test_an_unknown_report_is_named(client: TestClient) -> None:
    reply = client.post("/api/draft", json={"request": "教育发言稿", "report": "none"})
    assert reply.status_code == 404
