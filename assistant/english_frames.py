"""English questions for a whole field or a part of the report, as the Chinese ones ask for it.

What is planned for education in 2020? → 2020年教育有什么打算.
"""

import re

from assistant.lexicon import Lexicon
from assistant.rounding import without_rounding
from assistant.years import find_years, without_years
from index.tongue import is_chinese
from index.types import ReportFacts
from index.words import fold

_FIELD = "(?:the )?(?P<field>.{2,40}?)"
_OF_FIELD = (  # an example beside each
    (  # What is planned for education? What are the plans for transport?
        r"what (?:is|are|was|were) (?:being |the )?(?:planned|plans?|goals|aims)"
        r" (?:for|in|on|about) ",
        "有什么打算",
    ),
    (r"what will (?:be done|the (?:district|government) do) (?:for|in|on|about) ", "有什么打算"),
    (  # What did the district achieve in healthcare?
        r"what (?:did [\w ]{2,24} (?:achieve|accomplish|do)|was (?:done|achieved))"
        r" (?:in|for|on|about) ",
        "取得了什么成绩",
    ),
    (r"what (?:were|are) the (?:results|achievements) (?:in|of|for|on) ", "取得了什么成绩"),
    (  # Tell me about transport. What does the report say about housing?
        r"(?:please )?(?:tell me (?:more )?about|what does (?:the report|it) say (?:about|on)"
        r"|what is (?:being )?done (?:about|for|in)) ",
        "情况如何",
    ),
)
_OF_PARTS = (
    (r"(?:what|which) are the main tasks?(?: for)?", "{plan}年主要任务有哪些"),
    (r"(?:what|which) are the main (?:problems|challenges|issues)", "存在的主要问题有哪些"),
    (
        r"(?:what|which) are the main (?:targets|goals|objectives)(?: for)?",
        "{plan}年主要预期目标有哪些",
    ),
    (
        r"who (?:wrote|made|prepared|issued|published) (?:this|the) report",
        "这份报告是哪个部门提交的",
    ),
)
_ABOUT = "(?:(?:on average|roughly|approximately|about),? )?"
_AVERAGE = re.compile(  # On average, how many APs per hotspot?
    rf"{_ABOUT}how many (?P<total>.{{2,40}}?) (?:are there |were there )?"
    r"(?:per|for (?:each|every)|in each) (?P<each>[^,.?]{2,40}?)(?:,? on average)?(?:[,.?].*)?$"
)
_AVERAGE_OF = re.compile(  # On average, how many APs does each hotspot have?
    rf"{_ABOUT}how many (?P<total>.{{2,40}}?) (?:does|do|did) (?:each|every|one)"
    r"(?: of the| of these)? (?P<each>[^,.?]{2,40}?)(?: site)?"
    r" (?:have|get|hold|serve|add|provide|offer|gain)(?:,? on average)?(?:[,.?].*)?$"
)
_PLURAL = re.compile("(?<=[a-z]{2})s$")
_FIELDS = tuple((re.compile(f"{asks}{_FIELD}$"), told) for asks, told in _OF_FIELD)
_PARTS = tuple((re.compile(f"{asks}$"), told) for asks, told in _OF_PARTS)
_END = re.compile(r"(?: (?:in|for|during|of))?[ ?.!]*$")
_FOREIGN = re.compile("[a-z]{3}")


def in_chinese_frame(text: str, lexicon: Lexicon, facts: ReportFacts) -> str:
    """Return the Chinese question that a whole English one is, or the text as it is."""
    if is_chinese(text):
        return text
    asked = _END.sub("", without_years(fold(text)))
    for pattern, told in _PARTS:
        if pattern.match(asked):
            return told.format(plan=facts.plan_year)
    average = _AVERAGE.match(asked) or _AVERAGE_OF.match(asked)
    if average:
        each, total = (lexicon.in_chinese(average[of]).split()[-1] for of in ("each", "total"))
        places = without_rounding(text)[1].places
        rounded = "" if places is None else f"，保留{places}位小数"
        return f"平均每个{each}有多少个{_PLURAL.sub('', total)}{rounded}"
    found = next(((m, told) for p, told in _FIELDS if (m := p.match(asked))), None)
    if found is None:
        return text
    field = lexicon.in_chinese(_END.sub("", found[0]["field"])).replace(" ", "、")
    years = "".join(f"{year}年" for year in dict.fromkeys(find_years(text, facts)))
    return text if _FOREIGN.search(field) else f"{years}{field}{found[1]}"
