"""Formal written Chinese is read as plain words, and what is not formal stays as it is."""

import pytest

from assistant.assistant import Assistant
from assistant.formal_words import in_plain_words
from tests.evaluation.figures import ask, holds


@pytest.mark.parametrize(
    ("formal", "plain"),
    [
        (
            "2019年如期启用之新建、扩建学校，合计若干所？",
            "2019年如期启用的新建、扩建学校，合计多少所？",
        ),
        ("专利申请总量及其增速，请予提供。", "专利申请总量及增速"),
        ("请分别开列三项之预计增幅，不得遗漏。", "三项的预计增幅"),
        ("为编制年度白皮书，须援引专利申请总量，请予提供。", "专利申请总量"),
        ("已完成者与在建者相加，总数为几个", "已完成的与在建的相加，总数为几个"),
        ("利润总额增幅为何？", "利润总额增幅是多少？"),
        ("去年我区承办之分站赛计有几个？", "去年我区承办的分站赛几个？"),
        ("新增学位占全市之比重，请予明确", "新增学位占全市的比重"),
        ("去年新增國高若干家，請核。", "去年新增国高多少家"),
        # What only looks formal.
        ("企业已经有多少家", "企业已经有多少家"),
        ("文昌要被打造成什么“之都”", "文昌要被打造成什么“之都”"),
        ("三分之一的消费者怎么办", "三分之一的消费者怎么办"),
        ("为何比去年低", "为何比去年低"),
        ("布局建设若干中试验证平台", "布局建设若干中试验证平台"),
        ("合作的内容为何？", "合作的内容为何？"),
        ("坪山圖書館幾點關門", "坪山圖書館幾點關門"),
    ],
)
def test_formal_words_are_told_plainly(formal: str, plain: str) -> None:
    assert in_plain_words(formal) == plain


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("园区循环化改造重点项目，已完成者与在建者相加，总数应填报为几个？",), ["21个"]),
        (("２０１９年获授权之专利中，不属发明专利者计若干件？",), ["4395件"]),
        (
            ("请提供2019年专利申请总量。", "其中属发明专利者之申请量及增幅，亦请列明。"),
            ["2639件", "20.3%"],
        ),
        (
            (
                "在２０２０年预期目标中，规上工业增加值与社会消费品零售总额之增速各定为多少，请示知。",
            ),
            ["7%", "6%"],
        ),
        (
            ("请以2019年PM2.5年均浓度及其同比降幅为据，测算上一年度之浓度值，结果保留一位小数。",),
            ["25.8"],
        ),
        (("2019年我區完成產業用地出讓計幾宗？", "上述各宗之合計面積，尚請示覆。"), ["7万平方米"]),
    ],
)
def test_formal_questions_are_answered(
    assistant: Assistant, turns: tuple[str, ...], told: list[str]
) -> None:
    reply = ask(assistant, turns)
    assert [figure for figure in told if not holds(reply.answer, figure)] == [], reply.answer


@pytest.mark.parametrize(
    "question",
    [
        "2019年我区万元GDP能耗之实际降幅，敬请核示；用水指标不在本次征询之列。",
        "坪山河干流综合整治工程之总投资额为何？财政评审亟需引用。",
        "知识产权考核须填报２０１９年ＰＣＴ国际专利申请量，烦请查复。",
        "请明确2020年环境空气优良率之控制目标，以便纳入责任书。",
        "关于2019年出让之五宗产业用地，其成交总价款几何，望予查明。",
    ],
)
def test_what_is_not_told_is_refused_formally_too(assistant: Assistant, question: str) -> None:
    assert ask(assistant, (question,)).refused
