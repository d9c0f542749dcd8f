"""The staff desk in a real browser: a refused question is approved; an edit suspends it."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from assistant.desk.standing import CHANGED
from assistant.keys import Keys
from assistant.registry import Registry
from assistant.settings import Settings
from tests.server import serving
from tests.web.browser import ask, open_page, violations

pytestmark = pytest.mark.slow
LACKS = "夜市地摊允许摆吗"
TOPIC = "文化活动"
ANSWER = "报告没有提到夜市，只提到文化活动。"


@pytest.fixture
def settings(registry: Registry, tmp_path: Path) -> Settings:
    """The default report in a folder of its own, whose text may be edited."""
    data = tmp_path / "data"
    shutil.copytree(registry.settings.data_dir, data, ignore=shutil.ignore_patterns("model"))
    folders = {"data_dir": data, "index_dir": tmp_path / "index", "state_dir": tmp_path}
    return registry.settings.model_copy(update=folders)


@pytest.fixture
def key(settings: Settings) -> str:
    return Keys(settings.state_dir / "keys.json").add("小李")


@pytest.fixture
def served(settings: Settings) -> Callable[[], AbstractContextManager[str]]:
    return lambda: serving(settings, Registry.open(settings))


@pytest.fixture
def desk(
    context: BrowserContext, served: Callable[[], AbstractContextManager[str]], key: str
) -> Iterator[tuple[Page, str]]:
    with served() as address:
        page = open_page(context, address, "/desk")
        page.fill("#key", key)
        page.press("#key", "Enter")
        expect(page.locator("#desk")).to_be_visible()
        yield page, address


def test_a_wrong_key_shows_nothing(context: BrowserContext, address: str) -> None:
    page = open_page(context, address, "/desk")
    expect(page.locator("#desk")).to_be_hidden()
    page.fill("#key", "ra-wrong")
    page.press("#key", "Enter")
    expect(page.locator("#status")).to_contain_text("密钥")
    expect(page.locator("#desk")).to_be_hidden()


def test_a_refused_question_is_approved_told_to_the_next_asker_and_suspended_by_an_edit(
    context: BrowserContext,
    served: Callable[[], AbstractContextManager[str]],
    settings: Settings,
    key: str,
) -> None:
    with served() as address:
        asker = open_page(context, address)
        ask(asker, LACKS)
        expect(asker.locator("#log .reply.refused")).to_be_visible()
        desk = enter(context, address, key, waits_for=LACKS)
        sentence = approve(desk)
        next_asker = open_page(context, address)
        ask(next_asker, LACKS)
        expect(next_asker.locator(".reply .approved")).to_contain_text("经审核")
        expect(next_asker.locator(".reply .told")).to_contain_text(ANSWER)
        next_asker.click(".reply .cite")
        expect(next_asker.locator("#text mark").first).to_be_visible()
    report = settings.data_dir / "reports" / settings.default_report / "report.md"
    source = report.read_text(encoding="utf-8")
    assert source.count(sentence) == 1
    report.write_text(source.replace(sentence, f"{sentence}，并扩大规模"), encoding="utf-8")
    with served() as address:
        asker = open_page(context, address)
        ask(asker, LACKS)
        expect(asker.locator("#log .reply.refused")).to_be_visible()
        desk = enter(context, address, key)
        desk.click("#tab-approvals")
        expect(desk.locator(".approval.suspended .wrong")).to_contain_text(CHANGED)
        desk.click("text=原文无误，恢复")
        expect(desk.locator(".approval.suspended")).to_have_count(0)
        ask(asker, LACKS)
        expect(asker.locator(".reply .approved")).to_be_visible()


def enter(context: BrowserContext, address: str, key: str, waits_for: str = "") -> Page:
    page = open_page(context, address, "/desk")
    page.fill("#key", key)
    page.press("#key", "Enter")
    expect(page.locator("#desk")).to_be_visible()
    if waits_for:  # questions are written a moment after they are answered
        page.wait_for_timeout(500)
        page.select_option("#days", "7")
        expect(page.locator(".group h2").first).to_have_text(waits_for)
    return page


def approve(desk: Page) -> str:
    """Write an answer to the first question and return the sentence that it cites."""
    desk.click(".group button >> text=撰写答复")
    desk.fill("#a-search", TOPIC)
    desk.click("#a-find")
    desk.click("#a-hits button >> nth=0")
    sentence = desk.input_value("#a-quote")
    desk.fill("#a-answer", "有 9999 个。")
    desk.click("#a-save")
    expect(desk.locator("#a-error")).to_contain_text("数字")
    desk.fill("#a-answer", ANSWER)
    desk.click("#a-save")
    expect(desk.locator("#approve")).to_be_hidden()
    expect(desk.locator("#groups")).to_contain_text("没有待处理的问题")
    return sentence


def test_every_tab_of_the_desk_is_accessible_and_fits_a_phone(
    desk: tuple[Page, str], context: BrowserContext
) -> None:
    page, address = desk
    asker = open_page(context, address)
    ask(asker, LACKS)
    ask(asker, "2020年5G基站目标是多少")
    page.set_viewport_size({"width": 360, "height": 740})
    page.wait_for_timeout(500)
    for name in ("groups", "approvals", "counts"):
        page.click(f"#tab-{name}")
        expect(page.locator(f"#{name} > *").first).to_be_visible()
        wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not page.evaluate(wide)
        assert violations(page) == []
    expect(page.locator("svg.plot").first).to_be_visible()


def test_the_tabs_are_reached_by_the_arrow_keys(desk: tuple[Page, str]) -> None:
    page, _ = desk
    page.focus("#tab-groups")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#tab-approvals")).to_be_focused()
    expect(page.locator("#approvals")).to_be_visible()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#tab-counts")).to_be_focused()


def test_what_an_asker_wrote_is_text_on_the_desk(
    desk: tuple[Page, str], context: BrowserContext
) -> None:
    page, address = desk
    asker = open_page(context, address)
    ask(asker, "<img src=x onerror=alert(1)>夜市呢")
    page.wait_for_timeout(500)
    page.select_option("#days", "90")
    expect(page.locator(".group h2").first).to_contain_text("<img")
    assert page.locator(".group img").count() == 0
