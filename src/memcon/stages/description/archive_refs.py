"""Archive references as printed, and their parts on the repository's own levels."""

import re
from collections.abc import Iterator

from memcon.model import ReferenceCode
from memcon.stages.description import file_number
from memcon.stages.description.found import Face, Found
from memcon.stages.description.source_note import SourceNote, source_notes
from memcon.stages.reference_codes import AMERICAN, BRITISH, full_name, russian, taken_apart
from memcon.text import Span, trimmed

_BRACKETED = re.compile(r"\[\s*([^\[\]]{5,80}?)\s*\]")
_VERSO = re.compile(r"\b(?:ob|об)\.$")
_BETWEEN = re.compile(r";\s+")


def find(face: Face) -> Iterator[Found]:
    """References in brackets or on lines of their own, those of source notes, and those in the archive's citation."""
    seen: set[str] = set()
    for place in _places(face):
        words = " ".join(place.of(face.text).split())
        if words and words not in seen:
            seen.add(words)
            yield from _reference(words, place)
    yield from file_number.find(face)


def _places(face: Face) -> Iterator[Span]:
    for span in face.archive:
        end = span.end - 1 if face.text[span.end - 1] == "]" else span.end
        start = span.start + 1 if face.text[span.start] == "[" else span.start
        bare = start == span.start and not _VERSO.search(face.text, start, end)
        yield trimmed(face.text, Span(start, end), "." if bare else "")
    for line in face.heading:
        yield from _bracketed(face, line)
    for note in source_notes(face):
        yield from _of_note(face.text, note)
    if "citation" in face.front:
        yield from citation_references(face.text, face.front["citation"])


def _bracketed(face: Face, line: Span) -> Iterator[Span]:
    """A reference in brackets behind the words of a heading: "No. 213 Telegraphic [F 1234/56/18]"."""
    for match in _BRACKETED.finditer(face.text, *line):
        code = taken_apart(match.group(1))
        if code is not None and code.scheme == "british":
            yield Span(*match.span(1))


def _of_note(text: str, note: SourceNote) -> Iterator[Span]:
    """The references of a source note; one of an unknown scheme only where sentences follow it."""
    at = note.reference.start
    found = False
    for end in [*(m.start() for m in _BETWEEN.finditer(text, *note.reference)), note.reference.end]:
        place = trimmed(text, Span(at, end), ";. ()")
        if place.start < place.end and taken_apart(place.of(text)) is not None:
            found = True
            yield place
        at = end
    if not found and note.sentences:
        yield note.reference


def citation_references(text: str, span: Span) -> Iterator[Span]:
    """The archival references inside a citation: "(NARS, f. 3, op. 2, d. 7, l. 1-9)" without the brackets."""
    for match in re.finditer(r"\(([^()]+)\)", text[span.start : span.end]):
        place = Span(span.start + match.start(1), span.start + match.end(1))
        code = taken_apart(place.of(text))
        if code is not None and code.levels:
            yield place
            return
    fond = russian(text, span)
    if fond is None:
        found = next((m for p in (BRITISH, AMERICAN) if (m := p.search(text, *span))), None)
        fond = Span(*found.span()) if found else None
    if fond is not None:
        yield trimmed(text, fond, ",;. ")


def _reference(words: str, place: Span) -> Iterator[Found]:
    code = taken_apart(words)
    levels = code.levels if code else {}
    repository = full_name(code.archive) if code else None
    yield Found("archive_refs", words, place)
    yield Found("reference_codes", ReferenceCode(text=words, repository=repository, parts=levels, span=place), place)
