"""The texts of a gold file, read by memcon as it is, with a bar of how far it has come."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from msgspec.structs import replace

from memcon.cli.progress import progress
from memcon.evaluation import GoldRecord
from memcon.evaluation.attribution import Attribution, Attributions, GoldAttributions
from memcon.evaluation.names import GoldNamed
from memcon.model import Record, Source
from memcon.text import Span, blocks

_G = TypeVar("_G")


def statements_anew(gold: Sequence[GoldRecord], fast: bool = False) -> Iterator[Record]:
    """Each text through the whole reading, as a file of the name that the gold gives it."""
    from memcon.pipeline import pipeline
    from memcon.readers import read_source

    reading = pipeline(fast=fast)
    for wanted in _watched(gold):
        path = wanted.record or f"{wanted.id}.txt"
        (record,) = read_source(path, wanted.text.encode())
        if record.text != wanted.text:  # the text of a page, which has tags in its words
            record = _bare_record(wanted.id, wanted.text, path)
        yield reading.read(replace(record, id=wanted.id))


def names_anew(gold: Sequence[GoldNamed], fast: bool = False) -> Iterator[Record]:
    """Each text through the whole reading, as one record."""
    from memcon.pipeline import pipeline

    reading = pipeline(fast=fast)
    for wanted in _watched(gold):
        yield reading.read(_bare_record(wanted.id, wanted.text, f"{wanted.id}.txt"))


def attributions_anew(gold: Sequence[GoldAttributions], fast: bool = False) -> Iterator[Attributions]:
    """What the tagger finds in the stretches between blank lines, in the manner of the news that it learned from."""
    from memcon.tagging import NEWS, Tagger

    tagger = Tagger.load(fast=fast)
    for wanted in _watched(gold):
        found = tagger.read(wanted.text, blocks(wanted.text), NEWS).attributions
        yield Attributions(
            id=wanted.id,
            text=wanted.text,
            attributions=tuple(Attribution(source=a.source, cue=(a.cue,), content=a.content) for a in found),
        )


def _bare_record(key: str, text: str, path: str) -> Record:
    source = Source(path=path, sha256="", media_type="text/plain", span=Span(0, len(text)))
    return Record(id=key, source=source, text=text)


def _watched(gold: Sequence[_G]) -> Iterable[_G]:
    with progress("Reading", len(gold)) as bar:
        for wanted in gold:
            yield wanted
            bar.advance()
