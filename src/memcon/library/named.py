"""Actors by a name or an id, as questions and commands give it."""

from typing import NamedTuple

from memcon.identity.keys import keys
from memcon.identity.names import TITLES, person_names
from memcon.identity.names import words as name_words
from memcon.identity.spelling import alike
from memcon.library.judgements import final, keys_of
from memcon.library.storage import Storage, among
from memcon.query.terms import plain
from memcon.query.tree import And, Node, all_of

_SHOWN = 3  # names of those found, in words


class Named(NamedTuple):
    """The keys of the actors that a name means, and their names in words: "Orlo or Brask or 2 more"."""

    keys: tuple[int, ...]
    said: str


def actors_named(storage: Storage, asked: str) -> Named:
    """The actors meant by an id or a name: the id, else who has just this name, else who has all its words.

    Forms of address are left aside when nobody has them in a name. Where nobody has the words, those whose surname
    is another spelling of the same (`memcon.identity.spelling`).
    """
    found = tuple(dict.fromkeys(_found(storage, asked.strip())))
    names = [
        name
        for (name,) in storage.execute(
            f"SELECT name FROM actor WHERE key {among(found)} ORDER BY id", found
        ).fetchall()
    ]
    more = f" or {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return Named(found, " or ".join(names[:_SHOWN]) + more)


def _found(storage: Storage, asked: str) -> list[int]:
    known = keys_of(storage, [final(storage, asked)])
    if known:
        return [*known.values()]
    untitled = " ".join(w for w in name_words(asked) if w not in TITLES)
    for attempt in dict.fromkeys((asked, untitled)):
        phrase = plain(attempt)
        if phrase is None:
            continue
        equal = [key for key, name in having(storage, phrase) if name_words(name) == name_words(attempt)]
        if equal:
            return equal
        words = [word for word in map(plain, attempt.split()) if word is not None]
        found = having(storage, all_of(*words)) if words else []
        if found:
            return [key for key, _ in found]
    return _spelled_otherwise(storage, asked)


def having(storage: Storage, asked: Node) -> list[tuple[int, str]]:
    """Actors and those of their names that have the words asked for; nobody where none are."""
    match = storage.words.matches("actor_words", asked) if asked != And(()) else None
    if match is None:
        return []
    rows = storage.execute(
        f"SELECT DISTINCT a.id, a.key, n.name FROM {match.source} JOIN actor_name AS n ON n.key = {match.key}"
        f" JOIN actor AS a ON a.key = n.actor WHERE {match.condition} ORDER BY a.id, n.name",
        match.values,
    ).fetchall()
    return [(key, name) for _, key, name in rows]


def _spelled_otherwise(storage: Storage, asked: str) -> list[int]:
    wanted = {name.surname for name in person_names((asked,))}
    sounds = sorted(key for key in keys("person", (asked,), False, None) if key.startswith("sound:"))
    rows = storage.execute(
        "SELECT DISTINCT a.id, a.key, n.name FROM actor_key AS k JOIN actor AS a ON a.key = k.actor"
        f" JOIN actor_name AS n ON n.actor = a.key WHERE k.key {among(sounds)} ORDER BY a.id, n.name",
        sounds,
    ).fetchall()
    return [
        key
        for _, key, name in rows
        if any(alike(surname, other.surname) for surname in wanted for other in person_names((name,)))
    ]
