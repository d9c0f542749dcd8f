"""Words of a story around a figure change nothing; those by its name or by what asks do."""

import pytest

from assistant.assistant import Assistant
from tests.evaluation.figures import ask, holds


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("手机信号老转圈圈，今年还要立多少个5G的塔", "1500个"),
        ("蹭网党报到～全区能连的免费wifi一共多少个点？", "293个"),
        ("正本清源 小区 去年 改了多少个？（门口挖得跟战壕似的，投诉用）", "324个"),
        ("锦龙学校竹坑学校它们那批列进十三五国家重点研发示范工程的，一共几个项目", "三个"),
        ("公家幼儿园难进，去年总共多收了多少小朋友的名额", "1900个"),
        ("业主群里都在传19年坪山义务教育公办学位放了一大波，真有那么多？一共是多少个", "1.42万个"),
        ("组长已经下班了，电话不接。2020年能源消费强度要下降多少？我只差这一个空", "4.2%"),
        ("做猎头的，去年落坪山的世界500强项目和中国500强项目 合计几个？", "7个"),
    ],
)
def test_a_story_around_a_figure_is_passed_over(
    assistant: Assistant, question: str, told: str
) -> None:
    reply = ask(assistant, (question,))
    assert holds(reply.answer, told), reply.answer


@pytest.mark.parametrize(
    "question",
    [
        "垃圾分类有几个全覆盖",
        "第三产业占坪山GDP几成？",
        "坪山啲生物企业入面，做医疗器械嘅有几多间呀？",
        "全坪山现在有几间社康？唔好淨係讲改造嗰几间",
        "云巴1号线一期设几个站",
        "2020年要建成的新合路学校那4所，一共要配多少名老师？",
        "2019年外贸进出口总额折合多少美元？",
        "去年才新开了5所而已吧 那坪山现在公办幼儿园一共多少所啊 我拿数字跟她讲",
        "报告说要推进沙田等5座消防站，那坪山眼下已经在用的消防站总共有几座？",
        "2020年的国高目标已经有了，我老板又追着问2021年，区里定的新增国高是多少家？",
        "Our partner trusts international filings. How many PCT applications came out in 2019?",
        "新聞裡只說義務教育新增學位，可初中究竟佔多少個，能查到嗎？",
        "请问坪山图书馆2019年接待读者多少人次？我是新来的，不知道找谁问。",
        "2019年我区新能源汽车产业产值及其增速如何？",
        "满城区2019年一般公共预算收入是多少？",
        "除了沙田，另外四座消防站分别设在哪里",
    ],
)
def test_a_word_by_the_name_or_by_what_asks_counts(assistant: Assistant, question: str) -> None:
    assert ask(assistant, (question,)).refused
