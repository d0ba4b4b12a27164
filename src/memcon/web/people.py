"""The pages of who is who: the index of actors, and the page of each."""

from collections.abc import Iterable

import msgspec
from flask import Response, request

from memcon.library.view import ActorRow, StatementRow
from memcon.web import questions
from memcon.web.twins import answer, library, page

ACTORS_A_PAGE = 100
MOST_OF_AN_ACTOR = 300  # rows of each list on its page


class ActorsPage(msgspec.Struct, frozen=True, kw_only=True):
    """One page of the index of actors: `offset` counts from 0."""

    words: str
    offset: int
    actors: tuple[ActorRow, ...]


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
    """An actor: all it said and was told, and all said of it."""
    found = library().actor(actor_id, limit=MOST_OF_AN_ACTOR)
    return answer("actor.html", found, lambda: {"titles": {row.id: row.title for row in found.records}})
