"""Schemathesis against the running service: ``python -m tests.soak.contract --examples 100``."""

import argparse
import subprocess
import sys
import time
from pathlib import Path

from tests.soak.service import running

CONFIG = Path(__file__).with_name("schemathesis.toml")
BROKEN = ("Traceback (most recent call last)", "Exception in ASGI application")


def main() -> int:
    """Run every check; return 0 where the service keeps what its schema promises."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak.contract", description=__doc__)
    parser.add_argument("--examples", type=int, default=100, help="cases for each operation")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=int, default=600, help="at most so long")
    options = parser.parse_args()
    started = time.monotonic()
    with running() as service:
        tool = Path(sys.executable).with_name("st")
        command = [
            str(tool), "--config-file", str(CONFIG), "run", f"{service.url}/openapi.json",
            "--header", f"Authorization: Bearer {service.key}", "--no-color",
            "--continue-on-failure", "--generation-database", "none",
            "--seed", str(options.seed),
            "--max-examples", str(options.examples),
        ]  # fmt: skip
        ran = subprocess.run(command, timeout=options.seconds, check=False, cwd=service.state)
        code = ran.returncode
        log = service.log.read_text(encoding="utf-8")
    if any(mark in log for mark in BROKEN):
        print(log[-5000:])
        code = code or 1
    print(f"contract: exit {code}, {time.monotonic() - started:.0f} s")
    return code


if __name__ == "__main__":
    sys.exit(main())
