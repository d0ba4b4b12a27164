"""Dates and times as printed, to EDTF (local time, to the minute): date lines, titles, file numbers, durations."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from memcon.lexicon import load
from memcon.stages.description.found import Face, Found
from memcon.text import Span, trimmed

MONTHS: tuple[str, ...] = tuple(load("forms")["months"])
_MONTH = "|".join(m if m == "May" else rf"{m}|{m[:3]}\.?|{m[:4]}\." for m in MONTHS)
_DAY = r"(?P<{0}>[0-3]?\d)(?:\s?(?:st|nd|rd|th))?\.?"
_YEAR = r"(?P<{0}>(?:1[5-9]|20)\d\d)(?!\d)"
_DATE = re.compile(
    rf"(?i)\b{_DAY.format('d1')}(?:\s*(?:-|–|and|to|&)\s*{_DAY.format('e1')})?\s+(?:of\s+)?(?P<m1>{_MONTH})\b"
    rf"(?:,?\s*{_YEAR.format('y1')})?"
    rf"|\b(?P<m2>{_MONTH})\s+{_DAY.format('d2')}(?:\s*(?:-|–|and|to|&)\s*{_DAY.format('e2')})?(?![\d:])"
    rf"(?:,?\s+{_YEAR.format('y2')})?"
    rf"|\b(?P<m3>{_MONTH}),?\s+{_YEAR.format('y3')}"
    rf"|\b(?P<y4>(?:1[5-9]|20)\d\d)-(?P<m4>[01]\d)-(?P<d4>[0-3]\d)\b"
    rf"|\b(?P<d5>[0-3]?\d)\.(?P<m5>[01]?\d)\.(?P<y5>(?:1[5-9]|20)\d\d)\b"
)
_CLOCK = (
    r"(?P<{0}h>[0-2]?\d)(?:[.:](?P<{0}m>[0-5]\d))?\s*(?P<{0}x>[ap]\.?\s?m\b\.?|noon|midnight|hours|hrs\b\.?|h\b)?"
)
_SPELL = re.compile(
    rf"(?i)(?:from\s+|between\s+)?{_CLOCK.format('a')}\s*(?:to|until|till|and|-|–|—)\s*{_CLOCK.format('b')}"
)
_TIME = re.compile(rf"(?i)(?:at\s+)?{_CLOCK.format('a')}(?![\d/])")
_FILE_DATE = re.compile(
    r"\b\d{3}[A-Z]?\.[\dA-Z][\w.]*(?:\s[A-Z][\w.]*)?\s?/\s?(?P<m>\d{1,2})[–—-](?P<d>\d{1,2})(?P<y>\d\d)\b"
)
_AMOUNT = "|".join(sorted(load("forms")["amounts"], key=len, reverse=True)) + r"|\d{1,3}"
_DURATION = re.compile(
    rf"(?i)\b(?:lasted|continued|took|went on|lasting)\s+(?:for\s+)?(?:(?:about|some|nearly|almost|over|roughly|"
    rf"just over|more than|approximately)\s+)?(?:(?P<half>half an hour)|(?P<h>{_AMOUNT})"
    rf"(?:\s+and\s+a\s+(?P<hh>half))?\s+hours?"
    rf"(?P<hh2>\s+and\s+a\s+half)?(?:,?\s+(?:and\s+)?(?P<hm>{_AMOUNT})\s+min(?:ute)?s?)?"
    rf"|(?P<m>{_AMOUNT})\s+min(?:ute)?s?)\b"
)


class Day(NamedTuple):
    """A date in a text: where it stands, its parts, and the last day of a range within a month."""

    span: Span
    year: int | None
    month: int
    day: int | None
    last: int | None = None

    def edtf(self, day: int | None = None) -> str | None:
        """This date in EDTF; None without a year or when no such day is in the calendar."""
        day = day or self.day
        if self.year is None:
            return None
        if day is None:
            return f"{self.year:04}-{self.month:02}"
        try:
            return dt.date(self.year, self.month, day).isoformat()
        except ValueError:
            return None


def days(text: str, start: int = 0, end: int | None = None) -> Iterator[Day]:
    """The dates printed in `text` between two offsets."""
    for match in _DATE.finditer(text, start, len(text) if end is None else end):
        n = next(i for i in "12345" if match.group(f"m{i}"))
        parts = match.groupdict()
        month = parts[f"m{n}"]
        number = int(month) if month.isdigit() else month_number(month)
        day, last, year = parts.get(f"d{n}"), parts.get(f"e{n}"), parts.get(f"y{n}")
        if 1 <= number <= 12:
            yield Day(
                Span(*match.span()),
                int(year) if year else None,
                number,
                int(day) if day else None,
                int(last) if last else None,
            )


def month_number(name: str) -> int:
    """1 to 12 for a month's English name or its beginning."""
    return next((i for i, month in enumerate(MONTHS, 1) if month.lower().startswith(name.lower().rstrip(".")[:3])), 0)


def clock(hour: str | None, minute: str | None, half: str | None) -> tuple[int, int] | None:
    """Hour and minute of a printed time; None when it is not one or is midnight, whose day is in doubt."""
    if hour is None or (minute is None and half is None):
        return None
    h, m, mark = int(hour), int(minute or 0), (half or "").lower().replace(".", "").replace(" ", "")
    if mark == "midnight":
        return None
    if mark.startswith("p") and h < 12:
        h += 12
    if mark.startswith("a") and h == 12:
        h = 0
    return (h, m) if h < 24 and m < 60 else None


def times(seen: str, day: Day, end: int) -> tuple[tuple[int, int] | None, tuple[int, int] | None, int]:
    """Start, end and offset behind the time printed after (or "at ... on" before) a date on its line."""
    at = re.compile(r"[\s,;:*—–()-]*").match(seen, day.span.end, end)
    start = at.end() if at else day.span.end
    match = _SPELL.match(seen, start, end)
    if match:
        first = clock(match["ah"], match["am"], match["ax"] or match["bx"])
        second = clock(match["bh"], match["bm"], match["bx"] or match["ax"])
        if first and second:
            return first, second, match.end()
    match = _TIME.match(seen, start, end)
    if match:
        return clock(match["ah"], match["am"], match["ax"]), None, match.end()
    return None, None, day.span.end


def find(face: Face) -> Iterator[Found]:
    """Date, end and duration: from the heading's date line, else the archive's date, else the file number."""
    seen = face.seen
    lines = face.heading + [face.front[k] for k in ("date", "title", "citation") if k in face.front]
    best = next(((day, line) for line in lines for day in days(seen, *line) if day.edtf()), None)
    if best is None:
        best = next(((d, line) for line in face.signatures for d in days(seen, *line) if d.edtf()), None)
    if best is None:
        yield from _from_file_number(face)
        return
    day, line = best
    if day.day is None:  # "November 1944" over "19 November 1944"
        fuller = (
            d for other in lines for d in days(seen, *other) if (d.year, d.month) == (day.year, day.month) and d.day
        )
        day = next(fuller, day)
    start, end, behind = times(seen, day, line.end) if day.day else (None, None, day.span.end)
    if start is None and day.day:  # "TIME: 11:00 a.m. - 12:30 p.m." on a line of its own
        start, end, spell = _time_line(face)
        if start is not None and spell is not None:
            date = day.edtf()
            yield Found("date", _at(date, start), day.span)
            yield from _length(face, date, start, end, spell)
            return
    date = day.edtf()
    yield Found("date", _at(date, start), Span(day.span.start, max(day.span.end, behind if start else 0)))
    yield from _length(face, date, start, end, trimmed(seen, Span(day.span.end, behind), ",;: "))
    if not end and day.last and day.edtf(day.last):
        yield Found("date_end", day.edtf(day.last), day.span)


def _length(
    face: Face, date: str | None, start: tuple[int, int] | None, end: tuple[int, int] | None, place: Span
) -> Iterator[Found]:
    """End and duration: one follows from the other when the start is known."""
    if end and start:
        minutes = (end[0] * 60 + end[1] - start[0] * 60 - start[1]) % 1440
        yield Found("date_end", _later(date, start, minutes), place)
        yield Found("duration", _iso(minutes), rule="from-start-and-end")
    elif length := next(_durations(face), None):
        yield Found("duration", _iso(length[0]), length[1])
        if start:
            yield Found("date_end", _later(date, start, length[0]), rule="start-and-duration")


def _time_line(face: Face) -> tuple[tuple[int, int] | None, tuple[int, int] | None, Span | None]:
    """Start and end on a line of the heading that holds nothing but a time."""
    for line in face.heading:
        label = re.compile(r"(?i)(?:time\s*:\s*)?").match(face.seen, *line)
        at = label.end() if label else line.start
        if spell := _SPELL.fullmatch(face.seen, at, line.end):
            first = clock(spell["ah"], spell["am"], spell["ax"] or spell["bx"])
            second = clock(spell["bh"], spell["bm"], spell["bx"] or spell["ax"])
            return first, second, Span(at, line.end)
        if time := _TIME.fullmatch(face.seen, at, line.end):
            return clock(time["ah"], time["am"], time["ax"]), None, Span(at, line.end)
    return None, None, None


def _from_file_number(face: Face) -> Iterator[Found]:
    """The decimal files of the U.S. Department of State date a paper behind the slash from 1944 to 1963."""
    for line in face.heading:
        match = _FILE_DATE.search(face.seen, *line)
        if match and 44 <= int(match["y"]) <= 63:
            date = Day(line, 1900 + int(match["y"]), int(match["m"]), int(match["d"]))
            if 1 <= date.month <= 12 and date.edtf():
                yield Found("date", date.edtf(), rule="file-number")
                return


def _durations(face: Face) -> Iterator[tuple[int, Span]]:
    for span in [*face.body[-4:], *face.signatures, *face.heading, *face.body[:2]]:
        match = _DURATION.search(face.seen, *span)
        if match:
            if match["half"]:
                yield 30, Span(*match.span())
            elif match["m"]:
                yield _amount(match["m"]), Span(*match.span())
            else:
                half = 30 if match["hh"] or match["hh2"] else 0
                yield _amount(match["h"]) * 60 + half + _amount(match["hm"] or "0"), Span(*match.span())


def _amount(word: str) -> int:
    return int(word) if word.isdigit() else int(load("forms")["amounts"][" ".join(word.lower().split())])


def _at(date: str | None, time: tuple[int, int] | None) -> str | None:
    return f"{date}T{time[0]:02}:{time[1]:02}" if date and time else date


def _later(date: str | None, start: tuple[int, int], minutes: int) -> str | None:
    if date is None:
        return None
    end = dt.datetime.fromisoformat(date) + dt.timedelta(hours=start[0], minutes=start[1] + minutes)
    return end.strftime("%Y-%m-%dT%H:%M")


def _iso(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest or not hours else "")
