"""``python -m tests.evaluation.people``: questions by people who knew the report alone.

They were written without sight of the curated questions, the code or the other questions, and
measured before they were read. Shares stand with their Wilson intervals.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.assistant import Assistant
from assistant.types import Answer
from tests.evaluation.figures import ask
from tests.evaluation.metrics import Gold, answers, share
from tests.evaluation.run import open_assistant

PATH = Path(__file__).parent / "people.jsonl"
UNANSWERABLE = ("near miss", "absent", "off topic")


@dataclass(frozen=True, slots=True)
class PeopleCase:
    """One question or dialogue; the last turn is judged."""

    id: str
    kind: str
    turns: tuple[str, ...]
    is_answerable: bool
    gold: tuple[Gold, ...]
    also: tuple[Gold, ...] = ()  # what a helpful answer may quote besides


def spaceless(text: str) -> str:
    """Return a text without spaces: the report has 2020 年 1 月 15 日, its quotes have none."""
    return "".join(text.split())


def load_people(path: Path = PATH) -> list[PeopleCase]:
    """Read the cases."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [
        PeopleCase(
            row["id"],
            row["kind"],
            tuple(row["turns"]),
            row["outcome"] == "answer",
            _golds(row["gold"]),
            _golds(row.get("also", [])),
        )
        for row in rows
    ]


def _golds(entries: list[dict[str, Any]]) -> tuple[Gold, ...]:
    return tuple(Gold(g["section_id"], tuple(map(spaceless, g["phrases"]))) for g in entries)


def is_right(case: PeopleCase, reply: Answer) -> bool:
    """Say whether an answer cites every phrase of one gold entry, or is refused where it should."""
    if not case.is_answerable:
        return reply.refused or reply.kind == "chat"
    return not reply.refused and all_told(case, reply)


def all_told(case: PeopleCase, reply: Answer) -> bool:
    """Say whether one gold entry is cited whole, of a list each.

    A figure is cited by its clause alone.
    """
    places = cited(reply)
    figures = {place for place in places if reply.indicators}
    told = (
        answers(places, (gold,))
        or all(any(gold.is_at(s) and q in p for s, q in figures) for p in gold.phrases)
        for gold in case.gold
    )
    return all(told) if case.kind.startswith("list") else any(told)  # each is a part of a list


def cited(reply: Answer) -> list[tuple[str, str]]:
    """Return section and quote of each citation."""
    return [(c.section_id, spaceless(c.quote)) for c in reply.citations]


def holds_gold(case: PeopleCase, section_id: str, quote: str) -> bool:
    """Say whether a quote holds a phrase that answers, or is a part of one: 新增135家."""
    return any(
        gold.is_at(section_id)
        and any(phrase in quote or quote in phrase for phrase in gold.phrases)
        for gold in (*case.gold, *case.also)
    )


def phrases_told(case: PeopleCase, reply: Answer) -> list[bool]:
    """Return which phrases of the best covered gold entry are cited."""
    ways = [
        [any(gold.is_at(s) and p in q for s, q in cited(reply)) for p in gold.phrases]
        for gold in case.gold
    ]
    return max(ways, key=lambda told: sum(told) / len(told), default=[])


def print_measures(assistant: Assistant, cases: list[PeopleCase]) -> None:
    """Print every measure of the issue's list."""
    replies = [(case, ask(assistant, case.turns)) for case in cases]
    for kind in dict.fromkeys(case.kind for case in cases):
        flags = [is_right(case, reply) for case, reply in replies if case.kind == kind]
        print(f"  {kind:<12} right {share(flags)}")
    refused = [reply.refused or reply.kind == "chat" for c, reply in replies if not c.is_answerable]
    false = [reply.refused for case, reply in replies if case.is_answerable]
    print(f"  refusals: recall {share(refused)}, false {share(false)}")
    given = [(c, r) for c, r in replies if c.is_answerable and not r.refused]
    precise = [holds_gold(case, *place) for case, reply in given for place in cited(reply)]
    recalled = [told for case, reply in given for told in phrases_told(case, reply)]
    text = assistant.index.report.text
    verbatim = [text[c.start : c.end] == c.quote for _, r in replies for c in r.citations]
    print(f"  citations: precision {share(precise)}, recall {share(recalled)}")
    print(f"  quotes verbatim {share(verbatim)}")


def main() -> None:
    """Print the measures; with -v the cases that went wrong."""
    assistant = open_assistant()
    paths = [Path(name) for name in sys.argv[1:] if not name.startswith("-")] or [PATH]
    cases = [case for path in paths for case in load_people(path)]
    print(f"{len(cases)} cases")
    print_measures(assistant, cases)
    if "-v" in sys.argv:
        for case in cases:
            reply = ask(assistant, case.turns)
            if not is_right(case, reply):
                print(case.id, case.kind, *case.turns, "→", reply.question, reply.answer[:160])


if __name__ == "__main__":
    main()
