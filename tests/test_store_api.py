"""What the service keeps of a request, and what it does when it cannot."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api import create_app
from assistant.registry import Registry
from assistant.store.database import Database, open_store
from assistant.store.errors import StoreError

EVER = datetime(2000, 1, 1, tzinfo=UTC)
SLUG = "pingshan-2020"
FIGURE, TEXT, OFF_TOPIC = "2020年5G基站目标是多少", "香港名医诊疗中心怎么样了", "今天天气怎么样"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Database]:
    opened = open_store("", tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def client(registry: Registry, store: Database) -> TestClient:
    return TestClient(create_app(registry.settings, registry, store))


def asked(client: TestClient, store: Database, **body: object) -> dict[str, object]:
    """Ask as the page does; return the one question kept."""
    with client:
        assert client.post("/api/chat", json=body).status_code == 200
    (kept,) = store.questions(SLUG, EVER)
    return {name: getattr(kept, name) for name in ("kind", "refused", "section_ids", "confidence")}


def test_a_figure_is_kept_without_confidence(client: TestClient, store: Database) -> None:
    kept = asked(client, store, question=FIGURE)
    assert kept == {
        "kind": "indicator",
        "refused": False,
        "section_ids": ("5.2.2",),
        "confidence": None,
    }


@pytest.mark.parametrize("stream", [False, True])
def test_a_text_answer_is_kept_with_its_confidence(
    client: TestClient, store: Database, registry: Registry, stream: bool
) -> None:
    kept = asked(client, store, question=TEXT, stream=stream)
    best = registry.assistant().search(TEXT)[0]
    section = registry.assistant().index.sentence(best.sentence_id).section_id
    assert (kept["kind"], kept["refused"]) == ("passage", False)
    assert kept["confidence"] == pytest.approx(best.confidence)
    assert isinstance(kept["section_ids"], tuple)
    assert section in kept["section_ids"]


def test_a_refusal_is_kept_with_its_low_confidence(client: TestClient, store: Database) -> None:
    kept = asked(client, store, question=OFF_TOPIC)
    assert kept["refused"] is True
    assert kept["section_ids"] == ()
    assert isinstance(kept["confidence"], float)
    assert kept["confidence"] < 0.2


def test_the_confidence_is_not_part_of_the_contract(client: TestClient) -> None:
    with client:
        assert "confidence" not in client.post("/api/chat", json={"question": TEXT}).json()


def test_openais_interface_keeps_questions_but_not_what_clients_ask_by_themselves(
    client: TestClient, store: Database
) -> None:
    task = "### Task:\nGenerate a title for the <chat_history>USER: 你好</chat_history> as JSON"
    with client:
        for text in (FIGURE, task):
            body = {"messages": [{"role": "user", "content": text}]}
            assert client.post("/v1/chat/completions", json=body).status_code == 200
    assert [kept.question for kept in store.questions(SLUG, EVER)] == [FIGURE]


def test_private_words_and_the_address_of_a_reader_are_not_kept(
    client: TestClient, store: Database, tmp_path: Path
) -> None:
    private = "我叫王小明，手机138-0013-8000，"
    body = {"question": private, "answer": private, "verdict": "down", "reason": private}
    with client:
        client.post("/api/chat", json={"question": private + TEXT})
        assert client.post("/api/feedback", json=body).status_code == 204
    assert len(store.questions(SLUG, EVER)) == len(store.feedback(SLUG, EVER)) == 1
    on_disk = b"".join(path.read_bytes() for path in tmp_path.glob("assistant.db*"))
    for secret in ("王小明", "138-0013", "testclient"):
        assert secret.encode() not in on_disk


def test_feedback_is_on_disk_when_it_is_acknowledged(client: TestClient, store: Database) -> None:
    body = {"question": TEXT, "answer": "答", "verdict": "down", "reason": "年份不对"}
    with client:
        assert client.post("/api/feedback", json=body).status_code == 204
        (kept,) = store.feedback(SLUG, EVER)
    assert (kept.question, kept.answer, kept.verdict, kept.reason) == tuple(body.values())


def test_feedback_on_an_unknown_report_is_refused(client: TestClient, store: Database) -> None:
    body = {"question": "问", "verdict": "up", "report": "nowhere-1999"}
    with client:
        assert client.post("/api/feedback", json=body).status_code == 404
    assert store.feedback("nowhere-1999", EVER) == []


def test_a_failing_store_costs_the_feedback_but_never_an_answer(
    client: TestClient, store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: object) -> int:
        raise StoreError("the disk is full")

    monkeypatch.setattr(store, "keep_questions", fails)
    monkeypatch.setattr(store, "keep_feedback", fails)
    with client:
        assert "1500个" in client.post("/api/chat", json={"question": FIGURE}).json()["answer"]
        refused = client.post("/api/feedback", json={"question": "问", "verdict": "up"})
    assert refused.status_code == 503
    assert refused.json()["error"]["code"] == "not_kept"
    assert "稍后再试" in refused.json()["error"]["message"]
    measures = client.get("/metrics").text
    assert 'report_unkept_total{what="question"} 1.0' in measures
    assert 'report_unkept_total{what="request"} 1.0' in measures


def test_the_service_opens_the_store_that_the_settings_name(
    registry: Registry, tmp_path: Path
) -> None:
    file = tmp_path / "other.db"
    settings = registry.settings.model_validate(
        registry.settings.model_dump() | {"database_url": f"sqlite:///{file}"}
    )
    with TestClient(create_app(settings, registry)) as opened:
        opened.post("/api/chat", json={"question": FIGURE})
    store = open_store(f"sqlite:///{file}", tmp_path)
    assert [kept.question for kept in store.questions(SLUG, EVER)] == [FIGURE]
    store.close()
