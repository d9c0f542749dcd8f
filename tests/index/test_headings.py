"""Headings are found by the scheme that a report uses; nothing of its text is lost."""

import re
from itertools import pairwise

import pytest

from index.errors import ReportFormatError
from index.report import MOST_HEADINGS, Report, parse_report

CHAPTERS = """某县政府工作报告

第一章 工作回顾

第一节 经济发展

去年生产总值增长6%。工业稳中有进。

第二节 社会事业

新建学校3所。

第二章 工作安排

第一节 主要目标

今年生产总值增长5%。

附件1：名词解释

1.两新：大规模设备更新和消费品以旧换新。
2.三公：三项经费。
"""

UNNUMBERED = """某县政府工作报告

“十三五”时期和2020年工作回顾
过去一年，成绩不小。

一、经济持续向好
生产总值增长6%。

二、民生更加殷实
建成学校3所。

2021年目标任务和重点工作
今年要更进一步。

一、抓投入
投资增长5%。

二、抓民生
建成学校4所。

加强政府自身建设
依法行政。

名词解释
双招双引：招商引资、招才引智。
"""

MARKDOWN = """# 某县政府工作报告

## 工作回顾

### 经济发展

去年生产总值增长6%。

## 工作安排

今年生产总值增长5%。
"""

NUMBERED = """某县政府工作报告

一、工作回顾

(一)经济发展

1.工业

规模以上工业增加值增长6%。

2.农业

粮食总产量1.2万吨。

（二)社会事业

新建学校3所。

二、工作安排

今年生产总值增长5%。
"""

RUN_TOGETHER = (
    "某县政府工作报告\n一、工作回顾。去年主要做了三件事。（一）抓好工业。新建厂房3座。"
    "（二）抓好农业。粮食丰收。二、工作安排。今年生产总值增长5%。\n"
)

LEADS = """某县政府工作报告

过去一年，我们主要做了以下工作。

工业增长6%。

今年要重点做好以下工作。

工业增长5%。
"""


def outline(report: Report) -> list[tuple[str, str]]:
    return [(section.id, section.path[-1]) for section in report.sections[1:]]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            CHAPTERS,
            [
                ("1", "第一章 工作回顾"), ("1.1", "第一节 经济发展"), ("1.2", "第二节 社会事业"),
                ("2", "第二章 工作安排"), ("2.1", "第一节 主要目标"), ("3", "附件1：名词解释"),
                ("3.1", "1."), ("3.2", "2."),
            ],
        ),
        (MARKDOWN, [("1", "工作回顾"), ("1.1", "经济发展"), ("2", "工作安排")]),
        (
            NUMBERED,
            [
                ("1", "一、工作回顾"), ("1.1", "(一)经济发展"), ("1.1.1", "1.工业"),
                ("1.1.2", "2.农业"), ("1.2", "（二)社会事业"), ("2", "二、工作安排"),
            ],
        ),
        (
            RUN_TOGETHER,
            [
                ("1", "一、工作回顾"), ("1.1", "（一）抓好工业"), ("1.2", "（二）抓好农业"),
                ("2", "二、工作安排"),
            ],
        ),
        (LEADS, [("1", "过去一年，我们主要做了以下工作"), ("2", "今年要重点做好以下工作")]),
        (
            UNNUMBERED,
            [
                ("1", "“十三五”时期和2020年工作回顾"), ("1.1", "一、经济持续向好"),
                ("1.2", "二、民生更加殷实"), ("2", "2021年目标任务和重点工作"),
                ("2.1", "一、抓投入"), ("2.2", "二、抓民生"), ("3", "加强政府自身建设"),
                ("4", "名词解释"),
            ],
        ),
    ],
)  # fmt: skip
def test_each_scheme_is_found(source: str, expected: list[tuple[str, str]]) -> None:
    assert outline(parse_report(source)) == expected


@pytest.mark.parametrize("source", [CHAPTERS, MARKDOWN, NUMBERED, RUN_TOGETHER, LEADS, UNNUMBERED])
def test_no_character_is_lost_and_sections_tile_the_text(source: str) -> None:
    report = parse_report(source)
    assert re.sub(r"\s", "", report.text) == re.sub(r"\s|(?m:^#+ )", "", source)
    edges = [(section.start, section.end) for section in report.sections]
    assert edges[0][0] == 0
    assert edges[-1][1] == len(report.text)
    assert all(before[1] == after[0] for before, after in pairwise(edges))
    covered: set[int] = set()
    for sentence in report.sentences:
        covered.update(range(sentence.start, sentence.end))
    for section in report.sections:
        covered.update(range(section.start, section.body_start))
    left = {char for at, char in enumerate(report.text) if at not in covered}
    assert left <= set("。；：\n ")


@pytest.mark.parametrize(
    "line",
    [
        "一、二、三产业协调发展。",  # no heading: the three sectors
        "1.42万个学位。",
        "（一）这样的第一项后面没有第二项。",
    ],
)
def test_running_text_is_no_heading(line: str) -> None:
    report = parse_report(f"某县政府工作报告\n\n一、工作回顾\n\n去年做了很多。其中{line}\n")
    assert outline(report) == [("1", "一、工作回顾")]


def test_a_report_of_endless_headings_is_refused_with_the_reason() -> None:
    source = "\n\n".join(
        f"（{'一二三四五六七八九十'[n % 10]}）做好第{n}件" for n in range(MOST_HEADINGS + 1)
    )
    with pytest.raises(ReportFormatError, match="headings"):
        parse_report(source)


def test_parts_without_numbers_are_headings_of_their_own() -> None:
    report = parse_report(
        "某市政府工作报告\n某市市长 王小明\n2022年政府工作回顾\n去年做了很多。\n"
        "一是经济向好。产值增长5%;出口增长3%。\n2023年主要工作\n今年要做更多。\n"
    )
    titles = [title for _, title in outline(report)]
    assert titles[0] == "2022年政府工作回顾"
    assert "2023年主要工作" in titles
    assert "出口增长3%。" in [sentence.text + "。" for sentence in report.sentences]
