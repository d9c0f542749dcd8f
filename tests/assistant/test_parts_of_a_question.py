"""Several things asked in one message, and who made the report at which meeting."""

import pytest

from assistant.assistant import Assistant


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        (
            "高铁城际、地铁、云巴，2020年分别怎么安排的？",
            ("深汕高铁", "地铁14、16号线", "云巴1号线一期"),
        ),
        (
            "这份计划报告是哪个部门做的，在哪次会议上报告？",
            ("发展和改革委员会", "第五次会议"),
        ),
        (
            "2020年较大面积产业空间整备要完成多少平方米，推进的是哪两片",
            ("90万平方米", "碧岭、龙田北"),
        ),
        ("不想跑大图书馆，听说开了几间有特色的小书屋，都叫啥", ("金龟自然书房", "文武帝宫")),
        ("把2020年的几项主要预期指标全部报给我", ("地区生产总值增长7%以上", "增长3%左右")),
    ],
)
def test_every_part_is_quoted(assistant: Assistant, question: str, quoted: tuple[str, ...]) -> None:
    cited = "".join(citation.quote for citation in assistant.ask(question).citations)
    assert all(part in cited for part in quoted)


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("以前家旁边那些发黑发臭的小水沟小池塘，清掉多少了", "99条小微黑臭水体"),
        ("那种能坐下安安静静看书的小屋，19年添了几间", "4个特色城市书房"),
        ("家附近想多几个能照看老头老太的地方，有没有这个打算啊", "居家养老服务站点"),
        ("完成了规划统筹框架编制的重点片区，一个个数出来", "燕子湖、老城区"),
        ("雪亮工程获评的是哪个十大案例？广东还有别的项目入选吗", "广东省唯一入选案例"),
    ],
)
def test_what_is_described_in_other_words_is_found(
    assistant: Assistant, question: str, quoted: str
) -> None:
    cited = "".join(citation.quote for citation in assistant.ask(question).citations)
    assert quoted in cited


def test_what_only_sounds_alike_is_refused(assistant: Assistant) -> None:
    assert assistant.ask("里面配多少个护工").refused


@pytest.mark.parametrize(
    "question",
    [
        "这份报告是哪个单位受区政府委托向人大会作的？",
        "受区政府委托向人大作这份计划报告的，是哪个部门？",
        "这份国民经济和社会发展计划报告是哪个单位提交的？",
    ],
)
def test_who_made_the_report_is_told(assistant: Assistant, question: str) -> None:
    assert "发展和改革委员会" in assistant.ask(question).answer
