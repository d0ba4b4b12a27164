"""What an editor's notes tell of the persons of a record: a name for an office, an office for a name.

"Brask [3]" with the note "Minister of Supply." and "the Minister of Supply [3]" with "Ada Brask." are both read.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from memcon.identity.names import OFFICES, TITLES, person_name, person_names, words
from memcon.identity.spelling import likeness
from memcon.model import Actor, Record
from memcon.text import Span

_OPENING = re.compile(
    r"\s*(?:[\d*†‡]+[.)]?\s+)?(?:(?:i\.\s?e\.?,?|that is,?|then|presumably|probably|possibly)\s+)?", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"(?<=[a-z)\d])\.(?=\s|$)")
_PART = re.compile(r"[^\s,;][^,;]*")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_LAST_WORD = re.compile(r"(?<![\w'’.-])([A-Z](?:[\w-]|['’](?!s\b))+)(?:['’]s?)?\s{0,2}$")
_OWNER = re.compile(r"['’]s?\s{0,2}$")
_NAME = re.compile(r"(?:[A-Z][\w'’.-]*|de|du|des|van|von|der|den|di|da|la|le|el|al|bin|ibn|of|the|\s)+")
_NOT_NOW = re.compile(
    r"\b(?:former|formerly|later|late|until|from|since|previously|subsequently|had|was|were|in \d|(?:18|19)\d\d)\b",
    re.IGNORECASE,
)
_SMALL = frozenset(("of", "the", "for", "in", "to", "and", "at", "on", "with", "de", "des", "du", "a", "an"))
_HEADS = frozenset(("general", "president", "governor", "king", "premier", "minister", "secretary", "ambassador"))
_NEAR = 2  # code points between the words and the mark of the note
_LONGEST = 16  # words of an office
_LONGEST_WORD = 40  # code points
_LONGEST_NAME = 6  # words, with titles


class Told(NamedTuple):
    """Where notes name an actor, and where they give an office of his: places in the record's text."""

    names: tuple[Span, ...] = ()
    offices: tuple[Span, ...] = ()


def told(record: Record) -> dict[str, Told]:
    """What the notes of `record` tell of its persons, by actor id."""
    people = {actor.id: actor for actor in record.actors if actor.kind == "person"}
    ending: dict[int, tuple[int, str]] = {}
    for mention in record.mentions:
        if mention.actor in people:  # the longest words that end here
            place = (mention.start, mention.actor)
            ending[mention.end] = min(ending.get(mention.end, place), place)
    found: dict[str, Told] = {}
    for note in record.description.footnotes:
        if note.anchor is None or note.span is None:
            continue
        at = next((at for at in ends_before(record.text, note.anchor) if at in ending), None)
        if at is None:
            continue
        actor = people[ending[at][1]]
        names, offices = _read(record.text, note.span, actor)
        if names or offices:
            known = found.get(actor.id, Told())
            found[actor.id] = Told((*known.names, *names), (*known.offices, *offices))
    return {key: tale for key, tale in found.items() if _is_one(record.text, tale)}


def beside_marks(record: Record) -> list[tuple[Span, Span]]:
    """Last names that no mention has, before the mark of a note that gives them in full: the one and the other."""
    taken = {mention.end for mention in record.mentions}
    found = []
    for note in record.description.footnotes:
        if note.anchor is None or note.span is None:
            continue
        begin = max(0, note.anchor.start - _LONGEST_WORD)
        word = _LAST_WORD.search(record.text[begin : note.anchor.start])
        full = next(_clauses(record.text, note.span), None)
        if word is None or full is None or word.end(1) + begin in taken or not _NAME.fullmatch(full.of(record.text)):
            continue
        short, name = person_name(word[1]), person_name(full.of(record.text))
        if short and name and name.given and likeness(short.core, name.core):
            found.append((Span(word.start(1) + begin, word.end(1) + begin), full))
    return found


def full_names(record: Record) -> list[Span]:
    """Where a note begins with a name in full: "2 Ada Brask.", "3 Brigadier A. M. Brask, Minister of Supply"."""
    found = []
    for note in record.description.footnotes:
        place = next(_clauses(record.text, note.span), None) if note.span else None
        if place and _NAME.fullmatch(place.of(record.text)) and place.of(record.text).count(" ") < _LONGEST_NAME:
            name = person_name(place.of(record.text))
            if name and (name.given or name.titles):
                found.append(place)
    return found


def _is_one(text: str, tale: Told) -> bool:
    """False where notes name two persons for one office: it was mentioned of two states."""
    cores = {name.core for name in person_names(place.of(text) for place in tale.names)}
    return all(likeness(one, two) for one in cores for two in cores)


def _read(text: str, note: Span, actor: Actor) -> tuple[list[Span], list[Span]]:
    """The names and offices of a note's first sentence, up to what was or will be at another time."""
    names: list[Span] = []
    offices: list[Span] = []
    for place in _clauses(text, note):
        clause = place.of(text)
        if _NOT_NOW.search(clause):
            break
        if _is_office(clause):
            offices.append(place)
        elif _NAME.fullmatch(clause) and person_name(clause) and not names:
            names.append(place)
        else:
            break
    known = person_names((actor.name, *actor.names))
    told_of = person_names(place.of(text) for place in names)
    if known and any(likeness(known[0].core, name.core) is None for name in told_of):
        return [], []  # the note speaks of somebody else
    if not known and any(name.core in words(form) for name in told_of for form in actor.names):
        return [], []  # "the Secretary to Brask [3]"
    return names, offices if known or names else []


def ends_before(text: str, mark: Span) -> Iterator[int]:
    """Where words may end that the `mark` of a note hangs on, the nearest first: "Brask [3]", "Brask's [3]"."""
    yield from range(mark.start, mark.start - _NEAR - 1, -1)
    if owner := _OWNER.search(text, max(0, mark.start - _NEAR - 2), mark.start):
        yield owner.start()


def opening_end(text: str, note: Span) -> int:
    """Where the words of a note begin, in code points: behind its mark and the like of "i.e."."""
    opening = _OPENING.match(text, note.start, note.end)
    return opening.end() if opening else note.start


def _clauses(text: str, note: Span) -> Iterator[Span]:
    """The parts between commas of a note's first sentence, without its mark, brackets and closing stop."""
    start = opening_end(text, note)
    stop = _SENTENCE_END.search(text, start, note.end)
    for part in _PART.finditer(text, start, stop.start() + 1 if stop else note.end):
        clause = part[0].partition("(")[0].rstrip().removesuffix(".")
        if clause:
            yield Span(part.start(), part.start() + len(clause))


def _is_office(clause: str) -> bool:
    found = words(clause)
    office = any((word in OFFICES and word not in TITLES) or word in _HEADS for word in found)
    plain = all(word[0].isupper() or word in _SMALL for word in _WORD.findall(clause))
    return office and plain and clause[0].isupper() and len(found) <= _LONGEST and person_name(clause) is None
