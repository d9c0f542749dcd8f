"""Whether a sentence holds what is asked for: its year, its place, its measure, its thing."""

import re

from assistant.asking_clauses import without_family
from assistant.lexicon import Lexicon
from assistant.places import Places
from assistant.types import Question
from assistant.wanted import asks_something, holds_wanted
from assistant.years import find_years, without_years
from index.report_index import ReportIndex
from index.types import Sentence
from index.words import CLAUSE_ENDS, cut, fold, longest, only_clauses

# 就差2020年固定资产投资增长目标这一格, PM2.5 2020年控制目标
_MEASURED = re.compile(
    "(?P<of>[^，,。；;？?：:]{2,24}?)的?(?:增长|预期|控制|预定|年度|总量)*(?P<measure>目标值?|增速|增幅|增长率)"
    "(?:是|为|有)?(?:几|多少)?(?:这一?[格项栏个])?了?[?？。]*$"
)
_THAN_EARLIER = re.compile("比大?前年|(?<=[多少好差高低快慢])于?前年|比[前往]几?年")
_REACHED = re.compile(
    "(?:达到|完成|实现|超过|超出|高于|达成)[了到]?(?:原定|预期|年度|既定)*的?目标"
)
_STATISTIC = re.compile("产值|产量|营收|税收|投资额|销售额|客流量|房价|人次")
_NOW = re.compile("现在|如今|目前|眼下|而家|[今去]年")
_STANDING = re.compile("地位|位次|名次|角色")  # 在全市是什么地位
_YEAR_GIVEN = re.compile(r"20\d\d")
_OPENLY = re.compile("哪|什么|啥|怎|如何|列|全部|主要")  # 主要预期目标有哪些
NAMED = 4  # characters after a place that tell that it begins a name


class Holding:
    """Says what the sentences of one report hold of what questions ask for."""

    def __init__(self, index: ReportIndex, lexicon: Lexicon, places: Places) -> None:
        """``places`` finds the place that a question names instead of the report's."""
        self._index = index
        self._lexicon = lexicon
        self._places = places
        self._empty = lexicon.saying_nothing

    def holds(self, question: Question, sentence: Sentence) -> bool:
        """Say whether a sentence is of a question's years and place, and holds what it wants."""
        facts = self._index.facts
        told = {facts.result_year, facts.plan_year}
        text = self._without_story(question.text, sentence)
        bare = _THAN_EARLIER.sub(" ", without_family(text))
        asked = question.years and find_years(bare, facts)
        years = all(y in told or str(y) in sentence.text for y in asked)
        place = self._places.foreign(text)
        statistics = _STATISTIC.findall(question.asked or question.text)
        if any(not self._index.says(sentence.id, word) for word in statistics):
            return False  # 产业产值 of what tells of the industry
        here = not place or place in sentence.text or self._index.says(sentence.id, place)
        here = here or self._is_of_name(place, text) or _is_frame(place, question)
        return (
            here
            and years
            and self._tells_measure(question, sentence)
            and holds_wanted(
                question.asked or question.text, sentence.text, self._lexicon.wanted_things
            )
        )

    def _tells_measure(self, question: Question, sentence: Sentence) -> bool:
        """Say whether a sentence is of what a growth or a target is asked of, and of its year.

        固定资产投资增长目标 is not told by the aim of another thing, nor a target by a result.
        """
        text = question.asked or question.text
        asked = _MEASURED.search(text)
        if asked is None or _OPENLY.search(text) or _REACHED.search(text):
            return True
        own = self._places.own.sub(" ", without_years(asked["of"]))
        words = [w for w in longest(cut(own)) if len(w) > 1 and w not in self._empty]
        told = self._index.years_of[sentence.id]
        is_plan = not asked["measure"].startswith("目标") or "目标" in sentence.text
        is_plan = is_plan or self._index.facts.plan_year in told
        return (
            is_plan
            and (not question.years or not told or not told.isdisjoint(question.years))
            and all(self._index.says(sentence.id, *self._lexicon.ways(w)) for w in words)
        )

    def _without_story(self, text: str, sentence: Sentence) -> str:
        """Return a question without clauses that ask nothing and say nothing of a sentence.

        明年毕业想回老家，是不是要划一片搞半导体: neither the year nor the place is asked about.
        """
        asking = [clause for clause in CLAUSE_ENDS.split(text) if asks_something(clause)]
        is_of_now = any(map(_NOW.search, asking))  # 前年办执照磨了一个多礼拜，现在快些了吗

        def is_kept(clause: str) -> bool:
            is_told = clause in asking or _YEAR_GIVEN.search(clause) is not None
            return is_told or (not is_of_now and self._is_of(clause, sentence))

        return only_clauses(CLAUSE_ENDS, text, is_kept) or text

    def _is_of(self, clause: str, sentence: Sentence) -> bool:
        """Say whether a clause names what a sentence says, or nothing of its own: 2021年的话."""
        words = [w for w in cut(self._places.any.sub(" ", without_years(clause))) if len(w) > 1]
        words = [word for word in words if word not in self._empty]
        said = (self._index.says(sentence.id, *self._lexicon.ways(word)) for word in words)
        return not words or any(said)

    def _is_of_name(self, place: str, text: str) -> bool:
        """Say whether a place begins a name that the report says: 深圳平乐骨伤科医院."""
        named = fold(text).partition(place)[2][:NAMED]
        return len(named) == NAMED and f"{place}{named}" in self._index.folded


def _is_frame(place: str, question: Question) -> bool:
    """Say whether 全市 is but a frame: of an earlier turn, or of what one is within it."""
    asked = question.asked or question.text
    is_frame = place not in asked or _STANDING.search(asked) is not None
    return place.startswith("全") and is_frame
