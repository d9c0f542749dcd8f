import json
import logging

import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from assistant.registry import Registry
from assistant.trace import Tracer

QUESTION = "小区旧水管啥时候换"


@pytest.fixture(scope="module")
def spans() -> InMemorySpanExporter:
    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    trace.set_tracer_provider(provider)
    return exporter


def test_the_steps_are_spans_without_the_askers_words(
    spans: InMemorySpanExporter, registry: Registry
) -> None:
    assistant = registry.assistant()
    spans.clear()
    assistant.ask(QUESTION)
    told = {span.name: dict(span.attributes or {}) for span in spans.get_finished_spans()}
    assert told.keys() >= {"answer", "understand", "retrieve"}
    assert told["answer"]["kind"] == "passage"
    assert QUESTION not in str(told)


@pytest.mark.parametrize("with_text", [True, False])
def test_a_step_is_a_line_of_json(caplog: pytest.LogCaptureFixture, with_text: bool) -> None:
    caplog.set_level(logging.INFO, "report_assistant.steps")
    with Tracer(with_text).step("answer", question=QUESTION) as attributes:
        attributes["kind"] = "passage"
    line = json.loads(caplog.messages[-1])
    assert line["step"] == "answer"
    assert line["kind"] == "passage"
    assert ("question" in line) is with_text
