"""Where a cue stands: in the record's own voice, or inside what somebody says there."""

from typing import cast

import pytest
from invented_records import telegram

from memcon.model import Record
from memcon.stages import weights
from memcon.stages.cast import Cast
from memcon.stages.clauses import attributions
from memcon.stages.conversation import Conversation
from memcon.stages.learned import LEAST_WORDS, Learned
from memcon.stages.resolution import Resolver
from memcon.stages.standing import Around, Standing
from memcon.stages.words import words_of
from memcon.tagging import Attribution, Reading
from memcon.text import Span

LEADING = "Hardouin said that the bank was closed."  # the rules open it
BEHIND = "The quay was closed, although Hardouin had said that it was safe."  # they do not

PARAGRAPH = (
    "Count Thurnau told me this morning that the ferries would lie idle until the ice had gone from the upper river. "
    "The pilots were out of coal, the tugs had been hired to the salt works, and nobody in the harbour office could "
    "say when the barges from the lakes would come down. The lamps on the mole were out, the stores were shut, and "
    "the bakers of the lower town had begun to weigh their flour. Vauquelin believes the frost will last. The Count "
    "thought that the mayor ought to open the granary, and that the garrison could spare its horses for a week."
)


class Silent:
    """A reading that found nothing, of so many words."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.attributions: list[Attribution] = []

    def ascribes(self, place: Span) -> float:
        return 0.5

    def reported(self, place: Span) -> None:
        return None


def weighing(monkeypatch: pytest.MonkeyPatch, bias: float) -> None:
    """Let nothing weigh but a bias: far above zero all opens, far below nothing does."""
    nothing = dict.fromkeys(weights.tables("standing")["alone"]["weights"], 0.0)
    learned = {name: {"bias": bias, "weights": nothing} for name in ("running", "alone")}
    monkeypatch.setattr(weights, "tables", lambda name: learned)


def source_in(sentence: str, size: int = LEAST_WORDS, present: bool = False) -> str | None:
    """The source of the cue "said" of a sentence where it opens a statement."""
    cast_of = Cast()
    resolver = Resolver(sentence, cast_of, [])
    conversation = Conversation(principals=(), tense="present" if present else "past")
    reading = cast(Reading, Silent(size))
    words = words_of(sentence, Span(0, len(sentence)))
    decides = Standing(resolver, conversation, Learned(reading, True, "tagger@1"), reading)
    around = Around(words, Span(0, len(sentence)), None, None, False, [])
    (a,) = (each for each in attributions(words) if each.lemma == "say")
    key = decides.source_of(a, around)[1]
    return None if key is None else cast_of[key].name


def test_where_the_signs_speak_for_it_a_cue_opens_that_no_rule_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    weighing(monkeypatch, 0.0)
    assert source_in(BEHIND) is None
    weighing(monkeypatch, 9.0)
    assert source_in(BEHIND) == "Hardouin"


def test_where_they_speak_against_it_nothing_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    weighing(monkeypatch, 0.0)
    assert source_in(LEADING) == "Hardouin"
    weighing(monkeypatch, -9.0)
    assert source_in(LEADING) is None


def test_of_a_short_text_the_rules_alone_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    weighing(monkeypatch, -9.0)
    assert source_in(LEADING, LEAST_WORDS - 1) == "Hardouin"
    weighing(monkeypatch, 9.0)
    assert source_in(BEHIND, LEAST_WORDS - 1) is None


def test_in_a_record_that_reports_in_the_present_too(monkeypatch: pytest.MonkeyPatch) -> None:
    weighing(monkeypatch, 9.0)
    assert source_in(BEHIND, present=True) is None


def test_every_sign_has_its_weight(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: set[str] = set()
    signs = Standing.signs

    def noted(self: Standing, *given: object) -> dict[str, float]:
        found = signs(self, *given)  # type: ignore[arg-type]
        shown.update(found)
        return found

    monkeypatch.setattr(Standing, "signs", noted)
    record: Record = telegram(PARAGRAPH)
    assert record.statements
    for name in ("running", "alone"):
        assert shown == set(weights.tables("standing")[name]["weights"])
