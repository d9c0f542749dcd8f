"""A figure of what was quoted before, for a turn that names little."""

from collections.abc import Sequence

import pytest

from assistant.assistant import Assistant
from assistant.types import Answer, Role, Turn
from tests.evaluation.figures import ask


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("今年垃圾分类怎么推", "涉及几个小区"), "38个"),
        (("2020年物业小区的垃圾分类有啥安排", "一共涉及多少个小区？"), "38个"),
        (("区级敬老院去年到什么进度了", "今年呢？", "总共多少床位来着"), "500床位"),
        (("弘金地体育项目拿了省里什么示范", "全市总共几个拿到这个的"), "两个"),
    ],
)
def test_a_figure_of_what_was_quoted_is_told(
    assistant: Assistant, turns: tuple[str, ...], told: str
) -> None:
    assert told in ask(assistant, turns).answer


@pytest.mark.parametrize(
    "turns",
    [
        ("今年垃圾分类怎么推", "涉及几个街道"),
        ("2019年新增国高企业怎么样", "全区国高一共有多少家"),
    ],
)
def test_what_was_not_quoted_is_not_told(assistant: Assistant, turns: tuple[str, ...]) -> None:
    assert ask(assistant, turns).refused


def test_long_talk_is_answered_again_no_more_than_a_few_turns_back(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answered = assistant._answered

    def counting(text: str, history: Sequence[Turn]) -> Answer:
        asked.append(text)
        return answered(text, history)

    monkeypatch.setattr(assistant, "_answered", counting)
    turns = [Turn(Role.USER, "那里有几个学生"), Turn(Role.ASSISTANT, "")] * 12
    assistant.ask("那里有几个学生", turns)
    assert len(asked) < len(turns)
