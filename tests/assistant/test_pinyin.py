"""Questions in pinyin are read by the words of the report; English is not."""

import pytest

from assistant.assistant import Assistant
from assistant.pinyin import Pinyin, pinyin_of


@pytest.fixture(scope="module")
def pinyin(assistant: Assistant) -> Pinyin:
    return pinyin_of(assistant.index, assistant.lexicon)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("jin nian yao yin jin ji ge yuan shi tuan dui a", "今年要引进几个院士团队啊"),
        ("yanzihu guoji huizhan zhongxin qiyong le ma", "燕子湖国际会展中心启用了吗"),
        ("ditie 14 haoxian xianzai zenmeyang le", "地铁14号线现在怎么样了"),
        ("youxiao faming zhuanli 去年有多少件", "有效发明专利去年有多少件"),
        ("laji fenlei zenme gao", "垃圾分类怎么搞"),
        ("nihao", "你好"),
    ],
)
def test_pinyin_is_read(pinyin: Pinyin, typed: str, read: str) -> None:
    assert pinyin.read(typed) == read


@pytest.mark.parametrize(
    "text",
    [
        "How many 5G base stations will be built in 2020?",
        "can women change the plan",
        "wifi热点有多少",
        "hello",
        "SZTU",
        "zhrgf xkcd",
        "今年GDP目标",
        "a" * 4000,
    ],
)
def test_what_is_no_pinyin_stays(pinyin: Pinyin, text: str) -> None:
    assert pinyin.read(text) == text


def test_a_syllable_does_not_cross_a_space() -> None:
    read = Pinyin(["方案", "反感"], [], []).read
    assert read("fang an") == "方案"
    assert read("fan gan") == "反感"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("jin nian yao yin jin ji ge yuan shi tuan dui", "3个以上"),
        ("pingshan tushuguan kai le ma", "投入使用"),
    ],
)
def test_a_question_in_pinyin_is_answered(assistant: Assistant, typed: str, told: str) -> None:
    reply = assistant.ask(typed)
    assert told in reply.answer, reply.answer
