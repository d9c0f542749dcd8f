from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api import create_app
from assistant.guard import MOST_BYTES, network
from assistant.keys import Keys
from assistant.registry import Registry

ASK = {"question": "2020年5G基站目标是多少"}


def client(registry: Registry, **settings: object) -> TestClient:
    return TestClient(create_app(registry.settings.model_copy(update=settings), registry))


def test_an_address_is_turned_away_after_its_requests_of_a_minute(registry: Registry) -> None:
    app = client(registry, rate_limit="3")
    codes = [app.post("/api/chat", json=ASK).status_code for _ in range(4)]
    assert codes == [200, 200, 200, 429]
    refused = app.post("/v1/chat/completions", json={"messages": []})
    assert refused.status_code == 429
    assert refused.json()["error"]["code"] == "rate_limit_exceeded"
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert app.get("/healthz").status_code == 200
    assert app.get("/").status_code == 200


def test_without_a_limit_nobody_is_turned_away(registry: Registry) -> None:
    app = client(registry, rate_limit="off")
    assert {app.get("/api/search", params={"q": "地铁"}).status_code for _ in range(130)} == {200}


def test_a_key_is_not_limited_and_only_its_hash_is_kept(registry: Registry, tmp_path: Path) -> None:
    key = Keys(tmp_path / "keys.json").add("open-webui")
    assert key not in (tmp_path / "keys.json").read_text()
    app = client(registry, rate_limit="1", state_dir=tmp_path)
    bearer = {"Authorization": f"Bearer {key}"}
    assert {app.post("/api/chat", json=ASK, headers=bearer).status_code for _ in range(3)} == {200}
    wrong = {"Authorization": "Bearer ra-wrong"}
    assert [app.post("/api/chat", json=ASK, headers=wrong).status_code for _ in range(2)] == [
        200,
        429,
    ]


def test_where_a_key_is_required_others_get_401_but_see_the_page(
    registry: Registry, tmp_path: Path
) -> None:
    app = client(registry, require_key=True, state_dir=tmp_path)
    refused = app.post("/api/chat", json=ASK)
    assert (refused.status_code, refused.json()["error"]["code"]) == (401, "invalid_api_key")
    assert app.get("/").status_code == 200


def test_a_key_can_be_replaced_and_taken_away(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    first, second = Keys(path).add("a"), Keys(path).add("a")
    assert Keys(path).owner(first) is None
    assert Keys(path).owner(second) == "a"
    Keys(path).remove("a")
    assert Keys(path).owner(second) is None


def test_a_body_over_the_limit_is_refused_declared_or_not(registry: Registry) -> None:
    app = client(registry)
    big = b'{"question": "' + b"x" * MOST_BYTES + b'"}'
    declared = app.post("/api/chat", content=big)
    assert (declared.status_code, declared.json()["error"]["code"]) == (413, "body_too_large")
    pieces = (big[at : at + 65536] for at in range(0, len(big), 65536))
    assert app.post("/api/chat", content=pieces).status_code == 413


@pytest.mark.parametrize("path", ["/", "/indicators", "/api/report", "/nowhere", "/static/app.js"])
def test_every_reply_carries_the_security_headers(registry: Registry, path: str) -> None:
    headers = client(registry).get(path).headers
    policy = headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"


def test_other_origins_may_call_only_where_they_are_named(registry: Registry) -> None:
    origin = {"Origin": "https://portal.example"}
    assert (
        "access-control-allow-origin"
        not in client(registry).get("/api/search?q=x", headers=origin).headers
    )
    allowed = client(registry, cors_origins="https://portal.example")
    headers = allowed.get("/api/search?q=x", headers=origin).headers
    assert headers["access-control-allow-origin"] == "https://portal.example"


def test_the_reference_is_served_without_another_host(registry: Registry) -> None:
    page = client(registry).get("/docs").text
    assert "http://" not in page.replace("http://testserver", "")
    assert "https://" not in page


def test_ipv6_customers_are_counted_by_their_network() -> None:
    assert network("2001:db8::1") == network("2001:db8::ffff")
    assert network("2001:db8::1") != network("2001:db8:0:1::1")
    assert network("10.0.0.1") == "10.0.0.1"


def test_metrics_count_answers_without_their_words(registry: Registry) -> None:
    app = client(registry)
    app.post("/api/chat", json=ASK)
    text = app.get("/metrics").text
    assert 'report_answers_total{kind="indicator",writer="extractive"} 1.0' in text
    assert "5G" not in text
