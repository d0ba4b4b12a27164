"""One name in several spellings: what transliteration and hearing change is folded, the rest is compared.

The classes follow what the romanisations of Russian, Polish, Serbian and Indonesian names in Western records
exchange for one another (ts/tz/dz/z, sh/sch/sz/sj, ch/tch/cz, v/w/ff/b at the end, y/i/j, k/c/q, oe/u).
"""

import re
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from memcon.identity.chinese import readings

Likeness = Literal["same", "romanised", "spelling", "misprint"]

LIKE = 85.0  # rapidfuzz ratio, 0 to 100, from which two folded spellings may be one name

_SOUNDS: tuple[tuple[str, str], ...] = (
    (r"shch|schtsch|szcz|stch", "S"),
    (r"(?<=i)c$|tsch|tch|cz|sch|sh|sz|ch(?!r)|zh|rz", "S"),
    (r"sj|tj", "S"),
    (r"d?ts|d?tz|dz|th?z|zz|z|ss|s|c(?=[eiy])|x", "s"),
    (r"kh|ch", "h"),
    (r"ph|ff?$|w|v", "v"),
    (r"b$", "v"),
    (r"(?<=[a-zS])e$", ""),
    (r"ck|qu|q|c|k", "k"),
    (r"dt$|th|tt", "t"),
    (r"gu(?=[ei])|gh", "g"),
    (r"eau|au|ou|oo|oe|u", "u"),
    (r"ei|ey|ie|ii|iy|yi|ij|y|j|i", "i"),
    (r"io|yo|eo", "e"),
)
LONG = 6  # letters of a name that a slip leaves recognisable
_ENGLISH = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        (r"(.)\1+", r"\1"),
        (r"(?<=..)e?s?$", ""),
        (r"ph", "v"),
        (r"th|dt", "t"),
        (r"ck|q", "k"),
        (r"c", "k"),
        (r"ey$|ie$|y|ie|ei", "i"),
        (r"z", "s"),
    )
)
_SLAVIC = re.compile(r"(?:sk[iy]{1,2}|[oe][vfw]{1,2}|vi(?:tch|c|ch|cz))$")
_LOOKS = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in ((r"rn|nn", "m"), (r"vv", "w"), (r"cl", "d"), (r"[ce]", "o"), (r"[l1j]", "i"), (r"h", "b"))
)
_RULES = tuple((re.compile(pattern), sound) for pattern, sound in _SOUNDS)
_DOUBLE = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"(?<!^)[aeiou]")


@lru_cache(maxsize=1 << 15)
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


@lru_cache(maxsize=1 << 16)
def likeness(one: str, two: str) -> Likeness | None:
    """How near two cores of surnames are: the same, another spelling, at most a misprint; None for other names.

    "romanised" is what transliteration makes of one foreign name ("Brantserov", "Branzerof"), of Chinese too;
    another spelling may be one name or two ("Clark", "Clarke"); a misprint differs by a letter (by two from eight
    letters on) or in its vowels only, and says little by itself: "Bell" and "Ball" are two names.
    """
    if one == two:
        return "same"
    if _romanised(one, two):
        return "romanised"
    if alike(one, two) or readings(one) & readings(two):
        return "spelling"
    shorter = min(len(one), len(two))
    if shorter < 4 or one[0] != two[0]:
        return None
    close = OSA.distance(one, two, score_cutoff=2) <= (1 if shorter < 8 else 2)
    return "misprint" if close or (skeleton(one) == skeleton(two) and len(skeleton(one)) > 1) else None


def is_slip(one: str, two: str) -> bool:
    """True when one core of a surname is another romanisation of the other, or a slip of the pen or the press in it:

    two letters exchanged, or letters taken for those that look like them.
    """
    if _romanised(one, two):
        return True
    if min(len(one), len(two)) < LONG or one[0] != two[0]:
        return False
    a, b = _blurred(one), _blurred(two)
    return a == b or (len(one) == len(two) and OSA.distance(a, b) == 1 and sorted(a) == sorted(b))


def _romanised(one: str, two: str) -> bool:
    """True when two cores sound as one, and differ by more than English surnames of two families do."""
    a = sound(one)
    if len(a) < 4 or a != sound(two):
        return False
    return _plain(one) != _plain(two) or bool(_SLAVIC.search(one) and _SLAVIC.search(two))


def _plain(core: str) -> str:
    """A core without the doubled letters, silent ends and exchanged letters that part English surnames."""
    for pattern, letter in _ENGLISH:
        core = pattern.sub(letter, core)
    return core


@lru_cache(maxsize=1 << 15)
def _blurred(core: str) -> str:
    """A core with the letters made one that print and recognition take for each other."""
    for pattern, letter in _LOOKS:
        core = pattern.sub(letter, core)
    return core
