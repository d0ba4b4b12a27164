"""Words that lead up to another's text, and whose they say it is."""

import pytest
from invented_records import telegram

from memcon.stages.introductions import introduced
from memcon.stages.words import words_of
from memcon.text import Span


@pytest.mark.parametrize(
    ("sentence", "source", "cue"),
    [
        ("Broadly what I conveyed to him was as follows:-", "I", "conveyed"),
        ("What the Minister had told me was this:", "the Minister", "had told"),
        ("Brask has sent the following note:", "Brask", "has sent"),
        ("Message from Orlo:", "Orlo", "Message from"),
    ],
)
def test_who_speaks_is_told_before_what_he_says(sentence: str, source: str, cue: str) -> None:
    words = words_of(sentence, Span(0, len(sentence)))
    found = introduced(words)
    assert found is not None
    shown = (sentence[words[part.begin].start : words[part.end - 1].end] for part in found)
    assert tuple(shown) == (source, cue)


@pytest.mark.parametrize(
    "sentence", ["What I saw was a closed port:", "The port was closed:", "What was told is not known:"]
)
def test_other_sentences_introduce_nobody(sentence: str) -> None:
    assert introduced(words_of(sentence, Span(0, len(sentence)))) is None


def test_points_behind_it_are_what_was_said() -> None:
    record = telegram(
        "The Minister sent for me. What I told him was as follows:-",
        "(1) That the port was closed.",
        "(2) That the wheat would come by rail.",
    )
    (told,) = [s for s in record.statements if s.cue and "told" in record.text[s.cue.start : s.cue.end]]
    said = " ".join(span.of(record.text) for span in told.content)
    assert "port was closed" in said
    assert "wheat would come" in said
