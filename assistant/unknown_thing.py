"""X呢 where no figure is known by that name: it is not told of what was asked before."""

import re

from assistant.figure_asked import FigureQuestion
from assistant.figure_question import FigureReader
from assistant.follow_forms import AND, ASKS
from assistant.follow_years import inherited_years
from assistant.told_by import names_of
from index.indicators import IndicatorTable
from index.types import Measure
from index.words import CLAUSE_ENDS, longest

_ENDS = re.compile(f"{CLAUSE_ENDS.pattern}|\\s")
_OF_NAME = re.compile("(?<!的)呢$")


def as_refused(text: str, now: FigureQuestion, last: FigureQuestion) -> str:
    """Complete X呢 after a question that was not understood: 进口呢, after 其中出口增长多少."""
    bare = text.strip(" ?？。")
    if last.groups or not (last.slots.quantity and now.unexplained and AND.search(bare)):
        return text
    return f"{bare.rstrip('呢')}{ASKS[last.slots.measure or Measure.LEVEL]}"


def as_other(
    text: str,
    now: FigureQuestion,
    last: FigureQuestion,
    reader: FigureReader,
    table: IndicatorTable,
) -> str:
    """Complete X呢 with the year and the measure alone, where it is of nothing that is known.

    固投呢 after GDP增速多少: neither the table nor what was asked about before knows it.
    """
    bare = text.strip(" ?？。")
    asks = now.mentions or now.operation or (now.slots.quantity and not now.slots.asked)
    # 小微的呢 is of what was asked about; so may 这么高啊 不会写错吧 那2020目标呢 be
    if asks or _ENDS.search(bare) or not _OF_NAME.search(bare):
        return ""
    told = "".join(row.quote + names_of(row) for row in table)
    things = tuple(word for word in now.unexplained if word not in told)
    is_whole = set(longest(now.unexplained)) <= set(things)  # 中小学呢: 学位 are of them
    if not things or not is_whole or reader.explained_by(last, things) or reader.kin(last, things):
        return ""
    years = now.years or inherited_years(now, last, table)
    dated = "".join(f"{year}年" for year in years if year not in now.years)
    name = bare.removesuffix("呢").lstrip("那咁")
    return f"{dated}{name}{ASKS[last.slots.measure or Measure.LEVEL]}"
