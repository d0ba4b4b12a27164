"""The dates that TEI attributes give, as EDTF."""

import re
from typing import TYPE_CHECKING, NamedTuple

from memcon.readers.tei.tree import attribute

if TYPE_CHECKING:
    from lxml.etree import _Element

_WHEN = re.compile(
    r"(?P<date>\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)"
    r"(?:T(?P<time>[0-2]\d:[0-5]\d)(?::\d\d(?:\.\d+)?)?)?(?:Z|[+-]\d\d:\d\d)?$"
)
_DAY_BEGINS, _DAY_ENDS = "00:00", "23:59"


class Dated(NamedTuple):
    """A date (EDTF level 1, local time) and the attributes that give it ("tei @when")."""

    edtf: str
    rule: str


class _Moment(NamedTuple):
    date: str
    time: str | None


def date_of(element: "_Element") -> Dated | None:
    """What the attributes of a `date`, or of a division (`frus:doc-dateTime-min`), say; None without any.

    `when` is a day, or a moment where its time is more than the beginning of the day; `from` and `to` are a
    span of time, `notBefore` and `notAfter` the bounds of an uncertain one, open at the end that is not given.
    """
    moment = _moment(attribute(element, "when") or attribute(element, "when-iso"))
    if moment is not None:
        return Dated(_with_time(moment), "tei @when")
    for first, last in (("from", "to"), ("notBefore", "notAfter")):
        dated = _between(_moment(attribute(element, first)), _moment(attribute(element, last)))
        if dated is not None:
            return Dated(dated, f"tei @{first}")
    # These are moments on Washington's clock, so only their days are taken over.
    bounds = (_moment(attribute(element, f"doc-dateTime-{end}")) for end in ("min", "max"))
    dated = _between(*(bound and bound._replace(time=None) for bound in bounds))
    return Dated(dated, "frus:doc-dateTime-min") if dated is not None else None


def _moment(value: str) -> _Moment | None:
    match = _WHEN.match(value)
    return _Moment(match["date"], match["time"]) if match else None


def _with_time(moment: _Moment) -> str:
    timed = moment.time not in (None, _DAY_BEGINS) and len(moment.date) == len("1947-12-03")
    return f"{moment.date}T{moment.time}" if timed else moment.date


def _between(first: _Moment | None, last: _Moment | None) -> str | None:
    if first is None and last is None:
        return None
    if first is None or last is None:
        return f"{first.date}/.." if first else f"../{last.date if last else ''}"
    if first == last:
        return _with_time(first)
    if first.date == last.date:
        return first.date
    whole = (first.date[4:], last.date[4:])
    if first.date[:4] == last.date[:4] and whole == ("-01-01", "-12-31"):
        return first.date[:4]
    return f"{first.date}/{last.date}" if first.date < last.date else first.date
