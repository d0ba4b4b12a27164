"""The line that dates a record: "Cablegram 41 VALDA, 15 July 1937, 9.58 p.m.": genre, number, place, date."""

import re
from typing import NamedTuple

from memcon.lexicon import load
from memcon.stages.description.days import days
from memcon.stages.description.found import Face
from memcon.stages.description.genres import GENRE
from memcon.text import Span, trimmed

_EDGES = ",;:—–-( "
_ASIDE = re.compile(
    r"(?i)\(?\b(?:extracts?|copy|draft|unn+umbered|translation|paraphrase|air\s?mail|part)\b\)?|\([^()]*[a-z][^()]*\)|"
    r"\(\s*\)|\bn\.?n\.?\b"
)
_DIGITS = re.compile(r"\S*\d\S*(?:\s+Saving\b)?")
_UNDATED = re.compile(r"(?i)\bn\.\s?d\.|\bundated\b")
_DOUBTFUL = re.compile(  # what stands between a place and a date that is not certain
    r"(?i)[\s,;:(]*(?:\bn\.\s?d\.|\bundated\b|\b(?:c|ca)\.|\b(?:circa|about|between|early|late|mid|probably|"
    r"(?:on\s+or\s+)?(?:before|after))\b)[\s,(-]*$"
)
_NOT_PLACES = re.compile(
    r"(?i)\b(?:received|dated|signed|sent|date|time|from|to|the minister|by|between|repeated|for|meeting)\b"
)
_WEEKDAY = re.compile(r"(?i),?\s*\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*(?:the)?\s*$")
_MARKS = load("classification")
_MARKING = re.compile(
    r"(?i)(?:(?:and|"
    + "|".join(re.escape(w) for w in sorted(_MARKS["classification"] + _MARKS["precedence"], key=len, reverse=True))
    + r")\b[\s,]*)+"
)
_CAPITALS = re.compile(r"(?:^|\s)(?P<place>(?!\()[A-Z][A-Z.'’-]+(?:,?\s[A-Z][A-Z.'’-]+)*)$")
_SEATS = frozenset(capital.casefold() for state in load("states")["state"] for capital in state.get("capital", ()))
_NAMES = frozenset(
    name.casefold()
    for state in load("states")["state"]
    for name in (state["name"], *state.get("names", ()), *state.get("people", ()), *state.get("adjective", ()))
)
_TOWN = re.compile(r"[A-Z][A-Z'’-]{3,}(?:\s[A-Z]{3,})?")


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
        day = next((d for d in days(face.seen, *line) if d.edtf() or d.day), None)
        undated = _UNDATED.search(face.seen, *line)
        if day is None and undated is None:
            continue
        date = day.span if day else Span(*undated.span()) if undated else line
        before = Span(line.start, date.start)
        while doubtful := _DOUBTFUL.search(face.seen, *before):
            before = Span(before.start, doubtful.start())
        if before.end - before.start > 120:
            continue
        genre = number = None
        rest = before
        if match := GENRE.match(face.seen, *before):
            genre = Span(*match.span("genre"))
            number, rest = _numbered(face.seen, Span(match.end(), before.end))
        elif match := GENRE.match(face.seen, *trimmed(face.seen, Span(date.end, line.end), _EDGES)):
            genre = Span(*match.span("genre"))
            number, _ = _numbered(face.seen, Span(match.end(), line.end))
        place = _place(face.seen, rest, spelled=genre is None)
        return Dateline(line, genre, number, place, date)
    return None


def _numbered(seen: str, rest: Span) -> tuple[Span | None, Span]:
    """The number, which ends with the last word that holds a digit, and what stands behind it."""
    aside = _ASIDE.match(seen, *trimmed(seen, rest, ",;:—– "))
    rest = trimmed(seen, Span(aside.end() if aside else rest.start, rest.end), ",;:—–- ")
    digits = list(_DIGITS.finditer(seen, *rest))
    if not digits:
        return None, rest
    end = digits[-1].end()
    more = re.compile(r"\s{1,3}[A-Z](?=\s|,)|(?:\s+Saving\b)").match(seen, end, rest.end)
    end = more.end() if more else end
    number = Span(rest.start, end)
    if glued := re.compile(r"\([a-z ]+\)$").search(seen, *number):  # "IT12(extracts)"
        number = Span(number.start, glued.start())
    opening = re.compile(r"(?i)(?:(?:unn+umbered|nos?\.?|number|extracts?|copy)\W+)+").match(seen, *number)
    if opening:
        number = Span(opening.end(), number.end)
    number = trimmed(seen, number, ",;:() ")
    return (number if number.start < number.end else None), trimmed(seen, Span(end, rest.end), ",;:—– ")


def _place(seen: str, rest: Span, spelled: bool) -> Span | None:
    """Capitalised words that can name a place; "at" is dropped, an article is kept.

    `spelled` is true where nothing before them tells what they are; a reference before a place in capitals
    ("WPC(5) 1st Meeting VALDA") is then left out, and what ends in a number is none.
    """
    for skip in (_ASIDE, _MARKING, re.compile(r"(?i)(?:at|in)\s+")):
        rest = trimmed(seen, rest, ",;:—–- ")
        if match := skip.match(seen, *rest):
            rest = Span(match.end(), rest.end)
    if day := _WEEKDAY.search(seen, *rest):
        rest = Span(rest.start, day.start())
    rest = trimmed(seen, rest, ",;:—–-( ")
    words = rest.of(seen)
    tail = _CAPITALS.search(words)
    before = words[: tail.start()] if tail and not words.isupper() else ""
    if tail and before and (spelled or not re.search(r"\b[^\W\dA-Z]\w", before)):
        rest = Span(rest.start + tail.start("place"), rest.end)
    words = rest.of(seen)
    if not words or len(words.split()) > 9 or _NOT_PLACES.search(words) or _UNDATED.search(words):
        return None
    if not any(w[0].isupper() for w in words.split()) or sum(w[0].islower() for w in words.split()) > 3:
        return None
    return None if re.search(r"\d\W*$", words) or GENRE.fullmatch(words) else rest


def place_alone(face: Face, line: Dateline | None) -> Span | None:
    """A line near the date line that holds nothing but a seat of government, or one name in capitals."""
    if line is None or line.place is not None or line.line not in face.heading:
        return None
    at = face.heading.index(line.line)
    near = [*face.heading[at + 1 : at + 3], *face.heading[max(0, at - 1) : at]]
    for span in near:
        words = face.words(span).strip(" ,.;:")
        if words.casefold() in _SEATS:
            return trimmed(face.seen, span, " ,.;:")
    for span in near:
        words = face.words(span).strip(" ,.;:")
        if (
            _TOWN.fullmatch(words)
            and words.casefold() not in _NAMES
            and not _MARKING.match(words)
            and not GENRE.search(words)
        ):
            return trimmed(face.seen, span, " ,.;:")
    return None
