"""Lists in prose: a colon that leads up to what is said, and the labels of the points that follow it."""

import re

from memcon.text import Span

_LEADS_UP = re.compile(r"(?::\s?[-–—]{0,2}|[–—])['‘“\"(]?\s*$")
_LABEL = re.compile(r"\s*(?P<open>\(?)(?P<mark>\d{1,2}|[ivx]{1,5}|[a-zA-Z])(?P<close>[.)]{1,2})\s+(?=\S)")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_TAIL = 6  # code points that a colon with its dash may take


def leads_up(text: str, end: int) -> bool:
    """True when what ends at code point `end` of `text` leads up to something: "the following points:-"."""
    before = text[:end].rstrip()
    return _LEADS_UP.search(before, max(0, len(before) - _TAIL)) is not None


def label_of(text: str, place: Span) -> re.Match[str] | None:
    """The label with which a point begins: "(a) ", "2. ", "(iii) "; None for other words."""
    return _LABEL.match(text, place.start, place.end)


def is_point(text: str, since: int, place: Span) -> bool:
    """True for a paragraph or sentence that is a point of what was said from code point `since` on.

    It stands behind a colon, or behind another point.
    """
    return leads_up(text, place.start) or goes_on(text, since, place)


def goes_on(text: str, since: int, place: Span) -> bool:
    """True for a point that is not its list's first: the label before its own stands behind code point `since`."""
    label = label_of(text, place)
    if label is None:
        return False
    said = text[since : place.start]
    return any(
        re.search(rf"(?<!\w){re.escape(label['open'] + mark + label['close'])}\s", said)
        for mark in _before(label["mark"])
    )


def _before(mark: str) -> list[str]:
    """The marks that may precede one: "1" before "2", "h" before "i" as a letter; none before the first."""
    if mark.isdigit():
        return [str(int(mark) - 1)] if int(mark) > 1 else []
    found = [_ROMAN[at - 1] for at in range(1, len(_ROMAN)) if _ROMAN[at] == mark]
    if len(mark) == 1 and mark not in "aA":
        found.append(chr(ord(mark) - 1))
    return found
