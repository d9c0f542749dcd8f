"""Figures computed of what one name or one sentence puts together."""

import pytest

from assistant.assistant import Assistant
from assistant.several_figures import several
from assistant.types import Kind
from assistant.years import year_at_head
from prompts import render
from tests.evaluation.figures import ask


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("发明专利申请占比", "31.9%"),
        ("发明专利授权量占比是多少", "16.6%"),
        ("工改工新增空间合计多少", "136.2万平方米"),
        ("293个热点平均几个AP", "12.5个"),
        ("国高2020年目标是2019年的百分之几", "75.8%"),
        ("企业开办时间缩短幅度是百分之几", "66.7%"),
        ("出让的产业用地平均每宗几大面积呀", "1.4万平方米"),
        ("On average how many APs per public Wi-Fi hotspot?", "12.5个"),
        ("園區循環化改造已完成的和按計劃推進的合共幾個？", "21"),
        ("发明专利申请量和发明专利授权量哪个增长快", "20.3% < 56.5%"),
        ("專利申請入面，唔係發明專利嗰啲有幾多件？", "5629件"),
        ("2018年的环境空气优良率能不能推出来？是多少？", "92.5%"),
        ("开办企业的时间缩短了几分之几，换成百分数是多少", "66.7%"),
        ("how many Wi-Fi APs does each public hotspot have? One decimal please.", "12.5个"),
        ("请测算2019年发明专利申请量占专利申请总量的比重（保留一位小数）。", "31.9%"),
        ("外贸进出口总额2020年预期增速与2019年预计增速相比，回落多少个百分点？", "约32个百分点"),
        ("空气优良率2019年为94.9%、同比上升2.4个百分点，则去年同期的优良率应为多少？", "92.5%"),
        ("2019年生物企业新增135家、累计达430家，据此推算上年末存量是多少家？", "295家"),
        ("黑臭水体一共多少条", "110条"),  # two kinds of one thing
        ("院士团队去年引进数加上今年计划数，两年至少几个？", "至少7个"),
        ("5G基站目标增长百分之几", "50%"),  # of the plan's year over the result
        ("院士团队目标下降百分之几", "至多25%"),
        ("今年5G基站建设目标相比去年完成数要增加百分之多少？", "50%"),
        ("拿到授权的专利当中，发明专利的份额有多少", "16.6%"),
        ("去年专利申请总量扣掉发明专利，还剩多少件？", "5629件"),
        ("2019年专利申请增长21.7%，那2018年大概是多少件？", "6794件"),
        ("2018年坪山空气优良率应该是多少？报告说2019年升了2.4个百分点", "92.5%"),
        ("按降幅推回去，2018年PM2.5平均浓度大概多少微克？", "25.8微克"),
        ("有效发明专利上一年（2018年末）大约有几件，帮我反算", "3741件"),
        ("开办一家企业现在比原来少跑几天？", "6天"),
        ("企业开办时间缩短比例是多少", "66.7%"),
        ("PM2.5去年降了2.3%，那前年平均浓度大概多少微克？", "25.8微克"),
        ("去年引進的世界500強同中國500強項目加埋有幾多個？", "7个"),
        ("5G基站2020年比2019年多建百分之几", "50%"),
        ("2019年之前有多少家生物企业", "295家"),
        ("空气优良率用2019年的数和升幅倒着算，前一年同期是多少", "92.5%"),
        ("园区循环化改造，做完的加在推进的共几个项目？", "21个"),
        ("产业用地已出让和正推进公告出让的面积合计？", "12万平方米"),
        ("5所公办幼儿园平均每所新增学位", "380个"),
        ("有效发明专利按21.8%增幅，基数约多少件？", "3741件"),
        ("发明专利授权占授权总量几多", "16.6%"),
        ("2020年社零目标跟去年持平吗", "两者相同"),
        ("生物企业增长45.76%之前是多少家", "约295家"),
        ("2019年主要经济指标增速从高到低排", "35%左右 > 8.5%左右 > 7%左右"),
        ("PM2.5降幅和110警情降幅哪个大", "下降2.3% < 下降5.32%，后者较大"),
        ("水耗降幅和PM2.5降幅哪个大", "下降约7.96% > 下降2.3%，前者较大"),
        ("2020年国高目标比2019年下降百分之几", "至多约24.2%"),
        ("2020年国高目标是2019年的百分之几", "至少约75.8%"),
        ("2020年院士团队目标比2019年低百分之多少", "至多25%"),
    ],
)
def test_what_is_told_together_is_computed(
    assistant: Assistant, question: str, result: str
) -> None:
    answer = assistant.ask(question)
    assert answer.kind is Kind.CALCULATION
    assert result in answer.derivation


def test_a_share_of_nothing_that_the_report_tells_is_refused(assistant: Assistant) -> None:
    assert assistant.ask("小微黑臭水体占比").refused


def test_a_stock_is_no_sum(assistant: Assistant) -> None:
    assert "430家" in assistant.ask("坪山做生物医药的公司现在一共有多少家了？").answer


@pytest.mark.parametrize("question", ["社康新增几家", "社康新增了多少家"])
def test_what_was_done_to_old_things_is_no_new_one(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).refused


def test_a_streak_of_years_is_text(assistant: Assistant) -> None:
    answer = assistant.ask("110警情之前连续几年下降")
    assert "连续三年下降" in answer.answer


@pytest.mark.parametrize(
    ("question", "figure", "phrase"),
    [
        ("2020年5G基站建多少，医院建哪些", "1500个", "完成第三人民医院主体建设"),
        ("2020年5G基站建多少，交通方面有什么安排", "1500个", "力争金碧路建成通车"),
        ("学位今年新增多少，有没有名人来聊书", "8000个以上", "邀请知名学者作客"),
    ],
)
def test_a_figure_and_something_else_are_each_answered(
    assistant: Assistant, question: str, figure: str, phrase: str
) -> None:
    answer = assistant.ask(question)
    assert figure in answer.answer
    assert any(phrase in citation.quote for citation in answer.citations)
    numbers = [citation.n for citation in answer.citations]
    assert numbers == list(range(1, len(numbers) + 1))
    assert all(f"[{n}]" in answer.answer for n in numbers)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        (
            "2020年哪几项主要经济指标的增速目标低于2019年预计？",
            {"地区生产总值", "一般公共预算收入", "外贸进出口总额"},
        ),
        ("今年哪些目标比去年高", {"规模以上工业增加值", "5G基站"}),
        ("五项主要指标里哪一项的目标高于2019年，高出几个百分点？", {"规模以上工业增加值"}),
        ("五项主要指标里，今年目标比去年增速回落最大的是哪项，回落多少", {"外贸进出口总额"}),
    ],
)
def test_targets_are_compared_with_results(
    assistant: Assistant, question: str, names: set[str]
) -> None:
    answer = assistant.ask(question)
    assert {row.name for row in answer.indicators} == names
    assert {row.year for row in answer.indicators} == {2019, 2020}


@pytest.mark.parametrize("question", ["2021年哪些目标比2020年低", "哪些指标比去年提高了"])
def test_nothing_else_is_compared(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).kind is not Kind.CALCULATION


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        ("在外面蹭政府的免费网，速度真的快了吗，快多少", "提升2.5倍"),
        ("港澳后生仔过嚟创业有冇地方落脚㗎？而家入咗几多队人", "入驻团队20个"),
        ("2020年主要的预期指标都有哪几个，各是多少？", "地区生产总值增长7%以上"),
    ],
)
def test_a_sure_sentence_tells_the_amount_beside_something_else(
    assistant: Assistant, question: str, phrase: str
) -> None:
    answer = assistant.ask(question)
    assert any(phrase in citation.quote for citation in answer.citations), answer.answer


@pytest.mark.parametrize(
    "question", ["沙田消防站什么时候能盖好，几月份", "地铁14号线设几个站，哪天通车？"]
)
def test_an_exact_time_is_wanted_whatever_else_is_asked(
    assistant: Assistant, question: str
) -> None:
    assert assistant.ask(question).refused


@pytest.mark.parametrize(
    "question", ["公办幼儿园学位占全部新增学位的比例", "110警情四年累计降多少"]
)
def test_years_are_not_mixed_or_put_together(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).refused


@pytest.mark.parametrize(
    ("question", "phrases"),
    [
        ("地铁14号线进展怎样，云巴呢", ["地铁14、16号线进入主体施工阶段", "完成云巴1号线一期建设"]),
        ("垃圾分类怎么做，水污染怎么治", ["强力推进垃圾分类工作", "水污染防治工作任务加快推进"]),
        (
            "“雪亮工程”项目与民生诉求系统改革分别获评什么？",
            ["全国政法智能化建设十大创新案例", "全国创新社会治理最佳案例"],
        ),
        ("2020年医院怎么建，学校怎么建", ["完成第三人民医院主体建设", "建成新合路学校一期"]),
        ("图书馆开了吗？大剧院呢？", ["大剧院等相继投入使用"]),  # one sentence, told once
    ],
)
def test_each_of_several_questions_is_answered(
    assistant: Assistant, question: str, phrases: list[str]
) -> None:
    answer = assistant.ask(question)
    quotes = [citation.quote for citation in answer.citations]
    assert len(quotes) == len(phrases)
    assert all(any(phrase in quote for quote in quotes) for phrase in phrases), answer.answer


def test_what_is_known_is_told_beside_a_figure_that_is_not(assistant: Assistant) -> None:
    answer = assistant.ask("听说有个燕子湖会展中心，开了没，停车位多少")
    assert [c.quote for c in answer.citations] == ["燕子湖国际会展中心正式启用"]
    assert answer.answer.endswith(render("figure_rest_missing"))
    assert assistant.ask("燕子湖会展中心停车位多少").refused


def test_what_the_report_lacks_is_named_beside_what_it_says(assistant: Assistant) -> None:
    answer = assistant.ask("云巴什么时候通，机场建在哪")
    assert [c.quote for c in answer.citations] == ["完成云巴1号线一期建设"]
    assert answer.answer.endswith(render("rest_missing"))


def test_what_is_asked_of_the_same_thing_is_no_question_of_its_own(assistant: Assistant) -> None:
    assert assistant.ask("沙田消防站什么时候能盖好，几月份").refused  # no month is told


@pytest.mark.parametrize(
    ("turns", "result"),
    [
        (("院士团队引进几个", "2020年目标呢", "低了多少"), "至多1个"),
        (("开公司办手续现在几天", "改革前要几天", "那前后省了几天"), "6天"),
        (("有多少领导直接联系人才", "参与的领导有多少人"), "270名"),
        (("公共预算收入去年增幾多", "今年又預算升幾多"), "6%"),
        (("新增国高多少家", "今年打算新增几家", "少了多少"), "至多32家"),
        (("规上工业增加值去年增长多少", "今年目标呢", "提高了几个百分点？"), "约1个百分点"),
        (("公共住房筹集了多少套", "这个是去年已经做到的，还是今年的计划？"), "2019年"),
    ],
)
def test_what_was_asked_without_a_year_is_compared_with_its_plan(
    assistant: Assistant, turns: tuple[str, ...], result: str
) -> None:
    assert result in ask(assistant, turns).answer


def test_what_is_done_is_not_what_is_under_way(assistant: Assistant) -> None:
    answer = assistant.ask("循环化改造 已完成 项目数")
    assert [row.value for row in answer.indicators] == ["16"]
    both = assistant.ask("园区循环化改造重点项目，做完的和还在建的一共有多少个，完成了百分之几？")
    assert "21个" in both.answer
    assert "76.2%" in both.answer  # of both, and no share of the done in what is under way


def test_a_part_of_what_a_name_tells_is_no_figure_of_its_own(assistant: Assistant) -> None:
    assert assistant.ask("去年进出口里面，出口增长了百分之几？").refused
    assert assistant.ask("单看服务业，2019年增加值增速是百分之几？").refused


def test_extremes_without_a_year_are_told_of_each(assistant: Assistant) -> None:
    answer = assistant.ask("五大指标哪个最高")
    assert "2019年，最高的是外贸进出口总额" in answer.answer
    assert "按照2020年计划，最高的是地区生产总值（7%以上）、" in answer.answer
    assert "7%以上、7%左右" in answer.answer  # neither the same nor apart
    both = assistant.ask("五大指标哪个最高哪个最低").answer
    assert "从高到低依次是外贸进出口总额（35%左右）" in both


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("专利申请量是多少，区长是谁", "8268件"),
        ("警情下降多少？扫黑除恶明年怎么做？", "5.32%"),  # 明年 is of the other half
        ("地铁16号线什么时候通车？5G基站目标多少？", "1500个"),
    ],
)
def test_a_figure_is_told_beside_what_the_report_lacks(
    assistant: Assistant, question: str, told: str
) -> None:
    answer = assistant.ask(question).answer
    assert told in answer
    assert answer.endswith(render("rest_missing"))


def test_what_is_said_to_be_left_is_read_in_the_report(assistant: Assistant) -> None:
    answer = assistant.ask("小微黑臭水体是不是还有99条没治理")
    assert "99条小微黑臭水体全部实现消除黑臭" in answer.answer
    assert assistant.ask("區長係邊個").refused


@pytest.mark.parametrize(
    "question",
    ["5G基站、GDP、学位、国高哪个最高", "新增国高、5G基站、学位、院士团队、GDP、社零，从高到低排"],
)
def test_what_cannot_be_ranked_in_either_year_is_declined(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(question)
    assert answer.refused
    assert "单位不同" in answer.answer


def test_a_message_of_very_many_figures_is_no_list_of_questions(assistant: Assistant) -> None:
    reader, table = assistant._reader, assistant._table
    few, many = ("2019年多少，" * count for count in (3, 120))
    assert len(several(few, [], reader, table)) == 3
    assert several(many, [], reader, table) == []


def test_a_year_is_of_what_follows_it(assistant: Assistant) -> None:
    facts = assistant.index.facts
    assert year_at_head("学校怎么建", "2020年医院怎么建，学校怎么建", facts) == "2020年"
    assert year_at_head("警情下降多少", "警情下降多少？扫黑除恶2021年怎么做？", facts) == ""


def test_without_a_year_each_year_is_computed_by_itself(assistant: Assistant) -> None:
    told = assistant.ask("GDP和工业增加值增速各是多少，差几个百分点？").answer
    assert "= 约2.5个百分点" in told
    assert "= 至少约0个百分点" in told
    assert told.count("地区生产总值增长8.5%左右") == 1


@pytest.mark.parametrize(
    ("question", "remark"),
    [
        ("专利申请量、授权量、有效发明各是多少？加起来呢？", "累计数已经包含当年新增数"),
        ("5G基站2019年建成多少？2018年是多少个？", render("figure_rest_missing")),
    ],
)
def test_why_a_part_is_not_told_is_said(assistant: Assistant, question: str, remark: str) -> None:
    assert remark in assistant.ask(question).answer


def test_nothing_is_said_to_be_left_where_all_is_told(assistant: Assistant) -> None:
    told = assistant.ask("3653个AP分布在多少热点？每个热点平均几个AP？").answer
    assert render("figure_rest_missing") not in told
