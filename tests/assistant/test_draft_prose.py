"""Material as a model words it, over a real socket to a scripted model server."""

from dataclasses import replace

import pytest

from assistant.assistant import Assistant
from assistant.draft import as_draft
from assistant.draft_prose import Prose
from assistant.material import Material, told_in
from assistant.material_export import to_markdown
from assistant.write import MIXED, Rewriter
from bench.scripted_model import Manner, Script, ScriptedModel

REQUEST = "养老服务2020年工作要点"


@pytest.fixture
def prose(rewriter: Rewriter) -> Prose:
    return Prose(rewriter)


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
    assert worded != plain
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
