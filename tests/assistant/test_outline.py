"""Questions for what the report is made of."""

import pytest

from assistant.assistant import Assistant
from assistant.types import Role, Turn
from prompts import render


@pytest.mark.parametrize(
    ("question", "count", "heading"),
    [
        ("2020年主要任务有哪些", 7, "在推进基层治理能力现代化上率先行动"),
        ("2020年主要任务分几个方面", 7, "在践行“两山”理念上率先行动"),
        ("2019年国民经济和社会发展的特点有哪些", 6, "奋力推动民生事业发展"),
        ("这份报告共分几部分", 5, "当前经济社会发展中存在的主要问题"),
        ("七个率先行动是哪些", 7, "在践行“两山”理念上率先行动"),
        ("七大任务是什么", 7, "在践行“两山”理念上率先行动"),
        ("六个奋力是哪六个", 6, "奋力推动民生事业发展"),
        ("2020年第二项任务是什么", 5, "抢占未来产业高地"),
        ("2020年主要任务第一项是什么", 5, "在打造国际一流高科技园区上率先行动"),
        ("第二部分第（四）点讲什么", 5, "奋力深化改革扩大开放"),
        ("2020年主要任务的标题列一下", 7, "在践行“两山”理念上率先行动"),
        ("2020年七方面工作的第四方面是什么", 5, "全力打造东部法治高地"),
    ],
)
def test_headings_are_quoted(assistant: Assistant, question: str, count: int, heading: str) -> None:
    reply = assistant.ask(question)
    assert len(reply.citations) == count
    assert any(heading in citation.quote for citation in reply.citations)
    text = assistant.index.report.text
    assert all(text[c.start : c.end] == c.quote for c in reply.citations)


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        ("发展目标有哪些", "地区生产总值增长7%以上"),
        ("存在的主要问题有哪些", "新能源补贴政策退坡"),
        ("报告第三部分讲什么", "个别领域仍存在安全隐患"),
    ],
)
def test_what_has_sentences_is_told_in_sentences(
    assistant: Assistant, question: str, phrase: str
) -> None:
    reply = assistant.ask(question)
    assert any(phrase in citation.quote for citation in reply.citations), reply.answer


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        ("第三个问题是什么", "公共服务配套仍存在短板"),
        ("存在的第一个问题是什么", "新能源补贴政策退坡"),
    ],
)
def test_one_of_a_list_is_told_alone(assistant: Assistant, question: str, phrase: str) -> None:
    [citation] = assistant.ask(question).citations
    assert phrase in citation.quote


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        ("第五部分第三项第三点是什么", "协调推动深汕高铁、深大城际、大鹏支线开工建设"),
        ("任务五的“三是”说什么", "高质量举办足球、羽毛球、乒乓球"),
        ("第六项任务的第一点具体内容", "新增学位8000个以上"),
    ],
)
def test_numbers_lead_to_a_section(assistant: Assistant, question: str, phrase: str) -> None:
    assert any(phrase in citation.quote for citation in assistant.ask(question).citations)


def test_the_next_number_follows_up(assistant: Assistant) -> None:
    history = [Turn(Role.USER, "2020年主要任务第一项是什么"), Turn(Role.ASSISTANT, "…")]
    second = assistant.ask("第二项呢", history)
    assert "在培育先进制造业集群特色上率先行动" in second.citations[0].quote
    history += [Turn(Role.USER, "第二项呢"), Turn(Role.ASSISTANT, second.answer)]
    third = assistant.ask("第三项", history)
    assert "在探索改革开放规则对接上率先行动" in third.citations[0].quote


@pytest.mark.parametrize("question", ["EPC是什么意思", "what does EPC mean?", "什么叫EPC"])
def test_a_term_that_is_not_explained_is_told_where_it_stands(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(question)
    assert render("unexplained", term="EPC") in answer.answer
    assert [c.section_id for c in answer.citations] == ["2.4.1"]
    assert assistant.ask("量子计算是什么意思").refused
