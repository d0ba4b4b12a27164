"""`memcon evaluate GOLD`: how well records are read."""

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from memcon.address import Address
from memcon.cli.options import LibraryAddress, json_option, print_json

if TYPE_CHECKING:
    from memcon.evaluation import Figures, Table
    from memcon.model import Record


@click.command("evaluate")
@click.argument("gold", type=click.Path(path_type=Path))
@click.option(
    "--predicted",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Score this export (jsonl), or findings in the form of GOLD.",
)
@click.option(
    "--library", metavar="FILE", type=LibraryAddress(path_type=Path), help="Score the records of this library."
)
@click.option("--fast", is_flag=True, help="Read the texts with the smaller tagger, as `memcon read --fast` does.")
@click.option("--per-record", is_flag=True, help="Print the figures of each record before those of all.")
@json_option
@click.pass_context
def command(
    context: click.Context,
    gold: Path,
    predicted: Path | None,
    library: Address | None,
    fast: bool,
    per_record: bool,
    as_json: bool,
) -> None:
    """Score what memcon reads against a gold file.

    GOLD has one JSON object a line (it may be .gz): id, text, and one of

    \b
      actors, statements  statements, as the export writes them
      attributions        source, cue and content of each, as lists of spans
      entities, mentions  who is named, and which mentions are of one

    Without --predicted or --library the texts of the gold file are read anew, and nothing is kept. Attributions are
    those of the trained tagger alone; the others are what the whole reading finds.

    \b
    Examples:
      memcon evaluate gold.jsonl
      memcon evaluate gold.jsonl --per-record
      memcon evaluate gold.jsonl --predicted predicted.jsonl --json | jq .all.outer.f1

    F1 is the harmonic mean of precision P and recall R. What each figure counts: docs/accuracy.md.
    """
    from memcon.evaluation import form_of

    if predicted is not None and library is not None:
        raise click.UsageError("Give --predicted or --library, not both.", context)
    if fast and (predicted is not None or library is not None):
        raise click.UsageError("--fast is for reading the texts anew, without --predicted and --library.", context)
    form = form_of(gold)
    if form == "attributions":
        if library is not None:
            raise click.UsageError(
                "A library keeps no attributions: give --predicted, or neither to find them anew.", context
            )
        figures = _attributions(gold, predicted, fast)
    else:
        with ExitStack() as opened:
            records = _records(opened, predicted, library)
            if form == "statements":
                figures = _statements(gold, records, fast)
            else:
                figures = _names(gold, predicted, records, fast)
    if as_json:
        print_json(figures)
        return
    if per_record:
        for key, table in figures.records.items():
            _print(key, table)
    _print(f"all ({len(figures.records)} records)", figures.all)


def _records(opened: ExitStack, predicted: Path | None, library: Address | None) -> "Iterable[Record] | None":
    """The records of an export or of a library, read as they are asked for; None when neither is given."""
    if predicted is not None:
        from memcon.exports import jsonl

        return jsonl.records(opened.enter_context(predicted.open("rb")), str(predicted))
    if library is not None:
        from memcon.cli.options import existing_library

        return opened.enter_context(existing_library(library)).all_records()
    return None


def _statements(path: Path, records: "Iterable[Record] | None", fast: bool) -> "Figures":
    from memcon.cli.gold_texts import statements_anew
    from memcon.evaluation import evaluate, read_gold

    gold = read_gold(path)
    return evaluate(gold, statements_anew(gold, fast) if records is None else records)


def _attributions(path: Path, predicted: Path | None, fast: bool) -> "Figures":
    from memcon.cli.gold_texts import attributions_anew
    from memcon.evaluation import attribution

    gold = attribution.read_gold(path)
    found = attributions_anew(gold, fast) if predicted is None else attribution.read_predicted(predicted)
    return attribution.evaluate(gold, found)


def _names(path: Path, predicted: Path | None, records: "Iterable[Record] | None", fast: bool) -> "Figures":
    from memcon.cli.gold_texts import names_anew
    from memcon.evaluation import form_of, names

    gold = names.read_gold(path)
    if predicted is not None and form_of(predicted) == "mentions":
        return names.evaluate(gold, names.read_predicted(predicted))
    return names.evaluate(gold, map(names.of_record, names_anew(gold, fast) if records is None else records))


def _print(title: str, table: "Table") -> None:
    from memcon.evaluation import Accuracy, Score

    click.echo(title)
    for name, figure in table.items():
        if isinstance(figure, Accuracy):
            shares = f"accuracy {figure.accuracy:.3f}  (n {figure.n})"
        elif isinstance(figure, Score):
            shares = f"F1 {figure.f1:.3f}  P {figure.p:.3f}  R {figure.r:.3f}"
            shares += f"  (gold {figure.gold}, predicted {figure.pred})"
        else:
            shares = f"F1 {figure.f1:.3f}"
        click.echo(f"  {name:15} {shares}")
