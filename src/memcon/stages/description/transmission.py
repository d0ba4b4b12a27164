"""Markings of a telegram as transmitted: in spaced letters, the letter before date and time, behind an address."""

import re
from collections.abc import Iterator

from memcon.lexicon import load
from memcon.stages.description.found import Face
from memcon.text import Span

_LEX = load("classification")
_SPACED = re.compile(r"\b[A-Z](?:\s{1,3}[A-Z]\b){4,}")
_UNSPACED = {words.upper().replace(" ", ""): words.upper() for words in _LEX["classification"] if words.isascii()}
_GROUP = re.compile(rf"(?P<sign>[{''.join(_LEX['prosigns'])}])(?:\s+[A-Z])?\s+\d{{6}}Z\b")
_ADDRESSED = re.compile(
    r"(?:TO|INFO)\s(?:[A-Z0-9/.-]+\s+)+?(?P<haste>"
    + "|".join(
        re.escape(words.upper()) for words in sorted(_LEX["precedence"], key=len, reverse=True) if words.isascii()
    )
    + r")(?:\s+\d{1,5})?$"
)


def transmitted(face: Face) -> Iterator[tuple[str, str, Span]]:
    """Field, words and place of each: "S E C R E T", the O of "O 031540Z", "TO SECSTATE WASHDC IMMEDIATE 1234"."""
    for line in face.heading:
        if (spaced := _SPACED.match(face.seen, *line)) is not None:
            words = _UNSPACED.get("".join(spaced.group().split()))
            if words is not None:
                yield "classification", words, Span(*spaced.span())
        if (group := _GROUP.match(face.seen, *line)) is not None:
            yield "precedence", _LEX["prosigns"][group["sign"]].upper(), Span(*group.span("sign"))
        if (address := _ADDRESSED.match(face.seen, *line)) is not None:
            yield "precedence", address["haste"], Span(*address.span("haste"))
