"""What a library answers: frozen rows that pages, commands and JSON twins show as they are."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, Protocol

import msgspec

from memcon.model import Act, Certainty, Form, Record
from memcon.text import Span

FacetKind = Literal["form", "year", "speaker", "place", "classification", "archive", "series", "language"]
"""What answers are counted by, in the order it is shown in."""

if TYPE_CHECKING:
    from memcon.authority import Authority

FIRST_MET = "first met in this record"  # the evidence for most actors: not written down for each


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """A question to the library; every filter that is set must hold.

    `words` are searched in the whole text (records) or in what was said (statements), in the language of
    `memcon.query`, fields and all. Actors are ids or names: `speaker` says it, `addressee` is told it, it is `about`
    somebody mentioned in it, `actor` is any of the three. `classification`, `archive`, `place` and `language` are
    values of the description, or words of one. `date`, `since` and `until` are EDTF dates (`date` also
    "1947-03..1947-05") and match a record whose date interval overlaps. With `meaning` statements are also looked for
    that say the same as the words in others (memcon[semantic]). With `facets` the answers are counted.
    """

    words: str = ""
    speaker: str | None = None
    addressee: str | None = None
    about: str | None = None
    actor: str | None = None
    form: str | None = None
    act: str | None = None
    classification: str | None = None
    archive: str | None = None
    place: str | None = None
    language: str | None = None
    date: str | None = None
    since: str | None = None
    until: str | None = None
    meaning: bool = False
    facets: bool = False
    offset: int = 0
    limit: int = 50


class ActorRef(msgspec.Struct, frozen=True, kw_only=True):
    """An actor in a list: its library id, kind and preferred name."""

    id: str
    kind: str
    name: str
    unnamed: bool = False


class Snippet(msgspec.Struct, frozen=True, kw_only=True):
    """Words around a hit; `hits` are spans into `text`, `start` is where `text` stands in the record."""

    text: str
    start: int
    hits: tuple[Span, ...] = ()


Dated = Literal["certain", "possible"]
"""How a date that was asked for is met: on every reading of the record's date, or on some (1947-03 for 15 March)."""


FoundBy = Literal["words", "meaning"]
"""How an answer was found, where it was looked for in both ways."""


class RecordRow(msgspec.Struct, frozen=True, kw_only=True):
    """A record in a list; `dated` where a date was asked for."""

    id: str
    title: str
    form: Form
    date: str | None
    place: str | None
    sender: str | None
    recipients: tuple[str, ...]
    statements: int
    findings: int
    path: str
    snippets: tuple[Snippet, ...] = ()
    dated: Dated | None = None


class StatementRow(msgspec.Struct, frozen=True, kw_only=True):
    """A statement in a list, with the record it stands in and the words it quotes.

    `chain` names the sources from the outermost to this one: on whose word it rests. `dated` as for a record.
    `found_by` where it was looked for by meaning too.
    """

    record: str
    record_title: str
    date: str | None
    id: str
    source: ActorRef
    to: tuple[ActorRef, ...]
    chain: tuple[ActorRef, ...]
    cue: str | None
    content: str
    spans: tuple[Span, ...]
    parent: str | None
    act: Act
    certainty: Certainty
    resp: str
    snippet: Snippet | None = None
    dated: Dated | None = None
    found_by: tuple[FoundBy, ...] = ()


class FacetValue(msgspec.Struct, frozen=True, kw_only=True):
    """One value among the answers: how many have it, and the `filter` of a Query that chooses them."""

    value: str
    total: int
    filter: str


class Facet(msgspec.Struct, frozen=True, kw_only=True):
    """The values of one kind among the answers, the most frequent first, years in their order.

    `field` is the field of a Query that a value's `filter` is for. `more` counts values that are left out.
    """

    kind: FacetKind
    field: str
    values: tuple[FacetValue, ...]
    more: int = 0


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One page of hits: `total` counts all, `question` says the query in words.

    `note` says why nothing was found ("nobody in this library is called ..."), or what the filters leave out.
    `facets` count all answers, where they were asked for.
    """

    question: str
    total: int
    records: tuple[RecordRow, ...] = ()
    statements: tuple[StatementRow, ...] = ()
    note: str = ""
    facets: tuple[Facet, ...] = ()


class ActorRow(msgspec.Struct, frozen=True, kw_only=True):
    """An actor in a list with how often it speaks, is spoken to and is mentioned."""

    actor: ActorRef
    names: tuple[str, ...]
    records: int
    said: int
    told: int
    mentions: int


class Occurrence(msgspec.Struct, frozen=True, kw_only=True):
    """A mention in its context; `why` says who gave it to the actor, where a person did so for these words."""

    record: str
    record_title: str
    date: str | None
    span: Span
    snippet: Snippet
    why: str = ""


class Companion(msgspec.Struct, frozen=True, kw_only=True):
    """A person in one record with an actor: in how many records, and in how many of these both took part."""

    actor: ActorRef
    records: int
    met: int


class Related(msgspec.Struct, frozen=True, kw_only=True):
    """An actor that is related to another, and not the same: "government-of", "people-of", "press-of" and the like.

    With `towards` the actor whose page it is stands in this relation to `actor`, else `actor` to it.
    """

    kind: str
    actor: ActorRef
    towards: bool


class Glimpse(msgspec.Struct, frozen=True, kw_only=True):
    """An actor as far as it takes to tell it from others: its names, its first records and mentions by name, totals.

    `first` and `last` are the first and the last day that its records may be of.
    """

    actor: ActorRef
    names: tuple[str, ...]
    records: tuple[RecordRow, ...]
    records_total: int
    occurrences: tuple[Occurrence, ...]
    occurrences_total: int
    authority: str | None = None
    first: str | None = None
    last: str | None = None


class ActorView(msgspec.Struct, frozen=True, kw_only=True):
    """An actor's page: names as they occur, what it said, what it was told, what was said of it.

    `of` are statements of others whose content mentions the actor. `why` says for each record on what
    evidence its actor was taken for this one. The totals count what there is, where a limit was asked for.
    `authority` is its id in an authority file; `merged` are ids of actors that people found it to be; `judgements`
    are theirs on it, the latest last. `times` counts, for each name, the records that print it; `company` are the
    persons it is in one record with, those it met most often first. `first` and `last` are the first and the last day
    that its records may be of. `related` are a state's government and people, a body's press, and the like.
    """

    actor: ActorRef
    names: tuple[str, ...]
    records: tuple[RecordRow, ...]
    said: tuple[StatementRow, ...]
    told: tuple[StatementRow, ...]
    of: tuple[StatementRow, ...]
    occurrences: tuple[Occurrence, ...]
    why: dict[str, str]
    records_total: int = 0
    said_total: int = 0
    told_total: int = 0
    of_total: int = 0
    occurrences_total: int = 0
    authority: str | None = None
    merged: tuple[str, ...] = ()
    judgements: tuple["Judgement", ...] = ()
    times: dict[str, int] = {}
    company: tuple[Companion, ...] = ()
    company_total: int = 0
    first: str | None = None
    last: str | None = None
    related: tuple[Related, ...] = ()


class Moved(msgspec.Struct, frozen=True, kw_only=True):
    """An actor of a record, by the record's own id, that is another in the library than it was: both library ids."""

    local: str
    before: str
    after: str


class Changed(msgspec.Struct, frozen=True, kw_only=True):
    """What a new reading changed in a record: ids of statements and of actors, names of fields of the description.

    `statements_other` are there as before but with other words, addressees, parent, act or certainty.
    """

    text: bool
    statements_new: tuple[str, ...]
    statements_gone: tuple[str, ...]
    statements_other: tuple[str, ...]
    statements_kept: int
    actors_new: tuple[str, ...]
    actors_gone: tuple[str, ...]
    actors_moved: tuple[Moved, ...]
    fields: tuple[str, ...]


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What adding a record did; `changed` where it replaced an earlier reading."""

    id: str
    outcome: Literal["added", "unchanged", "replaced"]
    changed: Changed | None = None


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One fault that `check` found: where, and what."""

    record: str | None
    what: str


Decision = Literal["same", "different", "unsure", "name", "authority", "withdrawn"]


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a record and where they stand, with those before and after them.

    By these they are found again when the record is read again and its text has changed.
    """

    span: Span
    words: str
    before: str = ""
    after: str = ""


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """What a person decided about an actor, signed and dated (ISO 8601, UTC).

    same, different, unsure: `actor` and `other` are one, two, or it cannot be said; with `record`, the actor that
    this one record calls `local` (known by its `names` when it is read again) is, or is not, `other`; with `places`,
    only the mentions there are `other`. name: it is called `value`. authority: it is `value` in an authority file,
    None for nobody there. withdrawn: the judgement `withdraws` is taken back.
    """

    key: int = 0
    decision: Decision
    actor: str
    other: str | None = None
    record: str | None = None
    local: str | None = None
    names: tuple[str, ...] = ()
    value: str | None = None
    withdraws: int | None = None
    by: str
    made: str
    why: str = ""
    places: tuple[Place, ...] = ()


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """Two actors that the machine could not tell to be one or two, with its reasons.

    `worth` counts the statements and mentions that the answer moves; the records are those of the rarer of the two.
    """

    actor: ActorRef
    other: ActorRef
    why: str
    worth: int
    records: tuple[str, ...]


class AuthoritySource(msgspec.Struct, frozen=True, kw_only=True):
    """An authority file that somebody added to the library: who did, when, and how much it holds."""

    name: str
    by: str
    added: str
    people: int
    offices: int
    tenures: int


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """The records beside one of a volume: ids of the one before and the one behind, and how many the volume has."""

    before: str | None
    after: str | None
    total: int


class LibraryView(Protocol):
    """What pages and commands ask of a library. `memcon.library.Library` implements it."""

    def record(self, record_id: str) -> Record:
        """The whole record with library-wide actor ids; NotFound when there is none."""
        ...

    def records(self, query: Query) -> Page:
        """Records that answer the query, best first when there are words, else by date."""
        ...

    def statements(self, query: Query) -> Page:
        """Statements that answer the query."""
        ...

    def actors(self, words: str = "", offset: int = 0, limit: int = 100) -> tuple[ActorRow, ...]:
        """Actors whose names have `words`, most spoken first."""
        ...

    def actor(self, actor_id: str, limit: int | None = None) -> ActorView:
        """An actor's page, with at most `limit` rows in each list; NotFound when there is none."""
        ...

    def beside(self, record_id: str) -> Beside | None:
        """The records beside this one in its volume; None for a record of no volume."""
        ...

    def glimpse(self, actor_id: str, limit: int = 3) -> Glimpse:
        """An actor as far as it takes to tell it from others; NotFound when there is none."""
        ...

    def called(self, ids: Iterable[str]) -> dict[str, ActorRef]:
        """The actors of these ids as they stand in lists, those merged into others too; without those unknown."""
        ...

    def questions(
        self, offset: int = 0, limit: int = 50, actor: str | None = None
    ) -> tuple[tuple[Question, ...], int]:
        """Pairs of actors that the machine left in doubt and nobody judged, most valuable first; and how many."""
        ...

    def judgements(self) -> tuple[Judgement, ...]:
        """Every judgement ever given, oldest first; those taken back are followed by one that does so."""
        ...

    def unfound(self) -> dict[int, tuple[Place, ...]]:
        """The words that standing judgements are on and that are no mention in their record now, by their numbers."""
        ...

    def authority(self) -> "Authority":
        """The authority that this library's actors are linked by: the one that ships, with what people added."""
        ...
