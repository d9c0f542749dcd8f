"""A question for all of something gets all of it, from the section that holds it."""

import re

import pytest

from assistant.assistant import Assistant
from assistant.registry import Registry
from assistant.settings import Settings
from assistant.wanted import wants_list
from assistant.whole_lists import in_usual_words


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return Registry.open(Settings(index_dir=tmp_path_factory.mktemp("index"))).assistant()


@pytest.mark.parametrize(
    ("question", "wants"),
    [("法治建设有哪些举措", True), ("都有啥活动", True), ("法治公园建不建", False)],
)
def test_a_list_is_told_from_a_single_thing(question: str, wants: bool) -> None:
    assert wants_list(question) is wants


@pytest.mark.parametrize("text", ["列" + "1" * 3000 + "x", "哪" + "有的" * 1500 + "问题x"])
def test_no_text_keeps_the_usual_words_searching(text: str) -> None:
    assert in_usual_words(text, re.compile("$^")) == text


@pytest.mark.parametrize(
    ("question", "sections", "fewest"),
    [
        ("报告指出存在哪些问题", {"3.1", "3.2", "3.3", "3.4", "3.5"}, 5),
        ("今年要建、要提升的公园有哪些？周末带娃想去", {"5.7.4", "5.4.1", "5.5.4"}, 4),
        ("2020年轨道交通和高快速路都有哪些建设安排？", {"5.3.3"}, 3),
        ("今年哪几家医院要建设、搬迁或者开业", {"5.6.2"}, 2),
        ("口腔医院、平乐骨伤科医院这两家，去年到哪一步了，今年又怎么安排", {"2.5.2", "5.6.2"}, 4),
        ("就业、居家养老、残疾人创业这几样，2019年有哪些平台和中心建立或启用", {"2.5.4"}, 3),
        ("残疾人的服务中心，报告里去年和今年各提到了哪个", {"2.5.4", "5.6.3"}, 2),
        ("法治政府建设有哪些举措", {"5.4.1"}, 5),
        ("2020年经济社会发展主要预期目标有哪些", {"4.3"}, 5),
        ("区里自己总结的毛病有几条，全部说给我听", {"3.1", "3.2", "3.3", "3.4", "3.5"}, 5),
        ("今年几项主要预期指标一并列明", {"4.3"}, 5),
        ("哪些老屋、旧址在修缮或者要保护活化？两年的合起来", {"2.5.3", "5.5.4"}, 2),
    ],
)
def test_the_whole_list_is_told(
    assistant: Assistant, question: str, sections: set[str], fewest: int
) -> None:
    citations = assistant.ask(question).citations
    assert sections <= {citation.section_id for citation in citations}
    assert len(citations) >= fewest
    assert [c.start for c in citations] == sorted(c.start for c in citations)


def test_a_question_for_one_thing_gets_three_sentences_at_most(assistant: Assistant) -> None:
    assert 1 <= len(assistant.ask("老旧管网什么时候改造").citations) <= 3


@pytest.mark.parametrize(
    ("question", "phrases"),
    [
        (
            "2019年签了哪些协议",  # in four sections
            [
                "与市规划和自然资源局签订",
                "英国深圳商会",
                "与北京中医药大学签署",
                "与南方医科大学签订协议",
            ],
        ),
        (
            "2019年获得了哪些荣誉和奖项",  # of each the verb alone tells that it is one
            ["获评全国创新社会治理最佳案例", "被评为全球新能源汽车创新技术", "坪山国医堂获评"],
        ),
        ("2020年要建设或改造提升哪些公园", ["聚龙山公共艺术公园", "儿童公园、瑞景公园"]),
        ("2020年要建哪些公园", ["法治公园、刑法公园", "儿童公园、瑞景公园", "街心花园"]),
        ("哪些设施2019年投入使用", ["大剧院等相继投入使用", "燕子湖国际会展中心正式启用"]),
        ("2019年承办了哪些赛事", ["2019年中国技能大赛", "第三届坪山网球公开赛"]),
        ("2020年举办哪些论坛和活动", ["亚布力中国企业家论坛", "博士讲堂等活动"]),
    ],
)
def test_a_list_is_gathered_from_every_section(
    assistant: Assistant, question: str, phrases: list[str]
) -> None:
    answer = assistant.ask(question)
    told = " ".join(citation.quote for citation in answer.citations)
    assert all(phrase in told for phrase in phrases), answer.answer


def test_what_must_be_named_together_is_not_told_of_one_half(assistant: Assistant) -> None:
    answer = assistant.ask("有哪些中心2019年正式揭牌")
    assert all("揭牌" in citation.quote for citation in answer.citations)
    answer = assistant.ask("2020年要建成、完成主体或加快建设的医疗卫生设施有哪些？")
    assert {citation.section_id for citation in answer.citations} == {"5.6.2"}


def test_what_leads_a_list_in_ends_as_in_the_report(assistant: Assistant) -> None:
    assert "主要表现在：[1]" in assistant.ask("报告指出存在哪些问题").answer
    answer = assistant.ask("五项主要指标2020年目标分别是多少")
    assert "主要预期目标如下：[1]" in answer.answer
    assert len(answer.citations) >= 5


@pytest.mark.parametrize(
    ("question", "phrases"),
    [
        (
            "燕子湖，凡是提到的都摘出来",
            ["燕子湖国际会展中心正式启用", "燕子湖片区综合性城市设计", "瑞景路、文祥路完工通车"],
        ),
        (
            "坪山工匠园在报告里一共提到哪些地方",
            ["建设咨询委员会成立", "共建坪山工匠园的合作意向", "持续推进坪山工匠园建设"],
        ),
        ("聚龙山出现在报告哪几处", ["聚龙山足球场地", "聚龙山公共艺术公园"]),
        ("碧岭相关的事情都列一下", ["启动碧岭片区规划建设", "加快碧岭片区规划建设"]),
        (
            "即将开工的铁路是哪几条，2020年又怎么安排",
            ["大鹏支线即将开工建设", "大鹏支线开工建设"],
        ),
        ("3D打印在报告里出现过的事，一件别漏", ["筹建骨科3D打印门诊", "正式开园运营"]),
        (
            "去年修缮的文物和今年要活化利用的旧址，各有哪几处",
            ["罗氏大屋、盘龙世居", "庚子首义旧址、水源世居"],
        ),
        ("“聚龙链”相关表述汇总一下", ["网络安全技术应用试点示范项目", "全面推广“聚龙链”"]),
        ("跟比亚迪有关的内容报告里一共提了哪些", ["昂纳光芯片", "比亚迪丰田合资公司"]),
        (
            "养老这块，2019年做了哪几件、2020年要做哪几件？一条条列。",
            ["信息化服务平台正式启用", "全面施工", "建成运营区级500床位敬老院", "服务站点"],
        ),
        (
            "高新区的土地整备利益统筹项目，2019年完成立项的和2020年要继续推进的各有哪些？",
            ["田头土地整备利益统筹项目已完成立项", "持续推进沙田北"],
        ),
        (
            "与北京中医药大学合作的项目，2019年筹划启动的和2020年要推动的，全部列给我。",
            ["中医药儿童成长中心等项目筹划启动", "深化与北京中医药大学合作"],
        ),
        ("请把当前存在的几个主要问题全部列出来。", ["慢行系统等配套设施相对缺乏"]),
        ("2020年坪山打算办的论坛和峰会，点名提到的有哪些？", ["神经外科论坛", "亚布力"]),
        ("对外开放那块，去年办成的大会、论坛、峰会，帮我数全", ["区域协同发展高端论坛", "Slush"]),
        ("关爱困难群众的品牌活动有哪些，两年都要", ["“圆梦计划”", "加大困难帮扶力度"]),
        ("点名的城市书房有哪些？去年开的和今年要建的都算", ["大万明新学馆", "创新广场书房"]),
        (
            "智能网联车测试区，去年建成的和今年要规划设计的都有哪些",
            ["金联路封闭测试区建设完成", "半开放测试区"],
        ),
        (
            "特色城市书房：2019年启用的举了哪几个例子，2020年又要建哪个？",
            ["金龟自然书房", "创新广场书房"],
        ),
        ("把去年开的和今年要建的城市书房，点了名的都报一遍", ["大万明新学馆", "创新广场书房"]),
        (
            "请把香港来的合作项目梳理出来：去年签约落户的，加上今年要落地建设的",
            ["希玛眼科大湾区总部", "落地建设"],
        ),
        ("雪亮工程和民生诉求改革各捧回什么全国性称号？", ["十大创新案例", "最佳案例"]),
        ("报告点出的主要问题一共几条，分别讲的啥？", ["管理治理精细化水平有待提高"]),
        ("去年有几家厂是真正进入正式投产的，名字都报一下", ["捷佳伟创、共进电子、康泰健"]),
        ("智慧城市这块今年安排了哪些活，逐条列给我", ["首席隐私官制度", "开放数据创新应用大赛"]),
        (
            "两年合起来看，助困类的关爱活动品牌，2019年办了什么、2020年又要续办什么",
            ["“圆梦计划”", "加大困难帮扶力度"],
        ),
        (
            "侨界海外联谊这边，还有公证律师那边，去年各自新设了什么组织，两头都要",
            ["区侨联、海联会", "区公证处、区律师工作委员会"],
        ),
        (
            "网球方面，2019年办了哪些赛事、2020年有哪些打算？都要。",
            ["第三届坪山网球公开赛", "全面升级坪山网球公开赛", "以网球为特色"],
        ),
        ("高新区2019年搞出了什么名堂？", ["空间规划纲要形成成果草案", "产学研基地"]),
        ("2020年坪山要建、要提升邊啲公園？", ["建设法治公园、刑法公园", "马峦山郊野公园"]),
        ("把报告里提到比亚迪的几处找出来", ["轮边驱动系统", "昂纳光芯片", "丰田合资公司"]),
        ("2020年经济上定了哪几个目标，各要涨多少啊？", ["地方本级收入", "外贸进出口总额增长3%"]),
        (  # each of what is named in a row
            "宝鹏大道、平乐骨伤科医院新院区、自然博物馆这几个项目去年走到了哪一步？",
            ["宝鹏大道交通设计方案", "平乐骨伤科医院新院区项目完成前期", "自然博物馆落户坪山"],
        ),
        ("民办、国际化、集团化办学 2020举措", ["民办学校分类管理", "国际化学校", "集团化办学"]),
        (  # what is done, and what is to come
            "和赛诺菲巴斯德的合作，已经签了啥，后面要推动啥",
            ["签订谅解备忘录", "疫苗创新中心落地"],
        ),
        (
            "城市书房去年开了哪些、今年又要建哪里的，一并告诉我",
            ["金龟自然书房", "创新广场书房"],
        ),
        ("报告里几处写到比亚迪，分别说的是什么", ["轮边驱动系统", "丰田合资公司", "昂纳光芯片"]),
        (
            "给残疾人做的事，已经做成的和今年要做的都说说",
            ["残疾人就业创业服务中心开始运营", "残疾人综合服务中心建设"],
        ),
        ("报告自己摆出来的问题一共有哪几条", ["新能源补贴政策退坡", "精细化水平有待提高"]),
        ("盛波光电7号线项目前后两年进度", ["盛波光电7号线、稀钰", "盛波光电7号线等项目建设"]),
    ],
)
def test_every_mention_and_each_year_is_told(
    assistant: Assistant, question: str, phrases: list[str]
) -> None:
    told = "".join(citation.quote for citation in assistant.ask(question).citations)
    assert [phrase for phrase in phrases if phrase not in told] == []


@pytest.mark.parametrize(
    "question",
    ["把报告里2019年做到的和2020年要做的养老方面的事都列出来", "2020年教育有哪些安排，完整点"],
)
def test_the_title_is_no_item_of_a_list(assistant: Assistant, question: str) -> None:
    assert all(citation.section_id != "0" for citation in assistant.ask(question).citations)
