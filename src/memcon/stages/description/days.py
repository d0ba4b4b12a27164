"""Dates as printed, in English, French, German and Russian, in words or numbers, old style or new, to EDTF."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from memcon.lexicon import load
from memcon.stages.description.clock import ZULU, Time, clock
from memcon.stages.description.found import GLUE
from memcon.text import Span

MONTHS: tuple[str, ...] = tuple(load("forms")["months"])
_NUMBERS: dict[str, int] = {
    name.casefold(): number for number, names in enumerate(load("forms")["month_names"], 1) for name in names
}
_SEASONS: dict[str, int] = load("forms")["seasons"]
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_LAST_OLD_STYLE = 1923  # Greece was the last state of Europe to leave the Julian calendar for its affairs


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


_MONTH = rf"(?P<m>{_either(_NUMBERS)})(?![^\W\d_])(?:\.(?=,?\s*\d))?"
_YEAR = rf"(?P<y>(?:[1I]{GLUE}?[5-9]|2{GLUE}?0){GLUE}?\d{GLUE}?\d)(?=[1-9]?(?![\d{GLUE}]))"
_SHORT = r"(?P<y>(?:1[5-9]|20)\d\d|1[5-9]|[2-9]\d)(?![\d./-])"  # 1947 or 47
_DAY = rf"(?P<{{0}}>(?:[0-3]{GLUE}?)?\d)(?!\d)(?:\s?(?:st|nd|rd|th|er|d)\b)?"
_ALONE = rf"(?<![\d{GLUE}])(?<!\d[.,:])(?<!(?<!\d\d\d)\d/)"
_JOIN = r"(?:\s*[-–—/]\s*|\s*&\s*|\s+(?:to|and|or|bis|oder|au|et|ou|по|и|или)\s+)"
_TWO = rf"(?:(?P<join>{_JOIN}){_DAY.format('e')}|\s*\((?P<new>\d\d?)\))?"
_DOUBT = r"(?P<doubt>\s*\(\?\))?"
_DAY_MONTH = re.compile(
    rf"(?i){_ALONE}{_DAY.format('d')}{_TWO}(?P<stop>[.,])?{_DOUBT}(?:\s+day)?\s*(?:of\s+|de\s+)?{_MONTH}(?:,?\s*{_YEAR})?"
)
_MONTH_DAY = re.compile(rf"(?i)\b{_MONTH}\s*{_DAY.format('d')}{_TWO}(?![\d:{GLUE}])(?:(?:,\s*|\s+){_YEAR})?")
_MONTH_YEAR = re.compile(rf"(?i)\b{_MONTH},?\s*{_YEAR}")
_SEASON = re.compile(rf"(?i)\b(?P<season>{_either(_SEASONS)})\s+(?:of\s+)?{_YEAR}")
_ISO = re.compile(r"\b(?P<y>(?:1[5-9]|20)\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)\b")
_FIGURES = re.compile(rf"(?<![\w./-])(?P<d>[0-3]?\d)(?P<sign>[./-])\s?(?P<m>[0-3]?\d)(?P=sign)\s?{_SHORT}")
_ROMAN_MONTH = re.compile(
    rf"(?<![\w./-])(?P<d>[0-3]?\d)(?:[./-]\s?|\s)(?P<m>{_either(_ROMAN)})(?:[./-]\s?|\s){_SHORT}"
)
_GROUP = re.compile(rf"(?i)\b(?P<d>[0-3]\d)(?P<ah>[0-2]\d)(?P<am>[0-5]\d)(?P<zone>[A-Z])\s+{_MONTH}\s*,?\s*{_SHORT}")
_DIGIT = re.compile(r"\d")
_ABOUT = re.compile(r"(?i)(?<![\w.])(?:c\.|ca\.?|circa|about|approximately)[\s\[]*$")
_UNSURE = re.compile(r"\s*(?:\(\?\)|\?)")
_OLD_STYLE = re.compile(r"(?i)[\s,(]*(?:O\.\s?S\.|Old Style|Julian(?: calendar)?)\)?")


class Day(NamedTuple):
    """A date in a text: where it stands, its parts, and the other end of a range.

    `month` is 1 to 12, a season of EDTF (21 to 24), or None where figures do not tell day from month
    ("3/12/1947"); `day` is None where none is printed. `until` is the other end (year, month, day) and
    `choice` says that the two are alternatives ("11 or 12 May"). `mark` is EDTF's "?" (uncertain) or "~"
    (approximate). `julian` says that the day was printed in the Julian calendar alone and is reckoned over.
    """

    span: Span
    year: int | None
    month: int | None
    day: int | None
    until: tuple[int | None, int, int] | None = None
    choice: bool = False
    mark: str = ""
    time: Time | None = None
    julian: bool = False

    def edtf(self) -> str | None:
        """This date in EDTF; None without a year or when no such day is in the calendar."""
        return _edtf(self.year, self.month, self.day, self.mark)

    def last(self) -> str | None:
        """The other end of a range in EDTF, None where there is none."""
        return _edtf(*self.until, self.mark) if self.until else None


def _edtf(year: int | None, month: int | None, day: int | None, mark: str) -> str | None:
    if year is None:
        return None
    if month is None:
        return f"{year:04}-XX-XX{mark}"
    if day is None:
        return f"{year:04}-{month:02}{mark}"
    try:
        return dt.date(year, month, day).isoformat() + mark
    except ValueError:
        return None


def month_number(name: str) -> int:
    """1 to 12 for a month's name or abbreviation as printed; KeyError for another word."""
    return _NUMBERS[name.rstrip(".").casefold()]


def days(text: str, start: int = 0, end: int | None = None) -> Iterator[Day]:
    """The dates printed in `text` between two offsets, in order; where two readings overlap, the first, longest."""
    end = len(text) if end is None else end
    if not _DIGIT.search(text, start, end):  # no pattern matches without one
        return
    found = [
        day
        for pattern, read in _READERS
        for match in pattern.finditer(text, start, end)
        if (day := read(match)) is not None
    ]
    found.sort(key=lambda day: (day.span.start, -day.span.end))
    kept: list[Day] = []
    for day in found:
        if not kept or day.span.start >= kept[-1].span.end:
            kept.append(_qualified(text, day, start, end))
    yield from _ranges(text, kept)


def _in_words(match: re.Match[str]) -> Day | None:
    """ "3 May 1951", "3-5 May", "12/24 January 1918", "January 12 (24)", "May 1951"."""
    parts = match.groupdict()
    year = _year(parts["y"])
    if parts.get("stop") and year is None:  # "1. May I ask"
        return None
    number = month_number(parts["m"])
    day = Day(Span(*match.span()), year, number, _figure(parts.get("d")), mark="?" if parts.get("doubt") else "")
    other = _figure(parts.get("new") or parts.get("e"))
    if other is None or day.day is None:
        return day
    join = (parts["join"] or "").strip()
    if (parts["new"] or join == "/") and (new := _new_style(day, other)):
        return day._replace(year=new.year if year else None, month=new.month, day=new.day)
    if parts["new"]:
        return day
    return day._replace(until=(year, number, other), choice=join.casefold() in ("or", "oder", "ou", "или"))


def _new_style(day: Day, other: int) -> dt.date | None:
    """The Gregorian day of a double date, 10 to 13 days after the Julian one; None when `other` is not that."""
    year = day.year or _LAST_OLD_STYLE
    if year > _LAST_OLD_STYLE or day.month is None or day.day is None:
        return None
    try:
        old = dt.date(year, day.month, day.day)
    except ValueError:
        return None
    return next((new for n in range(10, 14) if (new := old + dt.timedelta(n)).day == other), None)


def _in_season(match: re.Match[str]) -> Day:
    return Day(Span(*match.span()), _year(match["y"]), _SEASONS[match["season"].lower()], None)


def _iso(match: re.Match[str]) -> Day | None:
    return _numbered(match, int(match["m"]), int(match["d"]))


def _in_figures(match: re.Match[str]) -> Day | None:
    """ "13.9.1941" has the day first; between slashes or hyphens the greater than 12 is the day."""
    first, second = int(match["d"]), int(match["m"])
    if len(match["y"]) == 2 and (match["sign"] == "-" or first > 31):
        return None
    if second > 12:
        return _numbered(match, first, second)
    if first > 12 or first == second or match["sign"] == ".":
        return _numbered(match, second, first)
    return Day(Span(*match.span()), _year(match["y"]), None, None)


def _in_roman(match: re.Match[str]) -> Day | None:
    return _numbered(match, _ROMAN.index(match["m"]) + 1, int(match["d"]))


def _numbered(match: re.Match[str], month: int, day: int) -> Day | None:
    if not 1 <= month <= 12:
        return None
    return Day(Span(*match.span()), _year(match["y"]), month, day)


def _group(match: re.Match[str]) -> Day | None:
    """A date-time group, "091416Z MAY 73" (ACP 121): day, hour, minute, zone, month, year."""
    time = clock(match["ah"], match["am"], ZULU if match["zone"].upper() == ZULU else "h")
    return Day(Span(*match.span()), _year(match["y"]), month_number(match["m"]), int(match["d"]), time=time)


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Day | None]], ...] = (
    (_DAY_MONTH, _in_words),
    (_MONTH_DAY, _in_words),
    (_MONTH_YEAR, _in_words),
    (_SEASON, _in_season),
    (_ISO, _iso),
    (_FIGURES, _in_figures),
    (_ROMAN_MONTH, _in_roman),
    (_GROUP, _group),
)


def _figure(printed: str | None) -> int | None:
    return int(printed.replace(GLUE, "")) if printed else None


def _year(printed: str | None) -> int | None:
    """1947 for "1947", "194[7]" with its brackets glued, and "I947" as scanned; a year of two figures is of 1900."""
    number = _figure(printed.replace("I", "1")) if printed else None
    return number + 1900 if number is not None and number < 100 else number


def _qualified(text: str, day: Day, start: int, end: int) -> Day:
    """`day` with what the words about it say of its certainty and its calendar."""
    if _ABOUT.search(text, max(start, day.span.start - 20), day.span.start):
        day = day._replace(mark="~")
    if unsure := _UNSURE.match(text, day.span.end, end):
        day = day._replace(mark="?", span=Span(day.span.start, unsure.end()))
    old = _OLD_STYLE.match(text, day.span.end, end)
    if old and day.year and day.month and day.day and not day.until:
        try:
            new = dt.date(day.year, day.month, day.day) + dt.timedelta(_gap(day.year, day.month))
        except ValueError:
            return day
        span = Span(day.span.start, old.end())
        day = day._replace(year=new.year, month=new.month, day=new.day, span=span, julian=True)
    return day


def _gap(year: int, month: int) -> int:
    """Days by which the Julian calendar is behind in a month of a year (from 1 March of each century on)."""
    year = year if month > 2 else year - 1
    return year // 100 - year // 400 - 2


def _ranges(text: str, found: list[Day]) -> Iterator[Day]:
    """The days, where two stand joined ("28 April-3 May 1951", "28 December 1917/10 January 1918") as one."""
    joined: set[int] = set()
    for i, (one, other) in enumerate(pairwise([*found, None])):
        if one is None or i in joined:
            continue
        if other is not None and (range_ := _range(text, one, other)) is not None:
            joined.add(i + 1)
            one = range_
        yield one


def _range(text: str, one: Day, other: Day) -> Day | None:
    join = re.compile(r"\s*(?:[-–—/]|\b(?:to|until|till|bis|au)\b)\s*").fullmatch(
        text, one.span.end, other.span.start
    )
    if not join or one.until or other.until:
        return None
    if one.month is None or one.day is None or other.month is None or other.day is None:
        return None
    year = one.year or (other.year - (one.month > other.month) if other.year else None)
    span = Span(one.span.start, other.span.end)
    first = one._replace(year=year)
    new = _new_style(first, other.day) if "/" in join.group() else None
    if new and new.month == other.month:
        return other._replace(span=span)
    return first._replace(span=span, until=(other.year or year, other.month, other.day))
