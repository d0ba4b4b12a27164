"""The reading room in headless Chromium: pointer, keyboard, addresses, narrow screens."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from written import CABLE, at

PATHS = [
    "/records",
    "/statements",
    "/records/alder-cable",
    "/records/alder-talks/1",
    "/actors",
    "/questions",
    "/judgements",
    "/about",
    "/nowhere",
]

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser, room: str) -> Iterator[Page]:
    """A page at desk width that keeps what went wrong and asked for, and fails the test for it at the end."""
    opened = browser.new_page(viewport={"width": 1280, "height": 900}, base_url=room)
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    opened.on("request", lambda asked: None if asked.url.startswith(room) else wrong.append(asked.url))
    yield opened
    opened.close()
    assert [what for what in wrong if "status of 404" not in what] == []


def chain(page: Page) -> str:
    """The chain that the panel shows, on one line."""
    return " ".join((page.locator("#panel .chain").inner_text()).split())


def lit(page: Page) -> list[str]:
    """The words marked as the statement shown, stretch by stretch, without those of statements inside it."""
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('.text .l.on')].filter(e => !e.parentElement.closest('.l.on'))"
        ".map(e => e.textContent)"
    )
    return found


def test_pointing_at_words_shows_on_whose_word_they_rest(page: Page) -> None:
    page.goto("/records/alder-cable")
    page.locator(".l.t2").hover()
    expect(page.locator("#panel")).to_be_visible()
    assert chain(page) == "a clerk of the Harbour Office → Harbour Office → Captain Ruhn told them (to the pilots)"
    expect(page.locator("#panel .act")).to_have_text("requests")
    expect(page.locator("#panel .resp")).to_have_text("read by by-hand@1")
    assert lit(page) == ["they must hold the quay and that no ship was to leave."]
    expect(page.locator(".c2")).to_have_class("cue c2 on")
    expect(page.locator(".b2")).to_have_class("by b2 on")


def test_what_lights_up_moves_no_word(page: Page) -> None:
    page.set_viewport_size({"width": 1000, "height": 900})
    page.goto("/records/alder-cable")
    boxes = "[...document.querySelectorAll('.text span, .text a')].flatMap(e => [...e.getClientRects()])"
    places = f"{boxes}.map(box => [box.x, box.y])"
    before = page.evaluate(places)
    for n in range(6):
        page.keyboard.press("j")
        expect(page.locator(f".l.t{n}.on").first).to_be_visible()
        assert page.evaluate("scrollY") == 0
        assert page.evaluate(places) == before


def test_leaving_the_words_takes_the_panel_away(page: Page) -> None:
    page.goto("/records/alder-cable")
    page.locator(".l.t2").hover()
    expect(page.locator("#panel")).to_be_visible()
    page.mouse.move(5, 5)
    expect(page.locator("#panel")).to_be_hidden()


def test_a_statement_in_two_spans_is_lit_in_both(page: Page) -> None:
    page.goto("/records/alder-cable")
    page.locator(".l.t3").last.hover()
    assert lit(page) == ["“We cannot,”", "“wait for the spring”"]


def test_keys_step_through_statements_open_and_close_them(page: Page) -> None:
    page.goto("/records/alder-cable")
    chains = []
    for _ in range(3):
        page.keyboard.press("j")
        chains.append(chain(page).split(" told")[0].split(" has")[0])
    office = "a clerk of the Harbour Office → Harbour Office"
    assert chains == ["a clerk of the Harbour Office", office, f"{office} → Captain Ruhn"]
    page.keyboard.press("k")
    assert chain(page).startswith(f"{office} has a report")
    page.keyboard.press("u")
    assert chain(page).startswith("a clerk of the Harbour Office told me")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/records/alder-cable#s-s1$"))
    page.mouse.move(5, 5)
    expect(page.locator("#panel")).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert chain(page).startswith(f"{office} has a report")
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    assert page.evaluate("document.activeElement.id") == "s-s2"


def test_tab_reaches_statements_and_the_focus_shows(page: Page) -> None:
    page.goto("/records/alder-cable")
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id"))
        if reached[-1] == "s-s3":
            break
    assert [name for name in reached if name.startswith("s-")] == ["s-s1", "s-s2", "s-s3"]
    assert chain(page).endswith("Captain Ruhn told them (to the pilots)")
    outline = page.evaluate("getComputedStyle(document.activeElement, '::before').outlineStyle")
    assert outline == "solid"


def test_the_question_mark_shows_the_keys_and_letters_can_be_turned_off(page: Page) -> None:
    page.goto("/records/alder-cable")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.locator("#letters").uncheck()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    page.keyboard.press("j")
    expect(page.locator("#panel")).to_be_hidden()


def test_a_permanent_link_opens_with_the_statement_in_sight(page: Page) -> None:
    page.goto("/records/alder-cable#s-s6")
    expect(page.locator("#panel")).to_be_visible()
    assert lit(page) == ["whether we would send coal."]
    expect(page.locator(".l.t5")).to_be_in_viewport()
    assert page.evaluate("document.activeElement.id") == "s-s6"


def test_without_scripts_an_addressed_statement_is_marked_and_the_list_leads_to_it(
    browser: Browser, room: str
) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=room)
    page = context.new_page()
    page.goto("/records/alder-cable#s-s4")
    expect(page.locator(".l.t3").first).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")  # once it is painted
    marked = page.locator(".l.t3").evaluate_all("all => all.map(e => getComputedStyle(e).backgroundColor)")
    plain = page.locator(".l.t5").evaluate("e => getComputedStyle(e).backgroundColor")
    assert len(marked) == 2
    assert len({*marked, plain}) == 2
    expect(page.locator("#who .entry .entry .entry .words")).to_have_text(
        "they must hold the quay and that no ship was to leave."
    )
    page.locator("#who .entry .entry .entry .words a").click()
    expect(page).to_have_url(re.compile("#s-s3$"))
    context.close()


def test_notes_lead_there_and_back(page: Page) -> None:
    page.goto("/records/alder-cable")
    page.locator("a.marker").click()
    expect(page.locator(".footnote:target")).to_contain_text("Not printed.")
    page.locator("a.back").click()
    expect(page.locator("a.marker:target")).to_be_in_viewport()


def test_search_finds_words_and_opens_at_them(page: Page) -> None:
    page.goto("/records")
    page.get_by_label("Words of the record").fill("coal")
    page.get_by_role("button", name="Search").click()
    page.locator("blockquote a").first.click()
    expect(page.locator("mark.at")).to_have_text("coal")
    expect(page.locator("mark.at")).to_be_in_viewport()


def test_a_value_of_the_description_marks_its_words(page: Page) -> None:
    page.goto("/records/alder-cable")
    page.locator(".card .place", has_text="741.20/6–1248").click()
    words = page.evaluate("[...CSS.highlights.get('words')].map(range => range.toString()).join()")
    assert words == "741.20/6–1248"
    expect(page).to_have_url(re.compile(f"at={at(CABLE, words).start}-"))


def test_copying_gives_the_permanent_link(page: Page, room: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/records/alder-cable")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{room}/records/alder-cable#s-s1"


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("width", [320, 360, 800, 1280])
def test_no_page_scrolls_sideways(page: Page, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_the_panel_is_a_sheet_at_the_bottom_and_the_words_stay_in_sight(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto("/records/alder-cable")
    page.locator(".l.t5").click()
    sheet = page.locator("#panel").bounding_box()
    assert sheet is not None
    assert (sheet["x"], sheet["width"], round(sheet["y"] + sheet["height"])) == (0, 360, 640)
    for _ in range(2):
        page.keyboard.press("k")
        words = page.locator(".l.on").first.bounding_box()
        assert words is not None
        assert 0 < words["y"] < sheet["y"]


def test_letters_in_the_search_form_are_letters(page: Page) -> None:
    page.goto("/statements")
    page.get_by_label("Words that were said").press_sequentially("jk?")
    expect(page.get_by_label("Words that were said")).to_have_value("jk?")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto("/records/alder-cable")
    ratios = page.evaluate(CONTRASTS)
    assert len(ratios) > 20
    assert {name: ratio for name, ratio in ratios.items() if ratio < 4.5} == {}


# The contrast (WCAG 2) of every ink of the room with each of the grounds it stands on.
CONTRASTS = """() => {
  const style = getComputedStyle(document.documentElement);
  const channels = name => {
    const hex = style.getPropertyValue(name).trim().slice(1);
    return [0, 2, 4].map(i => parseInt(hex.slice(i, i + 2), 16) / 255);
  };
  const light = name => {
    const [r, g, b] = channels(name).map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const found = {};
  const inks = ['--ink', '--soft', '--link', '--k0', '--k1', '--k2', '--k3', '--k4', '--k5', '--k6', '--k7', '--k8'];
  for (const ink of inks) for (const ground of ['--paper', '--leaf', '--lit', '--near']) {
    const [a, b] = [light(ink), light(ground)].sort((x, y) => y - x);
    found[`${ink} on ${ground}`] = (a + 0.05) / (b + 0.05);
  }
  const [a, b] = [light('--ink'), light('--hit')].sort((x, y) => y - x);
  found['--ink on --hit'] = (a + 0.05) / (b + 0.05);
  return found;
}"""
