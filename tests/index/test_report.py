from itertools import pairwise
from pathlib import Path

import pytest

from index.errors import ReportFormatError
from index.report import parse_report

SOURCE = Path("data/reports/pingshan-2020/report.md").read_text(encoding="utf-8")
REPORT = parse_report(SOURCE)


def test_the_report_has_its_five_parts_and_their_sections() -> None:
    children = {s.id: 0 for s in REPORT.sections}
    for section in REPORT.sections:
        if "." in section.id:
            children[section.id.rsplit(".", 1)[0]] += 1
    assert [children[part] for part in "12345"] == [0, 6, 5, 3, 7]
    assert [children[f"2.{n}"] for n in range(1, 7)] == [4] * 6
    assert [children[f"5.{n}"] for n in range(1, 8)] == [4] * 7
    assert len(REPORT.sections) == 79


@pytest.mark.parametrize(
    ("section_id", "path"),
    [
        ("0", ("标题",)),
        ("1", ("一、2019年国民经济和社会发展计划执行情况",)),
        ("2.3.3", ("二、2019年国民经济和社会发展的特点",
                   "（三）奋力夯实产业发展根基，现代产业体系加快构建", "招商引资力度加大")),
        ("2.5.2", ("二、2019年国民经济和社会发展的特点",
                   "（五）奋力推动民生事业发展，公共服务供给显著增强", "医疗事业质量提升")),
        ("3.5", ("三、当前经济社会发展中存在的主要问题", "五是")),
        ("4.3", ("四、2020年国民经济和社会发展总体要求和目标", "（三）发展目标")),
        ("5.2.2", ("五、2020年国民经济和社会发展主要任务",
                   "（二）在培育先进制造业集群特色上率先行动，聚力构建现代产业体系",
                   "二是抢占未来产业高地")),
    ],
)  # fmt: skip
def test_headings_are_told_as_the_report_writes_them(section_id: str, path: tuple[str]) -> None:
    assert REPORT.section(section_id).path == path


def test_sections_cover_the_text_without_gap_or_overlap() -> None:
    edges = [(s.start, s.end) for s in REPORT.sections]
    assert edges[0][0] == 0
    assert edges[-1][1] == len(REPORT.text)
    assert all(before[1] == after[0] for before, after in pairwise(edges))
    assert all(s.start <= s.body_start <= s.end for s in REPORT.sections)


def test_sentences_are_ranges_inside_their_sections_body() -> None:
    for sentence in REPORT.sentences:
        section = REPORT.section(sentence.section_id)
        assert section.body_start <= sentence.start < sentence.end <= section.end
        assert REPORT.text[sentence.start : sentence.end] == sentence.text
        assert "\n" not in sentence.text
        assert sentence.text[-1] not in "。；"


def test_sentences_hold_every_character_but_punctuation_and_bullets() -> None:
    covered: set[int] = set()
    for sentence in REPORT.sentences:
        covered.update(range(sentence.start, sentence.end))
    for section in REPORT.sections:
        covered.update(range(section.start, section.body_start))
    left = {REPORT.text[i] for i in range(len(REPORT.text)) if i not in covered}
    assert left <= set("。；：—\n”！？ ")


def test_a_bullet_is_a_sentence_without_its_dash() -> None:
    texts = [s.text for s in REPORT.sentences if s.section_id == "4.3"]
    assert texts[1:] == [
        "地区生产总值增长7%以上",
        "规模以上工业增加值增长7%左右",
        "社会消费品零售总额增长6%左右",
        "一般公共预算收入（地方本级收入）增长6%以上",
        "外贸进出口总额增长3%左右",
    ]


def test_an_item_of_one_sentence_keeps_it_as_text() -> None:
    assert [s.text for s in REPORT.sentences if s.section_id == "3.4"] == [
        "城市功能品质与东部中心定位相比仍显不足，需持续优化提升"
    ]


@pytest.mark.parametrize("source", ["", " \n\n ", "没有标题的一段话。"])
def test_a_text_without_a_heading_is_refused_with_a_reason(source: str) -> None:
    with pytest.raises(ReportFormatError):
        parse_report(source)
