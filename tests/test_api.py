import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from anyio import to_thread
from fastapi.testclient import TestClient

from api import THREADS, create_app
from assistant.conversation_export import WORD
from assistant.keys import Keys
from assistant.llm.writer import WriterName
from assistant.registry import Registry
from assistant.schemas import TYPED, clean
from assistant.settings import Settings


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("state")
    settings = Settings(index_dir=folder / "index", state_dir=folder)
    with TestClient(create_app(settings), raise_server_exceptions=False) as opened:
        yield opened


def ask(client: TestClient, question: str, **more: object) -> dict[str, object]:
    reply = client.post("/api/chat", json={"question": question, **more})
    assert reply.status_code == 200, reply.text
    body: dict[str, object] = reply.json()
    return body


def test_the_readmes_question_is_answered_with_its_section(client: TestClient) -> None:
    body = ask(client, "2020年5G基站目标是多少")
    assert "1500个" in str(body["answer"])
    citations = body["citations"]
    assert isinstance(citations, list)
    assert citations[0]["section_id"] == "5.2.2"
    assert citations[0]["section_path"][-1] == "二是抢占未来产业高地"
    assert body["refused"] is False


def test_every_field_of_the_contract_is_there(client: TestClient) -> None:
    body = ask(client, "香港名医诊疗中心怎么样了")
    assert set(body) == {
        "answer", "refused", "kind", "citations", "indicators", "derivation", "question",
        "suggestions", "writer", "approved",
    }  # fmt: skip
    text = client.get("/api/report").json()["text"]
    citations = body["citations"]
    assert isinstance(citations, list)
    for n, citation in enumerate(citations, 1):
        assert citation["n"] == n
        assert f"[{n}]" in str(body["answer"])
        assert text[citation["start"] : citation["end"]] == citation["quote"]


def test_a_refused_figure_names_what_exists_but_no_value(client: TestClient) -> None:
    body = ask(client, "2022年GDP增长多少")
    assert (body["refused"], body["kind"], body["citations"]) == (True, "refusal", [])
    answer = str(body["answer"])
    assert "2019年" in answer
    assert "2020年" in answer
    assert "%" not in answer
    assert "8.5" not in answer


def test_a_figure_comes_with_its_row_and_a_calculation_with_its_derivation(
    client: TestClient,
) -> None:
    body = ask(client, "2019年建成5G基站多少个？")
    assert body["kind"] == "indicator"
    assert body["answer"] == "2019年，坪山区5G基站为1000个。[1]"
    rows = body["indicators"]
    assert isinstance(rows, list)
    assert [(row["value"], row["status"]) for row in rows] == [("1000", "actual")]
    body = ask(client, "2020年5G基站目标比2019年建成的多多少个？")
    assert (body["kind"], body["derivation"]) == ("calculation", "1500个 − 1000个 = 500个")
    assert len(body["citations"]) == 2  # type: ignore[arg-type]


@pytest.mark.parametrize("question", ["今天天气怎么样", "给我讲个笑话", "帮我写一段Python代码"])
def test_a_refusal_carries_no_citation_and_no_figure(client: TestClient, question: str) -> None:
    body = ask(client, question)
    assert body["refused"] is True
    assert body["kind"] == "refusal"
    assert body["citations"] == []
    assert not any(char.isdigit() for char in str(body["answer"]))


@pytest.mark.parametrize("question", ["你好", "谢谢！", "你是谁？", "what can you do"])
def test_small_talk_is_chat(client: TestClient, question: str) -> None:
    body = ask(client, question)
    assert (body["kind"], body["refused"]) == ("chat", False)


def test_a_streamed_answer_holds_the_same(client: TestClient) -> None:
    question = "2019年和2020年院士团队各几个"
    plain = ask(client, question)
    reply = client.post("/api/chat", json={"question": question, "stream": True})
    assert reply.headers["content-type"].startswith("text/event-stream")
    blocks = [block.split("\n") for block in reply.text.strip().split("\n\n")]
    sent = [(name[7:], json.loads(data[6:])) for name, data in blocks]
    names = [name for name, _ in sent]
    assert names == ["status", "sentence", "citation", "sentence", "citation", "done"]
    assert "".join(data["text"] for name, data in sent if name == "sentence") == plain["answer"]
    assert [data for name, data in sent if name == "citation"] == plain["citations"]
    assert sent[-1][1] == plain


@pytest.mark.parametrize(
    ("payload", "status", "part"),
    [
        ({"question": ""}, 422, "空"),
        ({"question": " \n\t "}, 422, "空"),
        ({"question": "问" * 1001}, 422, "1000"),
        ({"question": 5}, 422, "文字"),
        ({"question": None}, 422, "文字"),
        ({}, 422, "缺少"),
        ([], 422, "请求体"),
        ({"question": "你\u0000好"}, 422, "控制字符"),
        ({"question": "你\u001b[0m好"}, 422, "控制字符"),
        ({"question": "GDP", "history": "x"}, 422, "列表"),
        ({"question": "GDP", "history": [{"role": "system", "content": "x"}]}, 422, "role"),
        ({"question": "GDP", "report": "nowhere-1999"}, 404, "pingshan-2020"),
    ],
)
def test_bad_input_gets_the_one_error_shape(
    client: TestClient, payload: object, status: int, part: str
) -> None:
    reply = client.post("/api/chat", json=payload)
    assert reply.status_code == status
    assert set(reply.json()) == {"error"}
    assert set(reply.json()["error"]) == {"message", "type", "code"}
    assert part in reply.json()["error"]["message"]


def test_malformed_json_is_named(client: TestClient) -> None:
    reply = client.post("/api/chat", content=b"{", headers={"Content-Type": "application/json"})
    assert reply.status_code == 422
    assert "JSON" in reply.json()["error"]["message"]


def test_a_lone_surrogate_is_refused(client: TestClient) -> None:
    body = b'{"question": "\\ud800"}'
    reply = client.post("/api/chat", content=body, headers={"Content-Type": "application/json"})
    assert reply.status_code == 422
    assert reply.json()["error"]["code"] == "invalid_request"


@pytest.mark.parametrize(("method", "path"), [("GET", "/nowhere"), ("GET", "/api/chat")])
def test_unknown_paths_and_methods_have_the_same_shape(
    client: TestClient, method: str, path: str
) -> None:
    reply = client.request(method, path)
    assert reply.status_code in {404, 405}
    assert reply.json()["error"]["type"] == "invalid_request_error"


def test_search_returns_ranges_of_the_report(client: TestClient) -> None:
    text = client.get("/api/report").json()["text"]
    hits = client.get("/api/search", params={"q": "社康标准化改造", "k": 3}).json()
    assert len(hits) == 3
    assert hits[0]["section_id"] == "2.5.2"
    assert all(text[hit["start"] : hit["end"]] == hit["text"] for hit in hits)
    assert client.get("/api/search", params={"q": "x", "k": 0}).status_code == 422


def test_sections_tell_the_heading_tree(client: TestClient) -> None:
    sections = client.get("/api/sections").json()
    assert [s["id"] for s in sections[:3]] == ["0", "1", "2"]
    assert sections[0]["path"] == ["标题"]
    assert len(sections) == 79


def test_indicators_are_filtered_by_name_year_and_status(client: TestClient) -> None:
    everything = client.get("/api/indicators").json()
    found = client.get("/api/indicators", params={"name": "生产总值", "status": "target"}).json()
    assert len(everything) > 100
    assert [(row["name"], row["year"], row["value"]) for row in found] == [
        ("地区生产总值", 2020, "7")
    ]
    assert client.get("/api/indicators", params={"year": 1999}).json() == []
    assert client.get("/api/indicators", params={"status": "guess"}).status_code == 422


def test_indicators_come_as_csv_that_excel_opens(client: TestClient) -> None:
    reply = client.get("/api/indicators", params={"format": "csv", "name": "5G"})
    assert reply.headers["content-type"].startswith("text/csv")
    lines = reply.content.decode("utf-8").splitlines()
    assert lines[0].startswith("\ufeffid,name,aliases,")
    assert len(lines) == 3


def test_health_and_documentation(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json()["status"] == "ready"
    assert client.get("/docs").status_code == 200
    assert "/api/chat" in client.get("/openapi.json").json()["paths"]


def test_the_same_question_gets_the_same_answer(client: TestClient) -> None:
    assert ask(client, "公园绿化有什么安排") == ask(client, "公园绿化有什么安排")


def test_what_cannot_be_parsed_is_a_documented_error(client: TestClient) -> None:
    reply = client.post("/api/chat", content=b"\xff{", headers={"Content-Type": "application/json"})
    assert reply.status_code == 400
    assert "JSON" in reply.json()["error"]["message"]
    operations = client.get("/openapi.json").json()["paths"]["/api/chat"]["post"]["responses"]
    assert {"200", "400", "401", "404", "413", "422", "429", "500", "503"} == set(operations)


@pytest.mark.parametrize(
    ("method", "path", "kinds"),
    [
        ("post", "/api/chat", {"application/json", "text/event-stream"}),
        ("post", "/v1/chat/completions", {"application/json", "text/event-stream"}),
        ("post", "/api/draft", {"application/json", "text/markdown", WORD}),
        ("post", "/api/export", {"text/markdown", WORD}),
        ("get", "/api/indicators", {"application/json", "text/csv"}),
        ("get", "/api/desk/export", {"text/csv"}),
        ("get", "/metrics", {"text/plain"}),
    ],
)
def test_every_form_of_a_reply_is_documented(
    client: TestClient, method: str, path: str, kinds: set[str]
) -> None:
    operation = client.get("/openapi.json").json()["paths"][path][method]
    assert set(operation["responses"]["200"]["content"]) == kinds


def test_a_refused_method_is_told_all_that_the_path_knows(
    registry: Registry, tmp_path: Path
) -> None:
    key = Keys(tmp_path / "keys.json").add("staff")
    settings = registry.settings.model_copy(update={"state_dir": tmp_path})
    staff = TestClient(create_app(settings, registry))
    reply = staff.put("/api/desk/approvals", headers={"Authorization": f"Bearer {key}"})
    assert (reply.status_code, reply.headers["allow"]) == (405, "GET, POST")


@pytest.mark.parametrize(
    ("text", "fits"),
    [("问", True), (" \n\u3000", False), ("\ufeff", False), ("a\u0000", False), ("a\u0085", False),
     ("a\nb", True), ("", False), ("\u2003x", True)],
)  # fmt: skip
def test_the_documented_pattern_takes_no_more_than_the_service(text: str, fits: bool) -> None:
    assert (re.search(str(TYPED["pattern"]), text) is not None) == fits
    if fits:
        assert clean(text)


def test_a_number_of_an_exported_source_is_a_number(client: TestClient) -> None:
    source = {"n": False, "section_path": [], "quote": ""}
    exchange = {"question": "问", "answer": "答", "citations": [source]}
    reply = client.post("/api/export", json={"format": "md", "exchanges": [exchange]})
    assert reply.status_code == 422
    asked = {"messages": [{"role": "user", "content": "GDP"}], "stream": "yes"}
    assert client.post("/v1/chat/completions", json=asked).status_code == 400


def test_answers_that_wait_for_no_model_take_few_threads(registry: Registry) -> None:
    def threads(settings: Settings) -> float:
        async def tokens() -> float:
            return to_thread.current_default_thread_limiter().total_tokens

        with TestClient(create_app(settings, registry)) as client:
            assert client.portal is not None
            return client.portal.call(tokens)

    waits = registry.settings.model_copy(update={"writer": WriterName.OPENAI_COMPATIBLE})
    assert threads(registry.settings) == THREADS < threads(waits)
