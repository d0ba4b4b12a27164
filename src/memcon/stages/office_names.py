"""How far the name of an office reaches among words: the state before it, its field and its place behind.

Indices count the words of a block, end exclusive.
"""

import re
from collections.abc import Sequence
from functools import cache

from memcon.authority.post_words import post_words
from memcon.authority.seats import seat
from memcon.lexicon import load
from memcon.stages.lexical import StateName, persons, state_names
from memcon.stages.name_shapes import cut_owner, is_proper, is_signed, without_owner
from memcon.stages.words import Word, word_class

_LONGEST_STATE = 5  # words of a state's name
_SHOUTED = 4  # code points above which a name in capitals is no abbreviation
_GENERAL = "general"  # "Secretary - General", "Chief of the General Staff": a rank only before a name
_FIELD_BEHIND = frozenset(("of", "for", "in", "to", "at"))
_HEADS_OF_DEPARTMENTS = frozenset(("secretary", "director", "director-general", "under-secretary"))
_FIELDS = frozenset(("foreign", "air"))  # "for Foreign Affairs", "for Air", but "Foreign Minister", "Air Marshal"
_PARTED = frozenset((_GENERAL, "chief"))  # behind a hyphen at a line's end: "Commander-in- Chief"
_AFFAIRS = frozenset(("d'affaires", "d'affaire"))
_PAPERS = frozenset(("cable", "cablegram", "circular", "despatch", "dispatch", "letter", "memorandum", "telegram"))
_BEGINS = re.compile(r"[.:,]?\s*\(?\b(?:begins|ends)\b[\s).:]*$", re.IGNORECASE)


def state_named(words: Sequence[Word]) -> StateName | None:
    """The state that the words as a whole name, also where they are printed in capitals; None for none."""
    parts = [word.text for word in words]
    name = " ".join((*parts[:-1], cut_owner(parts[-1]))).replace(" .", ".")
    known = state_names().get(name)
    if known is None and name.isupper() and len(name) > _SHOUTED:
        return state_names().get(name.title())
    return known


def whose_end(words: Sequence[Word], i: int) -> int:
    """Index after the state before an office, "British", "U.K.", "(His) Majesty's"; `i` where none begins there."""
    for size in range(min(_LONGEST_STATE, len(words) - i - 1), 0, -1):
        known = state_named(words[i : i + size]) if words[i].capital else None
        if known is not None and known.manner != "capital":
            plural = words[i + size - 1].lower.endswith("s")
            return i + size + int(plural and words[i + size].text in ("'", "’"))  # "the Netherlands' Minister"
    crown = i + 1 < len(words) and words[i].lower == "majesty's"
    return whose_end(words, i + 1) if crown else i


def titles_end(words: Sequence[Word], i: int) -> int:
    """Index after the titles and offices that begin at `i`, with the stops of their abbreviations."""
    while i < len(words) and (size := _together(words, i) or int(_is_title(words[i]) or _leads(words, i))):
        i += size
        owner = words[i - 1].lower != without_owner(words[i - 1].lower)
        if owner:
            break  # "the Prime Minister's"
        if i < len(words) and words[i].text == "." and words[i - 1].lower in word_class("abbreviation"):
            i += 1
        if i + 1 < len(words) and words[i].text == "-" and words[i + 1].lower in _PARTED:
            i += 2
        if i < len(words) and without_owner(words[i].lower) in _AFFAIRS:
            i += 1
    return i


def _is_title(word: Word) -> bool:
    if not (word.capital or word.lower in persons("small_title")):
        return False
    lower = without_owner(word.lower)
    if word.lower in persons("title") or lower in persons("office") or _is_parted(word):
        return True
    first, hyphen, second = lower.partition("-")
    return bool(hyphen) and first in persons("title") and second in persons("office")  # "Vice-Minister"


def _is_parted(word: Word) -> bool:
    """True for the head of an office that a line's end parts: "Commander-in- Chief"."""
    return word.lower == "commander-in"


def _together(words: Sequence[Word], i: int) -> int:
    """How many words from `i` on are one of the offices that only together are one, "First Sea Lord"; 0 for none."""
    if not words[i].capital:
        return 0
    lower = [without_owner(word.lower) for word in words[i : i + 3]]
    if " ".join(lower) == "commander in chief":
        return len(lower)
    return next((size for size in (len(lower), 2) if " ".join(lower[:size]) in post_words("lords")), 0)


def _leads(words: Sequence[Word], i: int) -> bool:
    """True for a word of a field, or the like of "Special", before the head of an office: "Trade Minister"."""
    while i < len(words) and words[i].capital and words[i].lower in post_words("fields") | post_words("leading"):
        i += 1
        if i < len(words) and without_owner(words[i].lower) in persons("office") and words[i].capital:
            return True
    return False


def is_office(words: Sequence[Word]) -> bool:
    """True where one of the words is the head of an office."""
    lower = (without_owner(word.lower) for word in words)
    return any(
        _together(words, i) or head in persons("office") or head.rpartition("-")[2] in persons("office")
        for i, head in enumerate(lower)
    )


def office_end(words: Sequence[Word], end: int) -> int:
    """Index after the phrases behind an office: "of Trade and Supply", "for the Colonies", "to the United States".

    A capital may follow a post abroad without "in": "Ambassador, Oslo"; a department its head without "of".
    """
    begin = end = _department_end(words, end)
    if end + 1 < len(words) and (words[end].lower, words[end + 1].lower) == ("without", "portfolio"):
        begin = end = end + 2
    while end + 1 < len(words) and words[end].lower in _joints(words[end - 1].lower):
        if words[end].lower == "for" and end > begin and words[end - 1].lower in persons("organisation"):
            break  # "the President of the Council for the Assembly"
        step = end + 2 if words[end + 1].lower == "the" and end + 2 < len(words) else end + 1
        place = _place_end(words, step)
        inside = words[end].lower in {"in", "at"} and words[step].lower in persons("organisation")
        if place == step and words[end].lower != "to" and not inside:  # "the Minister in the House"
            place = _field_end(words, step, words[end].lower)
        if place == step:
            break
        end = place
    return end if end > begin else _seat_end(words, begin)


def _joints(head: str) -> frozenset[str]:
    """The prepositions that lead from an office that ends with the word `head` to its field or place."""
    return _FIELD_BEHIND | {"on"} if head in ("delegate", "representative") else _FIELD_BEHIND


def _department_end(words: Sequence[Word], end: int) -> int:
    """Index before "of the Army" in "Secretary, Department of the Army", whose office ends at `end`; else `end`."""
    if end + 3 >= len(words) or words[end].text != "," or words[end - 1].lower not in _HEADS_OF_DEPARTMENTS:
        return end
    body = end + 2 if words[end + 1].lower == "the" else end + 1
    behind = body + 2 if words[body + 1].text == "." else body + 1
    named = words[body].capital and words[body].lower in persons("joint_body")
    return behind if named and behind < len(words) and words[behind].lower == "of" else end


def _seat_end(words: Sequence[Word], i: int) -> int:
    """Index after the place, behind a comma or not, of the post abroad that ends at `i`: "Ambassador, Oslo"."""
    before = tuple(word.lower for word in words[max(0, i - 3) : i])
    begin = i + 1 if i < len(words) and words[i].text == "," else i
    for size in range(min(_LONGEST_STATE, len(words) - begin), 0, -1):
        behind = tuple(word.lower for word in words[begin : begin + size])
        if words[begin].capital and seat(before, behind, parted=False):
            return begin + size
    return i


def _place_end(words: Sequence[Word], i: int) -> int:
    """Index after the state or capital that begins at `i`; `i` where none does."""
    for size in range(min(_LONGEST_STATE, len(words) - i), 0, -1):
        known = state_named(words[i : i + size])
        if known is not None and known.manner in ("name", "capital"):
            unit = i + size < len(words) and words[i + size].lower in post_words("units")
            return i + size + int(unit and words[i + size].capital)
    return i


def _field_end(words: Sequence[Word], i: int, joint: str) -> int:
    """Index after the capitalised words from `i` on that say of what an office is; `i` where it names none."""
    end = i
    while end < len(words) and not is_signed(words, i, end):
        if _is_of_field(words, end) or (joint == "of" and end == i and is_proper(words[i])):
            end += 1
        elif i < end < len(words) - 1 and words[end].lower == "and" and _is_second_field(words, end + 1):
            end += 2
        else:
            break
    return end


def _is_second_field(words: Sequence[Word], at: int) -> bool:
    """True for "Supply" in "of Trade and Supply", not for what begins another office ("Foreign Minister")."""
    return words[at].lower in post_words("fields") and _is_of_field(words, at) and not _leads(words, at)


def _is_of_field(words: Sequence[Word], at: int) -> bool:
    """True for a word that says of what an office is; a rank does not, but "Foreign" before "Affairs" does."""
    word = words[at]
    field = word.lower in _FIELDS and not (at + 1 < len(words) and _is_title(words[at + 1]))
    rank = _is_title(word) and word.lower != _GENERAL and not field
    initial = len(word.text.rstrip(".")) == 1  # "for Dominion Affairs S. M. Brask"
    paper = word.lower.removesuffix("s") in _PAPERS
    month = word.lower in word_class("month")  # "the High Commissioner in February"
    return is_proper(word) and not (rank or initial or paper or month or _is_marking(word))


def _is_marking(word: Word) -> bool:
    """True for the first word of a marking of secrecy or haste in capitals, as it follows an addressee."""
    return word.text.isupper() and word.lower in _markings()


def without_markings(name: str) -> str:
    """An addressee as printed without the markings behind it: "THE MINISTER SECRET", "Minister. (Begins)"."""
    words = _BEGINS.sub("", name).split()
    while len(words) > 1 and words[-1].isupper() and words[-1].casefold() in _markings():
        words.pop()
    return " ".join(words)


@cache
def _markings() -> frozenset[str]:
    known = load("classification")
    return frozenset(marking.split()[0] for kind in ("classification", "precedence") for marking in known[kind])
