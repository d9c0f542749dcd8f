"""Propose curated questions for a report's sentences: ``python -m tools.propose_questions FOLDER``.

A model (the WRITER settings) writes them; those that fail the checks are dropped, the rest are
printed as rows of questions.csv for a clerk to review.
"""

import argparse
import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from assistant.llm.writer import Prompt, Writer, WriterFailed, open_writer
from assistant.settings import Settings
from assistant.verify import numbers_of
from index.report_folder import CuratedQuestion, ReportFolder
from index.words import fold
from prompts import render

COUNT = 6  # questions asked for of each sentence
SHORTEST, LONGEST = 4, 60  # characters
NEAR = 0.8  # Jaccard similarity of character bigrams from which on one is a copy of another


def propose(folder: ReportFolder, writer: Writer) -> Iterator[CuratedQuestion]:
    """Yield sound new questions, sentence by sentence; raise WriterFailed."""
    report = folder.report()
    known = [_bigrams(q.question) for q in folder.questions()]
    for sentence in report.sentences:
        heading = "·".join(report.section(sentence.section_id).path)
        prompt = Prompt(
            render("questions_system", count=str(COUNT)),
            render("questions_user", heading=heading, sentence=sentence.text),
        )
        for line in "".join(writer.write(prompt)).splitlines()[: 2 * COUNT]:
            question = line.strip().lstrip("-*•0123456789.、) ").strip()
            grams = _bigrams(question)
            if is_sound(question, sentence.text) and not any(_alike(grams, k) for k in known):
                known.append(grams)
                yield CuratedQuestion(question, sentence.id)


def is_sound(question: str, sentence: str) -> bool:
    """Say whether a line may be a question: short, Chinese, no number but the sentence's."""
    han = sum("\u3400" <= char <= "\u9fff" for char in question)
    size_fits = SHORTEST <= len(question) <= LONGEST
    return size_fits and han > len(question) / 2 and numbers_of(question) <= numbers_of(sentence)


def _bigrams(text: str) -> frozenset[str]:
    bare = "".join(char for char in fold(text) if char.isalnum())
    return frozenset(bare[at : at + 2] for at in range(len(bare) - 1))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) > NEAR * max(1, len(one | other))


def main() -> int:
    """Print the proposals; return 1 with a message where no model answers."""
    parser = argparse.ArgumentParser(prog="python -m tools.propose_questions", description=__doc__)
    parser.add_argument("folder", type=Path, help="data/reports/SLUG")
    options = parser.parse_args()
    settings = Settings()
    writer = open_writer(settings.writer, settings.writer_options)
    if writer is None:
        print("error: set WRITER and WRITER_MODEL to a model that writes", file=sys.stderr)
        return 1
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(("question", "target"))
    try:
        for proposal in propose(ReportFolder(options.folder), writer):
            rows.writerow((proposal.question, proposal.target))
    except WriterFailed as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
