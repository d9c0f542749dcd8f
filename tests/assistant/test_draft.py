"""Material for a speech: requests understood, points on the topic, verbatim, as long as asked."""

import csv
import json
from itertools import chain
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.draft import as_draft, headings
from assistant.draft_request import is_draft_request, read_draft_request
from assistant.material import Material, PartKind
from assistant.types import Kind
from tests.evaluation.drafts import items_of as items_in
from tests.evaluation.drafts import load_drafts, missing

RESULTS, PROBLEMS, TASKS = PartKind
REQUESTS = (
    ("写公园和绿化2020年工作要点", "公园和绿化", (TASKS,), None),
    ("应急条线发言，谈2020年任务", "应急", (TASKS,), None),
    ("基层治理，先成绩后打算，500字", "基层治理", (RESULTS, TASKS), 500),
    ("请帮我起草一份教育方面的发言稿，八百字左右", "教育", tuple(PartKind), 800),
    ("整理坪山区营商环境材料，不要问题部分", "营商环境", (RESULTS, TASKS), None),
    ("人才工作汇报材料，先讲成绩再讲问题最后讲打算", "人才", tuple(PartKind), None),
    ("只要5G基站的数据，整理材料", "5G基站", (), None),
    ("起草2019年医疗卫生工作总结，600字", "医疗卫生", (RESULTS,), 600),
    (
        "外地客人来访，帮我写一段养老服务的介绍，去年进展和今年计划都要",
        "养老服务",
        (RESULTS, TASKS),
        None,
    ),
    ("垃圾分类今年怎么干，写几句发言", "垃圾分类", (TASKS,), None),
    ("给分管领导拟个困难帮扶发言要点", "困难帮扶", tuple(PartKind), None),
    ("信用建设汇报，去年做了什么，今年还要做什么", "信用", (RESULTS, TASKS), None),
)
QUESTIONS = (
    "报告里写了哪些公园",
    "工作要点有哪些",
    "2020年5G基站目标是多少",
    "写材料要用：2019年专利申请总量是多少",
    "写材料用 高企净增目标数",
    "写稿子问下高新区运作机制今年怎么推进",
    "写发言稿开头，想说明今年的特殊意义",
    "申请人才补贴要准备哪些材料",
    "要写进讲话稿：2019年专利申请总量",
    "要写进讲话稿：帮扶困难群众有几多",
    "你好",
)


@pytest.mark.parametrize(("text", "topic", "parts", "length"), REQUESTS)
def test_a_request_is_taken_apart(
    text: str, topic: str, parts: tuple[PartKind, ...], length: int | None, assistant: Assistant
) -> None:
    request = read_draft_request(text, assistant.index.facts, assistant.lexicon)
    assert is_draft_request(text)
    assert (request.topic, request.parts, request.length) == (topic, parts, length)


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_question_is_no_request_for_material(text: str) -> None:
    assert not is_draft_request(text)


def test_no_development_question_is_taken_for_a_request() -> None:
    folder = Path("tests/evaluation")
    names = ("questions", "figures", "people", "unanswerable")
    lines = chain.from_iterable(
        (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines() for name in names
    )
    rows = map(json.loads, lines)
    asked = [text for row in rows for text in row.get("turns", [row.get("question")])]
    assert len(asked) > 1000
    assert [text for text in asked if is_draft_request(text)] == []


def items_of(material: Material) -> list[tuple[str, str]]:
    return [
        (item.citation.section_id, item.citation.quote)
        for part in material.parts
        for group in part.groups
        for item in group.items
    ]


@pytest.mark.parametrize("text", [request[0] for request in REQUESTS])
def test_every_point_is_verbatim_and_told_once(text: str, assistant: Assistant) -> None:
    material = assistant.draft(text)
    report = assistant.index.report.text
    citations = [i.citation for p in material.parts for g in p.groups for i in g.items]
    assert all(report[c.start : c.end] == c.quote for c in citations)
    assert len({c.start for c in citations}) == len(citations)
    assert material.parts or material.figures


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "写公园和绿化2020年工作要点",
            ("立体绿化", "儿童公园", "马峦山郊野公园管理规定", "法治公园"),
        ),
        ("教育发言稿", ("1.42万个", "公办幼儿园学位1900个", "仍存在短板", "2-3个教育集团")),
        ("网球工作材料", ("第三届坪山网球公开赛", "全面升级坪山网球公开赛", "德约科维奇网球中心")),
    ],
)
def test_the_points_come_from_every_section_on_the_topic(
    text: str, quotes: tuple[str, ...], assistant: Assistant
) -> None:
    told = "".join(quote for _, quote in items_of(assistant.draft(text)))
    assert all(quote in told for quote in quotes)


def test_a_listed_field_is_told_whole_and_little_beside_it(assistant: Assistant) -> None:
    sections = {section for section, _ in items_of(assistant.draft("教育工作汇报材料"))}
    assert {"2.5.1", "3.3", "5.1.4", "5.6.1"} <= sections
    assert "5.7.4" not in sections  # 垃圾分类教育体验馆


def test_a_topic_that_no_list_names_is_found_by_its_words_and_meaning(
    assistant: Assistant,
) -> None:
    told = "".join(quote for _, quote in items_of(assistant.draft("写志愿者以外的德约科维奇材料")))
    assert "德约科维奇网球中心" in told


def test_fields_named_without_a_break_are_told_apart(assistant: Assistant) -> None:
    joined = items_of(assistant.draft("文化体育养老材料"))
    assert joined == items_of(assistant.draft("文化体育和养老材料"))
    assert len(joined) > len(items_of(assistant.draft("文化体育材料")))


def test_a_sentence_that_does_not_fit_makes_room_for_shorter_ones(assistant: Assistant) -> None:
    for length in range(150, 700, 50):
        assert assistant.draft(f"写一份科技创新2019年成绩，{length}字").is_long_as_asked


def test_a_length_that_must_not_be_passed_is_not_passed(assistant: Assistant) -> None:
    material = assistant.draft("教育汇报材料，300字以内")
    assert 255 <= material.length <= 300


def test_parts_alone_are_told_whole(assistant: Assistant) -> None:
    material = assistant.draft("只写当前存在的主要问题和短板，别写成绩")
    assert material.topic == ""
    assert [part.kind for part in material.parts] == [PROBLEMS]
    in_part = [s for s in assistant.index.report.sentences if s.section_id.split(".")[0] == "3"]
    assert len(items_of(material)) == len(in_part)


def test_a_group_whose_heading_is_only_a_number_gets_none(assistant: Assistant) -> None:
    material = assistant.draft("教育汇报材料")
    problems = next(part for part in material.parts if part.kind is PROBLEMS)
    assert [group.heading for group in problems.groups] == [""]
    assert headings(problems) == [""]
    told = as_draft(material)
    assert not any("（一）\n" in sentence.text for sentence in told.sentences)


def test_parts_follow_the_request_and_only_tasks_are_told_of_the_plan(assistant: Assistant) -> None:
    material = assistant.draft("写公园和绿化2020年工作要点")
    assert [part.kind for part in material.parts] == [TASKS]
    assert all(section_id.startswith(("4", "5")) for section_id, _ in items_of(material))
    material = assistant.draft("教育汇报材料，先打算后成绩")
    assert [part.kind for part in material.parts] == [TASKS, RESULTS]


@pytest.mark.parametrize("length", [300, 500, 1000])
def test_an_asked_for_length_is_met(length: int, assistant: Assistant) -> None:
    material = assistant.draft(f"科技创新发言稿，{length}字")
    assert abs(material.length - length) <= 0.15 * length


def test_a_report_that_holds_too_little_gives_what_there_is(assistant: Assistant) -> None:
    material = assistant.draft("网球发言稿，3000字")
    assert material.asked_length == 3000
    assert 0 < material.length < 3000


def test_ticking_out_and_in_decides(assistant: Assistant) -> None:
    text = "教育发言稿"
    whole = assistant.draft(text)
    section, item = whole.scope[0].section_id, whole.scope[1].items[0].id
    less = assistant.draft(text, exclude=[section, item])
    assert section not in {s for s, _ in items_of(less)}
    assert len(items_of(less)) < len(items_of(whole))
    assert not next(s for s in less.scope if s.section_id == section).included
    assert {s for s, _ in items_of(assistant.draft(text, include=[section]))} == {section}
    left_out = next(i for s in less.scope for i in s.items if i.id == item)
    assert (left_out.included, bool(left_out.text)) == (False, True)


def test_what_is_ticked_is_taken_however_long(assistant: Assistant) -> None:
    short = assistant.draft("教育发言稿，200字")
    ids = [item.id for section in short.scope for item in section.items]
    assert any(not item.included for section in short.scope for item in section.items)
    assert len(items_of(assistant.draft("教育发言稿，200字", include=ids))) == len(ids)


def test_a_result_stands_beside_its_target(assistant: Assistant) -> None:
    pairs = {pair.name: pair for pair in assistant.draft("只要5G基站的数据，整理材料").figures}
    pair = pairs["5G基站"]
    assert pair.result is not None
    assert pair.target is not None
    assert (pair.result.value, pair.target.value) == ("1000", "1500")


def test_a_request_in_the_chat_gets_the_material_with_its_citations(assistant: Assistant) -> None:
    reply = assistant.ask("写公园和绿化2020年工作要点")
    material = assistant.draft("写公园和绿化2020年工作要点")
    assert reply.kind is Kind.DRAFT
    assert [(c.section_id, c.quote) for c in reply.citations] == items_of(material)
    assert reply.answer.startswith("一、2020年工作部署\n（一）")


def test_the_development_requests_hold_their_key_points(assistant: Assistant) -> None:
    cases = load_drafts()
    lacking = sum(len(missing(case, items_in(assistant.draft(case.request)))) for case in cases)
    assert all(is_draft_request(case.request) for case in cases)
    assert lacking <= 0.05 * sum(len(case.points) for case in cases)


def test_a_topic_that_the_report_lacks_is_refused(assistant: Assistant) -> None:
    reply = assistant.ask("写养猪场发言稿")
    assert reply.refused
    assert reply.citations == ()
    assert assistant.draft("写养猪场发言稿").parts == ()


def test_curated_questions_are_not_taken_for_requests(assistant: Assistant) -> None:
    path = Path("data/reports") / assistant.index.facts.slug / "questions.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        asked = [row["question"] for row in csv.DictReader(file)]
    taken = [text for text in asked if is_draft_request(text)]
    assert len(taken) <= len(asked) // 1000
