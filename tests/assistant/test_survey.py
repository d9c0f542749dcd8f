"""Fields asked for as a whole, and phrases with a number asked to be unfolded."""

import pytest

from assistant.assistant import Assistant
from assistant.enumerated import asked_to_unfold, unfolds
from assistant.types import Answer
from tests.evaluation.figures import ask


def told(answer: Answer) -> str:
    return " ".join(citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("question", "phrases", "chapter"),
    [
        ("交通方面2020年干什么", ["加快推进地铁14、16号线建设", "力争金碧路建成通车"], "五"),
        ("2020年教育方面有什么计划", ["新增学位8000个以上", "组建2-3个教育集团或联盟"], "五"),
        ("2019年水环境治理成果", ["坪山河干流综合整治工程主体完工"], "二"),
        ("营商环境改善做了什么", ["企业开办时间从9天缩短至3天"], "二"),
        ("医疗卫生方面存在什么问题", ["教育、医疗、文体设施"], "三"),
        ("加强社会保障有哪些举措", ["深入推进“粤菜师傅”工程"], "五"),
        ("水污染防治2020年干什么", ["深入推进“十个全覆盖”"], "五"),
        ("2019年基层治理", ["民生诉求系统改革获评全国创新社会治理最佳案例"], "二"),
        ("文旅产业2020年怎么发展", ["探索打造红色旅游精品路线"], "五"),
        ("今年教育上要干哪些事？家长群里都在问", ["组建2-3个教育集团或联盟"], "五"),
        ("2019年人才工作有哪些成果，列全一点", ["区博士协会正式成立", "新引进院士团队4个"], "二"),
        ("提升群众安全感，今年有哪些工作？", ["做好禁毒专项工作", "沙田等5座城市消防站"], "五"),
        ("刚毕业，想来坪山，2020年有啥吸引人才的举措？", ["龙聚坪山"], "五"),
        ("2019年在住房、就业、养老、助残这些保障上，都做成了什么", ["公共住房7384套"], "二"),
    ],
)
def test_a_field_is_told_as_a_whole_of_the_parts_asked_for(
    assistant: Assistant, question: str, phrases: list[str], chapter: str
) -> None:
    answer = assistant.ask(question)
    assert all(phrase in told(answer) for phrase in phrases), answer.answer
    assert {citation.section_path[0][0] for citation in answer.citations} == {chapter}


def test_both_years_of_a_field_are_told(assistant: Assistant) -> None:
    answer = assistant.ask("教育工作2019年的成绩和2020年的计划分别是什么")
    assert {citation.section_path[0][0] for citation in answer.citations} == {"二", "五"}
    assert "先列出主要的几条" in answer.answer  # there are more


def test_each_clause_says_which_part_it_asks_of(assistant: Assistant) -> None:
    answer = assistant.ask("新能源汽车产业有什么成绩、什么困难，今年怎么推进？")
    chapters = {citation.section_id.split(".")[0] for citation in answer.citations}
    assert {"2", "3", "5"} <= chapters


def test_a_field_unknown_beside_known_ones_is_not_refused_with_them(assistant: Assistant) -> None:
    answer = assistant.ask("教育、医疗、养老、助残方面，今年要建成或完成的项目有哪些？")
    assert {"5.6.1", "5.6.2", "5.6.3"} <= {citation.section_id for citation in answer.citations}


def test_one_thing_asked_for_is_not_told_as_every_mention(assistant: Assistant) -> None:
    answer = assistant.ask("今年话要设立一个同隐私有关嘅官职制度，系咩嚟？")
    assert [citation.section_id for citation in answer.citations] == ["5.4.3"]


def test_every_mention_of_a_name_is_told(assistant: Assistant) -> None:
    answer = assistant.ask("名字里带“龙田”的，报告里都提到了啥？")
    assert all("龙田" in citation.quote for citation in answer.citations)
    assert {c.section_id for c in answer.citations} == {"2.5.3", "5.2.4", "5.5.4"}


def test_a_broad_field_is_told_of_every_section_that_holds_part_of_it(assistant: Assistant) -> None:
    answer = assistant.ask("2019年民生方面取得哪些成绩")
    headings = {citation.section_path[-1] for citation in answer.citations}
    assert {"教育事业加快发展", "医疗事业质量提升", "保障能力切实加强"} <= headings


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ("第三代半导体今年有什么安排？", 1),  # one thing, no field
        ("教育方面2021年计划", 0),
        ("光明区教育2020年有什么安排", 0),
        ("殡葬方面有什么安排", 0),
        ("固定资产投资2019年有多少", 0),  # a figure, if its name is a field's too
        ("农业方面2020年干什么", 0),  # no word of it
        ("旅游2019年成绩", 0),  # a field of the plan alone
    ],
)
def test_what_is_no_field_of_the_report_is_not_told_as_one(
    assistant: Assistant, question: str, cited: int
) -> None:
    assert len(assistant.ask(question).citations) == cited


@pytest.mark.parametrize(
    ("questions", "phrase"),
    [
        (("交通方面2020年干什么", "教育呢"), "新增学位8000个以上"),
        (("2020年交通方面有什么安排", "2019年呢"), "南坪快速三期全线通车"),
        (("2020年交通方面有什么安排", "2019年呢", "教育呢"), "深圳技术大学正式成立"),
        (("教育方面2019年的成绩有哪些", "问题呢"), "仍存在短板"),
        (("2019年交通成绩", "今年打算"), "力争金碧路建成通车"),
    ],
)
def test_a_follow_up_changes_the_field_or_the_year(
    assistant: Assistant, questions: tuple[str, ...], phrase: str
) -> None:
    assert phrase in told(ask(assistant, questions))


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        ("四位一体指哪四位", "领导干部、行业主管部门、街道属地、人才专员"),
        ("三项制度是哪三项", "行政执法公示、全过程记录"),
        ("报告里的四个坚持是什么", "坚持新发展理念"),
        ("三大主导产业是哪三个", "生物医药"),
    ],
)
def test_a_counted_phrase_is_unfolded_by_what_lists_it(
    assistant: Assistant, question: str, phrase: str
) -> None:
    assert phrase in told(assistant.ask(question))


@pytest.mark.parametrize(
    "question",
    ["三大攻坚战是哪三个", "六大民生实事", "“七个有”是什么", "五大战略定位是哪五个"],
)
def test_a_counted_phrase_that_nothing_lists_is_refused(
    assistant: Assistant, question: str
) -> None:
    assert assistant.ask(question).refused


def test_a_list_counts_only_beside_its_phrase() -> None:
    phrase = asked_to_unfold("三项制度是哪三项")
    assert phrase is not None
    assert unfolds(phrase, "落实公示、记录、审核三项制度")
    assert unfolds(phrase, "落实3项制度：公示、记录、审核")
    assert not unfolds(phrase, "围绕公示、记录、审核，落实三项制度")
    assert not unfolds(phrase, "落实公示、记录两项制度")
    assert asked_to_unfold("入选了什么十大创新案例") is None


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        # a clause that names a thing is not talk around a field
        ("三岁以下的BB托管服务，政府有什么打算？", "3岁以下婴幼儿照护服务"),
        ("法治公园有什么建设计划？", "建设法治公园、刑法公园"),
    ],
)
def test_a_thing_is_no_field(assistant: Assistant, question: str, phrase: str) -> None:
    answer = assistant.ask(question)
    assert phrase in told(answer)
    assert len(answer.citations) <= 4  # of a whole field there are more
