"""Whom an edition names: names that its markup refers to a person or body of its list."""

import re
from collections.abc import Collection, Mapping
from itertools import chain, count
from typing import TYPE_CHECKING

from memcon.model import Actor, ActorKind, Mention
from memcon.readers.tei.tree import attribute, inside, name_of, words_of
from memcon.text import Span

if TYPE_CHECKING:
    from lxml.etree import _Element

_KINDS: dict[str, ActorKind] = {"persName": "person", "orgName": "organisation"}
_REFERENCES = ("corresp", "ref", "key")
_NO_WORD = re.compile(r"[^a-z0-9]+")


def reference_of(element: "_Element") -> str:
    """The id of whom a name is of ("p_CJ1" of `corresp="#p_CJ1"`); empty where it is referred to nobody."""
    if name_of(element) not in _KINDS:
        return ""
    return next(filter(None, (attribute(element, name) for name in _REFERENCES)), "").rpartition("#")[2]


def named(
    root: "_Element", places: Mapping["_Element", Span], text: str, resp: str
) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    """Those whom the names at `places` of `text` are of, and the mentions; `resp` is the edition's.

    An actor is called as the edition's list of persons calls him, or else by his longest name in the text; his
    authority is the edition's id.
    """
    listed = _listed(root)
    ids: dict[str, str] = {}
    printed: dict[str, list[str]] = {}
    kinds: dict[str, ActorKind] = {}
    mentions: list[Mention] = []
    for element, place in places.items():
        if place.start == place.end:
            continue
        reference = reference_of(element)
        if reference not in ids:
            ids[reference] = _slug(reference, ids.values())
            kinds[reference] = _KINDS[name_of(element)]
        printed.setdefault(reference, []).append(" ".join(place.of(text).split()))
        mentions.append(Mention(start=place.start, end=place.end, actor=ids[reference], resp=resp))
    actors = []
    for reference, words in printed.items():
        names = {*words, *filter(None, (listed.get(reference, ""),))}
        longest = sorted(names, key=lambda name: (-len(name), name))
        actors.append(
            Actor(
                id=ids[reference],
                kind=kinds[reference],
                name=listed.get(reference) or longest[0],
                names=tuple(longest),
                authority=reference,
                resp=resp,
            )
        )
    return tuple(actors), tuple(mentions)


def _listed(root: "_Element") -> dict[str, str]:
    """Names by id, of the edition's list of persons: `xml:id` of a name, or of the person or body that has it."""
    found: dict[str, str] = {}
    for element in inside(root, "person", "org", *_KINDS):
        key = attribute(element, "id")
        if key and key not in found:
            name = element if name_of(element) in _KINDS else next(inside(element, *_KINDS), None)
            if name is not None and words_of(name):
                found[key] = words_of(name).strip(" ,;:")
    return found


def _slug(reference: str, taken: Collection[str]) -> str:
    """A readable id for a reference, unlike those `taken`."""
    stem = _NO_WORD.sub("-", reference.lower()).strip("-") or "named"
    numbered = (f"{stem}-{number}" for number in count(2))
    return next(key for key in chain((stem,), numbered) if key not in taken)
