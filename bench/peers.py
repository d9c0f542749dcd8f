"""``python -m bench.peers``: this project's retrieval beside that of other libraries.

Everything in one run on one machine: the same report, the same embedding model, the same
questions. Each system builds in a process of its own and answers in others, so that seconds to
start and memory are its own. ``--system NAME`` is such a process; it prints JSON.
"""

import argparse
import contextlib
import json
import sys
from importlib import import_module
from pathlib import Path

from bench.peer_child import ask, build


def main() -> None:
    """Compare all systems, or be the process of one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--system", help="be the process of this system")
    parser.add_argument("--phase", choices=("build", "ask"), default="ask")
    parser.add_argument("--input", type=Path, help="JSON with text and questions")
    parser.add_argument("--folder", type=Path, help="where its index is")
    parser.add_argument("--began", type=float, help="when the process was started, epoch seconds")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="compare these alone")
    parser.add_argument("--rounds", type=int, default=3, help="processes that ask, each system")
    options = parser.parse_args()
    if options.system is None:
        # By name: the process of a peer is not to hold what the comparison needs.
        import_module("bench.peer_compare").compare(options.only, options.rounds)
        return
    given = json.loads(options.input.read_text(encoding="utf-8"))
    with contextlib.redirect_stdout(sys.stderr):  # what libraries print is not the result
        if options.phase == "build":
            told = build(options.system, given["text"], options.folder)
        else:
            told = ask(options.system, given["questions"], options.folder, options.began)
    print(json.dumps(told, ensure_ascii=False))


if __name__ == "__main__":
    main()
