"""Shapes of names: where a name ends among words, and its forms without article, owner's 's or first name.

Indices count words, end exclusive.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from memcon.authority import Authority
from memcon.authority.folding import title_words
from memcon.authority.places import places
from memcon.identity.names import ALSO_SURNAMES, person_names
from memcon.stages.lexical import persons, state_names
from memcon.stages.words import Word, is_function_word

_APART = re.compile(r"\s?-\s(?=General\b|Chief\b)")
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]?|[A-Z]")
_SEVERAL = 3  # bearers of what is a first name


def printed(words: Sequence[Word]) -> str:
    """Words as one name: "Mr . Novak" is "Mr. Novak", "Consul - General" of a line's end "Consul-General"."""
    return _APART.sub("-", " ".join(word.text for word in words)).replace(" .", ".").replace(" ,", ",")


def without_owner(lower: str) -> str:
    """A word (lower case) without the 's or s' of a genitive."""
    return lower[:-2] if lower.endswith("'s") else lower[:-1] if lower.endswith("s'") else lower


def cut_owner(name: str) -> str:
    """A name as printed without the 's of a genitive."""
    return re.sub(r"['’]s$", "", name)


def owner_length(name: str) -> int:
    """How many code points of a name as printed make it a genitive: 2 for 's, 1 for s', 0 for none."""
    if name.endswith(("'s", "’s")):
        return 2
    return 1 if name.endswith(("s'", "s’")) else 0


def articleless(name: str) -> str:
    """A name as printed without the article before it."""
    return re.sub(r"^(?:[Tt]he|[Aa]n?)\s+", "", name)


def first_initial(name: str) -> str:
    """The initial of the first name or first initial of a person's name, lower case; "" where there is none."""
    words = [word for word in re.split(r"[\s.]+", name) if word and word.casefold() not in persons("title")]
    words = [word for word in words if word.casefold() not in persons("particle")]
    return words[0][0].casefold() if len(words) > 1 and words[0][0].isalpha() else ""


def is_place(name: str) -> bool:
    """True for the name of a state, a territory or a capital: "New Caledonia", "Noumea"."""
    return bool(places(title_words(name)))


def is_proper(word: Word) -> bool:
    """True for a capitalised word that no closed class holds."""
    return word.capital and not is_function_word(word.lower)


def is_signed(words: Sequence[Word], begin: int, at: int) -> bool:
    """True where words in capitals begin at `at`, behind others from `begin` on: no part of a title is signed."""
    return _is_shouted(words[at : at + 2]) and not words[begin].text.isupper()


def _is_shouted(words: Sequence[Word]) -> bool:
    return len(words) == 2 and all(word.text.isupper() for word in words) and len(words[0].text.strip(".")) > 1


def name_end(words: Sequence[Word], begin: int) -> int:
    """Where a name that begins at `begin` ends: initials, names, particles; `begin` when none does."""
    end = begin
    while end < len(words):
        word = words[end]
        if _INITIALS.fullmatch(word.text) and word.text != "I":
            end += 2 if end + 1 < len(words) and words[end + 1].text == "." else 1
        elif word.lower in persons("particle") and end + 1 < len(words) and words[end + 1].capital:
            end += 1
        elif end > begin and _is_surname(words, end):
            end += 1
            break
        elif end > begin and (word.lower in persons("honorific") or _opens_office(words, end)):
            break
        elif _is_name(word):
            end += 1
            if word.lower.endswith(("'s", "s'")):
                break
        else:
            break
    while end > begin and (words[end - 1].text == "." or words[end - 1].lower in persons("particle")):
        end -= 1
    return end


def _is_surname(words: Sequence[Word], at: int) -> bool:
    """True for a word of an office that is a surname, behind the first name of one who bears it: "Mackenzie King"."""
    surname = without_owner(words[at].lower)
    if not words[at].capital or surname not in ALSO_SURNAMES:
        return False
    return is_borne(words[at - 1].lower, surname)


@cache
def is_borne(first: str, surname: str) -> bool:
    """True where the authority lists somebody of this first name and surname, both in small letters."""
    people = Authority.shipped().named(surname)
    names = person_names(form for person in people for form in (person.name, *person.forms))
    return any(name.core == surname and first in name.given for name in names)


@cache
def _first_names() -> frozenset[str]:
    """The first names, in small letters, that several people of the authority bear."""
    people = Authority.shipped().people.values()
    met = Counter(word for person in people for word in person.name.partition(",")[2].lower().split())
    return frozenset(word for word, times in met.items() if times >= _SEVERAL and len(word) > 2 and word.isalpha())


def is_first_name(word: str) -> bool:
    """True for a first name, in any letters, that several people of the authority bear."""
    return word.lower() in _first_names()


def _opens_office(words: Sequence[Word], at: int) -> bool:
    """True where an office begins, as behind a signature: "Prime Minister", "Valdorian Foreign Minister"."""
    at += words[at].text in state_names()
    begin = at
    while at < len(words) and _leads_to_office(words[at], at > begin):
        at += 1
    return at < len(words) and words[at].lower in persons("office")


def _leads_to_office(word: Word, inside: bool) -> bool:
    """True for a title that is no office, and `inside` one for the marks of its abbreviation: "Lieut.-General"."""
    title = word.lower in persons("title") and word.lower not in persons("office")
    return title or (inside and word.text in ".-")


def _is_name(word: Word) -> bool:
    """True for a proper word that is no title, month, body or office."""
    if not (word.text[0].isalpha() and is_proper(word)) or word.lower in persons("office"):
        return False
    plain = without_owner(word.lower)
    return plain not in persons("not_name") and plain not in persons("organisation")
