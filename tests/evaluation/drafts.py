"""``python -m tests.evaluation.drafts``: requests for material and the points it must hold.

Key points, fitting sections and pieces that are off the topic were chosen before the material was
looked at; the second set is by another hand. All were read since, and their faults mended. Recall
is the share of points told, of requests that ask for no length; precision the share of told
sentences from a fitting section without a piece that is off the topic.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from assistant.assistant import Assistant
from assistant.draft_request import is_draft_request
from assistant.material import Item, Material
from tests.evaluation.metrics import share
from tests.evaluation.run import open_assistant

PATH = Path(__file__).parent / "drafts.jsonl"
SECOND = Path(__file__).parent / "drafts_second.jsonl"


@dataclass(frozen=True, slots=True)
class DraftCase:
    """One request with the phrases that its material must hold and those that are off."""

    id: str
    request: str
    points: tuple[str, ...]
    fitting: tuple[str, ...]  # sections that may be told; empty where nobody chose them
    off: tuple[str, ...]
    length: int | None  # characters


def load_drafts(path: Path = PATH) -> list[DraftCase]:
    """Read the cases."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [
        DraftCase(
            row["id"],
            row["request"],
            tuple(row["points"]),
            tuple(row.get("fitting", ())),
            tuple(row.get("off", ())),
            row.get("length"),
        )
        for row in rows
    ]


def items_of(material: Material) -> list[Item]:
    """Return all points of the material."""
    return [item for part in material.parts for group in part.groups for item in group.items]


def missing(case: DraftCase, items: list[Item]) -> list[str]:
    """Return the points that the material does not hold."""
    told = "".join(item.citation.quote for item in items)
    return [point for point in case.points if point not in told]


def astray(case: DraftCase, items: list[Item]) -> list[Item]:
    """Return the items that are off the topic."""
    return [
        item
        for item in items
        if item.citation.section_id not in case.fitting
        or any(piece in item.citation.quote for piece in case.off)
    ]


def main() -> None:
    """Print the measures; with -v what is missing and astray."""
    assistant, cases = open_assistant(), [*load_drafts(), *load_drafts(SECOND)]
    understood = [is_draft_request(case.request) for case in cases]
    print(f"{len(cases)} requests: taken as such {share(understood)}")
    text = assistant.index.report.text
    told = [(case, assistant.draft(case.request)) for case in cases]
    print_measures(told)
    quotes = [item.citation for _, material in told for item in items_of(material)]
    print(f"  verbatim {share([text[q.start : q.end] == q.quote for q in quotes])}")
    if "-v" in sys.argv:
        for case, material in told:
            print_faults(assistant, case, material)


def print_measures(told: list[tuple[DraftCase, Material]]) -> None:
    """Print point recall, precision and the share of asked-for lengths that are met."""
    points = [
        point not in missing(case, items_of(material))
        for case, material in told
        if case.length is None
        for point in case.points
    ]
    precise = [
        item not in astray(case, items_of(material))
        for case, material in told
        if case.fitting
        for item in items_of(material)
    ]
    lengths = [material.is_long_as_asked for case, material in told if case.length is not None]
    print(f"  points told {share(points)}, precision {share(precise)}")
    print(f"  length met {share(lengths)}")


def print_faults(assistant: Assistant, case: DraftCase, material: Material) -> None:
    """Print what a material lacks and what it tells beside the topic."""
    items = items_of(material)
    lacks = missing(case, items) if case.length is None else []
    strays = astray(case, items) if case.fitting else []
    if lacks or strays or case.length:
        print(case.id, case.request, f"[{material.topic}]", material.length, case.length)
    for point in lacks:
        print("   lacks", point)
    for item in strays:
        heading = assistant.index.section(item.citation.section_id).path[-1]
        print("   astray", item.citation.section_id, heading, "|", item.text[:60])


if __name__ == "__main__":
    main()
