"""Names of persons and offices taken apart: titles aside, given names and surname told apart."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from memcon.lexicon import load

_WORD = re.compile(r"[^\W_]+(?:['’\-‐‑][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")

_LEXICON = load("name-parts")
TITLES = frozenset(_LEXICON["titles"])
OFFICES = frozenset(_LEXICON["offices"])
_PARTICLES = frozenset(_LEXICON["particles"])
_PREPOSITIONS = frozenset(_LEXICON["prepositions"])
_SUFFIXES = frozenset(_LEXICON["suffixes"])


class PersonName(NamedTuple):
    """A personal name: `surname` folded, with its particles; `given` are folded first names or initials."""

    surname: str
    given: tuple[str, ...]


def folded(text: str) -> str:
    """Case, accents and the kind of apostrophe or hyphen aside."""
    flat = unicodedata.normalize("NFKD", text.translate(_LETTERS)).casefold()
    return "".join(c for c in flat if not unicodedata.combining(c)).replace("’", "'").replace("‐", "-")


_LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i"})


@lru_cache(maxsize=1 << 16)
def words(text: str) -> tuple[str, ...]:
    """The folded words of a name, possessive endings and articles aside."""
    found = (_POSSESSIVE.sub("", folded(w)) for w in _WORD.findall(text))
    return tuple(w for w in found if w and w not in ("the", "a", "an"))


@lru_cache(maxsize=1 << 16)
def person_name(text: str) -> PersonName | None:
    """The personal name in `text`; None when it has none (an office, a description, a pronoun).

    "The Consul in Varna (Ostrow)" gives ostrow; "Minister of Supply, Comrade Bel" gives bel; "Bel, Ada" gives
    bel with the first name ada.
    """
    inside = re.search(r"\(([^()]+)\)\s*$", text)
    if inside and (name := _plain_name(inside[1])):
        return name
    head, comma, tail = text.rpartition(",")
    if comma:
        one, two = _plain_name(head), _plain_name(tail)
        if one and two and not one.given and not _has_title_or_office(head + tail):
            return PersonName(one.surname, (*two.given, two.surname))
        return two or one
    return _plain_name(text)


def person_names(texts: Iterable[str]) -> tuple[PersonName, ...]:
    """The personal names among `texts`, without repetition."""
    return tuple(dict.fromkeys(name for text in texts if (name := person_name(text))))


def given_agree(one: PersonName, two: PersonName) -> bool | None:
    """True when first names or initials agree, False when they cannot be one man's, None when one has none."""
    if not one.given or not two.given:
        return None
    return all(a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in zip(one.given, two.given, strict=False))


def _has_title_or_office(text: str) -> bool:
    return any(w in TITLES or w in OFFICES for w in words(text))


def _is_preposition(word: str) -> bool:
    return word in _PREPOSITIONS  # in lower case: "A. Brask" has an initial


def _plain_name(text: str) -> PersonName | None:
    raw = _WORD.findall(text)
    kept: list[tuple[str, str]] = []
    for word in raw:
        word = _POSSESSIVE.sub("", word)
        flat = folded(word)
        if flat in TITLES and not (len(flat) == 1 and kept):
            kept = [] if len(flat) > 1 else kept  # what stands before a title is an office, not a first name
            continue
        if flat and flat not in _SUFFIXES:
            kept.append((word, flat))
    offices = [at for at, (word, flat) in enumerate(kept) if flat in OFFICES or _is_preposition(word)]
    if offices:  # "Foreign Minister Bel" has a name after the office, "Minister in Varna" has none
        if _is_preposition(kept[offices[-1]][0]):
            return None
        kept = kept[offices[-1] + 1 :]
    if not kept:
        return None
    last = len(kept) - 1
    if not kept[last][0][0].isupper() or len(kept[last][1]) < 2:
        return None
    first = last
    while first > 0 and kept[first - 1][1] in _PARTICLES:
        first -= 1
    before = kept[:first]
    if any(not word[0].isupper() for word, _ in before) or len(before) > 4:
        return None
    # initials set without spaces ("I.V.") come apart as words already; a run of capitals is read letter by letter
    given: list[str] = []
    for word, flat in before:
        given += list(flat) if word.isupper() and len(word) in (2, 3) and len(kept) > 1 else [flat]
    return PersonName(" ".join(flat for _, flat in kept[first:]), tuple(given))
