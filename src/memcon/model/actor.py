"""Actors and their mentions: a mention is words, an actor is whom they mean."""

from typing import Literal

import msgspec

from memcon.text import Span

ActorKind = Literal["person", "organisation", "state", "group", "place"]


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """A person, organisation, state, group or place that a record names.

    `names` are the forms the record itself uses, longest first. An unnamed source ("a high
    official of the Ministry") is an actor with `unnamed` true. `authority` is an id in an
    authority file. Inside a lone record the id is the record's own; a library gives an actor
    one id in all its records.
    """

    id: str
    kind: ActorKind
    name: str
    names: tuple[str, ...] = ()
    unnamed: bool = False
    authority: str | None = None
    resp: str = ""


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """Words that stand for an actor: a name, a title, a description or a pronoun."""

    start: int
    end: int
    actor: str
    resp: str = ""

    @property
    def span(self) -> Span:
        """Its place in the text (code points, end exclusive)."""
        return Span(self.start, self.end)
