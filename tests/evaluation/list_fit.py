"""Fit data/lists/trees.csv: ``python -m tests.evaluation.list_fit [--write]``.

Every question of tests/evaluation that is for a list, or sounds like one, is asked of the report,
and of the same report without its curated questions. Trees are boosted so that sentences which tell
a part get high log-odds; what may be quoted besides counts neither way. Prints, for questions of
files left out of the fit, how many are told whole and how much of what is told belongs, for lists
and for what only sounds like one. ``--write`` writes the trees fitted to all of them.
"""

import argparse
import csv
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier

from assistant.assistant import Assistant
from assistant.belonging import COLUMNS, TREES_FILE, likeliest
from assistant.choose import MOST_OF_A_LONG_LIST
from assistant.list_signs import NAMES, ListSigns
from assistant.listing import Listing
from assistant.settings import Settings
from assistant.understand import understand
from assistant.wanted import wants_several
from index.embedding import SentenceEmbedding
from index.report_index import ReportIndex
from index.types import Sentence
from tests.evaluation.metrics import Gold
from tests.evaluation.people import PeopleCase, load_people, spaceless
from tests.evaluation.run import open_assistant
from tools.calibrate import Fold

FOLDER = Path("tests/evaluation")
FOLDS = 4
DEPTH, TREES, RATE, LEAST, SHARE = 4, 150, 0.1, 30, 0.5
UNSAID = 0.6  # how much a wrong sentence counts where nobody said what may be quoted besides
LEAST_LIKELY = (0.2, 0.25, 0.3, 0.4, 0.5)
DIGITS = 4


def bare(assistant: Assistant) -> Assistant:
    """Return an assistant over the same report without its curated questions."""
    settings = Settings()
    folder = Fold(settings.data_dir / "reports" / settings.default_report).keeping(())
    index = ReportIndex.build(folder, SentenceEmbedding(settings.embedding_model))
    return Assistant(index, assistant.lexicon, assistant.belonging, settings.contact)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question's sentences: signs of shape (sentences, signs), which belong, which may."""

    file: str
    signs: np.ndarray
    belongs: np.ndarray
    may: np.ndarray  # be quoted besides
    parts: int  # sentences that belong, found or not
    says_besides: bool
    is_list: bool


class Asking:
    """Asks one assistant's search."""

    def __init__(self, assistant: Assistant) -> None:
        """Read what the questions name as ``assistant`` does."""
        self._assistant = assistant
        self._signs = ListSigns(assistant.index, Listing(assistant.index, assistant.lexicon))

    def ask(self, file: str, case: PeopleCase) -> Asked:
        """Return the signs of what the search finds."""
        assistant, index = self._assistant, self._assistant.index
        text = assistant.usual_form.of_turns([case.turns[-1]])[-1]
        evidence = assistant.search(text)
        question = understand(assistant.lexicon.in_chinese(text), index.facts, assistant.lexicon)
        told = [index.sentence(e.sentence_id) for e in evidence]

        def holding(golds: Sequence[Gold]) -> np.ndarray:
            return np.array([_holds(golds, sentence) for sentence in told])

        return Asked(
            file,
            self._signs.of(question, evidence),
            holding(case.gold),
            holding(case.also),
            sum(_holds(case.gold, sentence) for sentence in index.report.sentences),
            bool(case.also),
            _is_list(case),
        )


def _holds(golds: Sequence[Gold], sentence: Sentence) -> bool:
    text = spaceless(sentence.text)
    return any(
        gold.is_at(sentence.section_id) and any(phrase in text for phrase in gold.phrases)
        for gold in golds
    )


def questions(paths: Sequence[Path]) -> Iterator[tuple[str, PeopleCase]]:
    """Yield the questions that want several things and follow no other, with their files' names."""
    for path in paths:
        for case in load_people(path):
            if (
                case.gold
                and len(case.turns) == 1
                and (_is_list(case) or wants_several(case.turns[0]))
            ):
                yield path.stem, case


def _is_list(case: PeopleCase) -> bool:
    return case.kind.startswith("list")


def fitted(asked: Sequence[Asked]) -> GradientBoostingClassifier:
    """Fit the trees."""
    weights = []
    for one in asked:
        wrong = 1.0 if one.says_besides else UNSAID
        weights.append(np.where(one.belongs, 1.0, np.where(one.may, 0.0, wrong)))
    trees = GradientBoostingClassifier(
        n_estimators=TREES,
        learning_rate=RATE,
        max_depth=DEPTH,
        subsample=SHARE,
        min_samples_leaf=LEAST,
        random_state=0,
    )
    signs, belongs = (np.concatenate([getattr(a, x) for a in asked]) for x in ("signs", "belongs"))
    return trees.fit(signs, belongs, sample_weight=np.concatenate(weights))


def print_measures(asked: Sequence[Asked], likely: Sequence[np.ndarray]) -> None:
    """Print, by the least likelihood told: lists told whole, and what of the told belongs."""
    for is_list in (True, False):
        chosen = [(a, p) for a, p in zip(asked, likely, strict=True) if a.is_list is is_list]
        print(f"  {len(chosen)} for {'lists' if is_list else 'what sounds like one'}")
        for least in LEAST_LIKELY:
            picked = [(a, likeliest(p, least, MOST_OF_A_LONG_LIST)) for a, p in chosen]
            whole = [a.belongs[at].sum() == a.parts for a, at in picked]
            fits = [f for a, at in picked if a.says_besides for f in (a.belongs | a.may)[at]]
            print(f"  {least}: whole {np.mean(whole):.3f}, of the told {np.mean(fits):.3f} belong")


def nodes_of(trees: GradientBoostingClassifier) -> Iterator[dict[str, object]]:
    """Yield the rows of the table; the first tree is the log-odds that all have in common."""
    odds = float(trees.init_.class_prior_[1])
    common = np.log(odds / (1 - odds))
    yield {"tree": 0, "node": 0, "value": round(common, DIGITS)}
    for number, (tree,) in enumerate(trees.estimators_, start=1):
        inner = tree.tree_
        for node in range(inner.node_count):
            if inner.children_left[node] < 0:
                value = RATE * inner.value[node][0][0]
                yield {"tree": number, "node": node, "value": round(value, DIGITS)}
                continue
            yield {
                "tree": number,
                "node": node,
                "sign": NAMES[inner.feature[node]],
                "at_most": round(inner.threshold[node], DIGITS),
                "below": inner.children_left[node],
                "above": inner.children_right[node],
            }


def write(trees: GradientBoostingClassifier, path: Path) -> None:
    """Write the table that `Belonging.load` reads."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(nodes_of(trees))


def main() -> None:
    """Ask, fit, print and, if told so, write."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation.list_fit")
    parser.add_argument("--write", action="store_true")
    is_written = parser.parse_args().write
    assistant = open_assistant()
    cases = list(questions(sorted(FOLDER.glob("people*.jsonl"))))
    of_each = [
        [asking.ask(*case) for case in cases]
        for asking in map(Asking, (assistant, bare(assistant)))
    ]
    files = sorted({file for file, _ in cases})
    random.Random(0).shuffle(files)
    likely: dict[int, np.ndarray] = {}
    for fold in range(FOLDS):
        left_out = set(files[fold::FOLDS])
        trees = fitted([a for asked in of_each for a in asked if a.file not in left_out])
        for asked in of_each:
            for one in asked:
                if one.file in left_out:
                    likely[id(one)] = trees.predict_proba(one.signs)[:, 1]
    for name, asked in zip(("as it is", "without curated questions"), of_each, strict=True):
        print(f"{name}:")
        print_measures(asked, [likely[id(one)] for one in asked])
    if is_written:
        write(fitted([one for asked in of_each for one in asked]), Settings().data_dir / TREES_FILE)


if __name__ == "__main__":
    main()
