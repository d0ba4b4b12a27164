"""The page of a record out of a volume shows its place there and leads to the records beside it."""

from pathlib import Path

from memcon.library import Library
from memcon.pipeline import DEFAULT, Pipeline
from memcon.readers import read_source
from memcon.web import create_app

LETTER = (
    "{n}. Vauquelin to Prescott\n\nLetter BRISANNE, {n} May 1948\n\nPERSONAL\n\nThe tolls will be paid on Monday.\n\n"
)


def test_the_place_in_the_volume_and_the_way_to_its_neighbours(tmp_path: Path) -> None:
    path = tmp_path / "room.memcon"
    volume = "".join(LETTER.format(n=n) for n in (3, 4, 5))
    with Library.open(path, create=True) as library:
        for record in read_source("papers.txt", volume.encode()):
            library.add(Pipeline(DEFAULT).read(record))
    client = create_app(path).test_client()
    page = client.get("/records/papers/4").get_data(as_text=True)
    assert "papers, record 2 of 3" in page
    assert 'rel="prev" href="/records/papers/3"' in page
    assert 'rel="next" href="/records/papers/5"' in page
    assert 'rel="prev"' not in client.get("/records/papers/3").get_data(as_text=True)


def test_a_lone_record_has_no_volume(client) -> None:
    page = client.get("/records/alder-cable")
    assert page.status_code == 200
    assert "Records of the volume" not in page.get_data(as_text=True)
