"""The record and its layers: one telegram, memorandum or letter, and what was found in it.

A `Record` encodes to one line of the interchange (schema memcon/1) as it stands.
"""

from typing import Literal

import msgspec

from memcon.model.actor import Actor, Mention
from memcon.model.description import Description, Form
from memcon.model.page import Page
from memcon.model.statement import Statement
from memcon.text import Span

SCHEMA: Literal["memcon/1"] = "memcon/1"

Voice = Literal["record", "editor", "archive"]
DivisionKind = Literal[
    "front-matter",
    "heading",
    "paragraph",
    "turn",
    "signature",
    "footnote",
    "separator",
    "page-break",
    "note-marker",
    "insertion",
]


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Where a record came from: path as given, digest of the bytes, media type, place in the extracted text.

    A record out of a volume also has the volume's name and its own number there, from 1. The path of a file in
    an archive goes on from the archive's ("papers.zip/letters/no12.txt").
    """

    path: str
    sha256: str
    media_type: str
    span: Span
    volume: str | None = None
    number: int | None = None


class Division(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the text and whose voice it is.

    The blocks (front-matter, heading, paragraph, turn, signature, footnote, separator) do not overlap.
    The inline kinds stand inside a block: a page-break marker, a note-marker (the digit of a footnote),
    an insertion (words in brackets put in by an editor or translator). `label` is the speaker label of a
    turn, the marker of a footnote or note-marker, the page of a page-break, or the name of a front-matter
    section ("citation", "summary").
    """

    kind: DivisionKind
    voice: Voice
    start: int
    end: int
    label: str | None = None
    resp: str = ""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of a mixed record with a form of its own: what a telegram encloses, what is attached to a letter."""

    kind: Literal["enclosure", "attachment", "annex"]
    form: Form
    start: int
    end: int
    title: str | None = None
    resp: str = ""


class Stance(msgspec.Struct, frozen=True, kw_only=True):
    """Who stands for (+) or against (-) whom or what, on whose word."""

    holder: str
    target: str
    sign: Literal["+", "-"]
    condition: Span | None = msgspec.field(default=None, name="if")
    said_by: str | None = None
    evidence: Span | None = None


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """Where an actor stands on an issue under negotiation."""

    issue: str
    actor: str
    position: Literal["for", "against", "conditional", "undecided"]
    evidence: Span | None = None


class Commitment(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody undertakes, to whom, on what condition."""

    by: str
    to: tuple[str, ...] = ()
    what: Span
    condition: Span | None = msgspec.field(default=None, name="if")


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """Words that point to another record or agreement; `record` is its id where the library holds it."""

    span: Span
    kind: str | None = None
    number: str | None = None
    date: str | None = None
    record: str | None = None
    resp: str = ""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What could not be read, with the stage that failed to, the reason and the place."""

    stage: str
    reason: str
    start: int | None = None
    end: int | None = None


Annotation = Description | Division | Part | Actor | Mention | Statement | Reference | Finding


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One record: its text, never altered, and the annotations that stand off from it."""

    schema: Literal["memcon/1"] = SCHEMA
    id: str
    source: Source
    text: str
    description: Description = Description()
    pages: tuple[Page, ...] = ()
    divisions: tuple[Division, ...] = ()
    parts: tuple[Part, ...] = ()
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    stances: tuple[Stance, ...] = ()
    positions: tuple[Position, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    references: tuple[Reference, ...] = ()
    findings: tuple[Finding, ...] = ()
