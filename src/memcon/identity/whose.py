"""Of which state an office is that a record names without one: by who writes to whom, and by the words beside it.

A record kept by one state and made in another was written home, or came from the government there. It is for
ministers of the first, and speaks of those of the second: its reader is not told of his own.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from memcon.authority import Authority
from memcon.authority.places import CROWN, is_crown
from memcon.identity.beside import Beside, beside
from memcon.identity.home import Home
from memcon.identity.offices import Asked
from memcon.model import Mention, Record
from memcon.model.dates import LAST

_HANDS = ("sender", "recipients")


class Parties(NamedTuple):
    """Whose record it is: `where` it was made and kept, the `sender` (a person's id) and his state.

    `hands` are the actors named where "sender" and "recipients" were read.
    """

    where: Home
    hands: dict[str, list[str]]
    sender: str | None = None
    state: str | None = None

    @property
    def own(self) -> str | None:
        """The state that an office without one is of, where nothing else tells."""
        return self.state or self.where.keeper

    @property
    def abroad(self) -> bool:
        """True for a record made in another state than the one that keeps it."""
        return None not in (self.where.keeper, self.where.here) and self.where.keeper != self.where.here


def hands(record: Record) -> dict[str, list[str]]:
    """The actors named where sender and recipients were read."""
    found: dict[str, list[str]] = {field: [] for field in _HANDS}
    for field, span in record.description.evidence.items():
        if (name := field.partition(".")[0]) in found:
            found[name] += [m.actor for m in record.mentions if span.overlaps(m.span)]
    return found


def parties_of(record: Record, where: Home, known: Mapping[str, str | None], authority: Authority) -> Parties:
    """Whose `record` it is; `known` are the persons of the authority by the record's own ids."""
    named = hands(record)
    sender = next((known[key] for key in named["sender"] if key in known), None)
    return Parties(where, named, sender, state_of(sender, authority, where))


def state_of(person: str | None, authority: Authority, where: Home) -> str | None:
    """The state whose offices a person held in those days, where they are all of one."""
    if person is None:
        return None
    states = {
        office.of
        for tenure in authority.held(person, where.earliest, where.latest)
        if (office := authority.offices.get(tenure.office))
    }
    return states.pop() if len(states) == 1 else None


def beside_any(text: str, mentions: Sequence[Mention]) -> Beside | None:
    """What the words beside the mentions of an office tell, the first that tell anything."""
    return next((kind for mention in mentions if (kind := beside(text, mention.start))), None)


def asked(actor: str, kind: Beside | None, parties: Parties) -> Asked | None:
    """Of which state the office of an actor without one is asked; None where no day is known.

    Where those of two states may be meant, `preferred` is the one that is rather.
    """
    where, own = parties.where, parties.own
    if where.earliest is None or where.latest is None:
        return None
    latest = f"{where.earliest[:4]}-12-31" if where.latest == LAST else where.latest  # "after 10 February 1937"
    own_post = kind == "ours" or (kind in ("sending", "wiring") and not parties.abroad)
    found = Asked(of=own, at=where.here, earliest=where.earliest, latest=latest, own=own_post)
    if actor in parties.hands["sender"] and not (parties.abroad and parties.state is None):
        return msgspec.structs.replace(found, at=None)
    if actor in parties.hands["recipients"] or kind == "addressed":
        return msgspec.structs.replace(found, of=where.keeper or own, at=None)
    if not parties.abroad:
        return found
    if kind in ("yours", "asked"):
        return msgspec.structs.replace(found, of=where.keeper, preferred=where.keeper)
    if kind == "ours" and parties.state:
        return msgspec.structs.replace(found, preferred=parties.state)
    if kind == "ours" and where.here == CROWN:  # unsigned, and from the government there
        return msgspec.structs.replace(found, of=CROWN, at=where.keeper, preferred=CROWN)
    return msgspec.structs.replace(found, preferred=where.here)


def of_crown(asked: Asked) -> Asked | None:
    """The same of Great Britain, where a Dominion's is not meant: its holder writes himself. None for no Dominion."""
    return msgspec.structs.replace(asked, of=CROWN) if asked.of and is_crown(asked.of) else None
