"""What a turn computes of the figures that were told before it."""

import pytest

from assistant.assistant import Assistant
from tests.evaluation.figures import ask


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("去年公办幼儿园新增学位多少", "义务教育公办的呢", "这两样加一块是多少个"), "16100个"),
        (("引进的世界500强项目有几个", "中国500强的呢", "两样夹埋？"), "7个"),
        (("5G基站2019建成数", "2020目标数", "后者多几个"), "500个"),
        (("公共wifi热点数", "AP数", "平均每热点几个AP（一位小数）"), "12.5个"),
        (("园区循环化改造2019年完成的项目有几个", "还在推进的呢", "一共多少个"), "21个"),
        (("GDP今年目标", "去年", "两个差几个点"), "1.5个百分点"),
        (("2019年全区专利申请总量多少件？", "其中发明专利呢？", "占总量多少？"), "31.9%"),
        (("2019年生物企业新增几家", "占累计家数的多少"), "31.4%"),
        (("坪山生物企业累计几多间", "新增嗰批占几多"), "31.4%"),
        (("2019年授权的专利里，发明有多少件？", "剩下不是发明的有多少件？"), "4395件"),
        (("世界500强项目引了几个", "中国500强呢", "一起几个"), "7个"),
        (("2019年GDP增长多少", "一般公共预算收入增长多少", "哪个快，快几个百分点"), "1.5个百分点"),
        (
            ("19年义务教育公办学位新增几多", "20年新建学校加几多学位", "那少了多少"),
            "至多6200个",
        ),
        (
            (
                "外贸进出口2019年增长多少",
                "社零呢",
                "外贸，2020年目标多少",
                "比它自己2019年低了多少个点",
            ),
            "32个百分点",
        ),
        (
            (
                "How many 5G base stations were built in 2019?",
                "And planned for 2020?",
                "That is how many times the 2019 number?",
            ),
            "1.5倍",
        ),
        (("發明專利申請量是多少？", "授權量呢？", "後者是前者的百分之幾？"), "33.2%"),
        (
            ("专利申请总量多少件", "授权总量呢", "有效发明专利呢", "我是说头两个数，差几件？"),
            "2998件",
        ),
        (
            ("2020年新增国高企业目标多少家", "2019年实际呢", "2019年的实际数是2020年目标的几倍"),
            "1.32倍",
        ),
        (
            (
                "2019年新增义务教育公办学位多少",
                "2020年要新增多少学位",
                "后面这个数是前面的百分之几",
            ),
            "56.3%",
        ),
        (
            ("新增国高多少家？", "2020年计划新增多少？", "就按100家算，比去年减少百分之几？"),
            "24.2%",
        ),
        (("一般公共预算收入2020年目标增长多少", "2019年呢？", "哪一年增速高？"), "1个百分点"),
        (("2019年有效发明专利多少件？", "是当年发明专利授权量的几倍？"), "5.21倍"),
        (("2019年新增高端科技人才是69名对不对？", "2020年的引进目标是这个数的百分之几？"), "43.5%"),
        (("专利申请总量2019年8268件是吧", "比2018年大概多了多少件？"), "约1474件"),
        (("新增优质产业空间多少", "创新型产业空间多少", "后一个相当于前一个的百分之几"), "70.3%"),
        (
            ("GDP增长多少", "规上工业呢", "社零呢", "三个里最高的那个比社零高几个点？"),
            "2.5个百分点",
        ),
        (
            ("外贸2019年增长了几多？", "2020年目标又系几多？", "一下子跌咗几多个百分点啊？"),
            "32个百分点",
        ),
        (
            (
                "How many invention patent applications in 2019?",
                "And how many were granted?",
                "The second is what percent of the first?",
            ),
            "33.2%",
        ),
        (("每百元主营业务收入中的成本降了多少", "主营业务成本呢", "两个降幅差多少"), "8.9个百分点"),
        (("how many patents filed in 2019", "and granted?", "share of filings?"), "63.7%"),
        (("园区循环化改造重点项目完成了几个？", "按计划推进的呢", "总共几个"), "21个"),
        (("新增优质产业空间、创新型产业空间面积各多少", "前者较后者多出多少"), "23.8万平方米"),
    ],
)
def test_what_was_told_is_combined(assistant: Assistant, turns: tuple[str, ...], told: str) -> None:
    answer = ask(assistant, turns)
    assert told in answer.answer
    assert len(answer.indicators) == 2


def test_both_figures_are_told_again(assistant: Assistant) -> None:
    turns = ("世界500强项目引进了几个", "中国500强的呢", "这两个数一起再报一遍")
    assert {"3", "4"} == {row.value for row in ask(assistant, turns).indicators}


def test_a_thing_that_was_not_told_is_not_combined(assistant: Assistant) -> None:
    turns = ("5G基站2019建成数", "2020目标数", "跟光明区差多少")
    assert "500个" not in ask(assistant, turns).answer


@pytest.mark.parametrize(
    "turns",
    [
        ("专利申请总量是多少", "地铁几号线开工", "一共多少"),
        (
            "公办幼儿园新增学位多少",
            "义务教育的呢",
            "公共住房筹集了多少套",
            "这两个加一块儿总共是多少？",
        ),
        ("2019年社消零增6%，是吧？", "两个加起来，一共增长百分之多少？"),
        ("5G基站2019年数", "公办幼儿园新增学位数", "两项合计"),
        ("空气优良率多少", "万元GDP水耗降幅", "两个百分数相加"),
    ],
)
def test_figures_of_two_kinds_are_not_added_up(
    assistant: Assistant, turns: tuple[str, ...]
) -> None:
    assert "据此计算" not in ask(assistant, turns).answer


def test_a_question_that_names_nothing_is_known_by_what_it_got(assistant: Assistant) -> None:
    turns = ("我想注册个公司，现在要几天", "等于省了几天")
    assert "6天" in ask(assistant, turns).answer


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("去年新增国高企业多少家", "达到目标没", "原来定的目标是几家"), "100家"),
        (("去年新增了多少义务教育公办学位", "占全深圳新增的多少啊"), "28%"),
        (("弘金地拿了省体育产业示范项目，全深圳总共有几个项目得这个奖",), "两个"),
    ],
)
def test_a_turn_that_names_nothing_is_passed_over(
    assistant: Assistant, turns: tuple[str, ...], told: str
) -> None:
    assert told in ask(assistant, turns).answer


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        # a part of a whole that was told is divided by it, not by both
        (("2019年专利申请总量多少件", "发明专利申请呢", "发明的占总数的百分之几"), "约31.9%"),
        (
            ("循环化改造重点项目完成了多少个", "还有几个在推进", "完成的占全部的百分之多少"),
            "约76.2%",
        ),
        # what was told last, and what is named
        (("2019年创新广场入驻企业是多少", "跟新增生物企业相差多少？"), "150余家 − 135家"),
        (("2019年引进院士团队是多少", "5G基站是多少", "前者比后者多多少"), "996个"),
        (("建成区黑臭水体有多少条", "小微黑臭水体呢", "哪个多"), "11条 < 99条"),
        (("建成区黑臭水体有多少条", "小微黑臭水体呢", "两种合在一起是多少条"), "110条"),
        (("专利申请总量多少件", "授权总量呢", "后者占前者百分之几"), "63.7%"),
        (("2019年专利申请总量及发明专利申请量各多少", "请计算后者所占比重。"), "31.9%"),
        (("2020年规上工业增加值目标增幅是多少", "跟2019年预计的比，哪年高？"), "1个百分点"),
        (
            (
                "引进院士团队2019年",
                "2020年目标",
                "新增高端科技人才2019年",
                "2020年目标",
                "少多少名",
            ),
            "39名",
        ),
        (("2019年建成多少个5G基站？", "公共住房呢", "回到5G，2020年计划建成多少？"), "1500个"),
        (("2019年万元GDP水耗下降目标完成了没有？", "降了约多少？"), "7.96%"),
        (("5G基站要建多少", "高新企业呢", "回到第一个问题，院士团队的目标是多少个？"), "3个以上"),
        (("2019年优良率多少", "比上一年升了几个百分点？", "那上一年的优良率是多少？"), "= 92.5%"),
        (("主营业务成本降了多少", "和每百元主营业务收入中的成本比，哪个降得多"), "8.9个百分点"),
    ],
)
def test_what_was_told_last_is_compared(
    assistant: Assistant, turns: tuple[str, ...], told: str
) -> None:
    assert told in ask(assistant, turns).answer


def test_figures_of_what_is_named_alone_are_not_what_was_asked(assistant: Assistant) -> None:
    answer = ask(assistant, ("2019年惠及群众是多少", "跟5G基站相差多少？"))
    assert answer.refused


def test_the_other_figure_of_a_sentence_is_not_told_for_what_is_named(assistant: Assistant) -> None:
    turns = (
        "2019年环境空气优良率是多少",
        "比上一年提高了几个百分点",
        "这么算，上一年的优良率是多少",
    )
    answer = ask(assistant, turns)
    assert "= 92.5%" in answer.answer
    assert "PM2.5" not in answer.answer


@pytest.mark.parametrize(
    ("turns", "told", "agrees"),
    [
        (("2019年专利申请总量多少", "8268件，对吧"), "8268件", True),
        (("2020年能源消费强度要求下降多少", "我记的是2.4%，没记错吧"), "下降4.2%", False),
        (("5G基站今年目标", "不是1000个吗"), "1500个", False),
        (("去年110刑事治安警情降了多少", "我记得是下降5.23%，对吗？"), "再下降5.32%", False),
        (("2020年外贸进出口目标3%对吧？", "报告写的是“以上”还是“左右”？"), "3%左右", True),
        (("2019年筹集公共住房多少", "这个数的单位是套还是平方米"), "7384套", True),
        (("2019年新增生物企业多少家", "增长率是45.76%还是47.56%？"), "45.76%", True),
        (("坪山2019年GDP增长多少？", "这个数是预计的还是最终核定的？"), "预计", True),
        (("规上工业企业利润总额增速", "是全年数还是截至某月？数值也写上"), "截至11月", True),
        (("2019年PM2.5平均浓度是25.2，对吗？", "单位是什么？"), "微克/立方米", True),
    ],
)
def test_a_stated_amount_is_compared_with_what_was_told(
    assistant: Assistant, turns: tuple[str, ...], told: str, agrees: bool
) -> None:
    answer = ask(assistant, turns).answer
    assert told in answer
    assert ("与您说的不同" not in answer) is agrees


@pytest.mark.parametrize(
    "turns",
    [
        ("2019年坪山新增国家高新技术企业132家，对吗", "那全区的国家高新技术企业总共有多少家了"),
        ("2020年垃圾分类要把几个物业小区建成3.0分类小区", "这些小区一共有多少户居民"),
        ("区级敬老院多少床位", "第三人民医院呢，床位多少"),
        ("坪山2019年建了多少5G基站？", "光明区建了多少？"),
        ("2019年GDP涨了多少", "社会消费品零售总额涨了多少", "全国平均是多少，咱高还是低？"),
        ("2019年PM2.5平均浓度", "2020年控制目标"),
        ("财政收入2019增幅", "2020目标也发我", "再补个2018年的增幅，做三年对比"),
        ("What was Pingshan's import and export growth in 2019?", "How about exports alone?"),
    ],
)
def test_what_the_report_lacks_is_told_of_nothing_told_before(
    assistant: Assistant, turns: tuple[str, ...]
) -> None:
    assert ask(assistant, turns).refused


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("PM2.5去年降了多少", "那空气优良率呢？", "比前一年高还是低"), "上升2.4个百分点"),
        (("2019年五项主要经济指标里增长最快的是哪个", "它2020年的目标是多少"), "增长3%左右"),
        (("按增长率倒推，2018年专利申请总量大概多少件？", "授权总量呢，也倒推一下"), "约4485件"),
        (("PM2.5浓度多少", "降了几个点来着", "那18年原来是多少"), "约25.8微克"),
        (("发明专利授权量19年多少件", "增长56.5%是吧", "推下前一年多少"), "约559件"),
        (("空气优良率比去年同期升几个点", "PM2.5浓度呢，变了多少"), "下降2.3%"),
        (("2020年垃圾分类有什么量化目标？", "多少个小区来着，28个？"), "38个"),
        (("社康标准化改造完成了几家？", "在报告的哪个小节"), "医疗事业质量提升"),
        (("20年要组几个教育集团或联盟", "是19年已经组好的吗"), "计划"),
        (("完成标准化改造的社康有几家", "是2019年做完的，还是2020年才做？"), "5家"),
        (("坪山创新广场入驻了多少企业啊", "这话在哪一节说的，给我节号"), "招商引资力度加大"),
        (("2020年能源消费强度要下降多少？", "我记得是5.2%吧？"), "4.2%"),
        (("110刑事治安警情2019年是升还是降？", "降5.23%？"), "5.32%"),
        (("2019年GDP增速多少", "规上工业增加值呢", "社消呢"), "6%"),
        (("2020年计划新增学位多少个？", "照8000个算，比2019年新增的公办学位少多少？"), "6200个"),
        (("提前完成了多少个小区的正本清源改造？", "是342个吧，我听领导这么讲"), "324个"),
        (("2019年建咗幾多個5G基站？", "2020年打算起幾多個？", "多咗百分之幾？"), "50%"),
        (
            (
                "By how much did invention patent applications grow in 2019?",
                "And invention patents granted?",
                "What's the gap in percentage points?",
            ),
            "36.2个百分点",
        ),
        (("坪山去年空气优良率多少？", "那2018年呢？按报告推一下"), "92.5%"),
        (("麻烦查下2019年PM2.5平均浓度", "比上年降了多少？", "那上年的浓度大概是多少"), "约25.8"),
        (("坪山创新广场有多少家企业入驻？", "是200多家吧？"), "150余家"),
        (("智慧坪山数据可视化交互系统涵盖几个重点领域？", "这是2019年已经上线的吗？"), "计划"),
        (("去年外贸涨了35%左右？", "好厉害", "在全市能排第几"), "全市第一"),
        (
            (
                "2019年新引进院士团队几个",
                "新增高端科技人才呢",
                "2020年后面这个指标要多少",
                "比2019年少几名？",
            ),
            "至多39名",
        ),
    ],
)
def test_a_turn_gets_the_figure_that_it_asks_for(
    assistant: Assistant, turns: tuple[str, ...], told: str
) -> None:
    assert told in ask(assistant, turns).answer


@pytest.mark.parametrize(
    "turns",
    [
        ("2019年GDP增速多少", "固投呢"),
        ("2019年GDP增速多少", "人均收入呢"),
        ("2019年GDP增长多少？", "那深圳全市的增速是多少，咱们高出几个点？"),
        ("规上工业企业利润总额增长多少", "那全年的增幅是多少？"),
        ("2020年规上工业增加值目标？", "社零呢？", "固定资产投资增长目标呢"),
        ("2019年新增国家高新技术企业132家", "那全区国高现在总数是多少家？"),
        ("2019年专利授权总量多少？", "发明的呢", "非发明的占总量多少"),
        ("How many bio companies does Pingshan have in total?", "And the whole of Shenzhen?"),
    ],
)
def test_what_is_not_told_is_not_told_of_the_figure_before(
    assistant: Assistant, turns: tuple[str, ...]
) -> None:
    assert ask(assistant, turns).refused
