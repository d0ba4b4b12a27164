"""The records of a volume laid edge to edge: nothing between the first and the last belongs to none of them."""

from collections.abc import Sequence

from memcon.model import Finding
from memcon.readers.extracted import Item
from memcon.text import Span, trimmed

STAGE = "volumes@1"
_QUOTED = 60  # characters of what belongs to no record that a finding shows


def tiled(text: str, items: Sequence[Item], begin: int, end: int) -> tuple[Item, ...]:
    """`items` widened so that they cover `text[begin:end]` without a gap.

    What stands between two records (the heading of a chapter, an editor's note) goes to the second, white space to
    the first. What is before `begin` and from `end` on belongs to no record: findings of the first and the last
    record name its place.
    """
    starts = [_word_from(text, begin), *(_word_from(text, item.span.end) for item in items[:-1])]
    ends = [*starts[1:], end]
    placed = [item._replace(span=Span(*span)) for item, *span in zip(items, starts, ends, strict=True)]
    before, after = _outside(text, Span(0, starts[0]), "front"), _outside(text, Span(end, len(text)), "back")
    placed[0] = placed[0]._replace(findings=(*before, *placed[0].findings))
    placed[-1] = placed[-1]._replace(findings=(*placed[-1].findings, *after))
    return tuple(placed)


def _word_from(text: str, at: int) -> int:
    """The place of the first word at or after `at`."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _outside(text: str, span: Span, what: str) -> tuple[Finding, ...]:
    words = trimmed(text, span)
    if words.start == words.end:
        return ()
    shown = " ".join(text[words.start : words.start + 2 * _QUOTED].split())[:_QUOTED]
    place = f"characters {words.start:,} to {words.end:,}"
    return (Finding(stage=STAGE, reason=f"{what} matter of the volume, {place}, belongs to no record: {shown}"),)
