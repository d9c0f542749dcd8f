"""The parent's side of the comparison: run each system, judge what it found, write the results."""

import json
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from assistant.settings import Settings
from bench.peer_table import markdown
from bench.peer_types import PEERS, Peer
from bench.plots import draw
from index.report_folder import ReportFolder
from tests.evaluation.metrics import share
from tests.evaluation.people import PATH, PeopleCase, load_people

RESULTS = Path("bench/results")
QUESTIONS = (PATH, PATH.with_name("people_second.jsonl"))
KINDS = ("all", "colloquial")
READ = (50, 100, 150, 200, 300, 400, 500, 750, 1000, 1500, 2000, 2500)  # characters
PACKAGES = (
    "torch",
    "sentence-transformers",
    "faiss-cpu",
    "langchain-community",
    "langchain-classic",
    "langchain-text-splitters",
    "haystack-ai",
    "sentence-transformers-haystack",
    "txtai",
    "bm25s",
    "rank-bm25",
    "rjieba",
)
SETTINGS = {
    "HF_HUB_OFFLINE": "1",
    "HAYSTACK_TELEMETRY_ENABLED": "False",
    "TOKENIZERS_PARALLELISM": "false",
    # With more, faiss and torch wait for a thread whenever something else runs on its core.
    "OMP_NUM_THREADS": "1",
}


def compare(only: Sequence[str] | None, rounds: int) -> None:
    """Measure the systems and write JSON, a table and plots."""
    cases = [
        case
        for path in QUESTIONS
        for case in load_people(path)
        if case.is_answerable and len(case.turns) == 1
    ]
    settings = Settings()
    folder = ReportFolder(settings.data_dir / "reports" / settings.default_report)
    # As this project repairs it: page breaks in mid-sentence gone. A paragraph is a block.
    text = folder.report().text.replace("\n", "\n\n")
    given = {"text": text, "questions": [case.turns[0] for case in cases]}
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="bench-peers-") as scratch:
        source = Path(scratch) / "input.json"
        source.write_text(json.dumps(given, ensure_ascii=False), encoding="utf-8")
        chosen = [one for one in PEERS if not only or one.name in only]
        measured = _measure(chosen, source, Path(scratch), rounds)
    rows = {name: _judge(told, cases) for name, told in measured.items()}
    results = {
        "command": shlex.join(["python", "-m", "bench.peers", *sys.argv[1:]]),
        "date": datetime.now(UTC).date().isoformat(),
        "cores": len(os.sched_getaffinity(0)),
        "load": [round(load, 2), round(os.getloadavg()[0], 2)],
        "rounds": rounds,
        "questions": {kind: len(_chosen(cases, kind)) for kind in KINDS},
        "report_characters": len(text),
        "python": sys.version.split()[0],
        "packages": _versions(),
        "systems": rows,
    }
    RESULTS.mkdir(exist_ok=True)
    told = json.dumps(results, ensure_ascii=False, indent=1)
    (RESULTS / "peers.json").write_text(told + "\n", encoding="utf-8")
    table = markdown(results)
    (RESULTS / "peers.md").write_text(table, encoding="utf-8")
    draw(results, RESULTS)
    print(table)


def _measure(
    peers: Sequence[Peer], source: Path, scratch: Path, rounds: int
) -> dict[str, dict[str, Any]]:
    """Build each once, then ask each in turn in fresh processes; leave out what cannot be run."""
    told: dict[str, list[dict[str, Any]]] = {}
    for phase in ("build", *("ask",) * rounds):
        for peer in peers:
            folder = scratch / peer.name
            if phase == "build":
                folder.mkdir()
                told[peer.name] = []
            if peer.name in told:
                print(f"{phase} {peer.title}", flush=True)
                measured = _child(peer, phase, source, folder)
                if measured is None:
                    del told[peer.name]
                else:
                    told[peer.name].append(measured)
    return {name: _joined(built, asked) for name, (built, *asked) in told.items()}


def _joined(built: dict[str, Any], asked: list[dict[str, Any]]) -> dict[str, Any]:
    medians = ("ready_seconds", "memory_mb")
    return {
        **{key: statistics.median(one[key] for one in asked) for key in medians},
        "build_seconds": built["build_seconds"],
        "milliseconds": [taken for one in asked for taken in one["milliseconds"]],
        "top": asked[0]["top"],
        "deep": asked[0]["deep"],
    }


def _child(peer: Peer, phase: str, source: Path, folder: Path) -> dict[str, Any] | None:
    command = [sys.executable, "-m", "bench.peers", "--system", peer.name, "--phase", phase]
    places = ["--input", str(source), "--folder", str(folder), "--began", repr(time.time())]
    done = subprocess.run(
        [*command, *places],
        env={**os.environ, **SETTINGS},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no message"])[-1]
        print(f"  skipped {peer.name}, it could not {phase}: {reason}", file=sys.stderr)
        return None
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _judge(measured: dict[str, Any], cases: list[PeopleCase]) -> dict[str, Any]:
    top, deep = measured["top"], measured["deep"]
    cuts = statistics.quantiles(measured["milliseconds"], n=100)
    row: dict[str, Any] = {
        "p50_ms": cuts[49],
        "p99_ms": cuts[98],
        **{key: measured[key] for key in ("build_seconds", "ready_seconds", "memory_mb")},
        "characters_at_1": statistics.mean(sum(map(len, texts[:1])) for texts in top),
        "characters_at_5": statistics.mean(sum(map(len, texts[:5])) for texts in top),
    }
    row = {key: round(value, 3) for key, value in row.items()}
    for kind in KINDS:
        at = _chosen(cases, kind)
        for depth in (1, 5):
            told = share([_holds(cases[i], top[i][:depth]) for i in at])
            row[f"recall_at_{depth}_{kind}"] = round(told.value, 4)
            row[f"interval_at_{depth}_{kind}"] = [round(end, 4) for end in told.interval]
        row[f"recall_within_{kind}"] = {
            str(most): round(share([_holds(cases[i], _cut(deep[i], most)) for i in at]).value, 4)
            for most in READ
        }
    for most in ("200", "500"):
        row[f"within_{most}"] = row["recall_within_all"][most]
    return row


def _chosen(cases: list[PeopleCase], kind: str) -> list[int]:
    return [at for at, case in enumerate(cases) if kind in ("all", case.kind)]


def _holds(case: PeopleCase, texts: Sequence[str]) -> bool:
    """Say whether one text holds a gold phrase; where in the report it stands is not asked."""
    phrases = [phrase for gold in case.gold for phrase in gold.phrases]
    return any(phrase in text for text in texts for phrase in phrases)


def _cut(texts: Sequence[str], most: int) -> list[str]:
    """Return what someone sees who reads so many characters."""
    seen = []
    for text in texts:
        if most <= 0:
            break
        seen.append(text[:most])
        most -= len(text)
    return seen


def _versions() -> dict[str, str]:
    found = {}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "missing"
    return found
