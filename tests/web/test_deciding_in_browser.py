"""Who is who is decided in headless Chromium, without scripts: merge, split, answer, undo."""

import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from test_deciding import id_of
from waitress.server import create_server

from doubts_made import WHY, doubted
from memcon.web import create_app
from memcon.web.urls import slug

pytestmark = pytest.mark.browser


@pytest.fixture
def mine(library_path: Path, tmp_path: Path) -> Path:
    """A library that the test may change, with one open question in it."""
    path = tmp_path / "mine.memcon"
    shutil.copy(library_path, path)
    doubted(path, (id_of(path, "Minister Tessaly"), id_of(path, "Captain Ruhn")))
    return path


@pytest.fixture
def page(browser: Browser, mine: Path) -> Iterator[Page]:
    """A page, without scripts, of a room in which people decide."""
    server = create_server(create_app(mine, only_here=True, deciding=True), host="127.0.0.1", port=0)
    threading.Thread(target=server.run, daemon=True).start()
    context = browser.new_context(java_script_enabled=False, base_url=f"http://127.0.0.1:{server.effective_port}")
    yield context.new_page()
    context.close()
    server.close()


def test_an_actor_is_merged_and_the_merge_undone(page: Page, mine: Path) -> None:
    ruhn = f"/actors/{slug(id_of(mine, 'Captain Ruhn'))}"
    page.goto(ruhn)
    same = page.locator("details", has_text="It is the same as another actor")
    same.get_by_label("Tessaly").check()
    same.get_by_label("Signed").fill("A. Reader")
    same.get_by_label("Because").fill("one coat")
    same.get_by_role("button", name=re.compile("^They are Captain Ruhn")).click()
    expect(page).to_have_url(re.compile(r"\?done=1-1$"))
    expect(page.get_by_role("status")).to_contain_text("Captain Ruhn")
    expect(page.locator(".forms")).to_contain_text("Minister Tessaly")
    page.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status")).to_contain_text("udgement 1 is taken back")
    expect(page.locator(".forms")).not_to_contain_text("Minister Tessaly")


def test_a_record_is_split_off(page: Page, mine: Path) -> None:
    page.goto(f"/actors/{slug(id_of(mine, 'Captain Ruhn'))}")
    page.get_by_label("Somebody else in alder-talks/1").check()
    page.locator("#records").get_by_role("link", name="split them off").click()
    split = page.locator("#split")
    split.get_by_label("an actor not known yet").fill("Ruhn the younger")
    split.get_by_label("Signed").fill("A. Reader")
    split.get_by_role("button").click()
    expect(page.get_by_role("status")).to_contain_text("alder-talks/1")
    page.get_by_role("status").get_by_role("link", name="Ruhn the younger").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ruhn the younger")
    expect(page.locator(".why")).to_contain_text("decided by A. Reader")


def test_a_single_mention_is_split_off(page: Page, mine: Path) -> None:
    page.goto(f"/actors/{slug(id_of(mine, 'the clerk'))}")
    named = page.locator("#mentions li")
    expect(named).to_have_count(2)
    named.last.get_by_role("checkbox").check()
    page.locator("#mentions").get_by_role("link", name="split them off").click()
    split = page.locator("#split")
    split.get_by_label("an actor not known yet").fill("another clerk")
    split.get_by_label("Signed").fill("A. Reader")
    split.get_by_role("button").click()
    expect(page.get_by_role("status")).to_contain_text("“the clerk”")
    expect(named).to_have_count(1)
    page.get_by_role("status").get_by_role("link", name="another clerk").first.click()
    expect(page.locator("#mentions")).to_contain_text("These words: decided by A. Reader")
    expect(page.locator("#said")).to_contain_text("feared")
    page.get_by_role("link", name="“the clerk”").click()
    expect(page.locator("#at")).to_have_text("the clerk")


def test_questions_are_answered_in_turn_and_the_name_is_kept(page: Page, mine: Path) -> None:
    page.goto("/questions")
    expect(page.locator(".reasons")).to_contain_text(WHY)
    page.get_by_label("Signed").fill("A. Reader")
    page.get_by_role("button", name="Two different").click()
    expect(page.get_by_role("status")).to_contain_text("is not")
    expect(page.locator(".pair")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".pair")).to_have_count(1)
    expect(page.get_by_label("Signed")).to_have_value("A. Reader")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_of_decisions_scrolls_sideways(page: Page, mine: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    ruhn = f"/actors/{slug(id_of(mine, 'Captain Ruhn'))}"
    for path in ("/questions", ruhn, f"{ruhn}?like=a#decide", "/judgements"):
        page.goto(path)
        size = page.locator("main").bounding_box()
        assert size is not None
        assert size["width"] <= width
        wide = page.locator("main *").evaluate_all(
            "all => Math.max(...all.map(e => e.getBoundingClientRect().right))"
        )
        assert wide <= width, path


def test_every_field_has_a_label(page: Page, mine: Path) -> None:
    for path in ("/questions", f"/actors/{slug(id_of(mine, 'Captain Ruhn'))}", "/actors"):
        page.goto(path)
        bare = page.locator("input:not([type=hidden])").evaluate_all(
            "all => all.filter(e => !e.labels.length && !e.ariaLabel).map(e => e.outerHTML)"
        )
        assert bare == []
