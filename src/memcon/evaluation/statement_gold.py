"""Gold records of statements, in the form of the export."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from memcon.evaluation.gold import outside, read_lines
from memcon.text import Span


class GoldActor(msgspec.Struct, frozen=True, kw_only=True):
    """An actor of a gold record: the forms in which the record names it."""

    names: tuple[str, ...] | None = None
    name: str | None = None
    kind: str | None = None
    unnamed: bool = False


class GoldStatement(msgspec.Struct, frozen=True, kw_only=True):
    """A statement of a gold record; offsets are code points, end exclusive."""

    id: str
    source: str
    content: tuple[Span, ...]
    act: str
    to: tuple[str, ...] | None = None
    parent: str | None = None


class GoldStance(msgspec.Struct, frozen=True, kw_only=True):
    """A stance of a gold record: `target` is an actor's key or a short quotation."""

    holder: str
    target: str
    sign: str
    evidence: Span | None = None


class GoldReference(msgspec.Struct, frozen=True, kw_only=True):
    """A reference of a gold record."""

    span: Span


class GoldCommitment(msgspec.Struct, frozen=True, kw_only=True):
    """A commitment of a gold record."""

    by: str
    what: Span


class GoldRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a gold file; `record` is the path of its text, relative to the gold's folder."""

    id: str
    text: str
    statements: tuple[GoldStatement, ...]
    actors: dict[str, GoldActor] | None = None
    stances: tuple[GoldStance, ...] | None = None
    references: tuple[GoldReference, ...] | None = None
    commitments: tuple[GoldCommitment, ...] | None = None
    record: str | None = None


def read_gold(path: Path) -> list[GoldRecord]:
    """Read a gold file of statements; UnusableGold with the line when it cannot be used."""
    return read_lines(path, GoldRecord, _fault)


def _fault(record: GoldRecord) -> str | None:
    ids = [statement.id for statement in record.statements]
    if len(set(ids)) < len(ids):
        return f"has two statements with one id in {record.id}"
    places: Iterator[tuple[str, Span | None]] = iter(
        [(f"statement {s.id}", span) for s in record.statements for span in s.content]
        + [("a stance", s.evidence) for s in record.stances or ()]
        + [("a reference", r.span) for r in record.references or ()]
        + [("a commitment", c.what) for c in record.commitments or ()]
    )
    faults = (outside(what, *span, record.id, record.text) for what, span in places if span is not None)
    return next(filter(None, faults), None)
