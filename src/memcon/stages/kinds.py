"""What kind of actor a description means, by its head noun."""

from memcon.model import ActorKind
from memcon.stages.lexical import persons, state_names
from memcon.stages.words import Word, word_class

_SOURCES = ("office", "person", "organisation", "group", "source", "persuasion")


def acts_as_source(head: Word) -> bool:
    """True when the head of a description can speak or think: a person, a body, a group, a name."""
    lower = head.lower
    if head.capital or lower in persons("carrier") or lower in word_class("quantity"):
        return True
    return any(lower in persons(section) or lower.rstrip("s") in persons(section) for section in _SOURCES)


def kind_of(head: Word, first: Word) -> ActorKind:
    """The kind of an actor by the head noun of its description, which begins with the word `first`."""
    lower = head.lower
    if lower in persons("organisation") or (head.text.isupper() and 2 <= len(head.text) <= 6):
        return "organisation"
    if lower in persons("group") or lower in word_class("quantity"):
        return "group"
    if lower in persons("office") or lower in persons("person"):
        return "person"
    if head.text in state_names():
        return "state"
    if lower in persons("carrier") or lower in persons("utterance"):
        return "group"  # "Memorandum states": a text, whoever wrote it
    common = not head.capital or first.lower in word_class("determiner")
    if common and lower.endswith("s") and not lower.endswith(("ss", "us", "is")):
        return "group"
    return "person" if head.capital else "group"
