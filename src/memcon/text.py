"""Places in a text: spans, checked quotations, and masks that keep offsets.

Every offset in memcon counts Unicode code points of the record's text, end exclusive, so that
`text[start:end]` is the quotation.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

_WRITTEN = re.compile(r"(\d{1,12})-(\d{1,12})")
_BLOCK = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*\n))*")


class Span(NamedTuple):
    """A stretch of a text: code-point offsets, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words at this place in `text`."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """True when `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """True when the two share at least one code point."""
        return self.start < other.end and other.start < self.end


def written(span: Span | tuple[int, int]) -> str:
    """A place as addresses have it and commands take it: "120-144", code points, end exclusive."""
    return f"{span[0]}-{span[1]}"


def read_span(at: str | None) -> Span | None:
    """The span that `written` wrote, or None for anything else."""
    match = _WRITTEN.fullmatch(at or "")
    return Span(int(match[1]), int(match[2])) if match else None


class Anchor(NamedTuple):
    """A quotation and the place it was taken from, so that a moved text is noticed."""

    span: Span
    quotation: str

    @classmethod
    def at(cls, text: str, span: Span) -> "Anchor":
        """Anchor the words of `text` at `span`; ValueError when the span lies outside the text."""
        if not 0 <= span.start < span.end <= len(text):
            raise ValueError(f"span {tuple(span)} lies outside a text of {len(text)} code points")
        return cls(span, span.of(text))

    def holds(self, text: str) -> bool:
        """True while `text` still has the quotation at this place."""
        return self.span.of(text) == self.quotation


def trimmed(text: str, span: Span, drop: str = "") -> Span:
    """`span` without white space, and without the characters of `drop`, at either end.

    An all-blank span comes back empty at its start.
    """
    start, end = span
    while start < end and (text[start].isspace() or text[start] in drop):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in drop):
        end -= 1
    return Span(start, end)


def blocks(text: str) -> list[Span]:
    """The stretches of `text` between blank lines."""
    return [Span(*match.span()) for match in _BLOCK.finditer(text)]


def masked(text: str, spans: Iterable[Span]) -> str:
    """`text` with every character of `spans` replaced by a space, line ends kept: same length, same offsets."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(spans):
        start = max(start, at)
        if end <= start:
            continue
        parts.append(text[at:start])
        parts.append("".join(c if c in "\r\n" else " " for c in text[start:end]))
        at = end
    parts.append(text[at:])
    return "".join(parts)
