from datetime import UTC, date, datetime

from assistant.desk.counts import Day, count
from assistant.store.types import AskedQuestion

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TITLES = {"5": "五、", "5.2": "（二）", "5.2.1": "一是", "5.2.2": "二是", "1": "一、"}


def asked(kind: str, refused: bool, *sections: str) -> AskedQuestion:
    return AskedQuestion("one", "问", kind, refused, None, sections, NOON)


def test_each_day_is_counted_and_days_without_questions_too() -> None:
    questions = [asked("passage", False), asked("refusal", True), asked("chat", False)]
    day = NOON.astimezone().date()
    found = count(questions, TITLES, date(2026, 3, 1), date(2026, 3, 3))
    assert [d.day for d in found.days] == [date(2026, 3, n) for n in (1, 2, 3)]
    assert next(d for d in found.days if d.day == day) == Day(day, 3, 1, 1)


def test_an_answer_counts_once_for_a_section_and_once_for_its_topic() -> None:
    questions = [
        asked("passage", False, "5.2.1", "5.2.2"),
        asked("indicator", False, "5.2.2"),
        asked("passage", False, "1"),
        asked("passage", False, "9.9"),  # of a section that is there no more
    ]
    found = count(questions, TITLES, NOON.date(), NOON.date())
    assert [(t.section_id, t.count) for t in found.sections] == [
        ("5.2.2", 2),
        ("1", 1),
        ("5.2.1", 1),
    ]
    assert [(t.section_id, t.title, t.count) for t in found.topics] == [
        ("5.2", "（二）", 2),
        ("1", "一、", 1),
    ]
