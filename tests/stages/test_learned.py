"""How the tagger's findings are joined with those of the rules."""

from collections.abc import Sequence
from typing import cast

import pytest

from memcon.stages.clauses import attributions
from memcon.stages.learned import LEAST_FAINT, LEAST_WORDS, Learned
from memcon.stages.words import words_of
from memcon.tagging import Attribution, Reading
from memcon.text import Span

SENTENCE = "The Count was heard to mutter that the bank, as the clerk believed, was closed."


class Found:
    """A reading that found just this, and is sure of its cues alone."""

    def __init__(self, found: Sequence[Attribution], size: int = LEAST_WORDS, goes_on: float = 1.0) -> None:
        self.attributions = list(found)
        self.size = size
        self.goes_on = goes_on

    def ascribes(self, place: Span) -> float:
        return max((a.score for a in self.attributions if a.cue.overlaps(place)), default=0.0)

    def reported(self, place: Span) -> float:
        return self.goes_on


def at(words: str, text: str = SENTENCE) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def finding(cue: str, source: str, content: str, score: float = 0.9) -> Attribution:
    return Attribution(at(cue), (at(source),), (at(content),), score)


KNOWN = finding("was heard to mutter", "The Count", "the bank, as the clerk believed, was closed.")


def joined(reading: Found, leads: bool = True) -> dict[str, str | None]:
    """The cues of the sentence, rules and tagger together, each with who found it where that is no rule."""
    words = words_of(SENTENCE, Span(0, len(SENTENCE)))
    learned = Learned(cast(Reading, reading), leads, "tagger@1")
    both = learned.joined(words, list(attributions(words)))
    return {" ".join(word.text for word in words[a.cue.begin : a.cue.end]): a.resp for a in both}


def test_the_tagger_adds_what_no_rule_finds() -> None:
    assert joined(Found([KNOWN]), leads=False) == {"was heard to mutter": "tagger@1", "believed": None}


def test_what_it_is_unsure_of_it_does_not_add() -> None:
    unsure = finding("was heard to mutter", "The Count", "the bank", 0.3)
    assert joined(Found([unsure]), leads=False) == {"believed": None}


def test_what_it_is_less_sure_of_it_adds_for_nested_statements_alone() -> None:
    words = words_of(SENTENCE, Span(0, len(SENTENCE)))
    faint = finding("was heard to mutter", "The Count", "the bank", LEAST_FAINT)
    both = Learned(cast(Reading, Found([faint])), False, "tagger@1").joined(words, [])
    assert [a.faint for a in both] == [True]


def test_a_rules_cue_that_the_tagger_takes_for_none_falls() -> None:
    assert joined(Found([KNOWN])) == {"was heard to mutter": "tagger@1"}


@pytest.mark.parametrize("reading", [Found([], size=3), Found([KNOWN], size=LEAST_WORDS - 1)])
def test_in_a_short_text_no_rule_falls(reading: Found) -> None:
    assert "believed" in joined(reading)


def test_where_a_rule_has_the_cue_it_stands_as_the_rule_has_it() -> None:
    same = finding("believed", "the clerk", "the bank")
    assert joined(Found([same, KNOWN]))["believed"] is None


def test_a_speech_goes_on_only_over_words_that_somebody_said() -> None:
    after = Span(len(SENTENCE) + 1, len(SENTENCE) + 40)
    assert Learned(cast(Reading, Found([KNOWN], goes_on=0.2)), True, "").leaves_off(None, after)
    assert not Learned(cast(Reading, Found([KNOWN], goes_on=0.9)), True, "").leaves_off(None, after)
    assert not Learned(cast(Reading, Found([KNOWN], goes_on=0.2)), False, "").leaves_off(None, after)


def test_a_sentence_beside_its_cue_that_is_not_of_its_content_ends_the_speech() -> None:
    near, far = Span(len(SENTENCE) + 1, len(SENTENCE) + 40), Span(5000, 5040)
    learned = Learned(cast(Reading, Found([KNOWN], goes_on=0.6)), True, "")
    assert learned.leaves_off(KNOWN.cue, near)
    assert not learned.leaves_off(KNOWN.cue, far)


def test_what_is_surely_somebodys_goes_on_with_the_speech_beside_it() -> None:
    near = Span(len(SENTENCE) + 1, len(SENTENCE) + 40)
    assert not Learned(cast(Reading, Found([KNOWN], goes_on=0.95)), True, "").leaves_off(KNOWN.cue, near)


OUTER = finding("as the clerk believed", "the clerk", "the bank", 0.9)._replace(cue=at("believed"))


def alone(found: Sequence[Attribution], leads: bool = True, said: float = 0.1) -> list[bool]:
    """For each cue of the sentence, rules and tagger together, whether it stands alone."""
    words = words_of(SENTENCE, Span(0, len(SENTENCE)))
    learned = Learned(cast(Reading, Found(found, goes_on=said)), leads, "tagger@1")
    return [learned.stands_alone(words, a) for a in learned.joined(words, list(attributions(words)))]


def test_a_cue_in_nobodys_content_stands_alone() -> None:
    assert alone([KNOWN, OUTER]) == [True, False]


def test_a_cue_whose_own_words_somebody_said_does_not() -> None:
    assert alone([KNOWN, OUTER], said=0.9) == [False, False]


def test_where_the_parties_are_listed_the_tagger_does_not_say_so() -> None:
    assert alone([KNOWN, OUTER], leads=False) == [False, False]


def test_behind_a_cue_that_it_did_not_see_it_cannot_tell() -> None:
    words = words_of(SENTENCE, Span(0, len(SENTENCE)))
    one = Learned(cast(Reading, Found([OUTER], goes_on=0.1)), True, "")
    two = Learned(cast(Reading, Found([KNOWN, OUTER._replace(cue=at("closed"))], goes_on=0.1)), True, "")
    (believed,) = [a for a in attributions(words) if a.lemma == "believe"]
    assert one.stands_alone(words, believed)
    assert not one.stands_alone(words, believed, outer=believed._replace(cue=believed.cue._replace(begin=0, end=2)))
    assert not two.stands_alone(words, believed)


@pytest.mark.parametrize(
    ("chance", "leads", "expected"), [(0.95, True, True), (0.5, True, False), (0.95, False, False)]
)
def test_a_new_paragraph_goes_on_only_where_it_is_sure(chance: float, leads: bool, expected: bool) -> None:
    learned = Learned(cast(Reading, Found([KNOWN], goes_on=chance)), leads, "")
    assert learned.is_reported(at("was closed.")) is expected


def test_it_ends_what_a_noun_phrase_names() -> None:
    text = "The Count mentioned the price of nails and the clerk devoted an hour to the bank."
    words = words_of(text, Span(0, len(text)))
    (mentioned,) = [a for a in attributions(words) if a.lemma == "mention"]
    tagged = Attribution(at("mentioned", text), (at("The Count", text),), (at("the price of nails", text),), 0.9)
    learned = Learned(cast(Reading, Found([tagged])), True, "tagger@1")
    assert mentioned.frame == "np"
    assert words[learned.ends(words, mentioned) - 1].text == "nails"
    assert learned.ends(words, mentioned._replace(frame="that")) == len(words)
