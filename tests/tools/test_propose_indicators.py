from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from index.add import as_row, write_proposals
from index.check_files import Row, read_rows
from index.evidence import Source
from index.indicators import COLUMNS
from index.proposals import propose
from index.report import parse_report
from index.report_folder import ReportFolder
from index.types import Indicator, ReportFacts
from tools.propose_indicators import compare, main

FOLDER = ReportFolder(Path("data/reports/pingshan-2020"))
UNSEEN = """关于测试市2021年执行情况与2022年计划草案的报告

一、2021年国民经济和社会发展计划执行情况

预计全年地区生产总值增长6.5%左右。截至11月，专利授权总量300件，增长12.5%。新增公租房1200套，失业率下降0.3个百分点。

二、2022年主要任务

建成充电桩500个以上。第三届论坛举办，5G和U14除外。
"""
FACTS = ReportFacts("t", "t", "测试市", "t", date(2022, 1, 1), 2021, 2022)


@pytest.fixture(scope="module")
def proposals() -> list[Indicator]:
    return propose(parse_report(UNSEEN), FACTS)


@pytest.mark.parametrize(
    "expected",
    [
        ("地区生产总值", "6.5", "%", "左右", 2021, "estimate", "growth", "全年"),
        ("专利授权总量", "300", "件", "", 2021, "actual", "level", "截至11月"),
        ("专利授权总量", "12.5", "%", "", 2021, "actual", "growth", "截至11月"),
        ("公租房", "1200", "套", "", 2021, "actual", "level", "截至11月"),
        ("失业率", "-0.3", "个百分点", "", 2021, "actual", "change", "截至11月"),
        ("充电桩", "500", "个", "以上", 2022, "target", "level", "全年"),
    ],
)
def test_a_figure_of_an_unseen_report_is_proposed(
    proposals: list[Indicator], expected: tuple[object, ...]
) -> None:
    told = [
        (p.name, p.value, p.unit, p.qualifier, p.year, p.status, p.measure, p.period)
        for p in proposals
    ]
    assert expected in told


def test_dates_ordinals_and_names_are_not_proposed(proposals: list[Indicator]) -> None:
    assert len(proposals) == 6


def test_every_proposal_is_marked_as_not_reviewed_and_quotes_the_report(
    proposals: list[Indicator],
) -> None:
    text = parse_report(UNSEEN).text
    assert {p.note for p in proposals} == {"未经审核"}
    assert all(text[p.start : p.end] == p.quote for p in proposals)
    assert len({p.id for p in proposals}) == len(proposals)


def test_proposals_are_written_with_the_columns_of_the_table(proposals: list[Indicator]) -> None:
    file = StringIO()
    write_proposals(proposals, file)
    lines = file.getvalue().splitlines()
    assert lines[0] == ",".join(COLUMNS) == ",".join(Row._fields)
    assert len(lines) == 1 + len(proposals)


def test_a_proposal_is_right_when_all_but_the_name_agrees(proposals: list[Indicator]) -> None:
    source = Source(parse_report(UNSEEN), FACTS)
    reviewed = [as_row(proposal) for proposal in proposals]
    reviewed[0] = reviewed[0]._replace(name="国内生产总值")
    reviewed[1] = reviewed[1]._replace(status="target")
    score = compare(source, proposals, reviewed)
    assert (score.proposed, score.reviewed, score.right, score.named) == (6, 6, 5, 4)


def test_most_rows_of_the_reviewed_table_are_proposed_rightly() -> None:
    report, facts = FOLDER.report(), FOLDER.facts()
    score = compare(
        Source(report, facts), propose(report, facts), read_rows(FOLDER.indicators_file)
    )
    assert score.right / score.proposed >= 0.8
    assert score.right / score.reviewed >= 0.8


def test_the_command_prints_precision_and_recall(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(FOLDER.path), "--compare", str(FOLDER.indicators_file)]) == 0
    told = capsys.readouterr().out
    assert "precision " in told
    assert "recall " in told


def test_a_folder_without_a_report_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data/reports/none"]) == 1
    assert "report.md" in capsys.readouterr().err
