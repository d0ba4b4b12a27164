"""Attributions in a sentence: cue, source, addressee, content, by the shape of the clause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.stages.clauses import attributions
from memcon.stages.words import words_of
from memcon.text import Span


def read(sentence: str) -> list[tuple[str | None, str, str | None, str]]:
    """(source, cue, hearer, content from its first word on) of every attribution."""
    words = words_of(sentence, Span(0, len(sentence)))

    def printed(begin: int, end: int) -> str:
        return sentence[words[begin].start : words[end - 1].end]

    return [
        (
            printed(a.source.begin, a.source.end) if a.source else None,
            printed(a.cue.begin, a.cue.end),
            printed(a.hearer.begin, a.hearer.end) if a.hearer else None,
            sentence[words[a.content].start :] if a.content < len(words) else "",
        )
        for a in attributions(words)
    ]


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "hearer", "content"),
    [
        ("Novak said that it rained.", "Novak", "said", None, "it rained."),
        ("Novak told me it rained.", "Novak", "told", "me", "it rained."),
        ("Novak would like to see Valdoria at peace.", "Novak", "would like", None, "to see Valdoria at peace."),
        ("In one of his letters de Vey says that it rained.", "de Vey", "says", None, "it rained."),
        ("Novak's view was that it rained.", "Novak's", "view was", None, "it rained."),
        ("Novak, Deputy Director, said that it rained.", "Novak", "said", None, "it rained."),
        ("He had also asked me whether it rained.", "He", "had also asked", "me", "whether it rained."),
        ("Novak went on to say that it rained.", "Novak", "went on to say", None, "it rained."),
        ("Novak concluded by stating that it rained.", "Novak", "concluded by stating", None, "it rained."),
        ("Novak did not say that it rained.", "Novak", "did not say", None, "it rained."),
        ("Garrick was told by Novak that it rained.", "Novak", "was told by", "Garrick", "it rained."),
        ("Novak expressed grave concern over the rain.", "Novak", "expressed grave concern over", None, "the rain."),
        ("Novak made a reference to the rain.", "Novak", "made a reference to", None, "the rain."),
        ("Novak was afraid of the rain.", "Novak", "was afraid of", None, "the rain."),
        ("According to Novak, it rained.", "Novak", "According to", None, "it rained."),
        ("In the opinion of Novak it rained.", "Novak", "In the opinion of", None, "it rained."),
    ],
)  # fmt: skip
def test_an_attribution(sentence: str, source: str, cue: str, hearer: str | None, content: str) -> None:
    assert (source, cue, hearer, content) in read(sentence)


@pytest.mark.parametrize(
    "sentence", ["Novak sold the bank in Lenz.", "The fears of Novak were great.", "He spoke for ten minutes."]
)
def test_no_attribution(sentence: str) -> None:
    assert read(sentence) == []


@given(st.text(alphabet="Novak told me that it said, “”()to be by of .;-\n", max_size=120))
def test_indices_lie_inside_the_sentence(sentence: str) -> None:
    words = words_of(sentence, Span(0, len(sentence)))
    for a in attributions(words):
        assert 0 <= a.begin <= a.verb < len(words) or a.manner in ("noun", "passive")
        assert 0 <= a.cue.begin < a.cue.end <= len(words)
        assert a.content >= 0
        for phrase in (a.source, a.hearer, a.patient):
            assert phrase is None or 0 <= phrase.begin < phrase.end <= len(words)
