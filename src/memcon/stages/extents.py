"""How far the words of a nested statement go in their sentence.

Indices count the words of a sentence, end exclusive.
"""

from collections.abc import Sequence

from memcon.stages.attribution import Attribution
from memcon.stages.phrases import is_stop
from memcon.stages.words import Word, is_adverb, is_function_word, word_class
from memcon.text import Span

_CLAUSE_PRONOUNS = frozenset(("he", "she", "they", "we", "i", "it"))
_VERB = 7  # how far behind its subject a new clause may have its verb


def extent(words: Sequence[Word], a: Attribution) -> tuple[int, int]:
    """First word of a nested content and the index after its last."""
    if a.frame != "bare":
        return a.content, content_end(words, a, len(words))
    opening = a.begin - 1  # "as the Minister has stated": what stands beside it was said
    if opening <= 1:
        return min(a.content + 1, len(words)), len(words)
    that = next((k + 1 for k in range(opening - 1, -1, -1) if words[k].lower == "that"), 0)
    return that, opening


def content_end(words: Sequence[Word], a: Attribution, limit: int) -> int:
    """Index after the last word of a nested content that begins at word `a.content`, at most `limit`.

    It ends at a semicolon, at "but", "while" and the like that set another clause against it, at ", and" with a
    new subject, at an unmatched closing bracket, and at the closing quotation mark of its own quotation.
    """
    if a.content >= limit:
        return limit
    scan = _Scan(words, a)
    for i in range(a.content, limit):
        text = words[i].text
        if text in "([":
            scan.depth += 1
        elif text in ")]":
            if scan.depth == 0:
                return i
            scan.depth -= 1
        elif scan.depth == 0:
            if scan.closes_quotation(i):
                return i + 1
            if text == ";" or scan.ends_before(i):
                return i
    return limit


class _Scan:
    """A look along a content for where it ends; `depth` counts open brackets."""

    def __init__(self, words: Sequence[Word], a: Attribution) -> None:
        first = words[a.content]
        self.words = words
        self.frame = a.frame
        self.first = a.content
        self.depth = 0
        self.denied = False
        self.quoted = first.text in '“"‘'
        self.conditional = first.lower in word_class("subordinator") or first.lower in word_class("content_opener")

    def closes_quotation(self, i: int) -> bool:
        """True for the mark that closes the quotation of which the content consists."""
        return self.quoted and i > self.first and self.words[i].text in '”"’'

    def ends_before(self, i: int) -> bool:
        """True when another clause begins at word `i`; notes a denial and the end of a condition."""
        lower = self.words[i].lower
        self.denied = self.denied or lower in {"not", "never", "neither"} or lower.endswith("n't")
        if i <= self.first + 1:
            return False
        comma = self.words[i - 1].text == ","
        if comma and self._sets_against(i):
            return True
        if comma and self.conditional:
            self.conditional = False
        if lower == "but":
            return not self.denied
        if lower in {"while", "whereas"}:
            return self.frame in ("np", "inf")
        return lower == "because" and self.frame == "np"

    def _sets_against(self, i: int) -> bool:
        """True when the clause behind a comma at word `i` is another than the content."""
        lower = self.words[i].lower
        if lower in word_class("contrast"):
            return True
        if lower in {"and", "or"} and _new_subject(self.words, i + 1):
            return True
        if self.conditional or self.frame not in ("that", "inf", "np"):
            return False
        only = lower == "not" and i + 1 < len(self.words) and self.words[i + 1].lower == "only"
        return only or lower in _CLAUSE_PRONOUNS


def _new_subject(words: Sequence[Word], at: int) -> bool:
    """True when a subject with a verb of its own begins at `at`, past adverbs."""
    while at < len(words) and is_adverb(words[at].lower):
        at += 1
    if at >= len(words):
        return False
    first = words[at]
    if first.lower in word_class("subject_pronoun") or first.lower == "there":
        return True
    if not (first.capital or first.lower in word_class("determiner")):
        return False
    return any(_is_auxiliary(word) for word in words[at + 1 : at + _VERB] if not is_stop(word))


def _is_auxiliary(word: Word) -> bool:
    return any(word.lower in word_class(name) for name in ("modal", "be", "have"))


def says_something(words: Sequence[Word], span: Span) -> bool:
    """True for a content with a word of its own, unlike "I asked you"."""
    inside = [word for word in words if span.start <= word.start < span.end]
    return any(word.text[0].isalpha() and not is_function_word(word.lower) for word in inside)
