"""Mentions as they are scored: their words, their head, and whether they are names.

The texts are in capitals, so that spelling does not tell a name; closed lists of words (words.toml) decide.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from memcon.text import Span

Kind = Literal["PER", "ORG", "GPE", "LOC"]

# An abbreviation with its stops (U.S., U. N.), a letter with a number (F-16), or a run of letters and digits.
_WORD = re.compile(
    r"U\.\ ?[SKN]\b\.? | (?:[A-Z]\.)+[A-Z]\b\.? | [A-Z]-\d+ | [^\W_]+(?:['’][^\W_]+)*", re.VERBOSE | re.IGNORECASE
)
_POSSESSIVE = re.compile(r"(?<=.)['’]S?$", re.IGNORECASE)
_BREAK = re.compile(r"[,;:(\n]")


class Word(NamedTuple):
    """A word without stops, blanks and possessive, in capitals; its place in the mention."""

    letters: str
    start: int
    end: int


@dataclass(eq=False)
class Mention:
    """Words that stand for an entity.

    Attributes:
        span: the place in the text; `surface` are the words there.
        entity: the id of the entity, whose kind is `kind`, and whose fullest name is `listed`.
        head: the place of the word taken for the head.
        named: whether the mention is a name; set by `mark_names`.
    """

    span: Span
    entity: int | str
    kind: Kind
    listed: str
    surface: str
    words: list[Word] = field(init=False)
    head: Span = field(init=False)
    named: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        self.words = _words(self.surface)
        self.head = _head(self)


def mark_names(mentions: Iterable[Mention], listed_counts: bool) -> None:
    """Say of all mentions of a text which are names.

    A name has a word that is in none of the lists; for a person, titles and posts are in one, and words inside a
    mention of another entity do not count. With `listed_counts`, as in the gold, two words that an organisation
    shares with its listed name suffice. "US" alone is a name only where it is a state.
    """
    mentions = list(mentions)
    for mention in mentions:
        inside = [
            other.span
            for other in mentions
            if mention.kind == "PER"
            and other.entity != mention.entity
            and other.span != mention.span
            and mention.span.covers(other.span)
        ]
        at = mention.span.start
        own = [
            word.letters
            for word in mention.words
            if not any(span.covers(Span(at + word.start, at + word.end)) for span in inside)
        ]
        mention.named = _is_name(mention, own, listed_counts)


def _is_name(mention: Mention, words: list[str], listed_counts: bool) -> bool:
    if mention.surface.strip().upper() == "US" and mention.kind != "GPE":
        return False
    nouns = _listed("function") | _listed("common")
    if mention.kind == "PER":
        nouns |= _listed("person")
    if any(len(word) > 1 and not word.isdigit() and word not in nouns for word in words):
        return True
    return listed_counts and mention.kind == "ORG" and len(set(words) & _telling(mention.listed)) >= 2


def _head(mention: Mention) -> Span:
    """The last word before the first comma, bracket or preposition.

    For a person the last word that the listed name has too: before the comma or bracket, else anywhere.
    """
    if not mention.words:
        return mention.span
    first = mention.words[0]
    stop = _BREAK.search(mention.surface, first.end)
    before = [word for word in mention.words if stop is None or word.end <= stop.start()] or mention.words
    head = None
    if mention.kind == "PER":
        listed = _telling(mention.listed)
        head = next((w for part in (before, mention.words) for w in reversed(part) if w.letters in listed), None)
    if head is None:
        prepositions = _listed("preposition")
        end = next((at for at, word in enumerate(before) if at and word.letters in prepositions), len(before))
        head = before[end - 1]
    return Span(mention.span.start + head.start, mention.span.start + head.end)


def _words(surface: str) -> list[Word]:
    found = []
    for match in _WORD.finditer(surface):
        word = _POSSESSIVE.sub("", match[0])
        letters = word.upper().replace(".", "").replace(" ", "").replace("’", "'")
        found.append(Word(letters, match.start(), match.start() + len(word)))
    return found


def _telling(name: str) -> set[str]:
    """The words of a listed name but function words."""
    return {word.letters for word in _words(name)} - _listed("function")


@cache
def _listed(name: str) -> frozenset[str]:
    lists = tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))
    return frozenset(lists[name].upper().split())
