"""Noun phrases around a verb."""

import pytest

from memcon.stages.phrases import phrase_after
from memcon.stages.subjects import phrase_before
from memcon.stages.words import words_of
from memcon.text import Span


@pytest.mark.parametrize(
    ("sentence", "verb", "subject"),
    [
        ("The old Minister of Marine said so", "said", "The old Minister of Marine"),
        ("Novak and I said so", "said", "Novak and I"),
        ("Novak, with whom I dined, said so", "said", "Novak"),
        ("At the same time Novak said so", "said", "Novak"),
        ("He himself said so", "said", "He"),
        ("Novak, who said so", "said", "Novak"),
        ("It was a message to you said", "said", None),
    ],
)
def test_the_subject_before_a_verb(sentence: str, verb: str, subject: str | None) -> None:
    words = words_of(sentence, Span(0, len(sentence)))
    at = next(i for i, word in enumerate(words) if word.text == verb)
    found = phrase_before(words, at)
    assert (None if found is None else sentence[words[found.begin].start : words[found.end - 1].end]) == subject


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("him that it rained", "him"),
        ("the Minister of Marine that it rained", "the Minister of Marine"),
        ("the latter on Friday", "the latter"),
        ("Mr. Novak laughed at it", "Mr. Novak"),
        ("that it rained", None),
    ],
)
def test_the_phrase_that_begins_here(sentence: str, phrase: str | None) -> None:
    words = words_of(sentence, Span(0, len(sentence)))
    found = phrase_after(words, 0)
    assert (None if found is None else sentence[words[found.begin].start : words[found.end - 1].end]) == phrase
