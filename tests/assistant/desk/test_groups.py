from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import numpy as np

from assistant.desk.groups import Group, groups
from assistant.store.types import AskedQuestion, Feedback

NOW = datetime(2026, 3, 1, tzinfo=UTC)
MEANINGS = {"猫": (1.0, 0.0, 0.0), "狗": (0.0, 1.0, 0.0), "鱼": (0.0, 0.0, 1.0)}


def asked(question: str, **fields: object) -> AskedQuestion:
    known: dict[str, object] = {
        "kind": "refusal",
        "refused": True,
        "confidence": None,
        "at": NOW,
    } | fields
    return AskedQuestion("one", question, section_ids=(), **known)  # type: ignore[arg-type]


def told(question: str, verdict: str = "down", reason: str = "") -> Feedback:
    return Feedback("one", question, "答", verdict, reason, NOW)


def embed(texts: Sequence[str]) -> np.ndarray:
    return np.array([MEANINGS[text[0]] for text in texts])


def grouped(
    questions: Sequence[AskedQuestion], feedback: Sequence[Feedback] = ()
) -> list[list[tuple[str, int]]]:
    found = groups(questions, feedback, embed, lambda _: False)
    return [[(wording.question, wording.count) for wording in group.wordings] for group in found]


def test_wordings_of_one_meaning_are_one_group_the_most_frequent_first() -> None:
    questions = [asked(q) for q in ("狗几岁", "猫在哪", "猫呢", "猫呢", "狗几岁")]
    assert grouped(questions) == [[("猫呢", 2), ("猫在哪", 1)], [("狗几岁", 2)]]


def test_the_same_question_in_other_characters_is_counted_once() -> None:
    assert grouped([asked("猫ABC"), asked("貓ａｂｃ")]) == [[("猫ABC", 2)]]


def test_what_was_asked_before_is_shown_with_the_wording() -> None:
    questions = [asked("猫", earlier=("狗", "鱼")), asked("猫")]
    (group,) = groups(questions, [], embed, lambda _: False)
    assert group.wordings[0].earlier == ("狗", "鱼")


def test_refused_unsure_and_unhelpful_answers_are_looked_at_and_no_others() -> None:
    answer = {"kind": "passage", "refused": False}
    questions = [
        asked("猫", **answer, confidence=0.3),
        asked("狗", **answer, confidence=0.9),
        asked("狗", kind="indicator", refused=False),
        asked("鱼", kind="chat", refused=False),
    ]
    found = groups(questions, [told("狗", reason="不对"), told("鱼", "up")], embed, lambda _: False)
    wordings = [group.wordings[0] for group in found]
    assert {(w.question, w.refused, w.unsure, w.down) for w in wordings} == {
        ("猫", 0, 1, 0),
        ("狗", 0, 0, 1),
    }
    assert next(w.reasons for w in wordings if w.down) == ["不对"]


def test_what_has_an_approved_answer_by_now_is_left_out() -> None:
    found = groups([asked("猫"), asked("狗")], (), embed, lambda question: question == "猫")
    assert [group.wordings[0].question for group in found] == ["狗"]


def test_a_group_was_asked_last_when_any_of_its_wordings_was() -> None:
    later = NOW + timedelta(days=1)
    (group,) = groups([asked("猫"), asked("猫呢", at=later)], (), embed, lambda _: False)
    assert isinstance(group, Group)
    assert group.last == later


def test_nothing_asked_in_vain_makes_no_group() -> None:
    assert grouped([]) == []
