"""Curated questions cover every sentence that says something, without near-duplicates."""

import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import pytest

from index.report_folder import ReportFolder

FOLDER = ReportFolder(Path("data/reports/pingshan-2020"))
EVALUATION = Path("tests/evaluation")
FEWEST = 4
NEAR_DUPLICATE = 0.8  # Jaccard similarity of character bigrams
LEAKED = 0.6  # nearer than this, a development question would measure its own copy
SAYS_NOTHING = {"0#4"}  # 各位代表


def bigrams(text: str) -> frozenset[str]:
    bare = re.sub(r"\W", "", text.lower())
    return frozenset(bare[at : at + 2] for at in range(len(bare) - 1))


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, len(one | other))


class Questions(dict[str, frozenset[str]]):
    """Questions with their bigrams, and which of them hold a bigram."""

    def __init__(self, texts: Iterable[str]) -> None:
        super().__init__((text, bigrams(text)) for text in texts)
        self.holding: dict[str, list[str]] = defaultdict(list)
        for text, grams in self.items():
            for gram in grams:
                self.holding[gram].append(text)

    def alike(self, grams: frozenset[str], least: float) -> list[str]:
        """Return those more alike than that: each holds one of the rarest bigrams but so many."""
        rarest = sorted(grams, key=lambda gram: len(self.holding.get(gram, ())))
        few = len(grams) - math.ceil(least * len(grams)) + 1
        near = {text for gram in rarest[:few] for text in self.holding.get(gram, ())}
        return [text for text in near if jaccard(grams, self[text]) > least]


@pytest.fixture(scope="module")
def questions() -> Questions:
    return Questions(curated.question for curated in FOLDER.questions())


def test_every_sentence_has_its_questions() -> None:
    counts = Counter(curated.target for curated in FOLDER.questions())
    sentences = {s.id for s in FOLDER.report().sentences} - SAYS_NOTHING
    assert [s for s in sorted(sentences) if counts[s] < FEWEST] == []


def test_no_two_questions_are_near_duplicates(questions: Questions) -> None:
    assert len(questions) == len(FOLDER.questions())
    near = [
        (one, other)
        for one, grams in questions.items()
        for other in questions.alike(grams, NEAR_DUPLICATE)
        if other != one
    ]
    assert near == []


def test_no_development_question_is_a_copy_of_a_curated_one(
    questions: Questions,
) -> None:
    asked = [
        json.loads(line)
        for name in ("questions.jsonl", "figures.jsonl", "unanswerable.jsonl", "people.jsonl")
        for line in (EVALUATION / name).read_text(encoding="utf-8").splitlines()
    ]
    texts = chain.from_iterable(row.get("turns") or [row["question"]] for row in asked)
    copies = [text for text in texts if questions.alike(bigrams(text), LEAKED)]
    assert copies == []


def test_questions_without_an_answer_are_no_copies_of_curated_or_development_questions(
    questions: Questions,
) -> None:
    listed = FOLDER.unanswered()
    assert len(listed) > 100
    assert len(set(listed)) == len(listed)
    for text in listed:
        assert questions.alike(bigrams(text), LEAKED) == [], text


def test_a_report_without_the_list_has_none(tmp_path: Path) -> None:
    assert ReportFolder(tmp_path).unanswered() == ()
