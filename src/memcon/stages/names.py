"""Names: who and what the record calls by name, and which names mean the same actor.

A person is found by a title, by initials, by a place in the description (participant, sender, recorder),
or by two capitalised words; after that the last name alone is enough. Bodies are found by their head noun
("Ministry", "Party"), states and peoples by lexicon/states.toml, offices ("the Minister of Finance") by
lexicon/persons.toml.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from memcon.model import Annotation, Description, Division, Mention, Record
from memcon.model.dates import spanned
from memcon.stages.bodies import Bodies, Found
from memcon.stages.cast import Cast, bare, surname
from memcon.stages.counterparts import counterparts
from memcon.stages.listed_surnames import is_listed, listed, taken_for_places
from memcon.stages.name_reach import reached, run_on
from memcon.stages.name_shapes import owner_length, printed
from memcon.stages.nations import Nations
from memcon.stages.people import People
from memcon.stages.person_names import plain, titled
from memcon.stages.readable import prose_of, readable
from memcon.stages.speaking_names import speaking_names
from memcon.stages.tagged_names import (
    Joining,
    agreed,
    apart,
    is_named,
    is_shouted,
    seen_too,
    together,
    with_owners,
    without_verbs,
)
from memcon.stages.words import Word, words_of
from memcon.tagging import Tagger
from memcon.text import Span, masked

_MARKERS = frozenset(("page-break", "note-marker", "separator"))
_INLINE = frozenset(("page-break", "note-marker", "insertion"))
_SILENT = frozenset(("footnote", "separator"))  # blocks whose names are nobody's in the record
_PROSE = frozenset(("paragraph", "turn"))
# what no paragraph ends with: "Mr.", "Lt. Col.", an initial behind another or behind a title
_IN_A_NAME = re.compile(
    r"\b(?:Messrs|Mrs|Mr|Dr|Prof|Lt|Col|Gen|Maj|Capt|Cmdr|Brig|Adm|Sgt|Sir|Rev)\.?\s*\Z"
    r"|(?:\b(?:[A-Z][a-z]+\.?|[A-Z]\.)\s*|,\s)(?<!U\.)(?<!\bN\.)[A-Z]\.\s*\Z"
)
# a block that is a name in capitals with initials: "(A. B. BRASK)", "A.B. BRASK (Signed)"
_SIGNED = re.compile(
    r"\(?(?P<name>(?:[A-Z]\.\s?){2,4}(?P<surname>[A-Z][A-Z'’-]{2,}))\)?(?:\s*\((?:[Ss]igned|[Ss]gd\.?)\))?\s*"
)
_LONGEST_SIGNATURE = 8  # words, of the name and of the office below it


class Names:
    """Stage: actors that are named, and where."""

    name = "names"
    version = "10"
    requires = ("divisions", "description")
    provides = ("actors", "mentions")

    def __init__(self, tagger: Tagger) -> None:
        self._tagger = tagger

    def read(self, record: Record) -> Iterator[Annotation]:
        """Yield the actors, a mention for every name found, and the description with its participants' actors."""
        resp = f"{self.name}@{self.version}"
        text, prose = readable(record), prose_of(record)
        cast = Cast(record.actors)
        reading = self._tagger.read(text, prose)
        days = spanned(record.description.date, record.description.date_end)
        whole = taken_for_places(reached(text, reading.names), text, days)
        tagged = [name for name in without_verbs(text, whole) if is_named(text, name)]
        given = [(mention.span, mention.actor) for mention in record.mentions]
        finder = _Finder(record, cast)
        finder.described()
        described = {member.key for member in cast}
        found = sorted({(Span(start, end), key) for start, end, key in finder.mentions()})
        led = {(span, key) for span, key in found if cast[key].kind == "person" and run_on(text, span, tagged)}
        for span, key in led:
            cast[key].not_called(span.of(text))
        mentions = [placed for placed in found if placed not in led]
        mentions = agreed(mentions, tagged, cast) if is_shouted(text, prose) else seen_too(mentions, tagged, cast)
        mentions = apart(mentions, given)
        faint = listed(text, prose, reading, lambda name: False, days)
        besides = together(list(with_owners(text, tagged)), faint)
        learned = list(Joining(text, cast, [*given, *mentions]).found(besides))
        moved = counterparts(text, [*mentions, *learned], cast)
        mistaken = {key for _, key in found} - {key for _, key in (*mentions, *learned)} - described
        for member in cast:
            if member.key not in mistaken:
                yield member.actor(resp)
        for placed, maker in ((mentions, resp), (learned, self._tagger.resp)):
            actors = ((span, moved.get((span, key), key)) for span, key in placed)
            yield from (Mention(start=span.start, end=span.end, actor=key, resp=maker) for span, key in actors)
        if record.description.participants:
            yield _with_participants(record.description, cast)


def _with_participants(description: Description, cast: Cast) -> Description:
    """The description, each participant with the actor he is."""
    placed = []
    for participant in description.participants:
        member = cast.person(surname(participant.name)) or cast.named(participant.name)
        placed.append(replace(participant, actor=member.key if member else None))
    return replace(description, participants=tuple(placed))


def _blocks(text: str, divisions: Sequence[Division]) -> Iterator[tuple[Division, int]]:
    """The blocks that are the record's, each with its end; one that breaks off in a name goes on into the next."""
    blocks = [division for division in divisions if division.kind not in _INLINE | _SILENT]
    first: Division | None = None
    for at, block in enumerate(blocks):
        first = first or block
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        parted = after and block.kind in _PROSE and after.kind in _PROSE and text[after.start].isupper()
        if not (parted and _IN_A_NAME.search(text, block.start, block.end)):
            yield first, block.end
            first = None


class _Finder:
    """Finds names block by block and gathers them in a cast."""

    def __init__(self, record: Record, cast: Cast) -> None:
        markers = [Span(d.start, d.end) for d in record.divisions if d.kind in _MARKERS]
        self.text = masked(record.text, markers).replace("*", " ")
        self.description = record.description
        self.people = People(cast)
        self.bodies = Bodies(cast)
        self.nations = Nations(cast)
        self.blocks = [
            (division, words_of(self.text, Span(division.start, end)))
            for division, end in _blocks(self.text, record.divisions)
        ]

    def described(self) -> None:
        """Take in the people of the description: they are persons whatever their names look like."""
        for participant in self.description.participants:
            member = self.people.person(participant.name)
            if member is not None and participant.role:
                member.offices.add(bare(participant.role))
        for hand in (self.description.sender, *self.description.recipients):
            if hand:
                self.people.correspondent(hand)
        if self.description.recorder:
            self.people.person(self.description.recorder)
        prose = (Span(division.start, division.end) for division, _ in self.blocks if division.kind in _PROSE)
        for name in speaking_names(self.text, prose):
            self.people.person(name)
        for division, _ in self.blocks:
            signed = _SIGNED.fullmatch(self.text, division.start, division.end)
            if signed and is_listed(signed["surname"]):
                self.people.person(" ".join(signed["name"].split()))

    def mentions(self) -> list[tuple[int, int, str]]:
        """All mentions (start, end, key); two passes, since a last name alone may come before the full name."""
        found: list[tuple[int, int, str]] = []
        for _ in range(2):
            found = []
            before: Sequence[Word] = ()
            for division, words in self.blocks:
                signed = before if len(words) <= _LONGEST_SIGNATURE and self._is_signature(before) else ()
                found.extend(self._block((*signed, *words), division.kind in _PROSE, len(signed)))
                before = words
        return found

    def _is_signature(self, words: Sequence[Word]) -> bool:
        """True for a block that is a known name in capitals: the office in the next block is his who signed."""
        name = printed(words)
        return 0 < len(words) <= _LONGEST_SIGNATURE and name.isupper() and self.people.known(name) is not None

    def _block(self, words: Sequence[Word], prose: bool, i: int) -> Iterator[tuple[int, int, str]]:
        """The mentions of a block from its word `i` on; what stands before is the signature above it."""
        while i < len(words):
            found = self._at(words, i, prose)
            if found is None:
                i += 1
                continue
            start, end = words[found.begin].start, words[found.end - 1].end
            end -= owner_length(self.text[start:end])
            found.member.called(self.text[start:end])
            yield start, end, found.member.key
            i = found.end

    def _at(self, words: Sequence[Word], i: int, prose: bool) -> Found | None:
        """The name that begins at word `i`, or None."""
        found = self.bodies.at(words, i) or titled(words, i, self.people)
        return found or self.nations.at(words, i) or plain(words, i, self.people, prose)
