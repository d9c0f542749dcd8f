"""``python -m tests.evaluation.figures [FILE]``: questions about figures: right, refused, wrong.

A question is answered rightly when the answer holds every expected figure and cites an expected
section; a wrong figure is any number of the answer that stands neither among the expected figures
nor in the quotes around them.
"""

import json
import re
import sys
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from assistant.assistant import Assistant
from assistant.types import Answer, Role, Turn
from index.quantities import find_quantities, parse_quantity, same_amount
from index.words import fold
from tests.evaluation.run import open_assistant

PATH = Path(__file__).parent / "figures.jsonl"
# Each written by another hand without knowing the parser
FRESH = Path(__file__).parent / "figures_fresh.jsonl"
THIRD = Path(__file__).parent / "figures_third.jsonl"
FOURTH = Path(__file__).parent / "figures_fourth.jsonl"  # the widest in its wording; for tuning
FIFTH = Path(__file__).parent / "figures_fifth.jsonl"  # by two more authors
SIXTH = Path(__file__).parent / "figures_sixth.jsonl"  # by another
SEVENTH = Path(__file__).parent / "figures_seventh.jsonl"  # by two more
EIGHTH = Path(__file__).parent / "figures_eighth.jsonl"  # by two more
NINTH = Path(__file__).parent / "figures_ninth.jsonl"  # by one who knew the report alone


class Verdict(StrEnum):
    """What became of a case."""

    RIGHT = "right"
    DECLINED = "refused or asked back"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class FigureCase:
    """One development case; the expectation is about the last turn."""

    id: str
    half: str
    kind: str
    turns: tuple[str, ...]
    outcome: str
    figures: tuple[str, ...]
    section_ids: tuple[str, ...]
    also: tuple[str, ...]
    clarify_ok: bool
    absent: tuple[str, ...] = ()  # figures of other things, which must not be told


def load_figure_cases(path: Path = PATH) -> list[FigureCase]:
    """Read the cases; ``also:`` and ``clarify_ok`` stand in their notes."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    cases = []
    for row in rows:
        expect = row["expect"]
        also = re.search(r"also:([^;]+)", row["note"])
        cases.append(
            FigureCase(
                row["id"],
                row["half"],
                row["kind"],
                tuple(row["turns"]),
                expect["outcome"],
                tuple(expect["figures"]),
                tuple(expect["section_ids"]),
                tuple(part.strip() for part in also[1].split(",")) if also else (),
                "clarify_ok" in row["note"],
                tuple(expect.get("absent", ())),
            )
        )
    return cases


def ask(assistant: Assistant, turns: tuple[str, ...]) -> Answer:
    """Play a dialogue and return the last answer."""
    history: list[Turn] = []
    for text in turns:
        reply = assistant.ask(text, history)
        history += [Turn(Role.USER, text), Turn(Role.ASSISTANT, reply.answer)]
    return reply


def holds(text: str, figure: str) -> bool:
    """Say whether a figure stands in a text in any way of writing it: 七成 is 70%.

    It must not be the tail of a longer number.
    """
    if re.search(rf"(?<![\d.]){re.escape(fold(figure))}", fold(text)):
        return True
    try:
        wanted = parse_quantity(figure)
    except ValueError:
        return False
    return any(same_amount(found.quantity, wanted) for found in find_quantities(text))


def judge(case: FigureCase, reply: Answer) -> Verdict:
    """Compare an answer with what is expected."""
    if case.outcome != "answer":
        return Verdict.RIGHT if reply.refused else Verdict.WRONG
    if reply.refused:
        return Verdict.RIGHT if case.clarify_ok else Verdict.DECLINED
    cited = {c.section_id for c in reply.citations}
    told = all(holds(reply.answer, figure) for figure in case.figures)
    told = told or any(holds(reply.answer, figure) for figure in case.also)
    told = told and not any(holds(reply.answer, figure) for figure in case.absent)
    return Verdict.RIGHT if told and cited & set(case.section_ids) else Verdict.WRONG


def main() -> None:
    """Print the three counts by half and kind; with -v the cases that went wrong in tuning."""
    assistant = open_assistant()
    paths = [Path(argument) for argument in sys.argv[1:] if argument != "-v"]
    cases = [
        case
        for path in paths or (PATH, FRESH, THIRD, FOURTH, FIFTH, SIXTH, SEVENTH, EIGHTH, NINTH)
        for case in load_figure_cases(path)
    ]
    verdicts = [(case, judge(case, ask(assistant, case.turns))) for case in cases]
    for half in ("tuning", "untouched"):
        print(f"{half} half")
        for kind in dict.fromkeys(case.kind for case in cases):
            counts = Counter(v for c, v in verdicts if c.half == half and c.kind == kind)
            print(f"  {kind:<12}", ", ".join(f"{counts[v]} {v}" for v in Verdict))
    if "-v" in sys.argv:
        for case, verdict in verdicts:
            if case.half == "tuning" and verdict is not Verdict.RIGHT:
                reply = ask(assistant, case.turns)
                print(verdict, case.turns, case.figures, "→", reply.question, reply.answer[:120])


if __name__ == "__main__":
    main()
