"""Several reports on the page: one is chosen, or a question names it; quotes open in their own."""

from collections.abc import Iterator

import httpx2
import pytest
from playwright.sync_api import BrowserContext, expect

from tests.server import serving
from tests.several import open_several
from tests.web.browser import ask, open_page, violations

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    registry = open_several(tmp_path_factory.mktemp("several"))
    with serving(registry.settings, registry) as url:
        yield url


def test_a_report_is_chosen_and_asked(context: BrowserContext, several: str) -> None:
    page = open_page(context, several)
    page.select_option("#report", label="北山市2021年政府工作报告")
    expect(page.locator("#title")).to_have_text("北山市2021年政府工作报告")
    ask(page, "地区生产总值增长目标是多少")
    expect(page.locator("#log .told").last).to_contain_text("5.2%")
    assert violations(page) == []


def test_a_quote_opens_in_its_own_report(context: BrowserContext, several: str) -> None:
    page = open_page(context, several)
    ask(page, "临海和北山2021年地区生产总值增长目标分别是多少")
    chips = page.locator("#log .cite")
    for chip, title, figure in (
        (chips.first, "临海县2021年政府工作报告", "7%"),
        (chips.last, "北山市2021年政府工作报告", "5.2%"),
    ):
        chip.click()
        expect(page.locator("#title")).to_have_text(title)
        expect(page.locator("#text mark").first).to_contain_text(figure)
        assert title in (chip.get_attribute("title") or "")


def test_one_report_offers_no_choice(context: BrowserContext, address: str) -> None:
    expect(open_page(context, address).locator("#report-choice")).to_be_hidden()


def test_the_reports_are_listed_and_filtered(several: str) -> None:
    def slugs(query: str) -> list[str]:
        found = httpx2.get(f"{several}/api/reports{query}").raise_for_status().json()
        return [report["slug"] for report in found]

    assert slugs("")[0] == "pingshan-2020"
    assert sorted(slugs("")) == ["beishan-2021", "linhai-2021", "linhai-2022", "pingshan-2020"]
    assert slugs("?region=北山市") == ["beishan-2021"]
    assert slugs("?year=2022") == ["linhai-2022"]
    assert httpx2.get(f"{several}/api/reports?year=1999").status_code == 404
    body = {"question": "地区生产总值增长目标是多少", "year": 2022}
    reply = httpx2.post(f"{several}/api/chat", json=body).raise_for_status().json()
    assert {c["report"] for c in reply["citations"]} == {"linhai-2022"}
