"""``python -m tests.soak``: every long run, one after another, in bounded time."""

import subprocess
import sys
import time

RUNS = (  # what is run, and for how many seconds at most
    (("contract", "--examples", "60"), 300),
    (("fuzz", "--seconds", "45", "report"), 180),
    (("fuzz", "--seconds", "45", "quantities"), 180),
    (("fuzz", "--seconds", "45", "understanding"), 180),
    (("fuzz", "--seconds", "60", "asking"), 200),
    (("fuzz", "--seconds", "45", "bodies"), 180),
    (("kill_builds", "--times", "500"), 300),
    (("full_disk",), 300),
    (("memory", "--requests", "6000"), 900),
    (("hostile",), 1800),
)


def main() -> int:
    """Run all; print what failed, counts and seconds; return 0 where nothing failed."""
    failed, started = [], time.monotonic()
    for (name, *arguments), most in RUNS:
        print(f"== {name} {' '.join(arguments)}", flush=True)
        begun = time.monotonic()
        command = [sys.executable, "-m", f"tests.soak.{name}", *arguments]
        try:
            code = subprocess.run(command, timeout=most, check=False).returncode
        except subprocess.TimeoutExpired:
            code = -1
        print(f"== {name}: exit {code}, {time.monotonic() - begun:.0f} s", flush=True)
        if code:
            failed.append(" ".join((name, *arguments)))
    print(
        f"soak: {len(RUNS)} runs, {len(failed)} failed {failed}, {time.monotonic() - started:.0f} s"
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
