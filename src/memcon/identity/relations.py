"""How a body, a group or a state is related to others: a government to its state, a press to its party.

What is related is not the same: the relation and the other's key (`memcon.identity.keys`) are kept beside the actor.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal, NamedTuple

from memcon.identity.keys import keys
from memcon.identity.senses import Meaning, meant
from memcon.identity.states import with_state
from memcon.lexicon import load
from memcon.model import ActorKind

Kind = Literal["government-of", "people-of", "press-of", "leadership-of", "member-of", "part-of", "stands-for"]

_OF_A_STATE: dict[str, Kind] = {
    "government": "government-of",
    "people": "people-of",
    "press": "press-of",
    "leadership": "leadership-of",
    "ministry": "part-of",
    "forces": "part-of",
    "party": "part-of",
}
_OF_A_BODY: tuple[tuple[Kind, frozenset[str]], ...] = (
    ("press-of", frozenset(("press", "newspaper", "newspapers", "radio", "organ"))),
    ("leadership-of", frozenset(("leadership", "leaders", "leader", "headquarters"))),
    ("member-of", frozenset(("members", "member", "deputies", "ministers", "delegates"))),
)


class Relation(NamedTuple):
    """What an actor is to another: `other` is a key that the other has."""

    kind: Kind
    other: str


def relations(kind: ActorKind, names: Iterable[str], year: int | None = None) -> tuple[Relation, ...]:
    """How an actor of these names in a record of this year is related to others, each relation once, sorted."""
    found: set[Relation] = set()
    for name in names:
        meaning = _meant(name, year)
        if kind in ("organisation", "group"):
            found |= {*_of_a_body(name)} or {*_of_a_state(meaning)}
        if meaning and meaning.sense in ("capital", "seat") and kind != "person":
            found.add(Relation("stands-for", f"body:{meaning.state}:government"))
        if kind == "state" and meaning and meaning.sense == "country":
            found |= {*_alliances(meaning.state, year)}
    return tuple(sorted(found))


def _meant(name: str, year: int | None) -> Meaning | None:
    return meant(name, f"{year}-01-01", f"{year}-12-31") if year else meant(name)


def _of_a_state(meaning: Meaning | None) -> Iterator[Relation]:
    if meaning and meaning.sense in _OF_A_STATE:
        yield Relation(_OF_A_STATE[meaning.sense], f"state:{meaning.state}")


def _of_a_body(name: str) -> Iterator[Relation]:
    """The leadership, press or members of a body that the rest of the words name: "the Labour Party's press"."""
    nation, rest = with_state(name)
    for relation, marks in _OF_A_BODY:
        others = [word for word in rest if word not in marks]
        if len(others) < len(rest) and others:
            body = " ".join(filter(None, (nation, *(word.capitalize() for word in others))))
            for other in sorted(keys("organisation", (body,), False, None)):
                yield Relation(relation, other)
            return


def _alliances(state: str, year: int | None) -> Iterator[Relation]:
    """The alliances the state was in that year; with no year, those it ever was in."""
    for alliance, member, first, last in _members():
        if member == state and (year is None or first <= year <= last):
            for other in sorted(keys("organisation", (alliance,), False, None)):
                yield Relation("member-of", other)


@cache
def _members() -> tuple[tuple[str, str, int, int], ...]:
    """Alliance, state, first and last year."""
    return tuple(
        (alliance["name"], member[0], member[1], member[2] if len(member) > 2 else 1990)
        for alliance in load("alliances")["alliance"]
        for member in alliance["members"]
    )
