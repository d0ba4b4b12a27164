"""Words around a hit, with the places of the hits in the record's own offsets."""

from collections.abc import Iterable, Sequence

from memcon.library.view import Snippet
from memcon.text import Span

AROUND = 90  # code points shown on either side of a hit
MOST = 3  # snippets for one record


def around(text: str, hits: Iterable[Span], most: int = MOST) -> tuple[Snippet, ...]:
    """The first `most` stretches of `text` that have hits; their `start` is their offset in `text`."""
    groups: list[list[Span]] = []
    for hit in hits:
        if groups and hit.start - groups[-1][-1].end < AROUND:
            groups[-1].append(hit)
        elif len(groups) == most:
            break
        else:
            groups.append([hit])
    return tuple(window(text, Span(group[0].start, group[-1].end), group) for group in groups)


def window(text: str, middle: Span, hits: Sequence[Span]) -> Snippet:
    """The words around `middle`, cut at spaces where there are any; `hits` come relative to what is shown."""
    start, end = max(0, middle.start - AROUND), min(len(text), middle.end + AROUND)
    if start > 0:
        space = text.find(" ", start, middle.start)
        start = space + 1 if space >= 0 else start
    if end < len(text):
        space = text.rfind(" ", middle.end, end)
        end = space if space >= 0 else end
    shown = tuple(Span(h.start - start, h.end - start) for h in hits if start <= h.start and h.end <= end)
    return Snippet(text=text[start:end], start=start, hits=shown)


def within(contents: Sequence[Span], text: str, hits: Sequence[Span], between: int) -> Snippet:
    """A snippet of what was said, whose spans `contents` were joined with `between` code points.

    Its text is the span of content that has the first hit, its `start` that span's place in the record.
    """
    at = 0
    for content in contents:
        size = content.end - content.start
        own = [h for h in hits if at <= h.start and h.end <= at + size]
        if own:
            shown = around(text[at : at + size], [Span(h.start - at, h.end - at) for h in own], most=1)[0]
            return Snippet(text=shown.text, start=shown.start + content.start, hits=shown.hits)
        at += size + between
    first = contents[0] if contents else Span(0, 0)
    return Snippet(text=text[: first.end - first.start], start=first.start)
