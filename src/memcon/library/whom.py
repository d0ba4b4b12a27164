"""Actors as people give them: an id, or a name that means exactly one."""

from memcon.errors import NotFound, UsageError
from memcon.library.view import LibraryView

_SHOWN = 12  # actors that a name may mean, listed to choose from


def whom(library: LibraryView, asked: str) -> str:
    """The id of the actor meant by an id or a name; NotFound for nobody, UsageError with the choice for several."""
    asked = asked.strip()
    known = library.called([asked])
    if asked in known:
        return asked
    phrase = '"{}"'.format(asked.replace('"', " "))
    rows = library.actors(phrase, limit=_SHOWN)
    exact = [row for row in rows if asked.casefold() in (name.casefold() for name in (row.actor.name, *row.names))]
    found = exact or rows
    if not found:
        raise NotFound(
            f"Nobody in this library is called {asked!r}.", "Look for part of the name with: memcon actors NAME."
        )
    if len(found) > 1:
        listed = "; ".join(f"{row.actor.id} ({row.actor.name}, records: {row.records})" for row in found)
        raise UsageError(f"{asked!r} may be {len(found)} actors.", f"Give the id of the one you mean: {listed}.")
    return found[0].actor.id
