"""Every place where a report says a name: 凡是提到燕子湖的都摘出来."""

import re
from collections.abc import Sequence

from assistant.lexicon import Lexicon
from assistant.own_region import own_region
from assistant.years import find_years, speaks_of, without_years
from index.report_index import ReportIndex
from index.words import boundaries, cut, fold, names_nothing, only_points, says_doing

MOST = 12  # sentences told; a name that more of them say is a field
SHORTEST = 2  # characters of a name
_EVERY = re.compile(  # all that is said of a thing, wherever it stands
    "凡(?:是|有|提|点|涉)|(?:所有|全部|各处|每处|每一处)[^，,。]{0,14}(?:提到|讲到|写到|说到|内容|地方|表述|消息|沾边|有关|相关)"
    "|(?:提到|讲到|写到|说到|涉及)[^，,。]{0,14}的?(?:地方|内容|表述|事情?|段落|句子)"
    "|(?:跟|和|与|同)[^，,。]{2,14}(?:有关|相关|沾边)|点(?:到|了)?名字的"
    "|(?:相关|有关)的?(?:内容|表述|说法|提法|段落|消息|信息|事情?|动向|安排)|出现在[^，,。]{0,8}(?:哪|几)|(?:出现|提到|提及)过的?(?:事情?|地方|内容)|(?:哪些|哪几|几)(?:个?地方|处)[^，,。]{0,3}(?:提|写|讲|说|点)"
    "|(?:一共|总共|都)[^，,。]{0,2}(?:提|写|讲|说)[到过了]了?[^，,。]{0,2}(?:哪|几|啥|什么)"
    "|[提说讲写]到[了过]?几[次处回]|(?:啥|什么|哪些)消息|(?:汇总|摘出来|摘录|找齐|找出来)"
)
_ONE = re.compile("一[个项条家座种][^，,。]{0,14}(?:有关|相关|沾边)")  # 一个同私隐有关的制度
_PLAIN = re.compile(r"\w+(?<!的)")
_ASKING = re.compile(
    "报告|凡(?:是|有)?|所有|全部|各处|每一?处|提到|讲到|写到|说到|涉及|提[及了]|点[到了]?名?|名字|地方|出现[在过]?|别漏|一件|讲|安排|部署|事情|动向|全都?|内容|表述|说法|提法|消息|动静"
    "|事情|段落|句子|沾边|有关|相关|关于|汇总|摘出来|摘录|摘|找齐|找出来|列出来?|一下|一共|总共|哪些|哪几|几处|几个|都?说了|什么|分别|逐一|给我"
)
# What parts names that are told of each: 地铁、高铁; quotation marks stand around one
_JOINED = re.compile('[、和与及或跟()“”「」《》"，,。；;?？:!！]|以及')


class Mentions:
    """Finds every sentence of one report that says a name."""

    def __init__(self, index: ReportIndex, lexicon: Lexicon) -> None:
        """Words of ``lexicon`` that only ask or say nothing are no names."""
        self._index = index
        self._empty = lexicon.saying_nothing | lexicon.drafting | lexicon.surveying
        self._own = own_region(index.facts)
        self._texts = {s.id: fold(s.text) for s in index.report.sentences}

    def of(self, text: str) -> list[str]:
        """Return the ids of all sentences that say what a question wants every mention of.

        Nothing is returned where it wants no such thing, where the report does not say it, and
        where so many sentences do that it is a field and no thing.
        """
        if not _EVERY.search(fold(text)) or _ONE.search(fold(text)):
            return []
        names = self._names(text)
        years = set(find_years(text, self._index.facts))
        told = [
            sentence_id
            for sentence_id, said in self._texts.items()
            if any(name in said for name in names)
            and speaks_of(self._index.years_of[sentence_id], years)
        ]
        return told if len(told) <= MOST else []

    def _names(self, text: str) -> Sequence[str]:
        """Return the names in a question that stand in the report, letter by letter."""
        bare = _ASKING.sub(" ", self._own.sub(" ", without_years(fold(text))))
        parts = [part.strip() for part in _JOINED.split(bare)]
        found = [(part, self._longest(part)) for part in parts]
        if any(not name and self._is_name(part) for part, name in found):
            return []  # 公共住房、安居房, of which the report says one so
        return [name for _, name in found if name]

    def _longest(self, text: str) -> str:
        """Return the longest run of whole words that the report says, unless it names nothing."""
        edges = boundaries(text)
        runs = (
            text[start:end]
            for at, start in enumerate(edges)
            for end in edges[at + 1 :]
            if end - start >= SHORTEST and _PLAIN.fullmatch(text[start:end])
        )
        said = [run for run in runs if self._is_name(run) and run in self._index.folded]
        return max(said, key=len, default="")

    def _is_name(self, run: str) -> bool:
        words = [word for word in cut(run) if word in run]
        return run not in self._empty and any(
            word not in self._empty
            and not (names_nothing(word) or only_points(word) or says_doing(word))
            for word in words
        )
