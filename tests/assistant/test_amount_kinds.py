"""What kind of amount a question asks for, and how well what is told agrees with it."""

import pytest

from assistant.amount_kinds import AmountKind, agreement, asked_amounts, met
from assistant.quoted_clause import amounts_of, with_rest
from assistant.slots import read_slots
from index.quantities import parse_quantity


def asked(text: str) -> list[tuple[AmountKind | None, str]]:
    return [(one.kind, one.unit) for one in asked_amounts(text, read_slots(text))]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("今年要唱多少回", [(AmountKind.COUNT, "回")]),
        ("一共发了多少钱", [(AmountKind.MONEY, "钱")]),
        ("新造多少亩林子", [(AmountKind.AREA, "亩")]),
        ("路有多长", [(AmountKind.LENGTH, "")]),
        ("占了百分之几", [(AmountKind.RATE, "")]),
        ("来了多少游客，进账几个亿", [(AmountKind.COUNT, "人"), (None, "")]),
        ("落实金额和受惠户数", [(AmountKind.MONEY, ""), (AmountKind.COUNT, "户")]),
        ("粮食产量", [(None, "")]),
    ],
)
def test_the_amounts_asked_for_are_read(
    text: str, kinds: list[tuple[AmountKind | None, str]]
) -> None:
    assert asked(text) == kinds


def test_the_same_counter_agrees_best_and_another_kind_not_at_all() -> None:
    [times] = asked_amounts("唱多少回", read_slots("唱多少回"))
    told = [agreement(times, parse_quantity(amount)) for amount in ("100场", "3家", "5亿元")]
    assert told == sorted(told, reverse=True)
    assert told[0] > told[1] > told[2] == 0


def test_what_counts_nothing_but_itself_needs_its_own_unit() -> None:
    [density] = asked_amounts("平均多少微克", read_slots("平均多少微克"))
    assert agreement(density, parse_quantity("3家")) == 0


def test_each_amount_asked_for_needs_an_amount_of_its_own() -> None:
    both = asked_amounts("多少户、多少钱", read_slots("多少户、多少钱"))
    assert met(both, amounts_of("惠及2.9万户企业")) == 1
    assert met(both, amounts_of("投放853亿元，惠及2.9万户企业")) == 2


def test_a_year_and_one_of_a_figure_of_speech_are_no_amounts() -> None:
    assert amounts_of("2024年交出一个满意的答复") == []


def test_the_clause_beside_tells_the_rest_of_what_is_asked() -> None:
    text = "推动旅游升级，接待游客700万人次，旅游总收入30亿元，增长9%"
    both = asked_amounts("来了多少人次，挣了多少钱", read_slots("来了多少人次，挣了多少钱"))
    start = text.index("旅游总收入")
    first, last = with_rest(text, start, start + len("旅游总收入30亿元"), both)
    assert text[first:last] == "接待游客700万人次，旅游总收入30亿元"
