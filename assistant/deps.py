"""What routes are given: the open reports, the measures, the store.

All are coroutines: FastAPI would send a plain function to a thread, at a third of an answer's cost.
"""

from typing import Annotated

from fastapi import Depends, Request

from assistant.assistant import Assistant
from assistant.keeping import Keeper
from assistant.metrics import Metrics
from assistant.registry import Registry
from assistant.store.types import Store


async def _registry(request: Request) -> Registry:
    registry: Registry = request.app.state.registry
    return registry


async def _metrics(request: Request) -> Metrics:
    metrics: Metrics = request.app.state.metrics
    return metrics


async def _assistant(request: Request, report: str | None = None) -> Assistant:
    return (await _registry(request)).assistant(report)


async def _keeper(request: Request) -> Keeper:
    keeper: Keeper = request.app.state.keeper
    return keeper


async def _store(request: Request) -> Store:
    store: Store = request.app.state.store
    return store


Reports = Annotated[Registry, Depends(_registry)]
Measures = Annotated[Metrics, Depends(_metrics)]
Chosen = Annotated[Assistant, Depends(_assistant)]
Keeps = Annotated[Keeper, Depends(_keeper)]
Stored = Annotated[Store, Depends(_store)]
