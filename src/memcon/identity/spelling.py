"""One name in several spellings: what transliteration and hearing change is folded, the rest is compared.

The classes follow what the romanisations of Russian, Polish, Serbian and Chinese names in Western records
exchange for one another (ts/tz/dz/z, sh/sch/sz, ch/tch/cz, v/w/ff/b at the end, y/i/j, k/c/q).
"""

import re

from rapidfuzz import fuzz

LIKE = 85.0  # rapidfuzz ratio, 0 to 100, from which two folded spellings may be one name

_SOUNDS: tuple[tuple[str, str], ...] = (
    (r"shch|schtsch|szcz|stch", "S"),
    (r"(?<=i)c$|tsch|tch|cz|sch|sh|sz|ch(?!r)|zh|rz", "S"),
    (r"d?ts|d?tz|dz|th?z|zz|z|ss|s|c(?=[eiy])|x", "s"),
    (r"kh|ch", "h"),
    (r"ph|ff?$|w|v", "v"),
    (r"b$", "v"),
    (r"(?<=[a-zS])e$", ""),
    (r"ck|qu|q|c|k", "k"),
    (r"dt$|th|tt", "t"),
    (r"gu(?=[ei])|gh", "g"),
    (r"eau|au|ou|oo|u", "u"),
    (r"ei|ey|ie|ii|iy|yi|ij|y|j|i", "i"),
    (r"io|yo|eo", "e"),
)
_RULES = tuple((re.compile(pattern), sound) for pattern, sound in _SOUNDS)
_DOUBLE = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"(?<!^)[aeiou]")


def sound(surname: str) -> str:
    """A folded surname with the letters that spellings exchange made one."""
    flat = "".join(c for c in surname if c.isalpha())
    for pattern, letter in _RULES:
        flat = pattern.sub(letter, flat)
    return _DOUBLE.sub(r"\1", flat).lower()


def skeleton(surname: str) -> str:
    """The consonants of `sound`, to look candidates up by; vowels vary most."""
    return _VOWELS.sub("", sound(surname))


def alike(one: str, two: str) -> bool:
    """True when two folded surnames may be spellings of one name."""
    a, b = sound(one), sound(two)
    return min(len(a), len(b)) >= 3 and a[0] == b[0] and fuzz.ratio(a, b) >= LIKE
