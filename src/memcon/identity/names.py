"""Names of persons and offices taken apart: titles aside, given names and surname told apart."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from memcon.authority.folding import folded, title_words, words
from memcon.authority.seats import seat
from memcon.identity.chinese import family_first
from memcon.identity.scripts import latin
from memcon.lexicon import load

__all__ = ["OFFICES", "TITLES", "PersonName", "folded", "office_parts", "person_name", "person_names", "words"]

_WORD = re.compile(r"[^\W_]+(?:['’\-‐‑][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_PARTED = re.compile(r"[,;()]")
_LAST_BRACKET = re.compile(r"\(([^()]+)\)\s*$")
_ELIDED = re.compile(r"^d['’](?=..)", re.IGNORECASE)  # the particle of "d'Orlo"
_ARTICLE_PREFIX = re.compile(r"^(?:al|el|es|as|ar|an|ad|ul)-(?=..)")

_PARTS = load("name-parts")
_PERSONS = load("persons")
TITLES = frozenset((*_PERSONS["title"], *_PERSONS["plural_title"], *_PARTS["titles"]))
OFFICES = frozenset(
    (*_PERSONS["office"], *_PERSONS["person"], *_PERSONS["organisation"], *_PERSONS["source"], *_PARTS["offices"])
)
_PARTICLES = frozenset((*_PERSONS["particle"], *_PARTS["particles"]))
_PREPOSITIONS = frozenset(_PARTS["prepositions"])
_SUFFIXES = frozenset(_PARTS["suffixes"])
_FIRST_NAMES = frozenset(_PARTS["first_names"])
_OPENERS = frozenset(_PARTS["openers"])
_PEERS = frozenset(_PARTS["peer"])
_AFTER = re.compile(rf",?\s+(?:{'|'.join(_PARTS['suffixes'])})\.?$", re.IGNORECASE)
ALSO_SURNAMES = frozenset(_PARTS["also_surnames"])
"""Words of offices, folded, that are surnames too: "king", "officer"."""
_ADDRESS = frozenset((*_PERSONS["honorific"], *_PARTS["address"]))


class PersonName(NamedTuple):
    """A personal name: `surname` folded, with its particles; `given` are folded first names or initials.

    `titles` are the folded forms of address and ranks before it: "mrs", "general".
    """

    surname: str
    given: tuple[str, ...]
    titles: tuple[str, ...] = ()

    @property
    def core(self) -> str:
        """The surname without particles, in one piece: "de Gaulle" and "Gaulle" give one."""
        return core(self.surname)


@lru_cache(maxsize=1 << 15)
def core(surname: str) -> str:
    """A folded surname without particles and article, spaces, hyphens and apostrophes."""
    parts = surname.split()
    while len(parts) > 1 and parts[0] in _PARTICLES:
        parts = parts[1:]
    return re.sub(r"[^\w]", "", _ARTICLE_PREFIX.sub("", _ELIDED.sub("", " ".join(parts))))


@lru_cache(maxsize=1 << 16)
def person_name(text: str) -> PersonName | None:
    """The personal name in `text`; None when it has none (an office, a description, a pronoun).

    "The Consul in Varna (Ostrow)" gives ostrow; "Minister of Supply, Comrade Bel" gives bel; "Bel, Ada" gives
    bel with the first name ada, and so do "Bel, Mrs Ada" and, of another script, the same in Latin letters.
    """
    text = _without_post(latin(text))
    inside = _LAST_BRACKET.search(text)
    if inside and folded(inside[1].strip()) in _countries():
        text = text[: inside.start()]  # "Brask (Ostmark)"
    elif inside and (name := _plain_name(inside[1])):
        return name
    head, comma, tail = _AFTER.sub("", text).rpartition(",")
    if not comma:
        return _plain_name(text)
    if (surname := _bare_surname(head)) and (first := _first_names(tail)):
        return PersonName(surname, *first)
    behind = tuple(folded(word) for word in _spelled(tail))
    if behind and all(word in TITLES for word in behind):
        name = _plain_name(head)
        return name._replace(titles=(*name.titles, *behind)) if name else None  # "Brask, Madame"
    return _plain_name(tail) or _plain_name(head)


def _without_post(text: str) -> str:
    """`text` without the place that stands behind a post abroad: "Ambassador, Varna", "Consul General Ostmark"."""
    found = title_words(text)
    for at in range(1, len(found)):
        if seat(found[:at], found[at:], parted="," in text):
            printed = text.split()
            while title_words(" ".join(printed)) != found[:at]:
                printed.pop()
            return " ".join(printed).rstrip(",")
    return text


def person_names(texts: Iterable[str]) -> tuple[PersonName, ...]:
    """The personal names among `texts`, without repetition."""
    return _person_names(tuple(texts))


@lru_cache(maxsize=1 << 14)
def _person_names(texts: tuple[str, ...]) -> tuple[PersonName, ...]:
    return tuple(dict.fromkeys(name for text in texts if (name := person_name(text))))


def office_parts(text: str) -> tuple[str, ...]:
    """The parts of a name as printed that have the words of an office: of "Bel, Minister of Supply" the second."""
    return tuple(part.strip() for part in _PARTED.split(text) if any(word in OFFICES for word in words(part)))


def _bare_surname(text: str) -> str | None:
    """The folded surname that stands alone before a comma, "de Orlo"; None for anything else."""
    found = _spelled(text)
    flat = [folded(word) for word in found]
    if not 1 <= len(found) <= 4 or not _is_capital(found[-1]):
        return None
    if any(not word[0].isupper() and folded(word) not in _PARTICLES for word in found):
        return None
    if any(word in TITLES or word in OFFICES for word in flat) and not (len(flat) == 1 and flat[0] in ALSO_SURNAMES):
        return None
    return " ".join(flat)


def _first_names(text: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """First names and titles that stand alone after a comma, "General Karl M.", folded; None for anything else."""
    found = [(word, folded(word)) for word in _spelled(text) if folded(word) not in _SUFFIXES]
    titles = tuple(flat for word, flat in found if _is_title(flat) and len(word) > 1)
    given = [(word, flat) for word, flat in found if flat not in titles]
    if not given or len(given) > 5 or any(not word[0].isupper() or flat in OFFICES for word, flat in given):
        return None
    return tuple(flat for _, flat in given), titles


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(folded(form) for state in load("states")["state"] for form in state["adjective"])


@cache
def _countries() -> frozenset[str]:
    return frozenset(folded(form) for state in load("states")["state"] for form in (state["name"], *state["names"]))


class _Word(NamedTuple):
    """A word of a name: as printed, folded; `title` where it is one, `name` where it is a name whatever it looks."""

    printed: str
    flat: str
    title: bool
    name: bool = False

    @property
    def office(self) -> bool:
        return self.flat in OFFICES and not self.name

    @property
    def preposition(self) -> bool:
        return self.printed in _PREPOSITIONS  # in lower case: "A. Brask" has an initial


def _plain_name(text: str) -> PersonName | None:
    found = [_Word(w, flat, _is_title(flat)) for w in _spelled(text) if (flat := folded(w)) not in _SUFFIXES and flat]
    found = [_as_name(found, at) for at in range(len(found))]
    titles: list[str] = []
    kept: list[_Word] = []
    for at, word in enumerate(found):
        if word.title and not (len(word.flat) == 1 and (kept or titles or _is_initial(found[at + 1 : at + 2]))):
            titles.append(word.flat)
            kept = []  # what stands before a title is an office, not a first name
        elif word.flat == "of" and not kept and titles and titles[-1] in _PEERS:
            continue  # "the Earl of Orlo"
        else:
            kept.append(word)
    kept = _after_offices(kept, titles)
    last = len(kept) - 1
    if last < 0 or len(kept[last].flat) < 2 or not _is_capital(kept[last].printed):
        return None
    if family_first([w.printed for w in kept], [w.flat for w in kept]):
        return PersonName(kept[0].flat, ("-".join(w.flat for w in kept[1:]),), tuple(titles))
    first = last
    while first > 0 and _is_particle(kept[first - 1]) and (first > 1 or kept[0].flat not in _FIRST_NAMES):
        first -= 1
    before = kept[1:first] if first and kept[0].flat in _OPENERS else kept[:first]
    before = [
        word for at, word in enumerate(before) if at == 0 or not _is_particle(word) or word.printed[0].isupper()
    ]
    if any(not word.printed[0].isupper() for word in before) or sum(len(word.flat) > 1 for word in before) > 4:
        return None
    shouted = all(word.printed.isupper() for word in kept)
    given = tuple(part for word in before for part in _given(word, shouted))
    return PersonName(" ".join(word.flat for word in kept[first:]), given, tuple(titles))


def _spelled(text: str) -> list[str]:
    return [_POSSESSIVE.sub("", word) for word in _WORD.findall(text)]


def _is_title(flat: str) -> bool:
    """True for a title, of several words too: "vice-admiral"."""
    return flat in TITLES or ("-" in flat and all(part in TITLES for part in flat.split("-")))


def _is_particle(word: _Word) -> bool:
    """True for a word that belongs to the surname behind it; "D." is an initial, "d'" a particle."""
    return word.flat in _PARTICLES and (len(word.flat) > 1 or word.printed[0].islower())


def _is_initial(following: list[_Word]) -> bool:
    """True when an initial follows: "M. J. Orlo" has two, "M. Orlo" has a title; "Mr. M. Orlo" has both."""
    return any(len(word.printed) == 1 and word.printed.isupper() for word in following)


def _as_name(found: list[_Word], at: int) -> _Word:
    """The word at `at`, a name if it is the last after what only names follow: "Mr Church", "F. Bishop"."""
    word = found[at]
    if at == 0 or at < len(found) - 1 or not word.printed[0].isupper():
        return word
    before = found[at - 1]
    if before.title:
        called = before.flat in _ADDRESS and (word.flat not in _PERSONS["office"] or word.flat in ALSO_SURNAMES)
        called = called and (before.flat, word.flat) != ("general", "staff")
    else:
        first = before.printed[0].isupper() and not before.office and before.flat not in _adjectives()
        called = first and word.flat in ALSO_SURNAMES
    return word._replace(title=False, name=True) if called else word


def _after_offices(kept: list[_Word], titles: list[str]) -> list[_Word]:
    """The words of the name without office and place: "Foreign Minister Bel" has a name, "Minister in Varna" none."""
    stops = [at for at, word in enumerate(kept) if word.office or word.preposition]
    if not stops:
        return kept
    if not kept[stops[-1]].preposition:
        return kept[stops[-1] + 1 :]
    first = next(at for at in stops if kept[at].preposition)
    return kept[:first] if titles and first and stops[0] == first else []  # "Marshal Orlo of Ostmark"


def _is_capital(printed: str) -> bool:
    """True for "Said" and, article or particle aside, for "es-Said" and "d'Orlo"."""
    bare = _ELIDED.sub("", _ARTICLE_PREFIX.sub("", printed))
    return printed[0].isupper() or (bare != printed and bare[0].isupper())


def _given(word: _Word, shouted: bool) -> tuple[str, ...]:
    """A first name, or initials that were set without points: "IV Orlo", "IV ORLO", but "JAN ORLO"."""
    vowel = any(c in "aeiouy" for c in word.flat)
    if word.printed.isupper() and len(word.printed) in (2, 3) and not (shouted and vowel and len(word.printed) == 3):
        return tuple(word.flat)
    return (word.flat,)
