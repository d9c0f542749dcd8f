"""Figures of one sentence that are asked for together: each of them is told, and no more."""

import pytest

from assistant.assistant import Assistant
from tests.evaluation.figures import ask, holds


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        # What a sentence tells beside it is told where it is named, or meant by 各 and 分别.
        (("计划引进院士团队及高端科技创新人才各多少",), ["3个", "30名"]),
        (("2020年院士团队和高端科技人才引进指标",), ["3个", "30名"]),
        (("园区循环化改造 已完成/在建 项目数",), ["16个", "5个"]),
        (("园区循环化改造的重点项目，已完成和在推进的各有几个？",), ["16个", "5个"]),
        (("处级以上领导人数与被联系的高端人才人数分别为多少？",), ["270名", "295名"]),
        (("2020年百亿级重大产业项目与十亿级优质产业项目的目标分别为多少",), ["1个", "3个"]),
        (("产业用地出让 宗数 面积 2019",), ["5宗", "7万平方米"]),
        (("已经卖掉的面积和正在公告出让的面积分别是多少 我是做厂房的",), ["7万", "5万"]),
        (("工改工 新增空间 两个数",), ["80万平方米", "56.2万平方米"]),
        (("2019引进 院士团队 / 高端科技人才 分别",), ["4个", "69名"]),
        # An amount and how it changed.
        (("生物产业集聚：全年新增企业数、增幅各为多少",), ["135家", "45.76%"]),
        (
            ("2019年专利授权总量和发明专利授权量各是多少、分别增长多少？",),
            ["5270件", "17.5%", "875件", "56.5%"],
        ),
        (("2019专利申请 总量+同比",), ["8268件", "21.7%"]),
        (("PM2.5去年平均多少，跟上年比是降是升",), ["25.2微克/立方米", "2.3%"]),
        (("空气优良率多少", "PM2.5咧，数值和降幅都给我"), ["25.2微克/立方米", "2.3%"]),
        (("生物企业累计多少家了", "其中去年新增的有几家，增幅也说下"), ["135家", "45.76%"]),
        (("2019出让产业用地 几宗 总面积",), ["5宗", "7万平方米"]),
        (("发明专利 申请量+授权量 2019",), ["2639件", "875件"]),
        (("新合路学校这一批今年总共建成几所、多多少学位？",), ["4所", "8000个"]),
        (("完成出让的产业用地宗数、合计面积，另有正在公告出让的面积",), ["5宗", "7万", "5万"]),
        (("孙女问坪山进出口在全深圳能排老几，去年涨了多少",), ["全市第一", "35%"]),
        # What is done and what is planned.
        (("院士团队引进 完成数/计划数",), ["4个", "3个"]),
    ],
)
def test_all_that_is_asked_for_is_told(
    assistant: Assistant, turns: tuple[str, ...], told: list[str]
) -> None:
    reply = ask(assistant, turns)
    assert [figure for figure in told if not holds(reply.answer, figure)] == [], reply.answer


@pytest.mark.parametrize(
    ("turns", "other"),
    [
        (("发明专利申请的件数和增速？",), "8268"),
        (("去年引进世界500强和中国500强企业项目各有几个？",), "100个"),
        (("生物企业累计多少家？", "增幅是多少"), "430"),
        (("去年建成区黑臭水体有多少条保持不黑不臭？", "那小微的呢？"), "11条"),
        (("除了已经出让的，正在公告出让的产业用地面积约多少？",), "7万"),
        (("How many new school places does the district plan to add in 2020?",), "4所"),
        (("发明专利去年递上去多少件、批下来多少件",), "5270"),
    ],
)
def test_what_is_not_asked_for_is_not_told_with_it(
    assistant: Assistant, turns: tuple[str, ...], other: str
) -> None:
    reply = ask(assistant, turns)
    assert not reply.refused
    assert other not in reply.answer


@pytest.mark.parametrize(
    "question",
    [
        "碧岭和龙田北今年各整备多少万平方米",
        "430家生物企业当中，做药的和做医疗器械的分别有多少家",
        "6所新建扩建学校，新建的几所 扩建的几所",
        "青年创新创业基地进了20个团队，香港来的有几个",
    ],
)
def test_parts_of_what_is_told_together_are_not_told(assistant: Assistant, question: str) -> None:
    assert ask(assistant, (question,)).refused


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("义务教育优质公办学位新增占全市28%，那么全市总共新增大约多少个", "5.07万个"),
        ("授权的专利刨掉发明那部分还剩几件", "4395件"),
        ("去年申请的专利里头，不算发明的，还有多少件", "5629件"),
        ("园区循环化改造 完成+推进中 合计几个项目", "21个"),
        ("国高企业132家说是超预期32%，那原来计划是几家", "约100家"),
        ("去年专利申请涨了21.7%，那2018年大概申请了多少件呢？", "6794件"),
        ("惠及的2万多群众里，困难群众大概占百分之几", "约10%"),
        ("2019 发明申请占申请总量 %", "31.9%"),
        ("外贸从去年的增速到今年的目标，一下子掉了几个百分点？", "32个百分点"),
        ("院士团队同高端科技人才，今年目标比去年实际引入的分别少多少", "至多39名"),
        ("如果坪山新增的1.42万个学位是全市的28%，那全市一共新增了大约多少？", "5.07万个"),
        ("外贸进出口总额2020年预期增速较上年预计增速的回落幅度是多少", "32个百分点"),
        ("对比2019年实绩，2020年高端科技（创新）人才引进目标少了多少人？", "至多39名"),
        (
            "Is this year's growth target for industrial value added higher or lower than last "
            "year's result, and by how much?",
            "约1个百分点",
        ),
    ],
)
def test_calculations_in_more_words(assistant: Assistant, question: str, told: str) -> None:
    assert told in ask(assistant, (question,)).answer
