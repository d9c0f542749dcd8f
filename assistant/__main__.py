"""Command line: serve on HOST and PORT, manage API keys, migrate the database, purge it."""

import argparse
import logging
import os
import sys
from datetime import UTC, datetime, timedelta

from assistant.index_builder import build_elsewhere
from assistant.keys import Keys, KeysError
from assistant.listening import for_workers, is_free
from assistant.llm.writer import WriterFailed
from assistant.settings import MOST_DAYS, Settings
from assistant.store.database import Database, open_store
from assistant.store.engine import store_url
from assistant.store.errors import StoreError
from index.errors import ReportError


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0, or 1 with a message that says what to do."""
    options = _parser().parse_args(arguments)
    settings = Settings()
    try:
        if options.command == "keys":
            keys = Keys(settings.state_dir / "keys.json")
            return _manage_keys(keys, options.action, options.name)
        if options.command == "migrate":
            return _migrate(settings)
        if options.command == "purge":
            return _purge(settings, settings.keep_days if options.days is None else options.days)
        return _serve(settings)
    except (KeysError, StoreError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m assistant", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("serve", help="start the service")
    keys = commands.add_parser("keys", help="keys of clients, which no rate limit holds")
    keys.add_argument("action", choices=["add", "list", "remove"])
    keys.add_argument("name", nargs="?", help="whose key: any name")
    commands.add_parser("migrate", help="bring the database to this version, as serve does")
    purge = commands.add_parser("purge", help="delete old questions and feedback, as serve does")
    purge.add_argument("--days", type=_days, help="keep this many days; KEEP_DAYS if not given")
    return parser


def _days(text: str) -> int:
    if not text.isdecimal() or int(text) > MOST_DAYS:
        raise argparse.ArgumentTypeError(f"a number of days from 0 to {MOST_DAYS}, not {text!r}")
    return int(text)


def _migrate(settings: Settings) -> int:
    store = Database(store_url(settings.database, settings.state_dir))
    try:
        ran = store.migrate()
    finally:
        store.close()
    print("The database was brought to this version." if ran else "The database is up to date.")
    return 0


def _purge(settings: Settings, days: int) -> int:
    store = open_store(settings.database, settings.state_dir)
    try:
        count = store.purge(datetime.now(UTC) - timedelta(days=days))
    finally:
        store.close()
    print(f"Deleted {count} questions and verdicts older than {days} days.")
    return 0


def _manage_keys(keys: Keys, action: str, name: str | None) -> int:
    if action == "list":
        print("\n".join(keys.names))
    elif not name:
        print(f"error: whose key? python -m assistant keys {action} NAME", file=sys.stderr)
        return 1
    elif action == "add":
        print(keys.add(name))
        print("Keep it: only its hash is stored. Restart the service to use it.", file=sys.stderr)
    elif name not in keys.names:
        print(f"error: {name} has no key; keys belong to: {keys.names}", file=sys.stderr)
        return 1
    else:
        keys.remove(name)
    return 0


def _serve(settings: Settings) -> int:
    if not is_free(settings.host, settings.port):
        print(
            f"error: {settings.host}:{settings.port} is in use or not ours to listen on; "
            "choose another, for example PORT=8123 make serve.",
            file=sys.stderr,
        )
        return 1
    if settings.workers > 1 and settings.engine.file:
        print(
            "error: a file of Milvus Lite is opened by one process alone: set WORKERS=1, or let "
            "MILVUS_URI name a server.",
            file=sys.stderr,
        )
        return 1
    if settings.log_steps:
        logging.basicConfig(format="%(message)s")
        logging.getLogger("report_assistant.steps").setLevel(logging.INFO)
    store = open_store(settings.database, settings.state_dir)  # before the slow part begins
    try:
        return _serve_from(settings, store) if settings.workers == 1 else _serve_many(settings)
    finally:
        store.close()


def _serve_many(settings: Settings) -> int:
    """Serve by several processes; the indexes are built before they start, by one that ends."""
    from uvicorn import Config  # noqa: PLC0415 (only the server needs it)
    from uvicorn.supervisors import Multiprocess  # noqa: PLC0415

    print(f"Opening the reports for {settings.workers} workers …", flush=True)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # or workers take each other's cores
    try:
        build_elsewhere(settings)
    except (ReportError, WriterFailed) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    print(f"Starting at http://{settings.host}:{settings.port}", flush=True)
    with for_workers(settings.host, settings.port) as listening:
        config = Config(
            "api:create_app", factory=True, workers=settings.workers, log_level="warning"
        )
        Multiprocess(config, sockets=[listening]).run()
    return 0


def _serve_from(settings: Settings, store: Database) -> int:
    import uvicorn  # noqa: PLC0415 (only the server needs it, and what follows loads the model)

    from api import create_app  # noqa: PLC0415 (api imports this package)
    from assistant.registry import Registry  # noqa: PLC0415

    print("Opening the reports (an index that is missing or stale is built first) …", flush=True)
    try:
        registry = Registry.open(settings)
    except (ReportError, WriterFailed) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    address = f"http://{settings.host}:{settings.port}"
    print(f"Ready at {address} (API reference: {address}/docs). Ask, for example:")
    question = '{"question": "2020年5G基站目标是多少"}'
    print(f"  curl {address}/api/chat -H 'Content-Type: application/json' -d '{question}'")
    sys.stdout.flush()
    uvicorn.run(
        create_app(settings, registry, store),
        host=settings.host,
        port=settings.port,
        log_level="warning",
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
