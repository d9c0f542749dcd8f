"""Figures computed of what one name or one sentence puts together."""

import pytest

from assistant.assistant import Assistant
from assistant.types import Kind


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("发明专利申请占比", "31.9%"),
        ("发明专利授权量占比是多少", "16.6%"),
        ("工改工新增空间合计多少", "136.2万平方米"),
        ("293个热点平均几个AP", "12.47个"),
        ("国高2020年目标是2019年的百分之几", "75.8%"),
        ("5G基站2020年比2019年多建百分之几", "50%"),
    ],
)
def test_what_is_told_together_is_computed(
    assistant: Assistant, question: str, result: str
) -> None:
    answer = assistant.ask(question)
    assert answer.kind is Kind.CALCULATION
    assert result in answer.derivation


def test_a_share_of_nothing_that_the_report_tells_is_refused(assistant: Assistant) -> None:
    assert assistant.ask("小微黑臭水体占比").refused


def test_a_stock_is_no_sum(assistant: Assistant) -> None:
    assert "430家" in assistant.ask("坪山做生物医药的公司现在一共有多少家了？").answer


@pytest.mark.parametrize("question", ["社康新增几家", "社康新增了多少家"])
def test_what_was_done_to_old_things_is_no_new_one(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).refused


def test_a_streak_of_years_is_text(assistant: Assistant) -> None:
    answer = assistant.ask("110警情之前连续几年下降")
    assert "连续三年下降" in answer.answer


@pytest.mark.parametrize(
    ("question", "figure", "phrase"),
    [
        ("2020年5G基站建多少，医院建哪些", "1500个", "完成第三人民医院主体建设"),
        ("2020年5G基站建多少，交通方面有什么安排", "1500个", "力争金碧路建成通车"),
        ("学位今年新增多少，有没有名人来聊书", "8000个以上", "邀请知名学者作客"),
    ],
)
def test_a_figure_and_something_else_are_each_answered(
    assistant: Assistant, question: str, figure: str, phrase: str
) -> None:
    answer = assistant.ask(question)
    assert figure in answer.answer
    assert any(phrase in citation.quote for citation in answer.citations)
    numbers = [citation.n for citation in answer.citations]
    assert numbers == list(range(1, len(numbers) + 1))
    assert all(f"[{n}]" in answer.answer for n in numbers)
