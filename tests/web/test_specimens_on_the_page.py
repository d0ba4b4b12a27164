"""The records that ship with memcon, read as `memcon read` reads them, on their pages."""

from pathlib import Path

import pytest
from test_pieces_and_body import read

from memcon.library import Library
from memcon.model import Record
from memcon.pipeline import DEFAULT, Pipeline
from memcon.readers import read_source, walk
from memcon.specimens import paths
from memcon.web import create_app
from memcon.web.urls import anchor, slug


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of all specimens."""
    path = tmp_path_factory.mktemp("specimens") / "specimens.memcon"
    pipeline = Pipeline(DEFAULT)
    with Library.open(path, create=True) as library:
        for opened in walk([str(path) for path in paths()]):
            for record in read_source(opened.path, opened.content):
                library.add(pipeline.read(record))
    return path


@pytest.fixture(scope="module")
def records(filled: Path) -> list[Record]:
    with Library.open(filled, readonly=True) as library:
        return list(library.all_records())


def test_every_specimen_is_shown_without_loss_and_its_statements_whole(records: list[Record]) -> None:
    assert len(records) == len(paths())
    for record in records:
        reader = read(record)
        assert reader.text == record.text
        for n, statement in enumerate(record.statements):
            assert anchor(statement.id) in reader.ids
            said = {i for span in statement.content for i in range(*span)}
            assert reader.said[n] == "".join(record.text[i] for i in sorted(said))


def test_every_page_of_the_specimens_opens(filled: Path, records: list[Record]) -> None:
    client = create_app(filled).test_client()
    actors = {actor.id for record in records for actor in record.actors}
    assert len(actors) > 20
    for path in [*(f"/records/{slug(r.id)}" for r in records), *(f"/actors/{slug(a)}" for a in sorted(actors))]:
        assert client.get(path).status_code == 200, path
        assert client.get(f"{path}.json").status_code == 200, path


def test_every_marker_that_was_joined_to_a_note_leads_to_it(records: list[Record]) -> None:
    found = 0
    for record in records:
        reader = read(record)
        hrefs = [href[1:] for href in reader.links if href.startswith(("#n-", "#m-"))]
        assert set(hrefs) <= set(reader.ids)
        found += len(hrefs)
    assert found > 10
