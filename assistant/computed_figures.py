"""What is computed of figures for a question, by its operation, and what is asked beside it."""

import re
from collections.abc import Sequence
from itertools import combinations

from assistant.amounts import NotComputable, is_rate, of_each_year, operand_of, unit_of
from assistant.calculate import Calculation, calculate, share_of_sum
from assistant.figure_answer import joined, tell_calculation
from assistant.figure_asked import FigureQuestion
from assistant.further import Further, part_of_sum
from assistant.names import squeeze
from assistant.operations import OF_EACH_YEAR, OF_MANY, OF_SPAN, OF_TWO, Operation
from assistant.part_of import part_and_whole
from assistant.told_by import names_of
from assistant.types import Declined, Draft, Kind
from index.report_index import ReportIndex
from index.types import CHANGES, Indicator
from prompts import render

# 申请的专利里有多少已经拿到授权: those granted in a year are none of those applied for in it
_IS_PASSED_ON = re.compile(
    "[里中][面头]?[^，,]{0,3}(?:百分之|多少|几成)[^，,]{0,6}(?:已经?|拿到|获得|得到|通过|变成|转成|成了)"
)
NOT_OF_THESE = "报告没有说后者出自前者，不能算作其中的比例"
_MOST_CHANGED = re.compile("(?:变化|变动|差距|差别|相差|调整)(?:得|的|幅度)?最")
CHANGES_APART = "变化的大小请一项一项地问，再作比较"
ACROSS_YEARS = "这两个数不是同一年的，不能算占比"
_SPREAD = re.compile("最[高多大快][^，,。]{0,6}最[低少小慢][^，,。]{0,6}(?:相差|差多|高出|多出)")
_AVERAGED = re.compile("的([\u4e00-\u9fff]{2,4})平均")
NOT_TOLD = "报告没有给出{thing}的数"
_YEAR = re.compile(r"20\d\d(?=年)")
_IS_PART_OF = re.compile("占|[里中][面头]?")
HOLDS_THE_OTHER = "其中一个数已经包含另一个，不能相加"
# 多了几个学位
_MORE_OF = re.compile("多[了出咗](?:来)?(?:多少|几)[个家所名件套条]?(?P<what>[^，,?？。]{2,14})")
# 世界500强项目占两类500强项目之和的比例
_OF_SUM = re.compile(
    "占[^，,]{2,20}(?:之和|总和|[合总]计(?!面积)|加起来|加在一起|相加|加总|总数)(?!量)"
)
_JOINED = re.compile(
    "(?:[和与跟、加]|(?<!惠)及).*总数$|(?<!总数)$"
)  # 占黑臭水体总数 joins nothing by itself
# 世界500强和中国500强合计占优质项目的几成: a part that is itself a sum
_SUM_OF_PARTS = re.compile("(?:合计|总共|一共|共|加起来|加在一起|相加|之和|总和)的?[^，,占]{0,6}占")
PART_IS_A_SUM = "几个数合起来占另一个数的比例请先问合计，再问比例"
# 发明增幅占总增幅多少
_RATE = "(?:[增涨降跌]幅|增速|增长率)"
SHARE_OF_RATE = re.compile(
    f"{_RATE}[^，,]{{0,2}}[占佔][^，,]{{0,8}}{_RATE}|^[^，,]{{0,12}}[占佔][^，,]{{1,8}}{_RATE}[的嘅]?(?:几|幾|多少|百分)"
)
NOT_A_PART = "报告没有说其中一个数是另一个数的一部分，不能算占比"


def computed(
    operation: Operation,
    rows: Sequence[Indicator],
    question: FigureQuestion,
    index: ReportIndex,
) -> Draft | Declined:
    """Tell what an operation makes of rows, or why that would not be sound."""
    by_year = operation in OF_EACH_YEAR and not question.years  # 哪个最高, 差多少
    try:
        _check(operation, rows, question, index.report.text)
        parts = of_each_year(rows) if by_year else [rows]
        held = part_and_whole(rows, index.report.text)  # 占申请总数的几成: the whole is told
        if operation is Operation.SHARE and not held and _is_of_sum(rows, question):
            named = part_of_sum(rows, squeeze(question.text).split("占")[0])
            found = [share_of_sum(named or rows[0], rows, question.rounding)]
        else:
            found = [calculate(operation, part, question.rounding) for part in parts]
    except NotComputable as reason:
        told = render("not_computable", reason=str(reason))
        return Declined(Kind.REFUSAL, told, is_reason=True)
    remark = ""
    if operation is Operation.RANKING and _SPREAD.search(question.text):
        ends = [(one.rows[0], one.rows[-1]) for one in found]  # 最快的和最慢的相差多少
        found += [calculate(Operation.DIFFERENCE, pair, question.rounding) for pair in ends]
    if question.further is not None:
        pairs = zip(found, parts, strict=True)
        more = [_computed_further(question.further, one, of, question) for one, of in pairs]
        found += [one for one in more if one is not None]
        remark = "" if all(more) else render("figure_rest_missing")
    return joined([tell_calculation(one, index.facts) for one in found], remark)


def is_calculation(
    operation: Operation, rows: Sequence[Indicator], *, is_of_two: bool, names_years: bool
) -> bool:
    """Tell a sum and a span from a look-up: 一共多少 of one thing, 缩短多少天 of one figure."""
    if operation is Operation.SUM:  # 地铁一共: two lines are one name in one year
        several = {row.name for row in rows}
        years = {row.year for row in rows} if names_years else set()
        return len(several) > 1 or len(years) > 1
    if operation is Operation.DIFFERENCE and len(rows) == 1:
        # 学位多了多少 asks for 新增学位, 新增国高比今年目标多几家 for two figures
        is_told = rows[0].name.startswith("新增") or rows[0].measure in CHANGES  # 水少了多少
        return not is_told or is_of_two
    return len(rows) > 1 or operation not in OF_SPAN


def is_of_one_row(question: FigureQuestion) -> bool:
    """Say whether one thing of one year is named: 南、北片区一共多大 sums nothing."""
    is_one = len(question.groups) == 1 and len(question.groups[0]) == 1
    return is_one and not question.unexplained and len(question.years) < 2


def may_be_share(rows: Sequence[Indicator], question: FigureQuestion, text: str) -> bool:
    """Say whether one figure may be a part of the other in the report ``text``, if that is asked.

    授权量相当于申请量的几成 compares two figures; 占新增产业空间的比例 needs the whole.
    """
    is_of_sum = _is_of_sum(rows, question)
    if len(rows) != 2 or is_of_sum or not _IS_PART_OF.search(question.text):
        return True
    if len({row.year for row in rows}) > 1:
        return True  # what is planned, of what was done
    return bool(part_and_whole(rows, text))


def _is_of_sum(rows: Sequence[Indicator], question: FigureQuestion) -> bool:
    """Say whether a share is of what several figures are together: of 黑臭水体总数 both kinds."""
    of_sum = _OF_SUM.search(question.text)
    if of_sum is None or len(rows) < 2:
        return False
    names = {row.name for row in rows}
    covered = any(names.issubset(mention.names) for mention in question.mentions)
    return covered or _JOINED.search(of_sum.group()) is not None


def crosses(rows: Sequence[Indicator], question: FigureQuestion) -> bool:
    """Say whether two figures leave out one of two years that are to be compared."""
    named = set(_YEAR.findall(question.text))
    compared = question.operation in OF_TWO and len(named) == 2 == len(rows)
    return compared and len({row.year for row in rows}) == 1


def added_of(rows: Sequence[Indicator], question: FigureQuestion) -> tuple[Indicator, ...]:
    """Return what was added, where 学校开了之后，多了几个学位 compares it with no figure."""
    more = _MORE_OF.search(squeeze(question.text))
    if more is None or len({unit_of(row) for row in rows}) < len(rows):
        return ()
    named = [m for m in question.mentions if m.text in more["what"]]
    added = [row for row in rows if row.name.startswith("新增")]
    return tuple(row for row in added if any(row in mention.rows for mention in named))


def _check(
    operation: Operation, rows: Sequence[Indicator], question: FigureQuestion, text: str
) -> None:
    """Raise NotComputable where a question takes figures for what they are not."""
    if operation in OF_MANY and _MOST_CHANGED.search(question.text):
        raise NotComputable(CHANGES_APART)
    thing = _AVERAGED.search(question.text) if operation is Operation.AVERAGE else None
    if thing and not any(thing[1] in names_of(row) for row in rows):
        raise NotComputable(NOT_TOLD.format(thing=thing[1]))  # 幼儿园的老师平均一间几个
    if operation is Operation.SUM and any(
        part_and_whole(pair, text) for pair in combinations(rows, 2)
    ):
        raise NotComputable(HOLDS_THE_OTHER)
    if operation is Operation.SHARE and _SUM_OF_PARTS.search(question.text):
        raise NotComputable(PART_IS_A_SUM)
    if operation is Operation.SHARE and _IS_PASSED_ON.search(question.text):
        raise NotComputable(NOT_OF_THESE)
    if operation is Operation.SHARE and _crosses_years(rows, question):
        raise NotComputable(ACROSS_YEARS)


def _computed_further(
    further: Further, first: Calculation, rows: Sequence[Indicator], question: FigureQuestion
) -> Calculation | None:
    """Compute what is asked beside a calculation of the same figures, or return nothing.

    ``rows`` are the figures in the order in which they were named: 2020年 before 2019年.
    """
    try:
        if further.operation is Operation.SHARE:
            part = part_of_sum(rows, further.clause)
            return share_of_sum(part, rows, question.rounding) if part else None
        if question.operation in OF_MANY:  # the first and the last
            rows = (first.rows[0], first.rows[-1])
        of_rates = further.operation is Operation.PERCENT_CHANGE and all(map(_is_rate, rows))
        operation = (
            Operation.DIFFERENCE if of_rates else further.operation
        )  # 幅度多大: of 7% and 6%
        return calculate(operation, rows, question.rounding)
    except NotComputable:
        return None


def _is_rate(row: Indicator) -> bool:
    return is_rate(operand_of(row))


def _crosses_years(rows: Sequence[Indicator], question: FigureQuestion) -> bool:
    """Say whether rows are of several years that a question does not name."""
    return len({row.year for row in rows}) > max(len(question.years), 1)
