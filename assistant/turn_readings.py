"""How likely each reading of a turn is: by itself, or after what was asked before.

A small linear model over named features of the sentence that each reading finds. Its constants
are printed by ``python -m tests.evaluation.turn_fit``, which reads the dialogues kept there.
"""

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import astuple, dataclass

from assistant.lexicon import Lexicon
from assistant.types import Evidence
from index.report_index import ReportIndex
from index.words import cut, fold

SURE_BEFORE = 0.3  # probability from which the question before counts as answered
RARE = 0.5  # of the most that a word can weigh: such a word names something
MOST_SHARED, MOST_OWN = 3, 5  # words that count
LONG = 30  # characters of a turn that seldom leans on another
SURELY = 0.999  # a probability's log-odds end here
WITHIN, FARTHEST = 5.0, 2.0  # log-odds to one unit, and the units that count


@dataclass(frozen=True, slots=True)
class ReadingFeatures:
    """What speaks for a reading by the best sentence that it finds; weights are alike."""

    alone: float  # 1 where the turn is read by itself
    sure: float = 0.0  # log-odds that the sentence answers, a third of them
    own: float = 0.0  # weight of the rarest word of the turn that the sentence says, 0 to 1
    unsaid: float = 0.0  # weight of the rarest word of the turn that only other sentences say
    before: float = 0.0  # weight of the rarest word of the question before that the sentence says
    same_sentence: float = 0.0  # 1 where the question before was answered by it
    same_section: float = 0.0  # 1 where it stands in the same section as that
    shared: float = 0.0  # share of three rare words of that sentence which it holds
    alone_words: float = 0.0  # the turn's words that say something, a third of them; 0 if not alone
    alone_nameless: float = 0.0  # 1 where no word of a turn alone names anything
    alone_leaning: float = 0.0  # 1 where a turn alone leans by its form
    alone_length: float = 0.0  # its characters, of thirty; 0 if not alone
    behind: float = 0.0  # how far it lies behind what the turn finds by itself, 0 to -2


WEIGHTS = ReadingFeatures(-3.4, 0.4, 1.4, -0.3, 1.8, -3.0, 1.5, 1.9, 2.4, -2.5, -1.5, 2.1, 1.9)


def weight_of(features: ReadingFeatures) -> float:
    """Return how likely a reading is for which these features speak, as log-odds."""
    pairs = zip(astuple(WEIGHTS), astuple(features), strict=True)
    return float(sum(weight * feature for weight, feature in pairs))


@dataclass(frozen=True, slots=True)
class TurnAsked:
    """A turn as it was asked, and the question before it as a whole."""

    text: str  # without what only keeps the talk going
    own: Collection[str]  # words of the turn that say something
    is_named: bool  # whether one of them names something
    leans: bool  # whether its form leans on the question before: 它, or nothing named
    topic: Collection[str]  # words of the question before that say something
    found: Sequence[Evidence]  # all sentences by what the turn finds by itself
    before: Evidence | None  # the best one that the question before found


class TurnReadings:
    """Says what speaks for the readings of a turn over the sentences of one report."""

    def __init__(self, index: ReportIndex, lexicon: Lexicon) -> None:
        """Weigh words by how rare they are in ``index``, said in any way of ``lexicon``."""
        self._index = index
        self._lexicon = lexicon

    def features_of(
        self, asked: TurnAsked, found: Evidence | None, is_alone: bool
    ) -> ReadingFeatures:
        """Return what speaks for a reading that finds this sentence first."""
        if found is None:
            return ReadingFeatures(float(is_alone))
        sentence = self._index.sentence(found.sentence_id)
        told = fold(sentence.text)
        before = self._index.sentence(asked.before.sentence_id) if asked.before else None
        rare = {w for w in cut(before.text) if len(w) > 1} if before else set()
        shared = [w for w in rare if self._weight([w]) > RARE and w in told]
        sure = min(max(found.confidence, 1 - SURELY), SURELY)
        score = {e.sentence_id: e.score for e in asked.found}.get(found.sentence_id, -math.inf)
        best = asked.found[0].score if asked.found else score
        return ReadingFeatures(
            alone=float(is_alone),
            sure=math.log(sure / (1 - sure)) / 3,
            own=self._rarest(asked.own, found),
            unsaid=self._rarest_unsaid(asked.own, found),
            before=self._rarest(asked.topic, found),
            same_sentence=float(before is sentence),
            same_section=float(before is not None and before.section_id == sentence.section_id),
            shared=min(MOST_SHARED, len(shared)) / MOST_SHARED,
            alone_words=is_alone * min(MOST_OWN, len(asked.own)) / 3,
            alone_nameless=float(is_alone and not asked.is_named),
            alone_leaning=float(is_alone and asked.leans),
            alone_length=is_alone * min(LONG, len(asked.text)) / LONG,
            behind=max(-FARTHEST, (score - best) / WITHIN) if asked.found else 0.0,
        )

    def _rarest(self, words: Iterable[str], found: Evidence) -> float:
        """Return the weight of the rarest of some words that a sentence says in some way."""
        ways = ([w for w in self._lexicon.ways(word) if self._says(found, w)] for word in words)
        return max((self._weight(said) for said in ways if said), default=0.0)

    def _rarest_unsaid(self, words: Iterable[str], found: Evidence) -> float:
        """Return the weight of the rarest word that the report knows and a sentence lacks."""
        ways = (list(self._lexicon.ways(word)) for word in words)
        lost = (w for w in ways if not any(self._says(found, way) for way in w))
        known = ([way for way in w if self._knows(way)] for w in lost)
        return max((self._weight(w) for w in known if w), default=0.0)

    def _knows(self, way: str) -> bool:
        return all(map(self._index.keywords.knows, cut(way)))

    def _says(self, found: Evidence, way: str) -> bool:
        return self._index.says(found.sentence_id, way)

    def _weight(self, ways: Sequence[str]) -> float:
        """Weigh a word by the commonest of its ways: 0 to 1."""
        idf = self._index.keywords.idf
        return min(min(sum(map(idf, cut(way))) for way in ways) / idf(""), 1.0)
