"""``python -m tests.evaluation.drafts_fit``: fit the constants of assistant/draft_scope.py.

The requests for material are read: a sentence with a key point belongs to its
topic, one of a section that does not fit or with a piece that is off it does not, others are left
out. Prints recall and precision by five folds of requests, then the constants.
"""

import numpy as np
import torch

from assistant.assistant import Assistant
from assistant.draft_request import read_draft_request
from assistant.draft_scope import Scope, part_kind
from tests.evaluation.drafts import SECOND, DraftCase, load_drafts
from tests.evaluation.run import open_assistant

FOLDS = 5
POINTS_COUNT = 3.0  # a point that is missing weighs this many that are beside the topic
REGULARISATION = 1e-3
Case = tuple[np.ndarray, np.ndarray]  # features (sentences, subjects, 9); 1, 0 or -1 left out


def read_case(assistant: Assistant, scope: Scope, case: DraftCase) -> Case:
    """Return what a request's sentences look like and which of them belong."""
    index = assistant.index
    request = read_draft_request(case.request, index.facts, assistant.lexicon)
    subjects = [part for part in request.topic.replace("和", "、").split("、") if part]
    features = np.stack([scope.relevance(subject) for subject in subjects], axis=1)
    kinds = [part_kind(index.section(s.section_id).path[0]) for s in index.report.sentences]
    asked = [kind in request.parts for kind in kinds]
    labels = []
    for sentence in index.report.sentences:
        off = bool(case.fitting) and sentence.section_id not in case.fitting
        off = off or any(piece in sentence.text for piece in case.off)
        if any(point in sentence.text for point in case.points):
            labels.append(1)
        else:
            labels.append(0 if off else -1)
    return features[asked], np.array(labels)[asked]


def odds(features: np.ndarray, weights: torch.Tensor) -> torch.Tensor:
    """Return the log-odds of the nearest subject, shape (sentences,)."""
    column = torch.tensor(features) @ weights[:-1] + weights[-1]
    nearest: torch.Tensor = column.max(1).values
    return nearest


def fit(cases: list[Case]) -> torch.Tensor:
    """Return the weights, then the intercept."""
    size = cases[0][0].shape[2]
    weights = torch.zeros(size + 1, dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=200)
    counts = torch.tensor(POINTS_COUNT, dtype=torch.float64)

    def closure() -> torch.Tensor:
        optimiser.zero_grad()
        told = torch.cat([odds(features, weights)[labels >= 0] for features, labels in cases])
        wanted = torch.tensor(np.concatenate([y[y >= 0] for _, y in cases]), dtype=torch.float64)
        loss = torch.nn.functional.binary_cross_entropy_with_logits(told, wanted, pos_weight=counts)
        loss = loss + REGULARISATION * (weights[:-1] ** 2).sum()
        loss.backward()  # type: ignore[no-untyped-call]
        return loss

    optimiser.step(closure)  # type: ignore[no-untyped-call]
    return weights.detach()


def main() -> None:
    """Print how well the model does on requests that it was not fitted on, and its constants."""
    assistant = open_assistant()
    scope = Scope(assistant.index, assistant.lexicon)
    asked = [*load_drafts(SECOND), *load_drafts()]
    cases = [read_case(assistant, scope, case) for case in asked]
    found: list[tuple[float, int, bool]] = []  # log-odds, label, whether astray is known
    for fold in range(FOLDS):
        weights = fit([c for at, c in enumerate(cases) if at % FOLDS != fold])
        for case, (features, labels) in zip(asked[fold::FOLDS], cases[fold::FOLDS], strict=True):
            told = odds(features, weights).tolist()
            pairs = zip(told, labels.tolist(), strict=True)
            found += [(one, label, bool(case.fitting)) for one, label in pairs]
    for threshold in (-1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 2.5):
        points = [one > threshold for one, label, _ in found if label == 1]
        precise = [label != 0 for one, label, known in found if known and one > threshold]
        print(
            f"log-odds over {threshold:4.1f}: recall {np.mean(points):.3f}, "
            f"precision {np.mean(precise):.3f}"
        )
    *weights_told, intercept = fit(cases).tolist()
    print("WEIGHTS", [round(weight, 1) for weight in weights_told])
    print("INTERCEPT", round(intercept, 1))


if __name__ == "__main__":
    main()
