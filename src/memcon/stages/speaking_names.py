"""Names that speak: single capitalised words that are persons because they say or think something."""

import re
from collections.abc import Iterable
from functools import cache

from memcon.lexicon import load
from memcon.stages.cues import forms
from memcon.stages.lexical import persons, state_names
from memcon.stages.words import is_function_word
from memcon.text import Span

_COMMON = ("title", "office", "person", "organisation", "group", "persuasion", "source", "not_name")


def speaking_names(text: str, places: Iterable[Span]) -> list[str]:
    """Names in these places of `text` that speak or think ("Vauban said"), or of whom "who" is said; sorted."""
    found: set[str] = set()
    for start, end in places:
        found.update(match.group(1) or match.group(2) for match in _speaking().finditer(text, start, end))
    return sorted(name for name in found if _may_be_person(name, text))


def _may_be_person(name: str, text: str) -> bool:
    """True for a word that is in no list of common ones and never stands in lower case."""
    lower = name.casefold()
    if is_function_word(lower) or name in state_names() or lower in _parts_of_states():
        return False
    if any(lower in persons(section) or lower.rstrip("s") in persons(section) for section in _COMMON):
        return False
    return re.search(rf"(?<!\w){re.escape(lower)}(?!\w)", text) is None


@cache
def _parts_of_states() -> frozenset[str]:
    """The last words of states' names of several words: "Zealand"."""
    return frozenset(name.split()[-1].casefold() for name in state_names() if " " in name)


@cache
def _speaking() -> re.Pattern[str]:
    verbs = sorted(
        form
        for form, cues in forms().items()
        if any(each.tense in ("past", "present") and not each.cue.tail for each in cues)
    )
    name = r"[A-Z][^\W\d_]{2,}(?:-[A-Z][^\W\d_]+)?"
    between = rf"(?:,? (?:{_any(load('words')['between_name_and_verb'])}),?)*"
    return re.compile(
        rf"(?<![\w.’'-])(?<!the )(?<!The )(?<!of )(?<!for )({name}){between} (?:{_any(verbs)})\b"
        rf"|\b(?:{_any(load('words')['before_whom'])}) ({name}), (?:who|with whom|whom|whose)\b"
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))
