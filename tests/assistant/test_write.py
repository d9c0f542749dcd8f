"""Answers as a model words them, over a real socket to a scripted model server."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api import create_app
from assistant.assistant import Assistant
from assistant.llm.writer import WriterName
from assistant.registry import Registry
from assistant.settings import Settings
from assistant.types import Answer
from assistant.write import MIXED, Rewriter
from bench.scripted_model import Manner, Script, ScriptedModel

QUESTION = "2020年5G基站目标是多少"
SOUND = "今年，坪山区将建成5G基站1500个。[1]"
WRONG = "今年，坪山区将建成5G基站1800个。[1]"


def rewritten(
    rewriter: Rewriter, model: ScriptedModel, answer: Answer, script: Script
) -> tuple[Answer, list[str]]:
    model.script = script
    told: list[str] = []
    return rewriter.rewrite(answer, told.append), told


def test_a_sound_sentence_is_told_in_the_models_words(
    rewriter: Rewriter, model: ScriptedModel, assistant: Assistant
) -> None:
    reply, told = rewritten(rewriter, model, assistant.ask(QUESTION), Script(SOUND))
    assert reply.answer == SOUND
    assert told == [SOUND]
    assert reply.writer == "openai_compatible"
    assert [c.n for c in reply.citations] == [1]


@pytest.mark.parametrize("manner", [m for m in Manner if m is not Manner.SPEAKS])
def test_whatever_the_server_does_the_answer_is_whole(
    rewriter: Rewriter, model: ScriptedModel, assistant: Assistant, manner: Manner
) -> None:
    plain = assistant.ask(QUESTION)
    reply, _ = rewritten(rewriter, model, plain, Script(WRONG * 3, manner))
    assert reply == plain


def test_a_figure_that_the_model_gets_wrong_is_told_by_the_report(
    rewriter: Rewriter, model: ScriptedModel, assistant: Assistant
) -> None:
    plain = assistant.ask(QUESTION)
    reply, told = rewritten(rewriter, model, plain, Script(WRONG))
    assert reply == plain
    assert "".join(told) == plain.answer


def test_the_settings_name_the_writer_and_a_stream_tells_its_sentences(
    model: ScriptedModel, tmp_path: Path, registry: Registry
) -> None:
    settings = Settings(
        index_dir=registry.settings.index_dir,
        state_dir=tmp_path,
        writer=WriterName.OPENAI_COMPATIBLE,
        writer_model="scripted",
        writer_url=model.url,
    )
    model.script = Script(SOUND + WRONG)
    with TestClient(create_app(settings, Registry.open(settings))) as client:
        body = {"question": QUESTION, "stream": True}
        sent = client.post("/api/chat", json=body).text
        asked = client.post("/api/chat", json={"question": QUESTION}).json()
    assert sent.count("event: sentence") == 1
    assert SOUND in sent
    assert "1800" not in sent
    assert asked["writer"] == "openai_compatible"


def test_what_the_model_leaves_out_is_added(
    rewriter: Rewriter, model: ScriptedModel, assistant: Assistant
) -> None:
    plain = assistant.ask("5G基站 2019年和2020年分别是多少")
    reply, _ = rewritten(rewriter, model, plain, Script(SOUND.replace("[1]", "[2]") + WRONG))
    assert reply.writer in (MIXED, "extractive")
    assert "1500个" in reply.answer
    assert "1000个" in reply.answer


def test_a_prompt_beyond_its_budget_is_not_sent(
    model: ScriptedModel, rewriter: Rewriter, assistant: Assistant
) -> None:
    rewriter._most_tokens = 50
    asked = model.requests
    plain = assistant.ask(QUESTION)
    assert rewritten(rewriter, model, plain, Script(SOUND))[0] == plain
    assert model.requests == asked


def test_a_server_stopped_in_mid_stream_a_hundred_times_leaves_whole_answers(
    model: ScriptedModel, rewriter: Rewriter, assistant: Assistant
) -> None:
    plain = assistant.ask("5G基站 2019年和2020年分别是多少")
    for _ in range(100):
        reply, told = rewritten(rewriter, model, plain, Script(plain.answer, Manner.BREAKS_OFF))
        assert "1000个" in reply.answer
        assert "1500个" in reply.answer
        assert "".join(told) == reply.answer
