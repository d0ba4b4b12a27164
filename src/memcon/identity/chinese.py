"""Chinese names: their order, and one name under Wade-Giles, pinyin and other romanisations."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from memcon.lexicon import load

# "En-lai": after the hyphen in lower case, as no European name is; or all in capitals
_GIVEN = re.compile(r"[A-Z][a-z']*-[a-z'-]+")
_SHOUTED = re.compile(r"[A-Z']+-[A-Z']+")


@cache
def _syllables() -> dict[str, str]:
    """What stands for a syllable to its Wade-Giles without marks; Wade-Giles goes before pinyin."""
    found: dict[str, str] = {}
    entries = [entry.split() for entry in load("chinese")["syllables"]]
    for giles, *_ in entries:
        found[giles] = giles
    for giles, *others in entries:
        for other in others:
            found.setdefault(other, giles)
    for entry in load("chinese")["custom"]:
        own, giles = entry.split()
        found.setdefault(own, giles)
    return found


@cache
def _families() -> frozenset[str]:
    return frozenset(load("chinese")["families"])


@lru_cache(maxsize=1 << 14)
def readings(name: str) -> frozenset[str]:
    """What a folded name may be in Wade-Giles, syllables joined: "zedong", "tse-tung" both give "tsetung".

    Pinyin and Wade-Giles share spellings ("chu" is one in both, and "qu" is another "chu"), so that names are only
    said to be readable as one. Empty when the name is not made of Chinese syllables, three at most.
    """
    known = _syllables()
    flat = name.replace("'", "")
    if "-" in flat or " " in flat:
        parts = re.split(r"[- ]", flat)
        whole = len(parts) <= 3 and all(part in known for part in parts)
        return frozenset(["".join(known[part] for part in parts)] if whole else ())
    found: set[str] = set()

    def cut(rest: str, read: str, left: int) -> None:
        if not rest:
            found.add(read)
        elif left:
            for size in range(1, min(6, len(rest)) + 1):
                if giles := known.get(rest[:size]):
                    cut(rest[size:], read + giles, left - 1)

    cut(flat, "", 3)
    return frozenset(found - {""})


def family_first(words: Sequence[str], flat: Sequence[str]) -> bool:
    """True when words of a name (as printed, and folded) stand in East Asian order, the family name first.

    "Chou En-lai" by its shape, "Zhou Enlai" and "Sun Fo" because both are Chinese, "Kim Il Sung" by its family.
    """
    if not 2 <= len(words) <= 3 or any(len(word) < 2 for word in flat):
        return False
    if len(words) == 2 and _GIVEN.fullmatch(words[1]) and len(words[0]) <= 7 and "-" not in words[0]:
        return True
    family = readings(flat[0]) & _families()
    if family and len(words) == 2 and _SHOUTED.fullmatch(words[1]):
        return True
    if flat[0] in load("chinese")["korean"] and len(words) == 3:
        return all(len(word) <= 5 for word in flat[1:])
    return bool(family) and all(readings(word) for word in flat[1:]) and not readings(flat[-1]) & family
