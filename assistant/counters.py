"""What a question counts by, and whether a figure is counted so: 几间 asks for 家, 几个点 for %."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.figure_asked import FigureQuestion
from assistant.names import squeeze
from assistant.operations import Operation
from index.types import Indicator, Measure

_ASKED = re.compile(
    r"(?:几|多少)(?P<unit>个?(?:百分)?点|钱|块钱|亿?元|[个套家间所座名人位条对块宗床天日项件米里栋辆])?|(?P<rate>百分之几|几成)"
)
_OTHER_UNIT = re.compile(r"(?![了呀啊呢吧嘛的来])[\u4e00-\u9fff]")  # 多少起, 几趟
_ANY, _RATES = "", ("%", "％", "百分点", "成", "倍")
_ALIKE = (  # what is asked by, what the table counts by
    ("间家所个", "家所间个"),
    ("人名位", "名人"),
    ("座", "座所个"),
    ("天日", "天日"),
    ("栋", "栋座"),
    ("里", "里"),
)
_PIECES = frozenset("块宗辆栋")  # what nothing else is counted by
# 比前年多了多少: the change against the year before, which the report tells
_YEAR_BEFORE = re.compile("(?:比|跟|和|较)(?:去年|上年|上一年|前年|前一年|往年)")


def counts_as(text: str, row: Indicator) -> bool:
    """Say whether a row is of the unit that a question asks for; a bare 多少 fits a change."""
    asked = _ASKED.search(squeeze(text))
    if asked is None:
        return False
    unit = asked["unit"] or _ANY
    if not unit and not asked["rate"] and _OTHER_UNIT.match(asked.string, asked.end()):
        return False
    if asked["rate"] or unit.endswith("点"):
        return row.unit.endswith(_RATES)
    if unit in ("钱", "块钱", "元", "亿元"):
        return "元" in row.unit
    if unit == _ANY:
        return row.measure in (Measure.GROWTH, Measure.CHANGE)
    fitting = next((told for asks, told in _ALIKE if unit in asks), unit)
    return row.measure is Measure.LEVEL and any(row.unit.endswith(char) for char in fitting)


def counts_otherwise(text: str, rows: Sequence[Indicator]) -> bool:
    """Say whether a question counts pieces of a kind that no row counts: 几块, and not 平方公里."""
    asked = _ASKED.search(squeeze(text))
    is_piece = asked is not None and asked["unit"] in _PIECES
    return is_piece and not any(counts_as(text, row) for row in rows)


def without_year_before(question: FigureQuestion) -> FigureQuestion:
    """Read a comparison of one thing with the year before as a question for its growth."""
    compares = question.operation in (Operation.DIFFERENCE, Operation.PERCENT_CHANGE)
    if not compares or not _YEAR_BEFORE.search(question.text):
        return question
    slots = replace(question.slots, measure=Measure.GROWTH, is_level=False)
    return replace(question, operation=None, parts=(), slots=slots)
