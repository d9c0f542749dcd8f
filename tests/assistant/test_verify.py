from pathlib import Path

import pytest

from assistant.types import Draft, DraftSentence, Kind, Quote
from assistant.verify import numbers_of, verify
from index.report import parse_report

REPORT = parse_report(Path("data/reports/pingshan-2020/report.md").read_text(encoding="utf-8"))


def quote_of(text: str) -> Quote:
    start = REPORT.text.index(text)
    section = next(s for s in REPORT.sections if s.start <= start < s.end)
    return Quote(section.id, start, start + len(text))


def passes(text: str, *quotes: str) -> bool:
    sentence = DraftSentence(text, tuple(quote_of(q) for q in quotes))
    return bool(verify(Draft(Kind.PASSAGE, (sentence,)), REPORT).sentences)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("建成5G基站1500个。", True),
        ("2020年建成5G基站1500个。", True),  # the year stands in the quote's heading
        ("建成５Ｇ基站１５００个。", True),
        ("建成5G基站0.15万个。", True),
        ("建成5G基站1500家。", False),
        ("建成5G基站约1500个。", False),
        ("建成5G基站1500个以上。", False),
        ("建成5G基站1500万个。", False),
        ("增长1500%。", False),
        ("建成5G基站1501个。", False),
        ("建成5G基站150个。", False),
        ("建成5G基站15.00个。", False),
        ("2022年建成5G基站1500个。", False),
    ],
)
def test_a_number_must_stand_in_the_quote_or_its_heading(text: str, kept: bool) -> None:
    assert passes(text, "建成5G基站1500个") is kept


def test_a_number_needs_a_quote_at_all() -> None:
    assert not passes("共有38个小区。")
    assert passes("报告提到了垃圾分类。")


def test_the_derivation_lends_its_numbers() -> None:
    sentence = DraftSentence("相差500个。", (quote_of("建成5G基站1500个"),))
    plain = Draft(Kind.CALCULATION, (sentence,))
    derived = Draft(Kind.CALCULATION, (sentence,), derivation="1500个 − 1000个 = 500个")
    assert not verify(plain, REPORT).sentences
    assert verify(derived, REPORT).sentences == (sentence,)


def test_numbers_are_read_whole() -> None:
    assert numbers_of("1.42万个、２８％和PM2.5") == {"1.42", "28", "2.5"}
