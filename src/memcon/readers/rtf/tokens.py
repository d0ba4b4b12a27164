"""The tokens of Rich Text Format (specification 1.9.1): groups, control words, and the bytes of the text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<value>-?\d{1,10})? ?"
    rb"|\\'(?P<hex>[0-9a-fA-F]{2})"
    rb"|\\(?P<symbol>[^a-zA-Z])"
    rb"|(?P<brace>[{}])"
    rb"|(?P<text>[^\\{}\r\n]+)"
    rb"|[\r\n]+|\\$"
)


class Token(NamedTuple):
    """A brace, a control word with its number, a control symbol ("~"), or bytes of the text."""

    kind: str
    word: str = ""
    value: int | None = None
    content: bytes = b""


def tokens(content: bytes) -> Iterator[Token]:
    """The tokens of `content` in order; binary parts are passed over."""
    at = 0
    while (match := _TOKEN.match(content, at)) is not None:
        at = match.end()
        kind = match.lastgroup
        if kind in ("word", "value"):
            value = int(match["value"]) if match["value"] else None
            word = match["word"].decode("ascii")
            if word == "bin":
                at += max(value or 0, 0)
            yield Token("word", word, value)
        elif kind == "hex":
            yield Token("text", content=bytes.fromhex(match["hex"].decode("ascii")))
        elif kind == "symbol":
            yield Token("symbol", match["symbol"].decode("latin-1"))
        elif kind == "brace":
            yield Token(match["brace"].decode("ascii"))
        elif kind == "text":
            yield Token("text", content=match["text"])
