"""Find the sentences that may answer: words and meaning in one calibrated score.

Two small linear models over named features. Their constants are printed by
``python -m tools.calibrate``, which asks every curated question of an index that lacks it.
"""

import math
from dataclasses import dataclass

from assistant.types import Evidence, Question
from index.report_index import ReportIndex
from index.types import DenseHit, Section, WordHit


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for a sentence; all from 0 to 1 but the similarities, from -1 to 1."""

    words: float  # BM25 relative to the best sentence, times the best coverage of any
    coverage: float  # share of the question's words that it holds, by idf
    sentence: float  # similarity of the sentence
    passage: float  # similarity of the passage that holds it
    nearest: float  # similarity of the sentence or of the nearest curated question
    other_year: float  # 1 where its part speaks of another year than the question
    characters: float  # share of the question's characters that it holds, by idf


@dataclass(frozen=True, slots=True)
class Doubt:
    """What speaks for or against any answer to a question."""

    off_topic: float  # similarity to the nearest question that no report answers
    addressed: bool  # it turns to the administration or its report
    unknown: float  # share of its words that neither the report nor the lexicon knows


# Ranking: log-odds of being the sentence that answers, by a listwise fit.
RANK = Features(1.5, 2.8, 7.5, 2.7, 5.8, -5.5, 6.6)
# Confidence: log-odds that the report answers at all, against questions off its topic and for
# things that it lacks.
INTERCEPT, NEAREST, CHARACTERS = -1.1, 6.4, 3.6
OFF_TOPIC, ADDRESSED, UNKNOWN = -9.2, 1.3, -3.2


def retrieve(question: Question, index: ReportIndex, off_topic: float) -> list[Evidence]:
    """Return the sentences that share words or meaning with the question, the best first.

    ``off_topic`` is the question's similarity to the nearest of those that no report answers.
    """
    doubt = Doubt(off_topic, question.addressed, index.keywords.unknown(question.terms))
    evidence = [
        Evidence(
            sentence_id,
            score(features),
            confidence(features, doubt),
            features.coverage,
            features.nearest,
        )
        for sentence_id, features in features_of(question, index).items()
    ]
    return sorted(evidence, key=lambda e: (-e.score, e.sentence_id))


def features_of(question: Question, index: ReportIndex) -> dict[str, Features]:
    """Return the features of every sentence that shares words or meaning with a question."""
    words = {hit.sentence_id: hit for hit in index.search_words(question.terms)}
    dense = {hit.sentence_id: hit for hit in index.search_dense(question.text)}
    top = max((hit.bm25 for hit in words.values()), default=0.0)
    covered = max((hit.coverage for hit in words.values()), default=0.0)
    scale = covered / top if top else 0.0
    characters = index.search_characters(question.text)
    none = DenseHit("", 0.0, 0.0, 0.0)
    return {
        sentence_id: _features(
            words.get(sentence_id, WordHit("", 0.0, 0.0)),
            dense.get(sentence_id, none),
            scale,
            is_other_year(question, index.section(sentence_id.split("#")[0])),
            characters[sentence_id],
        )
        for sentence_id in words.keys() | dense.keys()
    }


def score(features: Features) -> float:
    """Return the ranking's log-odds, up to a constant of the question."""
    return (
        RANK.words * features.words
        + RANK.coverage * features.coverage
        + RANK.sentence * features.sentence
        + RANK.passage * features.passage
        + RANK.nearest * features.nearest
        + RANK.other_year * features.other_year
        + RANK.characters * features.characters
    )


def confidence(features: Features, doubt: Doubt) -> float:
    """Return the probability that a sentence answers rather than nothing in the report."""
    logit = (
        INTERCEPT
        + NEAREST * features.nearest
        + CHARACTERS * features.characters
        + OFF_TOPIC * doubt.off_topic
        + ADDRESSED * doubt.addressed
        + UNKNOWN * doubt.unknown
    )
    return 1 / (1 + math.exp(-logit))


def _features(
    words: WordHit, dense: DenseHit, scale: float, other_year: bool, characters: float
) -> Features:
    return Features(
        words=words.bm25 * scale,
        coverage=words.coverage,
        sentence=dense.sentence,
        passage=dense.passage,
        nearest=max(dense.sentence, dense.question),
        other_year=float(other_year),
        characters=characters,
    )


def is_other_year(question: Question, section: Section) -> bool:
    """Say whether a section's part speaks of another year than the question asks about."""
    title = section.path[0]
    told = any(f"{year}年" in title for year in range(2000, 2100))
    return bool(question.years) and told and not any(f"{y}年" in title for y in question.years)
