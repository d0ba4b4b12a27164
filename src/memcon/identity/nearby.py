"""What is named near an office that tells whose it is: a state, or a body that has a president."""

import re
from collections.abc import Iterator

from memcon.authority.folding import title_words
from memcon.authority.places import places

_BEFORE, _BEHIND = 300, 120  # code points that are looked at
_LONGEST = 3  # words of a state's name
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
# "the Ambassador in Norway and the Foreign Minister"
_WITH_ENVOY = re.compile(
    r"\b(?:Ambassador|Minister|Commissioner|Charg[eé] d['’]Affaires|Representative)\s+(?:in|at|to)\s+(?:the\s+)?"
    r"(?P<place>[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2})(?:\s*\[\d+\])?\s+and\s+(?:the\s+)?\Z"
)
_BODY = re.compile(r"\b(?:(?:Security|Trusteeship|Economic and Social) Council|General Assembly)\b")
_GOVERNMENT = re.compile(r"\s+(?:Government|Govt|authorities)\b")


def states_near(text: str, start: int, end: int, earliest: str, latest: str) -> Iterator[str]:
    """The states that are named before the words from `start` to `end`, the nearest first, then those behind them.

    By name or capital, or by their governments ("the Norwegian Government"). Offsets are code points.
    """
    before = [*_states(text, max(0, start - _BEFORE), start, earliest, latest)]
    behind = _states(text, end, min(len(text), end + _BEHIND), earliest, latest)
    yield from dict.fromkeys([*reversed(before), *behind])


def with_envoy(text: str, start: int, earliest: str, latest: str) -> str | None:
    """The state of the envoy whom "and" joins with the office that begins at `start`, or None."""
    found = _WITH_ENVOY.search(text, max(0, start - _BEFORE), start)
    known = places(title_words(found["place"]), earliest, latest) if found else ()
    return known[0].name if known else None


def body_near(text: str, start: int) -> str | None:
    """The body of the United Nations named last before the code point `start`, as printed; None for none."""
    return next((found[0] for found in reversed([*_BODY.finditer(text, max(0, start - _BEFORE), start)])), None)


def _states(text: str, start: int, end: int, earliest: str, latest: str) -> Iterator[str]:
    found = [word.span() for word in _WORD.finditer(text, start, end)]
    at = 0
    while at < len(found):
        size = next((n for n in range(_LONGEST, 0, -1) if _state(text, found[at : at + n], earliest, latest)), 0)
        if size and (state := _state(text, found[at : at + size], earliest, latest)):
            yield state
        at += max(size, 1)


def _state(text: str, words: list[tuple[int, int]], earliest: str, latest: str) -> str | None:
    begin, end = words[0][0], words[-1][1]
    if not text[begin].isupper():
        return None
    known = places(title_words(text[begin:end]), earliest, latest)
    named = bool(known) and (known[0].manner in ("name", "capital") or bool(_GOVERNMENT.match(text, end)))
    return known[0].name if named else None
