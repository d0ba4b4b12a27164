"""Enclosures: another's text copied into a record, between "Begins" and "Ends" or as a quotation of paragraphs.

What leads up to it says whose words they are. Places are code points, end exclusive.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from memcon.stages.cues import listed
from memcon.stages.drafts import Draft
from memcon.stages.phrases import Phrase, is_owner, phrase_after
from memcon.stages.subjects import phrase_before
from memcon.stages.verb_groups import verb_group
from memcon.stages.words import Word, sentences, word_class, words_of
from memcon.text import Span, trimmed

_KIND = r"(?:(?i:message|extract|text|statement|telegram|cablegram|letter|note|quotation|quote) )?"
_BEGINS = re.compile(
    rf"(?<=\n){_KIND}(?:Begins?|BEGINS?)(?P<alone>[.:;]?[-–— ]*(?=\n)|[.:;][-–— ]*)"  # at the head of a line
    rf"|\({_KIND}[Bb]egins?[.:]?\)[.:]?"
    rf"|(?<!\w){_KIND}(?:[Bb]egins?(?= ?[:;–—-])|Begins?(?=\.)|BEGINS?) ?(?:[.:;]|[-–—])[-–— ]*(?=\n)"
    r"|\bBEGIN (?:[A-Z]+ ){0,3}(?:TEXT|PAPER|MESSAGE|QUOTE|LETTER|NOTE|STATEMENT)\b[.:]?"
)
_ENDS = re.compile(
    rf"(?:(?<=[.!?'’\"”)\]]\s)|(?<=\n))[(\[]?{_KIND}(?i:ends?(?: text| quote| message)?)[.)]{{0,3}}[ ]*(?=\n|$)"
)
_OPENS = re.compile(r"[:;]\s?[-–—]{0,2}\s*(?P<mark>['‘“\"])(?=\w)")
_REOPENS = re.compile(r"\s*(?:\(?\w{1,3}[.)]\s+)?['‘“\"]")
_SINGLE = re.compile(r"[.?!…]\s?['’](?=[\s\[]|$)")  # an apostrophe stands behind no stop
_DOUBLE = re.compile(r"(?<=\S)[\"”](?!\w)")
_CLOSES = {"'": _SINGLE, "‘": _SINGLE, "“": _DOUBLE, '"': _DOUBLE}
_BEFORE = 400  # code points in which what leads up to an enclosure may stand
_LEAST = 3  # words of a sentence; fewer are a number or a mark
_AFTER_TEXT = 8  # words between "statement" and "by"


class Enclosure(NamedTuple):
    """A text copied into a record: its place with the marks around it, and without them."""

    whole: Span
    content: Span


class Introduction(NamedTuple):
    """Whose text it is, by the words (indices) that lead up to it: the source's phrase and the cue's words."""

    source: Phrase
    cue: Phrase


def enclosures(text: str) -> list[Enclosure]:
    """The enclosures of a text, in its order; none lies in another."""
    found: list[Enclosure] = []
    reach = 0
    for each in sorted((*_marked(text), *_quoted(text))):
        if each.whole.start >= reach and re.search(r"\w", each.content.of(text)):
            found.append(each)
            reach = each.whole.end
    return found


def _marked(text: str) -> Iterator[Enclosure]:
    """ "Begins:- ... Ends."; to the end of the text where only the first stands, at the head of a line."""
    for begins in _BEGINS.finditer(text):
        ends = _ENDS.search(text, begins.end())
        if ends is not None or begins["alone"] is not None:
            end, after = (ends.start(), ends.end()) if ends is not None else (len(text), len(text))
            yield Enclosure(Span(begins.start(), after), trimmed(text, Span(begins.end(), end), "-–— \n"))


def _quoted(text: str) -> Iterator[Enclosure]:
    """A quotation behind a colon that runs over paragraphs, most of which open it anew; the last closes it."""
    for opens in _OPENS.finditer(text):
        closes = _CLOSES[opens["mark"]].search(text, opens.end())
        if closes is None:
            continue
        paragraphs = text[opens.end() : closes.end()].split("\n\n")[1:]
        if paragraphs and 2 * sum(1 for each in paragraphs if _REOPENS.match(each)) >= len(paragraphs):
            yield Enclosure(Span(opens.start("mark"), closes.end()), Span(opens.end(), closes.end() - 1))


def parted(places: Sequence[Span], enclosed: Sequence[Enclosure]) -> Iterator[tuple[Span, Enclosure | None]]:
    """Places cut where enclosures begin and end, each with the one it lies in; the marks are left out."""
    for place in places:
        start = place.start
        for each in enclosed:
            if not each.whole.overlaps(place):
                continue
            if start < each.whole.start:
                yield Span(start, each.whole.start), None
            inside = Span(max(place.start, each.content.start), min(place.end, each.content.end))
            if inside.start < inside.end:
                yield inside, each
            start = min(place.end, each.whole.end)
        if start < place.end:
            yield Span(start, place.end), None


def hang(drafts: Sequence[Draft], enclosing: Draft, author: str | None) -> None:
    """Hang what an enclosure tells into the statement `enclosing` whose words it is; its "I" is that one's source."""
    for draft in drafts:
        if draft.parent is None and draft is not enclosing:
            draft.parent, draft.nested = enclosing, True
        if draft.source == author:
            draft.source = enclosing.source


def introduction(text: str, enclosure: Enclosure) -> tuple[Sequence[Word], Introduction | None]:
    """The words of the sentence that leads up to an enclosure, and what they say of its source; None for nothing."""
    before = trimmed(text, Span(max(0, enclosure.whole.start - _BEFORE), enclosure.whole.start))
    for place in reversed(list(sentences(text, before))):
        words = words_of(text, place)
        if sum(word.text[0].isalpha() for word in words) >= _LEAST:
            return words, next(filter(None, (_introduced(words, i) for i in range(len(words)))), None)
    return (), None


def _introduced(words: Sequence[Word], i: int) -> Introduction | None:
    """ "note prepared by X", "message from X", "X's reply", "Following is from X": by the word at `i`."""
    lower = words[i].lower
    if lower in listed("enclosed", "verbs"):
        return _sent(words, i)
    if lower == "following" and i + 1 < len(words):
        at = i + 2 if words[i + 1].lower == "is" else i + 1
        if at < len(words) and words[at].lower == "from":
            return _behind(words, i, at)
    if lower not in listed("enclosed", "texts"):
        return None
    for at in range(i + 1, min(len(words), i + _AFTER_TEXT)):
        if words[at].lower in {"by", "from"}:
            return _behind(words, i, at)
        if words[at].lower in {"on", "for", *listed("enclosed", "texts")} or words[at].text in ".;:":
            break
    return _owned(words, i)


def _sent(words: Sequence[Word], i: int) -> Introduction | None:
    """ "X has sent the following note", "the message which X is sending": by the verb at `i`."""
    texts = listed("enclosed", "texts") | {"following", "follows"}
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
    while first > 0 and words[first - 1].capital and words[first - 1].lower not in listed("enclosed", "texts"):
        first -= 1
    first -= first > 0 and words[first - 1].lower == "the"
    announced = all(
        word.lower in listed("enclosed", "announcing") or not word.text.isalpha() for word in words[:first]
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
