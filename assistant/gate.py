"""The gate for sentences that a language model wrote: each stands in its sources or is dropped.

It builds on `assistant.verify`, is deterministic, and reads nothing but the sentence and its
sources; who wrote the sentence, and why, does not matter.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.beside import amounts, is_of_something_else
from assistant.verify import key_of, numbers_of, read_quantities
from assistant.wording import Wording, turns_around
from assistant.years import find_years
from index.types import ReportFacts, Status
from index.words import fold

MOST_FOREIGN = 0.5  # share of letters that are not Chinese: prose in another language
LONGEST = 400  # characters; no sentence of a faithful answer is longer
_PLANNED = re.compile(
    "将|计划|目标|力争|拟|预期|打算|争取|确保|要|规划|预计|安排|任务|力求|准备|有望|会|希望"
)
_PLAN_ONLY = re.compile("将(?!近)|计划|目标|力争|拟|打算|争取|即将")
_DONE = re.compile(
    "已|完成了|建成了|实现了|达到了|[成立开用工]了|顺利|圆满|如期|成功|实际完成|做到了"
)
_EXPECTED = re.compile("预计|有望|估计|预期|预测|预估")
_ABOUT = re.compile("(?:大约|约)[为有达是]?(?=\\d)")  # 约为56.2万平方米 is 约56.2万平方米
# 9天 − 3天 = 6天: with an operator between its ends
_SUM = re.compile(r"[(\d][^，。；：,;:]*[=÷×−][^，。；：,;:!！?？]*")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LETTER = re.compile(r"[^\W\d_]")


class Fault(StrEnum):
    """Why a sentence is not told."""

    NO_MARK = "no mark"
    UNKNOWN_MARK = "unknown mark"
    FORM = "form"  # another language, or endless
    NUMBER = "number"
    PLACE_OF_NUMBER = "number of something else"
    YEAR = "year"
    STATUS = "plan or result"
    MEANING = "negated or reversed"
    WORDS = "words without a source"


@dataclass(frozen=True, slots=True)
class Source:
    """What a mark stands for: a quote under its headings, with what the table says of it.

    All texts are folded.
    """

    quote: str
    heading: str
    status: Status | None  # None: neither a plan nor a result is told
    lent: str = ""  # years, names and derivation that may be told with it

    @property
    def told(self) -> str:
        """Everything that a sentence may take from it."""
        return f"{self.quote}\n{self.heading}\n{self.lent}"


class Gate:
    """Judges written sentences."""

    def __init__(self, wording: Wording, facts: ReportFacts) -> None:
        """Compare words by ``wording``; 今年 and 去年 are read from ``facts``."""
        self._wording = wording
        self._facts = facts
        own = sorted(map(fold, (facts.region, *facts.names)), key=len, reverse=True)
        self._own = re.compile("|".join(map(re.escape, own)))

    def fault(self, text: str, marks: Sequence[int], sources: dict[int, Source]) -> Fault | None:
        """Return the first thing that is wrong with a sentence that cites ``marks``, or None."""
        return next(self._faults(text, marks, sources), None)

    def _faults(
        self, text: str, marks: Sequence[int], sources: dict[int, Source]
    ) -> Iterator[Fault]:
        if not marks:
            yield Fault.NO_MARK
        elif not set(marks) <= sources.keys():
            yield Fault.UNKNOWN_MARK
        if len(text) > LONGEST or _is_foreign(text):
            yield Fault.FORM
        cited = [sources[mark] for mark in dict.fromkeys(marks)]
        told = "\n".join(source.told for source in cited)
        text = _ABOUT.sub("约", fold(text))
        if not _numbers_agree(text, told):
            yield Fault.NUMBER
        if not self._years_agree(text, cited):
            yield Fault.YEAR
        worded = _without_quotes(text, cited)
        if is_of_something_else(worded, [s.quote for s in cited], self._wording):
            yield Fault.PLACE_OF_NUMBER
        if not _status_agrees(worded, cited):
            yield Fault.STATUS
        if turns_around(worded, told):
            yield Fault.MEANING
        bare = self._own.sub(" ", text)  # 坪山新增 would be cut into 坪 and 山新
        if not self._wording.is_supported(bare, f"{told}\n{fold(self._facts.title)}"):
            yield Fault.WORDS

    def _years_agree(self, text: str, cited: list[Source]) -> bool:
        """Say whether each year is told, and each figure in a year that its source is of."""
        told = {year for s in cited for year in find_years(s.told, self._facts)}
        if not set(find_years(text, self._facts)) <= told:
            return False
        if len(told) < 2:
            return True
        for found in amounts(text):
            before = find_years(text[: found.start], self._facts)
            holding = [s for s in cited if key_of(found.quantity) in read_quantities(s.told)[1]]
            years = [set(find_years(s.told, self._facts)) for s in holding]
            if before and years and all(years) and not any(before[-1] in of for of in years):
                return False
        return True


def _numbers_agree(text: str, told: str) -> bool:
    """Say whether every number stands in the sources, and every sum as it was computed."""
    if any(match.group().strip() not in told for match in _SUM.finditer(text)):
        return False
    bare, quantities = read_quantities(text)
    quantities_told = read_quantities(told)[1]
    return numbers_of(bare) <= numbers_of(told) and quantities <= quantities_told


def _is_foreign(text: str) -> bool:
    letters = _LETTER.findall(text)
    han = sum(bool(_HAN.match(letter)) for letter in letters)
    return not letters or len(letters) - han > MOST_FOREIGN * len(letters)


def _without_quotes(text: str, cited: list[Source]) -> str:
    """Return what a sentence says in words of its own: without whole quotes and shown sums."""
    for source in cited:
        text = text.replace(source.quote, " ")
    return _SUM.sub(" ", text)


def _status_agrees(text: str, cited: list[Source]) -> bool:
    """Say whether plans are told as plans, results as results, expectations as expected."""
    statuses = {source.status for source in cited}
    told = " ".join(source.quote for source in cited)
    if statuses == {Status.TARGET} and _says(_DONE, text, told):
        return False
    if Status.TARGET not in statuses and None not in statuses and _says(_PLAN_ONLY, text, told):
        return False
    for found in amounts(text):
        if not any(char.isdigit() for char in text[found.start : found.end]):
            continue  # 一期, 三项制度: a name rather than a figure
        holding = {s.status for s in cited if key_of(found.quantity) in read_quantities(s.told)[1]}
        if holding == {Status.TARGET} and not _PLANNED.search(text):
            return False
        if holding == {Status.ESTIMATE} and not _EXPECTED.search(text):
            return False
    return True


def _says(pattern: re.Pattern[str], text: str, told: str) -> bool:
    """Say whether a text says what the pattern describes in words that the sources lack."""
    return any(match.group() not in told for match in pattern.finditer(text))
