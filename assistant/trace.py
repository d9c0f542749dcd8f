"""What each step did and took: OpenTelemetry spans, and one line of JSON a step for a log.

The spans go wherever the extra ``trace`` (OpenTelemetry's SDK) is configured to send them; without
it they cost next to nothing. What people ask is left out unless the settings want it.
"""

import json
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

from opentelemetry import trace

Value = str | int | float | bool
logger = logging.getLogger("report_assistant.steps")


class Tracer:
    """Opens the spans of one assistant."""

    def __init__(self, with_text: bool = False) -> None:
        """``with_text`` lets the asker's and the answer's words into spans and log."""
        self._with_text = with_text
        self._tracer = trace.get_tracer("report_assistant")

    @contextmanager
    def step(self, name: str, **text: str) -> Iterator[dict[str, Value]]:
        """Time a step; what is put into the yielded dict becomes its attributes.

        ``text`` holds attributes with words of people.
        """
        attributes: dict[str, Value] = dict(text) if self._with_text else {}
        began = time.perf_counter()
        with self._tracer.start_as_current_span(name) as span:
            try:
                yield attributes
            finally:
                span.set_attributes(attributes)
                if logger.isEnabledFor(logging.INFO):
                    took = round(1000 * (time.perf_counter() - began), 2)
                    line = {"step": name, "ms": took, **attributes}
                    logger.info(json.dumps(line, ensure_ascii=False))
