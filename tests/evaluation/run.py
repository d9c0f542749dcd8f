"""``make evaluate``: retrieval, answers and refusals on the development questions."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.assistant import Assistant
from assistant.registry import Registry
from assistant.settings import Settings
from assistant.understand import understand
from tests.evaluation.metrics import Gold, answers, found, share

HERE = Path(__file__).parent
UNANSWERABLE = "unanswerable"
DEPTH = 5
Ranking = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Case:
    """One development question."""

    id: str
    kind: str
    half: str
    question: str
    gold: tuple[Gold, ...]


def load_cases(path: Path = HERE / "questions.jsonl") -> list[Case]:
    """Read the development questions."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [
        Case(
            row["id"],
            row["kind"],
            row["half"],
            row["question"],
            tuple(Gold(g["section_id"], tuple(g["phrases"])) for g in row["gold"]),
        )
        for row in rows
    ]


def open_assistant() -> Assistant:
    """Open the default report with the default settings."""
    return Registry.open(Settings()).assistant()


def rankings(assistant: Assistant) -> dict[str, Ranking]:
    """Return the three searches by name; each maps a question to sentence ids."""
    index = assistant.index

    def words(text: str) -> list[str]:
        asked = understand(text, index.facts, assistant.lexicon)
        return [hit.sentence_id for hit in index.search_words(asked.terms)]

    def plain(text: str) -> list[str]:
        asked = understand(text, index.facts, replace(assistant.lexicon, expansions={}))
        return [hit.sentence_id for hit in index.search_words(asked.terms)]

    return {
        "words": plain,
        "+ lexicon": words,
        "vectors": lambda text: [hit.sentence_id for hit in index.search_dense(text)],
        "both": lambda text: [e.sentence_id for e in assistant.search(text)],
    }


def recall(assistant: Assistant, ranking: Ranking, cases: Iterable[Case], k: int) -> str:
    """Return the share of questions with a gold sentence among the first k."""
    flags = []
    for case in cases:
        ids = ranking(case.question)[:k]
        texts = [(i.split("#")[0], assistant.index.sentence(i).text) for i in ids]
        flags.append(found(texts, case.gold))
    return str(share(flags))


def print_retrieval(assistant: Assistant, cases: list[Case]) -> None:
    """Print recall@1 and recall@5 by kind and search."""
    for kind in dict.fromkeys(case.kind for case in cases if case.gold):
        chosen = [case for case in cases if case.kind == kind]
        for name, ranking in rankings(assistant).items():
            at_1 = recall(assistant, ranking, chosen, 1)
            at_5 = recall(assistant, ranking, chosen, DEPTH)
            print(f"  {kind:<12} {name:<10} recall@1 {at_1}   recall@5 {at_5}")


def print_answers(assistant: Assistant, cases: list[Case]) -> None:
    """Print answer accuracy by kind, refusal precision and recall, and verbatim quotes."""
    replies = [(case, assistant.ask(case.question)) for case in cases]
    for kind in dict.fromkeys(case.kind for case in cases if case.gold):
        flags = [
            not reply.refused
            and answers([(c.section_id, c.quote) for c in reply.citations], case.gold)
            for case, reply in replies
            if case.kind == kind
        ]
        print(f"  {kind:<12} answered rightly {share(flags)}")
    refused = [case.kind == UNANSWERABLE for case, reply in replies if reply.refused]
    recalled = [reply.refused for case, reply in replies if case.kind == UNANSWERABLE]
    false = [reply.refused for case, reply in replies if case.kind != UNANSWERABLE]
    text = assistant.index.report.text
    verbatim = [text[c.start : c.end] == c.quote for _, reply in replies for c in reply.citations]
    print(f"  refusal precision {share(refused)}, recall {share(recalled)}")
    print(f"  false refusals {share(false)}, quotes verbatim {share(verbatim)}")


def main() -> None:
    """Print every measure for both halves."""
    assistant = open_assistant()
    cases = load_cases()
    for half in ("tuning", "untouched"):
        chosen = [case for case in cases if case.half == half]
        print(f"\n{half} half, {len(chosen)} questions: share [95 % interval] (count)")
        print_retrieval(assistant, chosen)
        print_answers(assistant, chosen)


if __name__ == "__main__":
    main()
