"""Ids in addresses, dates in words, chains of statements."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.model import Statement
from memcon.model.dates_in_words import duration_in_words, in_words
from memcon.text import Span, read_span, written
from memcon.web.chains import Node, chains, tree
from memcon.web.urls import slug, unslug

IDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)


@given(IDS)
def test_an_id_comes_back_from_its_address(identifier: str) -> None:
    assert unslug(slug(identifier)) == identifier


@given(IDS)
def test_an_address_has_nothing_a_browser_would_change(identifier: str) -> None:
    path = slug(identifier)
    assert not set(path) & set(" .?#%\\&\"'<>:;")
    assert "//" not in path
    assert not path.startswith("/")


@given(st.lists(IDS, min_size=2, max_size=6, unique=True))
def test_two_ids_never_share_an_address(ids: list[str]) -> None:
    assert len({slug(i) for i in ids}) == len(ids)


@pytest.mark.parametrize("path", ["a.b", "~2e", "~41", "a//b", "/a", "~FF"])
def test_a_path_that_no_id_has_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="is the address of no"):
        unslug(path)


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("1947-12-03", "3 December 1947"),
        ("1944-11-19T20:00", "19 November 1944, 20:00"),
        ("1944-11", "November 1944"),
        ("1944", "1944"),
        ("1944-XX-XX", "1944"),
        ("194X", "1940s"),
        ("XXXX-05-03", "3 May, year not given"),
        ("XXXX-05", "May, year not given"),
        ("XXXX-XX-03", "XXXX-XX-03"),
        ("1944?", "1944, uncertain"),
        ("1944-11~", "about November 1944"),
        ("1944-11-01/1944-11-03", "1 November 1944 to 3 November 1944"),
        ("1944/..", "from 1944"),
        ("../1944", "until 1944"),
        ("some time in 1944", "some time in 1944"),
        ("1944-13", "1944-13"),
    ],
)
def test_dates_in_words(edtf: str, said: str) -> None:
    assert in_words(edtf) == said


@pytest.mark.parametrize(
    ("iso", "said"), [("PT1H45M", "1 hour 45 minutes"), ("PT2H", "2 hours"), ("P1D", "1 day"), ("long", "long")]
)
def test_durations_in_words(iso: str, said: str) -> None:
    assert duration_in_words(iso) == said


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_a_place_comes_back_from_its_address(start: int, end: int) -> None:
    assert read_span(written((start, end))) == Span(start, end)


@pytest.mark.parametrize("given_", [None, "", "1", "a-b", "1-2-3", "-1-2"])
def test_what_is_no_place_is_none(given_: str | None) -> None:
    assert read_span(given_) is None


def statement(name: str, start: int, parent: str | None = None) -> Statement:
    return Statement(id=name, source="x", content=(Span(start, start + 1),), parent=parent)


def test_chains_run_from_the_outermost_inwards() -> None:
    found = (statement("c", 2, "b"), statement("a", 0), statement("b", 1, "a"))
    assert chains(found) == ((1, 2, 0), (1,), (1, 2))
    assert tree(found) == (Node(1, 1, (Node(2, 2, (Node(0, 3, ()),)),)),)


@given(st.lists(st.none() | st.integers(0, 7), max_size=8))
def test_the_tree_holds_every_statement_once_even_of_a_circle(parents: list[int | None]) -> None:
    found = [statement(f"s{n}", n, None if p is None else f"s{p}") for n, p in enumerate(parents)]

    def numbers(nodes: tuple[Node, ...]) -> list[int]:
        return [n for node in nodes for n in (node.number, *numbers(node.children))]

    assert sorted(numbers(tree(found))) == list(range(len(found)))
