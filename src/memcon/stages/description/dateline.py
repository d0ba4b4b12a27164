"""The line that dates a record: "Cablegram 41 VALDA, 15 July 1937, 9.58 p.m.": genre, number, place, date."""

import re
from typing import NamedTuple

from memcon.lexicon import load
from memcon.stages.description.dates import days
from memcon.stages.description.found import Face
from memcon.text import Span, trimmed

_GENRES: dict[str, str] = load("forms")["genres"]
_GENRE = re.compile(
    r"(?i)(?:(?:circular|draft|joint|ministerial|departmental|inward|outward|war cabinet|advisory war council|"
    r"secret|personal|"
    r"confidential)\s+)*(?P<genre>" + "|".join(re.escape(g) for g in sorted(_GENRES, key=len, reverse=True)) + r")\b"
)
_ASIDE = re.compile(r"(?i)\(?\b(?:extracts?|copy|draft|unnumbered|translation|part)\b\)?|\(\s*\)|\bn\.?n\.?\b")
_NUMBER = re.compile(r"(?i)(?:nos?\.?\s+)?(?P<number>(?:[A-Za-z][\w.&()]*[ .]+){0,3}?[A-Za-z.]*\s?\d.*?\d*[A-Z]?)$")
_UNDATED = re.compile(r"(?i)\bn\.\s?d\.|\bundated\b")
_NOT_PLACES = re.compile(
    r"(?i)\b(?:received|dated|signed|sent|date|time|from|to|the minister|by|between|repeated|for)\b"
)


class Dateline(NamedTuple):
    """Places in the text of the parts that a date line prints; None for those it lacks."""

    line: Span
    genre: Span | None
    number: Span | None
    place: Span | None
    date: Span


def dateline(face: Face) -> Dateline | None:
    """The first line of the heading with a date that is no label or title, taken apart."""
    for line in face.heading:
        words = face.seen[line.start : line.end]
        day = next((d for d in days(face.seen, *line) if d.edtf() or d.day), None)
        undated = _UNDATED.search(face.seen, *line)
        if day is None and undated is None:
            continue
        date = day.span if day else Span(*undated.span()) if undated else line
        before = Span(line.start, date.start)
        if len(before.of(words)) > 120:
            continue
        genre = number = place = None
        match = _GENRE.match(face.seen, *before)
        start = before.start
        if match:
            genre = Span(*match.span("genre"))
            start = match.end()
        rest = trimmed(face.seen, Span(start, before.end), ",;:—–-( ")
        if match:
            number, rest = _numbered(face.seen, rest)
        place = _place(face.seen, rest)
        return Dateline(line, genre, number, place, date)
    return None


def _numbered(seen: str, rest: Span) -> tuple[Span | None, Span]:
    """The number, which ends with the last word that holds a digit, and what stands behind it."""
    digits = [m.end() for m in re.finditer(r"\S*\d\S*(?:\s+Saving\b)?", seen[rest.start : rest.end])]
    if not digits:
        asides = list(_ASIDE.finditer(seen, *rest))
        return None, trimmed(seen, Span(asides[-1].end() if asides else rest.start, rest.end), ",;:—–-)( ")
    end = rest.start + digits[-1]
    more = re.compile(r"\s{1,3}[A-Z](?=\s|,)|(?:\s+Saving\b)").match(seen, end, rest.end)
    end = more.end() if more else end
    number = trimmed(seen, Span(rest.start, end), ",;:( )")
    opening = re.compile(r"(?i)(?:(?:unnumbered|nos?\.?|number|extracts?|copy)\W+)+").match(seen, *number)
    if opening:
        number = Span(opening.end(), number.end)
    tail = rest.end
    aside = _ASIDE.match(seen, *trimmed(seen, Span(end, tail), ",;:) "))
    behind = trimmed(seen, Span(aside.end() if aside else end, tail), ",;:—–-)( ")
    return (number if number.start < number.end else None), behind


def _place(seen: str, rest: Span) -> Span | None:
    """Capitalised words that can name a place; "at" is dropped, an article is kept."""
    aside = _ASIDE.match(seen, *rest)
    if aside:
        rest = trimmed(seen, Span(aside.end(), rest.end), ",;:—–-)( ")
    at = re.compile(r"(?i)(?:at|in)\s+").match(seen, *rest)
    if at:
        rest = Span(at.end(), rest.end)
    day = re.compile(r"(?i),?\s*\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*(?:the)?\s*$").search(seen, *rest)
    if day:
        rest = trimmed(seen, Span(rest.start, day.start()), ", ")
    words = seen[rest.start : rest.end].split()
    if not words or len(words) > 9 or _NOT_PLACES.search(seen, *rest) or _UNDATED.search(seen, *rest):
        return None
    if not any(w[0].isupper() for w in words) or sum(w[0].islower() for w in words) > 3:
        return None
    return rest
