"""Citizens' words reach the indicator table; a name that a question says is never replaced."""

import pytest

from assistant.assistant import Assistant
from assistant.registry import Registry
from assistant.settings import Settings


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return Registry.open(Settings(index_dir=tmp_path_factory.mktemp("index"))).assistant()


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("手机信号塔去年立了多少个", "1000个"),
        ("家门口的小诊所翻新了几家", "5家"),
        ("区里今年打算引进多少院士", "3个以上"),
        ("高端科技创新人才今年起码要引几多名", "30名以上"),
        ("有效发明专利件数及同比增幅", "4556件"),
        ("有效发明专利件数及同比增幅", "21.8%"),
        ("5g基站數目", "1500个"),
        ("地区生产总值增速去年高出规上工业增加值增速多少", "2.5个百分点"),
        ("专利授权量与申请量之比，百分数留一位小数", "5270件 ÷ 8268件 = 约63.7%"),
        ("推断全市去年新增义务教育公办学位多少万个", "约5.07万个"),
        ("建成5G基站1500个是哪一年的", "2020年"),
        ("房租涨得我快扛不住了，去年政府给租不起的人弄了多少套便宜房子", "7384套"),
        ("舊年坪山新開咗幾多間公辦幼稚園", "5所"),
        ("大家去年逛街买东西花的钱，比前年多了多少", "6%左右"),
    ],
)
def test_other_words_find_the_figure(assistant: Assistant, question: str, told: str) -> None:
    reply = assistant.ask(question)
    assert told in reply.answer
    assert reply.indicators


@pytest.mark.parametrize(
    "question",
    [
        "2019年PM10浓度是多少",
        "图书馆藏书量有多少",
        "高新区面积多少",
        "一般公共预算收入 金额 亿元 2019",
        "出口额增长了多少",
        "一般公共预算支出增长多少",
        "扫黑除恶去年一共抓了多少人",
        "垃圾不分类要罚款多少钱",
        "消防站有多少消防员",
        "今年的目标是多少",
        "我邻居说卫星发射去年涨了百分之几，真的假的，到底涨多少",
        "我邻居说外卖骑手去年涨了百分之几，真的假的，到底涨多少",
        "去年全区110刑事治安警情一共接了多少起",
    ],
)
def test_a_figure_that_the_report_lacks_is_not_taken_from_its_neighbour(
    assistant: Assistant, question: str
) -> None:
    assert assistant.ask(question).refused


def test_words_beside_a_name_do_not_change_which_indicator_is_meant(assistant: Assistant) -> None:
    reply = assistant.ask("二零一九年专利授权量与上年相比涨多少")
    assert [row.name for row in reply.indicators] == ["专利授权总量"]
