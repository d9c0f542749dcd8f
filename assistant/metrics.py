"""Counts and times for Prometheus, without a word of what was asked."""

from collections.abc import Callable, Sequence

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest

from assistant.types import Answer, Turn
from assistant.write import Tell

BUCKETS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5)  # seconds


class Metrics:
    """The measures of one application."""

    def __init__(self) -> None:
        """Register the measures."""
        self._registry = CollectorRegistry()
        self.answers = Counter(
            "report_answers_total",
            "Answers by kind and writer",
            ["kind", "writer"],
            registry=self._registry,
        )
        self.seconds = Histogram(
            "report_answer_seconds", "Time to answer", buckets=BUCKETS, registry=self._registry
        )

        self._unkept = Counter(
            "report_unkept_total",
            "What the store could not keep or do: question, request or purge",
            ["what"],
            registry=self._registry,
        )

    def not_kept(self, what: str) -> None:
        """Count what the store could not keep or do."""
        self._unkept.labels(what).inc()

    def measured(
        self,
        ask: Callable[[str, Sequence[Turn], Tell | None], Answer],
        question: str,
        turns: Sequence[Turn],
        tell: Tell | None = None,
    ) -> Answer:
        """Ask, and count the answer and its time."""
        with self.seconds.time():
            answer = ask(question, turns, tell)
        self.answers.labels(answer.kind, answer.writer).inc()
        return answer

    def exposition(self) -> bytes:
        """Return the measures in Prometheus' text format."""
        return generate_latest(self._registry)
