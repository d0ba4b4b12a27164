"""Whose words a text carries of which the record has told: "a letter from Mr. Novak". "The letter says"."""

import re
from functools import cache

from memcon.stages.focus import Focus
from memcon.text import Span

_TOLD_OF = 2000  # code points in which a text was told of
_FROM = 120  # code points behind a text in which its sender is named
_FROM_WHOM = re.compile(r"[^.;:?!]*\b(?:from|by)\s+(?:the\s+|our\s+|an?\s+)?", re.IGNORECASE)


def sender(focus: Focus, noun: str, at: int) -> str | None:
    """The key of the sender of the text called `noun` (lower case) before the code point `at`; None if not told."""
    for found in reversed(list(_called(noun).finditer(focus.text, max(0, at - _TOLD_OF), at))):
        behind = focus.named_in(Span(found.end(), min(at, found.end() + _FROM)))
        for place, key in behind:
            if _FROM_WHOM.fullmatch(focus.text, found.end(), place.start):
                return key
        owner = focus.named_in(Span(max(0, found.start() - _FROM), found.start()))
        if owner and focus.text[owner[-1][0].end : found.start()].strip() in ("'s", "’s", "'", "’"):
            return owner[-1][1]
    return None


@cache
def _called(noun: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(noun)}\b", re.IGNORECASE)
