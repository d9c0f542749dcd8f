"""Whether an approved answer may be told: quote in the report, figures in the quote."""

from dataclasses import dataclass
from datetime import date

from assistant.store.types import Approval
from assistant.types import DraftSentence, Quote
from assistant.verify import is_supported
from index.report import Report

GONE = "引用的原文已不在报告的这一章节中，请核对后重新审核。"
CHANGED = "引用所在的句子已被修改，请核对后重新审核。"
NO_SECTION = "引用的章节已不在报告中，请核对后重新审核。"


class NotApprovable(ValueError):
    """Why an answer cannot be approved, in words for staff."""


@dataclass(frozen=True, slots=True)
class Cited:
    """Where a quote stands, and the whole sentences that it stands in."""

    quote: Quote
    context: str


def find_quote(report: Report, section_id: str, quote: str, context: str = "") -> Cited | None:
    """Return where a section says a quote, in those sentences if it says it twice."""
    section = next((s for s in report.sections if s.id == section_id), None)
    if section is None or not quote:
        return None
    found: list[Cited] = []
    at = report.text.find(quote, section.start, section.end)
    while at >= 0:
        range_ = Quote(section_id, at, at + len(quote))
        found.append(Cited(range_, _around(report, range_)))
        at = report.text.find(quote, at + 1, section.end)
    same = [cited for cited in found if cited.context == context]
    return next(iter((*same, *found)), None)


def _around(report: Report, quote: Quote) -> str:
    """Return the sentences that a quote touches; of a heading the quote itself."""
    touched = [s.text for s in report.sentences if s.start < quote.end and quote.start < s.end]
    return "\n".join(touched) or report.text[quote.start : quote.end]


def why_suspended(approval: Approval, report: Report) -> str:
    """Return why an approved answer must not be told, or nothing."""
    if all(section.id != approval.section_id for section in report.sections):
        return NO_SECTION
    cited = find_quote(report, approval.section_id, approval.quote, approval.context)
    if cited is None:
        return GONE
    return "" if cited.context == approval.context else CHANGED


def check_approvable(approval: Approval, report: Report) -> Cited:
    """Return where the quote stands; raise NotApprovable where the answer does not rest on it."""
    if all(section.id != approval.section_id for section in report.sections):
        raise NotApprovable(f"报告中没有章节 {approval.section_id!r}。")
    cited = find_quote(report, approval.section_id, approval.quote)
    if cited is None:
        raise NotApprovable("引用必须与该章节的原文逐字一致，包括标点和空格。")
    told = DraftSentence(approval.answer, (cited.quote,))
    if not is_supported(told, report, ""):
        raise NotApprovable("答复中的数字（连同单位和“约”“以上”等限定词）必须出现在引用的原文中。")
    if approval.valid_until is not None and approval.valid_until < approval.valid_from:
        raise NotApprovable("有效期的结束日期早于开始日期。")
    return cited


def is_valid_on(approval: Approval, day: date) -> bool:
    """Say whether a day lies in the validity of an approved answer."""
    until = approval.valid_until
    return approval.valid_from <= day and (until is None or day <= until)
