"""Surnames that the tagger hardly sees, "Brask replied", where an authority lists people of that name."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from memcon.authority import Authority
from memcon.identity.bearers import surnamed
from memcon.identity.names import core
from memcon.identity.spelling import is_slip
from memcon.stages.lexical import persons, state_names
from memcon.stages.name_shapes import cut_owner, name_end, owner_length
from memcon.stages.tagged_names import names_nobody
from memcon.stages.words import Word, is_function_word, words_of
from memcon.tagging import Name, Reading
from memcon.text import Span

_FAINT = 0.05  # how likely the tagger takes a word for a person's that is no common word and a listed surname
_RARELY = 0.02  # the same for a surname that few ever bore
_LIKELY = 0.5  # the same for a word that no authority lists
_FEW = 3  # bearers of such a surname
_SHORTEST = 3  # letters

Days = tuple[str, str]
"""The first and the last day of a record (YYYY-MM-DD), both inclusive."""


def listed(
    text: str, places: Sequence[Span], reading: Reading, is_known: Callable[[str], bool], days: Days | None = None
) -> Iterator[Name]:
    """Words of `places` written large, with none such beside them, that are a surname which an authority lists.

    The tagger must see at least a trace of a person there, unless the record has one of that name (`is_known`), or
    the words around are of its sentence and somebody of that name was in office on its `days`. The text must have
    the word in small letters nowhere.
    """
    small = {word.lower for place in places for word in words_of(text, place) if word.text.islower()}
    for place in places:
        words = words_of(text, place)
        for at, word in enumerate(words):
            name = cut_owner(word.text)
            if not _stands_alone(words, at) or names_nobody(name.lower()) or name.lower() in small:
                continue
            chance = reading.is_person(word.span)
            in_office = days is not None and _inside(words, at) and _in_office(core(name.lower()), days)
            if in_office or is_known(name) or chance >= _least(core(name.lower())):
                yield Name(Span(word.start, word.end - owner_length(word.text)), "PER", chance)


def initialled(text: str, places: Sequence[Span], reading: Reading) -> Iterator[Name]:
    """Initials and a last name in which the tagger sees at least a trace of a person: "A.K. Brask"."""
    for place in places:
        words = words_of(text, place)
        for at, word in enumerate(words):
            end = name_end(words, at) if _is_initials(words, at) else at
            last = words[max(at, end - 1)]
            name = cut_owner(last.text)
            if last is word or len(name) < _SHORTEST or not name[0].isupper() or names_nobody(name.lower()):
                continue
            if (chance := reading.is_person(Span(word.start, last.end))) >= _FAINT:
                yield Name(Span(word.start, last.end - owner_length(last.text)), "PER", chance)


def taken_for_places(names: Iterable[Name], text: str, days: Days | None) -> Iterator[Name]:
    """`names`, those of unknown places as persons' where somebody of that name was in office on these days."""
    for name in names:
        word = name.span.of(text)
        lone = name.kind in ("GPE", "LOC") and len(word) >= _SHORTEST and word.isalpha() and not word.isupper()
        person = lone and days and word[0].isupper() and not names_nobody(word.lower())
        yield name._replace(kind="PER") if person and days and _in_office(core(word.lower()), days) else name


def _is_initials(words: Sequence[Word], at: int) -> bool:
    """True for "A.K." or "A." that no initial and no name stands before."""
    text = words[at].text
    before = words[at - 1] if at > 0 else None
    led = before is None or not before.capital or is_function_word(before.lower) or before.lower in persons("title")
    return led and text.endswith(".") and text.replace(".", "").isupper() and text not in state_names()


def is_listed(surname: str) -> bool:
    """True for a last name that somebody of the authority bears."""
    return bool(surnamed(core(surname.lower()), Authority.shipped()))


@lru_cache(maxsize=1 << 14)
def _least(surname: str) -> float:
    """How likely the tagger must take a surname (its core) for a person's."""
    authority = Authority.shipped()
    bearers = len(surnamed(surname, authority))
    if bearers:
        return _RARELY if bearers <= _FEW else _FAINT
    return _FAINT if any(is_slip(surname, other) for other in authority.alike(surname)) else _LIKELY


@lru_cache(maxsize=1 << 14)
def _in_office(surname: str, days: Days) -> bool:
    authority = Authority.shipped()
    return any(authority.held(person, *days) for person in surnamed(surname, authority))


def _inside(words: Sequence[Word], at: int) -> bool:
    """True for a word whose capital no beginning of a sentence explains."""
    before = words[at - 1].text if at > 0 else "."
    return before.isalpha() or before in ",(&"


def _stands_alone(words: Sequence[Word], at: int) -> bool:
    """True for a word that only begins with a capital, with no other such on either side, forms of address aside."""
    text = cut_owner(words[at].text).replace("'", "").replace("’", "")
    if len(text) < _SHORTEST or not text[0].isupper() or not text[1:].isalpha() or text.isupper():
        return False
    before = words[at - 1] if at > 0 else None
    after = words[at + 1] if at + 1 < len(words) else None
    led = before is None or not before.capital or before.lower in persons("title") or before.text.endswith(".")
    led = led or (before is not None and is_function_word(before.lower))  # "When Brask came"
    return led and not (after and after.capital)
