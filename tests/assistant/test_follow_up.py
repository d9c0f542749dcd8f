"""Follow-ups take over what they leave open; several questions in one message are each answered."""

import pytest

from assistant.assistant import Assistant
from assistant.registry import Registry
from assistant.settings import Settings
from assistant.types import Answer, Role, Turn
from tests.evaluation.figures import ask


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return Registry.open(Settings(index_dir=tmp_path_factory.mktemp("index"))).assistant()


def play(assistant: Assistant, dialogue: str) -> Answer:
    history: list[Turn] = []
    for text in dialogue.split("|"):
        reply = assistant.ask(text, history)
        history += [Turn(Role.USER, text), Turn(Role.ASSISTANT, reply.answer)]
    return reply


@pytest.mark.parametrize(
    ("dialogue", "told"),
    [
        ("2019年5G基站建了多少|2020年呢", "1500个"),
        ("2019年专利授权总量是多少|里面发明专利有几件|那不是发明的有多少件", "4395件"),
        ("2019年专利申请总量|其中发明专利多少件|那除去发明专利还有多少件", "5629件"),
        ("2019年新引进几个院士团队|2020年的目标是几个", "引进院士团队3个以上"),
        ("GDP今年目标多少|比去年低了几个点", "约1.5个百分点"),
        ("2019年PM2.5是多少|那比头一年是高了还是低了，差百分之几", "下降2.3%"),
        ("2020年能源消费强度要下降多少|数字请再报一遍，另外是写在报告哪一节", "下降4.2%"),
        ("去年专利授权了多少件|发明的有多少件|这个增幅是多少", "56.5%"),
        ("2020年营商环境改革要落实哪个方案|这个方案当初推出了多少项具体任务", "55项"),
        ("2020年中芯国际的生产线能投产吗|那条线是多少英寸的", "12英寸"),
        ("2020年行政执法方面要严格落实哪些制度|一共是几项", "三项制度"),
        ("2020年GDP增长目标多少|谢谢|还差社会消费品零售总额，目标是多少", "6%左右"),
        ("坪山缔结了多少对深港澳姊妹学校|我听别的家长说是8对，到底几对", "18对"),
        ("2019年GDP增长多少|2020年的目标是调高了还是调低了", "8.5%左右 > 7%以上"),
        ("2019年投入使用了几个特色城市书房|我要引用，原文在哪一节、写的是几个", "4个"),
        ("去年建筑业和服务业增加值增速如何|它们两个对经济增长贡献有多大", "七成"),
        ("2019年新增公办学位多少|占全市新增总数的比例呢|那全市大约新增多少万个", "约5.07万个"),
        ("2019年新开了几所公办幼儿园|学位加了多少|那义务教育阶段的呢", "1.42万个"),
        ("去年敬老院建到什么程度|今年的目标是什么", "500床位"),
        ("“聚龙英才”办法出台了吗|已经认定多少人了", "近百名"),
        ("2020年国家高新技术企业要新增多少家|我记得去年是超额完成的，超了多少来着", "32%"),
        ("2019年出让了几宗产业用地|总面积多少|平均每宗多大", "约1.4万平方米"),
        ("PM2.5浓度|比去年呢|去年是多少", "约25.8微克"),
        ("去年投入使用的新增公办幼儿园有几所|能多收多少个孩子", "1900个"),
        ("2019年5G基站建了多少|2020年呢|那多出来多少？", "= 500个"),
        ("2020年一般公共预算收入目标|2019年呢|哪年高", "6%以上 < 7%左右"),
        ("2019年空气优良率是多少|比上年上升多少个点|那上年是多少", "= 92.5%"),
        ("2019年PM2.5平均浓度|跟上一年比呢", "下降2.3%"),
        ("2019年专利授权总量增长了多少|那总共是多少件", "5270件"),
        ("2019年专利申请总量|其中发明专利呢，增速也说一下", "2639件"),
        ("2019年专利授权总量多少件|不对，我要的是申请量，不是授权", "8268件"),
        ("2019年专利授权总量多少件|错了，我说的是申请量", "8268件"),
        ("2019年公办幼儿园新增几所|学位多了多少个", "1900个"),
        ("2019年新增义务教育优质公办学位多少|公办幼儿园的呢", "1900个"),
        ("2019年特色城市书房有几个|再加上完成标准化改造的社康，两个数都给我", "4个"),
        ("2019年GDP增速比2020年目标高几个百分点|那工业呢", "7%左右 − 6%左右"),
        ("2019年GDP增速比2020年目标高几个百分点|那工业呢|外贸呢", "约32个百分点"),
        ("发明专利申请和授权相差多少|哪个增长快", "20.3% < 56.5%"),
        ("2019年发明专利申请量增长多少|那授权的发明专利有几件？增长多少？", "56.5%"),
        ("2019年5G基站建了多少|2020年呢|多了多少", "= 500个"),
        ("今年5G基站目标多少|是去年的几倍", "= 1.5倍"),
        ("今年GDP目标多少|去年呢|差几个点", "约1.5个百分点"),
        ("建成5G基站1500个是哪一年|前一年呢", "1000个"),
        ("专利申请总量多少件|授权总量呢|后者占前者百分之几", "约63.7%"),
        ("小微黑臭水体治理了多少条|建成区的有几条|总数是多少", "= 110条"),
        ("社零去年增长率|今年目标|两者相差多少个百分点", "约0个百分点"),
        ("社会消费品零售总额2020年目标|2019年预计呢|变了吗？", "两者相同"),
        ("2019年外贸进出口增多少|2020目标呢|两个哪个高？", "35%左右 > 3%左右"),
        ("开办企业现在几天|之前呢", "从9天缩短至3天"),
        ("社零2019年涨了几个点|工业呢|那明年这个定多少", "7%左右"),
        ("院士团队去年引了几个|那接下来还要引几个", "3个以上"),
        ("去年新增国高企业几家|比定的目标多了多少？", "超出预期目标32%"),
        ("智慧坪山要上一个可视化系统？|覆盖几个领域", "8个"),
        ("生物企业累计几家|2019新增呢|那原来有几家？", "= 295家"),
        ("小微黑臭水体几条|建成区的呢|一共呢", "= 110条"),
        ("GDP去年增长多少|社零呢|外贸呢|哪个最快", "最高的是外贸进出口总额"),
        ("产业用地出让几宗|面积呢|平均每宗", "= 约1.4万平方米"),
        ("2020年百亿级重大产业项目引进几个|十亿级呢", "3个以上"),
        ("2019年投入使用的新建、扩建学校几所|今年要建成几所", "4所"),
        ("专利申请总量是多少|其中发明专利占多少比例", "约31.9%"),
        ("WiFi热点有多少|出自哪里", "智慧城市建设加快"),
        ("2019年进出口增长多少|全市排名呢|今年目标呢", "3%左右"),
        ("新增学位多少|幼儿园呢", "1900个"),
        ("敬老院多少床位|什么时候建成", "建成运营区级500床位敬老院"),
    ],
)
def test_a_follow_up_is_completed_from_what_was_asked_before(
    assistant: Assistant, dialogue: str, told: str
) -> None:
    assert told in play(assistant, dialogue).answer


@pytest.mark.parametrize("dialogue", ["聚龙英才多少名|光明区呢", "5G基站2020年目标|2021年呢"])
def test_a_follow_up_to_what_the_report_lacks_is_refused(
    assistant: Assistant, dialogue: str
) -> None:
    reply = play(assistant, dialogue)
    assert reply.refused
    assert not reply.citations


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("2019年社零增速多少，2020年呢", ["6%左右", "目标"]),
        ("去年引进院士团队几个，今年准备引进几个", ["4个", "3个以上"]),
        ("外贸去年增长多少，排全市第几", ["35%左右", "全市第一"]),
        ("2019年5G基站多少，2022年呢", ["1000个", "其余数据"]),
    ],
)
def test_several_questions_are_each_answered(
    assistant: Assistant, message: str, told: list[str]
) -> None:
    reply = assistant.ask(message)
    assert not reply.refused
    assert all(words in reply.answer for words in told)


def test_a_topic_before_a_comma_is_no_question_of_its_own(assistant: Assistant) -> None:
    assert assistant.ask("全球推介用地呢？2022年有几多").refused


@pytest.mark.parametrize("question", ["2020年5G基站目标是1600个吗", "5G基站目标不是2000吗"])
def test_a_figure_that_the_asker_states_is_met_with_the_reports(
    assistant: Assistant, question: str
) -> None:
    reply = assistant.ask(question)
    assert "1500个" in reply.answer
    assert "1600" not in reply.answer


def test_five_figures_asked_for_by_short_names_are_all_told(assistant: Assistant) -> None:
    answer = assistant.ask("2019年GDP、规上工业、社零、财政、外贸增速分别是多少")
    assert len({row.name for row in answer.indicators}) == 5


def test_what_changed_most_is_not_told_by_what_is_highest(assistant: Assistant) -> None:
    dialogue = "2019年GDP增速比2020年目标高几个百分点|那工业呢|外贸呢|哪个变化最大"
    assert play(assistant, dialogue).refused


def test_a_question_in_words_after_a_figure_is_answered_in_words(assistant: Assistant) -> None:
    told = play(assistant, "坪山创新广场2019年进了多少家企业|那边2020年会不会弄个书房")
    assert any("创新广场书房" in citation.quote for citation in told.citations)


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("空气优良率2019年是多少", "那再往前一年是多少"), "92.5%"),
        (("PM2.5平均浓度2019年是多少", "跟上一年比是升了还是降了，百分之几"), "2.3%"),
        (("優良率幾多", "比之前一年好咗幾多個百分點"), "2.4个百分点"),
        (
            ("2019年规模以上工业增加值预计增长几何", "2020年目标较之是提高还是降低，幅度多大"),
            "1个百分点",
        ),
        (("2019年进出口涨了多少", "35%左右是全市第一？", "行，那下一年目标定多少"), "3%左右"),
        (("社零2019年升咗幾多", "2020年目標有冇調高？定咗幾多"), "6%左右"),
        (("PM2.5 in 2019?", "How much lower is that than a year earlier, in percent?"), "2.3%"),
        (("天使岛搬进坪山创新广场了？", "那里入驻的企业总共有多少家"), "150余家"),
        (("社消零 2019 2020", "哪年高"), "两者相同"),
        (("义务教育新增学位 2019", "占全市"), "28%"),
        (("2020哪个指标目标增速最高", "最低呢"), "3%左右"),
        (("去年请来了几个院士团队", "我问岔了，要的是今年打算引进几个"), "3个以上"),
        (("GDP目标多少", "另，认定“聚龙英才”人数"), "近百名"),
        (("去年5G基站建成数", "这在第几部分讲的，数字也给我核对一下"), "1000个"),
    ],
)
def test_turns_in_other_forms_are_completed(
    assistant: Assistant, turns: tuple[str, ...], told: str
) -> None:
    assert told in ask(assistant, turns).answer


@pytest.mark.parametrize(
    "turns",
    [
        ("2019年外贸增长多少", "其中出口增长多少", "进口呢"),
        ("How fast did Pingshan's GDP grow in 2019?", "And Dapeng New District?"),
    ],
)
def test_what_another_thing_or_place_adds_is_refused(
    assistant: Assistant, turns: tuple[str, ...]
) -> None:
    assert ask(assistant, turns).refused
