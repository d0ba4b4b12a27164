"""Words broken at the end of a line: whether the hyphen is only the line's."""

import re
from collections.abc import Iterable
from functools import cache

_HYPHENS = ("-", "\u2010", "\u00ad")
_BEFORE = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")
_AFTER = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
# What follows the hyphen of "four- and five-power".
_SUSPENDED = frozenset(["and", "or", "to", "nor", "und", "oder", "bis", "et", "ou", "и", "или"])
# Languages in which memcon reads records, each told by words that no text in it is without.
_TOLD_BY = {"en": {"the", "of", "and"}, "fr": {"les", "des", "est"}, "ru": {"и", "в", "что"}}


def without_hyphen(line: str) -> str:
    """A line without the hyphen at its end."""
    return line.removesuffix(_HYPHENS[0]).removesuffix(_HYPHENS[1]).removesuffix(_HYPHENS[2])


class Words:
    """The words of a text, by which a hyphen at the end of a line is judged."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._whole: set[str] = set()
        for line in map(without_hyphen, lines):
            self._whole.update(word.lower().replace("\u2010", "-") for word in _WORD.findall(line))
        self._languages = [language for language, words in _TOLD_BY.items() if words <= self._whole]

    def joint(self, line: str, after: str) -> str | None:
        """What stands between `line` and the line `after` it, which go on one from the other, in place of its end.

        None when the hyphen with which `line` ends is only the line's and is to be dropped.
        """
        if line.endswith(("—", "--")):
            return "" if line.rstrip("—-")[-1:].strip() else " "
        if not line.endswith(_HYPHENS) or not line[-2:-1].strip() or line.endswith("--"):
            return " "
        if line.endswith("\u00ad"):
            return None
        before, follows = _BEFORE.search(line), _AFTER.match(after)
        if before is None or follows is None:
            return ""
        first, second = before[1].lower(), follows[0].lower()
        if second in _SUSPENDED:
            return " "
        if follows[0][0].isupper() and not before[1].isupper():
            return ""
        return None if self._is_one(first, second) else ""

    def _is_one(self, first: str, second: str) -> bool:
        """True when the two are one word: in the text or in a word list, or not two words with a hyphen."""
        joined = first + second
        if joined in self._whole:
            return True
        if f"{first}-{second}" in self._whole:
            return False
        return self._knows(joined) or not (self._knows(first) and self._knows(second))

    def _knows(self, word: str) -> bool:
        return any(word in _dictionary(language) for language in self._languages)


@cache
def _dictionary(language: str) -> frozenset[str]:
    """The words of a language, as pyspellchecker lists them."""
    from spellchecker import SpellChecker

    return frozenset(SpellChecker(language=language, distance=1).word_frequency.words())
