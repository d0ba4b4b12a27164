"""A page's main text: its words survive, its menus do not, notes and page marks are where they are said to be."""

import html
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.errors import UnreadableSource
from memcon.model import Division
from memcon.readers.html import extract

Place = tuple[str, str | None, str]


def places(source: str) -> list[Place]:
    """Kind, label and words of each division that is found in a page."""
    found = extract(source)
    return [(each.kind, each.label, found.text[each.start : each.end]) for each in found.divisions]


WORDS = st.text(
    alphabet=st.one_of(
        st.sampled_from("abc <>&'\"\u00a0\u200b\u2028é’“–\U0001f54a[]#1"),
        st.characters(exclude_categories=["Cs", "Cc"]),
    ),
    min_size=1,
).filter(lambda words: words.strip(" \t\n\f\r") != "")


def as_shown(words: str) -> str:
    """What a browser shows of words without line ends: runs of spaces as one, none at the ends."""
    return " ".join(part for part in words.split(" ") if part)


@given(st.lists(WORDS, min_size=1, max_size=8))
def test_paragraphs_survive_word_for_word(paragraphs: list[str]) -> None:
    body = "".join(f"<p>{html.escape(paragraph)}</p>\n" for paragraph in paragraphs)
    source = f"<!doctype html><html><head><title>T</title></head><body>{body}</body></html>"
    assert extract(source).text == "\n\n".join(as_shown(paragraph) for paragraph in paragraphs)


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=6))
def test_footnotes_are_found_at_their_words(notes: list[tuple[str, str]]) -> None:
    body = "".join(
        f'<p>{html.escape(words)}<sup><a id="r{n}" href="#fn{n}">{n}</a></sup></p>'
        for n, (words, _) in enumerate(notes, 1)
    )
    items = "".join(
        f'<li id="fn{n}">{html.escape(note)} <a href="#r{n}">↩</a></li>' for n, (_, note) in enumerate(notes, 1)
    )
    found = extract(f"<main>{body}<ol>{items}</ol></main>")
    markers = [each for each in found.divisions if each.kind == "note-marker"]
    footnotes = [each for each in found.divisions if each.kind == "footnote"]
    assert [each.label for each in markers] == [each.label for each in footnotes]
    for n, ((words, note), marker, footnote) in enumerate(zip(notes, markers, footnotes, strict=True), 1):
        assert found.text[marker.start : marker.end] == f"[{n}]"
        assert found.text[: marker.start].rstrip(" ").endswith(as_shown(words))
        assert found.text[footnote.start : footnote.end] == f"{n}. {as_shown(note)}"
        assert (marker.voice, footnote.voice) == ("editor", "editor")


TAGS = tuple(
    name
    for names in (
        "p div span a sup b q",
        "ol ul li table tr td pre br h1",
        "header footer nav main article form script svg",
    )
    for name in names.split()
)
SOUP = st.lists(
    st.one_of(
        st.sampled_from(TAGS).map(lambda tag: f"<{tag}>"),
        st.sampled_from(TAGS).map(lambda tag: f"</{tag}>"),
        st.sampled_from(
            [
                "<a href='#n'>1</a>",
                "<sup><a href=#n id=r>1</a></sup>",
                "<p id=n>",
                "<li id=n>",
                "<a href='#r'>[1]</a>",
                "<a id=page_7></a>",
                "<span class=tei-pb>[Page 8]</span>",
                "<!--",
                "<![CDATA[",
                "&#0;&#xD800;&bogus;",
            ]
        ),
        st.text(max_size=5),
    ),
    max_size=30,
).map("".join)


@given(SOUP)
def test_whatever_the_markup_divisions_are_what_they_say(source: str) -> None:
    try:
        found = extract(source)
    except UnreadableSource:  # no words were left; its sentences are tested below
        return
    found.text.encode("utf-8")
    for each in found.divisions:
        words = found.text[each.start : each.end]
        assert 0 <= each.start < each.end <= len(found.text)
        if each.kind == "note-marker":
            assert words == f"[{each.label}]"
        elif each.kind == "page-break":
            assert words == f"[Page {each.label}]"
        else:
            assert words.strip(" \t\n\f\r") == words != ""


def test_menus_scripts_and_footers_are_dropped() -> None:
    source = """<!doctype html><title>A letter</title><link rel=canonical href="https://archive.example/7">
    <script>var a = "scripted";</script><style>p { color: red }</style>
    <a class="skip-link" href="#c">Skip</a><header><a href=/>Archive</a> <nav><a href=/a>About</a></nav></header>
    <div class="site-breadcrumb"><a href=/>Home</a> / Letters</div>
    <div id=c><h1>The Consul to the Minister</h1><p>Sir, nothing has happened here since my last letter.</p></div>
    <ul><li><a href=1>Volumes</a><li><a href=2>People</a><li><a href=3>Search</a></ul>
    <form><input value=typed><button>Send</button></form><footer>All rights reserved</footer>"""
    found = extract(source)
    assert found.text == "The Consul to the Minister\n\nSir, nothing has happened here since my last letter."
    assert found.description.title == "A letter"
    assert found.description.url == "https://archive.example/7"
    assert found.description.derived == {"title": "html title", "url": "html canonical"}


def test_what_a_page_does_not_say_is_not_made_up() -> None:
    found = extract("<p>Sir,</p><link rel=canonical href='/relative'>")
    assert found.description.title is None
    assert found.description.url is None
    assert found.description.derived == {}


LONG = "The Minister said that his Government would consider the matter with the greatest care. " * 5


@pytest.mark.parametrize(
    "source",
    [
        f"<body><form id=aspnetForm><div id=content><p>{LONG}</p></div></form></body>",
        f"<body><div class='layout-with-sidebar'><p>{LONG}</p></div></body>",
        f"<body><div class=sidebar><p>{LONG}</p></div></body>",
        f"<body><main><p>Menu</p></main><div><p>{LONG}</p></div></body>",
        f"<body><aside><p>{LONG}</p></aside></body>",
        f"<body><article>One</article><article>Two</article><div><p>{LONG}</p></div></body>",
        f"<body><table><tr><td><a>A</a><a>B</a><td><p>{LONG}</table>",
    ],
)
def test_what_a_page_is_about_is_never_dropped_for_its_name(source: str) -> None:
    assert LONG.strip() in extract(source).text


def test_linked_names_in_a_record_are_no_menu() -> None:
    names = "".join(f'<li><a href="/people/{n}">Mr. {n}</a></li>' for n in ("Vauquelin", "Hardouin", "Delmas"))
    assert "Mr. Hardouin" in extract(f"<main><p>{LONG}</p><p>Participants:</p><ul>{names}</ul></main>").text


def test_lines_cells_lists_and_quotations() -> None:
    source = (
        "<p>secret<br>urgent</p><table><caption>Trains<tr><th>Day<th>Number<tr><td>Monday<td>7</table>"
        "<ol start=2><li>first<li value=5><p>fifth</p></ol><ul><li>plain</ul><p>He said <q>no</q>.</p>"
        "<pre>  a  b\n<b>c</b> <i>d</i>\n</pre>"
    )
    assert extract(source).text == (
        "secret\nurgent\n\nTrains\nDay\tNumber\nMonday\t7\n\n2. first\n5. fifth\n\nplain\n\n"
        "He said “no”.\n\n  a  b\nc d"
    )


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (  # a class, a link inside the raised number, a note in a list
            '<p>No<a class="footnote-ref" href="#a"><sup>1</sup></a>.</p><ol><li id="a">Not so.</li></ol>',
            [("note-marker", "1", "[1]"), ("footnote", "1", "1. Not so.")],
        ),
        (  # a word processor's page: the note shows its own number, which leads back
            '<p>No<a href="#_ftn1" name="_ftnref1">[1]</a>.</p>'
            '<p><a href="#_ftnref1" name="_ftn1">[1]</a> Not so.</p>',
            [("note-marker", "1", "[1]"), ("footnote", "1", "1. Not so.")],
        ),
        (  # an e-book's
            '<p>No<a epub:type="noteref" href="#n">*</a>.</p>'
            '<aside epub:type="footnote" id="n"><p>* Not so.</p></aside>',
            [("note-marker", "*", "[*]"), ("footnote", "*", "* Not so.")],
        ),
        (  # notes in the page's footer stay
            '<p>No<sup><a href="#n">2</a></sup>.</p><footer><ol><li value=2 id=n>Not so.</ol></footer>',
            [("note-marker", "2", "[2]"), ("footnote", "2", "2. Not so.")],
        ),
        (  # two markers of one note
            '<p>A<sup><a href="#n">1</a></sup> b<sup><a href="#n">1</a></sup>.</p><ol><li id=n>Not so.</ol>',
            [("note-marker", "1", "[1]"), ("note-marker", "1", "[1]"), ("footnote", "1", "1. Not so.")],
        ),
        (  # a raised number without a link, once the page has the note; a power and an ordinal are none
            '<p>A<sup><a href="#n">1</a></sup> b<sup>1</sup> m<sup>2</sup> 4<sup>th</sup></p>'
            "<ol><li id=n>Not so.</ol>",
            [("note-marker", "1", "[1]"), ("note-marker", "1", "[1]"), ("footnote", "1", "1. Not so.")],
        ),
        (  # several notes in one block: none of them is the block
            '<p>A<sup><a href="#x">1</a></sup> b<sup><a href="#y">2</a></sup></p>'
            "<div><a name=x></a>1. One<br><a name=y></a>2. Two</div>",
            [("note-marker", "1", "[1]"), ("note-marker", "2", "[2]")],
        ),
        ('<p>See <a href="#s">2</a>.</p><h2 id="s">Part two</h2>', []),  # a reference, no note
        ('<p>In <a href="#gone">1</a> it<sup>9</sup> stands.</p>', []),
    ],
)
def test_footnotes_as_pages_have_them(source: str, expected: list[Place]) -> None:
    assert places(f"<main>{source}</main>") == expected


@pytest.mark.parametrize(
    "mark",
    [
        '<span class="tei-pb" id="pg_811">[Page 811]</span>',
        '<span class="tei-pb"><a href="/v/pg_811">[Page 811]</a></span>',
        '<a id="page_811"></a>',
        '<a name="pg811"></a>',
        '<a id="pg_811" href="/page.jpg">[Page 811]</a>',
        '<span class="pagenum">811</span>',
        '<span role="doc-pagebreak" id="x" aria-label="811"></span>',
        '<span epub:type="pagebreak" title="811"></span>',
        '<span class="pb" data-n="811"></span>',
        "<span class=page-break>p. 811</span>",
    ],
)
def test_page_marks_as_pages_have_them(mark: str) -> None:
    found = extract(f"<p>He would not {mark} hand it over.</p>")
    assert found.text == "He would not [Page 811] hand it over."
    (only,) = found.divisions
    assert only == Division(kind="page-break", voice="editor", start=13, end=23, label="811", resp=only.resp)


def test_a_page_mark_is_parted_from_the_words_after_it() -> None:
    assert extract('<p>He would not <a id="pg_8"></a>hand it over.').text == "He would not [Page 8] hand it over."
    assert extract('<p>It was agree<a id="pg_8"></a>able.').text == "It was agree[Page 8]able."


def test_notes_outside_the_main_text_are_kept() -> None:
    note = "<li id=n>Not printed.</li>"
    page = f'<main><p>{LONG}<sup><a href="#n">1</a></sup></p></main><footer><ol>{note}</ol></footer>'
    assert extract(page).text == f"{LONG}[1]\n\n1. Not printed."


def test_a_paragraph_or_heading_named_page_is_no_page_mark() -> None:
    assert places('<div id="page_1"><p id="p2">Sir,</p></div><h2 id="page-3">4</h2>') == []


def test_elements_nested_too_deep_are_refused_at_once() -> None:
    with pytest.raises(UnreadableSource, match="2000 elements"):
        extract("<div>" * 100_000 + "Sir," + "</div>" * 100_000)
    assert extract("<div>" * 1900 + "Sir," + "</div>" * 1900).text == "Sir,"


@pytest.mark.parametrize("source", ["<html><body></body></html>", "<p> </p>", "<script>x</script>", "<br><hr>"])
def test_a_page_without_words_is_refused(source: str) -> None:
    with pytest.raises(UnreadableSource, match="shows no words"):
        extract(source)


def test_entities_are_not_expanded_from_a_doctype() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]><p>Sir &b;</p>'
    assert "aaaa" not in extract(bomb).text.partition("Sir")[2]


def test_the_specimen_page(specimens: Path) -> None:
    source = (specimens / "brisanne-311-1948.html").read_text(encoding="utf-8")
    found = extract(source)
    kinds = [(each.kind, each.label) for each in found.divisions]
    assert kinds == [
        ("note-marker", "1"),
        ("page-break", "203"),
        ("note-marker", "2"),
        ("footnote", "1"),
        ("footnote", "2"),
    ]
    for outside in ("Skip to the record", "People", "About", "On this page", "visits", "Home"):
        assert outside not in found.text
    assert found.text.startswith("96. The Ambassador in Valdoria (Prescott) to the Secretary of State\n\n897.6362")
    assert found.text.endswith("2. The letter, dated February 19, is not printed.")
