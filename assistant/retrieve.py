"""Find the sentences that may answer: words and meaning in one calibrated score.

Two small linear models over named features. Their constants are printed by
``python -m tools.calibrate``, which asks every curated question of an index that lacks it.
"""

from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np

from assistant.doubts import Doubt
from assistant.types import Evidence, Question
from assistant.years import speaks_of
from index.report_index import ReportIndex

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Features(Generic[T]):
    """What speaks for a sentence; all from 0 to 1 but the similarities, from -1 to 1.

    A question's are arrays of shape (sentences,) in reading order; weights are numbers.
    """

    words: T  # BM25 relative to the best sentence, times the best coverage of any
    coverage: T  # share of the question's words that it holds, by idf
    sentence: T  # similarity of the sentence
    passage: T  # similarity of the passage that holds it
    nearest: T  # similarity of the sentence or of the nearest curated question
    other_year: T  # 1 where its part speaks of another year than the question
    other_tense: T  # 1 where it speaks of another year than the question sounds like asking of
    characters: T  # share of the question's characters that it holds, by idf
    phrases: T  # how like its questions the question is, by n-grams of characters


@dataclass(frozen=True, slots=True)
class Fit:
    """Constants of both models.

    The ranking gives log-odds of being the sentence that answers, by a listwise fit; the
    confidence log-odds that the report answers at all, against questions off its topic and for
    things that it lacks.
    """

    rank: Features[float]
    intercept: float
    nearest: float
    characters: float
    phrases: float
    off_topic: float
    addressed: float
    unknown: float
    topic: float
    answer_from: float  # least probability with which a report answers
    nearly: float  # a further sentence is told when its log-odds are this near to the best one's


CURATED = Fit(
    rank=Features(3.7, 1.9, 4.5, 2.9, 7.8, -4.6, -1.3, 6.4, 14.6),
    intercept=-1.4,
    nearest=5.0,
    characters=1.9,
    phrases=5.5,
    off_topic=-7.4,
    addressed=0.4,
    unknown=-2.7,
    topic=0.7,
    # Of curated questions asked of an index that lacks them 2.5 % lie below, of those off the topic
    # 93 %, of those on its topics that it does not answer 72 % (python -m tools.calibrate).
    answer_from=0.2,
    nearly=0.4,
)
# A report without curated questions (tools.calibrate --bare): its sentences are less alike.
BARE = Fit(
    rank=Features(3.5, 4.6, 2.3, 5.8, 9.2, -4.3, -1.3, 5.5, 9.5),
    intercept=1.3,
    nearest=4.5,
    characters=0.2,
    phrases=3.4,
    off_topic=-7.5,
    addressed=0.6,
    unknown=-0.4,
    topic=0.0,
    answer_from=0.35,  # 15 % and 92 % (--bare)
    nearly=1.6,  # the best sentence is the right one less often: 0.85 of tests/evaluation/unseen.py
)


def fit_for(index: ReportIndex) -> Fit:
    """Return the constants for a report with or without curated questions."""
    return CURATED if index.questions else BARE


def retrieve(
    question: Question,
    index: ReportIndex,
    doubt: Doubt,
    most: int | None = None,
) -> list[Evidence]:
    """Return the sentences that share words or meaning with the question, the best first.

    No more than ``most`` are returned. Equal scores keep the order of reading.
    """
    features = features_of(question, index)
    fit = fit_for(index)
    scores = score(features, fit)
    shared = np.flatnonzero((features.words != 0) | (features.nearest != 0))
    best = shared[np.argsort(-scores[shared], kind="stable")][:most]
    columns = (scores, confidence(features, doubt, fit), features.coverage, features.nearest)
    values = zip(*(column[best].tolist() for column in columns), strict=True)
    sentences = index.report.sentences
    return [Evidence(sentences[row].id, *told) for row, told in zip(best, values, strict=True)]


def features_of(question: Question, index: ReportIndex) -> Features[np.ndarray]:
    """Return the features of every sentence for a question."""
    bm25, coverage = index.keywords.scores(question.terms), index.keywords.coverage(question.terms)
    top = bm25.max(initial=0.0)
    similar = index.similarities(question.text)
    return Features(
        words=bm25 / top * coverage.max() if top else bm25,
        coverage=coverage,
        sentence=similar.sentence,
        passage=similar.passage,
        nearest=np.maximum(similar.sentence, similar.question),
        other_year=_other_year(question.years, index),
        other_tense=_other_year(question.sounds_of, index),
        characters=index.characters_covered(question.text),
        phrases=index.phrases.likeness(question.text),
    )


def score(features: Features[np.ndarray], fit: Fit = CURATED) -> np.ndarray:
    """Return the ranking's log-odds, up to a constant of the question."""
    total: np.ndarray = (
        fit.rank.words * features.words
        + fit.rank.coverage * features.coverage
        + fit.rank.sentence * features.sentence
        + fit.rank.passage * features.passage
        + fit.rank.nearest * features.nearest
        + fit.rank.other_year * features.other_year
        + fit.rank.other_tense * features.other_tense
        + fit.rank.characters * features.characters
        + fit.rank.phrases * features.phrases
    )
    return total


def confidence(features: Features[np.ndarray], doubt: Doubt, fit: Fit = CURATED) -> np.ndarray:
    """Return the probability that a sentence answers rather than nothing in the report."""
    logit = (
        fit.intercept
        + fit.nearest * features.nearest
        + fit.characters * features.characters
        + fit.phrases * features.phrases
        + fit.off_topic * doubt.off_topic
        + fit.addressed * doubt.addressed
        + fit.unknown * doubt.unknown
        + fit.topic * doubt.topic
    )
    probability: np.ndarray = 1 / (1 + np.exp(-logit))
    return probability


def _other_year(asked: frozenset[int], index: ReportIndex) -> np.ndarray:
    """Return 1.0 where a sentence's part speaks of other years than those asked about, if any."""
    if not asked:
        return np.zeros(len(index.kind_of_years))
    other = [not speaks_of(years, asked) for years in index.kinds_of_years]
    return np.array(other, dtype=np.float64)[index.kind_of_years]
