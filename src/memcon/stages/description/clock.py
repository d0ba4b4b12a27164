"""Times of day and durations as printed."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from memcon.lexicon import load
from memcon.stages.description.found import Face
from memcon.text import Span

ZULU = "Z"
_CLOCK = (
    r"(?P<{0}h>[0-2]?\d)(?:(?:[.:]|h(?=\d))?(?P<{0}m>[0-5]\d)(?!\d)\.?)?\s*"
    r"(?P<{0}x>[ap]\.?\s?m\b\.?|noon|midnight|hours|hrs\b\.?|h\b|Z\b|G\.?M\.?T\b\.?)?"
)
_SPELL = re.compile(
    rf"(?i)(?:from\s+|between\s+)?{_CLOCK.format('a')}\s*(?:to|until|till|and|-|–|—)\s*{_CLOCK.format('b')}"
)
_TIME = re.compile(rf"(?i)(?:at\s+)?{_CLOCK.format('a')}(?![\d/])")
_GAP = re.compile(r"[\s,;:*—–()-]*")
_LABEL = re.compile(r"(?i)(?:time\s*:\s*)?")
_AMOUNT = "|".join(sorted(load("forms")["amounts"], key=len, reverse=True)) + r"|\d{1,3}"
_DURATION = re.compile(
    rf"(?i)\b(?:lasted|continued|took|went on|lasting)\s+(?:for\s+)?(?:(?:about|some|nearly|almost|over|roughly|"
    rf"just over|more than|approximately)\s+)?(?:(?P<half>half an hour)|(?P<h>{_AMOUNT})"
    rf"(?:\s+and\s+a\s+(?P<hh>half))?\s+hours?"
    rf"(?P<hh2>\s+and\s+a\s+half)?(?:,?\s+(?:and\s+)?(?P<hm>{_AMOUNT})\s+min(?:ute)?s?)?"
    rf"|(?P<m>{_AMOUNT})\s+min(?:ute)?s?)\b"
)


class Time(NamedTuple):
    """A time of day: hour, minute, and "Z" where it is printed as that of Greenwich."""

    hour: int
    minute: int
    zone: str = ""

    def __str__(self) -> str:
        return f"{self.hour:02}:{self.minute:02}{self.zone}"


class Times(NamedTuple):
    """Start and end as printed together, either of which may be lacking, and their place."""

    start: Time | None
    end: Time | None
    place: Span


def clock(hour: str | None, minute: str | None, half: str | None) -> Time | None:
    """A printed time; None when it is not one or is midnight, whose day is in doubt."""
    if hour is None or (minute is None and half is None):
        return None
    h, m, mark = int(hour), int(minute or 0), (half or "").lower().replace(".", "").replace(" ", "")
    if mark == "midnight":
        return None
    if mark.startswith("p") and h < 12:
        h += 12
    if mark.startswith("a") and h == 12:
        h = 0
    return Time(h, m, ZULU if mark in ("z", "gmt") else "") if h < 24 and m < 60 else None


def _side(match: re.Match[str], side: str, half: str | None) -> Time | None:
    return clock(match[side + "h"], match[side + "m"], match[side + "x"] or half)


def times(seen: str, start: int, end: int) -> Times | None:
    """The time or the two times printed at `start`, past punctuation."""
    gap = _GAP.match(seen, start, end)
    start = gap.end() if gap else start
    match = _SPELL.match(seen, start, end)
    if match and (both := _spell(match)):
        return both
    match = _TIME.match(seen, start, end)
    if match and (time := _side(match, "a", None)) and not _figures_only(match):
        return Times(time, None, Span(*match.span()))
    return None


def _figures_only(match: re.Match[str]) -> bool:
    """True for a bare "1430", which may be any number."""
    return match["ax"] is None and not re.search(r"[.:h]", match.group())


def _spell(match: re.Match[str]) -> Times | None:
    first, second = _side(match, "a", match["bx"]), _side(match, "b", match["ax"])
    return Times(first, second, Span(*match.span())) if first and second else None


def time_line(face: Face) -> Times | None:
    """The first line of the heading that holds nothing but a time: "TIME: 11:00 a.m. - 12:30 p.m."."""
    for line in face.heading:
        label = _LABEL.match(face.seen, *line)
        at = label.end() if label else line.start
        if spell := _SPELL.fullmatch(face.seen, at, line.end):
            return _spell(spell)
        time = _TIME.fullmatch(face.seen, at, line.end)
        if time and not _figures_only(time):
            return Times(_side(time, "a", None), None, Span(at, line.end))
    return None


def durations(face: Face) -> Iterator[tuple[int, Span]]:
    """Minutes and place of each duration stated at the record's end or its beginning."""
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


def iso_duration(minutes: int) -> str:
    """Minutes as an ISO 8601 duration."""
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest or not hours else "")
