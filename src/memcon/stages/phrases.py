"""Noun phrases by closed classes: the phrase that ends before a verb, the phrase that begins after one."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from memcon.lexicon import load
from memcon.stages.words import Word, is_adverb, is_function_word, word_class

_ASIDE = 30  # how many words an aside between subject and verb may have
_CHAIN = frozenset(
    {"of", "in", "for", "at", "from", "on", "to", "with", "between", "throughout", "among", "without", "by"}
)


_HONORIFICS = frozenset(("mr", "mrs", "miss", "dr", "sir", "com", "comrade", "messrs"))


class Phrase(NamedTuple):
    """A noun phrase: indices into a sentence's words, end exclusive.

    `head_end` is where its first chunk ends ("a high official | of the Ministry"). `relative` when it is the
    antecedent of a "who" or "which" before the verb, `plural` when it joins two with "and".
    """

    begin: int
    end: int
    head_end: int = 0
    relative: bool = False
    joined: bool = False


@cache
def _titles() -> frozenset[str]:
    return frozenset(load("persons")["title"])


@cache
def _particles() -> frozenset[str]:
    return frozenset(load("persons")["particle"])


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


def phrase_before(words: Sequence[Word], end: int) -> Phrase | None:
    """The noun phrase that ends right before index `end` and can be a subject there, or None."""
    i = end - 1
    if i < 0:
        return None
    word = words[i]
    if word.text == ")":
        opening = next((k for k in range(i, max(-1, i - 12), -1) if words[k].text == "("), None)
        return phrase_before(words, opening) if opening else None
    if word.text == ",":
        return _before_aside(words, i)
    if word.text in "”\"’'":
        return phrase_before(words, i) if i and is_nominal(words[i - 1]) else None
    lower = word.lower
    if lower.endswith(("self", "selves")) and i:
        return phrase_before(words, i)
    if lower in {"who", "which"} or (lower == "that" and i and is_nominal(words[i - 1])):
        before = i - 1 if i and words[i - 1].text == "," else i
        antecedent = phrase_before(words, before if before != i else i)
        if before != i:
            antecedent = phrase_before(words, i - 1)
        return antecedent._replace(relative=True) if antecedent else None
    if lower in word_class("subject_pronoun"):
        if lower == "you" and i and words[i - 1].lower in word_class("preposition"):
            return None
        if lower in {"it", "you"} and i and words[i - 1].lower in {"to", "of", "with", "for", "by", "about", "on"}:
            return None
        if i >= 2 and words[i - 1].lower == "and" and lower == "i":  # "Mr. Novak and I"
            begin = _chunk(words, i - 1)
            if begin is not None and words[i - 2].capital and _opens_clause(words, begin):
                return Phrase(begin, end, end, joined=True)
        return Phrase(i, end, end)
    if lower in {"others", "some", "many", "most", "both", "latter", "former", "all", "everybody", "everyone"}:
        begin = i - 1 if i and words[i - 1].lower == "the" else i
        return Phrase(begin, end, end)
    found = _chain(words, end) or (_before_relative(words, end) if is_nominal(word) else None)
    return _apposed(words, found) if found is not None else None


def _apposed(words: Sequence[Word], found: Phrase) -> Phrase:
    """"Novak, the deputy leader of the members said": the name is the subject, what follows it an apposition."""
    comma = found.begin - 1
    if comma < 1 or words[comma].text != "," or not _leads(words[found.begin]) or not words[comma - 1].capital:
        return found
    begin = _chunk(words, comma)
    if begin is None or not words[begin].capital or not _opens_clause(words, begin) or _common(words[comma - 1]):
        return found
    return Phrase(begin, found.end, comma)


def _before_relative(words: Sequence[Word], end: int) -> Phrase | None:
    """The subject before its relative clause: "the telegrams which we had received indicated"."""
    for i in range(end - 2, max(0, end - 14), -1):
        if is_stop(words[i]) or words[i].lower in word_class("coordinator"):
            return None
        if words[i].lower in {"which", "who", "that"}:
            verbs = word_class("have") | word_class("be") | word_class("modal")
            if not any(w.lower in verbs or w.lower.endswith("ed") for w in words[i + 1 : end]):
                return None
            return _chain(words, i)
    return None


def _before_aside(words: Sequence[Word], comma: int) -> Phrase | None:
    """The subject before an aside: "Sun, with whom I have had a close association, pressed"."""
    for k in range(comma - 1, max(0, comma - _ASIDE), -1):
        if words[k].text in ";:":
            return None
        if words[k].text != ",":
            continue
        subject = phrase_before(words, k) if words[k - 1].text != "," else None
        if subject is not None and _opens_clause(words, subject.begin):
            follows = words[k + 1].lower
            if follows in {"and", "but", "or"} and words[k + 2].lower not in word_class("subject_pronoun"):
                return subject
            return subject if follows not in {"that", "but"} else None
    return None


def _chunk(words: Sequence[Word], end: int) -> int | None:
    """Where the chunk of determiner, adjectives and nouns that ends before `end` begins."""
    i = end - 1
    if i < 0 or words[i].lower.endswith(("'s", "s'")):
        return None
    if words[i].lower in {"one", "some", "many", "most", "each", "several", "all", "both", "none", "two", "three"}:
        return i
    if not is_nominal(words[i]):
        return None
    begin = i
    while begin > 0 and end - begin < 9:
        left, here = words[begin - 1], words[begin]
        if (
            left.text == "."
            and begin >= 2
            and (words[begin - 2].lower in word_class("abbreviation") or len(words[begin - 2].text) == 1)
        ):
            begin -= 1
            continue
        if not is_nominal(left):
            break
        if here.lower in _HONORIFICS and left.capital and left.lower not in _titles():
            break  # a heading glued to the sentence: "Recognition Mr. Novak said"
        if here.capital and not left.capital and not _names_on(left) and not _common(here):
            break
        begin -= 1
    while begin > 0 and _leads(words[begin - 1]):
        begin -= 1
    return begin


@cache
def _common_nouns() -> frozenset[str]:
    persons = load("persons")
    return (
        frozenset(persons["title"])
        | frozenset(persons["office"])
        | frozenset(persons["organisation"])
        | frozenset(persons["group"])
        | frozenset(persons["person"])
    )


def _common(word: Word) -> bool:
    """True for a capitalised common noun ("the elected Members"), unlike a person's name."""
    return word.lower in _common_nouns()


def _names_on(left: Word) -> bool:
    """True for a lower-case word that belongs to the name after it: a title, a particle, an owner."""
    return (
        left.lower in _titles()
        or left.lower in _particles()
        or left.lower.endswith(("'s", "s'"))
        or left.text[0].isdigit()
    )


def chunk_before(words: Sequence[Word], end: int) -> Phrase | None:
    """The determiner, adjectives and nouns right before `end`, wherever they stand in the clause, or None."""
    begin = _chunk(words, end)
    return None if begin is None else Phrase(begin, end, end)


def _leads(word: Word) -> bool:
    """True for what may stand before the nouns of a phrase; "that" is left to the clause."""
    lower = word.lower
    return lower != "that" and (
        lower in word_class("determiner") or lower in word_class("possessive") or lower in {"own", "very"}
    )


def _opens_clause(words: Sequence[Word], at: int) -> bool:
    """True when what stands before `at` lets a subject begin there."""
    if at == 0:
        return True
    before = words[at - 1]
    if before.text in ",;:([“\"‘—–-”’'" or before.text.startswith("--") or before.text == "*":
        return True
    lower = before.lower
    if (
        lower in word_class("subordinator")
        or lower in word_class("coordinator")
        or lower in word_class("opener")
        or lower in word_class("wh")
        or lower in {"that", "lest"}
        or is_adverb(lower)
    ):
        return True
    here = words[at]
    if here.lower in _HONORIFICS and here.capital and is_nominal(before):
        return True
    if not (here.capital or _leads(here)):
        return False
    unclosed = words[0].lower in word_class("subordinator") and not any(is_stop(w) for w in words[:at])
    return unclosed or _after_adverbial(words, at)


def _after_adverbial(words: Sequence[Word], at: int) -> bool:
    """True right behind a prepositional phrase that opens its clause: "At the same time | Hopkins said"."""
    i = at - 1
    while i >= 0 and at - i < 20:
        if words[i].lower in word_class("preposition") or words[i].lower == "as":
            if i == 0 or is_stop(words[i - 1]):
                return True
            lower = words[i - 1].lower
            if lower in word_class("subordinator") | word_class("coordinator") | {"that"} or is_adverb(lower):
                return True
        elif not (is_nominal(words[i]) or _leads(words[i]) or words[i].text == "."):
            return False
        elif i == 0:
            return words[0].lower in {"last", "this", "next", "earlier", "later", "yesterday", "today"}
        i -= 1
    return False


def _chain(words: Sequence[Word], end: int) -> Phrase | None:
    """A chunk and the prepositional phrases that hang on the chunk before it, back to where a clause begins."""
    begin = _chunk(words, end)
    if begin is None:
        return None
    head_end = end
    best: Phrase | None = Phrase(begin, end, head_end) if _opens_clause(words, begin) else None
    at = begin
    for _ in range(5):
        if at == 0:
            break
        before = words[at - 1].lower
        if before in _CHAIN:
            left = _chunk(words, at - 1)
            if left is None:
                break
            at, head_end = left, at - 1
        elif before in {"and", "&"} and at >= 2 and is_nominal(words[at - 2]):
            left = _chunk(words, at - 1)
            if left is None or not _opens_clause(words, left):
                break
            at = left
            return Phrase(at, end, end, joined=True)
        elif before == "as" and at >= 4 and words[at - 2].lower == "well" and words[at - 3].lower == "as":
            break
        else:
            break
        if _opens_clause(words, at):
            best = Phrase(at, end, head_end)
    return best


def phrase_after(words: Sequence[Word], begin: int) -> Phrase | None:
    """The noun phrase that begins at index `begin`, with the "of" phrases that hang on it, or None."""
    n = len(words)
    if begin >= n:
        return None
    i = begin
    if words[i].lower in word_class("object_pronoun") or words[i].lower in {"he", "she", "they", "i", "we"}:
        return Phrase(i, i + 1, i + 1)
    if words[i].lower in {"the"} and i + 1 < n and words[i + 1].lower in {"latter", "former"}:
        return Phrase(i, i + 2, i + 2)
    while (
        i < n
        and (words[i].lower in word_class("determiner") or words[i].lower in word_class("possessive"))
        and words[i].lower not in {"that"}
    ):
        i += 1
    first = i
    named = i < n and words[i].capital
    while i < n and is_nominal(words[i]) and i - first < 7:
        if i > first and named and not words[i].capital and words[i - 1].capital and not _common(words[i]):
            break
        if i > first and words[i].lower.endswith("ed") and not words[i].capital:
            break  # a verb: "the minister laughed"
        i += 1
        if (
            i < n
            and words[i].text == "."
            and (words[i - 1].lower in word_class("abbreviation") or len(words[i - 1].text) == 1)
        ):
            i += 1
        if i - 1 < n and words[i - 1].lower.endswith(("'s", "s'")):
            continue
    if i == first:
        return None
    head_end = i
    while i + 1 < n and words[i].lower in {"of", "for", "in"} and i - begin < 12:
        if words[i].lower != "of" and not (
            words[i + 1].capital or (words[i + 1].lower == "the" and i + 2 < n and words[i + 2].capital)
        ):
            break
        further = phrase_after(words, i + 1)
        if further is None:
            break
        i = further.end
    if i + 1 < n and words[i].lower == "and" and words[head_end - 1].capital and words[i + 1].capital:
        other = phrase_after(words, i + 1)
        if other is not None:
            return Phrase(begin, other.end, other.end, joined=True)
    return Phrase(begin, i, head_end)
