"""The names of a report's own region, and those of other places."""

from datetime import date

import pytest

from assistant.own_region import own_region
from index.types import ReportFacts, scope_of

DISTRICT = ReportFacts("t", "t", "青山区", "t", date(2022, 1, 1), 2021, 2022, ("青山",))
PROVINCE = ReportFacts("t", "t", "新疆维吾尔自治区", "t", date(2025, 1, 1), 2024, 2025, ("新疆",))
COUNTY = ReportFacts("t", "t", "易县", "t", date(2022, 1, 1), 2021, 2022)


@pytest.mark.parametrize(
    ("facts", "text", "own"),
    [
        (DISTRICT, "我区学位", "我区"),
        (DISTRICT, "武汉青山区的学位", "武汉青山区"),
        (DISTRICT, "全市的学位", None),
        (PROVINCE, "全疆生产总值", "全疆"),
        (PROVINCE, "新疆有多少", "新疆"),
        (COUNTY, "全县财政收入", "全县"),
        (COUNTY, "县里有多少学校", "县里"),
        (COUNTY, "对外贸易额", None),  # 易 alone names no place
    ],
)
def test_own_names_are_found(facts: ReportFacts, text: str, own: str | None) -> None:
    found = own_region(facts).search(text)
    assert (found.group() if found else None) == own


def test_the_scope_of_a_region() -> None:
    assert scope_of(DISTRICT) == "区山"
    assert scope_of(PROVINCE) == "区疆"
