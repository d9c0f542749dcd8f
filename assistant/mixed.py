"""Questions for an amount and for something else at once, which one sentence may answer."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.asking_clauses import without_family
from assistant.counters import (
    amount_fits,
    asked_times,
    asks_plainly,
    asks_rate,
    is_of_kind,
)
from assistant.figure_asked import FigureQuestion
from assistant.figure_vocabulary import MODIFIERS
from assistant.lookup import fitting
from assistant.names import squeeze
from assistant.operations import Operation
from assistant.said_figures import ALIKE
from assistant.slots import (
    acronyms_of,
    asks_amount,
    is_text_question,
    names_measure,
    names_statistic,
)
from assistant.types import Answer, Evidence, Kind
from assistant.whether import wants_whether
from assistant.years import without_years, year_at_head
from index.quantities import Quantity, QuantityKind, find_quantities
from index.report_index import ReportIndex
from index.types import ReportFacts
from index.words import CLAUSE_ENDS, cut, fold, longest, names_nothing

SURE = 0.85  # probability from which sentences answer what no row of the table was found for
DESCRIBED, FEWEST_WORDS = 0.95, 3  # the same where none of so many things is the report's
# What asks for something else than an amount
IN_WORDS = (
    "什么|啥|怎么|如何|谁|咩|点样|有没有|有冇|是不是|会不会|能不能|是否"
    "|(?:吗|么|嘛|㗎|[了过成到好完]没有?|(?:要求|目标|标准|任务|指标)了?没有?|不)$"
)
_ASKS = re.compile(IN_WORDS)
# 有几家正式投产，名字都报一下; 有几种类型，分别说
_NAMES_TOO = re.compile(
    "(?:名字|名称|[一分]别|逐[个条]|挨个|通通|统统|全都?)[^，,。]{0,4}(?:报|说|讲|列|念|写|算|啥|什么)|(?:^|[，,])(?:都|各|分别)?[是叫](?:啥|什么|哪些)"
)
# 能查到吗, 不知道找谁问 ask for nothing of the report
_IDLE = re.compile(
    "^(?:[你您]?(?:能|可以|能不能|可不可以))?(?:帮我?)?(?:查|找|看|说|告诉我)[得一]?[到下]?(?:吗|么|嘛|不)?[?？]?$"
    "|不(?:知道|晓得|清楚)(?:该|要|去)?(?:找|问)"
)
_WHICH_OF = re.compile("是哪[几两些二三四五]")  # 推进的是哪两片
_DOCUMENT = re.compile("文件|材料|报告|指标|规定|说法|要求")
_HOW_LONG = re.compile("多长时间|多久")
_WHICH = re.compile("吗[，,]|哪[个些]|叫什么|什么名")  # 还要新建吗，哪个
_WHICH_THINGS = re.compile("哪(?:[几些]个?|一?个)(?:行业|产业|领域|企业|街道)")
_POSITION = re.compile("[什啥]么?(?:位置|地位|角色)")
_ENGLISH_END = re.compile(r"[ a-z?]+$")  # What is the PM10平均浓度 in


def asks_both(text: str) -> bool:
    """Say whether one clause asks for an amount, and another for something else or whether.

    活动有哪些，惠及多少人; 治安好点了没？降了多少
    """
    amounts, others = _parted(without_family(fold(text)))
    return bool(amounts) and any(
        is_text_question(c) or _ASKS.search(c) or _NAMES_TOO.search(c) or _WHICH_OF.search(c)
        for c in others
    )


def asks_in_words(text: str) -> bool:
    """Say whether a question asks whether something is so or which it is, and for no amount."""
    asks = wants_whether(text) or _WHICH.search(fold(text)) is not None
    return asks and not asks_amount(fold(text))


def apart(text: str, facts: ReportFacts) -> tuple[str, str] | None:
    """Return what asks for amounts and what asks for something else, each with the text's year.

    2020年5G基站建多少，医院建哪些 → 2020年5G基站建多少 and 2020年，医院建哪些.
    """
    amounts, others = _parted(without_family(text))
    asking = [clause for clause in others if is_text_question(clause) or _ASKS.search(clause)]
    if not amounts or all(map(_NAMES_TOO.search, asking or others)):
        return None
    asked, other = ("，".join(map(str.strip, clauses)) for clauses in (amounts, others))
    return _dated(asked, text, facts), _dated(other, text, facts)


def is_sure_beside(told: Answer, text: str) -> bool:
    """Say whether sentences answer what stands beside a figure, itself no figure: 增幅如何."""
    asking = [c for c in map(fold, CLAUSE_ENDS.split(text)) if _ASKS.search(c)]
    of_figures = any(names_measure(c) or any(find_quantities(c)) for c in asking)
    of_figures = of_figures or any(names_statistic(word) for c in asking for word in cut(c))
    is_bare = _names_nothing(without_years(text))  # 涨了没; 文件里有指标吗
    return not (of_figures or is_bare) and (told.confidence or 1.0) >= SURE


def _names_nothing(text: str) -> bool:
    words = (word for word in cut(text) if len(word) > 1)
    return all(names_nothing(word) or _DOCUMENT.fullmatch(word) for word in words)


def may_be_told(question: FigureQuestion, evidence: Sequence[Evidence], index: ReportIndex) -> bool:
    """Say whether sentences may answer what no figure of the table does."""
    told = _is_described(question, evidence, index)
    return told or _only_sounds_like_a_figure(question, evidence, index)


def _only_sounds_like_a_figure(
    question: FigureQuestion, evidence: Sequence[Evidence], index: ReportIndex
) -> bool:
    """Say whether a question is no question for a figure: 网速比以前快了吗."""
    slots = question.slots
    bare = squeeze(question.text).strip("?？。呢")
    if evidence and bare in squeeze(index.sentence(evidence[0].sentence_id).text):
        return not slots.quantity  # 外籍人员子女学校
    named = (*question.words, _ENGLISH_END.sub("", slots.rest))
    if slots.units and _HOW_LONG.search(question.text) and not question.mentions:
        return bool(evidence) and evidence[0].confidence >= SURE  # 提前多长时间完成
    if _POSITION.search(question.text) and not question.mentions:
        return bool(evidence) and evidence[0].confidence >= SURE  # 2020年处在什么位置
    is_of_figures = question.mentions or question.region or slots.outright or slots.measure
    is_modified = not MODIFIERS.isdisjoint(question.words)
    if is_of_figures or is_modified or any(map(names_statistic, named)):
        return False
    asks_which = _WHICH_THINGS.search(question.text)  # 靠哪几个行业拉动最多
    if question.operation not in (None, Operation.COMPARISON) and not asks_which:
        return False
    return bool(evidence) and evidence[0].confidence >= SURE


def _is_described(
    question: FigureQuestion, evidence: Sequence[Evidence], index: ReportIndex
) -> bool:
    """Say whether a question tells in no word of the report what a sure sentence counts.

    能坐下安静看书的小屋添了几间. Who names a thing as the report does may want what it lacks.
    """
    words = {word for word in question.unexplained if len(word) > 1}
    is_named = bool(question.mentions or question.region or question.operation)
    is_named = is_named or any(word in index.folded or word.isascii() for word in words)
    of_part = not MODIFIERS.isdisjoint(question.words) or acronyms_of(question.text)
    if (
        is_named
        or of_part
        or len(longest(words)) < FEWEST_WORDS
        or any(map(names_statistic, words))
    ):
        return False
    if asked_times(question.text) != 1 or not evidence or evidence[0].confidence < DESCRIBED:
        return False
    told = index.sentence(evidence[0].sentence_id).text
    amounts = (found.quantity for found in find_quantities(told))
    kinds = QuantityKind.AMOUNT if not asks_rate(question.text) else None
    return any(
        amount.kind is kinds or amount_fits(question.text, amount)
        for amount in amounts
        if amount.kind is not QuantityKind.YEAR
    )


def tells_amount(told: Answer, text: str) -> bool:
    """Say whether sure sentences hold an amount of the kind that a question asks for."""
    is_sure = not told.refused and (told.confidence or 0.0) >= SURE and not asks_plainly(text)
    return is_sure and any(amount_fits(text, amount) for amount in _amounts(told))


def counts_in_words(told: Answer, text: str, words: Collection[str]) -> bool:
    """Say whether a sure sentence says all words of a turn beside an amount of the kind asked for.

    那里现在多少团队了, of 深港澳青年创新创业基地完工挂牌，入驻团队20个.
    """
    saying = (c for c in told.citations if all(word in fold(c.quote) for word in words))
    return bool(words) and tells_amount(replace(told, citations=tuple(saying)), text)


def _lists_them(told: Answer, text: str) -> bool:
    """Say whether sure sentences list what a question asks to be counted and named."""
    is_asked = any(map(_NAMES_TOO.search, CLAUSE_ENDS.split(text)))
    is_sure = (told.confidence or 0.0) >= SURE
    return is_sure and is_asked and any("、" in citation.quote for citation in told.citations)


def holds_amount(told: Answer) -> bool:
    """Say whether any amount stands in the sentences told."""
    return bool(_amounts(told))


def _amounts(told: Answer) -> list[Quantity]:
    found = (f.quantity for c in told.citations for f in find_quantities(c.quote))
    return [amount for amount in found if amount.kind is not QuantityKind.YEAR]


def _parted(text: str) -> tuple[list[str], list[str]]:
    """Return the clauses that ask for amounts, and the others."""
    clauses = [clause for clause in CLAUSE_ENDS.split(text) if clause.strip()]
    amounts = [clause for clause in clauses if asks_amount(fold(clause))]
    others = [clause for clause in clauses if clause not in amounts]
    return amounts, [clause for clause in others if not _IDLE.search(clause)]


def _dated(part: str, text: str, facts: ReportFacts) -> str:
    year = year_at_head(part, text, facts)
    return f"{year}，{part}" if year else part


def tells_both(told: Answer, figures: Answer, question: FigureQuestion, index: ReportIndex) -> bool:
    """Say whether sentences tell the figures that a question asks for beside something else."""
    computes = question.operation and (figures.refused or figures.kind is Kind.CALCULATION)
    if told.refused or question.region or computes:
        return False
    if figures.refused and _lists_them(told, question.text):
        return True
    rows = [row for c in told.citations for row in index.indicators.within(c.start, c.end)]
    if not figures.refused:
        told_rows, all_rows = ({row.id for row in of} for of in (figures.indicators, rows))
        return told_rows < all_rows or (told_rows == all_rows and asks_both(question.text))
    if any(map(names_statistic, question.words)):
        return False  # 固定资产投资增速 is no other statistic
    alike = index.search_figures(question.text)
    rows = [row for row in fitting(rows, question) if alike.get(row.id, 0.0) >= ALIKE]
    return any(is_of_kind(question, row) for row in rows)
