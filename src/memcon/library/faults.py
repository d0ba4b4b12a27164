"""What is wrong inside one record: faults, with which it cannot be kept, and flaws, which only `check` reports."""

from collections.abc import Iterable, Iterator

from memcon.model import Record, Statement
from memcon.text import Span


def faults(record: Record) -> Iterator[str]:
    """Say in words what makes `record` impossible to keep: places outside the text, ids that nobody has."""
    size = len(record.text)
    for what, start, end in (*_places(record), *_pages(record)):
        if not 0 <= start <= end <= size:
            yield f"{what} stands at {start}-{end}, which is no place in a text of {size} code points"
    yield from _ids(record)
    yield from _actors(record)
    yield from _parents(record)


def flaws(record: Record) -> Iterator[str]:
    """Say in words what a reading should not have done: empty places, contents out of order or of their parent."""
    for what, start, end in _places(record):
        if start == end:
            yield f"{what} stands at {start} and has no words"
    by_id = {statement.id: statement for statement in record.statements}
    for statement in record.statements:
        if not statement.content:
            yield f"statement {statement.id} has no content"
        if any(a.end > b.start for a, b in zip(statement.content, statement.content[1:], strict=False)):
            yield f"the contents of statement {statement.id} are not in order"
        if statement.parent in by_id and not _contains(by_id[statement.parent], statement):
            yield f"statement {statement.id} reaches beyond the content of statement {statement.parent}, its parent"


def _places(record: Record) -> Iterator[tuple[str, int, int]]:
    """Every place the record names, with what stands there."""
    description = record.description
    named: list[tuple[str, Span | None]] = [(f"evidence of {k}", s) for k, s in description.evidence.items()]
    named += [(f"participant {p.name!r}", p.span) for p in description.participants]
    named += [(f"post {r.post!r}", r.span) for r in description.repeated_to]
    named += [(f"reference code {c.text!r}", c.span) for c in description.reference_codes]
    named += [(f"footnote {f.marker!r}", s) for f in description.footnotes for s in (f.anchor, f.span)]
    named += [(f"reference {n}", r.span) for n, r in enumerate(record.references, 1)]
    for n, stance in enumerate(record.stances, 1):
        named += [(f"stance {n}", stance.condition), (f"stance {n}", stance.evidence)]
    named += [(f"position {n}", p.evidence) for n, p in enumerate(record.positions, 1)]
    for n, commitment in enumerate(record.commitments, 1):
        named += [(f"commitment {n}", commitment.what), (f"commitment {n}", commitment.condition)]
    for s in record.statements:
        named += [(f"source of statement {s.id}", s.by), (f"cue of statement {s.id}", s.cue)]
        named += [(f"content of statement {s.id}", span) for span in s.content]
    yield from ((what, *span) for what, span in named if span is not None)
    yield from ((f"{d.kind} {n}", d.start, d.end) for n, d in enumerate(record.divisions, 1))
    yield from ((f"{p.kind} {n}", p.start, p.end) for n, p in enumerate(record.parts, 1))
    yield from ((f"mention {n} of {m.actor}", m.start, m.end) for n, m in enumerate(record.mentions, 1))
    for n, finding in enumerate(record.findings, 1):
        if finding.start is not None and finding.end is not None:
            yield f"finding {n}", finding.start, finding.end


def _pages(record: Record) -> Iterator[tuple[str, int, int]]:
    """Pages and their lines; they may be empty, as a page of the paper may."""
    for page in record.pages:
        yield f"page {page.number}", page.start, page.end
        yield from ((f"a line of page {page.number}", line.start, line.end) for line in page.lines)


def _ids(record: Record) -> Iterator[str]:
    """Ids that not every storage can look up."""
    for key in (record.id, *(actor.id for actor in record.actors), *(s.id for s in record.statements)):
        if "\0" in key:
            yield f"the id {key!a} has a NUL character"


def _actors(record: Record) -> Iterator[str]:
    known = {actor.id for actor in record.actors}
    yield from (f"two actors have the id {key}" for key in _repeated(actor.id for actor in record.actors))
    used = [("a mention", mention.actor) for mention in record.mentions]
    used += [(f"participant {p.name!r}", p.actor) for p in record.description.participants if p.actor is not None]
    for s in record.statements:
        used += [(f"statement {s.id}", actor) for actor in (s.source, *s.to)]
    for stance in record.stances:
        used += [("a stance", actor) for actor in (stance.holder, stance.said_by) if actor is not None]
    used += [("a position", position.actor) for position in record.positions]
    used += [("a commitment", actor) for c in record.commitments for actor in (c.by, *c.to)]
    for what, actor in used:
        if actor not in known:
            yield f"{what} names the actor {actor}, which the record does not have"


def _parents(record: Record) -> Iterator[str]:
    by_id = {statement.id: statement for statement in record.statements}
    yield from (f"two statements have the id {key}" for key in _repeated(s.id for s in record.statements))
    for statement in record.statements:
        if statement.parent is None:
            continue
        if statement.parent not in by_id:
            yield f"statement {statement.id} stands in statement {statement.parent}, which the record does not have"
        elif _in_a_circle(statement, by_id):
            yield f"statement {statement.id} stands, in the end, in itself"


def _in_a_circle(statement: Statement, by_id: dict[str, Statement]) -> bool:
    seen = {statement.id}
    while statement.parent in by_id:
        statement = by_id[statement.parent]
        if statement.id in seen:
            return True
        seen.add(statement.id)
    return False


def _contains(parent: Statement, child: Statement) -> bool:
    """True when the child's content lies between the parent's first and last word of content."""
    if not parent.content or not child.content:
        return True
    whole = Span(min(s.start for s in parent.content), max(s.end for s in parent.content))
    return all(whole.covers(span) for span in child.content)


def _repeated(ids: Iterable[str]) -> list[str]:
    seen: set[str] = set()
    twice: list[str] = []
    for key in ids:
        if key in seen:
            twice.append(key)
        seen.add(key)
    return twice
