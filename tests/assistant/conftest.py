"""The assistant of the default report, and a scripted model that words its answers."""

from collections.abc import Iterator

import pytest

from assistant.assistant import Assistant
from assistant.gate import Gate
from assistant.llm.guarded import Guarded
from assistant.llm.writer import WriterName, WriterOptions, open_writer
from assistant.registry import Registry
from assistant.wording import Wording
from assistant.write import Rewriter
from bench.scripted_model import ScriptedModel, serving

SECONDS = 1.0  # that the model may take


@pytest.fixture(scope="module")
def assistant(registry: Registry) -> Assistant:
    return registry.assistant()


@pytest.fixture(scope="module")
def model() -> Iterator[ScriptedModel]:
    with serving() as served:
        yield served


@pytest.fixture
def rewriter(model: ScriptedModel, assistant: Assistant) -> Rewriter:
    options = WriterOptions("scripted", model.url, timeout=SECONDS)
    writer = open_writer(WriterName.OPENAI_COMPATIBLE, options)
    assert writer is not None
    index = assistant.index
    gate = Gate(Wording(assistant.lexicon), index.facts)
    return Rewriter(Guarded(writer, 2, SECONDS), gate, index.facts, index.indicators, 3000)
