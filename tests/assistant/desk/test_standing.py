from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from assistant.desk.standing import (
    CHANGED,
    GONE,
    NO_SECTION,
    NotApprovable,
    check_approvable,
    find_quote,
    is_valid_on,
    why_suspended,
)
from assistant.store.types import Approval
from index.report import Report, parse_report
from index.report_folder import ReportFolder

REPORT = ReportFolder(Path("data/reports/pingshan-2020")).report()
SENTENCE = next(s for s in REPORT.sentences if "5G基站" in s.text and "1500个" in s.text)
QUOTE = "1500个"
APPROVED = Approval(
    report="pingshan-2020",
    question="基站还建吗",
    answer="今年新建1500个。",
    section_id=SENTENCE.section_id,
    quote=QUOTE,
    context=SENTENCE.text,
    valid_from=date(2026, 1, 1),
    valid_until=None,
    approved_by="desk",
    at=datetime(2026, 1, 1, tzinfo=UTC),
)


def edited(old: str, new: str) -> Report:
    source = Path("data/reports/pingshan-2020/report.md").read_text(encoding="utf-8")
    assert source.count(old) == 1
    return parse_report(source.replace(old, new))


def test_a_quote_is_found_with_the_sentence_around_it() -> None:
    cited = find_quote(REPORT, SENTENCE.section_id, QUOTE)
    assert cited is not None
    assert REPORT.text[cited.quote.start : cited.quote.end] == QUOTE
    assert cited.context == SENTENCE.text


@pytest.mark.parametrize(
    ("section", "quote"), [("1", QUOTE), ("99", QUOTE), (SENTENCE.section_id, "1500 个"), ("1", "")]
)
def test_a_quote_stands_in_its_own_section_to_the_letter(section: str, quote: str) -> None:
    assert find_quote(REPORT, section, quote) is None


def test_an_approvable_answer_rests_on_its_quote() -> None:
    assert check_approvable(APPROVED, REPORT).context == SENTENCE.text


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"section_id": "99"}, "没有章节"),
        ({"quote": "2500个"}, "逐字一致"),
        ({"answer": "今年新建1600个。"}, "数字"),
        ({"answer": "今年新建约1500个。"}, "数字"),
        ({"valid_until": date(2025, 12, 31)}, "早于"),
    ],
)
def test_what_cannot_be_approved_says_why(change: dict[str, object], told: str) -> None:
    with pytest.raises(NotApprovable, match=told):
        check_approvable(replace(APPROVED, **change), REPORT)  # type: ignore[arg-type]


def test_an_answer_stands_while_its_sentence_does() -> None:
    assert why_suspended(APPROVED, REPORT) == ""
    assert why_suspended(replace(APPROVED, section_id="99"), REPORT) == NO_SECTION


def test_an_edit_of_the_quote_or_of_its_sentence_suspends_the_answer() -> None:
    other_figure = edited(SENTENCE.text, SENTENCE.text.replace(QUOTE, "1600个"))
    assert why_suspended(APPROVED, other_figure) == GONE
    around = edited(SENTENCE.text, SENTENCE.text.replace("5G基站", "4G基站"))
    assert why_suspended(APPROVED, around) == CHANGED


def test_an_answer_is_valid_from_its_first_to_its_last_day() -> None:
    until = replace(APPROVED, valid_until=date(2026, 2, 1))
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 2, 1), date(2026, 2, 2)]
    assert [is_valid_on(until, day) for day in days] == [False, True, True, False]
    assert is_valid_on(APPROVED, date(2099, 1, 1))
