"""Command line: ``serve`` starts the service on HOST and PORT; ``keys`` manages API keys."""

import argparse
import logging
import socket
import sys

from assistant.keys import Keys
from assistant.llm.writer import WriterFailed
from assistant.registry import Registry
from assistant.settings import Settings
from index.errors import ReportError


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0, or 1 with a message that says what to do."""
    parser = argparse.ArgumentParser(prog="python -m assistant", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("serve", help="start the service")
    keys = commands.add_parser("keys", help="keys of clients, which no rate limit holds")
    keys.add_argument("action", choices=["add", "list", "remove"])
    keys.add_argument("name", nargs="?", help="whose key: any name")
    options = parser.parse_args(arguments)
    settings = Settings()
    if options.command == "keys":
        return _manage_keys(Keys(settings.state_dir / "keys.json"), options.action, options.name)
    if not _is_free(settings.host, settings.port):
        print(
            f"error: {settings.host}:{settings.port} is in use or not ours to listen on; "
            "choose another, for example PORT=8123 make serve.",
            file=sys.stderr,
        )
        return 1
    if settings.log_steps:
        logging.basicConfig(format="%(message)s")
        logging.getLogger("report_assistant.steps").setLevel(logging.INFO)
    print("Opening the reports (an index that is missing or stale is built first) …", flush=True)
    try:
        registry = Registry.open(settings)
    except (ReportError, WriterFailed) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return _serve(settings, registry)


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


def _is_free(host: str, port: int) -> bool:
    """Say whether the address can be listened on, before the slow part begins."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _serve(settings: Settings, registry: Registry) -> int:
    import uvicorn  # noqa: PLC0415 (only the server needs it)

    from api import create_app  # noqa: PLC0415 (api imports this package)

    address = f"http://{settings.host}:{settings.port}"
    print(f"Ready at {address} (API reference: {address}/docs). Ask, for example:")
    question = '{"question": "2020年5G基站目标是多少"}'
    print(f"  curl {address}/api/chat -H 'Content-Type: application/json' -d '{question}'")
    sys.stdout.flush()
    uvicorn.run(
        create_app(settings, registry),
        host=settings.host,
        port=settings.port,
        log_level="warning",
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
