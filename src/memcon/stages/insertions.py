"""Words in brackets that an editor or translator put into the record: "[the delegates]", "(kak by ni bylo)"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from spellchecker import SpellChecker

from memcon.text import Span

_SQUARE = re.compile(r"\[(?!\s*\d+\s*\])[^\[\]\n]{1,300}\]")
_FOREIGN = re.compile(r"\((?P<words>[a-zà-ÿ’']+(?: [a-zà-ÿ’']+){0,6})[.,]?\)?(?=\W|$)")
_ENGLISH = {
    "the",
    "of",
    "and",
    "or",
    "to",
    "in",
    "for",
    "by",
    "see",
    "not",
    "with",
    "is",
    "at",
    "on",
    "from",
    "as",
    "an",
}


def insertions(text: str, outside: Sequence[Span], *, translated: bool) -> Iterator[Span]:
    """Places of insertions in `text` that touch none of the spans `outside`.

    Round brackets are looked at only in a translated record: words in them that English does not know are
    the original's, transliterated.
    """
    for match in _SQUARE.finditer(text):
        span = Span(*match.span())
        if not any(span.overlaps(other) for other in outside):
            yield span
    if not translated:
        return
    for match in _FOREIGN.finditer(text):
        span = Span(*match.span())
        if match.group().endswith(")") and _is_foreign(match.group("words")):
            yield from (span,) if not any(span.overlaps(other) for other in outside) else ()


def _is_foreign(words: str) -> bool:
    found = words.replace("’", "'").split()
    if any(word in _ENGLISH for word in found):
        return False
    unknown = _english().unknown(found)
    return 2 * len(unknown) >= len(set(found))


def is_english(word: str) -> bool:
    """True when English has `word`, whatever its case."""
    return bool(_english().known([word]))


@cache
def _english() -> SpellChecker:
    return SpellChecker(language="en", distance=1)
