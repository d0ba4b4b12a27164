"""Lexicons of names as indexes: states and their peoples, offices, bodies, groups."""

from functools import cache
from typing import NamedTuple

from memcon.lexicon import load


class StateName(NamedTuple):
    """A word or words that stand for a state: how ("name", "people", "adjective", "capital")."""

    state: str
    manner: str


@cache
def state_names() -> dict[str, StateName]:
    """Names, peoples, adjectives and capitals of states (as printed, articles dropped) -> the state.

    Where two states share a form ("Korean"), the first in the lexicon is taken.
    """
    found: dict[str, StateName] = {}
    for entry in load("states")["state"]:
        for manner, forms in (
            ("name", [entry["name"], *entry.get("names", [])]),
            ("people", entry.get("people", [])),
            ("adjective", entry.get("adjective", [])),
            ("capital", [*entry.get("capital", []), *entry.get("metonym", [])]),
        ):
            for form in forms:
                found.setdefault(form.removeprefix("the ").removeprefix("The "), StateName(entry["name"], manner))
    return found


@cache
def persons(section: str) -> frozenset[str]:
    """A list of lexicon/persons.toml, lower case."""
    return frozenset(load("persons")[section])
