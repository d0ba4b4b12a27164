"""Subjects: the noun phrase that ends before a verb and begins where a clause may begin.

Indices count the words of a sentence, end exclusive.
"""

from collections.abc import Sequence

from memcon.stages.lexical import persons
from memcon.stages.phrases import Phrase, chunk_begin, is_common, is_nominal, is_stop, leads
from memcon.stages.words import Word, is_adverb, word_class

_ASIDE = 30  # how many words an aside between subject and verb may have
_BRACKET = 12  # how many words in brackets may stand between subject and verb
_RELATIVE = 14  # how many words a relative clause without commas may have
_ADVERBIAL = 20  # how many words an adverbial at the head of a clause may have
_LINKS = 5  # how many prepositional phrases may hang on a subject


def phrase_before(words: Sequence[Word], end: int) -> Phrase | None:
    """The noun phrase that ends right before index `end` and can be a subject there, or None."""
    i = end - 1
    if i < 0:
        return None
    word = words[i]
    if word.text == ")":
        opening = next((k for k in range(i, max(-1, i - _BRACKET), -1) if words[k].text == "("), None)
        return phrase_before(words, opening) if opening else None
    if word.text == ",":
        return _before_aside(words, i)
    if word.text in "”\"’'":
        return phrase_before(words, i) if i and is_nominal(words[i - 1]) else None
    lower = word.lower
    if lower.endswith(("self", "selves")) and i:
        return phrase_before(words, i)
    if lower in {"who", "which"} or (lower == "that" and i and is_nominal(words[i - 1])):
        antecedent = phrase_before(words, i - 1 if i and words[i - 1].text == "," else i)
        return antecedent._replace(relative=True) if antecedent else None
    if lower in word_class("subject_pronoun"):
        return _pronoun_before(words, end)
    if lower in word_class("quantity") or lower in {"latter", "former"}:
        return Phrase(i - 1 if i and words[i - 1].lower == "the" else i, end, end)
    found = _chain(words, end) or (_before_relative(words, end) if is_nominal(word) else None)
    return _apposed(words, found) if found is not None else None


def _pronoun_before(words: Sequence[Word], end: int) -> Phrase | None:
    """The pronoun right before `end` as a subject, unless it is an object ("told you said")."""
    i = end - 1
    lower, before = words[i].lower, words[i - 1].lower if i else ""
    if lower == "you" and before in word_class("preposition"):
        return None
    if lower in {"it", "you"} and before in word_class("object_preposition"):
        return None
    if i >= 2 and before == "and" and lower == "i":  # "Mr. Novak and I"
        begin = chunk_begin(words, i - 1)
        if begin is not None and words[i - 2].capital and opens_clause(words, begin):
            return Phrase(begin, end, end, joined=True)
    return Phrase(i, end, end)


def _apposed(words: Sequence[Word], found: Phrase) -> Phrase:
    """ "Novak, the deputy leader of the members said": the name is the subject, what follows it an apposition."""
    comma = found.begin - 1
    if comma < 1 or words[comma].text != "," or not (words[comma - 1].capital or words[comma - 1].text == "]"):
        return found
    if not (leads(words[found.begin]) or _is_office(words, found)):
        return found
    begin = chunk_begin(words, comma)
    if begin is None or not words[begin].capital or not opens_clause(words, begin) or is_common(words[comma - 1]):
        return found
    return Phrase(begin, found.end, comma)


def _is_office(words: Sequence[Word], phrase: Phrase) -> bool:
    """True for the name of an office: "Deputy Director"."""
    head = words[phrase.begin : max(phrase.head_end, phrase.begin + 1)]
    return all(word.capital for word in head) and any(word.lower in persons("office") for word in head)


def _before_relative(words: Sequence[Word], end: int) -> Phrase | None:
    """The subject before its relative clause: "the telegrams which we had received indicated"."""
    for i in range(end - 2, max(0, end - _RELATIVE), -1):
        lower = words[i].lower
        if is_stop(words[i]) or lower in word_class("coordinator"):
            return None
        if lower in {"which", "who", "that"}:
            finite = any(_is_finite(word) for word in words[i + 1 : end])
            return _chain(words, i) if finite else None
    return None


def _is_finite(word: Word) -> bool:
    return word.lower.endswith("ed") or any(word.lower in word_class(name) for name in ("have", "be", "modal"))


def _before_aside(words: Sequence[Word], comma: int) -> Phrase | None:
    """The subject before an aside: "Novak, with whom I have had a close association, pressed"."""
    for k in range(comma - 1, max(0, comma - _ASIDE), -1):
        if words[k].text in ";:":
            return None
        if words[k].text != ",":
            continue
        subject = phrase_before(words, k) if words[k - 1].text != "," else None
        if subject is not None and opens_clause(words, subject.begin):
            follows = words[k + 1].lower
            if follows in {"and", "but", "or"} and words[k + 2].lower not in word_class("subject_pronoun"):
                return subject
            return subject if follows not in {"that", "but"} else None
    return None


def opens_clause(words: Sequence[Word], at: int) -> bool:
    """True when what stands before `at` lets a subject begin there."""
    if at == 0:
        return True
    before, here = words[at - 1], words[at]
    if before.text in ",;:([“\"‘—–-”’'" or before.text.startswith("--") or before.text == "*":
        return True
    if _introduces(before):
        return True
    if here.lower in persons("sentence_honorific") and is_nominal(before):
        return True
    if not (here.capital or leads(here) or here.lower in persons("particle")):
        return False
    unclosed = words[0].lower in word_class("subordinator") and not any(is_stop(w) for w in words[:at])
    return unclosed or _after_adverbial(words, at)


def _introduces(word: Word) -> bool:
    """True for a word after which a clause begins."""
    classes = ("subordinator", "coordinator", "opener", "wh")
    return any(word.lower in word_class(name) for name in classes) or (
        word.lower in {"that", "lest"} or is_adverb(word.lower)
    )


def _after_adverbial(words: Sequence[Word], at: int) -> bool:
    """True right behind a prepositional phrase that opens its clause: "At the same time | Novak said"."""
    for i in range(at - 1, max(-1, at - _ADVERBIAL - 1), -1):
        if words[i].lower in word_class("preposition") or words[i].lower == "as":
            if i == 0 or is_stop(words[i - 1]) or _begins_clause(words[i - 1].lower):
                return True
        elif not (is_nominal(words[i]) or leads(words[i]) or is_adverb(words[i].lower) or words[i].text == "."):
            return False
        elif i == 0:
            return words[0].lower in word_class("time_opener")
    return False


def _begins_clause(lower: str) -> bool:
    if lower == "that" or is_adverb(lower):
        return True
    return lower in word_class("subordinator") or lower in word_class("coordinator")


def _chain(words: Sequence[Word], end: int) -> Phrase | None:
    """A chunk and the prepositional phrases that hang on the chunk before it, back to where a clause begins."""
    at = chunk_begin(words, end)
    if at is None:
        return None
    best = Phrase(at, end, end) if opens_clause(words, at) else None
    for _ in range(_LINKS):
        before = words[at - 1].lower if at else ""
        if before in {"and", "&"} and at >= 2 and is_nominal(words[at - 2]):
            left = chunk_begin(words, at - 1)
            joins = left is not None and opens_clause(words, left)
            return Phrase(left, end, end, joined=True) if joins and left is not None else best
        left = chunk_begin(words, at - 1) if before in word_class("chain_preposition") else None
        if left is None:
            break
        head_end, at = at - 1, left
        if opens_clause(words, at):
            best = Phrase(at, end, head_end)
    return best
