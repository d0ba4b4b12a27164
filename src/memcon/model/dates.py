"""EDTF dates as intervals of days, so that a record of 1944 is found under November 1944.

After the Extended Date/Time Format, levels 0 and 1 (Library of Congress, 2019): years, months and days,
times (left aside), the qualifiers ~ ? %, unspecified digits (194X, 1944-XX), seasons (1944-21), and
intervals with open or unknown ends (1944/.., 1944/).
"""

import calendar
import re
from datetime import date
from typing import Literal, NamedTuple

FIRST = date.min.isoformat()
LAST = date.max.isoformat()

_DAY = re.compile(
    r"(?P<year>\d{2}(?:\d\d|\dX|XX))(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?:T[\d:.+\-Z]+)?[~?%]?"
)
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}


class Days(NamedTuple):
    """The earliest and the latest day a date may mean, ISO 8601 (YYYY-MM-DD), both inclusive."""

    earliest: str
    latest: str


def days(edtf: str) -> Days:
    """The days that an EDTF date or interval may mean; ValueError when it is not one."""
    start, slash, end = edtf.strip().partition("/")
    if not slash:
        return _day(start)
    first = FIRST if start in ("", "..") else _day(start).earliest
    last = LAST if end in ("", "..") else _day(end).latest
    if first > last or (start in ("", "..") and end in ("", "..")):
        raise ValueError(f"{edtf!r} is not an interval of dates")
    return Days(first, last)


def spanned(start: str | None, end: str | None) -> Days | None:
    """The days from `start` to `end`, where both, one or none may be given; None when no day can be told."""
    known: list[Days] = []
    for value in (start, end):
        try:
            known += [days(value)] if value else []
        except ValueError:
            continue
    if not known:
        return None
    return Days(min(d.earliest for d in known), max(d.latest for d in known))


def _day(edtf: str) -> Days:
    match = _DAY.fullmatch(edtf)
    if match is None:
        raise ValueError(f"{edtf!r} is not a date")
    first_year, last_year = int(match["year"].replace("X", "0")), int(match["year"].replace("X", "9"))
    if first_year < 1:
        raise ValueError(f"{edtf!r} is not a date")
    month, day = match["month"], match["day"]
    first_month, last_month = 1, 12
    if month and month != "XX":
        first_month, last_month = _SEASON_MONTHS.get(int(month), (int(month), int(month)))
        if not 1 <= first_month <= 12 or (int(month) > 12 and day):
            raise ValueError(f"{edtf!r} has no such month")
    first_day, last_day = 1, calendar.monthrange(last_year, last_month)[1]
    if day and day != "XX":
        if month == "XX":
            raise ValueError(f"{edtf!r} is not a date")
        first_day = last_day = int(day)
    try:
        return Days(
            date(first_year, first_month, first_day).isoformat(), date(last_year, last_month, last_day).isoformat()
        )
    except ValueError:
        raise ValueError(f"{edtf!r} has no such day") from None


def dated(start: str | None, end: str | None, asked: Days) -> Literal["certain", "possible"] | None:
    """Whether a record dated from `start` to `end` (EDTF; one or both may be missing) falls on days of `asked`.

    possible: some reading of its dates does, as of "1947-03" for 15 March; certain: every reading does. None: it
    cannot, or has no date. A record of several days falls on each of them.
    """
    known: list[str] = []
    for value in (start, end):
        known += value.split("/") if value and spanned(value, None) else []
    bounds = [days(side) if side not in ("", "..") else Days(FIRST, LAST) for side in known]
    if not bounds:
        return None
    first, last = bounds[0], bounds[-1]
    if min(b.earliest for b in bounds) > asked.latest or max(b.latest for b in bounds) < asked.earliest:
        return None
    vague = any(side[-1:] in ("?", "~", "%") for side in known)
    sure = first.latest <= asked.latest and last.earliest >= asked.earliest and not vague
    return "certain" if sure else "possible"
