"""Ids that can be read: made from a name when an actor is first seen, and never moved."""

import re
from collections.abc import Iterator

from memcon.authority import folding

_NUMBERED = re.compile(r"[a-z]{0,6}-?\d+")
_LONGEST = 60  # characters


def slug(text: str) -> str:
    """Letters, digits and hyphens of `text`, at most 60 characters; "" when it has none."""
    return folding.slug(text)[:_LONGEST].rstrip("-")


def slugs(
    local: str, name: str, names: tuple[str, ...], record: str, unnamed: bool, state: str | None = None
) -> Iterator[str]:
    """Ids to try for a new actor, best first, without end.

    A state has its name in the lexicon, whatever a record calls it. Else the record's own id serves where it can be
    read (not "a12"), else the name. An unnamed source carries the record's id, so that its own does not depend on
    what else was read.
    """
    if state and not unnamed:
        yield slug(state)
    own = slug(local)
    base = own if own and not _NUMBERED.fullmatch(own) else slug(name) or own or "actor"
    if unnamed:
        ending = "--" + slug(record)
        base = local if local == slug(local.removesuffix(ending)) + ending else base + ending
    yield base
    for longer in sorted({slug(n) for n in names}, key=lambda s: (len(s), s)):
        if not unnamed and base in longer and longer != base:
            yield longer
    number = 2
    while True:
        yield f"{base}-{number}"
        number += 1
