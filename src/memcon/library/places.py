"""Words of a record, found again when its text has changed: by their place, else by the words around them."""

from memcon.library.view import Place
from memcon.text import Span

AROUND = 32  # code points kept on either side
_ENOUGH = 0.25  # share of what was kept that must still stand around them; by chance a few letters do


def place_of(text: str, span: Span) -> Place:
    """The words of `text` at `span`, with those around them."""
    start, end = span
    return Place(
        span=span, words=text[start:end], before=text[max(0, start - AROUND) : start], after=text[end : end + AROUND]
    )


def stands(text: str, place: Place) -> Span | None:
    """Where the words stand in `text` now: where most of what stood around them does; None where nothing does.

    Of two places with as much around them neither is taken, unless the words never moved.
    """
    kept = len(place.before) + len(place.after)
    if _at(text, place, place.span.start) == kept:
        return place.span
    found: list[tuple[int, int]] = []
    start = text.find(place.words)
    while place.words and start >= 0:
        found.append((_at(text, place, start), start))
        start = text.find(place.words, start + 1)
    most = max((around for around, _ in found), default=-1)
    starts = [start for around, start in found if around == most]
    if len(starts) != 1 or most < _ENOUGH * kept:
        return None
    return Span(starts[0], starts[0] + len(place.words))


def _at(text: str, place: Place, start: int) -> int:
    """How many code points around the words at `start` are as they were; -1 where other words stand there."""
    if not place.words or start < 0 or not text.startswith(place.words, start):
        return -1
    end = start + len(place.words)
    before = text[max(0, start - len(place.before)) : start]
    after = text[end : end + len(place.after)]
    return _common(before[::-1], place.before[::-1]) + _common(after, place.after)


def _common(one: str, two: str) -> int:
    """How many code points two texts have in common from their beginning."""
    return next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
