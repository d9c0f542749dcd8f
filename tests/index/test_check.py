"""The check finds every mistake that a hand can make in the table, by reading the report."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from index.__main__ import main
from index.check import LISTED, Checker
from index.check_files import NotIndicator, Row, read_listed, read_rows
from index.errors import ReportFormatError
from index.evidence import Source
from index.report import parse_report
from index.report_folder import ReportFolder
from index.types import Measure, ReportFacts, Status

FOLDER = ReportFolder(Path("data/reports/pingshan-2020"))
ROWS = read_rows(FOLDER.indicators_file)
NOT_ROWS = read_listed(FOLDER.path / LISTED)
CHECKER = Checker(Source(FOLDER.report(), FOLDER.facts()))

SMALL = """关于测试区2021年执行情况与2022年计划草案的报告

一、2021年计划执行情况

预计主要指标完成情况如下：

——地区生产总值增长6.5%左右；

——财政收入下降2%。

截至11月，专利授权300件，占全市的5%。新建学校12所，获评全市第一。

二、2022年主要任务

新增学位2000个以上。第三届论坛举办，5G和U14除外。
"""
FACTS = ReportFacts("t", "t", "测试区", "t", date(2022, 1, 1), 2021, 2022)
SMALL_ROWS = [
    Row("gdp-growth-2021", "地区生产总值", "GDP", "测试区", "2021", "全年", "estimate", "growth",
        "6.5", "%", "左右", "", "1", "地区生产总值增长6.5%左右", ""),
    Row("revenue-growth-2021", "财政收入", "", "测试区", "2021", "全年", "estimate", "growth",
        "-2", "%", "", "", "1", "财政收入下降2%", ""),
    Row("patents-level-2021", "专利授权", "", "测试区", "2021", "截至11月", "actual", "level",
        "300", "件", "", "", "1", "专利授权300件", ""),
    Row("patents-share-2021", "专利授权", "", "测试区", "2021", "截至11月", "actual", "share",
        "5", "%", "", "", "1", "专利授权300件，占全市的5%", ""),
    Row("schools-level-2021", "学校", "", "测试区", "2021", "截至11月", "actual", "level",
        "12", "所", "", "", "1", "新建学校12所", ""),
    Row("schools-rank-2021", "学校", "", "测试区", "2021", "截至11月", "actual", "rank",
        "1", "", "", "", "1", "新建学校12所，获评全市第一", ""),
    Row("places-level-2022", "学位", "", "测试区", "2022", "全年", "target", "level",
        "2000", "个", "以上", "", "2", "新增学位2000个以上", ""),
]  # fmt: skip
SMALL_LISTED = [
    NotIndicator("0", "关于测试区2021年", "2021", "年份"),
    NotIndicator("0", "2022年", "2022", "年份"),
    NotIndicator("1", "一、2021年", "2021", "年份"),
    NotIndicator("1", "截至11月", "11", "月份"),
    NotIndicator("2", "二、2022年", "2022", "年份"),
    NotIndicator("2", "第三届论坛", "第三", "届次"),
]


@pytest.fixture(scope="module")
def small() -> Checker:
    return Checker(Source(parse_report(SMALL), FACTS))


def broken(checker: Checker, rows: list[Row], listed: list[NotIndicator]) -> list[str]:
    return [finding.rule for finding in checker.check(rows, listed)]


def with_row(number: int, **cells: str) -> list[Row]:
    rows = list(SMALL_ROWS)
    rows[number] = rows[number]._replace(**cells)
    return rows


def test_a_right_table_has_no_finding(small: Checker) -> None:
    assert small.check(SMALL_ROWS, SMALL_LISTED) == []


@pytest.mark.parametrize(
    ("number", "cells", "rule"),
    [
        (0, {"id": "Gdp growth"}, "id"),
        (0, {"id": "revenue-growth-2021"}, "id"),
        (0, {"region": " "}, "region"),
        (0, {"year": "2019"}, "year"),
        (0, {"year": "2022"}, "year"),
        (0, {"status": "actual"}, "status"),
        (0, {"status": "planned"}, "status"),
        (0, {"measure": "level"}, "measure"),
        (0, {"section_id": "9"}, "quote"),
        (0, {"quote": "地区生产总值增加6.5%左右"}, "quote"),
        (0, {"quote": "地区生产总值增长6.5%"}, "qualifier"),
        (0, {"name": "人均可支配收入"}, "name"),
        (2, {"name": "学校"}, "name"),
        (1, {"value": "2"}, "value"),
        (2, {"period": "全年"}, "period"),
        (2, {"unit": "个"}, "unit"),
        (2, {"qualifier": "约"}, "qualifier"),
        (3, {"measure": "level"}, "measure"),
        (3, {"value": "300", "unit": "件"}, "completeness"),
        (5, {"measure": "level"}, "measure"),
        (6, {"status": "actual"}, "status"),
        (6, {"period": "截至11月"}, "period"),
        (6, {"period": "上半年"}, "period"),
    ],
)
def test_a_wrong_cell_is_found_by_its_rule(
    small: Checker, number: int, cells: dict[str, str], rule: str
) -> None:
    assert rule in broken(small, with_row(number, **cells), SMALL_LISTED)


def test_a_number_without_row_or_entry_is_found(small: Checker) -> None:
    assert broken(small, SMALL_ROWS[:-1], SMALL_LISTED) == ["completeness"]
    assert broken(small, SMALL_ROWS, SMALL_LISTED[1:]) == ["completeness"]


def test_a_number_is_a_row_or_listed_but_not_both(small: Checker) -> None:
    both = [*SMALL_LISTED, NotIndicator("1", "专利授权300件", "300", "不是指标")]
    assert broken(small, SMALL_ROWS, both) == ["completeness"]


@pytest.mark.parametrize(
    ("entry", "rule"),
    [
        (NotIndicator("7", "第三届", "三", "届次"), "number"),
        (NotIndicator("2", "第五届", "五", "届次"), "number"),
        (NotIndicator("2", "第三届论坛", "四", "届次"), "number"),
        (NotIndicator("2", "第三届论坛", "第三", " "), "reason"),
    ],
)
def test_a_wrong_entry_of_the_list_is_found(small: Checker, entry: NotIndicator, rule: str) -> None:
    assert rule in broken(small, SMALL_ROWS, [*SMALL_LISTED[:-1], entry])


def test_other_columns_are_refused_with_the_right_ones(tmp_path: Path) -> None:
    path = tmp_path / "indicators.csv"
    path.write_text("id,name\n1,2\n", encoding="utf-8")
    with pytest.raises(ReportFormatError, match="the columns must be id, name, aliases"):
        read_rows(path)


def test_the_command_passes_and_counts_the_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    told = capsys.readouterr().out
    assert " 0 unaccounted for. 0 findings." in told


# --- Mutants of every row of the real table -----------------------------------------------


def deleted(_: Row) -> Iterator[Row | None]:
    yield None


def values(row: Row) -> Iterator[Row | None]:
    """Change every digit in turn, and the sign."""
    for at, char in enumerate(row.value):
        if char.isdigit():
            other = str((int(char) + 1) % 10)
            yield row._replace(value=row.value[:at] + other + row.value[at + 1 :])
    yield row._replace(value=row.value[1:] if row.value[0] == "-" else f"-{row.value}")


def years(row: Row) -> Iterator[Row | None]:
    for year in ("2019", "2020"):
        if year != row.year:
            yield row._replace(year=year)


def statuses(row: Row) -> Iterator[Row | None]:
    for status in Status:
        if status != row.status:
            yield row._replace(status=status)


def measures(row: Row) -> Iterator[Row | None]:
    for measure in Measure:
        if measure != row.measure:
            yield row._replace(measure=measure)


def units(row: Row) -> Iterator[Row | None]:
    for unit in {"", "个", "万个", "%", "个百分点"} - {row.unit}:
        yield row._replace(unit=unit)


def qualifiers(row: Row) -> Iterator[Row | None]:
    for qualifier in {"", "左右", "以上", "近", "约"} - {row.qualifier}:
        yield row._replace(qualifier=qualifier)


@pytest.mark.parametrize(
    "mutate", [deleted, values, years, statuses, measures, units, qualifiers],
    ids=lambda f: f.__name__,
)  # fmt: skip
def test_no_mutant_of_any_row_survives(mutate: Callable[[Row], Iterator[Row | None]]) -> None:
    survivors = []
    for at, row in enumerate(ROWS):
        for mutant in mutate(row):
            table = [*ROWS[:at], *([mutant] if mutant else []), *ROWS[at + 1 :]]
            if not CHECKER.check(table, NOT_ROWS):
                survivors.append((row, mutant))
    assert survivors == []


def test_the_real_table_has_no_finding_and_leaves_no_number_out() -> None:
    assert CHECKER.check(ROWS, NOT_ROWS) == []
    summary = CHECKER.summary(ROWS, NOT_ROWS)
    assert summary.numbers == summary.in_rows + summary.listed
    assert summary.unaccounted == 0
