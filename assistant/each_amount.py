"""Each amount that one message asks for, read by itself: 升了多少，连着降了几年; 新增/累计/增幅.

What is said before an amount belongs to it; a name and a year that it leaves out are taken from
the ones before. It is the second reading of a message, for where the first does not tell them all.
"""

import re
from collections.abc import Sequence

from assistant.completed import complete
from assistant.figure_asked import FigureQuestion
from assistant.figure_question import FigureReader
from assistant.years import find_years, without_years
from index.report_index import ReportIndex
from index.words import fold, spans_between

MOST = 8  # amounts
_STATISTIC = (
    "(?:新增数?|累计(?:总数|数)?|总[数量]|现有|[增涨升降]幅|增速|占比|比[例重]"
    "|数量|[人宗件家户]数|面积|位次|排名)"
)
_DATED = "(?:(?:20\\d\\d年?|[去今]年)的?)?(?:预计|目标|实际|计划|预期)?的?"
_JOIN = " *(?:[/、,和及与+]|还有|以及) *"
# 生物企业 新增/累计/增幅 三个数; 财政：去年预计增幅、今年目标增幅
_ITEMS = re.compile(
    f"(?P<items>{_DATED}{_STATISTIC}(?:{_JOIN}{_DATED}{_STATISTIC})+)"
    "[ ，,]*(?:[这那]?[两二三四][个项](?:数|指标)?都?[要给]?|分别|各|都|是|为|多少|给我|说下?)*"
    "[?？。]*$"
)
_PARTED = re.compile(_JOIN)
# 2020 规上工业、一般公共预算收入 两项目标
_OF_EACH = re.compile(
    "(?P<head>(?:20\\d\\d年?|[去今]年)?) ?(?P<items>[^，,、]{2,16}(?:、[^，,、]{2,16})+?)的? ?"
    "(?:[两二三四五][个项]|各自的?|分别的?)(?P<of>目标|增速|增幅|数量|数据)[?？。]*$"
)
# 今年那五个主要目标报给我 GDP 工业 社零
_KEYWORDS = re.compile(
    "(?P<head>[^ ]*?(?P<of>目标|增速|[增涨]幅|数量)[^ ]*) "
    "(?P<items>[^ ，,]{2,8}(?:[ 、][^ ，,]{2,8}){2,})$"
)
_CLAUSE = re.compile(
    r"[，,；;？?。！!：:]|(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff])"
    r"|、(?=[^、，,；;]*(?:多少|几))|(?<=[数率量额幅速])[、/+](?=[^、/，,；;]*[数率量额幅速积])"
    r"|\band (?=how|what)|(?<=[人件家个]数)(?:及其?|和|与)(?=[^，,]*[人件家个]数)"
)
_YEAR = re.compile("20\\d\\d年|[今去]年")
_AMOUNT = "多[少大长高久]|(?<![点十百千万好])几|how (?:many|much|fast)"
# 目标是多少, which names nothing
_BARE = re.compile(
    "(?:20\\d\\d年|[今去]年)?的?(?:增长|预期)?(?:目标|实际|计划)(?:是|定的?|为|有|达到)*(?:多少|几)[?？。]*"
    "|(?:同比|[比较]上年)(?:变化|增长|上升|下降|增减)了?多少[?？。]*"
)
_PART = re.compile("\\bof (?:them|those|these|which)\\b")  # of the first, not by itself
_ASKS = re.compile(
    f"{_AMOUNT}|(?<!着)呢$|(?!累计|现有){_STATISTIC}(?:也?(?:给|说|报|要)(?:一?下)?)?$|[数率量额幅速]$|what"
)


class EachAmount:
    """Reads the amounts that a message to one report asks for."""

    def __init__(self, reader: FigureReader, index: ReportIndex) -> None:
        """``reader`` takes each by itself."""
        self._reader = reader
        self._table = index.indicators
        self._facts = index.facts

    def of(self, parts: list[str]) -> list[FigureQuestion]:
        """Read what `each_amount` parted, each after those before it."""
        read = []
        year = ""
        for at, part in enumerate(parts):
            own = find_years(part, self._facts)
            question = self._reader.read(complete(part, parts[:at], self._reader, self._table))
            if year and not (own or question.years):
                question = self._reader.read(f"{year}{question.text}")
            year = f"{own[-1]}年" if own else year
            read.append(question)
        return read

    def after_first(self, parts: list[str], at: int) -> FigureQuestion:
        """Read one part after the first alone: 占比要到多少, of 公办幼儿园 and not of 学位."""
        return self._reader.read(complete(parts[at], parts[:1], self._reader, self._table))


def each_amount(text: str) -> list[str]:
    """Part a message behind each clause that asks for an amount; nothing where one alone does."""
    folded = fold(text).strip()
    items = _ITEMS.search(folded)
    if items and without_years(folded[: items.start()]).strip(" ，,：:"):
        head = folded[: items.start()]
        return [f"{head}{item}是多少" for item in _PARTED.split(items["items"])]
    alike = _OF_EACH.match(folded)
    if alike:
        items_of = alike["items"].split("、")
        return [f"{alike['head']}{item.strip()}{alike['of']}是多少" for item in items_of]
    listed = _KEYWORDS.match(folded)
    if listed:
        year = _YEAR.search(listed["head"])
        items_of = re.split("[ 、]", listed["items"])
        return [f"{year.group() if year else ''}{item}{listed['of']}是多少" for item in items_of]
    clauses = [(a, b) for a, b in spans_between(_CLAUSE, folded) if folded[a:b].strip()]
    ends = [end for start, end in clauses if _ASKS.search(folded[start:end].strip())]
    ends = [end for end in ends if not _leads_in(folded, end, clauses)]
    if not 2 <= len(ends) <= MOST or _PART.search(folded):
        return []
    starts = [0, *(next(a for a, _ in clauses if a >= end) for end in ends[:-1])]
    return [folded[a:b].strip() for a, b in zip(starts, [*ends[:-1], len(folded)], strict=True)]


def _leads_in(text: str, end: int, clauses: Sequence[tuple[int, int]]) -> bool:
    """Say whether a clause only names what the next one asks of: 产业用地呢，几宗."""
    following = next((text[a:b] for a, b in clauses if a >= end), "")
    if _BARE.fullmatch(following.strip()):
        clause = next(text[a:b] for a, b in clauses if b == end)
        return re.search(_AMOUNT, clause) is None
    return text[:end].endswith("呢") and re.search(_AMOUNT, following) is not None
