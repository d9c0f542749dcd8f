"""Material as a model words it, over a real socket to a scripted model server."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from assistant.assistant import Assistant
from assistant.draft import as_draft
from assistant.draft_prose import Prose
from assistant.gate import Gate
from assistant.llm.guarded import Guarded
from assistant.llm.writer import WriterName, WriterOptions, open_writer
from assistant.material import Material, told_in
from assistant.material_export import to_markdown
from assistant.registry import Registry
from assistant.wording import Wording
from assistant.write import MIXED, Rewriter
from bench.scripted_model import Manner, Script, ScriptedModel, serving

REQUEST = "养老服务2020年工作要点"


@pytest.fixture(scope="module")
def model() -> Iterator[ScriptedModel]:
    with serving() as served:
        yield served


@pytest.fixture(scope="module")
def assistant(registry: Registry) -> Assistant:
    return registry.assistant()


@pytest.fixture
def prose(model: ScriptedModel, assistant: Assistant) -> Prose:
    writer = open_writer(
        WriterName.OPENAI_COMPATIBLE, WriterOptions("scripted", model.url, timeout=1.0)
    )
    assert writer is not None
    index = assistant.index
    gate = Gate(Wording(assistant.lexicon), index.facts)
    guarded = Guarded(writer, 2, 1.0)
    return Prose(Rewriter(guarded, gate, index.facts, index.indicators, 3000))


def cited_of(material: Material) -> set[str]:
    return {c.quote for told in told_in(material) for c in told.citations}


def test_a_sound_sentence_is_told_and_the_rest_stays(
    prose: Prose, model: ScriptedModel, assistant: Assistant
) -> None:
    plain = assistant.draft(REQUEST)
    first = plain.parts[0].groups[0].items[0]
    model.script = Script(f"今年，{first.text}[1]")
    worded = prose.worded(plain)
    assert worded.writer == MIXED
    assert told_in(worded)[0].text == f"今年，{first.text}"
    assert cited_of(worded) == cited_of(plain)
    assert f"今年，{first.text}[^1]" in to_markdown(worded)
    assert as_draft(worded).sentences[0].text.endswith(f"今年，{first.text}")


@pytest.mark.parametrize("manner", [Manner.ERROR, Manner.STALLS, Manner.BROKEN_JSON])
def test_without_a_model_that_answers_the_reports_words_stay(
    prose: Prose, model: ScriptedModel, assistant: Assistant, manner: Manner
) -> None:
    plain = assistant.draft("志愿服务材料")
    model.script = Script("", manner)
    assert prose.worded(plain) == plain


def test_a_changed_figure_is_not_told(
    prose: Prose, model: ScriptedModel, assistant: Assistant
) -> None:
    plain = assistant.draft(REQUEST)
    model.script = Script("推动区级800床位敬老院项目进入全面施工阶段。[1]")
    assert prose.worded(plain) == plain


def test_the_same_section_is_worded_once(
    prose: Prose, model: ScriptedModel, assistant: Assistant
) -> None:
    plain = assistant.draft(REQUEST)
    model.script = Script(f"今年，{plain.parts[0].groups[0].items[0].text}[1]")
    worded = prose.worded(plain)
    before = model.requests
    assert prose.worded(plain) == worded
    worded_sections = [g for p in worded.parts for g in p.groups if len(g.paragraphs) == 1]
    assert model.requests - before <= sum(len(p.groups) for p in plain.parts) - 1
    assert worded_sections


def test_prose_that_misses_the_length_asked_for_is_not_told(
    prose: Prose, model: ScriptedModel, assistant: Assistant
) -> None:
    plain = assistant.draft(REQUEST)
    exact = replace(plain, asked_length=plain.length, most_length=plain.length)
    first = plain.parts[0].groups[0].items[0]
    openings = ("今年，", "坪山区", "今年，坪山区", "坪山区今年")
    model.script = Script("".join(f"{opening}{first.text}[1]" for opening in openings))
    assert prose.worded(plain).length > 1.15 * plain.length
    assert prose.worded(exact) == exact
