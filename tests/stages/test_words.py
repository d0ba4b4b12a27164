"""Words and sentences with their offsets."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.stages.words import breaks_off, sentences, words_of
from memcon.text import Span


def split(text: str, *breaks: int) -> list[str]:
    return [span.of(text) for span in sentences(text, Span(0, len(text)), breaks)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. He left.", ["It rained.", "He left."]),
        ("Mr. Novak met A.P. Gradov. He left.", ["Mr. Novak met A.P. Gradov.", "He left."]),
        ("He said “go.” She left.", ["He said “go.”", "She left."]),
        ("Did it rain? No.", ["Did it rain?", "No."]),
        ("See para. 4 of it.", ["See para. 4 of it."]),
        ("He came at 4 p.m. The bank was shut.", ["He came at 4 p.m.", "The bank was shut."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_a_paragraph_ends_a_sentence_unless_it_breaks_off() -> None:
    text = "he went to the port of the old capital and there\n\nhe slept. Then he left it all behind:\n\nThe bank."
    first, second = text.index("he slept"), text.index("The bank")
    assert breaks_off(text, 0, first)
    assert not breaks_off(text, first, second)
    assert split(text, first, second)[-1] == "The bank."


@given(st.text(max_size=200))
def test_words_and_sentences_hold_their_offsets(text: str) -> None:
    whole = Span(0, len(text))
    words = words_of(text, whole)
    assert all(text[word.start : word.end] == word.text for word in words)
    assert all(a.end <= b.start for a, b in pairwise(words))
    spans = list(sentences(text, whole))
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join(text.split()) == "".join("".join(span.of(text).split()) for span in spans)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("as far as possible-he said", ["as", "far", "as", "possible", "-", "he", "said"]),
        ("an out-of-the-way place", ["an", "out-of-the-way", "place"]),
        ("a cut-and-dried plan", ["a", "cut-and-dried", "plan"]),
        ("a she-wolf", ["a", "she-wolf"]),
    ],
)
def test_a_hyphen_printed_for_a_dash_parts_words(text: str, words: list[str]) -> None:
    assert [word.text for word in words_of(text, Span(0, len(text)))] == words
