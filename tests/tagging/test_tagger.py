"""The tagger as it ships, on invented records."""

from pathlib import Path

import pytest

from memcon.errors import MemconError
from memcon.tagging import Tagger
from memcon.text import Span

PROSE = (
    "The Minister received me this morning. Mr. Gradov told me that the garrison at Velm would be withdrawn "
    "before the winter. I asked whether the Council had been informed.\n\n"
    "According to the newspaper, the harbour was closed."
)
CABLE = (
    "1. AMBASSADOR LENZ CALLED ON FOREIGN MINISTER MORVAN IN VIENNA JULY 3. MORVAN SAID FRANCE WOULD NOT ATTEND THE "
    "CONFERENCE IN GENEVA UNLESS TURKEY AND GREECE WERE INVITED. HE ADDED THAT THE SWEDISH AMBASSADOR HAD TOLD HIM "
    "THAT STOCKHOLM SHARED THIS VIEW. LENZ REPLIED THAT HIS GOVERNMENT HAD NOT YET DECIDED."
)
LONG = " ".join(f"Mr. Gradov said that the price of grain rose in district {number}." for number in range(120))


def whole(text: str) -> list[Span]:
    return [Span(0, len(text))]


@pytest.fixture(scope="module", params=[False, True], ids=["whole", "fast"])
def tagger(request: pytest.FixtureRequest) -> Tagger:
    return Tagger.load(fast=request.param)


def test_finds_who_said_what(tagger: Tagger) -> None:
    found = {a.cue.of(PROSE): a for a in tagger.read(PROSE, whole(PROSE)).attributions}
    cue = next(words for words in found if "told" in words)
    assert any("Gradov" in span.of(PROSE) for span in found[cue].source)
    assert any("the garrison at Velm would be withdrawn" in span.of(PROSE) for span in found[cue].content)
    assert all(0 < a.score <= 1 for a in found.values())


def test_finds_people_and_states_in_capitals(tagger: Tagger) -> None:
    found = {(name.span.of(CABLE), name.kind) for name in tagger.read(CABLE, whole(CABLE)).names}
    assert any("MORVAN" in words and kind == "PER" for words, kind in found)
    assert ("FRANCE", "GPE") in found


def test_the_same_text_gives_the_same_findings_in_whatever_order_it_is_read() -> None:
    texts = [PROSE, CABLE, LONG]
    one = Tagger.load()
    forth = [(one.read(text, whole(text)).attributions, one.read(text, whole(text)).names) for text in texts]
    other = Tagger.load()
    back = [
        (other.read(text, whole(text)).attributions, other.read(text, whole(text)).names) for text in reversed(texts)
    ]
    assert forth == back[::-1]
    again = [(one.read(text, whole(text)).attributions, one.read(text, whole(text)).names) for text in texts]
    assert again == forth


def test_the_same_on_one_thread_or_two() -> None:
    one, two = (Tagger.load(threads=threads).read(LONG, whole(LONG)) for threads in (1, 2))
    assert one.attributions == two.attributions
    assert one.names == two.names


def test_spans_may_come_in_any_order(tagger: Tagger) -> None:
    parts = [Span(0, 170), Span(172, len(PROSE))]
    assert tagger.read(PROSE, parts).attributions == tagger.read(PROSE, parts[::-1]).attributions


def test_only_the_spans_asked_for_are_read(tagger: Tagger) -> None:
    last = Span(PROSE.index("According"), len(PROSE))
    for found in tagger.read(PROSE, [last]).attributions:
        assert all(last.covers(span) for span in (found.cue, *found.source, *found.content))


def test_a_long_text_is_read_to_its_end(tagger: Tagger) -> None:
    found = tagger.read(LONG, whole(LONG)).attributions
    cues = [a.cue for a in found]
    assert len(set(cues)) == len(cues) >= 110
    assert all("said" in cue.of(LONG) for cue in cues)


@pytest.mark.parametrize("text", ["", " \n\t ", "\x07"])
def test_a_text_without_words_has_no_findings(tagger: Tagger, text: str) -> None:
    assert tagger.read(text, whole(text)).attributions == []
    assert tagger.read(text, whole(text)).names == []


def test_a_span_outside_the_text_is_refused(tagger: Tagger) -> None:
    with pytest.raises(ValueError, match="outside"):
        tagger.read("short", [Span(0, 9)])


def test_missing_files_are_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(MemconError, match="lacks its file"):
        Tagger.load(tmp_path).read("a", [Span(0, 1)])


def test_a_broken_network_is_told_in_words(tmp_path: Path) -> None:
    from memcon.tagging.session import MODELS, NETWORK, VOCABULARY

    (tmp_path / VOCABULARY).write_bytes((MODELS / VOCABULARY).read_bytes())
    (tmp_path / NETWORK).write_bytes(b"no network")
    with pytest.raises(MemconError, match="cannot be read"):
        Tagger.load(tmp_path).read("a", [Span(0, 1)])
