"""Follow-ups in words: which reading of a turn is answered, and items of the answer before."""

import pytest

from assistant.assistant import Assistant
from assistant.nth import spelt_out
from assistant.types import Role, Turn
from tests.evaluation.figures import ask


@pytest.mark.parametrize(
    ("turns", "phrase"),
    [
        (("去年特色城市书房开了几个", "具体是哪几个？"), "金龟自然书房"),
        (
            ("我爸要看牙，听说来了个口腔医院", "是哪家大学的？", "去年它开到什么地步了"),
            "口腔医院（坪山）试运营",
        ),
        (("赛诺菲巴斯德跟坪山去年有啥往来", "后来打算落个什么中心？"), "疫苗创新中心落地"),
        (("那城市书房已经开了哪几个？", "书房还有没有新的要建"), "创新广场书房"),
        (("雪亮工程攞咗咩獎呀", "今年仲搞唔搞落去"), "“雪亮工程”等项目"),
        (("雪亮工程拿过什么荣誉？", "今年还接着建不"), "“雪亮工程”等项目"),
        (("雪亮工程去年是不是评上十大创新案例了", "今年还接着建吗"), "“雪亮工程”等项目"),
        (("你知道“粤菜师傅”这个工程吗？", "今年坪山还搞不搞？"), "“粤菜师傅”工程"),
        (
            ("去年跟亚布力中国企业家论坛合作设立了什么基金", "今年跟他们还有什么计划吗"),
            "争取举办亚布力中国企业家论坛",
        ),
        (("今年学位够不够", "集团化是什么意思", "区里打算怎么组"), "组建2-3个教育集团或联盟"),
        (("坪山要继续对口帮扶别的地方吗？", "是哪几个，写在哪一节"), "陆河县、田东县、五常市"),
        (("深圳出口加工区升级综合保税区的事，受理了没", "那接下来呢，今年打算怎么弄"), "早日获批"),
        (("外贸进出口去年表现怎么样", "挺猛的。那今年呢？"), "外贸进出口总额增长3%左右"),
        (("新能源汽车产业有压力吗", "为什么会这样？"), "新能源补贴政策退坡"),
        (("报告里承认自己有哪些毛病", "最后一条讲的啥"), "城市管理治理精细化水平"),
        (("今年垃圾分类怎么搞", "不错", "换个话题，今年消防站建几座"), "5座城市消防站"),
        (("垃圾分类体验馆建不建", "好，换个话题，河边的碧道呢"), "开展碧道建设"),
        (("今年垃圾分类怎么推进？", "有没有能带小孩去看看学学的地方？"), "垃圾分类教育体验馆"),
        (("北京中医药大学和坪山有合作吗？", "2020年打算跟他们做什么？"), "儿童成长中心"),
        (("南方医科大学深圳口腔医院营业了没有", "试运营啊，那下一步怎么走"), "正式营业"),
        (
            ("营商环境改革方案有几大项措施", "审批时限压了多少", "2020年对这个方案还有没有说法"),
            "落实区优化营商环境改革三年行动方案",
        ),
        (
            ("去年办了哪些网球赛", "弘金地那个综合体拿了什么牌子", "下一步想把它做成什么级别的"),
            "国家级体育产业示范项目",
        ),
        (
            ("“聚龙英才”认定了多少人", "那“龙聚坪山”是另外一个吧？这个要出什么文件"),
            "“龙聚坪山”人才政策配套文件",
        ),
        (("盛波光电7号线2019年开工了没", "后面一年呢"), "盛波光电7号线等项目建设"),
        (("去年有几个城市书房投用", "今年又要在哪里建"), "创新广场书房"),
        (("弘金地那个项目去年拿了什么称号", "今年想升到什么级别"), "国家级体育产业示范项目"),
        (("世茂广场今年怎么安排？", "嗯，那碧岭片区呢？"), "加快碧岭片区规划建设"),
        (("深圳技术大学正式成立了吗", "这话写在报告哪一节？"), "深圳技术大学正式成立"),
        (("深圳市3D打印制造业创新中心开了没有？", "他们跟院士那边有什么动静？"), "推动多名院士"),
    ],
)
def test_a_turn_is_read_with_the_topic_that_it_leans_on(
    assistant: Assistant, turns: tuple[str, ...], phrase: str
) -> None:
    reply = ask(assistant, turns)
    assert any(phrase in citation.quote for citation in reply.citations), reply.answer


@pytest.mark.parametrize(
    "turns",
    [
        ("坪山大剧院启用了没有", "具体票价是多少"),
        ("2019年空气优良率是多少", "PM2.5呢，2020年要压到多少微克？"),
        ("五座消防站建在哪里", "除了沙田，另外四座设在哪"),
        ("去年特色城市书房有哪些", "文武帝宫那个晚上开到几点？"),
    ],
)
def test_what_a_turn_wants_must_be_told_whatever_was_asked_before(
    assistant: Assistant, turns: tuple[str, ...]
) -> None:
    assert ask(assistant, turns).refused


LISTED = "报告在“三”中写道：甲厂投产。[1]乙厂开工。[2]丙路通车。[3]"
ENUMERATED = "报告在“五”中写道：建设书房、泳馆、公园以及步道。[1]"


@pytest.mark.parametrize(
    ("text", "answer", "whole"),
    [
        ("第二个是啥", LISTED, "乙厂开工。是啥"),
        ("上面说的最后一条什么时候的事", LISTED, "丙路通车。什么时候的事"),
        ("第4个在哪", ENUMERATED, "步道在哪"),
        ("第九个呢", LISTED, "第九个呢"),  # there is none
        ("第三人民医院建好没", LISTED, "第三人民医院建好没"),
        ("第二个是啥", "报告没有说明。", "第二个是啥"),
    ],
)
def test_an_item_of_the_answer_is_named(text: str, answer: str, whole: str) -> None:
    history = [Turn(Role.USER, "有哪些"), Turn(Role.ASSISTANT, answer)]
    assert spelt_out(text, history) == whole


def test_another_thing_that_the_report_names_takes_the_place_of_the_first(
    assistant: Assistant,
) -> None:
    assert "做好禁毒专项工作" in ask(assistant, ("扫黑除恶2020年什么态度？", "禁毒呢？")).answer
    told = ask(assistant, ("区妇幼保健院怎么样了", "人民医院呢"))
    assert any("人民医院迁址重建" in citation.quote for citation in told.citations)
