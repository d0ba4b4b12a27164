"""Names in other scripts than the Latin one, in Latin letters."""

import re

_HAN = re.compile(r"[\u3400-\u9fff]+")
_WORD = re.compile(r"[^\W\d_]+")
_BEYOND_LATIN = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")


def latin(text: str) -> str:
    """`text` with the words of other scripts in Latin letters, by anyascii; Latin letters stay as they are.

    Chinese characters become pinyin with the family name first ("Zhou En-lai"). What Arabic script leaves
    unwritten is not made up: vowels are missing.
    """
    if not _BEYOND_LATIN.search(text):
        return text
    from anyascii import anyascii  # its tables are read when they are first needed

    def syllables(found: re.Match[str]) -> str:
        first, *rest = (anyascii(letter) for letter in found[0])
        given = "-".join(rest).lower().capitalize()
        return f" {first} {given}" if given else f" {first}"

    def word(found: re.Match[str]) -> str:
        return anyascii(found[0]) if _BEYOND_LATIN.search(found[0]) else found[0]

    return _WORD.sub(word, _HAN.sub(syllables, text)).strip()
