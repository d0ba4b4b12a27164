"""A question taken apart: words, phrases and what stands near what; fields; and, or, not.

Words are kept folded (`memcon.query.tokens`) and with the spellings that are taken for them; `text` is as typed.
"""

from typing import Literal, TypeAlias

import msgspec

from memcon.query.spellings import Form

FieldName = Literal["by", "to", "about", "with", "form", "act", "class", "archive", "place", "language", "date"]


class Word(msgspec.Struct, frozen=True, tag=True):
    """A word: `forms` are the spellings that answer, each a run of folded words ("to-day" is two), its own first."""

    text: str
    forms: tuple[Form, ...]


class Prefix(msgspec.Struct, frozen=True, tag=True):
    """All words that begin so: `begin` is a run of folded words, the last of which may go on."""

    text: str
    begin: Form


class Phrase(msgspec.Struct, frozen=True, tag=True):
    """Words side by side, in this order; the last may be a prefix."""

    text: str
    words: tuple[Word | Prefix, ...]


class Near(msgspec.Struct, frozen=True, tag=True):
    """Two of them in either order with at most `distance` words between; they may share words."""

    left: "Place"
    right: "Place"
    distance: int


class Field(msgspec.Struct, frozen=True, tag=True):
    """What the record, or the statement, must be: of this form, by this actor, of this date.

    The value of `date` is EDTF: an interval for "1947-03..1947-05", one with an open end for `since` and `until`.
    """

    name: FieldName
    value: str


class Not(msgspec.Struct, frozen=True, tag=True):
    """What must not hold."""

    part: "Node"


class And(msgspec.Struct, frozen=True, tag=True):
    """All of these; none at all is the question that everything answers."""

    parts: tuple["Node", ...]


class Or(msgspec.Struct, frozen=True, tag=True):
    """At least one of these; there are two or more."""

    parts: tuple["Node", ...]


Place: TypeAlias = Word | Prefix | Phrase
Node: TypeAlias = Place | Near | Field | Not | And | Or

EVERYTHING = And(())


def all_of(*parts: Node) -> Node:
    """The conjunction of `parts`, without a conjunction inside it; a lone part is itself."""
    flat = tuple(p for part in parts for p in (part.parts if isinstance(part, And) else (part,)))
    return flat[0] if len(flat) == 1 else And(flat)


def any_of(*parts: Node) -> Node:
    """The disjunction of `parts`; a lone part is itself."""
    flat = tuple(p for part in parts for p in (part.parts if isinstance(part, Or) else (part,)))
    return flat[0] if len(flat) == 1 else Or(flat)


def has_field(node: Node) -> bool:
    """True when a field stands anywhere in `node`."""
    if isinstance(node, Not):
        return has_field(node.part)
    if isinstance(node, And | Or):
        return any(map(has_field, node.parts))
    return isinstance(node, Field)


def parted(node: Node) -> tuple[Node, tuple[Node, ...]]:
    """A question as what it asks of the words alone, and the conditions beside that, all of which must hold."""
    parts = node.parts if isinstance(node, And) else (node,)
    return (
        all_of(*(part for part in parts if not has_field(part))),
        tuple(part for part in parts if has_field(part)),
    )
