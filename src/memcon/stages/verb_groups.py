"""Verb groups: the auxiliaries, adverbs and carrying verbs that stand before a verb.

Indices count the words of a sentence, end exclusive. After Quirk et al., A Comprehensive Grammar of the English
Language (1985), 3.21-3.56.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from memcon.lexicon import load
from memcon.stages import cues
from memcon.stages.cues import Tense
from memcon.stages.phrases import is_stop
from memcon.stages.words import Word, is_adverb, word_class

_CARRIED_OVER = 6  # how many words before "to" or "by" a carrying verb may begin, with it
_LONGEST_CARRIER = 4  # words of a carrying verb: "take the opportunity"


@dataclass(slots=True)
class VerbGroup:
    """The group around a verb: where it begins, and what its auxiliaries say.

    `be` is true for a passive or progressive, `infinitive` for what is only to be done, `carried` for a verb
    behind another that carries it ("went on to say"), `done` the tense of "did" or "does".
    """

    begin: int
    modal: str | None = None
    perfect: bool = False
    negated: bool = False
    be: bool = False
    infinitive: bool = False
    carried: bool = False
    done: Tense | None = None


def verb_group(words: Sequence[Word], verb: int) -> VerbGroup:
    """The verb group of the verb at index `verb`, from its first auxiliary or adverb on."""
    group = VerbGroup(verb)
    while group.begin > 0:
        begin = _one_more(words, group.begin - 1, verb, group)
        if begin is None:
            break
        group.begin = begin
    if not group.infinitive:
        while group.begin < verb and words[group.begin].lower in {",", "here", "there", "last"}:
            group.begin += 1
    return group


def _one_more(words: Sequence[Word], i: int, verb: int, group: VerbGroup) -> int | None:
    """Where the group begins when the word at `i` belongs to it; None when it does not. Notes what the word says."""
    idiom = _idiom(words, i)
    if idiom:
        return i - idiom + 1
    lower = words[i].lower
    if _auxiliary(words, i, verb, group) or (is_adverb(lower) and not words[i].capital):
        return i
    if lower == "," and i >= 2 and is_adverb(words[i - 1].lower) and words[i - 2].lower == ",":
        return i - 2  # ", however,"
    if i == verb - 1 and lower == "to":
        carrier = _carrier(words, i, "to")
        group.carried, group.infinitive = carrier is not None, carrier is None
        return carrier
    if i == verb - 1 and lower == "by" and words[verb].lower.endswith("ing"):
        carrier = _carrier(words, i, "by")
        group.carried = group.carried or carrier is not None
        return carrier
    return None


def _auxiliary(words: Sequence[Word], i: int, verb: int, group: VerbGroup) -> bool:
    """True for an auxiliary or a negation at `i`, which is noted in `group`."""
    lower = words[i].lower
    if lower in word_class("modal"):
        group.modal = lower
    elif lower in word_class("have"):
        group.perfect = True
    elif lower in word_class("be"):
        group.be = group.be or all(is_adverb(word.lower) for word in words[i + 1 : verb])
    elif lower in word_class("do"):
        group.done = "past" if lower == "did" else "present"
    elif lower in {"not", "never"}:
        group.negated = True
    elif lower.endswith("n't"):
        group.negated = True
        if lower not in {"don't", "doesn't", "didn't"}:
            group.modal = group.modal or lower
    else:
        return False
    return True


@cache
def _idioms() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Adverbs of several words by their last word."""
    index: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in load("words")["adverbial"]:
        parts = tuple(phrase.split())
        index[parts[-1]] = (*index.get(parts[-1], ()), parts)
    return index


def _idiom(words: Sequence[Word], i: int) -> int:
    """How many words an adverb of several words has that ends at word `i`: "first of all", "as usual"; else 0."""
    for parts in _idioms().get(words[i].lower, ()):
        if tuple(word.lower for word in words[max(0, i - len(parts) + 1) : i + 1]) == parts:
            return len(parts)
    return 0


def _carrier(words: Sequence[Word], at: int, preposition: Literal["to", "by"]) -> int | None:
    """Where the verb begins that carries the cue after "to" or "by" at `at`; None when none does."""
    for i in range(at - 1, max(-1, at - _CARRIED_OVER), -1):
        if is_stop(words[i]):
            return None
        for length in range(1, min(_LONGEST_CARRIER, at - i) + 1):
            phrase = tuple(word.lower for word in words[i : i + length])
            if phrase in cues.carriers(preposition) and all(is_adverb(word.lower) for word in words[i + length : at]):
                return i
    return None


def carrier_tense(carrier: Word) -> Tense:
    """The tense of a verb that carries a cue, by its form."""
    past = carrier.lower.endswith("ed") or carrier.lower in cues.listed("carrier", "past")
    return "past" if past else "present"


def shares_subject(words: Sequence[Word], at: int) -> bool:
    """True when the verb group at `at` follows a coordinator and so shares the subject of the clause before."""
    i = at - 1
    while i >= 0 and is_adverb(words[i].lower):
        i -= 1
    return i > 0 and words[i].lower in {"and", "but", "or", ","}
