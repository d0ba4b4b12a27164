"""A record cut out of its source: its text, and all that is known of it, with places of its own."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import asdict, replace

from memcon.model import Division, Finding, Mention, Page, Record, Source
from memcon.readers.extracted import Extracted, Item
from memcon.text import Span

Placed = TypeVar("Placed", bound=Struct)


def cut(extracted: Extracted, item: Item, whole: Source, record_id: str, number: int | None = None) -> Record:
    """The record at `item.span` of `extracted`; `whole` is its source, `number` its own in a volume.

    What reaches beyond the record (a page that begins in the one before) is clipped to it. Findings without
    a place, which are of the whole source, go to its first record.
    """
    span = item.span
    mentions = tuple(_within(extracted.mentions, span))
    mentioned = {mention.actor for mention in mentions}
    return Record(
        id=record_id,
        source=replace(
            whole,
            span=span,
            volume=None if number is None else (extracted.volume or record_id.rpartition("/")[0]),
            number=number,
        ),
        text=span.of(extracted.text),
        description=_moved(item.description, span.start),
        pages=tuple(_pages(extracted.pages, span, len(extracted.text))),
        divisions=tuple(_within(extracted.divisions, span)),
        actors=tuple(actor for actor in extracted.actors if actor.id in mentioned),
        mentions=mentions,
        findings=(*item.findings, *_findings(extracted.findings, span, number in (None, 1))),
    )


def shares(extracted: Extracted, items: Sequence[Item]) -> list[Extracted]:
    """For each of `items`, which stand in the order of the text, what of `extracted` may concern it.

    One pass over a volume's annotations: to look through all of them for every record takes minutes.
    Findings without a place stay with all.
    """
    starts = [item.span.start for item in items]
    pages: list[list[Page]] = [[] for _ in items]
    divisions: list[list[Division]] = [[] for _ in items]
    findings: list[list[Finding]] = [[] for _ in items]
    mentions: list[list[Mention]] = [[] for _ in items]
    for page in extracted.pages:
        for at in _touched(starts, page.start, page.end):
            pages[at].append(page)
    for division in extracted.divisions:
        for at in _touched(starts, division.start, division.end):
            divisions[at].append(division)
    for mention in extracted.mentions:
        for at in _touched(starts, mention.start, mention.end):
            mentions[at].append(mention)
    for finding in extracted.findings:
        placed = finding.start is not None and finding.end is not None
        touched = _touched(starts, finding.start or 0, finding.end or 0) if placed else range(len(items))
        for at in touched:
            findings[at].append(finding)
    return [
        extracted._replace(pages=tuple(p), divisions=tuple(d), findings=tuple(f), mentions=tuple(m))
        for p, d, f, m in zip(pages, divisions, findings, mentions, strict=True)
    ]


def _touched(starts: Sequence[int], start: int, end: int) -> range:
    """Which of the items that begin at `starts` a place from `start` to `end` may reach into."""
    return range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, max(end, start + 1)))


def _within(annotations: Iterable[Placed], span: Span) -> Iterator[Placed]:
    """Those that share words with `span`, clipped to it, with places of its own."""
    for annotation in annotations:
        start, end = max(annotation.start, span.start), min(annotation.end, span.end)  # type: ignore[attr-defined]
        if start < end:
            yield replace(annotation, start=start - span.start, end=end - span.start)


def _pages(pages: Iterable[Page], span: Span, length: int) -> Iterator[Page]:
    """Pages with words of the record, and those without any that lie in it, or behind the last of `length`."""
    for page in pages:
        start, end = max(page.start, span.start), min(page.end, span.end)
        if start < end or (
            page.start == page.end and (span.start <= page.start < span.end or page.end == span.end == length)
        ):
            lines = tuple(_within(page.lines, span))
            yield replace(page, start=start - span.start, end=end - span.start, lines=lines)


def _findings(findings: Iterable[Finding], span: Span, first: bool) -> Iterator[Finding]:
    for finding in findings:
        if finding.start is None or finding.end is None:
            if first:
                yield finding
        else:
            yield from _within((finding,), span)


def _moved(value: Any, by: int) -> Any:
    """`value` with every span in it moved `by` code points towards the beginning."""
    if isinstance(value, Span):
        return Span(value.start - by, value.end - by)
    if isinstance(value, Struct):
        return replace(value, **{field: _moved(part, by) for field, part in asdict(value).items()})
    if isinstance(value, tuple):
        return tuple(_moved(part, by) for part in value)
    if isinstance(value, dict):
        return {key: _moved(part, by) for key, part in value.items()}
    return value
