"""What an actor's page tells besides what was said: names and their places, company, whom it is related to."""

from pathlib import Path

import msgspec
from flask.testing import FlaskClient
from test_deciding import id_of
from test_pieces_and_body import Reader
from written import source

from memcon.library import Library
from memcon.model import Actor, Record
from memcon.web import create_app
from memcon.web.people import ActorPage
from memcon.web.urls import slug


def test_names_are_counted_and_lead_to_their_places(client: FlaskClient, library_path: Path) -> None:
    ruhn = f"/actors/{slug(id_of(library_path, 'Captain Ruhn'))}"
    found = msgspec.json.decode(client.get(f"{ruhn}.json").data, type=ActorPage)
    assert found.times["Captain Ruhn"] == 2
    reader = Reader()
    reader.feed(client.get(ruhn).get_data(as_text=True).partition('id="said"')[0])
    assert any(href.startswith("/records/alder-cable?at=") for href in reader.links)


def test_company_is_counted_and_led_to(client: FlaskClient, library_path: Path) -> None:
    tessaly = id_of(library_path, "Minister Tessaly")
    ruhn = f"/actors/{slug(id_of(library_path, 'Captain Ruhn'))}"
    (companion,) = msgspec.json.decode(client.get(f"{ruhn}.json").data, type=ActorPage).company
    assert (companion.actor.id, companion.records) == (tessaly, 2)
    section = client.get(ruhn).get_data(as_text=True).partition('id="company"')[2].partition("</section>")[0]
    assert f'href="/actors/{slug(tessaly)}"' in section
    assert "2 records" in section


def test_a_state_leads_to_its_government_and_back(tmp_path: Path) -> None:
    text = "Poland; the Polish Government"
    names = {"Poland": "state", "the Polish Government": "organisation"}
    actors = tuple(Actor(id=slug(n), kind=kind, name=n, names=(n,)) for n, kind in names.items())  # type: ignore[arg-type]
    path = tmp_path / "a.memcon"
    with Library.open(path, create=True) as library:
        library.add(Record(id="a", source=source(text, "a.txt"), text=text, actors=actors))
        ids = {row.actor.name: row.actor.id for row in library.actors()}
    client = create_app(path).test_client()
    state = client.get(f"/actors/{slug(ids['Poland'])}").get_data(as_text=True)
    assert "Its government" in state
    assert f'href="/actors/{slug(ids["the Polish Government"])}"' in state
    government = client.get(f"/actors/{slug(ids['the Polish Government'])}").get_data(as_text=True)
    assert "The government of" in government
