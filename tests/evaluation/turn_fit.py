"""Fit the weights of assistant/turn_readings.py: ``python -m tests.evaluation.turn_fit``.

Every dialogue of tests/evaluation that is answered with sentences is asked once with each reading
of its last turn, and so are single questions after another one that they have nothing to do with.
The weights are fitted so that readings with a right answer weigh most. Prints the weights and how
many dialogues are answered rightly: by any reading, by the weights as they are, and by weights
fitted on the other files, file by file.
"""

from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields, replace
from itertools import chain
from pathlib import Path

import numpy as np
import torch

from assistant.assistant import Assistant
from assistant.turn_readings import WEIGHTS, ReadingFeatures
from assistant.types import Turn, asked_in
from tests.evaluation.figures import ask
from tests.evaluation.people import PeopleCase, is_right, load_people
from tests.evaluation.run import open_assistant

FOLDER = Path("tests/evaluation")
REGULARISATION = 3e-4
STEPS = 200
EVERY = 5  # single questions, of which one is asked after another


@dataclass(frozen=True, slots=True)
class Dialogue:
    """The readings of a last turn: features of shape (readings, features), and which are right."""

    features: np.ndarray
    right: np.ndarray


class Readings:
    """Asks dialogues with a reading of their last turn that is given."""

    def __init__(self, assistant: Assistant) -> None:
        """Take the choice of readings over from ``assistant``."""
        self._assistant = assistant
        self._standalone = assistant.standalone
        self._chosen = self._standalone.of
        self._forced: str | None = None
        self._asked: tuple[str, list[Turn]] | None = None
        object.__setattr__(self._standalone, "of", self._of)

    def _of(self, text: str, history: list[Turn]) -> str:
        if asked_in(history):
            self._asked = (text, history)
            if self._forced is not None:
                return self._forced
        return self._chosen(text, history)

    def dialogue(self, case: PeopleCase) -> Dialogue | None:
        """Ask a case with each reading; None where its last turn is not read by sentences."""
        self._forced = self._asked = None
        ask(self._assistant, case.turns)
        if self._asked is None:
            return None
        text, history = self._asked
        readings = self._standalone.readings(text, history)
        features = self._standalone.features_of(readings, text, history)
        right = []
        for reading in readings:
            self._forced = reading
            right.append(is_right(case, ask(self._assistant, case.turns)))
        self._forced = None
        return Dialogue(np.array([astuple(one) for one in features]), np.array(right))


def dialogues_of(path: Path) -> list[PeopleCase]:
    """Return the dialogues of a file, and single questions after others that lie far from them."""
    cases = load_people(path)
    single = [case for case in cases if len(case.turns) == 1]
    far = len(single) // 2
    unrelated = [
        replace(case, turns=(single[(at + far) % len(single)].turns[0], *case.turns))
        for at, case in enumerate(single)
        if not at % EVERY
    ]
    return [*(case for case in cases if len(case.turns) > 1), *unrelated]


def fitted(dialogues: Sequence[Dialogue]) -> np.ndarray:
    """Return the weights by which right readings weigh most, shape (features,)."""
    telling = [d for d in dialogues if d.right.any() and not d.right.all()]
    pairs = [(torch.tensor(d.features), torch.tensor(d.right)) for d in telling]
    weights = torch.zeros(len(fields(ReadingFeatures)), dtype=torch.double, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=STEPS)

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        scored = ((features @ weights, right) for features, right in pairs)
        losses = [torch.logsumexp(s, 0) - torch.logsumexp(s[right], 0) for s, right in scored]
        total = torch.stack(losses).mean() + REGULARISATION * (weights * weights).sum()
        total.backward()  # type: ignore[no-untyped-call]
        return total

    optimiser.step(loss)  # type: ignore[no-untyped-call]
    return weights.detach().numpy()


def answered(dialogues: Sequence[Dialogue], weights: np.ndarray) -> int:
    """Return how many dialogues are answered rightly by the reading that weighs most."""
    return sum(bool(d.right[int(np.argmax(d.features @ weights))]) for d in dialogues)


def main() -> None:
    """Ask, fit and print."""
    torch.set_num_threads(1)
    readings = Readings(open_assistant())
    files = {
        path.stem: [
            found for case in dialogues_of(path) if (found := readings.dialogue(case)) is not None
        ]
        for path in sorted(FOLDER.glob("people*.jsonl"))
    }
    every = list(chain(*files.values()))
    print("dialogues", len(every), "right by any reading", sum(d.right.any() for d in every))
    print("by the weights as they are", answered(every, np.array(astuple(WEIGHTS))))
    others = {name: list(chain(*(d for n, d in files.items() if n != name))) for name in files}
    unseen = sum(answered(files[name], fitted(others[name])) for name in files if files[name])
    print("by weights fitted on the other files", unseen)
    for field, weight in zip(fields(ReadingFeatures), fitted(every), strict=True):
        print(f"{field.name}: {weight:.2f}")


if __name__ == "__main__":
    main()
