"""When a record was made: from its date line, the archive's date, its signature or its file number."""

import datetime as dt
import re
from collections.abc import Iterator

from memcon.model import Finding
from memcon.stages.description.clock import Time, Times, durations, iso_duration, time_line, times
from memcon.stages.description.days import Day, days
from memcon.stages.description.found import Face, Found
from memcon.text import Span

_FILE_DATE = re.compile(
    r"\b\d{3}[A-Z]?\.[\dA-Z][\w.]*(?:\s[A-Z][\w.]*)?\s?/\s?(?P<m>\d{1,2})[–—-](?P<d>\d{1,2})(?P<y>\d\d)\b"
)
_RECEIVED = re.compile(r"(?i)\W*(?:rec(?:eive)?d|recd|handed in|dispatched|despatched)\b")
_LIMIT = re.compile(r"(?i)\b(?:(?P<before>before|not later than)|(?P<after>after)|(?P<between>between))\s+$")
_GROUP = re.compile(r"\b(?P<d>[0-3]\d)(?P<h>[0-2]\d)(?P<m>[0-5]\d)Z\b")
_YEAR_LINE = re.compile(
    r"(?:[^\d,;.:]{2,40},\s*)?(?P<about>c(?:a|irca)?\.?\s*)?(?P<y>(?:1[5-9]|20)\d\d)(?P<unsure>\s?\(?\?\)?)?"
)


def find(face: Face) -> Iterator[Found]:
    """Date, end and duration; what is printed but cannot be told for certain is a finding."""
    lines = face.heading + [face.front[k] for k in ("date", "title", "citation") if k in face.front]
    printed = [(day, line) for line in lines for day in days(face.seen, *line)]
    dated = [(day, line) for day, line in printed if day.edtf()]
    dated = dated or [(day, line) for line in face.signatures for day in days(face.seen, *line) if day.edtf()]
    own = [(day, line) for day, line in printed if not _RECEIVED.match(face.seen, *line)]
    if own and own[0][0].day and all(day.year is None for day, _ in own):
        yield from _without_year(own[0][0], [day for day, _ in dated])
    elif dated:
        clear = [found for found in dated if found[0].month is not None]
        yield from _from_day(face, *(clear or dated)[0], [day for day, _ in dated])
    else:
        yield from _from_year_line(face)
        yield from _from_file_number(face)
        if (group := _group(face)) is not None:
            yield Found("finding", _finding("a date-time group without month and year", Span(*group.span())))


def _without_year(day: Day, others: list[Day]) -> Iterator[Found]:
    """A day and month; the year is that of the same day, or of the receipt, elsewhere in the heading."""
    for other in others:
        full = day._replace(year=other.year)
        if other.day and full.edtf() and (full.edtf() or "") <= (other.edtf() or "") and other.month == day.month:
            yield Found("date", full.edtf(), rule="year-from-the-heading")
            return
    yield Found("date", f"XXXX-{day.month or 0:02}-{day.day or 0:02}", day.span)


def _from_day(face: Face, day: Day, line: Span, others: list[Day]) -> Iterator[Found]:
    if day.month is None:
        yield Found("finding", _finding("day and month cannot be told apart", day.span))
    if day.day is None:  # "November 1944" over "19 November 1944"
        day = next((d for d in others if d.day and (d.year, d.month) == (day.year, day.month)), day)
    date = day.edtf()
    limit = _LIMIT.search(face.seen, line.start, day.span.start)
    if limit or day.choice:
        yield Found("date", _interval(day, limit), day.span)
        return
    at = _times(face, day, line)
    if at is None or at.start is None:
        yield Found("date", date, None if day.julian else day.span, "julian-calendar" if day.julian else None)
        yield Found("date_end", day.last(), day.span)
        yield from _length(face, date, None)
        return
    # a time that follows its date on the line is part of its place; on a line of its own it is not
    after = line.covers(at.place) and at.place.start >= day.span.end
    place = Span(day.span.start, at.place.end) if after else day.span
    yield Found(
        "date", f"{date}T{at.start}", None if day.julian else place, "julian-calendar" if day.julian else None
    )
    yield from _length(face, date, at)


def _interval(day: Day, limit: re.Match[str] | None) -> str | None:
    """ "before 3 May", "after 3 May", "between 2 and 8 May", "11 or 12 May" as an interval of EDTF."""
    first, last = day.edtf(), day.last()
    if limit and limit["before"]:
        return f"../{first}"
    if limit and limit["after"]:
        return f"{first}/.."
    return f"{first}/{last}" if last else first


def _times(face: Face, day: Day, line: Span) -> Times | None:
    """The time behind the date, of its date-time group, or on a line of its own."""
    if day.day is None or day.mark:
        return None
    if day.time is not None:
        return Times(day.time, None, day.span)
    found = times(face.seen, day.span.end, line.end) or time_line(face)
    if found is None and (group := _group(face)) is not None and int(group["d"]) == day.day:
        found = Times(Time(int(group["h"]), int(group["m"]), "Z"), None, Span(*group.span()))
    return found


def _group(face: Face) -> re.Match[str] | None:
    """A date-time group that lacks month and year: "091416Z"."""
    found = (_GROUP.search(face.seen, *line) for line in face.heading)
    return next((g for g in found if g and 1 <= int(g["d"]) <= 31 and int(g["h"]) < 24), None)


def _length(face: Face, date: str | None, at: Times | None) -> Iterator[Found]:
    """End and duration: one follows from the other when the start is known."""
    start, end = (at.start, at.end) if at else (None, None)
    if at and start and end:
        minutes = (end.hour * 60 + end.minute - start.hour * 60 - start.minute) % 1440
        yield Found("date_end", _later(date, start, minutes), at.place)
        yield Found("duration", iso_duration(minutes), rule="from-start-and-end")
    elif length := next(durations(face), None):
        yield Found("duration", iso_duration(length[0]), length[1])
        if start:
            yield Found("date_end", _later(date, start, length[0]), rule="start-and-duration")


def _later(date: str | None, start: Time, minutes: int) -> str | None:
    if date is None:
        return None
    end = dt.datetime.fromisoformat(date) + dt.timedelta(hours=start.hour, minutes=start.minute + minutes)
    return end.strftime("%Y-%m-%dT%H:%M") + start.zone


def _from_year_line(face: Face) -> Iterator[Found]:
    """ "Valda, 1951" or "[1951?]" alone on a line."""
    for line in face.heading:
        if match := _YEAR_LINE.fullmatch(face.seen, *line):
            mark = "?" if match["unsure"] else "~" if match["about"] else ""
            yield Found("date", match["y"] + mark, Span(*match.span("y")))
            return


def _from_file_number(face: Face) -> Iterator[Found]:
    """The decimal files of the U.S. Department of State date a paper behind the slash from 1944 to 1963."""
    for line in face.heading:
        match = _FILE_DATE.search(face.seen, *line)
        if match and 44 <= int(match["y"]) <= 63:
            month, day = int(match["m"]), int(match["d"])
            if 1 <= month <= 12 and (date := Day(line, 1900 + int(match["y"]), month, day).edtf()):
                yield Found("date", date, rule="file-number")
                return


def _finding(reason: str, place: Span) -> Finding:
    return Finding(stage="description", reason=reason, start=place.start, end=place.end)
