"""Questions that sound like one for a figure and are told in words: 今年能建成吗, 会多盖几间不."""

import re

from assistant.figure_asked import FigureQuestion

_WHETHER = re.compile(r"(?:吗|么|嘛|[了过]没有?)[?]?$|能不能|会不会|是否|有没有")
_IS_DONE = re.compile("已经?[^,，]{1,8}了吧?[?]?$")
_LISTS = re.compile("[提说讲写]到?[了过]?几[次处回]|列[出全一举]|逐一[列说]")
# 会多盖几间不: whether there will be some
_WILL_SOME = re.compile(r"(?:会不会|会唔会|要不要|系咪).*(?:多几|[建修起盖开]几)[个间所家座条]")
_SOME = re.compile(r"^(?!.*多少).*几[个间所座家条块][^，,]{0,3}[吗么嘛不没][?]?$")
# 还有99条没治理 is to be read in the report's words
_STREAK, _UNDONE = re.compile("连续几[年届次月]"), re.compile("还[有剩](?!多少|几).{0,12}[没未]")


def is_told_in_words(squeezed: str, question: FigureQuestion) -> bool:
    """Say whether a squeezed question asks whether something is so, not for an amount of it."""
    asks_amount = question.slots.outright or question.stated or question.operation
    if _WHETHER.search(squeezed) and not asks_amount:
        return True  # 云巴1号线今年能建成吗
    is_amount = question.slots.outright or question.operation
    if _IS_DONE.search(squeezed) and not is_amount:
        return True  # 12英寸线已投产了？
    if _LISTS.search(squeezed) and not question.mentions:
        return True  # 把存在的几个问题列出来
    if _WILL_SOME.search(squeezed) or (_SOME.search(squeezed) and not question.mentions):
        return True
    is_undone = question.stated and _UNDONE.search(squeezed) is not None
    return is_undone or _STREAK.search(squeezed) is not None
