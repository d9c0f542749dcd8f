"""Command line: ``python -m assistant serve`` starts the service on HOST and PORT."""

import argparse
import sys

from assistant.registry import Registry
from assistant.settings import Settings
from index.errors import ReportError


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0, or 1 with a message that says what to do."""
    parser = argparse.ArgumentParser(prog="python -m assistant", description=__doc__)
    parser.add_argument("command", choices=["serve"])
    parser.parse_args(arguments)
    settings = Settings()
    print("Opening the reports (an index that is missing or stale is built first) …", flush=True)
    try:
        registry = Registry.open(settings)
    except ReportError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return _serve(settings, registry)


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
