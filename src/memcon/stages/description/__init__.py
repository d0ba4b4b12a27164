"""The archival description of a record, read from its heading, signature, notes and the archive's front matter."""

import re
from collections.abc import Iterator
from itertools import islice
from math import ceil
from typing import Any

from memcon.model import Description, Finding, Record
from memcon.stages.description import (
    archive_refs,
    citation,
    correspondents,
    dates,
    drafting,
    footnotes,
    forms,
    markings,
    numbers,
    participants,
)
from memcon.stages.description.dateline import dateline, place_alone
from memcon.stages.description.found import Face, Found
from memcon.stages.description.given import with_given
from memcon.text import Span, trimmed

__all__ = ["Descriptions"]

_LISTS = frozenset(
    (
        "recipients",
        "repeated_to",
        "participants",
        "classification",
        "precedence",
        "archive_refs",
        "reference_codes",
        "drafters",
        "clearances",
        "distribution",
        "footnotes",
    )
)
_PLACE = re.compile(r"(?i)(?:place|location|venue)\s*:\s*(?=\S)")
_ENGLISH = re.compile(r"\b(?:the|of|and|to|in|that|is|was|with|for|he|it)\b", re.IGNORECASE)
_ENGLISH_SHARE = 0.08  # of running words; French, Russian or German prose stays far below


class Descriptions:
    """Describes a divided record; every value has its place (`evidence`) or its rule (`derived`)."""

    name = "description"
    version = "3"
    requires = ("divisions",)
    provides = ("description",)

    def read(self, record: Record) -> Iterator[Description | Finding]:
        """Yield the description of `record`."""
        values: dict[str, Any] = {}
        evidence, derived = {}, {}
        for found in _findings(Face.of(record)):
            if isinstance(found.value, Finding):
                yield found.value
                continue
            if found.value is None:
                continue
            if found.field in _LISTS:
                listed = values.setdefault(found.field, [])
                key = f"{found.field}.{len(listed)}"
                listed.append(found.value)
            elif found.field in values:
                continue
            else:
                key = found.field
                values[key] = found.value
            if found.place is not None:
                evidence[key] = found.place
            else:
                derived[key] = found.rule or ""
        values = {k: tuple(v) if isinstance(v, list) else v for k, v in values.items()}
        own = Description(**values, evidence=evidence, derived=derived, resp=f"{self.name}@{self.version}")
        yield with_given(own, record.description)


def _findings(face: Face) -> Iterator[Found]:
    line = dateline(face)
    form = "other"
    for found in forms.find(face, line):
        if found.field == "form":
            form = found.value
        yield found
    if (place := (line.place if line else None) or _labelled_place(face) or place_alone(face, line)) is not None:
        yield Found("place", face.words(place), place)
    yield from dates.find(face)
    yield from numbers.find(face, line)
    yield from markings.find(face, line)
    yield from correspondents.find(face, form)
    if form in ("record-of-conversation", "verbatim", "minutes"):
        yield from participants.find(face)
    yield from drafting.find(face)
    yield from archive_refs.find(face)
    yield from citation.find(face)
    yield from footnotes.find(face)
    yield from _language(face)


def _labelled_place(face: Face) -> Span | None:
    """What stands behind "PLACE:" in the heading."""
    for line in face.heading:
        match = _PLACE.match(face.seen, *line)
        if match:
            return trimmed(face.seen, Span(match.end(), line.end), ",;. ")
    return None


def _language(face: Face) -> Iterator[Found]:
    words = " ".join(face.text[s.start : s.end] for s in face.body[:20])
    least = _ENGLISH_SHARE * len(words.split())
    if least and sum(1 for _ in islice(_ENGLISH.finditer(words), ceil(least))) >= least:
        yield Found("language", "en", rule="english-function-words")
