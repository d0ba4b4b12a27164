"""Names and titles folded for comparison: case, accents and the kinds of apostrophe and hyphen aside."""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’\-‐‑][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i"})
_ARTICLES = frozenset({"the", "a", "an"})
_POINTED = re.compile(r"\b(?:[A-Za-z]\.\s?)+[A-Za-z]\b\.?")
_UNWORDED = re.compile(r"[^\w']+")
_PARTICLES = frozenset({
    "de", "du", "des", "d", "von", "van", "der", "den", "zu", "ter", "ten", "di", "da", "del", "della", "dos", "la",
    "le", "el", "al", "bin", "ibn", "ben", "bint", "abu",
})  # fmt: skip


def folded(text: str) -> str:
    """Case, accents and the kind of apostrophe or hyphen aside."""
    flat = unicodedata.normalize("NFKD", text.translate(_LETTERS)).casefold()
    return "".join(c for c in flat if not unicodedata.combining(c)).replace("’", "'").replace("‐", "-")


@lru_cache(maxsize=1 << 16)
def words(text: str) -> tuple[str, ...]:
    """The folded words of a name, possessive endings and articles aside."""
    found = (_POSSESSIVE.sub("", folded(w)) for w in _WORD.findall(text))
    return tuple(w for w in found if w and w not in _ARTICLES)


@lru_cache(maxsize=1 << 16)
def title_words(text: str) -> tuple[str, ...]:
    """The folded words of a title: hyphens part words, points in abbreviations do not ("U.K." is "uk").

    "the U.K. Consul-General" gives uk, consul, general. Articles are left out; "'s" stays with its word.
    """
    closed = _POINTED.sub(lambda found: re.sub(r"[.\s]", "", found[0]), text)
    found = (word.strip("'") for word in _UNWORDED.sub(" ", folded(closed)).split())
    return tuple(word for word in found if word and word not in _ARTICLES)


def slug(text: str) -> str:
    """Letters, digits and hyphens of a folded text; "" when it has none."""
    return re.sub(r"[\W_]+", "-", folded(text).replace("'", "")).strip("-")


def surnames(form: str) -> tuple[str, ...]:
    """The folded surnames that a form of a name may give: with its particles and without.

    "de Gaulle, Charles" gives "de gaulle" and "gaulle"; "Spruille Braden" gives "braden". A form of several words
    without a comma may also begin with the surname, as Chinese names do: "Wang Shih-chieh" gives "wang" too.
    """
    before, comma, _ = form.partition(",")
    parts = [word for word in words(before) if word not in ("jr", "sr", "ii", "iii")]
    if not parts:
        return ()
    if comma:
        candidates = [" ".join(parts), parts[-1]]
        while len(parts) > 1 and parts[0] in _PARTICLES:
            parts = parts[1:]
            candidates.append(" ".join(parts))
    else:
        first = len(parts) - 1
        while first > 0 and parts[first - 1] in _PARTICLES:
            first -= 1
        candidates = [" ".join(parts[first:]), parts[-1], parts[0]]
    return tuple(dict.fromkeys(candidates))
