"""Everything that was derived from a text names what derived it: a stage, a reader, the tagger, with its version."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from memcon.library import Library
from memcon.model import Record
from memcon.pipeline import DEFAULT, Pipeline
from memcon.readers import read_source
from memcon.specimens import paths

MAKER = re.compile(r"[a-z][a-z-]*@[0-9]+")


@pytest.fixture(scope="module")
def records() -> list[Record]:
    """The specimens, read."""
    pipeline = Pipeline(DEFAULT)
    return [pipeline.read(record) for path in paths() for record in read_source(str(path), Path(path).read_bytes())]


def makers(record: Record) -> Iterator[tuple[str, str]]:
    """What was found, and who is said to have found it."""
    for layer in ("actors", "mentions", "statements", "divisions", "parts", "references"):
        yield from ((layer, each.resp) for each in getattr(record, layer))
    yield from (("findings", finding.stage) for finding in record.findings)
    yield "description", record.description.resp


def test_everything_found_names_its_maker(records: list[Record]):
    found = [(record.id, *pair) for record in records for pair in makers(record)]
    assert len(found) > 1000
    assert [each for each in found if not MAKER.fullmatch(each[2])] == []


def test_makers_are_those_that_read_the_record(records: list[Record]):
    stages = {f"{stage.name}@{stage.version}" for stage in DEFAULT}
    others = {maker for record in records for _, maker in makers(record)} - stages
    assert all(maker.split("@")[0] in {"html", "markdown", "tagger", "mentions", "decoding"} for maker in others), (
        others
    )


def test_the_rows_of_a_library_name_the_reading_and_the_stage(records: list[Record], tmp_path: Path):
    with Library.open(tmp_path / "a.memcon", create=True) as library:
        for record in records:
            library.add(record, reading="reading-7")
        with library._reading() as storage:
            rows = storage.execute(
                "SELECT r.id, s.id, s.resp, r.reading FROM statement AS s JOIN record AS r ON r.key = s.record"
            ).fetchall()
    assert len(rows) == sum(len(record.statements) for record in records)
    made = {(record.id, s.id): s.resp for record in records for s in record.statements}
    assert all(
        resp == made[record, statement] and reading == "reading-7" for record, statement, resp, reading in rows
    )
