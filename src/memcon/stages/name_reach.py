"""How far the names reach that the tagger finds: to the last name behind initials, not into a signature's office."""

import re
from collections.abc import Sequence

from memcon.stages.lexical import persons
from memcon.stages.name_shapes import is_borne, is_first_name
from memcon.stages.tagged_names import names_nobody
from memcon.tagging import Name
from memcon.text import Span

_LAST_INITIAL = re.compile(r"(?:^|[\s.])[A-Z]\.?$")
_SURNAME = re.compile(r"\.?\s+(?:[A-Z]\.\s*)*(?P<name>(?:Mc|Mac|[A-Z]['’])?[A-Z][a-z]+(?:-[A-Z][a-z]+)?|[A-Z]{3,})\b")
_SHOUTED = re.compile(r"(?:(?:[A-Z]\.\s*|[A-Z][A-Z'’-]+\s+){1,4})[A-Z][A-Z'’-]{2,}(?![\w.])")
_SMALL = re.compile(r"[a-z]")
_FIRST_NAME = re.compile(r"(?:^|\s)([A-Z][a-z]+)$")


def reached(text: str, names: Sequence[Name]) -> list[Name]:
    """`names` of persons from their first to their last word, in the order of the text.

    Initials or a first name go on to the last name behind them, over a break that parts them ("Mr. A. | Brask"). Of a
    signature those names are taken that are all in capitals ("ADA BRASK Head of the Section"). A body's name ends
    before a bracket that it leaves open.
    """
    found: list[Name] = []
    for name in names:
        span = name.span
        if found and found[-1].kind == name.kind == "PER" and span.start < found[-1].span.end:
            continue  # its first word was the last name of the one before
        found += _parts(text, name) if name.kind == "PER" else [_closed(text, name)]
    return found


def run_on(text: str, span: Span, names: Sequence[Name]) -> bool:
    """True for capitalised words that run on into a name which the tagger sees at their end: "Wool Rate Brask".

    Two or more, none of them a first name, a title or a word of an office.
    """
    begin = max((n.span.start for n in names if n.kind == "PER" and n.span.end == span.end), default=span.start)
    led = Span(span.start, max(span.start, begin)).of(text).split()
    return len(led) > 1 and not any(
        is_first_name(word) or "." in word or word.lower() in _offices() or word[0].islower() for word in led
    )


def _parts(text: str, name: Name) -> list[Name]:
    signed = list(_SHOUTED.finditer(text, name.span.start, name.span.end))
    signed = [match for match in signed if not any(word.lower() in _offices() for word in match[0].split())]
    if signed and _SMALL.search(text, name.span.start, name.span.end):
        return [name._replace(span=Span(*match.span())) for match in signed]
    return [name._replace(span=Span(name.span.start, _end(text, name.span)))]


def _offices() -> frozenset[str]:
    return persons("office") | persons("title") | persons("organisation")


def _closed(text: str, name: Name) -> Name:
    """The name up to a bracket that it opens and does not close."""
    words = name.span.of(text)
    if words.count("(") <= words.count(")"):
        return name
    kept = words[: words.rindex("(")].rstrip()
    return name._replace(span=Span(name.span.start, name.span.start + len(kept))) if kept else name


def _end(text: str, span: Span) -> int:
    """The end of the last name behind initials, or behind a first name that one of that surname is known by."""
    words = span.of(text)
    follows = _SURNAME.match(text, span.end)
    if follows is None or names_nobody(follows["name"].lower()):
        return span.end
    first = _FIRST_NAME.search(words)
    if _LAST_INITIAL.search(words) or (first and is_borne(first[1].lower(), follows["name"].lower())):
        return follows.end()
    return span.end
