"""Who of an authority the persons of a record are: by their names, or by the office they held when it was made."""

import re
from collections.abc import Iterable

import msgspec

from memcon.authority import Authority
from memcon.identity.bearers import Known, bearer
from memcon.identity.home import Home, home
from memcon.identity.names import OFFICES, office_parts, person_names, words
from memcon.identity.offices import Asked, holder
from memcon.identity.told import Told, told
from memcon.model import Actor, Record
from memcon.text import Span

_THEN = re.compile(r"\b(then|former|formerly|late|ex|previous)[\s-]+$", re.IGNORECASE)
_YEAR = re.compile(r"\b(1[89]\d\d)\b")
_HANDS = ("sender", "recipients")


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """Whom of the authority an actor is, with the reason in words.

    `authority` is None, and the link not `certain`, where several may be meant or the office had no holder.
    """

    authority: str | None
    why: str

    @property
    def certain(self) -> bool:
        """True when it says who is meant."""
        return self.authority is not None


def link(record: Record, authority: Authority) -> dict[str, Link]:
    """The persons of `record` that the authority knows, and those it knows an office of but no holder, by actor id.

    An unnamed source is nobody; a person of whom nothing is known there is left out.
    """
    notes = told(record)
    where = home(record)
    people = [actor for actor in record.actors if actor.kind == "person" and not actor.unnamed]
    found: dict[str, Link] = {}
    for actor in people:
        offices = [place.of(record.text) for place in notes.get(actor.id, Told()).offices]
        if named := _named(actor, offices, where, authority):
            found[actor.id] = named
    hands = _hands(record)
    sender = next((_state(found[a].authority, authority, where) for a in hands["sender"] if a in found), None)
    for actor in people:
        if actor.id not in found and not person_names(actor.names):
            asked = _asked(actor.id, where, hands, sender)
            if asked and (office := _by_office(actor, record, asked, authority)):
                found[actor.id] = office
    return found


def _named(actor: Actor, told_offices: Iterable[str], where: Home, authority: Authority) -> Link | None:
    names = person_names(actor.names)
    if not names:
        return None
    offices = [*(part for name in actor.names for part in office_parts(name)), *told_offices]
    held = frozenset(
        person
        for office in dict.fromkeys(offices)
        for meant in authority.holders_meant(office, where.keeper, where.earliest, where.latest, where.here)
        for person in meant.people
    )
    found = bearer(Known(names=names, held=held, earliest=where.earliest, latest=where.latest), authority)
    return Link(authority=found.id, why=found.why) if found else None


def _by_office(actor: Actor, record: Record, asked: Asked, authority: Authority) -> Link | None:
    titles = [title for title in actor.names if any(word in OFFICES for word in words(title))]
    if not titles:
        return None
    at_another_time, years = _told_of(actor.id, record)
    if at_another_time and len(years) != 1:
        why = "held the office at a time told of, which the record does not date"
        return Link(authority=None, why=why)
    if at_another_time:
        (year,) = years
        asked = msgspec.structs.replace(asked, earliest=f"{year}-01-01", latest=f"{year}-12-31")
    found = holder(titles, asked, authority)
    return Link(authority=found.id, why=found.why) if found else None


def _told_of(actor: str, record: Record) -> tuple[bool, frozenset[str]]:
    """Whether all mentions of an actor are of another time ("the then Minister"), and the years beside them."""
    mentions = [m for m in record.mentions if m.actor == actor]
    then = [m for m in mentions if _THEN.search(record.text[max(0, m.start - 12) : m.start])]
    beside = (record.text[m.start : m.end + 24].partition(".")[0] for m in then)
    years = frozenset(year for words_after in beside for year in _YEAR.findall(words_after))
    return bool(mentions) and len(then) == len(mentions), years


def _hands(record: Record) -> dict[str, list[str]]:
    """The actors named where sender and recipients were read."""
    found: dict[str, list[str]] = {field: [] for field in _HANDS}
    for field, span in record.description.evidence.items():
        if (name := field.partition(".")[0]) in found:
            found[name] += [m.actor for m in record.mentions if span.overlaps(Span(m.start, m.end))]
    return found


def _state(person: str | None, authority: Authority, where: Home) -> str | None:
    """The state whose offices a person held in those days, where they are all of one."""
    if person is None:
        return None
    states = {
        office.of
        for tenure in authority.held(person, where.earliest, where.latest)
        if (office := authority.offices.get(tenure.office))
    }
    return states.pop() if len(states) == 1 else None


def _asked(actor: str, where: Home, hands: dict[str, list[str]], sender: str | None) -> Asked | None:
    """Of which state an office without one is: the sender's for the sender; the keeper's for who gets it.

    In the body it may be that of the state the record was written in, too. None where no day is known.
    """
    if where.earliest is None or where.latest is None:
        return None
    own = sender or where.keeper
    if actor in hands["sender"]:
        return Asked(of=own, at=None, earliest=where.earliest, latest=where.latest)
    if actor in hands["recipients"]:
        return Asked(of=where.keeper or own, at=None, earliest=where.earliest, latest=where.latest)
    return Asked(of=own, at=where.here, earliest=where.earliest, latest=where.latest)
