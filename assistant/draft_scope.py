"""Choose the sentences of a report that belong to a topic, each with how near it is.

A field that the report's topics.csv lists is told as reviewed there. Anything else, and what lies
very near beside a listed field, is chosen by a small model over named features, fitted by
``python -m tests.evaluation.drafts_fit``.
"""

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from assistant.lexicon import Lexicon
from assistant.material import PartKind
from assistant.retrieve import features_of
from assistant.understand import understand
from index.evidence import PLAN_TITLE, RESULT_TITLE
from index.report_index import ReportIndex
from index.topics import Topic
from index.types import Sentence
from index.words import cut, fold

# Log-odds that a sentence belongs to a subject; the features are those of `relevance`, in order.
WEIGHTS = np.array([1.3, 0.8, 1.7, 1.6, 1.3, 2.2, 1.9, 1.7, 1.9])
INTERCEPT = -5.0
# Log-odds from which a sentence is told of a subject, and beside a listed field.
BELONGS, BESIDE = -0.5, 2.0
LISTED = 2.0  # nearness of what a listed field names, above any probability
SHORTEST = 2  # characters of a field's name among others
SURE_SYNONYM = 0.9  # weight of an expansion that may stand for a topic's word
PROBLEM_TITLE = ("问题", "困难", "挑战", "短板")
_JOINED = re.compile(r"[和与及、,，/ ]+")  # 公园和绿化
# 养老服务工作, 养老事业: what a field's name may be followed by
GENERIC = re.compile(
    "(?:工作|事业|产业|行业|建设|发展|服务|管理|治理|体系|领域|情况|方面|融合|推进|合作|运行|改革|保护"
    "|提质|提升|增效)+$"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence on the topic; ``nearness`` ranks where a length forces a choice."""

    sentence: Sentence
    kind: PartKind
    nearness: float


class Scope:
    """Finds what belongs to a topic in one report."""

    def __init__(self, index: ReportIndex, lexicon: Lexicon) -> None:
        """Read the report's sections and its topics."""
        self._index = index
        self._lexicon = lexicon
        self._sentences = index.report.sentences
        sections = [index.section(s.section_id) for s in self._sentences]
        self._kinds = [part_kind(section.path[0]) for section in sections]
        self._headings = [fold(section.path[-1]) for section in sections]
        self._texts = [fold(sentence.text) for sentence in self._sentences]
        self._exact = {
            fold(name): topic for topic in index.topics for name in (topic.name, *topic.aliases)
        }
        bare = [(_bare(name), topic) for name, topic in self._exact.items()]
        self._topics = {name: self._exact.get(name, topic) for name, topic in bare}
        # 社会 of 社会治理 and of 社会保障 names neither
        self._unclear = {
            name
            for name, topic in bare
            if name not in self._exact and topic is not self._topics[name]
        }

    @cached_property
    def main_fields(self) -> frozenset[str]:
        """Each listed field's own name, without its others."""
        return frozenset(_bare(topic.name) for topic in self._topics.values())

    @property
    def fields(self) -> frozenset[str]:
        """The names of the listed fields, folded, with and without what may follow any."""
        return (frozenset(self._topics) - self._unclear) | frozenset(self._exact)

    def candidates(self, topic: str) -> list[Candidate]:
        """Return the sentences on a topic in reading order; none where the report lacks it."""
        near = np.max([self._nearness(subject) for subject in self._subjects(topic)], axis=0)
        told = zip(self._sentences, self._kinds, near.tolist(), strict=True)
        return [Candidate(one, kind, nearness) for one, kind, nearness in told if kind and nearness]

    def whole(self) -> list[Candidate]:
        """Return every sentence of results, problems and tasks in reading order."""
        told = zip(self._sentences, self._kinds, strict=True)
        return [Candidate(sentence, kind, LISTED) for sentence, kind in told if kind]

    def _subjects(self, topic: str) -> list[str]:
        """Take apart what a topic names: 公园和绿化, and 文化体育旅游 where each is listed."""
        if _bare(topic) in self._topics:
            return [topic]
        subjects = [subject for subject in _JOINED.split(fold(topic)) if subject]
        return [one for subject in subjects for one in self._listed(subject) or [subject]]

    def _listed(self, subject: str) -> list[str]:
        """Return the listed fields that a subject consists of, the longest first; else none."""
        if not subject or _bare(subject) in self._topics:
            return [subject] if subject else []
        for end in range(len(subject) - SHORTEST, SHORTEST - 1, -1):
            rest = self._listed(subject[end:]) if subject[:end] in self._topics else []
            if rest:
                return [subject[:end], *rest]
        return []

    def _nearness(self, subject: str) -> np.ndarray:
        """Return how near each sentence is, shape (sentences,); 0.0 where it does not belong."""
        odds = self.relevance(subject) @ WEIGHTS + INTERCEPT
        probability = 1 / (1 + np.exp(-odds))
        topic: Topic | None = self._exact.get(fold(subject)) or self._topics.get(_bare(subject))
        if topic is None:
            return np.where(odds > BELONGS, probability, 0.0)
        listed = np.array([sentence.id in topic.sentence_ids for sentence in self._sentences])
        return np.where(listed, LISTED + probability, np.where(odds > BESIDE, probability, 0.0))

    def relevance(self, subject: str) -> np.ndarray:
        """Return the features of each sentence, shape (sentences, 9).

        Shares by idf of the subject's words that the heading says, the text, and both; similarity
        of the sentence, of its heading, of its passage, and of the nearest question; the share of
        the question's words, and BM25 relative to the best.
        """
        ways = [(word, *self._ways(word)) for word in self._words(subject)] or [(subject,)]
        weights = np.array([self._index.keywords.idf(word) for word, *_ in ways])
        said = [
            np.array([[any(way in place for way in word) for word in ways] for place in places])
            for places in (self._headings, self._texts)
        ]
        shares = [held @ weights / weights.sum() for held in (*said, said[0] | said[1])]
        vector = self._index.vector(subject)
        question = features_of(understand(subject, self._index.facts, self._lexicon), self._index)
        similar = (
            question.sentence,
            self._heading_vectors @ vector,
            question.passage,
            question.nearest,
        )
        return np.column_stack([*shares, *similar, question.coverage, question.words])

    @cached_property
    def _heading_vectors(self) -> np.ndarray:
        """The vector of each sentence's heading, shape (sentences, dimension)."""
        different = sorted(set(self._headings))
        vectors = self._index.embed(different)
        return np.array([vectors[different.index(heading)] for heading in self._headings])

    def _words(self, subject: str) -> list[str]:
        """Return the subject's shortest words that name something."""
        lexicon = self._lexicon
        empty = lexicon.stop_words | lexicon.neutral_words | lexicon.empty_words
        words = [word for word in cut(subject) if word not in empty]
        return [w for w in words if not any(other in w for other in words if other != w)]

    def _ways(self, word: str) -> list[str]:
        others = self._lexicon.expansions.get(word, ())
        return [other for other, weight in others if weight >= SURE_SYNONYM]


def part_kind(title: str) -> PartKind | None:
    """Return what a part of the report tells by its title; None for a title block."""
    if any(word in title for word in PROBLEM_TITLE):
        return PartKind.PROBLEMS
    if RESULT_TITLE.search(title):
        return PartKind.RESULTS
    return PartKind.TASKS if PLAN_TITLE.search(title) else None


def _bare(name: str) -> str:
    """Return a field's name without what may follow any: 养老 for 养老服务工作."""
    folded = fold(name).strip()
    return GENERIC.sub("", folded) or folded
