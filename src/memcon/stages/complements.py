"""Complements: what follows a cue, by the shape of the words after it.

Indices count the words of a sentence. The frames are those a cue of lexicon/cues.toml takes: that, wh, inf, ing,
np, as, prep:WORD; "quote" is a quotation, "bare" a cue that stands inside or behind what is said.
"""

from collections.abc import Sequence

from memcon.stages import cues
from memcon.stages.attribution import Complement, Frame
from memcon.stages.cues import Cue
from memcon.stages.hearers import hearer_after
from memcon.stages.phrases import Phrase, is_nominal, is_stop, names_thing, opens_phrase
from memcon.stages.words import Word, is_adverb, word_class

_ASIDE = 20  # words in brackets between cue and content
_THAT = 12  # how far "that" may stand from its cue
_PAST_ADVERBIAL = 11  # how far another complement may
_COMMAS = 14  # words of an aside between commas
_SUBJECT = 9  # how far behind an adverbial a subject pronoun may stand
_CLAUSE = 24  # how far into a clause its finite verb may stand
_AS = 16  # how far "as" may stand from "regard"


def complement_after(words: Sequence[Word], end: int, cue: Cue) -> Complement | None:
    """What follows a cue that ends before `end`: its frame, its addressee and where the content begins.

    None when the words after the cue are no complement of it.
    """
    at = end
    if at + 1 < len(words) and words[at].lower == "by" and words[at + 1].lower.endswith("ing"):
        return None  # "concluded by stating": the second verb is the cue
    at = _past_adverbs(words, at)
    hearer = hearer_after(words, at, cue)
    at = _past_brackets(words, hearer.end if hearer is not None else at)
    return _Place(words, at, cue, hearer, end).complement()


def _past_adverbs(words: Sequence[Word], at: int) -> int:
    """Past "there" as an adverb of place, and other adverbs that cannot open a content."""
    verbs = ("be", "modal", "have")
    while (
        at + 1 < len(words)
        and words[at].lower == "there"
        and not any(words[at + 1].lower in word_class(name) for name in verbs)
    ):
        at += 1
    while at < len(words) and is_adverb(words[at].lower):
        if words[at].lower in {"there", "here"} or words[at].lower in word_class("quantifier_adverb"):
            break
        at += 1
    return at


def _past_brackets(words: Sequence[Word], at: int) -> int:
    if at >= len(words) or words[at].text != "(":
        return at
    return next((k + 1 for k in range(at, min(len(words), at + _ASIDE)) if words[k].text == ")"), at)


class _Place:
    """The words from `at` on, read as the complement of a cue that ends before `end`, behind its addressee."""

    def __init__(self, words: Sequence[Word], at: int, cue: Cue, hearer: Phrase | None, end: int) -> None:
        self.words = words
        self.at = at
        self.cue = cue
        self.hearer = hearer
        self.end = end

    def complement(self) -> Complement | None:
        """The first reading that fits."""
        that = _that_ahead(self.words, self.at, self.cue)
        if that is not None:
            # "has information it believes is accurate that": all before "that" ascribes
            return self._made("that", that + 1, that if self.cue.lemma == "have" else None)
        ahead = _past_adverbial(self.words, self.at, self.cue)
        if ahead is not None:
            frame, content = ahead
            return self._made(frame, content, content if frame == "np" and self.hearer is None else self.end)
        if self.at >= len(self.words) or _is_mark(self.words[self.at]):
            return self._at_mark()
        return self._at_word(self.words[self.at].lower)

    def _made(self, frame: Frame, content: int, cue_end: int | None = None) -> Complement:
        return Complement(frame, self.hearer, content, self.end if cue_end is None else cue_end)

    def _follows(self, *lower: str) -> bool:
        """True when the word after the first is one of these."""
        return self.at + 1 < len(self.words) and self.words[self.at + 1].lower in lower

    def _at_mark(self) -> Complement | None:
        """A colon or quotation mark opens what is said; other marks show that it stands elsewhere."""
        words, at = self.words, self.at
        mark = words[at].text if at < len(words) else "."
        if mark == ":" or (mark == "," and self._follows(*'“"‘')):
            return self._made("quote", at + 1) if not self.cue.mind else None
        if mark in '“"‘':
            return self._made("np" if self.cue.mind else "quote", at)
        if mark == "," and at + 1 < len(words):
            if words[at + 1].lower in {"and", "but", "or"}:
                return None
            resumed = _after_commas(words, at) if _is_adverbial(words, at + 1) else None
            if resumed is not None and not self.cue.weak:
                return self._made("that", resumed)
        return self._made("bare", at) if not self.cue.weak or self.cue.lemma == "continue" else None

    def _at_word(self, lower: str) -> Complement | None:
        """The complement that the first word of it shows."""
        words, at, takes = self.words, self.at, self.cue.takes
        preposition = lower in word_class("preposition")
        if lower in {"whether", "if"} or (lower in word_class("wh") and "wh" in takes):
            asks = lower != "if" or self.cue.lemma in cues.listed("question", "verbs")
            return self._made("wh", at) if asks else None
        if preposition and "wh" in takes and self.cue.act == "ask" and self._follows(*word_class("wh")):
            return self._made("wh", at)
        if lower == "lest" and "lest" in takes:
            return self._made("that", at)
        if lower == "to" and at + 1 < len(words) and _is_infinitive(words[at + 1]):
            return self._made("inf", at) if "inf" in takes else None
        if lower == "as" and self._follows("follows") and not self.cue.mind:
            return self._made("quote", at + 2, at + 2)
        if lower == "as" and self._follows("to") and ("prep:as to" in takes or "wh" in takes):
            return self._made("wh", at + 2, at + 2)
        if preposition:
            return self._by_preposition(lower)
        finite = any(lower in word_class(name) for name in ("modal", "be", "have"))
        if finite or lower in word_class("coordinator") or lower in word_class("circumstance"):
            return None  # "anything I said would be ...": the words said stand before
        return self._by_phrase(lower)

    def _by_preposition(self, lower: str) -> Complement | None:
        """ "spoke of the strike"; "said in confidence he would": a clause may follow an adverbial."""
        if "prep:" + lower in self.cue.takes:
            return self._made("np", self.at + 1, self.at + 1 if self.hearer is None else self.end)
        if lower not in word_class("adverbial_preposition") or "that" not in self.cue.takes:
            return None
        resumed = _subject_ahead(self.words, self.at)
        return self._made("that", resumed) if resumed is not None else None

    def _by_phrase(self, lower: str) -> Complement | None:
        """A clause without "that", or a noun phrase."""
        words, at, cue = self.words, self.at, self.cue
        if "as" in cue.takes:
            return self._made("as", at) if any(word.lower == "as" for word in words[at : at + _AS]) else None
        if lower.endswith("ing") and "ing" in cue.takes:
            return self._made("ing", at)
        if "that" in cue.takes and clause_ahead(words, at):
            return self._made("that", at)
        if "np" in cue.takes and not cue.weak and (is_nominal(words[at]) or names_thing(words[at])):
            return self._made("np", at)
        if self.hearer is not None and "that" in cue.takes and (opens_phrase(words[at]) or is_nominal(words[at])):
            return self._made("that", at)
        if "np" in cue.takes and cue.weak and opens_phrase(words[at]) and cue.act in {"agree", "refuse", "commit"}:
            return self._made("np", at)
        return None


def _is_mark(word: Word) -> bool:
    """True for punctuation other than a hyphen or an opening bracket."""
    return word.text in '.;!?)”’—–:,“"‘' or word.text == "--"


def _is_infinitive(word: Word) -> bool:
    """True when the word after "to" is a verb."""
    return word.text[0].islower() and not opens_phrase(word)


def _that_ahead(words: Sequence[Word], at: int, cue: Cue) -> int | None:
    """Index of the "that" of a content clause, past adverbials ("said in confidence yesterday that")."""
    if "that" not in cue.takes or (at < len(words) and words[at].lower == "to" and "inf" in cue.takes):
        return None
    for i in range(at, min(len(words), at + _THAT)):
        lower = words[i].lower
        if lower == "that":
            return i if _is_content_that(words, at, i, cue) else None
        if words[i].text in '.;:!?“"—' or lower in word_class("subject_pronoun") - {"it", "you"}:
            return None
        if i > at and cue.lemma != "have" and any(lower in word_class(name) for name in ("modal", "be", "have")):
            return None
    return None


def _is_content_that(words: Sequence[Word], at: int, i: int, cue: Cue) -> bool:
    """True when the "that" at `i` opens the content of a cue that ends before `at`."""
    if i == at:
        return True
    before = words[i - 1]
    if before.lower in {"so", "such", "now", "provided", "order"}:
        return False
    it = words[at].lower == "it" and i - at <= 4  # "believes it possible that"
    if not (before.text == "," or it or _is_adverbial(words, at) or cue.lemma == "have"):
        return False
    follows = words[i + 1].lower if i + 1 < len(words) else "."
    return follows not in word_class("time_of_day")  # "said that evening": a determiner


def _past_adverbial(words: Sequence[Word], at: int, cue: Cue) -> tuple[Frame, int] | None:
    """A complement past an adverbial: "asked us on several occasions when", "spoke at length about"."""
    if at >= len(words) or "prep:" + words[at].lower in cue.takes or not _is_adverbial(words, at):
        return None
    if words[at].lower == "to" and at + 1 < len(words) and _is_infinitive(words[at + 1]):
        return None
    if words[at].text == "," and not (at + 1 < len(words) and _is_adverbial(words, at + 1)):
        return None
    prepositions = {take[5:] for take in cue.takes if take.startswith("prep:")}
    aside = words[at].text == ","
    for i in range(at, min(len(words), at + _PAST_ADVERBIAL)):
        lower = words[i].lower
        if words[i].text == ",":
            aside = True
        elif is_stop(words[i]) or lower in word_class("subject_pronoun") or lower in word_class("be"):
            return None
        elif i > at:
            follows = words[i + 1] if i + 1 < len(words) else None
            if lower in prepositions and follows is not None and follows.lower not in word_class("wh"):
                return "np", i + 1
            if not aside and "wh" in cue.takes and lower in word_class("wh") - {"which", "who", "whose", "whom"}:
                return "wh", i
            infinitive = follows is not None and _is_infinitive(follows) and is_nominal(follows)
            if not aside and lower == "to" and "inf" in cue.takes and infinitive:
                return "inf", i
    return None


def _is_adverbial(words: Sequence[Word], start: int) -> bool:
    """True when an adverb, a prepositional phrase or an aside begins at `start`."""
    first = words[start].lower
    if first in word_class("preposition") or is_adverb(first) or words[start].text in ",(":
        return True
    if first in {"this", "last", "yesterday", "again", "as"}:
        return True
    return first == "the" and start + 1 < len(words) and words[start + 1].lower in {"other", "same"}


def _after_commas(words: Sequence[Word], comma: int) -> int | None:
    """Where a clause goes on after an aside between commas: "said, with some heat, he would"."""
    close = next((k for k in range(comma + 1, min(len(words), comma + _COMMAS)) if words[k].text == ","), None)
    if close is None or close + 1 >= len(words):
        return None
    if words[close + 1].lower == "that":
        return close + 2
    return close + 1 if clause_ahead(words, close + 1) and not is_stop(words[comma + 1]) else None


def _subject_ahead(words: Sequence[Word], at: int) -> int | None:
    """Index of a subject pronoun that opens a clause after an adverbial."""
    for i in range(at + 1, min(len(words), at + _SUBJECT)):
        if is_stop(words[i]):
            return None
        if words[i].lower in word_class("subject_pronoun") - {"who", "which", "one", "it", "you"}:
            return i
    return None


def clause_ahead(words: Sequence[Word], at: int) -> bool:
    """True when a clause without "that" begins at `at`: a subject, then a finite verb."""
    if words[at].lower in word_class("subject_pronoun") | {"there", "this", "these", "those"}:
        return True
    for i in range(at, min(len(words), at + _CLAUSE)):
        lower = words[i].lower
        if words[i].text in ';:!?“”"':
            return False
        if any(lower in word_class(name) for name in ("modal", "be", "have", "do")):
            return True
        if i > at and any(form.tense in ("past", "present") for form in cues.forms().get(lower, ())):
            return True
    return False
