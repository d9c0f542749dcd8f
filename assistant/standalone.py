"""Which reading of a turn is answered: alone, or after what was asked before."""

import re
from collections.abc import Callable, Collection

from assistant.lexicon import Lexicon
from assistant.rewrite import AHEAD, topics, without_opening, without_year_words
from assistant.types import Evidence, Turn
from assistant.years import find_years, speaks_of
from index.report_index import ReportIndex
from index.words import cut, fold, names_nothing

# A question that is this sure, and whose sentence says so much of it, needs no earlier topic.
SURE, SAID = 0.55, 0.5
MANY = 2  # words of its own; with more that one sentence says, a turn needs no other
# 金牛路呢, and 亚布力那个呢，想不想拉过来办
_AND = re.compile(
    "(?:那|咁)?么?(?P<name>[\u4e00-\u9fff\\w]{2,10}?)(?:[这那]个)?(?:呢|怎么样)(?:[?？]?$|[，,?？—\\s]+(?P<rest>.+))"
)
NEAR = 4.0  # log-odds by which what a turn adds may lie behind what its topic finds
FAR = 8.0  # the same where it adds a year alone: 那今年呢
SURE_TOGETHER = 0.8  # where one reading is this sure, those that are not sure are no readings


class Standalone:
    """Chooses the reading of a question that a report answers.

    The topic helps only where the sentence found for both says what the question adds.
    """

    def __init__(
        self,
        index: ReportIndex,
        lexicon: Lexicon,
        empty: Collection[str],
        search: Callable[[str], list[Evidence]],
    ) -> None:
        """``search`` finds sentences, the best first; ``empty`` words name nothing."""
        self._index = index
        self._lexicon = lexicon
        self._empty = empty
        self._search = search

    def of(self, text: str, history: list[Turn]) -> str:
        """Return a question as it is understood after what was said before."""
        alone = without_opening(text)
        readings = topics(text, history, self._index.keywords, self._empty)
        chosen = readings[0] if len(readings) == 1 else self._likest(alone, readings)
        other = _AND.fullmatch(alone.strip())
        if other and chosen != alone and self._is_elsewhere(other["name"], chosen):
            # 人民医院呢, after what was told of another one
            return f"{other['name']}{other['rest'] or ''}"
        return chosen

    def _likest(self, alone: str, readings: tuple[str, ...]) -> str:
        """Return the reading whose best sentence says most of what the turn itself says."""
        own = self._named(alone)
        found = {r: best[0] for r in readings if (best := self._search(r))}
        sure = [r for r in readings if r in found and found[r].confidence >= SURE]

        def fit(reading: str) -> tuple[float, int, float]:
            """Weigh how much of the turn's own words, then of all words, the best sentence says."""
            if reading not in found:
                return (0.0, 0, 0.0)
            top = found[reading]
            said = self._said(top, self._named(reading))
            share = len(said & own) / len(own) if own else 1.0
            return (share, len(said), top.confidence)

        if alone in sure and alone == readings[0] and fit(alone)[0] >= SAID:
            is_whole = fit(alone)[0] == 1.0 and fit(alone)[2] >= SURE_TOGETHER and len(own) > 1
            more = [r for r in sure if r != alone and _is_more(fit(r), fit(alone))]
            return alone if is_whole else max(more, key=fit, default=alone)
        says_all = alone in sure and len(own) > MANY and fit(alone)[0] == 1.0
        if says_all and len({top.sentence_id for top in found.values()}) == 1:
            return alone  # 那2020年是经济特区建立多少周年 says all that its sentence is sought by
        if any(
            found[reading].confidence >= SURE_TOGETHER and (fit(reading)[0] > 0 or reading == alone)
            for reading in sure
        ):
            readings = tuple(sure)
        together = [reading for reading in readings if reading != alone]
        return max([*together, *(r for r in readings if r == alone)], key=fit)

    def _is_elsewhere(self, name: str, reading: str) -> bool:
        """Say whether a report says a name, but not in the sentence that a reading finds."""
        if name in self._empty or not without_year_words(name).strip():
            return False  # 那具体呢, 那2020年呢
        folded, found = fold(name), self._search(reading)
        told = fold(self._index.sentence(found[0].sentence_id).text) if found else ""
        return folded in self._index.folded and folded not in told

    def adding(self, text: str, evidence: list[Evidence]) -> list[Evidence]:
        """Keep, of what is found for a turn with its topic, what says most of what the turn adds.

        A sentence on the topic that speaks of the turn's year comes before one that does not.
        """
        alone = without_opening(text)
        own = {word for word in self._named(alone) if not names_nothing(word)}
        facts = self._index.facts
        years = set(find_years(alone, facts)) or (
            {facts.plan_year} if AHEAD.search(alone) else set()
        )
        if not evidence or not (own or years):
            return evidence
        far = NEAR if own else FAR
        near = [e for e in evidence if e.score >= evidence[0].score - far]
        adds = [
            (speaks_of(self._index.years_of[e.sentence_id], years), len(self._said(e, own)))
            for e in near
        ]
        most = max(adds)
        return [e for e, added in zip(near, adds, strict=True) if added == most]

    def _named(self, text: str) -> set[str]:
        return {word for word in cut(text) if word not in self._empty}

    def _said(self, evidence: Evidence, words: set[str]) -> set[str]:
        """Return the words that a sentence, or what people ask about it, says in some way."""
        ways = self._lexicon.ways
        return {w for w in words if self._index.says(evidence.sentence_id, *ways(w))}


def _is_more(together: tuple[float, int, float], alone: tuple[float, int, float]) -> bool:
    """Say whether after its topic a turn is told as much of itself, and more besides."""
    return together[0] >= alone[0] and together[1] > alone[1] and together[2] >= SURE_TOGETHER
