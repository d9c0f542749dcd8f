"""几个 that means a few asks for no figure."""

import pytest

from assistant.assistant import Assistant
from assistant.types import Kind


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "我爸七十多了一个人住老楼里，不肯去养老院，楼下以后能不能多几个照应老人的点？",
            "居家养老服务站点",
        ),
        ("有冇話種多啲花、整返幾個街心花園㗎？", "街心花园"),
        ("把报告里提到比亚迪的几处找出来", "比亚迪"),
    ],
)
def test_a_few_is_no_number(assistant: Assistant, question: str, told: str) -> None:
    answer = assistant.ask(question)
    assert answer.kind is Kind.PASSAGE
    assert told in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "便宜房子别老让有门路的人占了，今年会不会立个从头管到尾的规矩？",
        "说话算数的能占点便宜，老赖处处碰壁，会这么办吗？",
    ],
)
def test_what_is_taken_is_no_share(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).kind is Kind.PASSAGE
