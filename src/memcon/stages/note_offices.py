"""Offices in an editor's notes: whose they are, and where.

A note that begins with an office gives one of the person it hangs on ("Brask [3]", "3 Minister of Supply."), now or
at another time. In the rest of a note, and where it hangs on nobody, an office is that of the person named before or
behind it, or of whoever is known to hold it.
"""

from collections.abc import Iterator, Sequence

from memcon.identity.told import ends_before, opening_end
from memcon.model import Footnote, Record
from memcon.stages.bodies import Bodies
from memcon.stages.cast import Cast, Member, bare, surname
from memcon.stages.name_shapes import owner_length, printed
from memcon.stages.people import People
from memcon.stages.person_names import beside, office_at
from memcon.stages.tagged_names import Placed
from memcon.stages.words import Word, words_of
from memcon.text import Span

_NOT_NOW = frozenset(("former", "formerly", "late", "later", "previously", "then", "subsequently"))
_JOINTS = frozenset((",", "and", "also"))
_BARE = frozenset(("prime minister", "foreign minister", "high commissioner"))  # do not say of which state


def note_offices(record: Record, text: str, cast: Cast, placed: Sequence[Placed]) -> Iterator[Placed]:
    """The offices in the notes of `record`, each with the key of its holder; those that are new join the `cast`.

    `text` is the record's as it is read; `placed` are the mentions that are known: none of them is given again.
    """
    people, bodies = People(cast), Bodies(cast)
    hung = {span.end: key for span, key in sorted(placed, key=lambda place: -place[0].start)}
    known = {span for span, _ in placed}
    for note in record.description.footnotes:
        if note.span is not None:
            words = words_of(text, note.span)
            first = _first(text, note.span, words)
            for member, begin, end in _offices(words, first, _hung_on(text, note, hung, cast), people, bodies):
                span = Span(words[begin].start, words[end - 1].end)
                span = Span(span.start, span.end - owner_length(span.of(text)))
                if span not in known:
                    yield span, member.key


def _first(text: str, note: Span, words: Sequence[Word]) -> int:
    """Index of the word that a note begins with, behind its mark."""
    begin = opening_end(text, note)
    return next((at for at, word in enumerate(words) if word.start >= begin), len(words))


def _hung_on(text: str, note: Footnote, hung: dict[int, str], cast: Cast) -> Member | None:
    """The person whose mention ends where the mark of a note stands."""
    if note.anchor is None:
        return None
    member = next((cast[hung[at]] for at in ends_before(text, note.anchor) if at in hung), None)
    return member if member and member.kind == "person" and not member.unnamed else None


def _offices(
    words: Sequence[Word], first: int, hung: Member | None, people: People, bodies: Bodies
) -> Iterator[tuple[Member, int, int]]:
    """The offices among the words of a note, with their holders; `hung` is whom it hangs on."""
    i = first
    while i < len(words) and words[i].lower in _NOT_NOW | _JOINTS:
        i += 1
    own = i  # an office that begins here is that of the person whom the note hangs on
    while i < len(words):
        place = None if bodies.at(words, i) else office_at(words, i)
        if place is None:
            i += 1
            continue
        begin, end = place
        if begin == own and hung is not None:
            if not any(surname(name) for name in hung.names):
                hung.offices.add(bare(printed(words[begin:end])))
                hung.called(printed(words[begin:end]))
            yield hung, begin, end
            own = next((at for at in range(end, len(words)) if words[at].lower not in _JOINTS), len(words))
        elif member := _holder(words, i, begin, end, people):
            yield member, begin, end
        i = end


def _holder(words: Sequence[Word], at: int, begin: int, end: int, people: People) -> Member | None:
    """Who is named beside the office from `begin` to `end`, or holds one that says enough; None for nobody."""
    if named := beside(words, at, begin, end, people):
        return named[0]
    office = printed(words[begin:end])
    vague = len(bare(office).split()) == 1 or bare(office) in _BARE
    if (at > 0 and words[at - 1].lower in _NOT_NOW) or (vague and people.cast.holder(office) is None):
        return None
    return people.office(office, begin > at)
