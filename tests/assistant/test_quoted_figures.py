"""A report that no one reviewed: a figure that its proposed table lacks is quoted, or refused."""

import pytest

from assistant.assistant import Assistant
from index.add import NewReport
from tests.several import open_alone

TEXT = """青林省2024年政府工作报告

2024年1月22日在青林省第十三届人民代表大会第二次会议上

省长 王小明

各位代表：

现在，我代表省人民政府，向大会报告工作，请予审议。

一、2023年工作回顾

（一）经济稳步增长。全省地区生产总值增长6.1%，一般公共预算收入完成9.1亿元，同比增长12%。城乡居民收入分别增长6%和7%。

（二）民生持续改善。新增城镇就业48.3万人。优化居住环境，更新住宅电梯400部以上，新建绿道30公里。固定资产投资增长5.2％。举办第八届博览会，签约总金额6155亿元。全省PM2.5年均浓度首次低于30微克/立方米。人均地区生产总值突破5万关口，达到5.28万元。农村公路养护投入加大，新建农村公路32公里。接待入境游客增长168%。招募1.5万名“爱心妈妈”，结对关爱2.9万名留守儿童。粮食产量达到90万吨;森林覆盖率提高到38.7%;“十三五”末储蓄存款余额增长到120亿元。

二、2024年重点任务

城镇新增就业46万人以上，年内再压减钢铁产能1400万吨，办好第九届博览会。一般公共预算支出安排25亿元。

东西互济。“东进”，就是向海开放。

抓好“三件大事”。一是建好新港。二是修好旧城。三是办好学校。

[1]“四个一批”：淘汰一批、搬迁一批、提升一批、做优一批。

【2】“一馆一中心”：“一馆”指科技馆；“一中心”指市民中心。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    new = NewReport("qinglin-2024", "青林省2024年政府工作报告", 2024, "青林省")
    return open_alone(tmp_path_factory.mktemp("unreviewed"), TEXT, new)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("去年全省GDP涨了多少", "6.1%"),  # 全省 is the report's own region
        ("2023年一般公共预算收入是多少亿元", "9.1亿元"),
        ("今年要新增多少城镇就业", "46万人"),  # whatever the order of the words
        ("去年新增多少城镇就业", "48.3万人"),
        ("2023年城乡居民收入分别增长多少", "6%和7%"),  # no row; its clause is quoted
        ("去年农村居民的收入涨了多少", "6%和7%"),  # what is told of both is told of each
        ("去年城里人和农民的收入各涨了多少", "6%和7%"),
        ("今年再压减多少万吨钢铁产能", "1400万吨"),
        ("去年给小区换了多少部电梯", "400部"),  # the one clause that counts 部
        ("2023年固定资产投资增长多少", "5.2"),  # ％ is %
        ("去年PM2.5平均降到多少微克了", "30微克/立方米"),  # 降到 asks for a level
        ("人均GDP 2023", "5.28万元"),  # keywords alone
        ("招募了多少名“爱心妈妈”", "1.5万名"),
        ("2023年森林覆盖率是多少", "38.7%"),  # after a half-width mark
        ("“十三五”末储蓄存款余额达到多少", "120亿元"),
    ],
)
def test_a_figure_is_told_or_quoted(assistant: Assistant, question: str, told: str) -> None:
    reply = assistant.ask(question)
    assert told in reply.answer, reply.answer
    assert reply.citations


@pytest.mark.parametrize(
    "question",
    [
        "2023年城乡居民收入是多少元",  # only its growth is told
        "2022年地区生产总值增长多少",
        "去年买了多少部公交车",
        "2024年一般公共预算收入是多少亿元",  # a result is no target
        "第九届博览会签约总金额是多少",  # told of another one
        "今年一般公共预算收入多少",  # only what is spent
        "农村公路的总造价是多少",  # of what 32公里 is told
        "城里人和农村人的博览会签约各是多少",  # not of each
        "2023年全省接待游客多少亿人次",  # is no growth of them
        "白沙区2023年一般公共预算收入是多少",  # another place
        "“希望之家”招募了多少名",
        "“十二五”末储蓄存款余额达到多少",
    ],
)
def test_another_figure_is_not_quoted(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).refused


@pytest.mark.parametrize("question", ["“四个一批”指什么", "四个一批是哪几个"])
def test_a_note_explains_a_term(assistant: Assistant, question: str) -> None:
    [citation] = assistant.ask(question).citations
    assert "淘汰一批、搬迁一批" in citation.quote


@pytest.mark.parametrize(
    ("question", "phrases"),
    [
        ("这份报告是谁作的", ["省长王小明"]),
        ("省长叫什么名字", ["省长王小明"]),
        ("报告是哪一天作的", ["1月22日"]),
        ("“一馆一中心”具体包括哪些", ["科技馆", "市民中心"]),
        ("“三件大事”分别是什么", ["三件大事", "建好新港", "修好旧城", "办好学校"]),
    ],
)
def test_the_title_notes_and_what_is_counted_off_are_told(
    assistant: Assistant, question: str, phrases: list[str]
) -> None:
    told = "".join(citation.quote for citation in assistant.ask(question).citations)
    assert [phrase for phrase in phrases if phrase not in told.replace(" ", "")] == []


@pytest.mark.parametrize("question", ["省委书记是谁", "副省长是谁"])
def test_nobody_is_named_whom_the_title_does_not_name(assistant: Assistant, question: str) -> None:
    assert "王小明" not in assistant.ask(question).answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("报告是谁作的", "王小明"),
        ("青林省2024年政府工作报告由谁代表省政府作的", "王小明"),
        ("“东进”怎么理解", "“东进”，就是向海开放"),
        ("“一馆一中心”的构成", "“一中心”指市民中心"),
        ("省里今年要建设怎样的港", "建好新港"),
    ],
)
def test_what_no_figure_is_asked_of_is_quoted(
    assistant: Assistant, question: str, told: str
) -> None:
    answer = assistant.ask(question)
    assert told in "".join(citation.quote for citation in answer.citations)


@pytest.mark.parametrize("question", ["修好旧城的总投资额", "新港开通运营日期"])
def test_what_the_report_lacks_of_a_thing_is_refused(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).refused
