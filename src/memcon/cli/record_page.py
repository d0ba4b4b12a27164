"""A record laid out for a terminal: the description, then the statements, nested."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from memcon.cli.terminal import ACT, NAME, QUIET, chain_words, count, labelled, one_line, say
from memcon.model import Description, Part, Participant, Record, Statement
from memcon.text import Span

STEP = 2
"""Columns a nested statement stands further in than the one around it."""


def print_record(record: Record, out: Console) -> None:
    """Print the description, the statements and what could not be read."""
    say(out, Text(one_line(record.description.title or record.id), style=NAME))
    out.print()
    labelled(_description(record), out)
    out.print()
    out.print(Text(f"Who said what ({count(len(record.statements), 'statement')})", style=NAME))
    print_statements(record, out)
    if record.references:
        out.print()
        out.print(Text("Points to", style=NAME))
        for reference in record.references:
            about = ", ".join(part for part in (reference.kind, reference.number, reference.date) if part)
            words = Text(one_line(reference.span.of(record.text)))
            if about:
                words.append(f"  ({about})", style=QUIET)
            if reference.record:
                words.append(f"  = {reference.record}", style=NAME)
            say(out, words, STEP, hang=4)
    if record.findings:
        out.print()
        out.print(Text("Could not be read", style=NAME))
        for finding in record.findings:
            place = "" if finding.start is None else f" ({finding.start}-{finding.end})"
            say(out, f"{finding.stage}: {finding.reason}{place}", STEP, hang=4)


def print_statements(record: Record, out: Console, top: str | None = None) -> None:
    """Print the statements in the order of the text, each under its parent; only `top` and below if given."""
    names = {actor.id: actor.name for actor in record.actors}
    by_id = {said.id: said for said in record.statements}
    for said, depth in _nested(record.statements, top):
        out.print()
        say(out, _heading(said, names), STEP * depth, hang=4)
        chain = chain_words(one_line(names.get(actor, actor)) for actor in _sources_above(said, by_id))
        if chain:
            say(out, Text(chain, style=QUIET), STEP * depth + 4)
        for span in said.content:
            say(out, _quoted(span, record.text), STEP * depth + 4)


def _nested(statements: tuple[Statement, ...], top: str | None) -> Iterator[tuple[Statement, int]]:
    """Each statement with its depth, parents before children."""
    known = {said.id for said in statements}
    children: dict[str | None, list[Statement]] = {}
    for said in sorted(statements, key=lambda said: said.content[0].start):
        children.setdefault(said.parent if said.parent in known else None, []).append(said)
    if top is not None:
        queue = [(said, 0) for said in statements if said.id == top]
    else:
        # Behind the outermost come, for a record that is at fault, those that stand in one another in a circle.
        queue = [(said, 0) for said in reversed((*children.get(None, []), *statements))]
    shown: set[str] = set()
    while queue:
        said, depth = queue.pop()
        if said.id in shown:
            continue
        shown.add(said.id)
        yield said, depth
        queue += [(child, depth + 1) for child in reversed(children.get(said.id, []))]


def _heading(said: Statement, names: dict[str, str]) -> Text:
    words = Text(f"{said.id}  ", style=QUIET)
    words.append(one_line(names.get(said.source, said.source)), style=NAME)
    if said.to:
        words.append(" to " + ", ".join(one_line(names.get(actor, actor)) for actor in said.to), style="")
    words.append(f"  [{said.act}" + ("" if said.certainty == "firm" else f", {said.certainty}") + "]", style=ACT)
    return words


def _sources_above(said: Statement, by_id: dict[str, Statement]) -> list[str]:
    """The sources of the statements around this one, the nearest first."""
    chain: list[str] = []
    seen = {said.id}
    while said.parent in by_id and said.parent not in seen:
        seen.add(said.parent)
        said = by_id[said.parent]
        chain.append(said.source)
    return chain


def _quoted(span: Span, text: str) -> Text:
    return Text(f"“{one_line(span.of(text))}”")


def _description(record: Record) -> Iterator[tuple[str, Text | str]]:
    card = record.description
    yield "Record", record.id
    yield "Form", card.form.replace("-", " ")
    yield "Number", card.number or ""
    yield "Date", _date(card)
    yield "Place", card.place or ""
    yield "From", card.sender or ""
    yield "To", "; ".join(card.recipients)
    yield "Repeated to", "; ".join(" ".join(filter(None, (r.post, r.series, r.number))) for r in card.repeated_to)
    for side, names in _sides(card.participants):
        yield f"Present{side and ', ' + side}", "; ".join(names)
    yield "Distribution", "; ".join(card.distribution)
    yield "Drafters", "; ".join(card.drafters)
    yield "Cleared by", "; ".join(card.clearances)
    yield "Recorder", card.recorder or ""
    yield "Translator", card.translator or ""
    yield "Classification", ", ".join(card.classification)
    yield "Precedence", ", ".join(card.precedence)
    yield "File", card.file_number or ""
    yield "Archive", "; ".join(card.archive_refs)
    yield "Source note", one_line(card.source_note or "")
    yield "Encloses", "; ".join(map(_enclosed, record.parts))
    yield "Published in", card.published_in or ""
    yield "Language", " from ".join(filter(None, (card.language, card.original_language)))
    yield "URL", card.url or ""
    yield "Read from", record.source.path
    for by, fields in _answered(card).items():
        yield "Given by", f"{by}: {', '.join(fields)}"


def _date(card: Description) -> str:
    dates = "/".join(filter(None, (card.date, card.date_end)))
    how = card.derived.get("date")
    notes = [f"from the {how.replace('-', ' ')}" if how else "", card.duration or ""]
    return dates + "".join(f" ({note})" for note in notes if note)


def _enclosed(part: Part) -> str:
    kind = part.kind if part.form == "other" else f"{part.kind}, {part.form.replace('-', ' ')}"
    return one_line(f"{part.title} ({kind})" if part.title else kind)


def _answered(card: Description) -> dict[str, list[str]]:
    """Who else answers for fields of the description (an edition, a catalogue), and for which."""
    fields: dict[str, list[str]] = {}
    for key, by in card.responsibility.items():
        field = key.partition(".")[0].replace("_", " ")
        if field == "reference codes":  # the archive references again, taken apart
            continue
        if field not in fields.setdefault(by, []):
            fields[by].append(field)
    return fields


def _sides(participants: tuple[Participant, ...]) -> list[tuple[str, list[str]]]:
    """Participants by side, in the order printed."""
    sides: dict[str, list[str]] = {}
    for person in participants:
        name = person.name + (f" ({person.role})" if person.role else "")
        sides.setdefault(person.side or "", []).append(name)
    return list(sides.items())
