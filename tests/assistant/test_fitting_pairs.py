"""Calculations whose two figures are found by all that a question says."""

import pytest

from assistant.assistant import Assistant
from tests.evaluation.figures import ask


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("平均下来一个处级以上领导要联系几个高端人才", "1.09名"),
        ("去年新开那几间公办幼儿园，平均一间有几多个学位", "380个"),
        ("义务教育加公办幼儿园，去年一共多了多少学位", "16100个"),
        ("批下来的专利，发明占几成", "16.6%"),
        ("非发明的专利申请有多少件", "5629件"),
        ("新增国高比今年目标多几家，算一下", "32家"),
        ("关爱活动帮到的人里面困难群众大概占几成", "10%"),
    ],
)
def test_the_pair_that_explains_every_word_is_combined(
    assistant: Assistant, question: str, told: str
) -> None:
    answer = assistant.ask(question)
    assert told in answer.answer
    assert len(answer.indicators) == 2


@pytest.mark.parametrize(
    "question",
    [
        "惠及的群众和困难群众一共多少人",  # a part is not added to its whole
        "平均一个院士团队有几个博士",
        "公办幼儿园的老师平均一间有几个",
        "香港和澳门的姊妹学校一共多少对",
    ],
)
def test_what_no_pair_explains_is_not_computed(assistant: Assistant, question: str) -> None:
    assert "据此计算" not in assistant.ask(question).answer


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("活动惠及多少困难群众", "大约占全部受惠群众的百分之几"), "10%"),
        (("专利授权2019年有多少件", "其中发明专利", "那其余不是发明的有多少"), "4395件"),
        (("专利申请2019年多少件", "授权总量", "授权量相当于申请量的百分之几"), "63.7%"),
        (("5G基站19年建了几个", "20年呢", "相当于增加百分之几"), "50%"),
        (("引进的世界500强企业项目有几个", "把中国500强的也算上呢"), "7个"),
        (("建成区黑臭水体几条", "小微的呢", "小微的是建成区的几倍"), "9倍"),
        (("今年新增学位8000个以上，没看错吧", "比去年新增的义务教育公办学位少多少个"), "6200个"),
        (("公办幼儿园新增学位多少", "平均落到每间园几多个学位"), "380个"),
    ],
)
def test_one_figure_may_be_told_before(
    assistant: Assistant, turns: tuple[str, ...], told: str
) -> None:
    assert told in ask(assistant, turns).answer


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("发明专利授权量增速是多少", "比专利授权总量的增速高出几个百分点"), "39个百分点"),
        (("2019专利申请一共8268件", "发明的是2639件？", "那剩下不是发明的有多少件"), "5629件"),
        (("2020年国高打算新增几家", "同2019年實際新增嘅比，少咗幾多家"), "至多32家"),
        (("循环化改造项目完成几个", "还在建的几个", "完成的占这两部分总数的百分之几"), "76.2%"),
        (
            (
                "义务教育新增公办学位",
                "公办幼儿园新增学位",
                "两项合计",
                "幼儿园部分占合计的百分之几",
            ),
            "11.8%",
        ),
        (("营商环境方案有几大项措施", "具体任务是55项吧", "那平均一大项带几项任务"), "3.44项"),
        (("请问开办企业要几天", "等于砍掉了百分之几的时间"), "66.7%"),
    ],
)
def test_figures_told_before_are_taken_in_their_order(
    assistant: Assistant, turns: tuple[str, ...], told: str
) -> None:
    assert told in ask(assistant, turns).answer


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("园区循环化改造完成了多少个重点项目", "还有几个正按计划推进建设"), "5个"),
        (("营商环境三年行动方案有几大项措施", "底下拆成多少项具体任务"), "55项"),
    ],
)
def test_what_stands_beside_what_was_told_is_told(
    assistant: Assistant, turns: tuple[str, ...], told: str
) -> None:
    assert told in ask(assistant, turns).answer


def test_a_part_of_what_was_told_is_not_told_for_it(assistant: Assistant) -> None:
    turns = ("how many teams in the youth innovation base?", "how many of those come from Macau")
    assert ask(assistant, turns).refused
    turns = ("2019年国家高新技术企业新增132家？", "截至2019年底全区国高企业总数为多少家？")
    assert ask(assistant, turns).refused


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("循环化改造重点项目里，已完成的占完成和在推进两类总数的比例是多少", "76.2%"),
        ("空气优良率同比升了一截，那上一年同期是百分之多少", "92.5%"),
        ("授权的专利总量中发明专利授权所占份额", "16.6%"),
        ("除咗新增嗰批，坪山之前有幾多間生物企業", "295家"),
        ("上一年（2018）同期坪山的空气优良率应该是多少", "92.5%"),
        ("坪山2019年進出口升咗幾多？喺全市有望排第幾", "全市第一"),
        ("新增生物企业的数量和增长率", "45.76%"),
    ],
)
def test_what_is_asked_in_other_forms_is_computed_or_told(
    assistant: Assistant, question: str, told: str
) -> None:
    assert told in assistant.ask(question).answer


@pytest.mark.parametrize(
    "question",
    [
        "按2020年新增学位目标的下限算，比2019年新增的幼儿园学位少了多少个",  # no pair of both years
        "按下限，平均每校新增学位多少个",  # of which schools is not said
        "公共WIFI提速之后下载能到几兆每秒",
        "坪山依家有几多座消防站已经用紧",
    ],
)
def test_what_is_not_told_is_not_made_up(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.refused or "据此计算" not in answer.answer


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (
            ("发明专利授权量的增长率", "专利授权总量的增长率", "发明比总体快多少个百分点"),
            "39个百分点",
        ),
        (("2019年5G建成一千个对吧", "以此为基数，2020年的数增长百分之几"), "50%"),
        (("院士团队2019年新引进几个", "2020年计划再引几个", "这项两年加总"), "7个"),
        (("2020年新增学位目标", "平均每校至少多少个"), "2000个"),
    ],
)
def test_both_figures_may_be_told_before(
    assistant: Assistant, turns: tuple[str, ...], told: str
) -> None:
    assert told in ask(assistant, turns).answer


def test_the_latter_is_compared_with_the_former(assistant: Assistant) -> None:
    turns = ("5G基站 2019建成数", "2020目标数", "后者是前者的几倍")
    assert "1.5倍" in ask(assistant, turns).answer


def test_a_part_is_not_added_to_all_that_it_is_told_of(assistant: Assistant) -> None:
    turns = ("引进的500强项目，世界的跟中国的分别有几个", "加一块儿呢")
    answer = ask(assistant, turns).answer
    assert "7个" in answer
    assert "107" not in answer


def test_what_counts_more_pieces_is_no_percentage(assistant: Assistant) -> None:
    turns = ("2019年5G基站建成数量", "2020年计划建成数较上述数量增加多少个")
    assert "500个" in ask(assistant, turns).answer


@pytest.mark.parametrize(
    "question", ["民办幼儿圆2019年新增学位有多少个", "筹集的公共住房里面，人才房占了多少套"]
)
def test_a_part_that_no_figure_is_of_is_not_told(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).refused


@pytest.mark.parametrize(
    "question",
    [
        "世界500强和中国500强合计占100个以上优质项目的比例",
        "世界500强和中国500强项目加起来占优质产业项目的百分之几",
        "发明专利申请和发明专利授权加起来占专利总数的百分之几",
        "创新型产业空间占新增产业空间的比例",
    ],
)
def test_a_share_of_what_is_no_part_is_declined(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.refused
    assert "÷" not in answer.answer


def test_a_part_told_after_its_whole_has_a_share(assistant: Assistant) -> None:
    assert "至多4%" in assistant.ask("中国500强项目占优质产业项目的比例").answer
    assert "12.5个" in assistant.ask("每个热点AP数").answer


def test_a_sum_that_is_not_sound_is_not_told_as_its_last_figure(assistant: Assistant) -> None:
    turns = ("产业用地出让 宗数 面积", "平均每宗", "正加快推进公告的面积", "一共")
    assert "12万平方米" in ask(assistant, turns).answer  # of both areas, not the last alone
