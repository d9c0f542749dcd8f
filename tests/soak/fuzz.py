"""Coverage-guided fuzzing: ``python -m tests.soak.fuzz --seconds 120 report``.

The target runs until the time is over; the first text that breaks it is printed and kept.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import atheris

# The packages under test are imported anew by the fuzzer, with counters in their branches.
with atheris.instrument_imports(include=["assistant", "index"], enable_loader_override=False):
    from tests.soak import pieces, targets

from index.report_folder import ReportFolder

LONGEST = 2000  # bytes of an input
SLOW = 20  # seconds after which one input counts as hanging
CORPORA = Path("var/fuzz")  # what a run found is where the next one begins
FOLDER = ReportFolder(Path("data/reports/pingshan-2020"))
VOCABULARY = {
    "report": (*pieces.REPORT, *pieces.NUMBERS),
    "quantities": pieces.NUMBERS,
    "understanding": (*pieces.QUESTIONS, *pieces.NUMBERS),
    "asking": (*pieces.QUESTIONS, *pieces.NUMBERS),
    "bodies": (*pieces.BODIES, *pieces.QUESTIONS),
}


def target_of(name: str) -> targets.Target:
    """Return the target of that name, with the report open where it needs one."""
    if name in ("report", "quantities"):
        found: targets.Target = getattr(targets, name)
        return found
    from assistant.registry import Registry
    from assistant.settings import Settings

    asked = targets.Asked(Registry.open(Settings()).assistant())
    bound: targets.Target = getattr(asked, name)
    return bound


def seeds(name: str) -> list[str]:
    """Return texts that the fuzzer begins with."""
    if name == "bodies":
        questions = [q.question for q in FOLDER.questions()[:40]]
        return [f'{{"question": "{question}"}}' for question in questions]
    if name in ("understanding", "asking"):
        return [q.question for q in FOLDER.questions()[::4]]
    lines = FOLDER.report_file.read_text(encoding="utf-8").split("\n\n")
    return ["\n\n".join(lines[at : at + 4])[:600] for at in range(0, len(lines), 8)]


def smallest(text: str, run: targets.Target) -> str:
    """Return what is left of a text that breaks the target when nothing more can go."""
    size = len(text)
    while size := size // 2:
        at = 0
        while at < len(text):
            without = text[:at] + text[at + size :]
            if _breaks(without, run):
                text = without
            else:
                at += size
    return text


def _breaks(text: str, run: targets.Target) -> bool:
    try:
        run(text)
    except Exception:
        return True
    return False


def main(arguments: Sequence[str] | None = None) -> None:
    """Fuzz one target; the fuzzer ends the process, with 0 where nothing broke."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak.fuzz", description=__doc__)
    parser.add_argument("target", choices=sorted(VOCABULARY))
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    run, vocabulary = target_of(options.target), VOCABULARY[options.target]

    def one(data: bytes) -> None:
        text = pieces.text_of(data, vocabulary)
        try:
            run(text)
        except Exception:
            print(f"{options.target} broke on {smallest(text, run)!r}", file=sys.stderr)
            raise

    corpus = CORPORA / options.target
    corpus.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(seeds(options.target)):
        (corpus / f"seed-{number}").write_bytes(b"\x00" + text.encode())
    limits = {
        "max_total_time": options.seconds,
        "max_len": LONGEST,
        "timeout": SLOW,
        "rss_limit_mb": 6000,
        "seed": options.seed,
        "print_final_stats": 1,
        "artifact_prefix": f"{corpus}-",
    }
    flags = [f"-{name}={value}" for name, value in limits.items()]
    atheris.Setup([sys.argv[0], *flags, str(corpus)], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
