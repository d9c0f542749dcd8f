"""Which year 前一年, 下一年 and 明年 mean after a question about one year."""

import re

from assistant.figure_asked import FigureQuestion
from assistant.lookup import select
from index.indicators import IndicatorTable

_YEAR_BEFORE = re.compile(
    "(?<![比较])(?:再)?(?:往)?前一?(?:一年|年度?)(?!同期|的?相?比)|(?<![比较])上一年(?!同期|的?相?比)"
)
_YEAR_AFTER = re.compile("(?:再)?[下后次]一?(?:年度?)(?!半)|第二年|次年|转年")
_NEXT_YEAR = re.compile("明年|来年")


def dated(text: str, last: FigureQuestion, table: IndicatorTable) -> str:
    """Name the year that 前一年 or 下一年 means after a question that is about one year."""
    if last.years and str(last.years[0]) in last.text:  # 明年 after 2019年 is 2020年
        text = _NEXT_YEAR.sub("下一年", text)
    later = _YEAR_AFTER.search(text) is not None
    if not later and not _YEAR_BEFORE.search(text):
        return text
    rows = () if last.years else select(last, table)
    told = {row.year for row in rows if row.year} if isinstance(rows, tuple) else set()
    years = set(last.years) or told
    if len(years) != 1:
        return text
    if later:
        return _YEAR_AFTER.sub(f"{years.pop() + 1}年", text, count=1)
    return _YEAR_BEFORE.sub(f"{years.pop() - 1}年", text, count=1)
