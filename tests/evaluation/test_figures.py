"""The development questions about figures never get worse than they are."""

from collections import Counter

import pytest

from assistant.assistant import Assistant
from assistant.registry import Registry
from assistant.settings import Settings
from tests.evaluation import calculation_grid, figure_grid
from tests.evaluation.figures import FRESH, Verdict, ask, holds, judge, load_figure_cases


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return Registry.open(Settings(index_dir=tmp_path_factory.mktemp("index"))).assistant()


def test_tuning_half_is_answered_or_refused(assistant: Assistant) -> None:
    cases = [case for case in load_figure_cases() if case.half == "tuning"]
    counts = Counter(judge(case, ask(assistant, case.turns)) for case in cases)
    assert counts[Verdict.RIGHT] >= 338
    assert counts[Verdict.WRONG] == 0


def test_questions_by_other_voices_are_answered_or_refused(assistant: Assistant) -> None:
    cases = [case for case in load_figure_cases(FRESH) if case.half == "tuning"]
    counts = Counter(judge(case, ask(assistant, case.turns)) for case in cases)
    assert counts[Verdict.RIGHT] >= 151
    assert counts[Verdict.WRONG] == 0


EVERY = 4  # of the calculations, one is asked
QUALIFIERS = ("民营", "女性", "户籍", "每户", "人均", "石井街道", "第三季度", "6月", "外资", "旅游")


@pytest.mark.parametrize("qualifier", QUALIFIERS)
def test_a_qualifier_that_no_row_tells_is_refused(assistant: Assistant, qualifier: str) -> None:
    told = [
        question
        for row in assistant.index.indicators
        for question in (f"{qualifier}{row.name}是多少", f"2019年{qualifier}的{row.name}有多少")
        if not assistant.ask(question).refused
    ]
    assert told == []


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("改革措施多少项", "任务呢"), "55项"),
        (("世界500强企业项目几个", "中国的呢"), "4个"),
        (("生物企业新增多少家", "总共呢"), "430家"),
        (("今年五大目标里最低的是哪个",), "外贸进出口总额"),
        (("发明专利申请的数量和增幅",), "2639件"),
        (("外贸增速目标比去年回落几个百分点",), "32个百分点"),
        (("专利申请总量多少", "民营企业的呢"), ""),
        (("去年外贸增长多少", "出口呢"), ""),
        (("小学学位数",), ""),
        (("2019年居民人均可支配收入",), ""),
        (("国高企业存量",), ""),
        (("垃圾分类小区有多少户",), ""),
        (("2019年11月规上工业企业利润总额",), ""),
        (("What is the PM10平均浓度 in 2019?",), ""),
        (("空气优良率加上PM2.5浓度是多少？",), ""),
    ],
)
def test_what_is_asked_is_told_or_refused(
    assistant: Assistant, turns: tuple[str, ...], told: str
) -> None:
    reply = ask(assistant, turns)
    assert reply.refused is not bool(told), reply.answer
    assert not told or holds(reply.answer, told)


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


@pytest.mark.slow
def test_no_calculation_of_two_figures_is_wrong(assistant: Assistant) -> None:
    index = assistant.index
    cases = list(calculation_grid.cases(tuple(index.indicators), index.report.text))
    verdicts = [calculation_grid.judge(c, ask(assistant, c.turns)) for c in cases[::EVERY]]
    assert "wrong" not in verdicts
    assert verdicts.count("right") > len(verdicts) / 2
