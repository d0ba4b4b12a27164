"""Persons in an editor's notes: whom a note names for the words it hangs on, who else is in it, and offices.

A note on an office that gives its holder ("the Minister of Supply [3]", "3 Ada Brask."), or on a last name that gives
it in full, makes one actor of the two. The notes are not the record's own voice: nobody says anything in them.
"""

import re
from collections.abc import Iterator

from memcon.identity.names import person_name
from memcon.identity.told import beside_marks, full_names, told
from memcon.model import Annotation, Mention, Record
from memcon.model.dates import spanned
from memcon.stages.cast import Cast, surname
from memcon.stages.lexical import persons
from memcon.stages.listed_surnames import initialled, listed
from memcon.stages.name_reach import reached
from memcon.stages.note_offices import note_offices
from memcon.stages.people import People
from memcon.stages.readable import readable
from memcon.stages.tagged_names import Joining, Placed, is_named, together, with_owners
from memcon.tagging import Tagger
from memcon.text import Span


class NoteNames:
    """Stage: the persons and offices that notes name, and where."""

    name = "note-names"
    version = "5"
    requires = ("divisions", "description", "actors", "mentions")
    provides = ("actors", "mentions")

    def __init__(self, tagger: Tagger) -> None:
        self._tagger = tagger

    def read(self, record: Record) -> Iterator[Annotation]:
        """Yield a mention for every person or office in a note, and the actors that are new or have new names."""
        notes = [Span(d.start, d.end) for d in record.divisions if d.kind == "footnote"]
        if not notes:
            return
        resp = f"{self.name}@{self.version}"
        cast = Cast(record.actors)
        given = [(span, key) for key, tale in told(record).items() for span in tale.names]
        for span, key in given:
            cast[key].called(span.of(record.text))
            cast[key].unnamed = False
        for short, full in beside_marks(record):
            if member := People(cast).person(full.of(record.text)):
                member.called(short.of(record.text))
                given += [(short, member.key), (full, member.key)]
        for full in full_names(record):
            words = full.of(record.text).lower().split()
            if any(span.overlaps(full) for span, _ in given) or any(word in persons("not_name") for word in words):
                continue
            if member := People(cast).person(full.of(record.text)):
                given.append((full, member.key))
        named_there = {*given, *self._tagged(record, notes, cast, sorted(given))}
        placed = [*((m.span, m.actor) for m in record.mentions), *named_there]
        offices = list(note_offices(record, readable(record), cast, placed))
        people = {place for place in named_there if not any(office.covers(place[0]) for office, _ in offices)}
        found = sorted({*people, *offices})
        known = {actor.id: actor.names for actor in record.actors}
        named = {key for _, key in found}
        for member in cast:
            actor = member.actor(resp)
            if actor.id in named and known.get(actor.id) != actor.names:
                yield actor
        yield from (Mention(start=span.start, end=span.end, actor=key, resp=resp) for span, key in found)

    def _tagged(self, record: Record, notes: list[Span], cast: Cast, given: list[Placed]) -> Iterator[Placed]:
        """The other persons of the notes, by the tagger."""
        text = readable(record)
        reading = self._tagger.read(text, notes)
        names = [n._replace(span=_trimmed(text, n.span)) for n in with_owners(text, reached(text, reading.names))]
        people = [n for n in names if n.kind == "PER" and is_named(text, n) and person_name(n.span.of(text))]
        days = spanned(record.description.date, record.description.date_end)
        faint = [
            *initialled(text, notes, reading),
            *listed(text, notes, reading, lambda name: cast.person(surname(name)) is not None, days),
        ]
        placed = [*given, *((m.span, m.actor) for m in record.mentions)]
        yield from Joining(text, cast, placed).found(together(people, faint))


_BEHIND = re.compile(r"\s*[(,]|\s+of\s")


def _trimmed(text: str, span: Span) -> Span:
    """The place without what is no letter at its ends, and without an office or a country behind the name."""
    behind = _BEHIND.search(text, span.start, span.end)
    end = behind.start() if behind and person_name(text[span.start : behind.start()]) else span.end
    letters = [at for at in range(span.start, end) if text[at].isalpha()]
    return Span(letters[0], letters[-1] + 1) if letters else Span(span.start, span.start)
