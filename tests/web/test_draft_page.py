"""The page for officials in a real browser: points are ticked, the material is saved."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.web.browser import open_page, violations

pytestmark = pytest.mark.slow


@pytest.fixture
def draft(context: BrowserContext, address: str) -> Page:
    return open_page(context, address, "/draft")


def make(page: Page, topic: str) -> None:
    page.fill("#topic", topic)
    page.press("#topic", "Enter")


def test_points_are_ticked_out_and_the_material_saved(draft: Page, tmp_path: Path) -> None:
    make(draft, "养老服务")
    expect(draft.locator(".scope fieldset")).to_have_count(2)
    draft.get_by_label("省居家养老信息化服务平台").uncheck()
    assert draft.locator(".scope legend input").first.evaluate("box => box.indeterminate")
    with draft.expect_download() as download:
        draft.get_by_role("button", name="材料存为 Markdown").click()
    download.value.save_as(tmp_path / "m.md")
    told = (tmp_path / "m.md").read_text(encoding="utf-8")
    assert "区级500床位敬老院项目进入全面施工" in told
    assert "信息化服务平台正式启用" not in told
    assert violations(draft) == []


def test_what_a_length_left_out_can_be_ticked_in(draft: Page, tmp_path: Path) -> None:
    draft.fill("#length", "200")
    draft.select_option("#parts", label="只要部署")
    make(draft, "教育")
    boxes = draft.locator(".scope input.item:not(:checked)")
    expect(boxes.first).to_be_visible()
    text = boxes.first.locator("..").inner_text().strip()
    boxes.first.check()
    with draft.expect_download() as download:
        draft.get_by_role("button", name="材料存为 Markdown").click()
    download.value.save_as(tmp_path / "m.md")
    assert text in (tmp_path / "m.md").read_text(encoding="utf-8")


def test_nothing_ticked_and_nothing_found_are_said(draft: Page) -> None:
    make(draft, "养老服务")
    expect(draft.locator(".scope fieldset")).to_have_count(2)
    for box in draft.locator(".scope legend input").all():
        box.uncheck()
    draft.get_by_role("button", name="材料存为 Word").click()
    expect(draft.locator("#status")).to_have_text("请至少勾选一条。")
    make(draft, "养猪场")
    expect(draft.locator("#status")).to_have_text("报告里没有这个主题的内容。")
    expect(draft.locator("#saves")).to_be_hidden()


def test_the_page_fits_a_phone(draft: Page) -> None:
    draft.set_viewport_size({"width": 320, "height": 700})
    make(draft, "生物医药产业")
    expect(draft.locator(".scope fieldset").first).to_be_visible()
    assert draft.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(draft) == []
