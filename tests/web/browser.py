"""What browser tests share: opening a page, asking, looking for barriers."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

WAIT = 10_000  # milliseconds until something that should happen counts as missing
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def open_page(context: BrowserContext, address: str, path: str = "/") -> Page:
    """Open a page of the service; an error of its script fails the test."""
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(address + path)
    if path == "/":
        expect(page.locator("#starters button").first).to_be_visible()
    return page


def ask(page: Page, question: str) -> None:
    """Ask a question and wait for its answer."""
    before = page.locator("#log .reply").count()
    page.fill("#question", question)
    page.press("#question", "Enter")
    expect(page.locator("#log .reply")).to_have_count(before + 1)


def violations(page: Page) -> list[str]:
    """Return what keeps people out of a page.

    Its policy forbids eval, which the runner needs: axe enters as an init script.
    """
    found = Axe().run(page, options=RULES)
    return [f"{v['id']}: {v['nodes'][0]['html']}" for v in found.response["violations"]]
