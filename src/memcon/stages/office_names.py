"""How far the name of an office reaches among words: the state before it, its field and its place behind.

Indices count the words of a block, end exclusive.
"""

from collections.abc import Sequence
from functools import cache

from memcon.lexicon import load
from memcon.stages.lexical import StateName, persons, state_names
from memcon.stages.name_shapes import cut_owner, is_proper
from memcon.stages.words import Word, word_class

_LONGEST_STATE = 5  # words of a state's name
_SHOUTED = 4  # code points above which a name in capitals is no abbreviation
_GENERAL = "general"  # "Secretary - General", "Chief of the General Staff": a rank only before a name


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
            return i + size
    crown = i + 1 < len(words) and words[i].lower == "majesty's"
    return whose_end(words, i + 1) if crown else i


def titles_end(words: Sequence[Word], i: int) -> int:
    """Index after the titles and offices that begin at `i`, with the stops of their abbreviations."""
    while i < len(words) and _is_title(words[i]):
        i += 1
        if i < len(words) and words[i].text == "." and words[i - 1].lower in word_class("abbreviation"):
            i += 1
        if i + 1 < len(words) and words[i].text == "-" and words[i + 1].lower == _GENERAL:
            i += 2
    return i


def _is_title(word: Word) -> bool:
    if not (word.capital or word.lower in persons("small_title")):
        return False
    return word.lower in persons("title") or word.lower in persons("office")


def office_end(words: Sequence[Word], end: int) -> int:
    """Index after the phrases behind an office: "of Trade and Supply", "for the Colonies", "to the United States"."""
    while end + 1 < len(words) and words[end].lower in {"of", "for", "in", "to", "at"}:
        step = end + 2 if words[end + 1].lower == "the" and end + 2 < len(words) else end + 1
        place = _place_end(words, step)
        inside = words[end].lower in {"in", "at"} and words[step].lower in persons("organisation")
        if place == step and words[end].lower != "to" and not inside:  # "the Minister in the House"
            place = _field_end(words, step, words[end].lower)
        if place == step:
            break
        end = place
    return end


def _place_end(words: Sequence[Word], i: int) -> int:
    """Index after the state or capital that begins at `i`; `i` where none does."""
    for size in range(min(_LONGEST_STATE, len(words) - i), 0, -1):
        known = state_named(words[i : i + size])
        if known is not None and known.manner in ("name", "capital"):
            return i + size
    return i


def _field_end(words: Sequence[Word], i: int, joint: str) -> int:
    """Index after the capitalised words from `i` on that say of what an office is; `i` where it names none."""
    end = i
    while end < len(words):
        if _is_of_field(words[end]) or (joint == "of" and end == i and is_proper(words[i])):
            end += 1
        elif i < end < len(words) - 1 and words[end].lower == "and" and _is_of_field(words[end + 1]):
            end += 2
        else:
            break
    return end


def _is_of_field(word: Word) -> bool:
    rank = _is_title(word) and word.lower != _GENERAL
    return is_proper(word) and not rank and not _is_marking(word)


def _is_marking(word: Word) -> bool:
    """True for the first word of a marking of secrecy or haste in capitals, as it follows an addressee."""
    return word.text.isupper() and word.lower in _markings()


def without_markings(name: str) -> str:
    """An addressee as printed without the markings behind it: "THE MINISTER SECRET" is the minister."""
    words = name.split()
    while len(words) > 1 and words[-1].isupper() and words[-1].casefold() in _markings():
        words.pop()
    return " ".join(words)


@cache
def _markings() -> frozenset[str]:
    known = load("classification")
    return frozenset(marking.split()[0] for kind in ("classification", "precedence") for marking in known[kind])
