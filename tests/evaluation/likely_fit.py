"""Fit the constants of assistant/likely_figures.py: ``python -m tests.evaluation.likely_fit``.

Questions for figures that the rules refuse are taken from the opened sets of tests/evaluation and
from the questions that the report does not answer. Prints the constants and, for several least
probabilities, how many of the questions would get the right figure and a wrong one; every fold is
judged by a fit on the others.
"""

import json
import math
import random
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path
from unittest.mock import patch

import numpy as np
from scipy.special import expit

from assistant import likely_figures
from assistant.assistant import Assistant
from assistant.counters import without_year_before
from assistant.likely_figures import LikelyFigures, Signs
from index.types import Indicator
from tests.evaluation.figures import holds, load_figure_cases
from tests.evaluation.people import load_people, spaceless
from tests.evaluation.run import open_assistant
from tools.calibrate import fit_confidence

SETS = Path("tests/evaluation")
FOLDS, SEED = 5, 1
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
Asked = tuple[str, tuple[str, ...], tuple[str, ...]]  # question, figures, phrases; none: no answer


def asked() -> Iterator[Asked]:
    """Yield every question by itself with what answers it."""
    for path in sorted(SETS.glob("figures*.jsonl")):
        for case in load_figure_cases(path):
            if len(case.turns) == 1:
                yield case.turns[0], case.figures, ()
    for path in sorted(SETS.glob("people*.jsonl")):
        for person in load_people(path):
            if len(person.turns) == 1:
                phrases = tuple(phrase for gold in person.gold for phrase in gold.phrases)
                yield person.turns[0], (), phrases
    for line in (SETS / "unanswerable.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)["question"], (), ()
    for line in (SETS / "not_said.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line, (), ()


def is_right(row: Indicator, figures: tuple[str, ...], phrases: tuple[str, ...]) -> bool:
    """Say whether a row is what answers."""
    quote = spaceless(row.quote)
    of_phrase = any(quote in phrase or phrase in quote for phrase in phrases)
    return of_phrase or any(holds(row.quote, figure) for figure in figures)


def weighed(assistant: Assistant, likely: LikelyFigures) -> Iterator[tuple[Signs, bool]]:
    """Yield the signs of the likeliest figure for each refused question, and whether it is right.

    The assistant must tell none of them itself.
    """
    for question, figures, phrases in dict.fromkeys(asked()):
        figure = assistant._reader.read(assistant.usual_form.of(question))
        if not (assistant._reader.is_figure(figure) and assistant.ask(question).refused):
            continue
        found = likely.weighed(without_year_before(figure))
        if found is not None:
            yield found[1], is_right(found[0], figures, phrases)


def main() -> None:
    """Print the constants and what they do."""
    assistant = open_assistant()
    likely = LikelyFigures(assistant.index, assistant.lexicon, assistant.search)
    with patch.object(likely_figures, "LEAST", math.inf):
        rows = list(weighed(assistant, likely))
    random.Random(SEED).shuffle(rows)
    signs = np.array([astuple(sign) for sign, _ in rows])
    right = np.array([is_told for _, is_told in rows])
    told = np.zeros(len(rows))
    for fold in range(FOLDS):
        own = np.arange(len(rows)) % FOLDS == fold
        weights = fit_confidence(signs[~own], right[~own], np.ones((~own).sum()))
        told[own] = expit(weights[0] + signs[own] @ weights[1:])
    weights = fit_confidence(signs, right, np.ones(len(rows)))
    print(f"{len(rows)} refused questions, {right.sum()} with the right figure")
    print("intercept", round(float(weights[0]), 2))
    for name, weight in zip(Signs.__dataclass_fields__, weights[1:], strict=True):
        print(name, round(float(weight), 2))
    for least in THRESHOLDS:
        over = told >= least
        print(f"from {least}: {(over & right).sum()} right, {(over & ~right).sum()} wrong")


if __name__ == "__main__":
    main()
