"""Build the indexes in a process of their own, so that the one that waits loads no model."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from assistant.settings import Settings


def build_elsewhere(settings: Settings) -> None:
    """Build what is missing or stale; raise what `assistant.registry.build_indexes` raises."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as once:
        once.submit(_build, settings).result()


def _build(settings: Settings) -> None:
    from assistant.registry import build_indexes  # noqa: PLC0415 (what it loads is large)

    build_indexes(settings)
