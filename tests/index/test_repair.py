import re
from collections import Counter
from pathlib import Path

import pytest

from index.repair import RULES, repair

SOURCE = Path("data/reports/pingshan-2020/report.md").read_text(encoding="utf-8")
MARKUP = re.compile(r"\s|\*\*|_\{|(?<=PM2\.5)\}|(?<=_\{2\.5)\}|\^|(?m:^- )")


def bare(text: str) -> str:
    return MARKUP.sub("", text)


def test_canonical_text_without_white_space_and_markup_equals_the_source() -> None:
    assert bare(repair(SOURCE).text).replace("——", "") == bare(SOURCE).replace("——", "")


def test_every_character_is_the_source_character_it_came_from() -> None:
    canonical = repair(SOURCE)
    moved = [
        (at, char, SOURCE[origin])
        for at, (char, origin) in enumerate(zip(canonical.text, canonical.origin, strict=True))
        if char != SOURCE[origin]
    ]
    assert {char for _, char, _ in moved} == {"—"}  # only bullets are rewritten: 「- 」 → 「——」
    assert list(canonical.origin) == sorted(canonical.origin)


@pytest.mark.parametrize(
    "joined",
    ["季季有突破", "国家高新技术企业132家", "建设筹集公共住房", "十大创新案例", "香港铠耀生物科技",
     "“最文创”社区", "马峦山郊野公园管理规定", "PM2.5平均浓度", "脉伦孵化器等150余家",
     "第一届人民代表大会", "2019年国民经济和社会发展计划执行情况与2020年"],
)  # fmt: skip
def test_known_breaks_are_mended(joined: str) -> None:
    assert joined in repair(SOURCE).text


def test_headings_and_bullets_are_not_joined_to_what_precedes_them() -> None:
    lines = repair(SOURCE).text.split("\n")
    assert "一、2019年国民经济和社会发展计划执行情况" in lines
    assert "（二）总体要求" in lines
    assert sum(line.startswith("——") for line in lines) == 11


def test_spaces_that_belong_to_the_text_stay() -> None:
    text = repair(SOURCE).text
    assert "顺利召开 Slush 深圳2019大会" in text
    assert "坪山区委员会 深圳市坪山区人民政府关于" in text


def test_every_rule_is_logged_with_what_it_changed() -> None:
    made = Counter(r.rule for r in repair(SOURCE).repairs)
    assert made["page break"] == 17
    assert made["stray caret"] == made["line wrap"] == made["title space"] == 1
    assert {r.rule for r in repair(SOURCE).repairs} <= {rule.name for rule in RULES}


@pytest.mark.parametrize(
    ("source", "canonical"),
    [
        ("一、总体\n\n今年，我们完\n\n成任务。", "一、总体\n今年，我们完成任务。"),
        ("标题\n\n各位代表：\n\n正文，完。", "标题\n各位代表：\n正文，完。"),
        ("\ufeff一、甲\r\n\r\n　　正文。\r\n", "一、甲\n正文。"),
        ("- 第一条；\n- 第二条。", "——第一条；\n——第二条。"),
        ("共 15 家，占 30% 左右", "共15家，占30%左右"),
        ("", ""),
    ],
)
def test_rules_on_small_texts(source: str, canonical: str) -> None:
    assert repair(source).text == canonical


def test_a_heading_is_not_broken_at_its_quotation_marks() -> None:
    text = repair("一、回顾\n\n二、“\n十四五\n”时期发展的总体思路\n\n建4所。").text
    assert "二、“十四五”时期发展的总体思路\n" in text
