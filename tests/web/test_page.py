"""The chat page in a real browser on a real server."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from assistant.registry import Registry
from assistant.store.database import open_store
from tests.web.browser import ask, open_page, violations

pytestmark = pytest.mark.slow
FIGURE = "2020年5G基站目标是多少"
PIPES = "小区旧水管啥时候换"
MOST_FIRST_LOAD = 120 * 1024  # bytes over the wire


def test_an_answer_streams_in_and_its_citation_opens_the_exact_words(page: Page) -> None:
    ask(page, FIGURE)
    expect(page.locator("#log .told")).to_contain_text("5G基站1500个")
    page.locator("#log .cite").click()
    expect(page.locator("mark")).to_have_text("建成5G基站1500个")
    expect(page.locator("mark")).to_be_in_viewport()
    expect(page.locator("mark")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#log .cite")).to_be_focused()


def test_a_figure_of_both_years_comes_as_cards_and_a_chart_with_words(page: Page) -> None:
    ask(page, "5G基站有多少")
    expect(page.locator(".card .value")).to_have_text(["1000个", "1500个"])
    expect(page.locator(".card").first).to_contain_text("实际")
    label = page.locator("svg.chart").get_attribute("aria-label") or ""
    assert "2019实际1000个" in label
    assert "2020目标1500个" in label


def test_a_follow_up_shows_the_question_as_understood(page: Page) -> None:
    ask(page, "2019年建成多少个5G基站")
    ask(page, "那2020年呢")
    expect(page.locator(".understood")).to_contain_text("5G基站")
    expect(page.locator(".told").last).to_contain_text("1500个")


def test_a_refusal_has_no_chip_and_offers_questions_that_can_be_asked(page: Page) -> None:
    ask(page, "坪山大剧院门票怎么买")
    assert page.locator("#log .cite").count() == 0
    expect(page.locator(".reply.refused")).to_be_visible()
    page.locator(".reply .chips button").first.click()
    expect(page.locator("#log .reply")).to_have_count(2)


def test_an_answer_is_copied_with_its_sources(page: Page) -> None:
    ask(page, FIGURE)
    page.get_by_role("button", name="复制并附出处").click()
    expect(page.locator("#status")).to_have_text("已复制。")
    copied = str(page.evaluate("navigator.clipboard.readText()"))
    assert "二是抢占未来产业高地：“建成5G基站1500个”" in copied


@pytest.mark.parametrize("form", ["Markdown", "Word"])
def test_the_conversation_is_exported(page: Page, form: str, tmp_path: Path) -> None:
    ask(page, FIGURE)
    with page.expect_download() as download:
        page.get_by_role("button", name=f"导出 {form}").click()
    file = tmp_path / "out"
    download.value.save_as(file)
    start = file.read_bytes()[:2]
    assert start == (b"PK" if form == "Word" else b"# ")


def test_material_is_scoped_and_taken_along(page: Page, tmp_path: Path) -> None:
    ask(page, "写公园和绿化2020年工作要点")
    expect(page.locator("#log .reply .told")).to_contain_text("一、2020年工作部署")
    page.get_by_role("button", name="选择范围").click()
    first = page.locator(".scope fieldset").first
    expect(first).to_contain_text("推动重点领域改革")
    first.locator("legend input").uncheck()  # a section
    page.get_by_label("推进公园、道路绿化").uncheck()  # and a point of another
    with page.expect_download() as download:
        page.get_by_role("button", name="材料存为 Markdown").click()
    file = tmp_path / "material.md"
    download.value.save_as(file)
    told = file.read_text(encoding="utf-8")
    assert "营造绿色宜居生活空间" in told
    assert "郊野公园管理规定" not in told
    assert "花漾街区" not in told
    assert violations(page) == []


def test_thumbs_are_kept_with_a_reason(page: Page, registry: Registry) -> None:
    ask(page, FIGURE)
    page.get_by_role("button", name="没帮助").click()
    page.locator(".acts form input").fill("年份不对")
    page.get_by_role("button", name="提交").click()
    expect(page.locator("#status")).to_have_text("谢谢反馈。")
    store = open_store("", registry.settings.state_dir)
    given = store.feedback(registry.settings.default_report, datetime(2000, 1, 1, tzinfo=UTC))
    store.close()
    assert [(one.verdict, one.reason) for one in given] == [("down", "年份不对")]


def test_typing_suggests_questions_that_arrow_keys_choose(page: Page) -> None:
    page.locator("#question").press_sequentially("地铁")
    expect(page.locator("#options li").first).to_be_visible()
    first = page.locator("#options li").first.inner_text()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#question")).to_have_attribute("aria-activedescendant", "option-0")
    page.keyboard.press("Enter")
    expect(page.locator("#log .asked")).to_have_text(first)


def test_enter_while_an_input_method_composes_does_not_send(page: Page) -> None:
    page.focus("#question")
    session = page.context.new_cdp_session(page)
    session.send(
        "Input.imeSetComposition", {"text": "ditie", "selectionStart": 5, "selectionEnd": 5}
    )
    session.send(
        "Input.dispatchKeyEvent",
        {"type": "keyDown", "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229},
    )
    page.wait_for_timeout(300)
    assert page.locator(".asked").count() == 0
    session.send("Input.insertText", {"text": "地铁"})
    page.keyboard.press("Enter")
    expect(page.locator("#log .asked")).to_have_text("地铁")


def test_everything_is_reached_by_keyboard_alone(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type(FIGURE)
    page.keyboard.press("Enter")
    expect(page.locator("#log .reply")).to_have_count(1)
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.className") == "cite":
            break
    page.keyboard.press("Enter")
    expect(page.locator("mark")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#log .cite")).to_be_focused()


def test_mark_up_in_question_and_history_stays_text(page: Page) -> None:
    attack = "<img src=x onerror=\"document.title='owned'\">5G基站2020年目标是多少"
    ask(page, attack)
    ask(page, "那2019年呢")
    expect(page.locator("#log .asked").first).to_have_text(attack)
    assert page.locator("#log img").count() == 0
    assert page.title() != "owned"


def test_the_report_is_searched_and_its_outline_opens_sections(page: Page) -> None:
    page.fill("#find-text", "5G")
    page.press("#find-text", "Enter")
    expect(page.locator("#found")).to_contain_text("第 1 处")
    expect(page.locator("mark")).to_have_text("5G")
    page.locator("#outline-box summary").click()
    page.locator("#outline button").last.click()
    expect(page.locator("#text h3, #text h4, #text h5").last).to_be_in_viewport()


def test_a_citations_address_opens_the_report_at_the_quote(
    context: BrowserContext, address: str
) -> None:
    row = context.request.get(f"{address}/api/indicators?name=5G&status=target").json()[0]
    page = context.new_page()
    page.goto(f"{address}/?report=pingshan-2020#{row['start']}-{row['end']}")
    expect(page.locator("mark")).to_have_text(row["quote"])


def test_all_indicators_are_filtered_sorted_and_downloaded(
    context: BrowserContext, address: str
) -> None:
    page = open_page(context, address, "/indicators")
    expect(page.locator("#rows tr").first).to_be_visible()
    page.fill("#name", "5G")
    expect(page.locator("#count")).to_have_text("共 2 条")
    page.select_option("#status-kind", "target")
    expect(page.locator("#rows tr")).to_have_count(1)
    assert "status=target" in (page.locator("#csv").get_attribute("href") or "")
    page.select_option("#status-kind", "")
    page.get_by_role("button", name="数值").click()
    page.get_by_role("button", name="数值").click()
    expect(page.locator("th[aria-sort=descending]")).to_have_text("数值")
    expect(page.locator("td.number").first).to_have_text("1500个")


@pytest.mark.parametrize(("width", "zoom"), [(320, 1), (1280, 2), (1280, 4)])
def test_narrow_and_zoomed_pages_never_scroll_sideways(
    context: BrowserContext, address: str, width: int, zoom: int
) -> None:
    page = open_page(context, address)  # zooming in leaves that much less room
    page.set_viewport_size({"width": width // zoom, "height": 700})
    ask(page, FIGURE)
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
    page.locator("#log .cite").click()
    expect(page.locator("mark")).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, address: str, scheme: str) -> None:
    # bypass_csp lets the checker itself run; the page is tested under its policy elsewhere.
    context = browser.new_context(locale="zh-CN", bypass_csp=True, color_scheme=scheme)  # type: ignore[arg-type]
    page = open_page(context, address)
    assert violations(page) == []
    ask(page, "5G基站有多少")
    ask(page, "坪山大剧院门票怎么买")
    page.locator("#log .cite").first.click()
    assert violations(page) == []
    page = open_page(context, address, "/indicators")
    expect(page.locator("#rows tr").first).to_be_visible()
    assert violations(page) == []
    context.close()


def test_no_request_leaves_for_another_host_and_the_first_load_is_small(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(re.sub(r"(https?://[^/]+).*", r"\1", request.url)))
    sizes: list[int] = []
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(address)
    expect(page.locator("#starters button").first).to_be_visible()
    ask(page, PIPES)
    assert hosts == {address}
    assert sum(sizes) <= MOST_FIRST_LOAD


def test_traditional_browsers_get_traditional_words_and_verbatim_quotes(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(locale="zh-TW")
    page = open_page(context, address)
    expect(page.get_by_role("link", name="全部指標")).to_be_visible()
    ask(page, "2020年5G基站目標是多少")
    page.locator("#log .cite").click()
    expect(page.locator("mark")).to_have_text("建成5G基站1500个")
    context.close()


def test_the_answer_is_not_streamed_into_the_live_region(page: Page) -> None:
    page.evaluate(
        """() => { window.pieces = 0; new MutationObserver(() => window.pieces++)
        .observe(document.getElementById('log'), {childList: true, subtree: true}) }"""
    )
    ask(page, FIGURE)
    assert page.evaluate("window.pieces") == 1
