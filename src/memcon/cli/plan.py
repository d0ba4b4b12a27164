"""`memcon read --dry-run`: what a reading would make of its sources, before anything is written."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click
import msgspec

from memcon.errors import UnreadableSource
from memcon.reading.report import Unread, fault

if TYPE_CHECKING:
    from memcon.model import Record
    from memcon.pipeline import Pipeline
    from memcon.readers import Opened, Settings


class PlannedRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A record as it would be read: its id, its number in the volume, and its place in the text of the source.

    `start` and `end` are code points, the end exclusive; `pages` are those it begins and ends on, by their
    printed numbers or else their count.
    """

    id: str
    number: int | None
    form: str
    date: str | None
    title: str | None
    start: int
    end: int
    pages: tuple[str, ...]
    findings: tuple[str, ...]


class PlannedSource(msgspec.Struct, frozen=True, kw_only=True):
    """A source, its format, and the records in it; `volume` is its title where it holds many."""

    path: str
    media_type: str
    volume: str | None
    records: tuple[PlannedRecord, ...]


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What a reading would do; `unread` are the sources that could not be read."""

    sources: tuple[PlannedSource, ...]
    unread: tuple[Unread, ...]


def plan(paths: Iterable[str], settings: "Settings") -> Plan:
    """Read all sources under `paths` as far as their descriptions; nothing is written and no library is made."""
    from memcon.readers import walk

    sources: list[PlannedSource] = []
    unread: list[Unread] = []
    pipeline = _describing()
    for opened in walk(paths):
        try:
            sources.append(_source(opened, settings, pipeline))
        except UnreadableSource as error:
            unread.append(Unread(path=opened.path, message=error.message, remedy=error.remedy))
        except Exception as error:  # as in a reading, it must not cost the others
            unread.append(fault(opened.path, error))
    return Plan(sources=tuple(sources), unread=tuple(unread))


def print_plan(found: Plan) -> None:
    """Print the sources with their records on standard output."""
    from rich.text import Text

    from memcon.cli.terminal import QUIET, console, count, say
    from memcon.readers.formats import FORMATS

    out = console()
    names = {form.media_type: form.name for form in FORMATS}
    for source in found.sources:
        volume = f" of {source.volume}" if source.volume else ""
        form = names.get(source.media_type, source.media_type)
        say(out, f"{source.path} ({form}): {count(len(source.records), 'record')}{volume}", hang=2)
        for record in source.records:
            say(out, Text.assemble((record.id, "bold"), f"  {record.title or 'without a title'}"), 2, 4)
            about = f"{record.date or 'undated'}  {record.form.replace('-', ' ')}, {_place(record)}"
            say(out, Text(about, style=QUIET), 6)
            for reason in record.findings:
                say(out, f"! {reason}", 6, 2)
    total = sum(len(source.records) for source in found.sources)
    click.echo(f"{count(total, 'record')} in {count(len(found.sources), 'source')}; nothing was written.")


def _describing() -> "Pipeline":
    """The stages up to the one that describes: what a plan shows needs no more."""
    from memcon.pipeline import DEFAULT, Pipeline

    last = next(at for at, stage in enumerate(DEFAULT) if "description" in stage.provides)
    return Pipeline(DEFAULT[: last + 1])


def _source(opened: "Opened", settings: "Settings", pipeline: "Pipeline") -> PlannedSource:
    from memcon.readers import read_source

    if opened.problem is not None:
        raise opened.problem
    records = list(read_source(opened.path, opened.content, settings, opened.entries))
    return PlannedSource(
        path=opened.path,
        media_type=records[0].source.media_type,
        volume=records[0].source.volume,
        records=tuple(_records(records, pipeline)),
    )


def _records(records: Iterable["Record"], pipeline: "Pipeline") -> Iterator[PlannedRecord]:
    for record in records:
        whole = pipeline.read(record)
        card, span = whole.description, whole.source.span
        pages = [page.label or str(page.number) for page in whole.pages]
        yield PlannedRecord(
            id=whole.id,
            number=whole.source.number,
            form=card.form,
            date=card.date,
            title=card.title,
            start=span.start,
            end=span.end,
            pages=tuple(dict.fromkeys((*pages[:1], *pages[-1:]))),
            findings=tuple(finding.reason for finding in whole.findings),
        )


def _place(record: PlannedRecord) -> str:
    place = f"characters {record.start:,} to {record.end:,}"
    if not record.pages:
        return place
    return f"{place}, {'page' if len(record.pages) == 1 else 'pages'} {'–'.join(record.pages)}"
