from datetime import date

import pytest

from assistant.lexicon import Lexicon
from assistant.understand import chat_topic, understand
from assistant.years import find_years, without_years
from index.types import ReportFacts

FACTS = ReportFacts("r", "报告", "某区", "某局", date(2020, 1, 15), 2019, 2020)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("你好", "greeting"),
        ("您好！", "greeting"),
        ("Hello", "greeting"),
        ("谢谢您", "thanks"),
        ("唔該晒", "thanks"),
        ("thank you!", "thanks"),
        ("你是谁？", "identity"),
        ("你能做什么", "identity"),
        ("Who are you?", "identity"),
        ("你好，5G基站有多少", None),
        ("谢谢你告诉我公园的事，那学校呢", None),
        ("", None),
    ],
)
def test_small_talk_is_a_whole_message(text: str, topic: str | None) -> None:
    assert chat_topic(text) == topic


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2019年和2020年", [2019, 2020]),
        ("２０２０年度", [2020]),
        ("二〇一九年", [2019]),
        ("二零二零年", [2020]),
        ("19年建了多少", [2019]),
        ("今年的目标，去年的结果", [2020, 2019]),
        ("舊年呢", [2019]),
        ("明年", [2021]),
        ("前年", [2018]),
        ("比去年同期下降多少", []),
        ("3年内建成15年的老楼", []),
        ("注册资本超2000万的项目", []),
        ("GDP in 2020", [2020]),
        ("this year or last year", [2020, 2019]),
    ],
)
def test_years(text: str, years: list[int]) -> None:
    assert find_years(text, FACTS) == years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("综保区申报的进展及2020年打算", {2019, 2020}),
        ("坪山河治得咋样了，2020年还要搞些什么", {2019, 2020}),
        ("2020年有什么进展和打算", {2020}),
        ("2020年打算建什么", {2020}),
    ],
)
def test_what_is_done_so_far_is_of_the_year_told(text: str, years: set[int]) -> None:
    lexicon = Lexicon(frozenset(), frozenset(), frozenset())
    assert understand(text, FACTS, lexicon).years == years


def test_a_year_is_no_informative_word() -> None:
    assert without_years("2019年5G基站").split() == ["5g基站"]
    question = understand(
        "请问2019年5G基站建了多少个？",
        FACTS,
        Lexicon(frozenset({"请问", "多少", "个"}), frozenset(), frozenset()),
    )
    assert "2019" not in question.words
    assert {"5g", "基站"} <= set(question.words)
    assert question.years == {2019}


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("图书馆建好了没", {2019}),
        ("刚开的那个书房在哪", {2019}),
        ("打算再建几所学校", {2020}),
        ("接下来还修路不", {2020}),
        ("学校在哪里", set()),
        ("打算建的都建好了没", set()),  # it sounds like both
        ("2019年图书馆建好了没", set()),  # the year is named
    ],
)
def test_a_question_may_sound_like_asking_of_a_year(text: str, years: set[int]) -> None:
    assert (
        understand(text, FACTS, Lexicon(frozenset(), frozenset(), frozenset())).sounds_of == years
    )
