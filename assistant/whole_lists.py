"""Questions for all problems or all main targets of a report, in whatever words: 毛病有几条.

They name nothing else, so they are asked in the words that reports use.
"""

import re

from index.words import fold

_FILL = (
    "请|麻烦|把|将|给我|帮我|跟我|区里|区政府|政府|报告|文件|材料|全[区市县省]|我[区市县省]|咱[区市县]?|自己|自个儿?"
    "|总结|承认|检讨|反思|一共|总共|一[条个]?别[漏落]|别[漏落]|给|讲|说|提|摆|亮|列|点|指(?!标)|存在|面临|现在|目前|当前|还|有|都|的|了|到|过|出|来|里面?|中|下"
    "|方面|主要|核心|最|硬|预期|发展|经济|社会|各项|哪些|哪几[条个点项]|什么|啥|咩"
    "|报(?!告)|念|分别|全部|完整|所有|逐[条个项]|一并|一[个条]一[个条]|是|为|听|告诉我|给出|明|全|清楚|下来|情况"
    "|(?!20\\d\\d)[一二三四五六七八九十两几\\d条个点项大类]"
)
_REST = f"(?:{_FILL}|[，,。？?！! 、：:])*+"  # taken once: no text makes it slow
_PROBLEMS = re.compile(f"{_REST}(?:毛病|短板|不足|软肋|难处|困难|差距|问题|挑战)(?:和|与)?{_REST}")
_TARGETS = re.compile(
    f"(?:{_REST}(?P<year>今年|20\\d\\d年?)|(?P<bare>)){_REST}(?:指标|目标)(?:任务)?{_REST}"
)
_ASKS = re.compile(
    "哪|什么|啥|咩|列|分别|全部|完整|所有|逐|一并|[几五三四六][条个点项大]|一[个条]一[个条]|说给我|给出"
)
_WIDE = re.compile(
    "主要|各项|全部|所有|指标|经济|社会|发展|哪[些几]|五大?[个项]|几大?[个项](?!$|[?？。])|列|逐|分别|都"
)
_MANY = re.compile("[多少]少|是多|几个?百分|完成|实现[了没]")


def in_usual_words(text: str, own: re.Pattern[str], *, leans: bool = False) -> str:
    """Return a question for all problems, or for all targets of a year, as reports put it.

    ``own`` are the names of the report's region, which say nothing here. What ``leans`` on a
    question before it asks for all only in so many words: 今年的目标是什么 is of what was asked.
    """
    folded = own.sub("", fold(text)).strip()
    if not _ASKS.search(folded) or _MANY.search(folded):
        return text
    if _PROBLEMS.fullmatch(folded):
        return "报告指出存在哪些问题"
    targets = _TARGETS.fullmatch(folded)
    if targets and targets["year"] and (_WIDE.search(folded) or not leans):
        return f"{targets['year']}经济社会发展主要预期目标有哪些"
    return text
