"""``make bench-gate``: what of planted faults and of faithful sentences passes the gate.

A scripted model server on loopback answers real questions with sentences in which one fault was
planted, fails in every way that servers fail, and gives faithful rewrites. Prints, by kind, how
many were planted and how many reached the user; then wrong rejections, and the gate's time.
"""

import json
import logging
import random
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.assistant import Assistant
from assistant.gate import Gate
from assistant.llm.guarded import Guarded
from assistant.llm.writer import WriterName, WriterOptions, open_writer
from assistant.types import Answer, Kind
from assistant.wording import Wording
from assistant.write import Rewriter
from assistant.written import Written, written
from bench.planted_faults import NUMERIC, OTHER, Plant, materials
from bench.scripted_model import Manner, Script, ScriptedModel, serving
from tests.evaluation.run import open_assistant

QUESTIONS = Path("tests/evaluation/figures.jsonl"), Path("tests/evaluation/people.jsonl")
REWRITES = Path("tests/evaluation/rewrites.jsonl")
EACH, FAILURES, SEED = 40, 3, 6
SECONDS = 1.0  # of a writer; stalls are cut off after it
FAILING = (
    Manner.ENDLESS,
    Manner.BROKEN_JSON,
    Manner.BROKEN_STREAM,
    Manner.ERROR,
    Manner.STALLS,
    Manner.BREAKS_OFF,
)


@dataclass(frozen=True, slots=True)
class Planted:
    """One fault: its kind, the answer it belongs to, and the faulty sentence with its marks."""

    kind: str
    answer: Answer
    sentence: str


class Bench:
    """Asks an assistant whose writer is the scripted model."""

    def __init__(self, assistant: Assistant, model: ScriptedModel) -> None:
        """Give the assistant a gate of its own, so that it can be timed."""
        self.assistant = assistant
        self.model = model
        self.gate = Gate(Wording(assistant.lexicon), assistant.index.facts)

    def rewriter(self) -> Rewriter:
        """Return a rewriter whose circuit breaker is closed."""
        options = WriterOptions("scripted", self.model.url, timeout=SECONDS)
        writer = open_writer(WriterName.OPENAI_COMPATIBLE, options)
        assert writer is not None
        facts, table = self.assistant.index.facts, self.assistant.index.indicators
        return Rewriter(Guarded(writer, 4, SECONDS), self.gate, facts, table, 10_000)

    def rewritten(self, answer: Answer, script: Script, by: Rewriter) -> tuple[Answer, list[str]]:
        """Return an answer as the scripted model words it, and what was told on the way."""
        self.model.script = script
        told: list[str] = []
        return by.rewrite(answer, told.append), told


def answers(assistant: Assistant) -> list[Answer]:
    """Return the extractive answers to real questions, each once, in an order of its own."""
    found: dict[str, Answer] = {}
    for path in QUESTIONS:
        for line in path.read_text(encoding="utf-8").splitlines():
            turns = json.loads(line)["turns"]
            if len(turns) == 1:
                reply = assistant.ask(turns[0])
                if not reply.refused and reply.citations:
                    found.setdefault(reply.answer, reply)
    several = list(found.values())
    random.Random(SEED).shuffle(several)
    return several


def planted(kind: str, plant: Plant, replies: list[Answer], most: int) -> Iterator[Planted]:
    """Yield up to ``most`` faults of a kind, over different answers first."""
    rnd = random.Random(f"{SEED}{kind}")
    left = most
    for reply in replies * 3:
        choices = materials(reply)
        if not left or not choices:
            continue
        of = rnd.choice(choices)
        sentence = plant(of, rnd)
        if sentence is not None and sentence != of.sentence + of.marked:
            left -= 1
            yield Planted(kind, reply, sentence)


def reaches(fault: Planted, told: list[str]) -> bool:
    """Say whether the faulty sentence was told."""
    bare = next(iter(written([fault.sentence + "\n终"])), None)
    text = bare.text if bare else fault.sentence
    sound = fault.answer.answer
    return any(text in sentence for sentence in told) and text not in sound


def run_faults(bench: Bench, replies: list[Answer]) -> tuple[Counter[str], Counter[str]]:
    """Return how many faults of each kind were planted, and how many reached the user."""
    by = bench.rewriter()
    total: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    for kind, plant in (NUMERIC | OTHER).items():
        for fault in planted(kind, plant, replies, EACH):
            reply, told = bench.rewritten(fault.answer, Script(fault.sentence), by)
            total[kind] += 1
            if reaches(fault, told) or reaches(fault, [reply.answer]):
                passed[kind] += 1
                print(f"    {kind}: {fault.sentence}")
    return total, passed


def run_failures(bench: Bench, replies: list[Answer]) -> tuple[Counter[str], Counter[str]]:
    """Return how often the server failed in each way, and how often the answer was not whole."""
    total: Counter[str] = Counter()
    broken: Counter[str] = Counter()
    for manner in FAILING:
        for reply in replies[:FAILURES]:
            by = bench.rewriter()
            given, _ = bench.rewritten(reply, Script(reply.answer, manner), by)
            total[manner] += 1
            cited = {c.quote for c in given.citations}
            whole = all(f"[{c.n}]" in given.answer for c in reply.citations)
            if not whole or cited != {c.quote for c in reply.citations}:
                broken[manner] += 1
    return total, broken


def faithful(bench: Bench) -> list[tuple[Answer, Written, str]]:
    """Return each sentence of the faithful rewrites with its answer, and which half it is of."""
    found = []
    for line in REWRITES.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        reply = bench.assistant.ask(row["question"])
        if [c.quote for c in reply.citations] != row["quotes"]:
            continue  # the question is answered with other sentences by now
        found += [(reply, s, row["half"]) for s in written([row["answer"] + "\n终"])]
    return found


def run_faithful(bench: Bench) -> None:
    """Print the share of faithful sentences that are rejected, and the time a sentence takes."""
    by = bench.rewriter()
    rejected: Counter[str] = Counter()
    total: Counter[str] = Counter()
    times = []
    for reply, sentence, half in faithful(bench):
        sources = by.sources(reply)
        began = time.perf_counter()
        fault = bench.gate.fault(sentence.text, sentence.marks, sources)
        times.append((time.perf_counter() - began) * 1000)
        total[half] += 1
        if fault is not None:
            rejected[half] += 1
            print(f"    {half} {fault}: {sentence.told} ← {[s.quote for s in sources.values()]}")
    for half in total:
        share = rejected[half] / total[half]
        print(f"faithful sentences, {half}: rejected {rejected[half]}/{total[half]} = {share:.3f}")
    if times:
        p99 = statistics.quantiles(times, n=100)[98]
        print(f"time added a sentence: p50 {statistics.median(times):.2f} ms, p99 {p99:.2f} ms")


def main() -> None:
    """Print the tables."""
    logging.disable(logging.WARNING)
    with serving() as model:
        bench = Bench(open_assistant(), model)
        replies = answers(bench.assistant)
        figures = [r for r in replies if r.kind is not Kind.PASSAGE]
        total, passed = run_faults(bench, figures + [r for r in replies if r.kind is Kind.PASSAGE])
        for kind in total:
            print(f"{kind:<45} planted {total[kind]:>3}, reached the user {passed[kind]}")
        numeric = sum(total[kind] for kind in NUMERIC), sum(passed[kind] for kind in NUMERIC)
        other = sum(total[kind] for kind in OTHER), sum(passed[kind] for kind in OTHER)
        print(f"numeric faults: {numeric[0]} planted, {numeric[1]} reached the user")
        print(f"other faults: {other[0]} planted, caught {1 - other[1] / max(1, other[0]):.3f}")
        total, broken = run_failures(bench, replies)
        for kind in total:
            print(f"{kind:<45} failures {total[kind]:>3}, answers not whole {broken[kind]}")
        if REWRITES.exists():
            run_faithful(bench)


if __name__ == "__main__":
    main()
