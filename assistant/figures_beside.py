"""A figure beside the one asked about, named by what it counts: 联系多少人才, after the leaders."""

import re

from assistant.figure_asked import FigureQuestion
from assistant.names import squeeze
from index.indicators import IndicatorTable

_COUNTED = re.compile("(?:多少|几)[个名位家所]?([\u4e00-\u9fff]{2,4})[?？。]*$")
_COUNTED_BEFORE = re.compile(  # 参与的领导有多少人, 人才那边有几位
    "([\u4e00-\u9fff]{2})(?:[那这嗰𠮶]边)?(?:一共|总共|共)?(?:有|是)?(?:多少|几)[个名位人]+[?？。]*$"
)


def counted_beside(now: FigureQuestion, last: FigureQuestion, table: IndicatorTable) -> str:
    """Return the figure of the same section that counts what 联系多少人才 asks for.

    It stands beside one that only speaks of it: 联系服务高端人才的处级以上领导.
    """
    text = squeeze(now.text)
    noun = _COUNTED_BEFORE.search(text) or _COUNTED.search(text)
    if noun is None or any(squeeze(name).endswith(noun[1]) for name in last.names):
        return ""
    spoken = [row for row in table if row.name in last.names and noun[1] in squeeze(row.name)]
    sections = {row.section_id for row in spoken}
    ends = (r.name for r in table if r.section_id in sections and squeeze(r.name).endswith(noun[1]))
    return next(ends, "")
