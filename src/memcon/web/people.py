"""The pages of who is who: the index of actors, and the page of each."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import msgspec
from flask import Response, request

from memcon.authority.careers import Career, career, namesakes
from memcon.identity.names import person_names
from memcon.library.telling import spoken_of
from memcon.library.view import ActorRow, ActorView, Occurrence, Question, StatementRow
from memcon.web import questions
from memcon.web.decisions import done, may_decide
from memcon.web.twins import answer, library, page

ACTORS_A_PAGE = 100
MOST_OF_AN_ACTOR = 300  # rows of each list on its page
_ALIKE = 12  # actors of like names, and people of the authority, offered for a decision
_PLACES = 3  # places shown for each name


class ActorsPage(msgspec.Struct, frozen=True, kw_only=True):
    """One page of the index of actors: `offset` counts from 0."""

    words: str
    offset: int
    actors: tuple[ActorRow, ...]


class ActorPage(ActorView, frozen=True, kw_only=True):
    """An actor's page: the view with its offices, and the open questions on it.

    `career` is None where it has no authority id, or one that the authority does not know.
    """

    career: Career | None = None
    questions: tuple[Question, ...] = ()


class Form(NamedTuple):
    """A name as records print it: how many records do, and its first places among the mentions shown."""

    name: str
    records: int
    places: tuple[Occurrence, ...]


@page("/actors")
def actors() -> Response | str:
    """The index of actors, those who speak most first."""
    words = request.args.get("words", "").strip()
    number = questions.page(request.args)
    found = library().actors(words, offset=(number - 1) * ACTORS_A_PAGE, limit=ACTORS_A_PAGE + 1)
    rows = ActorsPage(words=words, offset=(number - 1) * ACTORS_A_PAGE, actors=found[:ACTORS_A_PAGE])
    return answer("actors.html", rows, lambda: {"page": number, "more": len(found) > ACTORS_A_PAGE})


def by_record(rows: Iterable[StatementRow]) -> list[tuple[str, list[StatementRow]]]:
    """Statements gathered by the record they stand in, in the order in which records first come."""
    found: dict[str, list[StatementRow]] = {}
    for row in rows:
        found.setdefault(row.record, []).append(row)
    return list(found.items())


@page("/actors/<id:actor_id>")
def actor(actor_id: str) -> Response | str:
    """An actor: its names, offices and company, all it said and was told, all said of it, and why it is one."""
    found = library().actor(actor_id, limit=MOST_OF_AN_ACTOR)
    rows = ActorPage(
        **msgspec.structs.asdict(found),
        career=career(library().authority(), found.authority) if found.authority else None,
        questions=library().questions(limit=_ALIKE, actor=found.actor.id)[0],
    )
    return answer("actor.html", rows, lambda: _context(rows))


def _context(rows: ActorPage) -> dict[str, Any]:
    like = request.args.get("like", "").strip() or _surname(rows)
    return {
        "titles": {row.id: row.title for row in rows.records},
        "forms": forms(rows),
        "called": library().called(spoken_of(rows.judgements)),
        "withdrawn": {j.withdraws for j in rows.judgements},
        "unfound": library().unfound() if any(j.places for j in rows.judgements) else {},
        "done": done(),
        "like": like,
        "alike": _alike(rows, like) if may_decide() else (),
        "namesakes": _namesakes(rows) if may_decide() else (),
    }


def forms(view: ActorView) -> list[Form]:
    """The names of an actor with the first places where each is printed, at most one in a record."""
    places: dict[str, dict[str, Occurrence]] = {}
    for found in view.occurrences:
        start, end = found.snippet.hits[0]
        words = " ".join(found.snippet.text[start:end].split())
        places.setdefault(words, {}).setdefault(found.record, found)
    return [
        Form(name, times, tuple(places.get(" ".join(name.split()), {}).values())[:_PLACES])
        for name, times in view.times.items()
    ]


def _surname(view: ActorView) -> str:
    names = person_names((view.actor.name, *view.names)) if view.actor.kind == "person" else ()
    return names[0].surname if names else view.actor.name


def _alike(view: ActorView, like: str) -> tuple[ActorRow, ...]:
    """Actors that may be this one: those whose names have the words of `like`."""
    phrase = '"{}"'.format(like.replace('"', " "))
    found = library().actors(phrase, limit=_ALIKE + 1)
    return tuple(row for row in found if row.actor.id != view.actor.id)[:_ALIKE]


def _namesakes(view: ActorView) -> tuple[Career, ...]:
    """Whom of the authority a person may be that has no authority id."""
    if view.actor.kind != "person" or view.actor.unnamed or view.authority:
        return ()
    surnames = {name.surname for name in person_names(view.names)}
    return namesakes(library().authority(), surnames, view.names, view.first, view.last, _ALIKE)
