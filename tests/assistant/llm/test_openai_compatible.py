"""`transformers serve` over a real socket, with a tiny model from disk."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from assistant.llm.openai_compatible import OpenAICompatible
from assistant.llm.writer import Prompt, WriterFailed, WriterOptions
from tests.assistant.llm.tiny_model import make
from tests.ports import free_port

PROMPT = Prompt("规则：照原文写。", "问题：今年建多少个5G基站？")
PATIENCE = 120  # seconds until the server is up


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WriterOptions]:
    folder = make(tmp_path_factory.mktemp("model"), PROMPT.system + PROMPT.user + "答是的一二三。")
    port = free_port()
    command = str(Path(sys.executable).parent / "transformers")
    arguments = [command, "serve", str(folder), "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(
        arguments,
        env=os.environ | {"HF_HUB_OFFLINE": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(f"http://127.0.0.1:{port}/health", process)
        yield WriterOptions(str(folder), f"http://127.0.0.1:{port}/v1", timeout=60, most_tokens=8)
    finally:
        process.terminate()
        process.wait(20)


def _wait(url: str, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            if httpx.get(url).is_success:
                return
        except httpx.HTTPError:
            time.sleep(0.2)
    raise AssertionError("transformers serve did not start")


@pytest.mark.slow
def test_a_served_model_streams_its_text(served: WriterOptions) -> None:
    pieces = list(OpenAICompatible(served).write(PROMPT))
    assert len(pieces) > 1
    assert "".join(pieces).strip()


def test_an_endpoint_that_is_not_there_fails() -> None:
    options = WriterOptions("none", "http://127.0.0.1:9/v1", timeout=0.5)
    with pytest.raises(WriterFailed):
        list(OpenAICompatible(options).write(PROMPT))


def test_tokens_are_estimated_from_above() -> None:
    assert OpenAICompatible(WriterOptions("none")).count_tokens("5G基站1500个") >= 5
