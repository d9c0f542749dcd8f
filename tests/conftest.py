"""Fixtures for every test: a tiny model made from the report, and an index over it."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from assistant.registry import Registry

os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real SentenceTransformer folder, made from the report."""
    from tests.soak.tiny import tiny_model as made

    return made(tmp_path_factory.mktemp("tiny-model"))


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.fixture(scope="session")
def registry(tmp_path_factory: pytest.TempPathFactory) -> "Registry":
    """The default report, opened once for all tests that need the real thing."""
    from assistant.registry import Registry
    from assistant.settings import Settings

    folder = tmp_path_factory.mktemp("state")
    return Registry.open(Settings(index_dir=folder / "index", state_dir=folder, rate_limit="off"))


@pytest.fixture(scope="session")
def address(registry: "Registry") -> Iterator[str]:
    """A real server over the default report."""
    from tests.server import serving

    with serving(registry.settings, registry) as url:
        yield url
