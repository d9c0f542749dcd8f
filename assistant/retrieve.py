"""Find the sentences that may answer: words and meaning, fused and calibrated."""

import math

from assistant.types import Evidence, Question
from index.report_index import ReportIndex
from index.types import DenseHit, Section, WordHit

# Fusion. Words settle what words can: the more of the question (by idf) the best sentence holds,
# the more BM25 counts. Set on the tuning half of the development questions and on CMRC.
WORDS_SHARE_AT_FULL_COVERAGE = 1.0
WORDS_SHARE_FLOOR = 0.1
# A passage speaks for its sentences, but less than their own words do.
PASSAGE_WEIGHT = 0.2
OTHER_YEAR = 0.6  # a sentence of the results part for a question about the plan year

# Probability that the report answers: logistic regression over the best sentence's word coverage
# and similarity; the tuning half against 386 everyday questions of Tatoeba, classes balanced.
INTERCEPT = -4.0
COVERAGE = 3.9
DENSE = 10.7


def retrieve(question: Question, index: ReportIndex) -> list[Evidence]:
    """Return the sentences that share words or meaning with the question, the best first."""
    words = {hit.sentence_id: hit for hit in index.search_words(question.terms)}
    dense = {hit.sentence_id: hit for hit in index.search_dense(question.text)}
    top_words = max((hit.bm25 for hit in words.values()), default=0.0)
    top_dense = max((_meaning(hit) for hit in dense.values()), default=0.0)
    share = words_share(max((hit.coverage for hit in words.values()), default=0.0))
    evidence = [
        _evidence(
            sentence_id,
            words.get(sentence_id),
            dense.get(sentence_id),
            (top_words, top_dense, share),
            _year_factor(question, index.section(sentence_id.split("#")[0])),
        )
        for sentence_id in words.keys() | dense.keys()
    ]
    return sorted(evidence, key=lambda e: (-e.score, e.sentence_id))


def fuse(words: float, dense: float, share: float) -> float:
    """Mix a max-normalised BM25 score and a max-normalised similarity."""
    return share * words + (1 - share) * dense


def words_share(coverage: float) -> float:
    """Return how much BM25 counts when the best sentence covers this share of the question."""
    return WORDS_SHARE_FLOOR + (WORDS_SHARE_AT_FULL_COVERAGE - WORDS_SHARE_FLOOR) * coverage


def _meaning(hit: DenseHit) -> float:
    own = max(hit.sentence, hit.question)
    return (own + PASSAGE_WEIGHT * hit.passage) / (1 + PASSAGE_WEIGHT)


def _evidence(
    sentence_id: str,
    words: WordHit | None,
    dense: DenseHit | None,
    scale: tuple[float, float, float],
    factor: float,
) -> Evidence:
    top_words, top_dense, share = scale
    bm25 = words.bm25 / top_words if words else 0.0
    meaning = _meaning(dense) if dense else 0.0
    score = factor * fuse(bm25, meaning / top_dense if top_dense > 0 else 0.0, share)
    coverage = words.coverage if words else 0.0
    logit = INTERCEPT + COVERAGE * coverage + DENSE * meaning
    return Evidence(sentence_id, score, 1 / (1 + math.exp(-logit)), coverage, meaning)


def _year_factor(question: Question, section: Section) -> float:
    """Prefer the part of the report that speaks of the year asked about."""
    spoken = {year for year in question.years if f"{year}年" in section.path[0]}
    told = any(f"{year}年" in section.path[0] for year in range(2000, 2100))
    return OTHER_YEAR if question.years and told and not spoken else 1.0
