"""Questions whether something is so: what is planned, stated wrongly, or of a name not told."""

import pytest

from assistant.assistant import Assistant
from assistant.types import Kind
from assistant.whether import wants_whether
from prompts import render

PLANNED, OTHERWISE, TOLD = "没有说是否已经完成", "与您说的不同", "有提到"


@pytest.mark.parametrize(
    "question", ["有没有提到云巴", "敬老院建好了吧", "今年会唔会建", "Is there a museum?"]
)
def test_wants_whether(question: str) -> None:
    assert wants_whether(question)


@pytest.mark.parametrize("question", ["有什么计划", "报告说说吧", "为什么"])
def test_wants_no_whether(question: str) -> None:
    assert not wants_whether(question)


@pytest.mark.parametrize("question", ["云巴1号线2019年建成了吗", "第三人民医院主体完成了吗"])
def test_what_is_planned_is_not_told_as_done(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).answer.startswith("报告写的是计划，" + PLANNED)


@pytest.mark.parametrize("question", ["云巴1号线今年能建成吗", "燕子湖会展中心启用了没有"])
def test_what_is_planned_or_done_is_told_where_asked_for(
    assistant: Assistant, question: str
) -> None:
    assert assistant.ask(question).answer.startswith(TOLD)


@pytest.mark.parametrize("question", ["听说2019年进出口下降35%？", "新增国家高新技术企业32家是吗"])
def test_a_figure_stated_wrongly_is_said_to_differ(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.kind is Kind.INDICATOR
    assert answer.answer.startswith(OTHERWISE)


def test_a_figure_stated_rightly_is_told(assistant: Assistant) -> None:
    assert OTHERWISE not in assistant.ask("今年5G基站目标是1500个吗").answer


def test_a_planned_figure_is_not_told_as_reached(assistant: Assistant) -> None:
    assert PLANNED in assistant.ask("2020年GDP增长了7%以上对吗").answer


@pytest.mark.parametrize(
    "question",
    [
        "特斯拉在坪山有工厂吗",  # a firm that the report does not name
        "华为在坪山有基地吗",
        "坪山有地铁3号线吗",  # of 14、16号线
        "2019年GDP突破800亿了吗",  # of a growth
        "财政收入破百亿了吗",
        "国外专利申请",  # a part that no figure tells
        "外地户口的学位",
        "2020年高中新增学位8000个对吗",
        "碳排放强度下降目标",
        "2019年12月PM2.5",  # a month
        "区政府食堂今天的菜单是什么",  # a day, a week
        "这周的PM2.5是多少",
        "去年空气优良率多少天",
        "专利申请比上年增加多少件",  # a rate is told of it
        "服务业和建筑业以外对增长贡献多少",
        "已出让和正推进出让的一共多少万平方米",  # a sum of more than the one figure found
        "高铁到福田多久",
        "区人民医院搬到哪里",
    ],
)
def test_what_the_report_does_not_tell_is_refused(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).refused


def test_a_name_that_the_report_tells_is_told(assistant: Assistant) -> None:
    assert "外籍人员子女学校" in assistant.ask("外籍人员子女学校").answer  # counted with no figure
    assert not assistant.ask("比亚迪在坪山有没有项目").refused
    assert not assistant.ask("坪山有地铁16号线吗").refused


def test_both_years_are_told_where_a_plan_is_compared_with_a_result(assistant: Assistant) -> None:
    answer = assistant.ask("社会消费品零售总额2020年目标与2019年比")
    assert {row.year for row in answer.indicators} == {2019, 2020}


@pytest.mark.parametrize("question", ["PM2.5是不是20微克", "2019年PM2.5是35.2吗"])
def test_a_number_without_its_unit_is_stated_too(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).answer.startswith(OTHERWISE)


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("地铁14号线2019年已经通车了，对吗", "报告没有写明是否如此"),
        ("自然博物馆开工了吗", "报告没有写明是否如此"),
        ("坑梓文化科技中心建成了吗", "报告没有写明是否如此"),
        ("赛诺菲疫苗创新中心落地了吗", "报告没有写明是否如此"),
        ("坪山2020年有没有建成地铁14号线", "报告没有写明是否如此"),
        ("南坪三期还没通车是吗", "报告的原文如下"),
        ("金龟自然书房2020年才开吗", "报告的原文如下"),
        ("南坪快速通车了吗", TOLD),
    ],
)
def test_another_stage_and_what_is_denied_are_told_as_the_report_words_them(
    assistant: Assistant, question: str, opening: str
) -> None:
    assert assistant.ask(question).answer.startswith(opening)


def test_what_is_done_is_told_before_what_is_planned(assistant: Assistant) -> None:
    answer = assistant.ask("看牙去哪，口腔医院开门了吗")
    assert any("试运营" in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    "question",
    ["德国总理来过坪山吗", "坪山有动物园吗", "特斯拉在坪山有工厂吗", "坪山有没有海底捞的分店"],
)
def test_nothing_is_told_of_whom_or_what_the_report_lacks(
    assistant: Assistant, question: str
) -> None:
    assert assistant.ask(question).refused


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        ("出门蹭公家的免费网，网速比以前快了吗", "上网速率整体提升2.5倍"),
        ("我这小公司就几个人，没人懂员工合同那摊事，区里会不会搞个网上的东西代管？", "托管服务"),
        ("路上全是汽车，骑单车好危险，以后会不会多修点单车道", "新增自行车骑行道"),
        ("Which three bilateral innovation centres were inaugurated?", "中英、中荷、中加"),
    ],
)
def test_what_only_sounds_like_a_figure_is_told_in_words(
    assistant: Assistant, question: str, phrase: str
) -> None:
    quotes = [citation.quote for citation in assistant.ask(question).citations]
    assert any(phrase in quote for quote in quotes)


def test_another_year_than_the_one_told_is_not_confirmed(assistant: Assistant) -> None:
    assert assistant.ask("坪山大剧院是2020年投用的吗").answer.startswith(render("whether_quoted"))
    planned = assistant.ask("云巴1号线2019年通车了吗")
    assert planned.answer.startswith(render("whether_planned"))


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("慢行系统完善了吗", "whether_quoted"),  # 相对缺乏
        ("城市书房新增了5个对吗", "whether_quoted"),  # 4个
        ("恒大新能源是不是破产了", "whether_quoted"),
        ("深中合作办的是高中吗", "whether_quoted"),  # 九年一贯制
        ("Is the air quality getting worse?", "whether_quoted"),
        ("2019年区里是不是成立了博士协会？", "whether"),
        ("正式投产企业有海普瑞和百泰对吧", "whether_quoted"),
        ("与南方科技大学签协议组建医疗集团，是不是", "whether_quoted"),  # 南方医科大学
        ("中英、中荷、中美创新中心揭牌了吗", "whether_quoted"),  # 中加
        ("深圳市第二职业技术学校坪山校区招生了吗", "whether_quoted"),  # 第一
        ("深汕高铁2019年开工了吗", "whether_unsaid"),  # 即将开工
        ("马峦山特长隧道通车了吗", "whether_unsaid"),  # 贯通
        ("和顺堂二期投产了吗", "whether_unsaid"),  # 完成主体建设
        ("口腔医院正式营业了吗", "whether_unsaid"),  # 试运营, and planned
        ("南坪快速三期现在通车了没有", "whether"),
        ("有没有专门看牙的医院", "whether"),
        ("报告有没有提到打击二房东", "whether"),
        ("2019年进出口总额确定保持全市第一了吗", "whether_quoted"),  # 有望
        ("法治公园什么时候建", "when_unsaid"),
    ],
)
def test_only_what_the_quote_says_is_confirmed(
    assistant: Assistant, question: str, opening: str
) -> None:
    assert assistant.ask(question).answer.startswith(render(opening))


def test_whether_something_is_done_is_told_in_words_though_it_holds_a_number(
    assistant: Assistant,
) -> None:
    told = assistant.ask("中芯国际12英寸线已投产了？")
    assert any("力争" in citation.quote for citation in told.citations)


def test_where_a_thing_is_gets_the_sentence_on_it(assistant: Assistant) -> None:
    assert "沙田" in assistant.ask("消防站在哪里").answer


def test_a_fall_that_is_stated_as_it_is_told_is_not_corrected(assistant: Assistant) -> None:
    told = assistant.ask("能源消费强度2020年要降4.2%，对吗").answer
    assert not told.startswith(render("stated_otherwise"))
    risen = assistant.ask("听说外贸涨了35%，到底涨了多少").answer
    assert not risen.startswith(render("stated_otherwise"))


def test_figures_stated_the_other_way_round_are_corrected(assistant: Assistant) -> None:
    swapped = assistant.ask("世界500强项目4个、中国500强3个，对不对").answer
    assert swapped.startswith(render("stated_otherwise"))
    right = assistant.ask("世界500强项目3个、中国500强4个，对不对").answer
    assert not right.startswith(render("stated_otherwise"))
