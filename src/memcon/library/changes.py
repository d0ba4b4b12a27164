"""What a new reading of a record changed in what was found before: statements, actors, fields of the description."""

from collections.abc import Mapping
from typing import Any

import msgspec

from memcon.library.statement_index import said
from memcon.library.view import Changed, Moved
from memcon.model import Description, Record, Statement

# Places move when the text does; who answers for a value, and which actor is meant, is told elsewhere.
_UNCOMPARED = frozenset({"evidence", "responsibility", "resp"})
_PLACES = frozenset({"span", "anchor", "actor"})


def changed(before: Record, after: Record, ids_before: Mapping[str, str], ids_after: Mapping[str, str]) -> Changed:
    """What differs between two readings, both under the library's ids; `ids_...` give these by the record's own.

    Statements are compared by their words, not by their places: a text that grew before them changes none.
    """
    old = {s.id: s for s in before.statements}
    new = {s.id: s for s in after.statements}
    both = [i for i in new if i in old]
    other = [i for i in both if _content(before, old[i]) != _content(after, new[i])]
    actors_before, actors_after = ({actor.id for actor in record.actors} for record in (before, after))
    return Changed(
        text=before.text != after.text,
        statements_new=tuple(i for i in new if i not in old),
        statements_gone=tuple(i for i in old if i not in new),
        statements_other=tuple(other),
        statements_kept=len(both) - len(other),
        actors_new=tuple(sorted(actors_after - actors_before)),
        actors_gone=tuple(sorted(actors_before - actors_after)),
        actors_moved=tuple(
            Moved(local=local, before=was, after=ids_after[local])
            for local, was in ids_before.items()
            if ids_after.get(local, was) != was
        ),
        fields=tuple(_fields(before.description, after.description)),
    )


def _content(record: Record, statement: Statement) -> tuple[object, ...]:
    cue = statement.cue.of(record.text) if statement.cue else None
    whom = (statement.to, statement.parent)
    return (said(record, statement), cue, *whom, statement.act, statement.certainty)


def _fields(before: Description, after: Description) -> list[str]:
    return [
        name
        for name in Description.__struct_fields__
        if name not in _UNCOMPARED and _value(getattr(before, name)) != _value(getattr(after, name))
    ]


def _value(found: Any) -> Any:
    """A value of a description without the places it has."""
    return _without_places(msgspec.to_builtins(found))


def _without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_places(part) for name, part in value.items() if name not in _PLACES}
    if isinstance(value, list | tuple):
        return [_without_places(part) for part in value]
    return value
