"""The editor's source note: "Source: National Archives, RG 59, ... Secret; Exdis. Drafted by ... Repeated to ..."."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from memcon.lexicon import load
from memcon.stages.archive_lines import source_label
from memcon.stages.description.found import Face
from memcon.stages.notes import opening
from memcon.stages.reference_codes import russian
from memcon.text import Span, trimmed

_MARKS = load("classification")
_MARKING = "|".join(re.escape(words) for words in sorted(_MARKS["classification"], key=len, reverse=True))
_END = re.compile(r"\.[”\"’)]?\s+(?=[A-ZÀ-ÞА-Я“\"(\[])")
_BEHIND = re.compile(rf"\s*(?:(?i:{_MARKING})(?!\w)|No classification|Drafted|Received|Repeated|Cleared|Approved)")
_ABBREVIATED = re.compile(
    r"(?<![\w.])(?:[A-ZА-Я](?:\.[A-ZА-Я])*|[Vv]ols?|[Nn]os?|[Mm]rs?|Ms|Dr|Gen|Col|Maj|Capt|Lt|Adm|Amb|St|Ref|Abt|Bde?|"
    r"Bl|[Pp]p?|Jr|Sr|ff?|op|ll?|Messrs|Sen|Rep|Gov|Hon|Dept|Div)$"
)
_FAR = 80  # characters before a fond's number in which its archive is named


class SourceNote(NamedTuple):
    """A source note without its label: the place of the archive reference, and of each sentence behind it."""

    span: Span
    reference: Span
    sentences: tuple[Span, ...]


def source_notes(face: Face) -> Iterator[SourceNote]:
    """The source notes of a record: in the archive's front matter, or among the footnotes."""
    places = [face.front[label] for label in ("source", "archive") if label in face.front]
    for note in face.notes:
        here = opening(face.text[note.start : note.end])
        places.append(Span(note.start + (here[2] if here else 0), note.end))
    for n, place in enumerate(places):
        label = source_label(face.text, place)
        if label is not None or n < len(places) - len(face.notes):
            inside = trimmed(face.text, Span(label.end if label else place.start, place.end), "[]*_")
            if inside.start < inside.end:
                yield _note(face.text, inside)


def _note(text: str, span: Span) -> SourceNote:
    sentences = list(_sentences(text, span))
    fond = russian(text, span)
    if fond is None or fond.start - span.start > _FAR:
        return SourceNote(span, trimmed(text, sentences[0], ".;,"), tuple(sentences[1:]))
    # The levels of a Russian reference may end in points: "РГАСПИ. Ф. 17. Оп. 12."
    behind = trimmed(text, Span(fond.end, span.end), ".;,)")
    rest = tuple(_sentences(text, behind)) if behind.start < behind.end else ()
    return SourceNote(span, trimmed(text, Span(span.start, fond.end), ".;,"), rest)


def _sentences(text: str, span: Span) -> Iterator[Span]:
    """The sentences in `span`; initials and abbreviations end none."""
    start = span.start
    for match in _END.finditer(text, *span):
        abbreviated = _ABBREVIATED.search(text, max(start, match.start() - 12), match.start())
        if not abbreviated or _BEHIND.match(text, match.end()):
            yield trimmed(text, Span(start, match.end()))
            start = match.end()
    if start < span.end:
        yield trimmed(text, Span(start, span.end))
