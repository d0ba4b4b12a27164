"""Surnames alone that the tagger hardly sees, "Brask replied", where an authority lists people of that name."""

from collections.abc import Callable, Iterator, Sequence

from memcon.authority import Authority
from memcon.identity.bearers import surnamed
from memcon.identity.names import core
from memcon.stages.lexical import persons
from memcon.stages.tagged_names import names_nobody
from memcon.stages.words import Word, is_function_word, words_of
from memcon.tagging import Name, Reading
from memcon.text import Span

_FAINT = 0.05  # how likely the tagger takes a word for a person's that is no common word and a listed surname
_SHORTEST = 3  # letters


def listed(text: str, places: Sequence[Span], reading: Reading, is_known: Callable[[str], bool]) -> Iterator[Name]:
    """Words of `places` written large, with none such beside them, that are a surname which an authority lists.

    The tagger must see at least a trace of a person there, unless the record has one of that name (`is_known`), and
    the text must have the word in small letters nowhere.
    """
    small = {word.lower for place in places for word in words_of(text, place) if word.text.islower()}
    for place in places:
        words = words_of(text, place)
        for at, word in enumerate(words):
            if not _stands_alone(words, at) or names_nobody(word.lower) or word.lower in small:
                continue
            chance = reading.is_person(word.span)
            if is_known(word.text) or (chance >= _FAINT and surnamed(core(word.lower), Authority.shipped())):
                yield Name(word.span, "PER", chance)


def _stands_alone(words: Sequence[Word], at: int) -> bool:
    """True for a word that only begins with a capital, with no other such on either side, forms of address aside."""
    text = words[at].text
    if len(text) < _SHORTEST or not text[0].isupper() or not text[1:].isalpha() or text.isupper():
        return False
    before = words[at - 1] if at > 0 else None
    after = words[at + 1] if at + 1 < len(words) else None
    led = before is None or not before.capital or before.lower in persons("title") or before.text.endswith(".")
    led = led or (before is not None and is_function_word(before.lower))  # "When Brask came"
    return led and not (after and after.capital)
