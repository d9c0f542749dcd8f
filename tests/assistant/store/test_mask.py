import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.store.mask import mask

HALF = "0123456789"
FULL = "０１２３４５６７８９"
SPOKEN = "零一二三四五六七八九"
GAPS = ("", " ", "-", "－", "—", "\u3000", "\u200b", "\u00a0", " - "[:2])
# What may stand around a number: words and marks, but no digits, which would make it another one.
AROUND = st.text("我的电话是，。 请回复\n（）：a区地铁", max_size=12)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("我叫王小明，电话13800138000", "我叫***，电话***"),
        ("身份证440301199001011234", "身份证***"),
        ("身份证44030119900101123X。", "身份证***。"),
        ("身份证 440301 19900101 1234 号", "身份证 *** 号"),
        ("旧身份证440301900101123", "旧身份证***"),
        ("打+86 138-0013-8000给我", "打***给我"),
        ("打0086-13800138000", "打***"),
        ("２０１９年打１３８００１３８０００", "２０１９年打***"),
        ("我手机一三八零零一三八零零零", "我手机***"),
        ("手机138.0013.8000", "手机***"),
        ("第一13800138000", "第一***"),
        ("卡号6222 0212 3456 7890 123", "卡号***"),
        ("卡号6222021234567890", "卡号***"),
        ("写到wang.xm+1@mail.example.gov.cn吧", "写到***吧"),
        ("写到ｗａｎｇ＠ｅｘａｍｐｌｅ．ｃｏｍ", "写到***"),
        ("A123456(7)", "***"),
        ("港澳通行证H12345678", "港澳通行证***"),
        ("我是王小明，想问地铁", "我是***，想问地铁"),
        ("我是欧阳小明的家长", "我是***的家长"),
        ("我是張大文，", "我是***，"),
        ("本人李四想咨询", "本人***想咨询"),
        ("我是王五13800138000", "我是******"),
        ("我的名字是王小明", "我的名字是***"),
        ("姓名：王小明", "姓名：***"),
        ("我叫 Tom Wang，", "我叫 ***，"),
        ("My name is Tom Wang, hello", "My name is ***, hello"),
        ("我叫阿依古丽·买买提", "我叫***"),
    ],
)
def test_what_identifies_a_person_is_masked(said: str, kept: str) -> None:
    assert mask(said) == kept


@pytest.mark.parametrize(
    "said",
    [
        "2020年5G基站1500个",
        "办理8268件，2019年",
        "专利12345678901件",
        "2016 2017 2018 2019年",
        "2019-2020 2020-2021",
        "二〇一九年和二〇二〇年",
        "投资1.42万亿元，增长8.5%",
        "热线12345，电话0755-12345678",
        "5.2.2.1节[1][2]",
        "我叫不到车怎么办",
        "我叫了网约车",
        "我是高新区的居民",
        "我是一名企业主",
        "我是车主，停车难",
        "我是周边住户",
        "本人想咨询社康",
        "@所有人",
    ],
)
def test_figures_years_and_other_words_stay(said: str) -> None:
    assert mask(said) == said


@st.composite
def written(draw: st.DrawFn, digits: str) -> str:
    """Return digits as people write them: half or full width, gaps where they like."""
    alphabet = draw(st.sampled_from([HALF, FULL]))
    gaps = draw(st.lists(st.sampled_from(GAPS), min_size=len(digits), max_size=len(digits)))
    return "".join(alphabet[int(d)] + gap for d, gap in zip(digits, gaps, strict=True))


MOBILES = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
IDENTITIES = st.from_regex(
    r"[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9])[0-9]{3}[0-9X]",
    fullmatch=True,
)
CARDS = st.from_regex(r"[34569][0-9]{15,18}", fullmatch=True)


@given(
    AROUND, MOBILES.flatmap(written), st.sampled_from(["", "+86", "86-", "（+86）", "0"]), AROUND
)
def test_no_mobile_number_survives_however_it_is_written(
    before: str, number: str, prefix: str, after: str
) -> None:
    kept = mask(before + prefix + number + after)
    assert not re.search(r"\d{3}", kept), kept
    assert kept.startswith(before.rstrip(" "))


@given(AROUND, MOBILES, AROUND)
def test_no_spoken_mobile_number_survives(before: str, number: str, after: str) -> None:
    spoken = "".join(SPOKEN[int(digit)] for digit in number)
    assert spoken not in mask(before + spoken + after)


@given(AROUND, IDENTITIES | CARDS, st.booleans(), AROUND)
def test_no_identity_or_card_number_survives(
    before: str, number: str, is_wide: bool, after: str
) -> None:
    said = number.translate(str.maketrans(HALF, FULL)) if is_wide else number
    kept = mask(before + said + after)
    assert not re.search(r"\d", kept), kept


@given(AROUND, CARDS, st.sampled_from([" ", "-", "－"]))
def test_no_card_number_in_groups_survives(before: str, number: str, gap: str) -> None:
    groups = gap.join(number[at : at + 4] for at in range(0, len(number), 4))
    assert not re.search(r"\d", mask(before + groups)), groups


@given(
    st.lists(
        st.tuples(
            st.integers(0, 9_999_999), st.sampled_from(["件", "万元", "%", "年", "个", "。"])
        ),
        max_size=8,
    )
)
def test_no_list_of_figures_with_units_is_changed(figures: list[tuple[int, str]]) -> None:
    said = "，".join(f"{value}{unit}" for value, unit in figures)
    assert mask(said) == said


@given(st.text())
def test_any_text_can_be_masked_and_digits_alone_stay_in_order(said: str) -> None:
    kept = mask(said)
    parts = kept.split("***")
    reached = 0
    for part in parts:  # what is kept stood in the text, in that order
        reached = said.find(part, reached) + len(part)
        assert reached >= len(part)


@pytest.mark.parametrize(
    "piece", ["1", "1 ", "a", "a@", "a.", "我叫", "我是王", "买·", "86-", "Tom "]
)
def test_a_long_text_is_masked_in_time(piece: str) -> None:
    start = time.perf_counter()
    mask(piece * (20_000 // len(piece)))  # the longest answer that feedback may carry
    assert time.perf_counter() - start < 1
