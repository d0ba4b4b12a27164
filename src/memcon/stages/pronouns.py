"""Pronouns of the third person by rules: whom "he", "they" and "it" mean in the forms of record that memcon reads."""

from memcon.model import ActorKind
from memcon.stages.antecedents import Pronoun
from memcon.stages.focus import Focus
from memcon.text import Span

_SEVERAL: tuple[ActorKind, ...] = ("group", "organisation", "state")


def by_rules(focus: Focus, pronoun: Pronoun) -> str | None:
    """The key of whom a pronoun means; None where nobody is near.

    Inside a speech "he" at the head of a sentence is the person last named in it, elsewhere the last of its sources;
    or else the speaker. Who says "I" or is no person is no "he": in his speech it is the other who talks.
    """
    if pronoun.number == "he":
        if pronoun.nested and pronoun.since is not None:
            return _he_in_speech(focus, pronoun, pronoun.since)
        talking = None if pronoun.nested else focus.person_in_talk(pronoun.at)
        return talking or focus.person_near(pronoun.spoken_by)
    if pronoun.number == "they":
        return (None if pronoun.nested else focus.many_in_talk()) or _they(focus, pronoun)
    within = _within(pronoun)
    named = focus.named_last(within, ("state", "organisation"), pronoun.spoken_by) if within else None
    return named or focus.body_near(pronoun.spoken_by)


def _he_in_speech(focus: Focus, pronoun: Pronoun, since: int) -> str | None:
    speaker = pronoun.spoken_by
    if pronoun.reflexive:
        return speaker
    if pronoun.leads:
        named = focus.named_last(Span(since, pronoun.at), ("person",), speaker)
    else:
        named = next((key for key in pronoun.subjects if focus.cast[key].kind == "person"), None)
    no_he = speaker is not None and (speaker == focus.known_author or focus.cast[speaker].kind != "person")
    if named is None and no_he:
        named = focus.person_talking()
    return named or speaker


def _they(focus: Focus, pronoun: Pronoun) -> str | None:
    """First who is told of in the running speech, what it has named, then what is near."""
    within, speaker = _within(pronoun), pronoun.spoken_by
    if within is None:
        return focus.many_near(speaker)
    told = (key for key in pronoun.subjects if focus.cast[key].kind in _SEVERAL and key != speaker)
    found = next(told, None) or focus.opened_last(within, _SEVERAL, speaker)
    return found or focus.named_last(within, ("group",), speaker) or focus.many_near(speaker)


def _within(pronoun: Pronoun) -> Span | None:
    return None if pronoun.since is None else Span(pronoun.since, pronoun.at)
