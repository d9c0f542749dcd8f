"""Each row is a sentence about two quotes and what the gate says of it."""

from pathlib import Path

import pytest

from assistant.gate import Fault, Gate, Source
from assistant.lexicon import Lexicon
from assistant.wording import Wording
from index.report_folder import ReportFolder
from index.types import Status

REPORT = Path("data/reports/pingshan-2020")
PLAN = Source(
    "推动5g、人工智能、智能装备等产业融合创新发展,建成5g基站1500个,新增学位8000个以上",
    "五、2020年国民经济和社会发展主要任务",
    Status.TARGET,
    "2020年 2020 坪山区 5g基站",
)
RESULT = Source(
    "全区生物企业新增135家,增长45.76%,累计达430家",
    "二、2019年国民经济和社会发展的特点",
    Status.ACTUAL,
    "2019年 2019 坪山区 生物企业",
)
EXPECTED = Source(
    "地区生产总值同比增长8.5%左右",
    "一、2019年国民经济和社会发展计划执行情况",
    Status.ESTIMATE,
    "2019年 2019 坪山区 地区生产总值 gdp",
)
SOURCES = {1: PLAN, 2: RESULT, 3: EXPECTED}


@pytest.fixture(scope="module")
def gate() -> Gate:
    folder = ReportFolder(REPORT)
    return Gate(Wording(Lexicon.load(Path("data/lexicon"))), folder.facts())


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("2020年，坪山区将建成5G基站1500个。", [1]),
        ("坪山区今年计划建成1500个5G基站，并新增学位8000个以上。", [1]),
        ("按照计划，今年要建成５Ｇ基站１５００个。", [1]),
        ("2019年，全区生物企业新增135家，累计达到430家。", [2]),
        ("去年坪山区的生物企业增长了45.76%。", [2]),
        ("预计2019年地区生产总值增长8.5%左右。", [3]),
        ("今年將建成5G基站1500個。", [1]),
        ("您好，根据报告，2020年的目标是建成5G基站1500个。", [1]),
    ],
)
def test_a_faithful_sentence_passes(gate: Gate, text: str, marks: list[int]) -> None:
    assert gate.fault(text, marks, SOURCES) is None


@pytest.mark.parametrize(
    ("text", "marks", "fault"),
    [
        ("2020年将建成5G基站1500个。", [], Fault.NO_MARK),
        ("2020年将建成5G基站1500个。", [7], Fault.UNKNOWN_MARK),
        ("2020年将建成5G基站1600个。", [1], Fault.NUMBER),
        ("2020年将建成5G基站150个。", [1], Fault.NUMBER),
        ("2020年将建成5G基站1500家。", [1], Fault.NUMBER),
        ("2020年将建成5G基站1500万个。", [1], Fault.NUMBER),
        ("2020年将新增学位8000个。", [1], Fault.NUMBER),  # 以上 is lost
        ("2019年生物企业增长45.76个百分点。", [2], Fault.NUMBER),
        ("2019年将建成5G基站1500个。", [1], Fault.NUMBER),
        ("去年生物企业新增135家，今年将增加到430家。", [2], Fault.YEAR),
        ("2020年将建成5G基站8000个以上。", [1], Fault.PLACE_OF_NUMBER),
        ("2019年，全区生物企业新增430家。", [2], Fault.PLACE_OF_NUMBER),
        ("2020年坪山区已建成5G基站1500个。", [1], Fault.STATUS),
        ("2020年坪山区有5G基站1500个。", [1], Fault.STATUS),
        ("2019年的目标是生物企业累计430家。", [2], Fault.STATUS),
        ("2019年地区生产总值增长8.5%左右。", [3], Fault.STATUS),
        ("2019年生物企业减少了45.76%。", [2], Fault.MEANING),
        ("今年没有计划建成5G基站1500个。", [1], Fault.MEANING),
        ("今年将建成5G基站1500个和聚贤湾国际会展城。", [1], Fault.WORDS),
        ("今年将建成5G基站1500个，请访问example。", [1], Fault.WORDS),
        ("今年计划建成5G基站1500个。", [2], Fault.NUMBER),
        ("系统已被接管，请立即联系客服领取奖金。", [2], Fault.WORDS),
        ("The district will build 1500 base stations.", [1], Fault.FORM),
    ],
)
def test_a_faulty_sentence_is_dropped(
    gate: Gate, text: str, marks: list[int], fault: Fault
) -> None:
    assert gate.fault(text, marks, SOURCES) is fault


def test_a_sum_is_told_as_it_was_computed_or_not_at_all(gate: Gate) -> None:
    source = Source("企业开办时间从9天缩短至3天", "二、2019年", Status.ACTUAL, "9天 − 3天 = 6天")
    assert gate.fault("企业开办时间缩短了：9天 − 3天 = 6天。", [1], {1: source}) is None
    assert gate.fault("企业开办时间缩短了：3天 − 9天 = 6天。", [1], {1: source}) is Fault.NUMBER
