"""Which reading of a turn is answered: alone, or after what was asked before."""

import re
from collections.abc import Callable, Sequence

from assistant.lexicon import Lexicon
from assistant.rewrite import (
    AHEAD,
    names_of,
    topic_of,
    topics,
    without_opening,
    without_year_words,
)
from assistant.turn_readings import (
    SURE_BEFORE,
    ReadingFeatures,
    TurnAsked,
    TurnReadings,
    weight_of,
)
from assistant.types import Evidence, Turn, asked_in
from assistant.years import find_years, speaks_of
from index.report_index import ReportIndex
from index.words import cut, fold, names_nothing

# 金牛路呢, and 亚布力那个呢，想不想拉过来办
_AND = re.compile(
    "(?:那|咁)?么?(?P<name>[\u4e00-\u9fff\\w]{2,10}?)(?:[这那]个)?(?:呢|怎么样)(?:[?？]?$|[，,?？—\\s]+(?P<rest>.+))"
)
SHORTEST = 3  # characters of what is named as the report names it
NEAR = 4.0  # log-odds by which what a turn adds may lie behind what its topic finds
FAR = 8.0  # the same where it adds a year alone: 那今年呢


class Standalone:
    """Chooses the reading of a question that a report most likely answers."""

    def __init__(
        self,
        index: ReportIndex,
        lexicon: Lexicon,
        search: Callable[[str], list[Evidence]],
    ) -> None:
        """``search`` finds sentences, the best first."""
        names = (index.facts.region, *index.facts.names)
        self._index = index
        self._lexicon = lexicon
        # words that name nothing
        self._empty = lexicon.stop_words | lexicon.neutral_words | lexicon.empty_words
        self._empty |= {*map(fold, names)}
        self._search = search
        self._readings = TurnReadings(index, lexicon)
        # 今年坪山还搞不搞 names nothing of its own
        own = "|".join(map(re.escape, names))
        self._own_still = re.compile(f"(?:{own})(?=[还也又]|继续|接着)")

    def of(self, text: str, history: list[Turn]) -> str:
        """Return a question as it is understood after what was said before."""
        text = self._own_still.sub("", text) if asked_in(history) else text
        readings = self.readings(text, history)
        if len(readings) == 1:
            return readings[0]
        features = self.features_of(readings, text, history)
        chosen, _ = max(zip(readings, features, strict=True), key=lambda pair: weight_of(pair[1]))
        other = _AND.match(without_opening(text).strip())
        if other and self._is_named(other["name"]):
            found = self._best(chosen, text)[0]
            told = fold(self._index.sentence(found.sentence_id).text) if found else ""
            if fold(other["name"]) not in told:
                return self._alone(text)[-1]  # 人民医院呢, after what was told of another one
        return chosen

    def readings(self, text: str, history: list[Turn]) -> tuple[str, ...]:
        """Return all that a turn may mean: by itself, and after earlier topics."""
        readings = topics(text, history, self._index.keywords, self._empty)
        if not asked_in(history):
            return readings
        return tuple(
            dict.fromkeys((*readings, *self._of_things(text, history), *self._alone(text)))
        )

    def _of_things(self, text: str, history: list[Turn]) -> list[str]:
        """Return a turn of another year after the things alone that were asked about.

        雪亮工程，今年还接着建吗 after 雪亮工程去年是不是评上十大案例了.
        """
        facts = self._index.facts
        years = set(find_years(text, facts))
        last = without_opening(asked_in(history)[-1])
        if not years or years == set(find_years(last, facts)):
            return []
        named = [n for n in self._names_in(fold(without_year_words(last))) if self._naming(n)]
        return [f"{'、'.join(names)}，{text}" for names in (named[:1], named) if names]

    def _names_in(self, folded: str) -> list[str]:
        """Return the longest stretches of a text that stand in the report, in its order."""
        found, at = [], 0
        while at < len(folded):
            end = at
            while end < len(folded) and folded[at : end + 1] in self._index.folded:
                end += 1
            if end - at >= SHORTEST:
                found.append(folded[at:end])
            at = max(end, at + 1)
        return found

    def _alone(self, text: str) -> list[str]:
        """Return a turn by itself, as it is and without the form of X呢."""
        alone = without_opening(text)
        other = _AND.match(alone.strip())
        if other is None or not self._is_named(other["name"]):
            return [alone]
        return [alone, f"{other['name']}{other['rest'] or ''}"]

    def features_of(
        self, readings: Sequence[str], text: str, history: list[Turn]
    ) -> list[ReadingFeatures]:
        """Return what speaks for each reading of a turn."""
        asked = self._asked(text, history)
        return [self._readings.features_of(asked, *self._best(r, text)) for r in readings]

    def _asked(self, text: str, history: list[Turn]) -> TurnAsked:
        """Return what a turn and the question before it name, and what each of them finds."""
        topic = topic_of(history, self._index.keywords, self._empty)
        found = self._search(topic)
        is_answered = bool(found) and found[0].confidence > SURE_BEFORE
        alone = without_opening(text)
        return TurnAsked(
            alone,
            self._naming(alone),
            bool(names_of(alone, self._empty)),
            alone not in topics(text, history, self._index.keywords, self._empty),
            self._naming(topic),
            self._search(alone),
            found[0] if is_answered else None,
        )

    def _best(self, reading: str, text: str) -> tuple[Evidence | None, bool]:
        """Return the sentence that a reading of a turn finds first, and whether it is by itself."""
        is_alone = reading in self._alone(text)
        found = self._search(reading)
        return next(iter(found if is_alone else self.adding(text, found)), None), is_alone

    def _naming(self, text: str) -> list[str]:
        """Return the words of a text that say something."""
        words = cut(without_year_words(text))
        return [word for word in words if len(word) > 1 and word not in self._empty]

    def _is_named(self, name: str) -> bool:
        """Say whether a report says a name: 人民医院, but not 具体 or 2020年."""
        is_name = name not in self._empty and without_year_words(name).strip() != ""
        return is_name and fold(name) in self._index.folded

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
