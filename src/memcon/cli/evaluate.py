"""`memcon evaluate GOLD`: how well records are read."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from memcon.cli.options import json_option, print_json

if TYPE_CHECKING:
    from memcon.evaluation import GoldRecord, Table
    from memcon.model import Record


@click.command("evaluate")
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--predicted", metavar="FILE", type=click.Path(path_type=Path), help="Score this export (jsonl).")
@click.option("--library", metavar="FILE", type=click.Path(path_type=Path), help="Score the records of this library.")
@click.option("--per-record", is_flag=True, help="Print the figures of each record before those of all.")
@json_option
@click.pass_context
def command(
    context: click.Context, gold: Path, predicted: Path | None, library: Path | None, per_record: bool, as_json: bool
) -> None:
    """Score what memcon reads against a gold file.

    GOLD has one JSON object a line: id, text, actors and statements, as the export writes them (it may be .gz).
    Without --predicted or --library the texts of the gold file are read anew, and nothing is kept.

    \b
    Examples:
      memcon evaluate gold.jsonl
      memcon evaluate gold.jsonl --per-record
      memcon evaluate gold.jsonl --predicted predicted.jsonl --json | jq .all.outer.f1

    F1 is the harmonic mean of precision P and recall R. What each figure counts: docs/accuracy.md.
    """
    from memcon.evaluation import evaluate, read_gold

    if predicted is not None and library is not None:
        raise click.UsageError("Give --predicted or --library, not both.", context)
    wanted = read_gold(gold)
    with ExitStack() as opened:
        records: Iterable[Record]
        if predicted is not None:
            from memcon.exports import jsonl

            records = jsonl.records(opened.enter_context(predicted.open("rb")), str(predicted))
        elif library is not None:
            from memcon.cli.options import existing_library

            records = opened.enter_context(existing_library(library)).all_records()
        else:
            records = _read_anew(wanted)
        figures = evaluate(wanted, records)
    if as_json:
        print_json(figures)
        return
    if per_record:
        for key, table in figures.records.items():
            _print(key, table)
    _print(f"all ({len(wanted)} records)", figures.all)


def _read_anew(gold: "list[GoldRecord]") -> "Iterator[Record]":
    """The gold records' texts, read by memcon as it is."""
    from msgspec.structs import replace

    from memcon.cli.progress import progress
    from memcon.model import Record, Source
    from memcon.pipeline import DEFAULT, Pipeline
    from memcon.readers import read_source
    from memcon.text import Span

    pipeline = Pipeline(DEFAULT)
    with progress("Reading", len(gold)) as bar:
        for wanted in gold:
            path = wanted.record or f"{wanted.id}.txt"
            (record,) = read_source(path, wanted.text.encode())
            if record.text != wanted.text:  # the text of a page, which has tags in its words
                whole = Span(0, len(wanted.text))
                source = Source(path=path, sha256="", media_type="text/plain", span=whole)
                record = Record(id=wanted.id, source=source, text=wanted.text)
            yield pipeline.read(replace(record, id=wanted.id))
            bar.advance()


def _print(title: str, table: "Table") -> None:
    from memcon.evaluation import Score

    click.echo(title)
    for name, figure in table.items():
        if isinstance(figure, Score):
            shares = f"F1 {figure.f1:.3f}  P {figure.p:.3f}  R {figure.r:.3f}"
            click.echo(f"  {name:12} {shares}  (gold {figure.gold}, predicted {figure.pred})")
        else:
            click.echo(f"  {name:12} accuracy {figure.accuracy:.3f}  (n {figure.n})")
