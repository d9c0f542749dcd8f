"""Whether a question asks for a figure of the table or for what sentences tell."""

import re

from assistant.counters import asked_times
from assistant.figure_asked import FigureQuestion
from assistant.figure_vocabulary import MODIFIERS
from assistant.operations import Operation
from assistant.slots import WHICH_YEAR, is_text_question, names_measure, names_statistic
from assistant.some import SOME
from assistant.told_amount import asks_of_amount
from assistant.told_in_words import is_told_in_words
from assistant.years import without_years
from index.tongue import is_chinese

# 哪些行业贡献最大 names what is compared only with a figure; a sum needs 多少
_OF_FIGURES = frozenset(Operation) - {Operation.SUM}
_FRAME = re.compile(  # what is the … in 2020?
    r"^(?:what(?:'s| is| was| are| were)|how (?:high|large|big) (?:is|was)) ?(?:the ?)?"
    r"|(?: ?(?:in|of|for))? *\?$"
)
_IN_WORDS = re.compile(
    "[什啥]么?|怎|如何|有何|哪|谁|有没有|会不会|能不能|[，,][^，,]+[吗嘛][?？]?$"
)  # 对这类学校有啥打算
# 支持哪个市打造规模应用示范城市: who or where it is, whatever else is named
_WHO_OR_WHERE = re.compile(
    "哪一?(?:个|座|些)?(?:城市|市|县|区|镇|村|乡|国家|省份?|集团|公司|企业|单位|部门|学校|医院|大学|高校)(?!的)"
    "|哪一?(?:位|家)(?!.*(?:[多高大快少低慢]|占))|(?<![高多大快少低慢]是)(?<!有)谁(?!知道|晓得|清楚|能|家?[^，,]{0,6}[多高大快少低慢])"
)
BARE_LENGTH = 14  # a bare name such as 规上工业增加值增速; longer texts are sentences


def asks_for_figure(
    question: FigureQuestion, squeezed: str, own: re.Pattern[str], is_narrowed: bool
) -> bool:
    """Say whether a question asks for an amount, a rate or a rank.

    ``squeezed`` is its text, ``own`` the names of the report's region; ``is_narrowed`` says that it
    names a part of what a name tells.
    """
    of_year = question.stated and question.mentions and WHICH_YEAR.search(squeezed)
    if of_year or (not question.mentions and asks_of_amount(squeezed)):
        return True
    if is_told_in_words(squeezed, question):
        return False
    of_one_kind = question.operation in (None, Operation.COMPARISON, Operation.HIGHEST)
    some = SOME.sub(" ", squeezed)  # 几位院士打算和哪家机构合作
    if _WHO_OR_WHERE.search(squeezed) and of_one_kind and not asked_times(some):
        return False
    if is_text_question(squeezed) and question.operation not in _OF_FIGURES:
        return False
    bare = bool(question.mentions) and not question.unexplained
    keywords_alone = bare and (
        question.slots.asked is not None
        or question.slots.is_level  # 有谁知道专利申请数量
        or bool(question.years)
        or len(squeezed) <= BARE_LENGTH
        or not is_chinese(squeezed)
    )
    thing = _FRAME.sub("", own.sub("", without_years(squeezed)).strip()).strip()
    statistic = len(thing) <= BARE_LENGTH and names_statistic(thing)
    short = len(squeezed) <= BARE_LENGTH or not is_chinese(squeezed)
    named = any(names_measure(mention.text) for mention in question.mentions)
    statistic = statistic or (short and named)  # 民营经济增速, GDP growth of another place
    slots = question.slots
    is_sum = question.operation is Operation.SUM  # 两年合起来看 asks for no amount by itself
    asks = slots.outright or (question.operation is not None and not is_sum)
    asks = asks or (is_sum and bool(question.mentions or asked_times(squeezed)))
    asks = asks or (slots.quantity and not question.unexplained)
    asks = asks or bool(is_narrowed and not _IN_WORDS.search(squeezed))
    asks = asks or bool(question.mentions and MODIFIERS.intersection(question.unexplained))
    statistic = statistic or (slots.quantity and names_statistic(slots.rest.strip("会要将了吗呢 ")))
    return asks or keywords_alone or statistic
