"""The development questions about figures never get worse than they are."""

from collections import Counter

import pytest

from assistant.assistant import Assistant
from assistant.registry import Registry
from assistant.settings import Settings
from tests.evaluation import figure_grid
from tests.evaluation.figures import FRESH, PATH, Verdict, ask, holds, judge, load_figure_cases


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return Registry.open(Settings(index_dir=tmp_path_factory.mktemp("index"))).assistant()


def test_tuning_half_is_answered_or_refused(assistant: Assistant) -> None:
    cases = [case for case in load_figure_cases() if case.half == "tuning"]
    counts = Counter(judge(case, ask(assistant, case.turns)) for case in cases)
    assert counts[Verdict.RIGHT] >= 328
    assert counts[Verdict.WRONG] == 0


def test_every_row_is_found_by_every_template_and_what_is_missing_is_refused(
    assistant: Assistant,
) -> None:
    counts, wrong = figure_grid.run(assistant)
    assert [case.question for case, _ in wrong] == []
    assert sum(counts.values()) >= 3000


def test_every_target_row_is_told_as_a_target_and_no_other(assistant: Assistant) -> None:
    for row in assistant.index.indicators:
        reply = assistant.ask(f"{row.year}年{row.name}是多少")
        told = {r.id for r in reply.indicators if r.name == row.name}
        if row.id not in told or len(reply.indicators) > 1:
            continue
        assert ("目标" in reply.answer) is (row.status == "target"), reply.answer
        assert ("预计" in reply.answer) is (row.status == "estimate"), reply.answer


def test_a_figure_is_not_found_as_the_tail_of_another() -> None:
    assert holds("为1500个", "1500个")
    assert not holds("为1500个", "500个")
