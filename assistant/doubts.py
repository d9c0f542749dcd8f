"""What speaks against any answer: what the report lacks sounds otherwise than what it tells."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.special import expit

from assistant.lexicon import Lexicon
from assistant.own_region import own_region
from assistant.types import Question
from index.phrases import FEATURES
from index.report_index import ReportIndex
from index.words import cut, fold

STRENGTH = 10.0  # the inverse of the regularisation; set by cross-validation
TOLERANCE = 1e-3  # of the weights' mean change, at which fitting ends
MOST = 6.0  # log-odds beyond which nothing is surer


@dataclass(frozen=True, slots=True)
class Doubt:
    """What speaks for or against any answer to a question."""

    off_topic: float  # similarity to the nearest question that no report answers
    addressed: bool  # it turns to the administration or its report
    unknown: float  # share of its words that neither the report nor the lexicon knows
    topic: float  # log-odds that what it is about is what the report answers


class Doubts:
    """Weighs questions to one report against those that it does not answer.

    A logistic regression over n-grams of characters learns the topics: 房价 and 公交 are asked of a
    district government as 水管 and 学位 are, and its report says nothing of them. Words that name
    nothing are left out, or it would learn who wrote the questions.
    """

    def __init__(self, index: ReportIndex, lexicon: Lexicon, unanswered: Sequence[str]) -> None:
        """Learn from the index's curated questions and from those that are not answered."""
        self._index = index
        self._lexicon = lexicon
        self._own = own_region(index.facts)
        self._empty = lexicon.saying_nothing
        bare = [self._bare(text) for text in unanswered]
        self._off_topic = index.embed(bare) if bare else np.zeros((0, len(index.vector(""))))
        self._weights, self._intercept = np.zeros(FEATURES), 0.0
        answered = [question.question for question in index.questions]
        if answered and unanswered:
            topics = [
                self._topic(self._bare(lexicon.in_chinese(text)))
                for text in (*answered, *unanswered)
            ]
            self._weights, self._intercept = _fit(
                index.phrases.vectors(topics), np.arange(len(topics)) < len(answered)
            )

    def of(self, question: Question) -> Doubt:
        """Weigh a question in Chinese."""
        bare = self._bare(question.text)
        text = question.text if bare == fold(question.text) else bare  # its vector is known already
        similar = self._off_topic @ self._index.vector(text)
        return Doubt(
            float(similar.max(initial=0.0)),
            question.addressed,
            self._index.keywords.unknown(question.terms),
            self._log_odds(self._topic(bare)),
        )

    def _bare(self, text: str) -> str:
        """Return a folded question without the region's names, which say no topic."""
        return self._own.sub("", fold(text)).strip() or text

    def _topic(self, bare: str) -> str:
        return " ".join(word for word in cut(bare) if word not in self._empty)

    def _log_odds(self, topic: str) -> float:
        """Return at most MOST either way, and 0.0 where nothing was learnt.

        Both kinds of question count the same, however many of each were learnt.
        """
        if not topic:
            return 0.0
        grams, weights = self._index.phrases.grams(topic)
        odds = self._intercept + float(weights @ self._weights[grams])
        return min(max(odds, -MOST), MOST)


def _fit(rows: csr_matrix, is_answered: np.ndarray) -> tuple[np.ndarray, float]:
    """Return the weights and the intercept of a logistic regression, both kinds weighed the same.

    Done with scipy alone: scikit-learn has the same, and takes 1.3 seconds and 130 MB to load.
    """
    count, across = len(is_answered), rows.T.tocsr()
    signs = np.where(is_answered, 1.0, -1.0)
    kind = np.where(is_answered, is_answered.sum(), count - is_answered.sum())
    weighing = STRENGTH * count / 2 / kind

    def odds(parameters: np.ndarray) -> np.ndarray:
        return np.asarray(rows @ parameters[:-1] + parameters[-1])

    def gathered(pulls: np.ndarray) -> np.ndarray:
        return np.append(across @ pulls, pulls.sum())

    def loss(parameters: np.ndarray) -> tuple[float, np.ndarray]:
        margins = signs * odds(parameters)
        total = weighing @ np.logaddexp(0, -margins) + parameters @ parameters / 2
        return float(total), gathered(-weighing * signs * expit(-margins)) + parameters

    def curvature(parameters: np.ndarray, along: np.ndarray) -> np.ndarray:
        likely = expit(odds(parameters))
        bend = weighing * likely * (1 - likely)
        return np.asarray(gathered(bend * odds(along)) + along)

    start = np.zeros(rows.shape[1] + 1)
    found = minimize(loss, start, jac=True, hessp=curvature, method="Newton-CG", tol=TOLERANCE).x
    return found[:-1], float(found[-1])
