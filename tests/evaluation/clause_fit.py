"""Fit the constants of assistant/likely_clause.py: ``python -m tests.evaluation.clause_fit``.

The questions for figures of the unseen reports are taken, and those that have no answer. Prints the
constants and, for several least probabilities, how many of the questions that the rules refuse
would get the right figure and another one; every report is judged by a fit on the others.
"""

import argparse
import json
import math
import tempfile
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
from scipy.special import expit

from assistant import quoted_figures
from assistant.assistant import Assistant
from assistant.counters import without_year_before
from assistant.likely_clause import ClauseSigns, Weighed
from tests.evaluation.people import spaceless
from tests.evaluation.unseen import NUMBER, PATH, REPORTS, open_reports
from tools.calibrate import fit_confidence

FOLDS = 10
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the clauses that may answer it, and which of them do."""

    report: str
    is_answerable: bool
    is_refused: bool
    signs: np.ndarray  # (clauses, signs)
    right: np.ndarray  # (clauses,)


def is_right(one: Weighed, answers: list[list[str]]) -> bool:
    """Say whether a clause tells every number of an answer that its sentence holds."""
    told = set(NUMBER.findall(spaceless(one.at.text[one.start : one.end])))
    sentence = spaceless(one.at.text)
    return any(
        all(spaceless(phrase) in sentence for phrase in phrases)
        and set(NUMBER.findall("".join(phrases))) <= told
        for phrases in answers
    )


def asked(row: dict[str, object], assistant: Assistant) -> Asked | None:
    """Return what the model is told of a question for a figure, or nothing."""
    text, answers = str(row["question"]), row["answers"]
    assert isinstance(answers, list)
    question = assistant._reader.read(assistant.usual_form.of(text))
    if row["kind"] == "text" or not assistant._reader.is_figure(question):
        return None
    quoted = assistant._figures._quoted
    question = without_year_before(question)
    evidence = quoted._of_what_is_named(question, assistant.search(question.text))
    things = quoted._things(question)
    found = quoted.likely(question, evidence, things)
    if not found or not things:
        return None
    return Asked(
        str(row["report"]),
        bool(answers),
        assistant.ask(text).refused,
        np.array([astuple(one.signs) for one in found]),
        np.array([is_right(one, answers) for one in found]),
    )


def questions(text: Path) -> Iterator[Asked]:
    """Yield every question for a figure of the unseen reports."""
    with tempfile.TemporaryDirectory(prefix="unseen-") as folder:
        registry = open_reports(text, Path(folder))
        for line in PATH.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            one = asked(row, registry.assistant(REPORTS[row["report"]][0]))
            if one is not None:
                yield one


def fit(told: list[Asked]) -> np.ndarray:
    """Return intercept and weights; every clause counts alike."""
    signs = np.concatenate([one.signs for one in told])
    right = np.concatenate([one.right for one in told])
    return fit_confidence(signs, right, np.ones(len(signs)))


def main() -> None:
    """Print the constants and what they do."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", type=Path, required=True, help="folder of the training text")
    with patch.object(quoted_figures, "LEAST", math.inf):
        told = list(questions(parser.parse_args().text))
    reports = {name: number for number, name in enumerate(dict.fromkeys(q.report for q in told))}
    best: list[tuple[float, bool, Asked]] = []
    for fold in range(FOLDS):
        own = [q for q in told if reports[q.report] % FOLDS == fold]
        weights = fit([q for q in told if reports[q.report] % FOLDS != fold])
        for one in own:
            odds = weights[0] + one.signs @ weights[1:]
            at = int(odds.argmax())
            best.append((float(expit(odds[at])), bool(one.right[at]), one))
    weights = fit(told)
    print("intercept", round(float(weights[0]), 2))
    for name, weight in zip(ClauseSigns.__dataclass_fields__, weights[1:], strict=True):
        print(name, round(float(weight), 2))
    refused = [found for found in best if found[2].is_refused]
    answerable = sum(one.is_answerable for *_, one in refused)
    print(f"{len(refused)} refused questions, {answerable} of them with an answer")
    for least in THRESHOLDS:
        over = [found for found in refused if found[0] >= least]
        right = sum(is_told for _, is_told, _ in over)
        none = sum(not one.is_answerable for *_, one in over)
        print(f"from {least}: {right} right, {len(over) - right - none} wrong, {none} without any")


if __name__ == "__main__":
    main()
