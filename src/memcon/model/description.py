"""The archival description of a record, after ISAD(G) and TEI `correspDesc`."""

from typing import Literal

import msgspec

from memcon.text import Span

Form = Literal[
    "record-of-conversation",
    "verbatim",
    "telegram",
    "letter",
    "memorandum",
    "minutes",
    "note",
    "submission",
    "statement",
    "other",
]


class Participant(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who was there: name as printed, side ("for the French"), role or office, actor id."""

    name: str
    side: str | None = None
    role: str | None = None
    actor: str | None = None
    span: Span | None = None


class RepeatedTo(msgspec.Struct, frozen=True, kw_only=True):
    """A post that a telegram was repeated to: "London for Secdel 909" has series Secdel, number 909."""

    post: str
    number: str | None = None
    series: str | None = None
    span: Span | None = None


class ReferenceCode(msgspec.Struct, frozen=True, kw_only=True):
    """An archive reference taken apart: "APRF, f. 45, op. 1, d. 390, l. 85-93".

    `parts` maps the repository's own levels (fond, opis, delo, list; record group, file; series,
    control symbol) to their values as printed.
    """

    text: str
    repository: str | None = None
    parts: dict[str, str] = {}
    span: Span | None = None


class Footnote(msgspec.Struct, frozen=True, kw_only=True):
    """An editor's note: its marker as printed, its words, where it hangs and where it stands."""

    marker: str
    text: str
    anchor: Span | None = None
    span: Span | None = None


class Description(msgspec.Struct, frozen=True, kw_only=True):
    """What an archivist would write on the card of this record.

    Dates are EDTF (level 1, local time as printed). Sender, recipients, recorder are strings as printed.
    `evidence` maps a field (or "field.N" in a list) to the place it was read from; `derived` maps a
    field without a place of its own to the rule that concluded it ("date": "file-number"). Every value
    is in one of the two. `drafters` wrote the paper and `clearances` cleared or approved it, `distribution`
    names those it went to besides the recipients, all as printed; `source_note` is the editor's note on the
    paper, without its label. `responsibility` names who answers for a field (or "field.N") where that is not
    `resp`: the edition whose markup has it, the catalogue that gives it.
    """

    form: Form = "other"
    title: str | None = None
    date: str | None = None
    date_end: str | None = None
    duration: str | None = None
    place: str | None = None
    sender: str | None = None
    recipients: tuple[str, ...] = ()
    repeated_to: tuple[RepeatedTo, ...] = ()
    participants: tuple[Participant, ...] = ()
    recorder: str | None = None
    translator: str | None = None
    drafters: tuple[str, ...] = ()
    clearances: tuple[str, ...] = ()
    distribution: tuple[str, ...] = ()
    number: str | None = None
    file_number: str | None = None
    classification: tuple[str, ...] = ()
    precedence: tuple[str, ...] = ()
    archive_refs: tuple[str, ...] = ()
    reference_codes: tuple[ReferenceCode, ...] = ()
    source_note: str | None = None
    published_in: str | None = None
    collection: str | None = None
    language: str | None = None
    original_language: str | None = None
    url: str | None = None
    footnotes: tuple[Footnote, ...] = ()
    evidence: dict[str, Span] = {}
    derived: dict[str, str] = {}
    responsibility: dict[str, str] = {}
    resp: str = ""
