"""The figures of a calculation are found as the question names them."""

import pytest

from assistant.assistant import Assistant
from assistant.registry import Registry
from assistant.settings import Settings
from assistant.types import Kind


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return Registry.open(Settings(index_dir=tmp_path_factory.mktemp("index"))).assistant()


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("5G基站今年的目标比去年多多少个", "500个"),
        ("5G基站，2020年目标比2019年多多少", "500个"),
        ("2019年外贸进出口增速比GDP增速高几个百分点", "26.5个百分点"),
        ("2019年专利申请总量和专利授权总量差多少件", "2998件"),
        ("2019年新增高端科技人才比2020年引进目标多多少名", "39名"),
        ("2019年投入使用的新建、扩建学校比2020年要建成的多几所", "2所"),
        ("2019年新增义务教育学位和幼儿园学位合计多少个", "16100个"),
        ("园区循环化改造项目，完成的和推进的一共几个", "21个"),
        ("去年新增的公办幼儿园平均每所有多少个学位", "380个"),
        ("企业开办时间缩短了几天", "6天"),
        ("2019年国高完成率是多少", "132%"),
        ("2019年国高原定目标是多少家", "100家"),
        ("PM2.5去年同期大约是多少", "25.8微克/立方米"),
        ("环境空气优良率去年同期是多少", "92.5%"),
        ("5G基站2019年和2020年哪年多", "后者较大"),
    ],
)
def test_operands_are_found(assistant: Assistant, question: str, result: str) -> None:
    answer = assistant.ask(question)
    assert answer.kind is Kind.CALCULATION, answer.answer
    assert result in answer.derivation
    assert len(answer.citations) >= 1


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (
            "2020年主要经济指标里哪个目标增速最高",
            "最高的是地区生产总值（7%以上）、规模以上工业增加值",
        ),
        ("2020年主要经济指标里哪个目标增速最低", "最低的是外贸进出口总额（3%左右）"),
        ("专利里哪一类最多", "最高的是专利申请总量（8268件）"),
    ],
)
def test_extremes_are_looked_for_among_what_the_words_fit(
    assistant: Assistant, question: str, words: str
) -> None:
    assert words in assistant.ask(question).answer


@pytest.mark.parametrize(
    "question",
    [
        "GDP增速和外贸增速加起来是多少",
        "2019年建的5G基站比2018年多多少个",
        "5G基站比专利申请总量多多少",
        "专利申请总量和生物企业累计一共多少",
        "光明区5G基站比去年多多少个",
    ],
)
def test_what_cannot_be_computed_is_refused_without_a_figure(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(question)
    assert answer.refused
    assert not answer.citations


def test_a_bare_noun_over_several_rows_is_not_summed(assistant: Assistant) -> None:
    assert not assistant.ask("2019年专利一共多少件").derivation
