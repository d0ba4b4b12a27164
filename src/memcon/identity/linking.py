"""Who of an authority the persons of a record are: by their names, or by the office they held when it was made."""

import re
from collections.abc import Iterable, Sequence

import msgspec

from memcon.authority import Authority, Person
from memcon.identity.bearers import Known, bearer
from memcon.identity.home import Home, home
from memcon.identity.names import OFFICES, PersonName, office_parts, person_names, words
from memcon.identity.nearby import body_near, states_near, with_envoy
from memcon.identity.offices import Asked, Holder, envoy, holder, minister
from memcon.identity.states import with_state
from memcon.identity.told import Told, told
from memcon.identity.whose import Parties, asked, beside_any, of_crown, parties_of
from memcon.model import Actor, Mention, Record

_THEN = re.compile(r"\b(then|former|formerly|late|ex|previous)[\s-]+$", re.IGNORECASE)
_MINISTERS = frozenset(("minister", "premier", "chancellor"))
_YEAR = re.compile(r"\b(1[89]\d\d)\b")


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """Whom of the authority an actor is, with the reason in words.

    `authority` is None, and the link not `certain`, where several may be meant or the office had no holder; `unknown`
    is true where the authority does not tell who held it or that nobody did.
    """

    authority: str | None
    why: str
    unknown: bool = False

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
    parties = parties_of(record, where, {key: one.authority for key, one in found.items()}, authority)
    for actor in people:
        if actor.id not in found and (office := _by_office(actor, record, parties, authority)):
            names = person_names(actor.names)
            if not names or _bears(names, authority.person(office.authority or "")):
                found[actor.id] = office
    return found


def _bears(names: Sequence[PersonName], person: Person | None) -> bool:
    """True where the holder of an office bears the last name that a record gives him, or it is his first."""
    forms = (person.name, *person.forms) if person else ()
    known = {word for form in forms for word in words(form)} | {name.core for name in person_names(forms)}
    return any(name.core in known for name in names)


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


def _by_office(actor: Actor, record: Record, parties: Parties, authority: Authority) -> Link | None:
    titles = [title for title in actor.names if any(word in OFFICES for word in words(title))]
    mentions = sorted((m for m in record.mentions if m.actor == actor.id), key=lambda m: m.start)
    kind = beside_any(record.text, mentions)
    wanted = asked(actor.id, kind, parties)
    if not titles or wanted is None:
        return None
    at_another_time, years = told_of_then(mentions, record.text)
    if at_another_time and len(years) != 1:
        why = "held the office at a time told of, which the record does not date"
        return Link(authority=None, why=why)
    if at_another_time:
        (year,) = years
        wanted = msgspec.structs.replace(wanted, earliest=f"{year}-01-01", latest=f"{year}-12-31")
    found = holder(titles, wanted, authority)
    told_of = kind != "sending" and actor.id not in parties.hands["sender"]
    if told_of and found and _writes(found.id, record, parties, authority) and (elsewhere := of_crown(wanted)):
        found = holder(titles, elsewhere, authority) or found
    found = _near(titles, record.text, mentions, wanted, parties, found, authority)
    return Link(authority=found.id, why=found.why, unknown=found.unknown) if found else None


def _writes(holder_id: str | None, record: Record, parties: Parties, authority: Authority) -> bool:
    """True where the holder of an office is who sends the record, also one whose name others bear too."""
    person = authority.person(holder_id or "")
    if person is None or parties.sender:
        return person is not None and person.id == parties.sender
    senders = (actor for actor in record.actors if actor.id in parties.hands["sender"])
    return any(_bears(person_names(actor.names), person) for actor in senders)


def _near(
    titles: list[str],
    text: str,
    mentions: Sequence[Mention],
    wanted: Asked,
    parties: Parties,
    found: Holder | None,
    authority: Authority,
) -> Holder | None:
    """Who is meant by an office that the own state has not: of the state, or in it, that is named nearest."""
    near = (state for m in mentions for state in states_near(text, m.start, m.end, *wanted.days))
    whose = with_state(titles[0])[0]
    if whose is None:
        if chair := _of_body(titles, text, mentions, wanted, parties, authority):
            return chair
        joined = next((state for m in mentions if (state := with_envoy(text, m.start, *wanted.days))), None)
        there = msgspec.structs.replace(wanted, of=joined, at=None, preferred=None)
        if joined and (beside := holder(titles, there, authority)) and beside.of == joined:
            return beside
        own = found is None or found.of == parties.own
        told = own and _MINISTERS & {word for title in titles if len(words(title)) > 1 for word in words(title)}
        return (minister(titles, near, wanted, authority) if told else None) or found
    posted = found is None or (found.id is None and found.abroad)
    if not posted or (found and parties.abroad and whose != parties.where.here):  # nobody is accredited to himself
        return found
    return envoy(titles, near, wanted, authority) or found


def _of_body(
    titles: Sequence[str],
    text: str,
    mentions: Sequence[Mention],
    wanted: Asked,
    parties: Parties,
    authority: Authority,
) -> Holder | None:
    """Who presides over the body of the United Nations that is named before "the President"; None for no such.

    In a record made in Washington he is that of the United States.
    """
    if parties.where.at_presidents or {word for title in titles for word in words(title)} != {"president"}:
        return None
    bodies = [body for m in mentions if (body := body_near(text, m.start))]
    found = (holder([f"President of the {body}"], wanted, authority) for body in dict.fromkeys(bodies))
    return next((one for one in found if one and one.id), None)


def told_of_then(mentions: Sequence[Mention], text: str) -> tuple[bool, frozenset[str]]:
    """Whether all mentions of an actor are of another time ("the then Minister"), and the years beside them."""
    then = [m for m in mentions if _THEN.search(text[max(0, m.start - 12) : m.start])]
    beside = (text[m.start : m.end + 24].partition(".")[0] for m in then)
    years = frozenset(year for words_after in beside for year in _YEAR.findall(words_after))
    return bool(mentions) and len(then) == len(mentions), years
