"""Counts that stand in the text alone are told with their sentence, or not at all."""

import pytest

from assistant.assistant import Assistant
from assistant.registry import Registry
from assistant.settings import Settings
from assistant.types import Kind


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return Registry.open(Settings(index_dir=tmp_path_factory.mktemp("index"))).assistant()


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("行政执法要落实几项制度", "三项制度"),
        ("新中国成立多少周年", "新中国成立70周年"),
        ("水污染治理有几个全覆盖", "十个全覆盖"),
    ],
)
def test_a_count_of_the_text_is_quoted(assistant: Assistant, question: str, quote: str) -> None:
    reply = assistant.ask(question)
    assert reply.kind is Kind.PASSAGE
    assert quote in reply.citations[0].quote.replace("“", "").replace("”", "")


@pytest.mark.parametrize(
    "question",
    [
        "香港行政执法要落实几项制度",  # another region
        "2021年水污染治理有几个全覆盖",
        "垃圾分类有几个全覆盖",  # another thing
        "今年要建几个公园",
        "馬巒山隧道有幾長",  # named, and its length told nowhere
        "2020年引进院士团队实际完成多少",  # a figure of the table, of another status
    ],
)
def test_what_is_not_counted_is_refused(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).refused
