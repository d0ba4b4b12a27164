"""Offices whose holder a record tells, and those it names without one: the one record may tell who the other means.

Only offices of which the authority does not know who held them then, and that one person holds at a time.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from memcon.authority import Authority, Office
from memcon.authority.folding import title_words
from memcon.authority.post_words import post_words
from memcon.authority.wording import names_no_holder
from memcon.identity.home import home
from memcon.identity.linking import Link, told_of_then
from memcon.identity.names import OFFICES, office_parts, person_names, words
from memcon.identity.offices import Asked
from memcon.identity.states import with_state
from memcon.identity.told import Told, told
from memcon.identity.whose import asked, beside_any, parties_of
from memcon.model import Actor, Mention, Record


class Telling(NamedTuple):
    """An office, by its id in the authority or its state and words, and an actor of a record, by the record's own id.

    `named` is true where the record names the actor, who holds the office, and false where nobody is named for it.
    """

    actor: str
    office: str
    named: bool


def tellings(record: Record, links: Mapping[str, Link], authority: Authority) -> tuple[Telling, ...]:
    """The offices that `record` tells the holder of and those that it asks for; `links` are those of its persons."""
    where = home(record)
    if where.earliest is None or where.latest is None:
        return ()
    parties = parties_of(record, where, {key: link.authority for key, link in links.items()}, authority)
    notes = told(record)
    found: dict[Telling, None] = {}
    for actor in record.actors:
        if actor.kind != "person" or actor.unnamed:
            continue
        named = bool(person_names(actor.names))
        mentions = sorted((m for m in record.mentions if m.actor == actor.id), key=lambda m: m.start)
        if named:
            titles = [*_held(actor, mentions, record.text)]
            titles += [place.of(record.text) for place in notes.get(actor.id, Told()).offices]
        elif _is_open(actor, links.get(actor.id)) and not told_of_then(mentions, record.text)[0]:
            titles = sorted(actor.names, key=lambda name: (-len(name), name))
        else:
            continue
        wanted = asked(actor.id, None if named else beside_any(record.text, mentions), parties)
        keys = [key for title in titles if wanted and (key := _office(title, wanted, authority))]
        found |= dict.fromkeys(Telling(actor.id, key, named) for key in (keys if named else keys[:1]))
    return tuple(found)


def _is_open(actor: Actor, link: Link | None) -> bool:
    """True for an office of which neither an edition nor the authority tells who held it, or that nobody did."""
    return actor.authority is None and (link is None or link.unknown)


def _held(actor: Actor, mentions: list[Mention], text: str) -> Iterator[str]:
    """The offices that stand beside the name of an actor, but for those of another time."""
    own = {word for name in person_names(actor.names) for word in (name.core, *name.given)}
    for part in dict.fromkeys(part for name in actor.names for part in office_parts(name)):
        if own & set(words(part)):
            continue  # "A. Brask Minister of Supply": where the name ends is not sure
        there = [m for m in mentions if part in " ".join(text[m.start : m.end].split())]
        if not told_of_then(there, text)[0]:
            yield part


def _office(title: str, wanted: Asked, authority: Authority) -> str | None:
    """What an office is known by, where it is one that a single person holds and the authority does not know who."""
    found = title_words(title)
    if names_no_holder(found) or post_words("not_sole") & set(found) or not _is_sole(found):
        return None
    asked_for = (f"our {title}" if wanted.own else title, wanted.of, wanted.earliest, wanted.latest, wanted.at)
    meant = authority.office_meant(*asked_for)
    if meant:
        (one, *others), holdings = meant, authority.holders_meant(*asked_for)
        told_apart = one.whose is not None or (one.office.rank is None and one.office.of == wanted.of)
        told_apart = told_apart and (one.office.rank is None or _is_placed(one.office, title, wanted))
        return one.office.id if told_apart and not others and holdings[0].verdict == "unknown" else None
    state, rest = with_state(title)
    of_what = [
        word for word in rest if word not in OFFICES and word not in post_words("at") and not _is_sole((word,))
    ]
    return f"{state}: {' '.join(sorted(rest))}" if state and of_what else None


def _is_placed(office: Office, title: str, wanted: Asked) -> bool:
    """True for a post abroad whose place the title says, or that is held where the record was made.

    In a record made at home any envoy may be one elsewhere, but a High Commissioner is one there.
    """
    rest = with_state(title)[1]
    said = office.at in (with_state(title)[0], with_state(" ".join(rest))[0])
    return said or wanted.at not in (None, wanted.of) or office.rank == "high-commissioner"


def _is_sole(found: tuple[str, ...]) -> bool:
    """True where folded words of a title have one of an office that one person holds."""
    said = f" {' '.join(found)} "
    return any(f" {words} " in said for words in post_words("sole"))
