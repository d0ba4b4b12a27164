"""Introductions: words that lead up to another's text and say whose it is. Indices count a sentence's words."""

from collections.abc import Sequence
from typing import NamedTuple

from memcon.stages.cues import forms, listed
from memcon.stages.phrases import Phrase, is_owner, phrase_after
from memcon.stages.subjects import phrase_before
from memcon.stages.verb_groups import verb_group
from memcon.stages.words import Word, sentences, word_class, words_of
from memcon.text import Span, trimmed

_BEFORE = 400  # code points in which what leads up to a text may stand
_LEAST = 3  # words of a sentence; fewer are a number or a mark
_AFTER_TEXT = 8  # words between "statement" and "by"
_AFTER_WHAT = 4  # words from who spoke to the verb


class Introduction(NamedTuple):
    """Whose text it is, by the words (indices) that lead up to it: the source's phrase and the cue's words."""

    source: Phrase
    cue: Phrase


def leading_up(text: str, at: int) -> tuple[Sequence[Word], Introduction | None]:
    """The words of the sentence that leads up to code point `at`, and whose text they introduce, if anybody's."""
    before = trimmed(text, Span(max(0, at - _BEFORE), at))
    for place in reversed(list(sentences(text, before))):
        words = words_of(text, place)
        if sum(word.text[0].isalpha() for word in words) >= _LEAST:
            return words, introduced(words)
    return (), None


def introduced(words: Sequence[Word]) -> Introduction | None:
    """Whose text a sentence introduces, by the first words that say so; None where none do."""
    return next(filter(None, (_introduced(words, i) for i in range(len(words)))), None)


def _introduced(words: Sequence[Word], i: int) -> Introduction | None:
    """ "note prepared by X", "message from X", "X's reply", "Following is from X": by the word at `i`."""
    lower = words[i].lower
    if lower == "what":
        return _cleft(words, i)
    if lower in listed("embedded", "verbs"):
        return _sent(words, i)
    if lower == "following" and i + 1 < len(words):
        at = i + 2 if words[i + 1].lower == "is" else i + 1
        if at < len(words) and words[at].lower == "from":
            return _behind(words, i, at)
    if lower not in listed("embedded", "texts"):
        return None
    for at in range(i + 1, min(len(words), i + _AFTER_TEXT)):
        if words[at].lower in {"by", "from"}:
            return _behind(words, i, at)
        if words[at].lower in {"on", "for", *listed("embedded", "texts")} or words[at].text in ".;:":
            break
    return _owned(words, i)


def _cleft(words: Sequence[Word], i: int) -> Introduction | None:
    """ "Broadly what I conveyed to him was as follows": "what", who spoke, a verb of speaking, "was"."""
    source = phrase_after(words, i + 1)
    if source is None:
        return None
    near = range(source.end, min(len(words), source.end + _AFTER_WHAT))
    told = [at for at in near if any(not form.cue.mind for form in forms().get(words[at].lower, ()))]
    if not told or not any(word.lower in ("was", "is", "were", "are") for word in words[told[-1] + 1 :]):
        return None
    return Introduction(source, Phrase(verb_group(words, told[-1]).begin, told[-1] + 1))


def _sent(words: Sequence[Word], i: int) -> Introduction | None:
    """ "X has sent the following note", "the message which X is sending": by the verb at `i`."""
    texts = listed("embedded", "texts") | {"following", "follows"}
    group = verb_group(words, i)
    source = phrase_before(words, group.begin)
    own = word_class("first_person") | word_class("first_plural") | word_class("nobody")
    if source is None or words[source.begin].lower in own or source.relative:
        return None
    if not any(word.lower in texts for word in words) or (group.be and not words[i].lower.endswith("ing")):
        return None
    return Introduction(source, Phrase(group.begin, i + 1))


def _owned(words: Sequence[Word], i: int) -> Introduction | None:
    """ "Text of the Minister's reply": only words that announce a text stand before its owner."""
    if i == 0 or not is_owner(words[i - 1]):
        return None
    first = i - 1
    while first > 0 and words[first - 1].capital and words[first - 1].lower not in listed("embedded", "texts"):
        first -= 1
    first -= first > 0 and words[first - 1].lower == "the"
    announced = all(
        word.lower in listed("embedded", "announcing") or not word.text.isalpha() for word in words[:first]
    )
    return Introduction(Phrase(first, i), Phrase(i, i + 1)) if announced else None


def _behind(words: Sequence[Word], begin: int, preposition: int) -> Introduction | None:
    at = preposition + 1
    quoted = next((k for k in (at, at + 1) if k < len(words) and words[k].text in "'‘“\""), None)
    at = at if quoted is None else quoted + 1  # "from the 'Lenz Courier'"
    source = phrase_after(words, at)
    if source is None or words[source.begin].lower in word_class("first_person"):
        return None
    return Introduction(source, Phrase(begin, preposition + 1))
