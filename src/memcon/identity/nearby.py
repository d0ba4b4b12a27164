"""Where an envoy is accredited whose state alone is said: in the state that is named nearest to him."""

import re
from collections.abc import Iterator

from memcon.authority.folding import title_words
from memcon.authority.places import places

_BEFORE, _BEHIND = 300, 120  # code points that are looked at
_LONGEST = 3  # words of a state's name
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_GOVERNMENT = re.compile(r"\s+(?:Government|Govt|authorities)\b")


def states_near(text: str, start: int, end: int, earliest: str, latest: str) -> Iterator[str]:
    """The states that are named before the words from `start` to `end`, the nearest first, then those behind them.

    By name or capital, or by their governments ("the Norwegian Government"). Offsets are code points.
    """
    before = [*_states(text, max(0, start - _BEFORE), start, earliest, latest)]
    behind = _states(text, end, min(len(text), end + _BEHIND), earliest, latest)
    yield from dict.fromkeys([*reversed(before), *behind])


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
