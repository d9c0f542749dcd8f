"""The desk over HTTP: what is shown, what is approved, what is told from then on."""

import csv
import io
import shutil
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api import create_app
from assistant.desk.standing import CHANGED
from assistant.keys import Keys
from assistant.registry import Registry
from assistant.settings import Settings
from assistant.store.database import Database, open_store

SLUG = "pingshan-2020"
LACKS = "夜市地摊允许摆吗"  # the report says nothing of it
SECTION, QUOTE = "5.2.2", "5G基站"


@pytest.fixture
def settings(registry: Registry, tmp_path: Path) -> Settings:
    return registry.settings.model_copy(update={"state_dir": tmp_path})


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Database]:
    opened = open_store("", tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def client(registry: Registry, settings: Settings, store: Database) -> Iterator[TestClient]:
    key = Keys(settings.state_dir / "keys.json").add("小李")
    headers = {"Authorization": f"Bearer {key}"}
    with TestClient(create_app(settings, registry, store), headers=headers) as opened:
        yield opened
    registry.assistant().approved = None


def body(**changes: object) -> dict[str, object]:
    index_quote = {"section_id": SECTION, "quote": QUOTE}
    return {"question": LACKS, "answer": "报告只提到5G基站。", **index_quote, **changes}


def ask(client: TestClient, question: str, **more: object) -> dict[str, object]:
    reply = client.post("/api/chat", json={"question": question, **more})
    assert reply.status_code == 200
    answer: dict[str, object] = reply.json()
    return answer


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api/desk/groups"),
        ("GET", "/api/desk/approvals"),
        ("POST", "/api/desk/approvals"),
        ("DELETE", "/api/desk/approvals/1"),
        ("POST", "/api/desk/approvals/1/release"),
        ("GET", "/api/desk/counts"),
        ("GET", "/api/desk/export?what=groups"),
    ],
)
@pytest.mark.parametrize("header", ["", "Bearer wrong", "Basic abc"])
def test_nothing_of_the_desk_is_shown_without_a_key(
    client: TestClient, method: str, path: str, header: str
) -> None:
    reply = client.request(method, path, json=body(), headers={"Authorization": header})
    assert reply.status_code == 401
    assert reply.json()["error"]["code"] == "invalid_api_key"


def test_the_page_itself_needs_no_key(client: TestClient) -> None:
    assert client.get("/desk").status_code == 200
    assert client.head("/desk").status_code == 200


def test_a_refused_question_is_shown_approved_and_told_from_then_on(
    client: TestClient, store: Database
) -> None:
    assert ask(client, LACKS)["refused"] is True
    wait_until_kept(store)
    (group,) = client.get("/api/desk/groups").json()
    assert group["wordings"][0]["question"] == LACKS
    made = client.post("/api/desk/approvals", json=body())
    assert made.status_code == 201
    assert made.json()["approved_by"] == "小李"
    answer = ask(client, LACKS)
    assert answer["refused"] is False
    assert answer["answer"] == "报告只提到5G基站。[1]（经审核）"
    assert answer["approved"] == date.today().isoformat()
    citations = answer["citations"]
    assert isinstance(citations, list)
    (citation,) = citations
    text = client.get("/api/report").json()["text"]
    assert text[citation["start"] : citation["end"]] == citation["quote"] == QUOTE
    assert client.get("/api/desk/groups").json() == []


def test_the_next_asker_may_use_other_marks_but_not_ask_something_else(client: TestClient) -> None:
    client.post("/api/desk/approvals", json=body())
    assert ask(client, f" {LACKS}？！")["approved"]
    assert ask(client, "坪山区" + LACKS)["approved"]
    assert ask(client, LACKS.replace("夜市", "早市"))["approved"] is None
    assert ask(client, "2020年5G基站目标是多少")["approved"] is None


def test_an_answer_to_a_question_about_a_figure_is_told_for_that_question_alone(
    client: TestClient,
) -> None:
    figure = body(question="2020年5G基站目标是多少", answer="见规划。")
    assert client.post("/api/desk/approvals", json=figure).status_code == 201
    assert ask(client, "2020年5G基站目标是多少？")["approved"]
    assert ask(client, "2020年新增5G基站多少个")["approved"] is None
    assert ask(client, "2019年5G基站有多少")["approved"] is None


def test_an_openai_client_gets_the_approved_answer_too(client: TestClient) -> None:
    client.post("/api/desk/approvals", json=body())
    messages = [{"role": "user", "content": LACKS}]
    reply = client.post("/v1/chat/completions", json={"model": SLUG, "messages": messages})
    assert "（经审核）" in reply.json()["choices"][0]["message"]["content"]


def test_an_answer_is_told_in_its_validity_only(client: TestClient) -> None:
    tomorrow = (date.today() + timedelta(days=1)).isoformat()
    client.post("/api/desk/approvals", json=body(valid_from=tomorrow))
    assert ask(client, LACKS)["approved"] is None


def test_a_withdrawn_answer_is_told_no_more(client: TestClient) -> None:
    number = client.post("/api/desk/approvals", json=body()).json()["id"]
    assert client.delete(f"/api/desk/approvals/{number}").status_code == 204
    assert ask(client, LACKS)["refused"] is True
    assert client.delete(f"/api/desk/approvals/{number}").status_code == 404


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"quote": "5G 基站"}, "逐字一致"),
        ({"section_id": "42"}, "没有章节"),
        ({"answer": "将建9999个。"}, "数字"),
        ({"valid_from": "2026-02-01", "valid_until": "2026-01-01"}, "早于"),
        ({"question": " "}, "question"),
        ({"answer": "含\u0007"}, "answer"),
        ({"answer": "长" * 2001}, "answer"),
    ],
)
def test_what_cannot_be_approved_is_named(
    client: TestClient, change: dict[str, object], told: str
) -> None:
    reply = client.post("/api/desk/approvals", json=body(**change))
    assert reply.status_code == 422
    assert told in reply.json()["error"]["message"]


def test_personal_data_in_a_question_is_masked_before_it_is_approved(client: TestClient) -> None:
    made = client.post("/api/desk/approvals", json=body(question="我叫王小明，夜市呢"))
    assert made.json()["question"] == "我叫***，夜市呢"


def test_another_process_learns_of_an_approval(
    client: TestClient, store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assistant.desk import approved

    made = client.post("/api/desk/approvals", json=body()).json()
    store.withdraw(made["id"])  # as another process would
    assert ask(client, LACKS)["approved"]
    monkeypatch.setattr(approved, "REFRESH", 0.0)
    assert ask(client, LACKS)["approved"] is None


def test_counts_are_kept_by_day_section_and_topic(client: TestClient, store: Database) -> None:
    ask(client, "2020年5G基站目标是多少")
    ask(client, LACKS)
    wait_until_kept(store, 2)
    counts = client.get("/api/desk/counts?days=7").json()
    assert len(counts["days"]) == 7
    today = counts["days"][-1]
    assert (today["asked"], today["answered"], today["refused"]) == (2, 1, 1)
    assert [(s["section_id"], s["count"]) for s in counts["sections"]] == [(SECTION, 1)]
    assert [t["section_id"] for t in counts["topics"]] == ["5.2"]


def test_an_export_opens_as_text_and_computes_nothing(client: TestClient, store: Database) -> None:
    evil = '=HYPERLINK("http://example.com","夜市")'
    ask(client, evil)
    wait_until_kept(store)
    client.post("/api/desk/approvals", json=body(answer="-见原文"))
    for what in ("groups", "approvals", "counts"):
        reply = client.get(f"/api/desk/export?what={what}")
        assert reply.content.startswith(b"\xef\xbb\xbf")
        rows = list(csv.reader(io.StringIO(reply.text.removeprefix("\ufeff"))))
        assert len({len(row) for row in rows}) == 1
        assert not [c for row in rows[1:] for c in row if c.startswith(("=", "+", "-", "@"))]
    assert "'=HYPERLINK" in client.get("/api/desk/export?what=groups").text


def test_an_edit_of_the_report_suspends_the_answer_until_staff_release_it(
    registry: Registry, settings: Settings, store: Database, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    shutil.copytree(settings.data_dir, data, ignore=shutil.ignore_patterns("model"))
    changed = settings.model_copy(update={"data_dir": data, "index_dir": tmp_path / "index"})
    sentence = registry.assistant().index.sentence("5.5.2#5")
    quote = sentence.text[:6]
    key = Keys(tmp_path / "keys.json").add("小李")
    headers = {"Authorization": f"Bearer {key}"}
    approval = body(section_id="5.5.2", quote=quote, answer="见原文。")
    with TestClient(create_app(changed, Registry.open(changed), store), headers=headers) as client:
        assert client.post("/api/desk/approvals", json=approval).status_code == 201
        assert ask(client, LACKS)["approved"]
    report = data / "reports" / SLUG / "report.md"
    source = report.read_text(encoding="utf-8")
    assert source.count(sentence.text) == 1
    edited = source.replace(sentence.text, f"{sentence.text}，并扩大规模")
    report.write_text(edited, encoding="utf-8")
    with TestClient(create_app(changed, Registry.open(changed), store), headers=headers) as client:
        assert ask(client, LACKS)["approved"] is None
        (one,) = client.get("/api/desk/approvals").json()
        assert one["suspended"] == CHANGED
        released = client.post(f"/api/desk/approvals/{one['id']}/release")
        assert released.status_code == 200
        assert released.json()["suspended"] == ""
        assert ask(client, LACKS)["approved"]


def wait_until_kept(store: Database, count: int = 1) -> None:

    end = time.monotonic() + 10
    while len(store.questions(SLUG, datetime(2000, 1, 1, tzinfo=UTC))) < count:
        assert time.monotonic() < end
        time.sleep(0.02)
