"""The head of a sentence: may what stands there open a statement of the record itself?

Indices count the words of a sentence, end exclusive.
"""

from collections.abc import Sequence

from memcon.stages.words import Word, is_adverb, word_class


def leads(words: Sequence[Word], begin: int) -> bool:
    """True when only openers, adverbials and closed subordinate clauses stand before word `begin`."""
    i = begin - 1
    while i >= 0 and (_opens(words[i]) or words[i].text in '([“"‘—–-'):
        i -= 1
    if i < 0 or _behind_heading(words, begin):
        return True
    first = _first_word(words, begin)
    opener = words[first].lower
    phrase = _without_verb(words[first:begin])
    clause = opener.endswith("ing") or (opener in word_class("subordinator") and not phrase)
    if not (clause or phrase or _opens_adverbial(opener)):
        return False
    if opener in {"as", "when", "while"} and not any(word.text == "," for word in words[:begin]):
        return True  # "As he was leaving the Minister mentioned"
    comma = words[begin - 1].text == ","
    if clause:
        return comma or words[begin - 1].text == ")" or any(word.text == "," for word in words[i:begin])
    return comma or not any(word.lower in {"that", "which", "who"} for word in words[first:begin])


def _without_verb(words: Sequence[Word]) -> bool:
    """True for "After an exchange of greetings": "after" and the like open a phrase where no verb follows."""
    if words[0].lower not in word_class("time_preposition"):
        return False
    verbs = ("be", "have", "modal", "do", "subject_pronoun")
    return not any(word.lower in word_class(name) for word in words for name in verbs) and not any(
        word.lower.endswith("ed") for word in words[1:]
    )


def _opens(word: Word) -> bool:
    return word.lower in word_class("clause_opener") or is_adverb(word.lower)


def _behind_heading(words: Sequence[Word], begin: int) -> bool:
    """True for a heading glued to the sentence that begins at `begin`."""
    titled = all(not word.text[0].islower() or word.lower in word_class("preposition") for word in words[:begin])
    return titled and words[begin].capital


def _first_word(words: Sequence[Word], begin: int) -> int:
    """Index of the first word that is no mark and no coordinator; 0 when there is none before `begin`."""
    for k in range(begin):
        if words[k].text[0].isalnum() and words[k].lower not in {"and", "but", "then"}:
            return k
    return 0


def _opens_adverbial(lower: str) -> bool:
    if lower in word_class("preposition") or is_adverb(lower):
        return True
    return lower in word_class("time_opener") or lower == "throughout"


def floats(word: Word) -> bool:
    """True for an adverb that belongs to the cue after it, not to the words before."""
    return is_adverb(word.lower) and word.lower not in word_class("trailing_adverb")


def before_cut(words: Sequence[Word], begin: int) -> int:
    """Index of the last word of a speech that ends before the attribution at `begin`, past "and" and the like."""
    i = begin - 1
    while i > 0 and (words[i].lower in word_class("clause_opener") or words[i].text == ";" or floats(words[i])):
        i -= 1
    return i
