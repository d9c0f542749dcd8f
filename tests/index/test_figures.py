import pytest

from index.figures import figures_of, tokens_of
from index.report import parse_report

HEADS = "一、2019年计划执行情况\n\n"


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifiers"),
    [
        ("新增学位1.42万个。", "1.42", "万个", set()),
        ("增长7%以上。", "7", "%", {"以上"}),
        ("水耗下降约7.96%。", "7.96", "%", {"约"}),
        ("上升2.4个百分点。", "2.4", "个百分点", set()),
        ("浓度为25.2微克/立方米。", "25.2", "微克/立方米", set()),
        ("释放产业空间近5平方公里。", "5", "平方公里", {"近"}),
        ("惠及群众2万余人。", "2", "万人", {"余"}),
        ("组建2-3个教育集团。", "2-3", "个", set()),
        ("贡献达到七成左右。", "7", "成", {"左右"}),
        ("认定英才近百名。", "100", "名", {"近"}),
        ("承诺时限压缩一半。", "1/2", "", set()),
        ("区级500床位敬老院。", "500", "床位", set()),
        ("全市首个方案出台。", "1", "", set()),
        ("有望保持全市第一。", "1", "", set()),
        ("进入录取分数线前十名。", "10", "名", {"前"}),
        ("超出预期目标32%。", "32", "%", set()),
    ],
)
def test_a_figure_is_read_as_it_is_told(
    text: str, value: str, unit: str, qualifiers: set[str]
) -> None:
    figures = list(figures_of(parse_report(HEADS + text)))
    assert (figures[-1].value, figures[-1].unit) == (value, unit)
    assert figures[-1].qualifiers == qualifiers


def test_lines_that_share_a_word_share_the_unit() -> None:
    figures = list(figures_of(parse_report(HEADS + "地铁14、16号线开工。")))
    assert [(f.value, f.unit) for f in figures[-2:]] == [("14", "号线"), ("16", "号线")]


def test_every_run_of_digits_is_a_token_but_those_of_latin_names() -> None:
    report = parse_report(
        HEADS + "5G、3D、U14和PM2.5之外，“1+N”有2-3个，近百名，7.5%，第三届，二期。"
    )
    figures = list(figures_of(report))
    told = [token.text for token in tokens_of(report, figures)]
    assert told == ["2019", "1", "2", "3", "百", "7.5", "第三", "二"]
