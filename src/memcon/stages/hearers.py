"""Addressees: is the phrase after a verb who is spoken to, or what is said? Indices count a sentence's words."""

from collections.abc import Sequence

from memcon.stages.cues import Cue, listed
from memcon.stages.phrases import Phrase, opens_phrase, phrase_after
from memcon.stages.words import Word, is_adverb, word_class


def hearer_after(words: Sequence[Word], at: int, cue: Cue) -> Phrase | None:
    """The addressee's phrase that begins at `at`, or behind a "to" or "with" there; None when there is none."""
    if at >= len(words):
        return None
    if words[at].lower in {"to", "with"} and cue.hearer in {"to", "with", "none"}:
        found = phrase_after(words, at + 1)
        addressed = found is not None and _may_hear(words, found, cue) and _ends_there(words, found.end)
    elif cue.hearer == "object":
        found = phrase_after(words, at)
        addressed = found is not None and _is_addressed(words, found, cue)
    else:
        return None
    return found if addressed else None


def _may_hear(words: Sequence[Word], phrase: Phrase, cue: Cue) -> bool:
    first = words[phrase.begin]
    if "inf" in cue.takes and cue.mind and not first.capital and not opens_phrase(first):
        return False  # "would like to see Valdoria"
    return first.lower in word_class("object_pronoun") or opens_phrase(first) or words[phrase.end - 1].capital


def _ends_there(words: Sequence[Word], at: int) -> bool:
    """True when what follows an addressee at `at` shows that it ends there."""
    if at >= len(words) or words[at].text in ',.:;“"‘—–(':
        return True
    lower = words[at].lower
    if lower in word_class("determiner") and words[at - 1].lower in word_class("object_pronoun"):
        return True
    return lower in word_class("after_hearer") or lower in word_class("wh") or is_adverb(lower)


def _is_addressed(words: Sequence[Word], phrase: Phrase, cue: Cue) -> bool:
    """True when the phrase after the verb is who is addressed and not what is said."""
    at = phrase.end
    if at >= len(words):
        return cue.lemma in listed("hearer", "last")
    lower = words[at].lower
    if lower in {"that", "whether", "if"} or lower in word_class("wh") - {"which", "who", "when"}:
        return True
    if lower == "to" and "inf" in cue.takes:
        return at + 1 < len(words) and not opens_phrase(words[at + 1])
    if cue.lemma in listed("hearer", "asked") and lower in listed("hearer", "asked_about"):
        return True
    pronoun = phrase.end - phrase.begin == 1 and words[phrase.begin].lower in word_class("object_pronoun")
    if cue.lemma in listed("hearer", "told"):
        return pronoun or _content_follows(words[at])
    return pronoun and (cue.lemma in listed("hearer", "pronoun") or words[at].text in ":,")


def _content_follows(word: Word) -> bool:
    """True for a word that may open what somebody is told, or an adverbial before it."""
    lower = word.lower
    if lower in listed("hearer", "told_about") or lower == "there" or word.text in ",:(":
        return True
    return is_adverb(lower) or opens_phrase(word) or lower in word_class("subject_pronoun")
