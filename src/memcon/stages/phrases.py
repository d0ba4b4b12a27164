"""Noun phrases by closed classes: the chunk that ends at a word, the phrase that begins at one.

Indices count the words of a sentence, end exclusive.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from memcon.stages.lexical import persons
from memcon.stages.words import Word, is_adverb, is_function_word, word_class

_LONGEST_CHUNK = 9  # words in a chunk before its determiner
_LONGEST_HEAD = 7  # words in the head chunk of a phrase after its determiner
_LONGEST_PHRASE = 12  # words before a phrase takes no further "of"


class Phrase(NamedTuple):
    """A noun phrase, or any run of words: indices into a sentence's words, end exclusive.

    `head_end` is where its first chunk ends ("a high official | of the Ministry"). `relative` when it is the
    antecedent of a "who" or "which" before the verb, `joined` when it joins two with "and".
    """

    begin: int
    end: int
    head_end: int = 0
    relative: bool = False
    joined: bool = False


def is_stop(word: Word) -> bool:
    """True for punctuation that ends a phrase."""
    return word.text in '.,;:!?()[]“”"‘—–…' or word.text.startswith("--")


def is_nominal(word: Word) -> bool:
    """True for a word that may be a noun, an adjective or a name."""
    if not word.text[0].isalnum():
        return False
    if word.capital and not is_function_word(word.lower):
        return True
    return not (is_function_word(word.lower) or is_adverb(word.lower))


def is_owner(word: Word) -> bool:
    """True for a genitive: "Novak's", "the ministers'"."""
    return word.lower.endswith(("'s", "s'"))


def opens_phrase(word: Word) -> bool:
    """True for a word with which a noun phrase begins: a determiner, a possessive, a name."""
    return word.lower in word_class("determiner") or word.lower in word_class("possessive") or word.capital


def names_thing(word: Word) -> bool:
    """True when a noun phrase or a pronoun begins here, not a verb."""
    return opens_phrase(word) or word.lower in word_class("object_pronoun")


def leads(word: Word) -> bool:
    """True for what may stand before the nouns of a phrase; "that" is left to the clause."""
    lower = word.lower
    if lower == "that":
        return False
    return lower in word_class("determiner") or lower in word_class("possessive") or lower in {"own", "very"}


@cache
def _common_nouns() -> frozenset[str]:
    return frozenset().union(*map(persons, ("title", "office", "organisation", "group", "person")))


def is_common(word: Word) -> bool:
    """True for a capitalised common noun ("the elected Members"), unlike a person's name."""
    return word.lower in _common_nouns()


def _names_on(left: Word) -> bool:
    """True for a lower-case word that belongs to the name after it: a title, a particle, an owner, a number."""
    if left.lower in persons("title") or left.lower in persons("particle"):
        return True
    return is_owner(left) or left.text[0].isdigit()


def _abbreviated(word: Word) -> bool:
    """True for an abbreviation or initial whose full stop may stand as a word of its own."""
    return word.lower in word_class("abbreviation") or len(word.text) == 1


def chunk_before(words: Sequence[Word], end: int) -> Phrase | None:
    """The determiner, adjectives and nouns right before `end`, wherever they stand in the clause, or None."""
    begin = chunk_begin(words, end)
    return None if begin is None else Phrase(begin, end, end)


def chunk_begin(words: Sequence[Word], end: int) -> int | None:
    """Where the chunk of determiner, adjectives and nouns that ends before `end` begins, or None."""
    i = end - 1
    if i < 0 or is_owner(words[i]):
        return None
    if words[i].lower in word_class("counted"):
        return i
    if not is_nominal(words[i]):
        return None
    begin = i
    while begin > 0 and end - begin < _LONGEST_CHUNK and _goes_on(words, begin):
        begin -= 1
    while begin > 0 and leads(words[begin - 1]):
        begin -= 1
    return begin


def _goes_on(words: Sequence[Word], begin: int) -> bool:
    """True when the word before `begin` belongs to the chunk that begins there."""
    left, here = words[begin - 1], words[begin]
    if left.text == "." and begin >= 2 and _abbreviated(words[begin - 2]):
        return True
    if not is_nominal(left):
        return False
    if here.lower in persons("sentence_honorific") and left.lower not in persons("title"):
        return False  # a name begins: "after greetings com. Novak asks", "Recognition Mr. Novak said"
    named = here.capital or here.lower in persons("particle")
    return not (named and not left.capital and not _names_on(left) and not is_common(here))


def phrase_after(words: Sequence[Word], begin: int) -> Phrase | None:
    """The noun phrase that begins at index `begin`, with the "of" phrases that hang on it, or None."""
    if begin >= len(words):
        return None
    lower = words[begin].lower
    if lower in word_class("object_pronoun") or lower in {"he", "she", "they", "i", "we"}:
        return Phrase(begin, begin + 1, begin + 1)
    if lower == "the" and begin + 1 < len(words) and words[begin + 1].lower in {"latter", "former"}:
        return Phrase(begin, begin + 2, begin + 2)
    first = _past_determiners(words, begin)
    head_end = _head_end(words, first)
    if head_end == first:
        return None
    end = _with_of(words, begin, head_end)
    if end + 1 < len(words) and words[end].lower == "and" and words[head_end - 1].capital and words[end + 1].capital:
        other = phrase_after(words, end + 1)
        if other is not None:
            return Phrase(begin, other.end, other.end, joined=True)
    return Phrase(begin, end, head_end)


def _past_determiners(words: Sequence[Word], i: int) -> int:
    while i < len(words) and words[i].lower != "that" and _determines(words[i]):
        i += 1
    return i


def _determines(word: Word) -> bool:
    return word.lower in word_class("determiner") or word.lower in word_class("possessive")


def _head_end(words: Sequence[Word], first: int) -> int:
    """Index after the nouns, adjectives and names that begin at `first`; `first` when there are none."""
    i = first
    named = i < len(words) and words[i].capital
    while i < len(words) and is_nominal(words[i]) and i - first < _LONGEST_HEAD:
        word = words[i]
        if i > first and not word.capital:
            if named and words[i - 1].capital and not is_common(word):
                break
            if word.lower.endswith("ed"):
                break  # a verb: "the minister laughed"
        i += 1
        if i < len(words) and words[i].text == "." and _abbreviated(words[i - 1]):
            i += 1
    return i


def _with_of(words: Sequence[Word], begin: int, end: int) -> int:
    """Index after the "of" phrases, and the "for" and "in" phrases with a name, that hang on a head."""
    while end + 1 < len(words) and words[end].lower in {"of", "for", "in"} and end - begin < _LONGEST_PHRASE:
        if words[end].lower != "of" and not _name_follows(words, end):
            break
        further = phrase_after(words, end + 1)
        if further is None:
            break
        end = further.end
    return end


def _name_follows(words: Sequence[Word], at: int) -> bool:
    """True when a capitalised word stands behind `at`, with or without "the"."""
    if words[at + 1].capital:
        return True
    return words[at + 1].lower == "the" and at + 2 < len(words) and words[at + 2].capital
