"""Places in a text keep their words, whatever characters stand around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.text import Anchor, Span, masked, trimmed

# Letters beyond the basic plane, combining marks, line ends of all kinds, no-break and zero-width spaces.
TEXTS = st.text(alphabet=st.one_of(st.sampled_from("ab \t\r\n\u00a0\u200b\ufeff\u0301\U0001f54a"), st.characters()))


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(TEXTS)
    place = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(place, place), max_size=6))
    return text, [Span(min(pair), max(pair)) for pair in pairs]


@given(texts_with_spans())
def test_an_anchor_holds_where_it_was_taken(drawn: tuple[str, list[Span]]) -> None:
    text, spans = drawn
    for span in spans:
        if span.start == span.end:
            with pytest.raises(ValueError, match="outside"):
                Anchor.at(text, span)
            continue
        anchor = Anchor.at(text, span)
        assert anchor.quotation == text[span.start : span.end]
        assert anchor.holds(text)
        assert len(anchor.quotation) == span.end - span.start


@given(TEXTS.filter(bool))
def test_an_anchor_notices_that_its_words_changed(text: str) -> None:
    anchor = Anchor.at(text, Span(0, len(text)))
    other = "b" if text[-1] == "a" else "a"
    assert not anchor.holds(text[:-1] + other)
    assert not anchor.holds(text[:-1])


@pytest.mark.parametrize("span", [Span(-1, 2), Span(2, 2), Span(3, 2), Span(0, 6), Span(6, 7)])
def test_an_anchor_outside_the_text_is_refused(span: Span) -> None:
    with pytest.raises(ValueError, match="outside a text of 5 code points"):
        Anchor.at("valley"[:5], span)


@given(texts_with_spans())
def test_a_masked_text_keeps_every_offset(drawn: tuple[str, list[Span]]) -> None:
    text, spans = drawn
    result = masked(text, spans)
    assert len(result) == len(text)
    covered = {at for span in spans for at in range(*span)}
    for at, character in enumerate(text):
        if at in covered and character not in "\r\n":
            assert result[at] == " "
        else:
            assert result[at] == character


@given(texts_with_spans(), st.text("[] ", max_size=3))
def test_trimming_drops_only_the_ends(drawn: tuple[str, list[Span]], drop: str) -> None:
    text, spans = drawn
    for span in spans:
        inner = trimmed(text, span, drop)
        assert span.covers(inner)
        lost = text[span.start : inner.start] + text[inner.end : span.end]
        assert all(c.isspace() or c in drop for c in lost)
        kept = inner.of(text)
        if kept:
            assert not kept[0].isspace()
            assert not kept[-1].isspace()
            assert kept[0] not in drop
            assert kept[-1] not in drop


@given(texts_with_spans())
def test_spans_overlap_when_they_share_a_code_point(drawn: tuple[str, list[Span]]) -> None:
    _, spans = drawn
    for one in spans:
        for other in spans:
            shared = set(range(*one)) & set(range(*other))
            if one.start < one.end and other.start < other.end:
                assert one.overlaps(other) == other.overlaps(one) == bool(shared)
            assert not one.covers(other) or shared == set(range(*other))
