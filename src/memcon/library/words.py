"""What a user types into a search field, made into questions that the full-text index always understands.

Words, "a phrase", prefix* and -not; everything else is read as words. Nothing a user types is a syntax error.
"""

import re
import unicodedata
from typing import NamedTuple

_PIECE = re.compile(r'(?P<no>-)?(?:"(?P<phrase>[^"]*)(?:"|$)|(?P<word>[^\s"]+))(?P<star>(?<=")\*)?')
_TYPED_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})


class Words(NamedTuple):
    """A parsed question: FTS5 expressions for what must stand in the text and what must not.

    `wanted` is None when no word is asked for; `unwanted` likewise. `said` puts the question in words. `pieces` are
    the words and phrases wanted, as typed, each with whether it is the beginning of one.
    """

    wanted: str | None
    unwanted: str | None
    said: str
    pieces: tuple[tuple[str, bool], ...] = ()

    def __bool__(self) -> bool:
        return self.wanted is not None or self.unwanted is not None


def parsed(typed: str) -> Words:
    """Take apart what was typed; what has no letter or digit is left out."""
    wanted: list[str] = []
    unwanted: list[str] = []
    said: list[str] = []
    pieces: list[tuple[str, bool]] = []
    for match in _PIECE.finditer(typed.translate(_TYPED_QUOTES).replace("\0", " ")):
        piece = match["word"] if match["phrase"] is None else match["phrase"]
        prefix = bool(match["star"]) or (match["phrase"] is None and piece.endswith("*"))
        piece = " ".join(piece.rstrip("*").split())
        if not any(map(_is_searchable, piece)):
            continue
        expression = '"' + piece.replace('"', '""') + '"' + (" *" if prefix else "")
        shown = f"“{piece}{'*' if prefix else ''}”"
        if match["no"]:
            unwanted.append(expression)
            said.append(f"not {shown}")
        else:
            wanted.append(expression)
            pieces.append((piece, prefix))
            said.append(shown)
    return Words(" AND ".join(wanted) or None, " OR ".join(unwanted) or None, " and ".join(said), tuple(pieces))


def _is_searchable(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LN" or category == "Co"
