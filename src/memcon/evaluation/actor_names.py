"""When two names may be one actor's."""

import re
import unicodedata

_WORD = re.compile(r"\w+")
_ADDRESS = """the a an of our my his her their its mr mrs ms miss dr sir com comr comrade comrades cde marshal general
    gen lord m monsieur mme"""
_FORMS_OF_ADDRESS = frozenset(_ADDRESS.split())

Name = tuple[str, ...]


def bare(name: str) -> Name:
    """The words of a name that tell it apart: case, accents, punctuation and forms of address aside."""
    flat = "".join(c for c in unicodedata.normalize("NFKD", name).casefold() if not unicodedata.combining(c))
    words = [word for word in _WORD.findall(flat) if word != "s"]
    return tuple(word for word in words if word not in _FORMS_OF_ADDRESS) or tuple(words)


def fits(one: Name, two: Name) -> bool:
    """True when the names are equal, or the shorter one's words are all in the other's and both end alike."""
    if one == two:
        return True
    short, long = (one, two) if len(one) <= len(two) else (two, one)
    return bool(short) and short[-1] == long[-1] and set(short) <= set(long)
