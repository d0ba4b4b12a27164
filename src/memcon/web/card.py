"""The description of a record as the lines of a card: each value with where or how it was read."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from memcon.model import Description, Participant, Record, ReferenceCode, RepeatedTo
from memcon.model.dates_in_words import duration_in_words, in_words
from memcon.text import Span
from memcon.web.rules import answered, rule
from memcon.web.vocabulary import language, phrase


class Value(NamedTuple):
    """One value: its words, the place it was read from, or in words the rule that concluded it or who gives it."""

    words: str
    span: Span | None = None
    rule: str | None = None
    href: str | None = None
    note: str | None = None


class Line(NamedTuple):
    """A line of the card: what it is called, and its values."""

    label: str
    values: tuple[Value, ...]


class Side(NamedTuple):
    """A side of a conversation and who sat there, with the place of each in the text and the actor it names there.

    `name` is None where the record gives no sides.
    """

    name: str | None
    participants: tuple[tuple[Participant, Span | None, str | None], ...]


def card(record: Record) -> tuple[Line, ...]:
    """The lines of the description that have a value, in the order of an archivist's card, and what is enclosed."""
    d = record.description
    lines = [
        Line("Form", _one(d, "form", phrase("form", d.form))),
        Line("Date", _one(d, "date", d.date and in_words(d.date))),
        Line("End", _one(d, "date_end", d.date_end and in_words(d.date_end))),
        Line("Duration", _one(d, "duration", d.duration and duration_in_words(d.duration))),
        Line("Place", _one(d, "place", d.place)),
        Line("From", _one(d, "sender", d.sender)),
        Line("To", _many(d, "recipients", d.recipients)),
        Line("Repeated to", tuple(_repeated(d))),
        Line("Distribution", _many(d, "distribution", d.distribution)),
        Line("Drafted by", _many(d, "drafters", d.drafters)),
        Line("Cleared by", _many(d, "clearances", d.clearances)),
        Line("Recorded by", _one(d, "recorder", d.recorder)),
        Line("Translated by", _one(d, "translator", d.translator)),
        Line("Number", _one(d, "number", d.number)),
        Line("File number", _one(d, "file_number", d.file_number)),
        Line("Classification", _many(d, "classification", d.classification)),
        Line("Precedence", _many(d, "precedence", d.precedence)),
        Line("Reference code", tuple(_codes(d))),
        Line("Source note", _one(d, "source_note", d.source_note)),
        Line("Encloses", tuple(_enclosed(record))),
        Line("Published in", _one(d, "published_in", d.published_in)),
        Line("Collection", _one(d, "collection", d.collection)),
        Line("Language", _one(d, "language", d.language and language(d.language))),
        Line("Original language", _one(d, "original_language", d.original_language)),
        Line("Address", _one(d, "url", d.url, href=d.url)),
    ]
    return tuple(line for line in lines if line.values)


def sides(record: Record) -> tuple[Side, ...]:
    """Those present, side by side in the order of the record."""
    there = []
    for n, present in enumerate(record.description.participants):
        span = _evidence(record.description, "participants", n) or present.span
        there.append((present, span, present.actor or _named_at(record, span)))
    order = list(dict.fromkeys(present.side for present, _, _ in there))
    there.sort(key=lambda one: order.index(one[0].side))
    return tuple(Side(side, tuple(of_it)) for side, of_it in groupby(there, key=lambda one: one[0].side))


def _named_at(record: Record, span: Span | None) -> str | None:
    """The actor of the longest mention at `span`."""
    at = [m for m in record.mentions if span and span.overlaps(m.span)]
    return max(at, key=lambda m: m.end - m.start).actor if at else None


def _evidence(d: Description, field: str, n: int | None = None) -> Span | None:
    return d.evidence.get(f"{field}.{n}") if n is not None else d.evidence.get(field)


def _rule(d: Description, field: str, n: int | None = None) -> str | None:
    """Who answers for the value where that is not memcon, else the rule that it was concluded by, in words."""
    keys = [field] if n is None else [f"{field}.{n}", field]
    by = next((d.responsibility[key] for key in keys if key in d.responsibility), None)
    if by is not None:
        return answered(by)
    name = next((d.derived[key] for key in keys if key in d.derived), None)
    return rule(name) if name else None


def _one(d: Description, field: str, words: str | None, href: str | None = None) -> tuple[Value, ...]:
    if not words or (field == "form" and d.form == "other"):
        return ()
    href = href if href and href.startswith(("http://", "https://")) else None
    return (Value(words, _evidence(d, field) or _evidence(d, field, 0), _rule(d, field), href),)


def _many(d: Description, field: str, words: Iterable[str]) -> tuple[Value, ...]:
    values = tuple(words)
    return tuple(
        Value(
            value, _evidence(d, field, n) or (_evidence(d, field) if len(values) == 1 else None), _rule(d, field, n)
        )
        for n, value in enumerate(values)
    )


def _repeated(d: Description) -> Iterator[Value]:
    for n, post in enumerate(d.repeated_to):
        yield Value(_post(post), _evidence(d, "repeated_to", n) or post.span, _rule(d, "repeated_to", n))


def _post(post: RepeatedTo) -> str:
    number = f"no. {post.number}" if post.number else ""
    return ", ".join(filter(None, (post.post, " ".join(filter(None, (post.series, number))))))


def _enclosed(record: Record) -> Iterator[Value]:
    for part in record.parts:
        kind = part.kind if part.form == "other" else f"{part.kind}, {phrase('form', part.form).lower()}"
        yield Value(part.title or kind, Span(part.start, part.end), note=kind if part.title else None)


def _codes(d: Description) -> Iterator[Value]:
    taken_apart = {code.text: code for code in d.reference_codes}
    for n, text in enumerate(d.archive_refs):
        yield _code(d, n, text, taken_apart.pop(text, None))
    for n, code in enumerate(d.reference_codes):
        if code.text in taken_apart:
            yield _code(d, n, code.text, code)


def _code(d: Description, n: int, text: str, code: ReferenceCode | None) -> Value:
    span = _evidence(d, "archive_refs", n) or _evidence(d, "reference_codes", n) or (code.span if code else None)
    parts = [(code.repository and ("repository", code.repository)), *code.parts.items()] if code else []
    note = ", ".join(f"{part[0].replace('_', ' ')} {part[1]}" for part in parts if part)
    return Value(text, span, _rule(d, "archive_refs", n), note=note or None)
