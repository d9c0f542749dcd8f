from pathlib import Path

import pytest

from assistant.llm.local import LocalWriter
from assistant.llm.writer import Prompt, WriterFailed, WriterName, WriterOptions, open_writer
from tests.assistant.llm.tiny_model import make

PROMPT = Prompt("规则：照原文写。", "问题：今年建多少个5G基站？")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("model"), PROMPT.system + PROMPT.user + "答是的一二三。")


def test_a_model_is_loaded_from_its_folder_and_streams(folder: Path) -> None:
    writer = open_writer(WriterName.LOCAL, WriterOptions(str(folder), most_tokens=12))
    assert isinstance(writer, LocalWriter)
    pieces = list(writer.write(PROMPT))
    assert len(pieces) > 1
    assert pieces == list(writer.write(PROMPT))


def test_tokens_are_counted_by_the_model_itself(folder: Path) -> None:
    writer = LocalWriter(WriterOptions(str(folder)))
    assert writer.count_tokens("今年建多少个") == 6


def test_a_reader_that_leaves_stops_the_generation(folder: Path) -> None:
    writer = LocalWriter(WriterOptions(str(folder), most_tokens=2000))
    reading = writer.write(PROMPT)
    next(reading)
    reading.close()  # type: ignore[attr-defined]
    assert len(list(LocalWriter(WriterOptions(str(folder), most_tokens=5)).write(PROMPT))) >= 1
    assert writer._lock.acquire(timeout=10)


def test_a_model_that_cannot_be_had_is_named(tmp_path: Path) -> None:
    with pytest.raises(WriterFailed, match="WRITER_MODEL"):
        LocalWriter(WriterOptions(str(tmp_path / "none")))
