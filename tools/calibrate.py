"""Fit the constants of assistant/retrieve.py: ``python -m tools.calibrate [--report FOLDER]``.

Every curated question is asked of an index that lacks it (five folds). The ranking is fitted so
that the sentence that the question was written for comes first; the confidence so that curated
questions are told from questions off the topic and for things that the report lacks. Prints the
constants, how often the right sentence is first or among five before and after the fit, and what
a threshold refuses.
"""

import argparse
import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import numpy as np
import torch

from assistant.doubts import Doubt, Doubts
from assistant.lexicon import Lexicon
from assistant.retrieve import BARE, CURATED, Features, features_of
from assistant.settings import Settings
from assistant.understand import understand
from index.embedding import SentenceEmbedding
from index.report_folder import CuratedQuestion, ReportFolder
from index.report_index import ReportIndex
from index.words import load_words

FOLDS = 5
SEED = 1
REGULARISATION = 1e-4
Loss = Callable[[], torch.Tensor]
THRESHOLDS = (0.2, 0.3, 0.4, 0.5, 0.6)
# How much each group counts. Things that the report lacks are asked in the words of officials, so
# they are hard, and rarer than the rest.
GROUPS = {
    "curated questions": 1.0,
    "those off the topic": 0.8,
    "those for things that the report lacks": 0.2,
    "those that it does not answer": 0.5,
}
FRAMES = (
    "今年{}",
    "区里{}有什么计划",
    "2020年{}建设情况",
    "政府对{}有什么政策",
    "坪山有没有{}",
    "{}",
)


class Fold(ReportFolder):
    """A report's folder without the curated questions that are to be asked."""

    def keeping(self, questions: Sequence[CuratedQuestion]) -> "Fold":
        """Keep these questions only."""
        object.__setattr__(self, "_kept", tuple(questions))
        return self

    def questions(self) -> tuple[CuratedQuestion, ...]:
        """Return the kept questions."""
        kept: tuple[CuratedQuestion, ...] = self._kept  # type: ignore[attr-defined]
        return kept


@dataclass(frozen=True)
class Asked:
    """One question's candidates: features, shape (sentences, features), and which are right."""

    features: np.ndarray
    right: np.ndarray
    doubt: Doubt


class Calibration:
    """Asks questions of indexes built for the purpose."""

    def __init__(self, folder: Path, settings: Settings, *, bare: bool = False) -> None:
        """Read the report, the lexicon and the model."""
        self._folder = folder
        self._is_bare = bare
        self._lexicon = Lexicon.load(settings.data_dir / "lexicon")
        self._embedding = SentenceEmbedding(settings.embedding_model)
        data = ReportFolder(folder)
        self._unanswered = list(data.unanswered())
        random.Random(SEED).shuffle(self._unanswered)
        self._doubts: Doubts | None = None

    def _learn(self, index: ReportIndex, left_out: Sequence[str] = ()) -> None:
        """Learn from what the index answers and from what is not answered, without some of it."""
        known = () if self._is_bare else self._unanswered
        unanswered = (*known, *self._lexicon.off_topic)
        kept = [text for text in unanswered if text not in left_out]
        self._doubts = Doubts(index, self._lexicon, kept)

    def answerable(self) -> Iterator[Asked]:
        """Ask each curated question of an index that was built without its fold."""
        questions = list(ReportFolder(self._folder).questions())
        random.Random(SEED).shuffle(questions)
        for fold in range(FOLDS):
            kept = [q for at, q in enumerate(questions) if at % FOLDS != fold]
            index = self._index(kept)
            self._learn(index)
            for question in questions[fold::FOLDS]:
                yield self._ask(index, question.question, index.sentences_of(question.target))

    def _index(self, kept: Sequence[CuratedQuestion]) -> ReportIndex:
        folder = Fold(self._folder).keeping(() if self._is_bare else kept)
        return ReportIndex.build(folder, self._embedding)

    def unanswerable(self, texts: Sequence[str]) -> list[Asked]:
        """Ask questions off the topic of the whole index."""
        index = self._index(ReportFolder(self._folder).questions())
        self._learn(index)
        return [self._ask(index, text, ()) for text in texts]

    def unanswered(self) -> Iterator[Asked]:
        """Ask each question that the report does not answer, as if it were not on the list."""
        index = self._index(ReportFolder(self._folder).questions())
        for fold in range(FOLDS):
            asked = self._unanswered[fold::FOLDS]
            self._learn(index, asked)
            yield from (self._ask(index, text, ()) for text in asked)

    def _ask(self, index: ReportIndex, text: str, gold: Sequence[str]) -> Asked:
        question = understand(self._lexicon.in_chinese(text), index.facts, self._lexicon)
        rows = np.column_stack(astuple(features_of(question, index))).astype(np.float32)
        right = np.array([sentence.id in gold for sentence in index.report.sentences])
        assert self._doubts is not None
        return Asked(rows, right, self._doubts.of(question))


def fit_ranking(asked: Sequence[Asked]) -> np.ndarray:
    """Return the weights that make the right sentences most probable, shape (features,)."""
    features = torch.tensor(np.stack([a.features for a in asked]))
    right = torch.tensor(np.stack([a.right for a in asked]))
    weights = torch.zeros(features.shape[2], requires_grad=True)

    def loss() -> torch.Tensor:
        scores = features @ weights
        told = torch.logsumexp(scores.masked_fill(~right, -1e9), 1) - torch.logsumexp(scores, 1)
        return -told.mean() + REGULARISATION * (weights**2).sum()

    return _minimised(weights, loss)


def fit_confidence(rows: np.ndarray, answerable: np.ndarray, shares: np.ndarray) -> np.ndarray:
    """Return intercept and weights of a logistic regression whose rows count by ``shares``."""
    inputs = torch.tensor(np.concatenate([np.ones((len(rows), 1)), rows], 1), dtype=torch.float32)
    labels = torch.tensor(answerable, dtype=torch.float32)
    balance = torch.tensor(shares / shares.mean(), dtype=torch.float32)
    weights = torch.zeros(inputs.shape[1], requires_grad=True)

    def loss() -> torch.Tensor:
        logits = inputs @ weights
        entropy = torch.nn.functional.binary_cross_entropy_with_logits(
            logits, labels, weight=balance
        )
        return entropy + REGULARISATION * (weights**2).sum()

    return _minimised(weights, loss)


def _minimised(weights: torch.Tensor, loss: Loss) -> np.ndarray:
    optimiser = torch.optim.LBFGS([weights], max_iter=300)

    def step() -> torch.Tensor:
        optimiser.zero_grad()
        value = loss()
        value.backward()  # type: ignore[no-untyped-call]
        return value

    optimiser.step(step)  # type: ignore[no-untyped-call]
    return weights.detach().numpy()


def recall(asked: Sequence[Asked], weights: np.ndarray, k: int) -> float:
    """Return the share of questions with a right sentence among the first k."""
    return float(np.mean([a.right[np.argsort(-(a.features @ weights))[:k]].any() for a in asked]))


def signals(asked: Sequence[Asked], weights: np.ndarray) -> np.ndarray:
    """Return what the confidence weighs, for each question's best sentence."""
    names = [field.name for field in fields(Features)]
    columns = [names.index(name) for name in ("nearest", "characters", "phrases")]
    best = [a.features[np.argmax(a.features @ weights)][columns] for a in asked]
    return np.column_stack([np.stack(best), [astuple(a.doubt) for a in asked]])


def main() -> None:
    """Print the constants and what they do."""
    settings = Settings()
    parser = argparse.ArgumentParser(prog="python -m tools.calibrate", description=__doc__)
    parser.add_argument(
        "--report", type=Path, default=settings.data_dir / "reports" / settings.default_report
    )
    parser.add_argument(
        "--unanswerable", type=Path, default=Path("tests/evaluation/unanswerable.jsonl")
    )
    parser.add_argument("--absent", type=Path, default=Path("tests/evaluation/absent_things.txt"))
    parser.add_argument(
        "--bare", action="store_true", help="ask of a report without curated questions"
    )
    options = parser.parse_args()
    calibration = Calibration(options.report, settings, bare=options.bare)
    used = BARE if options.bare else CURATED
    asked = list(calibration.answerable())
    weights = fit_ranking(asked)
    for name, at in (
        ("in use", np.array(astuple(used.rank), dtype=np.float32)),
        ("fitted", weights),
    ):
        print(f"{name}: first {recall(asked, at, 1):.3f}, of five {recall(asked, at, 5):.3f}")
    print(
        "RANK", {f.name: round(float(w), 2) for f, w in zip(fields(Features), weights, strict=True)}
    )
    rows = map(json.loads, options.unanswerable.read_text(encoding="utf-8").splitlines())
    off_topic = [row["question"] for row in rows if row["kind"] != "near miss"]
    things = sorted(load_words(options.absent))
    absent = [FRAMES[at % len(FRAMES)].format(thing) for at, thing in enumerate(things)]
    groups = {
        "curated questions": asked,
        "those off the topic": calibration.unanswerable(off_topic),
        "those for things that the report lacks": calibration.unanswerable(absent),
        "those that it does not answer": list(calibration.unanswered()),
    }
    groups = {name: group for name, group in groups.items() if group}
    inputs = [signals(group, weights) for group in groups.values()]
    shares = [np.full(len(i), GROUPS[n] / len(i)) for n, i in zip(groups, inputs, strict=True)]
    answerable = np.arange(sum(map(len, inputs))) < len(asked)
    fitted = fit_confidence(np.concatenate(inputs), answerable, np.concatenate(shares))
    names = (
        "INTERCEPT",
        "NEAREST",
        "CHARACTERS",
        "PHRASES",
        "OFF_TOPIC",
        "ADDRESSED",
        "UNKNOWN",
        "TOPIC",
    )
    print({name: round(float(w), 2) for name, w in zip(names, fitted, strict=True)})
    for threshold in THRESHOLDS:
        refused = [(1 / (1 + np.exp(-(fitted[0] + i @ fitted[1:])))) < threshold for i in inputs]
        told = (f"{r.mean():.3f} of {n}" for n, r in zip(groups, refused, strict=True))
        print(f"below {threshold}: refused {', '.join(told)}")


if __name__ == "__main__":
    main()
