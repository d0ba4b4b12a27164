"""Words and sentences of a text, with offsets into it.

A sentence here may run over a paragraph break where the paragraph does not end one: scans and page
breaks split paragraphs in mid-sentence.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from memcon.lexicon import load
from memcon.text import Span, trimmed

# What stands behind a hyphen printed for a dash: "as far as possible-he said". No part of "out-of-the-way".
_AFTER_DASH = r"(?:he|she|they|we|his|her|their|the|that|this|these|those|and|but|which)(?![\w'’\-–])"
_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}(?![a-z])"  # I.V., U.S.S.R.
    r"|[^\W\d_]+(?:(?:['’]|[\-–](?!" + _AFTER_DASH + r"))[^\W\d_]+)*"
    r"|\d+(?:[.,:/]\d+)*(?:st|nd|rd|th)?\b"
    r"|--+|—|–|\.\.\.|…|[^\w\s]"
)
_CLOSERS = "\"'”’)]»*"
_OPENERS = "\"'“‘([«—-"


class Word(NamedTuple):
    """A word or mark of punctuation at its place in the text (code points, end exclusive); `lower` is case-folded."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """True when it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return Span(self.start, self.end)


def words_of(text: str, span: Span) -> tuple[Word, ...]:
    """The words and marks of `text` inside `span`, in order; the stop of an abbreviation belongs to its word."""
    found: list[Word] = []
    for m in _WORD.finditer(text, span.start, span.end):
        printed, start, end = m.group(), m.start(), m.end()
        if printed == "." and found and found[-1].end == start and end < span.end:
            last = found[-1]
            initial = len(last.text) == 1 and last.text.isupper() and last.text != "I"
            if initial or last.lower in word_class("abbreviation"):
                lower = last.lower + "." if initial else last.lower  # "A. Novak": no article
                found[-1] = Word(last.text + ".", lower, last.start, end)
                continue
        found.append(Word(printed, printed.casefold().replace("’", "'"), start, end))
    return tuple(found)


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of a closed class of lexicon/words.toml, lower case."""
    return frozenset(load("words")[name])


def is_adverb(lower: str) -> bool:
    """True for an adverb by list or by its ending."""
    if lower in word_class("adverb"):
        return True
    return len(lower) > 4 and lower.endswith("ly") and lower not in word_class("not_adverb")


@cache
def _function_words() -> frozenset[str]:
    classes = (
        "determiner", "possessive", "subject_pronoun", "object_pronoun", "indefinite", "be", "have", "do", "modal",
        "negation", "preposition", "coordinator", "subordinator", "wh", "adverb", "opener",
    )  # fmt: skip
    return frozenset().union(*(word_class(name) for name in classes))


def is_function_word(lower: str) -> bool:
    """True for a word of a closed class (lower case)."""
    return lower in _function_words()


def sentences(text: str, span: Span, breaks: tuple[int, ...] = ()) -> Iterator[Span]:
    """Sentences of `text` inside `span`, without white space at their ends.

    `breaks` are offsets at which a new block begins: a sentence ends there too, unless the block
    before breaks off in mid-sentence.
    """
    start = span.start
    for at in (*_ends(text, span, breaks), span.end):
        sentence = trimmed(text, Span(start, at))
        if sentence.start < sentence.end:
            yield sentence
        start = at


def _ends(text: str, span: Span, breaks: tuple[int, ...]) -> list[int]:
    """Code points inside `span` at which a sentence ends, in order."""
    ends = {at for at in breaks if span.start < at < span.end and not breaks_off(text, span.start, at)}
    for stop in re.finditer(r"[.!?…]+", text[span.start : span.end]):
        at = span.start + stop.end()
        while at < span.end and text[at] in _CLOSERS:
            at += 1
        abbreviation = stop.group() == "." and _abbreviates(text, span.start + stop.start())
        if not abbreviation and _sentence_follows(text, at, span.end):
            ends.add(at)
    return sorted(ends)


def _sentence_follows(text: str, at: int, end: int) -> bool:
    """True when white space and the beginning of a sentence stand at `at`, before `end`."""
    if at >= end or not text[at].isspace():
        return False
    while at < end and text[at].isspace():
        at += 1
    return at < end and (text[at].isupper() or text[at].isdigit() or text[at] in _OPENERS)


def _abbreviates(text: str, stop: int) -> bool:
    before = re.search(r"[^\s(\[“\"'‘]+$", text[max(0, stop - 20) : stop])
    if before is None:
        return False
    word = before.group().casefold()
    if len(word) == 1 and word.isalpha():
        return text[stop - 1].isupper() or word in word_class("abbreviation")
    if word in word_class("closing_abbreviation"):
        return False
    return word in word_class("abbreviation") or bool(re.fullmatch(r"(?:[a-z]\.)+[a-z]", word))


def breaks_off(text: str, start: int, at: int) -> bool:
    """True when the block of `text` that ends before `at` stops in mid-sentence.

    It does when its last character is a letter, digit or comma, or the stop of an abbreviation, and what
    follows goes on in the middle of a sentence or with a name.
    """
    head = text[start:at].rstrip()
    tail = text[at:].lstrip()[:80]
    if not head or not tail:
        return False
    last = head[-1]
    if last == ".":
        return not head.endswith("...") and _abbreviates(text, start + len(head) - 1)
    if last in "!?…:;" or last in _CLOSERS or re.search(r":\s?[-–—]+$", head):
        return False
    if re.match(r"\d+\.\s|[*\-–—]{1,3}\s", tail):
        return False
    if last.isalnum() and len(head.split()) <= 10 and not tail[0].islower():
        return False  # a heading between paragraphs
    return last.isalnum() or last in ",-–—&"
