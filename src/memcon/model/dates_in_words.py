"""EDTF dates and ISO durations as a reader writes them."""

import re

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DATE = re.compile(
    r"(?P<y>\d{4}|\d{3}X|\d\dXX|XXXX)(?:-(?P<m>\d\d|XX)(?:-(?P<d>\d\d|XX))?)?(?:T(?P<t>\d\d:\d\d)\S*)?(?P<q>[?~%]?)"
)
_DURATION = re.compile(r"P(?:(?P<d>\d+)D)?(?:T(?:(?P<h>\d+)H)?(?:(?P<m>\d+)M)?)?")
_QUALIFIERS = {"?": "{}, uncertain", "~": "about {}", "%": "about {}, uncertain"}


def in_words(edtf: str) -> str:
    """An EDTF date or interval in words ("1947-12-03" is 3 December 1947); what is not one stays as it is."""
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        sides = [in_words(side) if side not in ("", "..") else "" for side in (first, last)]
        if all(sides):
            return f"{sides[0]} to {sides[1]}"
        return f"until {sides[1]}" if sides[1] else f"from {sides[0]}" if sides[0] else edtf
    match = _DATE.fullmatch(edtf)
    if match is None:
        return edtf
    year, month, day = match["y"], match["m"], match["d"]
    if year == "XXXX":
        return _without_year(edtf, match)
    year = f"{year[:3]}0s" if year.endswith("X") and year[2] != "X" else f"{year[:2]}00s" if "X" in year else year
    if month and month != "XX":
        if not 1 <= int(month) <= 12:
            return edtf
        words = f"{_MONTHS[int(month) - 1]} {year}"
        if day and day != "XX":
            words = f"{int(day)} {words}"
    else:
        words = year
    if match["t"]:
        words = f"{words}, {match['t']}"
    return _QUALIFIERS.get(match["q"], "{}").format(words)


def _without_year(edtf: str, match: re.Match[str]) -> str:
    month = match["m"] or "XX"
    if month == "XX" or not 1 <= int(month) <= 12:
        return edtf
    day = f"{int(match['d'])} " if match["d"] and match["d"] != "XX" else ""
    return _QUALIFIERS.get(match["q"], "{}").format(f"{day}{_MONTHS[int(month) - 1]}, year not given")


def duration_in_words(iso: str) -> str:
    """An ISO 8601 duration in words ("PT1H45M" is 1 hour 45 minutes); what is not one stays as it is."""
    match = _DURATION.fullmatch(iso)
    if match is None or not any(match.groups()):
        return iso
    parts = [(match["d"], "day"), (match["h"], "hour"), (match["m"], "minute")]
    return " ".join(f"{int(n)} {unit}{'' if int(n) == 1 else 's'}" for n, unit in parts if n)
