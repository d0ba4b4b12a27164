"""Who drafted a paper, who cleared or approved it, and who got it: labelled lines and sentences of source notes."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from memcon.lexicon import load
from memcon.model import RepeatedTo
from memcon.stages.description.found import Face, Found
from memcon.stages.description.source_note import source_notes
from memcon.stages.layout import plain
from memcon.text import Span, trimmed

_LEX: dict[str, list[str]] = load("distribution")


def _label(field: str) -> str:
    words = sorted(_LEX[field], key=len, reverse=True)
    return f"(?P<{field}>" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in words) + ")"


_LABELLED = re.compile("(?:" + "|".join(_label(field) for field in _LEX) + r")\s*:[ \t]*", re.IGNORECASE)
# Telegrams of the 1970s: "DRAFTED BY EUR/CE:JVEY:LM", and below "APPROVED BY" a line for each office that cleared.
_STAMPED = re.compile(r"(?P<drafters>DRAFTED BY)[ :]+(?=[A-Z])|(?P<clearances>(?:APPROVED|CLEARED) BY)[ :]+(?=[A-Z])")
_OFFICE = re.compile(r"[A-Z][A-Z/-]{0,9}:\s?[A-Z][A-Z .,:'-]+(?:\([A-Z /.]+\))?$")
_HEADED = re.compile(r"[^\W\d_][\w. /]{3,25}:")  # the line after a list has a label of its own
_DONE = re.compile(
    r"(?i)\b(?P<act>drafted|prepared|cleared|concurred\s+in|approved|initialed|initialled|authorized)\b"
    r"(?:\s+in\s+(?:draft|substance)|\s+on\s+[A-Z]\w+\s\d{1,2}(?:,\s\d{4})?|\s+in\s+[A-Z/]{1,8}\b)*\s+(?:by|with)\s+(?=[A-Z])"
)
_ENDS = re.compile(
    r"[;.](?=\s|$)|,?\s+(?:and\s+)?(?:was\s+)?(?=(?:drafted|cleared|approved|initialed|concurred|authorized)\b)"
    r"|\s+(?=(?:on|in|for|at|from|who|which|as|to)\s)"
)
_NAMES = re.compile(r"(?:,\s+(?:and\s+)?|\s+and\s+|;\s*)(?![^()]*\))")
_ENTRIES = re.compile(r"(?:[;\n]|(?<=\w\w)[.,](?=\s+\d{1,2}\s?[.)–—-]))(?![^()]*\))")
_COMMAS = re.compile(r",\s+(?![^()]*\))")
_ENUMERATED = re.compile(r"(?:№\s*)?\(?\d{1,2}(?:[–-]\d{1,2})?\s?(?:[.):–—-]|экз\.?)\s*")
_REPEATED = re.compile(r"(?i)\brepeated\s+(?:for\s+information\s+)?to\s+(?P<posts>(?:[^.;]|\.(?=\w))+)")
_COPIED = re.compile(r"\b(?:[Cc]opies were|[Aa] copy was|[Cc]opies) sent to\s+(?=[A-Z])")
_POST = re.compile(r"(?:the\s+)?[A-ZÀ-Þ][\w.'’-]*(?:\s+[A-ZÀ-Þ(][\w.'’)-]*){0,4}")
_LAST = 8  # paragraphs at the end among which labelled lines are looked for
_MOST = 30  # lines of a list below its label
_LONGEST = 90  # characters of one name or post in a list


class _Line(NamedTuple):
    span: Span
    opens_block: bool


def find(face: Face) -> Iterator[Found]:
    """Drafters, clearances and distribution from labelled lines, then what source notes say of the same."""
    lines = list(_lines(face))
    for at, line in enumerate(lines):
        match = _LABELLED.match(face.text, *line.span) or _STAMPED.match(face.text, *line.span)
        if match is None:
            continue
        field = str(match.lastgroup)
        for place in _listed(face, lines, at, Span(match.end(), line.span.end), field):
            yield Found(field, " ".join(place.of(face.text).split()), place)
    for note in source_notes(face):
        yield Found("source_note", plain(note.span.of(face.text)), note.span)
        for sentence in note.sentences:
            yield from _of_sentence(face.text, sentence)


def _lines(face: Face) -> Iterator[_Line]:
    """The lines of the heading and of the record's last blocks."""
    blocks = sorted({*face.heading, *face.body[-_LAST:], *face.signatures})
    for block in blocks:
        at = block.start
        for n, words in enumerate(block.of(face.text).splitlines(keepends=True)):
            line = trimmed(face.text, Span(at, at + len(words)), "*_")
            at += len(words)
            if line.start < line.end:
                yield _Line(line, n == 0)


def _listed(face: Face, lines: Sequence[_Line], at: int, rest: Span, field: str) -> Iterator[Span]:
    """The entries behind a label; where nothing stands behind it, those of the lines below."""
    stamped = face.text[rest.start - 1] != ":" and not face.text[rest.start - 2 : rest.start].startswith(":")
    if stamped and _OFFICE.match(face.text, *rest):
        yield rest
        for line in lines[at + 1 : at + _MOST]:
            if field != "clearances" or not _OFFICE.match(face.text, *line.span):
                return
            yield line.span
        return
    if trimmed(face.text, rest).start < rest.end:
        yield from _entries(face.text, rest)
        return
    for line in lines[at + 1 : at + _MOST]:
        if line.span.end - line.span.start > _LONGEST or _HEADED.match(face.text, *line.span):
            return
        yield from _entries(face.text, line.span)


def _entries(text: str, span: Span) -> Iterator[Span]:
    """The names of a list: parted by semicolons or numbers, else by commas."""
    parts = list(_split(text, span, _ENTRIES))
    if len(parts) == 1 and not _ENUMERATED.match(text, *parts[0]):
        parts = list(_split(text, span, _COMMAS))
    for part in parts:
        numbered = _ENUMERATED.match(text, *part)
        place = trimmed(text, Span(numbered.end() if numbered else part.start, part.end), ",;. ")
        if 0 < place.end - place.start <= _LONGEST and not place.of(text).isdigit():
            yield place


def _split(text: str, span: Span, pattern: re.Pattern[str]) -> Iterator[Span]:
    at = span.start
    for match in pattern.finditer(text, *span):
        yield trimmed(text, Span(at, match.start()))
        at = match.end()
    yield trimmed(text, Span(at, span.end))


def _of_sentence(text: str, sentence: Span) -> Iterator[Found]:
    """Of a source note: "Drafted by Vey; cleared by Orlan (EUR) and Dell; approved by Moor. Repeated to Lenz."."""
    acts = [(_field(match["act"]), match.end()) for match in _DONE.finditer(text, *sentence)]
    acts += [("distribution", match.end()) for match in _COPIED.finditer(text, *sentence)]
    for field, start in acts:
        for place in _split(text, Span(start, _end(text, start, sentence.end)), _NAMES):
            if place.start < place.end and text[place.start].isupper():
                yield Found(field, " ".join(place.of(text).split()), place)
    if repeated := _REPEATED.search(text, *sentence):
        for place in _split(text, Span(*repeated.span("posts")), _NAMES):
            if post := _POST.match(text, *place):
                yield Found("repeated_to", RepeatedTo(post=post.group(), span=Span(*post.span())), Span(*post.span()))


def _field(act: str) -> str:
    return "drafters" if act.lower() in ("drafted", "prepared") else "clearances"


def _end(text: str, start: int, end: int) -> int:
    """Where a row of names ends: at a semicolon, a full stop, the next act or a date, none in brackets."""
    for match in _ENDS.finditer(text, start, end):
        inside = text[start : match.start()]
        initial = match.group()[:1] == "." and re.search(r"\b(?:[A-Z]|Mr|Mrs|Dr|Jr)$", inside)
        if inside.count("(") == inside.count(")") and not initial:
            return match.start()
    return end
