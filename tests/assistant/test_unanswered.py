"""What is listed as not answered is refused, and what is near to it less readily answered."""

from assistant.assistant import Assistant

REFUSED = 0.97  # of the listed questions; the rest are told what the report says of their topic


def test_listed_questions_are_refused(assistant: Assistant) -> None:
    listed = assistant.index.unanswered
    answered = [text for text in listed if not assistant.ask(text).refused]
    assert len(answered) <= (1 - REFUSED) * len(listed), answered


def test_a_question_near_to_a_listed_one_is_refused(assistant: Assistant) -> None:
    assert assistant.ask("我想问户口要怎么迁过来").refused
    assert assistant.ask("驾照过期了去哪里换").refused
