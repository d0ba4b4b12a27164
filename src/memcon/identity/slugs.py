"""Ids that can be read: made from a name when an actor is first seen, and never moved."""

import re
from collections.abc import Callable

from memcon.authority import folding

_NUMBERED = re.compile(r"[a-z]{0,6}-?\d+")
_LONGEST = 60  # characters


def slug(text: str) -> str:
    """Letters, digits and hyphens of `text`, at most 60 characters; "" when it has none."""
    return folding.slug(text)[:_LONGEST].rstrip("-")


def new_id(
    local: str,
    name: str,
    names: tuple[str, ...],
    record: str,
    unnamed: bool,
    state: str | None,
    is_free: Callable[[str], bool],
) -> str:
    """An id for a new actor, the best that `is_free`.

    A state has its name in the lexicon, whatever a record calls it. Else the record's own id serves where it can be
    read (not "a12"), else the name, a longer name, and at last one with a number. An unnamed source carries the
    record's id, so that its own does not depend on what else was read.
    """
    if state and not unnamed and is_free(slug(state)):
        return slug(state)
    own = slug(local)
    base = own if own and not _NUMBERED.fullmatch(own) else slug(name) or own or "actor"
    if unnamed:
        ending = "--" + slug(record)
        base = local if local == slug(local.removesuffix(ending)) + ending else base + ending
    longer = [] if unnamed else sorted({slug(n) for n in names if base in slug(n)}, key=lambda s: (len(s), s))
    for found in (base, *longer):
        if is_free(found):
            return found
    return f"{base}-{_number(lambda number: is_free(f'{base}-{number}'))}"


def _number(is_free: Callable[[int], bool]) -> int:
    """A number from 2 on that is free and whose forerunner is not, in as many steps as it has bits."""
    taken, free = 1, 2
    while not is_free(free):
        taken, free = free, 2 * free
    while free - taken > 1:
        between = (taken + free) // 2
        taken, free = (taken, between) if is_free(between) else (between, free)
    return free
