"""Pieces keep their places in the text, whatever characters stand in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.tagging.pieces import disjoint, pieces
from memcon.tagging.session import Network
from memcon.text import Span

TOKENIZER = Network().tokenizer


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(st.text(st.sampled_from("ab é\u0301ÇßĲЯ中—’'. \n\t\u200b\x07😀DIxn-9"), max_size=60))
    cuts = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=4))
    return text, [Span(min(cut), max(cut)) for cut in cuts]


@given(texts_with_spans())
def test_pieces_stand_in_their_spans_in_order(drawn: tuple[str, list[Span]]) -> None:
    text, spans = drawn
    cut = pieces(TOKENIZER, text, spans)
    for start, end in zip(cut.starts, cut.ends, strict=True):
        assert any(a <= start < end <= b for a, b in disjoint(text, spans))
        assert text[start:end].strip()
    assert list(cut.starts) == sorted(cut.starts)
    assert sorted(cut.words) == list(cut.words)
    assert not len(cut.ids) or cut.span_ends[-1] == len(cut.ids)


@given(texts_with_spans())
def test_no_letter_or_digit_is_left_out(drawn: tuple[str, list[Span]]) -> None:
    text, spans = drawn
    cut = pieces(TOKENIZER, text, spans)
    held = {at for start, end in zip(cut.starts, cut.ends, strict=True) for at in range(start, end)}
    for start, end in spans:
        assert all(at in held for at in range(start, end) if text[at].isalnum())


def test_a_word_in_capitals_has_the_pieces_of_the_same_word_in_small_letters() -> None:
    text = "Ambassador AMBASSADOR"
    cut = pieces(TOKENIZER, text, [Span(0, len(text))])
    assert cut.ids[0] == cut.ids[1]
    assert [text[a:b] for a, b in zip(cut.starts, cut.ends, strict=True)] == ["Ambassador", "AMBASSADOR"]


@pytest.mark.parametrize("span", [Span(-1, 2), Span(0, 6), Span(3, 2)])
def test_a_span_outside_the_text_is_refused(span: Span) -> None:
    with pytest.raises(ValueError, match="outside a text of 5"):
        disjoint("abcde", [span])


def test_overlapping_spans_are_joined_and_empty_ones_dropped() -> None:
    assert disjoint("abcdef", [Span(3, 5), Span(0, 2), Span(4, 6), Span(2, 2)]) == [Span(0, 2), Span(3, 6)]
