"""Contents of outermost statements: the places of what is said around its cue.

Indices count the words of a sentence, places code points; both end exclusive.
"""

import re
from collections.abc import Sequence

from memcon.stages.attribution import Attribution
from memcon.stages.lists import leads_up
from memcon.stages.words import Word
from memcon.text import Span, trimmed

_FOLLOWS = 6  # words before a colon among which "the following" may stand


def content_of(
    text: str, words: Sequence[Word], a: Attribution, sentence: Span, outer: Attribution | None
) -> list[Span]:
    """What is said in a sentence by `a`: one place behind the cue, or those before and behind it.

    An empty place at its end where the sentence says nothing itself: what was said comes in the next ones, if at all.
    """
    if leads_up(text, sentence.end) and any(word.lower in ("following", "follows") for word in words[-_FOLLOWS:]):
        return [Span(sentence.end, sentence.end)]  # "handed me the following note:"
    if a.frame == "bare" or a.manner == "inverted" or resumes(words, a):
        places = [_before_cue(text, words, a, sentence, outer), _behind_cue(text, words, a, sentence)]
    elif a.content < len(words):
        places = [trimmed(text, Span(words[a.content].start, sentence.end), '“"”,:-–—')]
    else:
        places = []
    said = [place for place in places if re.search(r"\w", place.of(text))]
    return said or [Span(sentence.end, sentence.end)]


def _before_cue(text: str, words: Sequence[Word], a: Attribution, sentence: Span, outer: Attribution | None) -> Span:
    first = words[0].start if outer is None else words[outer.content].start
    return trimmed(text, Span(first, words[a.begin - 1].end if a.begin else first), '“"‘”’ ')


def _behind_cue(text: str, words: Sequence[Word], a: Attribution, sentence: Span) -> Span:
    at = a.content
    while at < len(words) and (words[at].text in ',.;:”“"’—–' or words[at].text == "--"):
        at += 1
    start = words[at].start if at < len(words) else sentence.end
    return trimmed(text, Span(start, sentence.end), '“"‘”')


def resumes(words: Sequence[Word], a: Attribution) -> bool:
    """ "“On the other hand,” he said, “what ...": the quotation began before its cue."""
    if a.frame != "quote" or a.begin <= 1:
        return False
    return words[0].text in '“"‘' and words[a.begin - 1].text in '”"’,'


def unbracketed(text: str, place: Span) -> Span:
    """`place` without the closing bracket of a sentence that stands in brackets as a whole."""
    said = place.of(text)
    return Span(place.start, place.end - 1) if said.endswith(")") and said.count(")") > said.count("(") else place


def ends_quoted(sentence: str) -> bool:
    """True when a sentence ends with a closing quotation mark."""
    return sentence.rstrip().rstrip(".,)").endswith(("”", "’", '"'))
