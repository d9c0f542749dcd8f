from datetime import date

import pytest

from index.evidence import Source, years_of_parts
from index.report import parse_report
from index.types import ReportFacts

FACTS = ReportFacts("t", "t", "测试区", "t", date(2020, 1, 1), 2019, 2020)
RESULTS = "一、2019年计划执行情况\n\n"
PLANS = "一、2020年主要任务\n\n"


def last(text: str) -> tuple[str, str, str, str]:
    source = Source(parse_report(text), FACTS)
    figure = source.figures[-1]
    status = source.status("1", figure.number_start)
    year = source.year("1", figure.number_start)
    return str(status), str(year), source.measure(figure), source.signed(figure)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (RESULTS + "建成学校6所。", ("actual", "2019", "level", "6")),
        (RESULTS + "预计学校达6所。", ("estimate", "2019", "level", "6")),
        (RESULTS + "进出口增长，有望保持全市第一。", ("estimate", "2019", "rank", "1")),
        (RESULTS + "预计完成如下：\n\n——收入增长7%；\n\n——外贸下降3%。",
         ("estimate", "2019", "growth", "-3")),
        (RESULTS + "预计完成如下：\n\n——收入增长7%。\n\n建成学校6所。",
         ("actual", "2019", "level", "6")),
        (PLANS + "建成学校4所。", ("target", "2020", "level", "4")),
        (PLANS + "2019年建成学校4所。", ("target", "2019", "level", "4")),
        (RESULTS + "优良率上升2.4个百分点。", ("actual", "2019", "change", "2.4")),
        (RESULTS + "优良率为94.9%。", ("actual", "2019", "level", "94.9")),
        (RESULTS + "占全市的28%。", ("actual", "2019", "share", "28")),
        (RESULTS + "对经济增长贡献达到七成。", ("actual", "2019", "share", "7")),
        (RESULTS + "增加值保持10%以上较快增长。", ("actual", "2019", "growth", "10")),
        (RESULTS + "时限压缩一半。", ("actual", "2019", "change", "1/2")),
        (RESULTS + "时间从9天缩短至3天。", ("actual", "2019", "change", "3")),
        (RESULTS + "在连续三年下降的基础上再下降5%。", ("actual", "2019", "growth", "-5")),
    ],
)  # fmt: skip
def test_the_words_beside_a_figure_say_what_it_is(
    text: str, told: tuple[str, str, str, str]
) -> None:
    assert last(text) == told


def test_until_holds_from_its_sentence_to_the_end_of_the_section() -> None:
    text = RESULTS + "建成学校6所。截至11月，利润增长5%。成本下降2%。\n\n二、2020年任务\n\n建4所。"
    source = Source(parse_report(text), FACTS)
    told = {figure.value: source.until("1", figure.start) for figure in source.figures}
    assert told["6"] == ""
    assert told["2"] == "截至11月"
    assert source.until("2", source.figures[-1].start) == ""


def test_without_telling_titles_the_aims_of_this_year_begin_the_plan() -> None:
    text = (
        "一、在接续奋斗中取得新的面貌\n\n建成学校6所。\n\n二、在新征程上奋勇争先\n\n"
        "今年经济社会发展的主要预期目标是：增长5%。建4所。开学。\n\n三、践行初心\n\n建1所。"
    )
    assert years_of_parts(parse_report(text), FACTS) == {
        "0": frozenset(),
        "1": frozenset([2019]),
        "2": frozenset([2020]),
        "3": frozenset([2020]),
    }


def test_a_part_without_a_year_goes_on_with_the_plan_before_it() -> None:
    text = (
        "一、2019年工作回顾\n\n建成学校6所。\n\n二、存在的问题\n\n还缺2所。\n\n"
        "三、2020年工作总体要求\n\n建4所。\n\n四、聚力改善民生\n\n建5所。\n\n"
        "五、“十四五”时期目标\n\n建20所。\n\n名词解释\n\n一村一校：1所。"
    )
    report = parse_report(text)
    years = years_of_parts(report, FACTS)
    assert years == {
        "0": frozenset(),
        "1": frozenset([2019]),
        "2": frozenset(),
        "3": frozenset([2020]),
        "4": frozenset([2020]),
        "5": frozenset(),
        "6": frozenset(),
    }
    meant = parse_report("一、过去一年工作回顾\n\n建6所。\n\n二、今年工作安排\n\n建4所。")
    assert years_of_parts(meant, FACTS) == {
        "0": frozenset(),
        "1": frozenset([2019]),
        "2": frozenset([2020]),
    }
    source = Source(report, FACTS)
    five = next(figure for figure in source.figures if figure.value == "5")
    assert source.year("4", five.number_start) == 2020
    assert source.status("6", source.figures[-1].number_start) is None
