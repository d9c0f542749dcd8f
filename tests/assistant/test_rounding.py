"""How exact a result is wanted is taken out of the question."""

import pytest

from assistant.rounding import Rounding, without_rounding


@pytest.mark.parametrize(
    ("text", "rest", "rounding"),
    [
        ("占几成（保留一位小数）", "占几成", Rounding(1, in_percent=True)),
        ("占几成，四舍五入到0.01%", "占几成", Rounding(2, in_percent=True)),
        ("是几倍，取整", "是几倍", Rounding(0)),
        ("之比，百分数留两位小数", "之比", Rounding(2, in_percent=True)),
        ("比多少，四舍五入", "比多少", Rounding()),
        ("三位院士", "三位院士", Rounding()),
        ("提高几个百分点", "提高几个百分点", Rounding()),
    ],
)
def test_rounding_is_read_and_taken_out(text: str, rest: str, rounding: Rounding) -> None:
    found, wanted = without_rounding(text)
    assert (found.strip(), wanted) == (rest, rounding)
