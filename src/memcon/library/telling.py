"""What people decided, in words: sentences with the actors and records they speak of, for pages and terminals."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from memcon.library.view import ActorRef, Judgement
from memcon.text import Span

_SHOWN = 3  # words that a sentence quotes


class RecordId(NamedTuple):
    """A record that a sentence speaks of."""

    id: str


class WordsAt(NamedTuple):
    """Words of the record with this id that a sentence speaks of, and where they stood when they were judged."""

    id: str
    span: Span
    words: str


Part = str | ActorRef | RecordId | WordsAt


def spoken_of(judgements: Iterable[Judgement]) -> set[str]:
    """The ids of the actors that sentences about these judgements name."""
    return {actor for j in judgements for actor in (j.actor, j.other) if actor}


def sentence(judgement: Judgement, actors: Mapping[str, ActorRef]) -> tuple[Part, ...]:
    """A judgement as a sentence in parts; `actors` by id, an id stands for itself where its actor is unknown."""
    actor: Part = actors.get(judgement.actor, judgement.actor)
    other: Part = actors.get(judgement.other or "", judgement.other or "")
    match judgement.decision:
        case "same" if judgement.record is not None:
            return ("in ", RecordId(judgement.record), *_at(judgement), ", not ", actor, " but ", other)
        case "same":
            return (actor, " is ", other)
        case "different" if judgement.record is not None:
            return ("in ", RecordId(judgement.record), ", ", actor, " is not ", other)
        case "different":
            return (actor, " is not ", other)
        case "unsure":
            return ("it cannot be said whether ", actor, " is ", other)
        case "name":
            return (actor, f" is to be called “{judgement.value}”")
        case "authority" if judgement.value is None:
            return (actor, " is nobody in the authority")
        case "authority":
            return (actor, f" is {judgement.value} in the authority")
        case "withdrawn":
            return (f"judgement {judgement.withdraws} is taken back",)


def _at(judgement: Judgement) -> tuple[Part, ...]:
    """The words that a judgement on single mentions is on: " at ", the first of them, how many more."""
    said: list[Part] = []
    for place in judgement.places[:_SHOWN]:
        said += [", " if said else " at ", WordsAt(judgement.record or "", place.span, place.words)]
    more = len(judgement.places) - _SHOWN
    return (*said, f" and {more} more") if more > 0 else tuple(said)
