"""Words of a text as every storage's full-text index sees them: folded, with their places in the text.

A word is a run of letters, digits and the marks on them; case and accents are folded, and nothing else: the same
that SQLite's FTS5 yields with `unicode61 remove_diacritics 2`, whose tables stand in lexicon/characters.toml.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from memcon.lexicon import load
from memcon.text import Span


class Token(NamedTuple):
    """A word as it is looked up, and its place in the text (code points, end exclusive)."""

    word: str
    span: Span


def tokens(text: str) -> Iterator[Token]:
    """The words of `text`, one after the other."""
    for match in word_pattern().finditer(text):
        yield Token(folded(match[0]), Span(*match.span()))


def words(text: str) -> tuple[str, ...]:
    """The words of `text` without their places."""
    return tuple(word_pattern().findall(folded(text)))


def folded(text: str) -> str:
    """`text` with case and accents folded; marks that leave their letter plain are gone, so places may move."""
    return text.translate(_folding())


@cache
def word_pattern() -> re.Pattern[str]:
    """Matches a whole word of a text."""
    separators = _ranges(load("characters")["separators"])
    return re.compile(f"[^{separators}{marks()}][^{separators}]*")


@cache
def spelled(word: str) -> re.Pattern[str]:
    """Matches a folded `word` however a text writes it, in capitals, with accents; also inside a longer word."""
    return re.compile("".join(f"[{_unfolded()[letter]}][{marks()}]*" for letter in word))


@cache
def marks() -> str:
    """Marks that leave their letter plain, as the inside of a regular expression's brackets."""
    return _ranges(load("characters")["dropped"])


@cache
def _folding() -> dict[int, int | None]:
    lexicon = load("characters")
    table: dict[int, int | None] = dict(zip(map(ord, lexicon["letters"]), map(ord, lexicon["plain"]), strict=True))
    for run in lexicon["dropped"].split():
        first, _, last = run.partition("-")
        table.update(dict.fromkeys(range(int(first, 16), int(last or first, 16) + 1)))
    return table


class _Unfolded(dict[str, str]):
    """For each plain letter all that are folded to it, itself among them unless it is folded too."""

    def __missing__(self, letter: str) -> str:
        return re.escape(letter)


@cache
def _unfolded() -> _Unfolded:
    lexicon = load("characters")
    found = _Unfolded()
    for letter, plain in zip(lexicon["letters"], lexicon["plain"], strict=True):
        found[plain] = found[plain] + letter
    return found


def _ranges(runs: str) -> str:
    """Ranges of code points ("30-39 41") inside the brackets of a regular expression."""
    return "".join("-".join(f"\\U{end:0>8}" for end in run.split("-")) for run in runs.split())
