"""The words with which a record says what it is: "Circular savingram", "Note verbale", "Despatch"."""

import re

from memcon.lexicon import load
from memcon.model.description import Form

_FORMS: dict[str, Form] = load("forms")["genres"]
_QUALIFIERS = "|".join(re.escape(w) for w in load("forms")["genre_qualifiers"])
_WIRED = r"(?!pro|dia|ana|epi|kilo|mono)\w{3,8}grams?"  # telegram, savingram, and as scanned: "cablgram"
GENRE = re.compile(
    rf"(?i)(?:(?:{_QUALIFIERS})\s+)*(?P<genre>"
    + "|".join(re.escape(g).replace(r"\ ", r"\s+") for g in sorted(_FORMS, key=len, reverse=True))
    + rf"|{_WIRED})(?![^\W\d_]|[’'-]\w)"
)


def form_of(genre: str) -> Form:
    """The interchange's form for a genre word as printed; KeyError for what `GENRE` does not match."""
    words = " ".join(genre.lower().split())
    return _FORMS[words] if words in _FORMS or not re.fullmatch(_WIRED, words) else "telegram"
