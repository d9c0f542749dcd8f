"""``python -m tests.evaluation.drafts``: requests for material and the points it must hold.

The key points are phrases of the report, chosen by topic before the material was looked at; they
are not all that an official would want, so they measure what is missing, not what is too much.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from assistant.assistant import Assistant
from assistant.draft_request import is_draft_request
from tests.evaluation.metrics import share
from tests.evaluation.run import open_assistant

PATH = Path(__file__).parent / "drafts.jsonl"


@dataclass(frozen=True, slots=True)
class DraftCase:
    """One request and the phrases that its material must hold."""

    id: str
    request: str
    points: tuple[str, ...]


def load_drafts(path: Path = PATH) -> list[DraftCase]:
    """Read the cases."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [DraftCase(row["id"], row["request"], tuple(row["points"])) for row in rows]


def missing(assistant: Assistant, case: DraftCase) -> list[str]:
    """Return the points that the material does not hold."""
    parts = assistant.draft(case.request).parts
    items = [item for part in parts for group in part.groups for item in group.items]
    told = "".join(item.citation.quote for item in items)
    return [point for point in case.points if point not in told]


def main() -> None:
    """Print point recall; with -v what is missing."""
    assistant, cases = open_assistant(), load_drafts()
    lacks = {case: missing(assistant, case) for case in cases}
    flags = [point not in lacks[case] for case in cases for point in case.points]
    understood = [is_draft_request(case.request) for case in cases]
    print(f"{len(cases)} requests: taken as such {share(understood)}, points told {share(flags)}")
    if "-v" in sys.argv:
        for case, points in lacks.items():
            if points:
                print(case.request, points)


if __name__ == "__main__":
    main()
