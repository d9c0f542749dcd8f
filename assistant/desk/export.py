"""The desk's tables as CSV that a spreadsheet opens as text, never as formulas."""

import csv
import io
from collections.abc import Iterable, Sequence

from assistant.desk.counts import Counts
from assistant.desk.groups import Group
from assistant.indicator_export import BYTE_ORDER_MARK
from assistant.store.types import Approval

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def groups_csv(groups: Iterable[Group]) -> str:
    """Return a row for each wording."""
    rows = (
        (number, w.question, w.refused, w.unsure, w.down, "；".join(w.reasons), _moment(w.last))
        for number, group in enumerate(groups, 1)
        for w in group.wordings
    )
    heads = ("组", "问题", "未能回答", "把握不大", "没帮助", "读者意见", "最近一次")
    return _csv(heads, rows)


def approvals_csv(approvals: Iterable[Approval]) -> str:
    """Return a row for each approved answer."""
    rows = (
        (a.id, a.question, a.answer, a.section_id, a.quote, a.valid_from, a.valid_until or "",
         a.approved_by, _moment(a.at), a.suspended)
        for a in approvals
    )  # fmt: skip
    heads = (
        "编号",
        "问题",
        "答复",
        "章节",
        "引用",
        "生效",
        "失效",
        "审核人",
        "审核时间",
        "停用原因",
    )
    return _csv(heads, rows)


def counts_csv(counts: Counts) -> str:
    """Return a row for each day."""
    rows = ((day.day, day.asked, day.answered, day.refused) for day in counts.days)
    return _csv(("日期", "提问", "已回答", "未能回答"), rows)


def _csv(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(heads)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return BYTE_ORDER_MARK + text.getvalue()


def _safe(cell: object) -> object:
    """Put an apostrophe before what a spreadsheet would compute; people wrote these texts."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _moment(at: object) -> str:
    return f"{at:%Y-%m-%d %H:%M}"
