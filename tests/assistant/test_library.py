"""Several reports side by side: routed by region and year, compared, each citation of its own."""

import pytest

from assistant.library import Library
from assistant.registry import Registry, UnknownReport
from assistant.types import Role, Turn
from tests.several import open_several


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    return open_several(tmp_path_factory.mktemp("several"))


@pytest.fixture(scope="module")
def library(registry: Registry) -> Library:
    return registry.library()


@pytest.mark.parametrize(
    ("question", "slugs", "told"),
    [
        ("2020年GDP增长目标是多少", ["pingshan-2020"], ["7%"]),
        ("坪山2020年GDP增长目标是多少", ["pingshan-2020"], ["7%"]),
        ("北山市2021年地区生产总值增长目标", ["beishan-2021"], ["5.2%"]),
        ("北山今年地区生产总值增长目标是多少", ["beishan-2021"], ["5.2%"]),
        ("临海县2021年地区生产总值增长目标是多少", ["linhai-2021"], ["7%"]),
        ("临海县2021年地区生产总值实际增长多少", ["linhai-2022"], ["6.9%"]),
        (
            "临海县2021年和2022年报告里的地区生产总值增长目标",
            ["linhai-2021", "linhai-2022"],
            ["7%", "7.5%"],
        ),
        (
            "临海和北山2021年地区生产总值增长目标分别是多少",
            ["linhai-2021", "beishan-2021"],
            ["7%", "5.2%"],
        ),
        ("临海县两份报告的地区生产总值增长目标", ["linhai-2021", "linhai-2022"], ["7%", "7.5%"]),
        ("北山市改造了多少个老旧小区", ["beishan-2021"], ["12个"]),
    ],
)
def test_a_question_is_answered_from_the_reports_that_it_names(
    library: Library, question: str, slugs: list[str], told: list[str]
) -> None:
    reply = library.ask(question)
    assert not reply.refused
    assert list(dict.fromkeys(c.report for c in reply.citations)) == slugs
    assert all(figure in reply.answer for figure in told)
    assert library.report_of(reply) == slugs[0]


@pytest.mark.parametrize(
    ("question", "result"),
    [
        (
            "临海县2021年和2022年报告里的地区生产总值增长目标差多少",
            "7.5%左右 − 7%左右 = 约0.5个百分点",
        ),
        ("临海和北山2021年地区生产总值增长目标哪个高", "7%左右 > 5.2%左右"),
    ],
)
def test_figures_of_two_reports_are_computed(library: Library, question: str, result: str) -> None:
    reply = library.ask(question)
    assert result in reply.answer, reply.answer
    assert "[1][2]" in reply.answer
    assert reply.kind == "calculation"
    assert reply.derivation.startswith(result)
    assert len({c.report for c in reply.citations}) == 2


def test_nothing_is_computed_where_one_report_lacks_the_figure(library: Library) -> None:
    assert "据此计算" not in library.ask("坪山和北山的5G基站差多少个").answer


def test_marks_and_quotes_are_those_of_each_report(library: Library, registry: Registry) -> None:
    reply = library.ask("临海和北山2021年地区生产总值增长目标分别是多少")
    assert [c.n for c in reply.citations] == list(range(1, len(reply.citations) + 1))
    assert "《临海县2021年政府工作报告》：" in reply.answer
    assert "《北山市2021年政府工作报告》：" in reply.answer
    for citation in reply.citations:
        assert f"[{citation.n}]" in reply.answer
        text = registry.assistant(citation.report).index.report.text
        assert text[citation.start : citation.end] == citation.quote


def test_a_part_that_one_report_lacks_is_said_of_that_report(library: Library) -> None:
    reply = library.ask("坪山和北山的5G基站有多少个")
    assert not reply.refused
    assert {c.report for c in reply.citations} == {"pingshan-2020"}
    assert "《北山市2021年政府工作报告》：" in reply.answer


def test_a_follow_up_stays_with_the_report_and_may_change_it(library: Library) -> None:
    history = [Turn(Role.USER, "北山市2021年地区生产总值增长目标"), Turn(Role.ASSISTANT, "…")]
    stays = library.ask("学位呢", history)
    assert {c.report for c in stays.citations} == {"beishan-2021"}
    assert "6000个" in stays.answer
    changes = library.ask("临海县呢", history)
    assert {c.report for c in changes.citations} == {"linhai-2021"}


def test_reports_are_chosen_by_slug_year_and_region(registry: Registry) -> None:
    question = "地区生产总值增长目标是多少"
    assert "5.2%" in registry.library("beishan-2021").ask(question).answer
    assert "5.2%" in registry.library(region="北山市").ask(question).answer
    assert "7.5%" in registry.library(year=2022).ask(question).answer
    for year, region in ((1999, None), (None, "月球")):
        with pytest.raises(UnknownReport, match="没有这个年份或地区的报告"):
            registry.library(year=year, region=region)
