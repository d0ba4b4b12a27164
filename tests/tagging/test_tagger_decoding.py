"""What is found does not depend on where the windows were cut."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memcon.tagging import Attribution, Name, Tagger, layout
from memcon.tagging.decoding import nested
from memcon.tagging.pieces import Ints
from memcon.tagging.session import Network, Outputs
from memcon.text import Span

TOKENIZER = Network().tokenizer
CUE, NAME, LINKED, OTHER = (TOKENIZER.token_to_id(word) for word in ("said", "minister", "treaty", "the"))


class ByWord(Network):
    """Stands for a trained network: knows each word by itself, whatever stands around it."""

    def run(self, ids: Ints, manner: int) -> Outputs:
        n = len(ids)
        tags = np.zeros((n, layout.COLUMNS), np.float32)
        tags[:, layout.OUTSIDE :: 3] = 5
        for label, word in (("cue", CUE), ("PER", NAME)):
            tags[:, layout.columns(label)][ids == word] = (0, 9, 0)
        query = np.zeros((n, 2, layout.LINK_WIDTH), np.float32)
        lean = np.full((n, 2), -5, np.float32)
        lean[ids == NAME, 0] = 5
        lean[ids == LINKED, 1] = 5
        # Only what stands right beside the cue is linked to it.
        distance = np.full((2, layout.BUCKETS), -20, np.float32)
        distance[:, layout.SIDE - 1 : layout.SIDE + 2] = 0
        return Outputs(tags, query, query, lean, distance)


words = st.lists(st.sampled_from(["the", "treaty", "minister", "minister said treaty"]), min_size=1, max_size=400)


def places(text: str, word: str) -> list[Span]:
    found, at = [], text.find(word)
    while at >= 0:
        found.append(Span(at, at + len(word)))
        at = text.find(word, at + 1)
    return found


@settings(max_examples=60, deadline=None)
@given(words, st.integers(0, 3))
def test_nothing_is_lost_or_doubled_at_a_seam(drawn: list[str], breaks: int) -> None:
    part = " ".join(drawn) + " "
    text = part * 12
    cuts = sorted({0, len(text), *(len(part) * at for at in range(1, breaks + 1))})
    spans = [Span(a, b) for a, b in pairwise(cuts)]
    tagger = Tagger(ByWord())
    found = tagger.read(text, spans).attributions
    assert [a.cue for a in found] == places(text, "said")
    for attribution in found:
        beside = [*attribution.source, *attribution.content]
        assert all(min(abs(s.start - attribution.cue.end), abs(attribution.cue.start - s.end)) <= 1 for s in beside)
    assert [name.span for name in tagger.read(text, spans).names] == places(text, "minister")


def test_source_and_content_are_the_linked_words() -> None:
    text = "The minister said treaty the treaty"
    [found] = Tagger(ByWord()).read(text, [Span(0, len(text))]).attributions
    assert found == Attribution(Span(13, 17), (Span(4, 12),), (Span(18, 24),), found.score)
    assert 0.9 < found.score <= 1


@pytest.mark.parametrize(
    ("text", "manner", "content"),
    [
        ("The minister said treaty. The", layout.RECORD, "treaty."),
        ("The minister said treaty.” The", layout.RECORD, "treaty.”"),
        ("The minister said treaty.", layout.RECORD, "treaty."),
        ("The minister said treaty. The", layout.NEWS, "treaty"),
        ("The minister said treaty, the", layout.RECORD, "treaty"),
        ("The minister said treaty.5 the", layout.RECORD, "treaty"),
    ],
)
def test_in_records_the_stop_belongs_to_the_content(text: str, manner: int, content: str) -> None:
    [found] = Tagger(ByWord()).read(text, [Span(0, len(text))], manner).attributions
    assert [span.of(text) for span in found.content] == [content]


def test_a_cue_without_content_is_no_attribution() -> None:
    assert Tagger(ByWord()).read("the minister said", [Span(0, 17)]).attributions == []


names = st.lists(
    st.builds(
        lambda start, length, kind, score: Name(Span(start, start + length), kind, score),
        st.integers(0, 30),
        st.integers(1, 12),
        st.sampled_from(layout.KINDS),
        st.sampled_from([0.5, 0.7, 0.9]),
    ),
    max_size=12,
)


@given(names)
def test_kept_names_nest_and_never_cross(found: list[Name]) -> None:
    kept = nested(found)
    assert len({name.span for name in kept}) == len(kept)
    for one in kept:
        for other in kept:
            assert not one.span.overlaps(other.span) or one.span.covers(other.span) or other.span.covers(one.span)


@given(names)
def test_a_name_is_left_out_only_for_one_as_likely(found: list[Name]) -> None:
    kept = nested(found)
    for name in set(found) - set(kept):
        assert any(name.span.overlaps(other.span) and other.score >= name.score for other in kept)


def test_a_stop_outside_the_spans_asked_for_is_left_out() -> None:
    [found] = Tagger(ByWord()).read("The minister said treaty.", [Span(0, 24)]).attributions
    assert found.content == (Span(18, 24),)
