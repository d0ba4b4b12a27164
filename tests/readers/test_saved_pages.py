"""Pages as browsers save them: the record comes out whole, and nothing of the site around it."""

import pytest
from saved_pages import PAGES, SavedPage

from memcon.errors import UnreadableSource
from memcon.readers.html import extract

LETTER = "Sir, I have the honour to report that the harbour is shut, and that the ships lie outside. " * 4


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_saved_page_gives_its_record_and_no_more(page: SavedPage) -> None:
    found = extract(page.source)
    assert found.text == page.text
    assert (found.description.title, found.description.url) == (page.title, page.url)
    notes = [each for each in found.divisions if each.kind == "footnote"]
    assert tuple(each.label for each in notes) == page.notes


@pytest.mark.parametrize(
    "words",
    [
        "Copyright was discussed next. Mr. Lenz would not sign.",
        "The cookies were served with tea on this site.",
        "(c) He asked whether the ships would sail.",
        "See also document 90.",
        "Last of all the Minister spoke.",
    ],
)
def test_words_of_a_record_are_not_taken_for_a_sites(words: str) -> None:
    assert words in extract(f"<body><div><p>{LETTER}</p><p>{words}</p></div></body>").text


def test_a_heading_before_the_article_is_the_records_only_when_the_page_is_called_so() -> None:
    page = "<title>{} | Site</title><div><h1>61 Lenz to Orrin</h1><article><p>{}</p></article></div>"
    assert extract(page.format("61 Lenz to Orrin", LETTER)).text.startswith("61 Lenz to Orrin\n\nSir,")
    assert extract(page.format("Papers", LETTER)).text.startswith("Sir,")


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>A letter | The Site</title>", "A letter"),
        ("<title>A letter\n - The Site</title><meta property='og:site_name' content='The Site'>", "A letter"),
        ("<title>A letter - Site</title>", "A letter"),
        ("<title>A letter of 1931 - Site</title>", "A letter of 1931 - Site"),
        ("<title>The Site</title><meta property='og:site_name' content='The Site'>", "The Site"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_title(head: str, title: str) -> None:
    assert extract(
        f"<html><head>{head}</head><body><h1>A letter</h1><p>{LETTER}</p></body></html>"
    ).description.title == (title)


def test_a_frameset_without_words_is_refused() -> None:
    with pytest.raises(UnreadableSource, match="shows no words"):
        extract("<frameset cols='20%,80%'><frame src=a.htm><frame src=b.htm></frameset>")
