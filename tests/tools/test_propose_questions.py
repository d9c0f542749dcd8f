from pathlib import Path

import pytest

from index.report_folder import ReportFolder
from tests.assistant.test_rewrite_by_model import Says
from tools.propose_questions import is_sound, propose

FOLDER = ReportFolder(Path("data/reports/pingshan-2020"))


@pytest.mark.parametrize(
    ("question", "sound"),
    [
        ("水管啥时候换新的", True),
        ("When will it be done?", False),
        ("要建1800个吗", False),
        ("好", False),
        ("问" * 80, False),
    ],
)
def test_a_proposal_is_short_and_chinese_and_invents_no_number(question: str, sound: bool) -> None:
    assert is_sound(question, "建成5G基站1500个") is sound


def test_proposals_are_new_and_each_once() -> None:
    proposals = list(propose(FOLDER, Says("1. 谁也没问过的怪话是啥\n- 谁也没问过的怪话是啥")))
    assert [p.question for p in proposals] == ["谁也没问过的怪话是啥"]
    assert proposals[0].target == FOLDER.report().sentences[0].id
