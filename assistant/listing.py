"""Sentences of other sections that belong to a list: 签了哪些协议, told in four places."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from assistant.lexicon import Lexicon
from assistant.own_region import own_region
from assistant.types import Evidence, Question
from assistant.wanted import asks_something
from assistant.years import speaks_of
from index.report_index import ReportIndex
from index.words import (
    CLAUSE_ENDS,
    cut,
    fold,
    longest,
    may_do,
    names_nothing,
    only_points,
    says_doing,
)

FAR = 15.0  # log-odds by which what names all that is asked for may lie behind the best sentence
YEAR_BESIDE, NEARLY = 7.0, 1.2  # the same of the best of the other year, and of those beside it
COMMON = 0.04  # share of a report's sentences from which a verb says nothing of its own: 推进
_CLASS = re.compile(  # these name no thing of their own
    "(?:哪些|几个|几类)?(?:设施|项目|工程|单位|机构|地方|场所|场馆|东西|内容|方面|领域|全部|正式|具体"
    "|获得|取得|拿到|得到|获取|涉及|包括|全[国省市区县]|名字|名称|点了名|范围|要建|新建|修建|兴建|提升)"
)
HEAD = 2  # characters of what a compound names in general
# 智慧城市建设和社会治理方面拿了哪些奖项: where, not what
_SCOPE = re.compile("^[^，,。？?]{2,20}?(?:方面|领域|这[两一几]?块)(?=[^，,。？?]{4})")
_TWO_YEARS = re.compile("两年")
_TITLE = re.compile("《[^》]*》")
_JOINED = re.compile("[、和与及或跟]|以及")


class Listing:
    """Finds what else one report tells of the things that a question wants listed."""

    def __init__(self, index: ReportIndex, lexicon: Lexicon) -> None:
        """Read once how common each word of the report is."""
        self._index = index
        self._lexicon = lexicon
        self._own = own_region(index.facts)
        self._asking = lexicon.drafting | lexicon.stop_words | lexicon.surveying
        self._texts = {s.id: fold(_TITLE.sub("", s.text)) for s in index.report.sentences}
        words = Counter(word for text in self._texts.values() for word in set(cut(text)))
        self._common = {w for w, n in words.items() if n > COMMON * len(self._texts)}

    def of_both_years(self, question: Question, evidence: Sequence[Evidence]) -> list[Evidence]:
        """Return the best of what was done and of what is planned, where both years are named.

        去年修好的加今年要修的，都有哪些; nothing is returned where they are not.
        """
        facts, years_of = self._index.facts, self._index.years_of
        both = {facts.result_year, facts.plan_year}
        if not (both <= question.years or _TWO_YEARS.search(question.asked or question.text)):
            return []
        found: list[Evidence] = []
        for year in sorted(both):
            of_year = [e for e in evidence if years_of[e.sentence_id] == {year}]
            if of_year and of_year[0].score >= evidence[0].score - YEAR_BESIDE:
                found += [e for e in of_year if e.score >= of_year[0].score - NEARLY]
        return found

    def further(self, question: Question, evidence: Sequence[Evidence]) -> list[Evidence]:
        """Return the evidence that says all by which a question names the things it wants.

        One of several things named together is enough: 论坛和活动.
        """
        named = self.named(question)
        if not named:
            return []
        least = evidence[0].score - FAR
        return [
            e
            for e in evidence
            if e.score >= least
            and speaks_of(self._index.years_of[e.sentence_id], question.years)
            and all(any(way in self._told(e.sentence_id) for way in ways) for ways in named)
        ]

    def named(self, question: Question) -> list[set[str]]:
        """Return what a question names; of each the ways to say it or what is named beside it."""
        return self._named(question.asked or question.text)

    def bare(self, text: str) -> str:
        """Return a folded question without the region's names, which most sentences may say."""
        return self._own.sub(" ", fold(text))

    def deeds(self, question: Question) -> list[set[str]]:
        """Return the ways to say each deed that a question names, common ones left out.

        新成立、新开学或者新投入使用的学校; 揭牌的机构.
        """
        words = longest(cut(self.bare(question.asked or question.text)))
        doing = (w for w in words if len(w) > 1 and may_do(w) and w not in self._common)
        return [self._ways(word) for word in doing]

    def _told(self, sentence_id: str) -> str:
        """Return a sentence with the heading that it stands under, folded."""
        section = self._index.section(self._index.sentence(sentence_id).section_id)
        return f"{self._texts[sentence_id]} {fold(section.path[-1])}"

    def _named(self, text: str) -> list[set[str]]:
        """Return what a question names; of each the ways to say it or what is named beside it."""
        text = text.rpartition("：")[2]  # 客人在线等：
        bare = _SCOPE.sub("", text)
        if bare != text and (of_rest := self._named(bare)):
            return of_rest
        clauses = [c for c in CLAUSE_ENDS.split(fold(text)) if c.strip()]
        last = max((at for at, c in enumerate(clauses) if asks_something(c)), default=len(clauses))
        text = "，".join(clauses[: last + 1])  # 有哪些？周末带娃想去: what follows names nothing
        named: list[set[str]] = []
        before, was_deed = "", False
        for part in _JOINED.split(self.bare(text)):
            found = longest(cut(part))
            is_other = was_deed and bool(found) and may_do(found[0])
            deeds = list(takewhile(may_do, found)) if is_other else []  # 建设或改造提升的公园
            words = [w for w in found if self._names(w) and w not in deeds]
            was_deed = bool(found) and part.endswith(found[-1]) and may_do(found[-1])
            ways = [self._ways(word) for word in words]
            if before and words and part.startswith(words[0]) and not says_doing(words[0]):
                named[-1] |= ways.pop(0)
            named += ways
            is_last = bool(words) and part.endswith(words[-1]) and not says_doing(words[-1])
            before = words[-1] if is_last else ""
        return named

    def _ways(self, word: str) -> set[str]:
        """Return the ways to say a word; of a compound that the report lacks its head: 文化基地."""
        ways = set(map(fold, self._lexicon.ways(word)))
        head = word[-HEAD:]
        is_lost = len(word) > HEAD and not any(way in self._index.folded for way in ways)
        return ways | {head} if is_lost and not _CLASS.fullmatch(head) else ways

    def _names(self, word: str) -> bool:
        says_nothing = word in self._asking or only_points(word) or _CLASS.fullmatch(word)
        if len(word) < 2 or says_nothing or word[0].isdigit():
            return False
        return word not in self._common if may_do(word) else not names_nothing(word)
