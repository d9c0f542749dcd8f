"""Milvus as the service meets it: a file for one process alone, an engine that does not answer."""

import logging
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api import create_app
from assistant.__main__ import main
from assistant.registry import EngineUnavailable, Registry
from index.engine import Engine, EngineName
from index.report_index import ReportIndex
from tests.ports import free_port


@pytest.mark.parametrize(
    ("engine", "file"),
    [
        (Engine(EngineName.MILVUS, "var/milvus.db"), Path("var/milvus.db")),
        (Engine(EngineName.MILVUS, "http://milvus:19530"), None),
        (Engine(EngineName.FAISS, "var/milvus.db"), None),
    ],
)
def test_a_uri_without_a_scheme_is_a_file(engine: Engine, file: Path | None) -> None:
    assert engine.file == file


def test_workers_do_not_share_a_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("PORT", str(free_port()))
    monkeypatch.setenv("STATE_DIR", str(tmp_path))
    monkeypatch.setenv("WORKERS", "2")
    monkeypatch.setenv("VECTOR_STORE", "milvus")
    monkeypatch.setenv("MILVUS_URI", str(tmp_path / "milvus.db"))
    assert main(["serve"]) == 1
    assert "WORKERS=1" in capsys.readouterr().err


def test_an_engine_that_does_not_answer_is_a_503_and_the_reason_is_logged(
    registry: Registry, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise EngineUnavailable("Milvus at http://milvus:19530 does not answer")

    monkeypatch.setattr(ReportIndex, "similarities", fail)
    with (
        caplog.at_level(logging.ERROR),
        TestClient(
            create_app(registry.settings, registry), raise_server_exceptions=False
        ) as client,
    ):
        reply = client.post("/api/chat", json={"question": "大剧院那边的自行车道怎么修啊"})
    assert reply.status_code == 503
    assert reply.json()["error"]["code"] == "search_unavailable"
    assert "http://milvus" not in reply.text
    assert "http://milvus:19530" in caplog.text
