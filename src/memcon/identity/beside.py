"""What stands beside an office in a text and tells whose it is, after lexicon/posts.toml."""

import re
from functools import cache
from typing import Literal

from memcon.lexicon import load

Beside = Literal["ours", "yours", "addressed", "sending", "asked", "wiring"]

_KINDS: tuple[Beside, ...] = ("ours", "yours", "addressed", "sending", "asked", "wiring")
_AT_HEAD: tuple[Beside, ...] = ("addressed", "sending")
_BEFORE = 120  # code points that are looked at before an office
_POINTING = re.compile(r"(?:(?:the|our|my|your)\s+)?", re.IGNORECASE)


def beside(text: str, start: int) -> Beside | None:
    """What the words before the office whose mention begins at code point `start` tell of it; None for nothing.

    The record is `addressed` to its holder or he is `sending` it; the office is the writer's (`ours`) or the
    reader's (`yours`), one whose holder the reader is `asked` to turn to, or who has telegraphed (`wiring`).
    """
    pointing = _POINTING.match(text, start)
    begin = pointing.end() if pointing else start
    before = text[max(0, begin - _BEFORE) : begin]
    at_head = start < load("posts")["beside"]["reach"]
    return next((kind for kind in _KINDS if (at_head or kind not in _AT_HEAD) and _words(kind).search(before)), None)


@cache
def _words(kind: Beside) -> re.Pattern[str]:
    between = r"\s+" if kind in ("ours", "yours") else r"\s+(?:the\s+)?"
    return re.compile(rf"(?:{'|'.join(load('posts')['beside'][kind])}){between}\Z", re.IGNORECASE)
