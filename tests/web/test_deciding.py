"""Who is who is decided on the pages: forms, redirects, what is refused."""

import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from flask.testing import FlaskClient
from test_pieces_and_body import Reader
from werkzeug.test import TestResponse

from doubts_made import WHY, doubted
from memcon.authority import Entries, Office, Person, Tenure
from memcon.library import Library
from memcon.text import written
from memcon.web import create_app
from memcon.web.doubts import JudgementsPage, QuestionsPage
from memcon.web.people import ActorPage
from memcon.web.urls import slug

HERE = {"Sec-Fetch-Site": "same-origin"}
Send = Callable[..., TestResponse]


@pytest.fixture
def path(library_path: Path, tmp_path: Path) -> Path:
    """A library that the test may change."""
    copy = tmp_path / "mine.memcon"
    shutil.copy(library_path, copy)
    return copy


@pytest.fixture
def desk(path: Path) -> FlaskClient:
    """A reading room in which people decide."""
    return create_app(path, only_here=True, deciding=True).test_client()


@pytest.fixture
def send(desk: FlaskClient) -> Send:
    """Send a form of a page, signed, and give the answer."""

    def _send(address: str, **fields: object) -> TestResponse:
        return desk.post(address, data={"by": "A. Reader"} | fields, headers=HERE)

    return _send


def id_of(path: Path, name: str) -> str:
    with Library.open(path, readonly=True) as library:
        return next(row.actor.id for row in library.actors(name) if name in row.names)


def view(client: FlaskClient, actor: str) -> ActorPage:
    return msgspec.json.decode(client.get(f"/actors/{slug(actor)}.json").data, type=ActorPage)


def test_two_actors_are_merged_and_taken_apart_again(desk: FlaskClient, path: Path, send: Send) -> None:
    ruhn, tessaly = id_of(path, "Captain Ruhn"), id_of(path, "Minister Tessaly")
    before = view(desk, ruhn), view(desk, tessaly)
    answer = send(f"/actors/{slug(ruhn)}", act="same", other=tessaly, why="one man <b>in two coats</b>")
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"/actors/{slug(ruhn)}?done=1-1"
    page = desk.get(answer.headers["Location"]).get_data(as_text=True)
    assert 'role="status"' in page
    assert "one man &lt;b&gt;in two coats&lt;/b&gt;" in page
    assert view(desk, tessaly).actor.id == ruhn
    undone = send("/judgements", key="1", actor=ruhn)
    assert undone.headers["Location"] == f"/actors/{slug(ruhn)}?done=2-2"
    after = view(desk, ruhn), view(desk, tessaly)
    assert [msgspec.structs.replace(a, judgements=()) for a in after] == list(before)
    assert [j.decision for j in after[0].judgements] == ["same", "withdrawn"]


def test_an_actor_may_be_written_by_its_whole_name(desk: FlaskClient, path: Path, send: Send) -> None:
    ruhn, tessaly = id_of(path, "Captain Ruhn"), id_of(path, "Minister Tessaly")
    send(f"/actors/{slug(ruhn)}", act="different", written="Minister Tessaly")
    (made,) = view(desk, ruhn).judgements
    assert (made.decision, {made.actor, made.other}) == ("different", {ruhn, tessaly})


def test_records_are_split_off(desk: FlaskClient, path: Path, send: Send) -> None:
    ruhn = id_of(path, "Captain Ruhn")
    send(f"/actors/{slug(ruhn)}", act="split", record="alder-talks/1", name="Ruhn the younger")
    assert [row.id for row in view(desk, ruhn).records] == ["alder-cable"]
    younger = view(desk, "ruhn-the-younger")
    assert [row.id for row in younger.records] == ["alder-talks/1"]
    assert younger.actor.name == "Ruhn the younger"
    assert "A. Reader" in younger.why["alder-talks/1"]


def test_single_mentions_are_split_off_and_given_back(desk: FlaskClient, path: Path, send: Send) -> None:
    clerk, tessaly = id_of(path, "the clerk"), id_of(path, "Minister Tessaly")
    before = view(desk, clerk)
    first = before.occurrences[0]
    here = f"/actors/{slug(clerk)}"
    ticked = f"{written(first.span)} {first.record}"
    assert f'value="{ticked}"' in desk.get(here).get_data(as_text=True)
    send(here, act="split", mention=ticked, into=tessaly, why="so he says")
    assert first.span not in [f.span for f in view(desk, clerk).occurrences if f.record == first.record]
    given = [f for f in view(desk, tessaly).occurrences if (f.record, f.span) == (first.record, first.span)]
    assert ["so he says" in found.why for found in given] == [True]
    page = desk.get(f"/actors/{slug(tessaly)}").get_data(as_text=True)
    assert "These words: decided by A. Reader" in page
    send("/judgements", key="1")
    assert msgspec.structs.replace(view(desk, clerk), judgements=()) == before


def test_words_that_are_not_there_any_more_are_named_with_the_judgement(
    desk: FlaskClient, path: Path, send: Send
) -> None:
    clerk = id_of(path, "the clerk")
    with Library.open(path) as library:
        found = library.actor(clerk).occurrences[0]
        mentions = {found.record: [found.span]}
        (made,) = library.split(clerk, [], by="A.", other=id_of(path, "Minister Tessaly"), mentions=mentions)
        lost = msgspec.structs.replace(made.places[0], words="A clerc of the Harbour Office")
        library.take_over([msgspec.structs.replace(made, why="elsewhere", places=(lost,))])
    rows = msgspec.json.decode(desk.get("/judgements.json").data, type=JudgementsPage)
    assert rows.unfound == {2: (lost,)}
    for page in ("/judgements", f"/actors/{slug(clerk)}"):
        assert desk.get(page).get_data(as_text=True).count("not obeyed at “A clerc of the Harbour Office”") == 1


def test_an_actor_is_renamed_and_found_by_its_new_name(desk: FlaskClient, path: Path, send: Send) -> None:
    ruhn = id_of(path, "Captain Ruhn")
    send(f"/actors/{slug(ruhn)}", act="rename", name="Ruhn, Ottokar")
    assert "<h1>Ruhn, Ottokar</h1>" in desk.get(f"/actors/{slug(ruhn)}").get_data(as_text=True)
    assert "Ruhn, Ottokar" in desk.get("/actors?words=Ottokar").get_data(as_text=True)


def test_the_authority_offers_people_with_offices_and_shows_those_of_the_one_chosen(
    desk: FlaskClient, path: Path, send: Send
) -> None:
    entries = Entries(
        source="made up",
        people=(Person(id="own:ruhn", name="Ruhn, Ottokar", birth=1901),),
        offices=(Office(id="harbour", title="Master of the Harbour", of="Orland"),),
        tenures=(Tenure(person="own:ruhn", office="harbour", start="1951", end="1955-02"),),
    )
    with Library.open(path) as library:
        library.authority_add("own", entries, by="A. Reader")
    ruhn = id_of(path, "Captain Ruhn")
    send(f"/actors/{slug(ruhn)}", act="nobody")
    assert view(desk, ruhn).authority is None
    assert 'value="own:ruhn"' in desk.get(f"/actors/{slug(ruhn)}").get_data(as_text=True)
    send(f"/actors/{slug(ruhn)}", act="link", authority="own:ruhn")
    linked = view(desk, ruhn)
    assert linked.authority == "own:ruhn"
    assert linked.career is not None
    assert [(seat.title, seat.years) for seat in linked.career.seats] == [("Master of the Harbour", "1951–1955")]
    assert "1951–1955" in desk.get(f"/actors/{slug(ruhn)}").get_data(as_text=True)


def test_open_questions_are_shown_with_both_sides_and_answered_once(
    desk: FlaskClient, path: Path, send: Send
) -> None:
    ruhn, tessaly = id_of(path, "Captain Ruhn"), id_of(path, "Minister Tessaly")
    doubted(path, (tessaly, ruhn))
    page = desk.get("/questions").get_data(as_text=True)
    assert WHY in page
    rows = msgspec.json.decode(desk.get("/questions.json").data, type=QuestionsPage)
    assert rows.total == 1
    assert {side.actor.id for side in rows.questions[0].sides} == {ruhn, tessaly}
    assert all(side.records and side.occurrences for side in rows.questions[0].sides)
    assert WHY in desk.get(f"/actors/{slug(ruhn)}").get_data(as_text=True)
    answer = send("/questions", actor=tessaly, other=ruhn, answer="different")
    assert answer.headers["Location"] == "/questions?done=1-1"
    assert msgspec.json.decode(desk.get("/questions.json").data, type=QuestionsPage).total == 0
    send("/judgements", key="1", room="questions")
    assert msgspec.json.decode(desk.get("/questions.json").data, type=QuestionsPage).total == 1


def test_judgements_are_listed_the_latest_first(desk: FlaskClient, path: Path, send: Send) -> None:
    ruhn = id_of(path, "Captain Ruhn")
    send(f"/actors/{slug(ruhn)}", act="rename", name="One")
    send(f"/actors/{slug(ruhn)}", act="rename", name="Two")
    send("/judgements", key="2")
    rows = msgspec.json.decode(desk.get("/judgements.json").data, type=JudgementsPage)
    assert [(j.key, j.decision, j.by) for j in rows.judgements] == [
        (3, "withdrawn", "A. Reader"),
        (2, "name", "A. Reader"),
        (1, "name", "A. Reader"),
    ]
    assert rows.withdrawn == (2,)
    assert rows.actors[ruhn].name == "One"


def test_who_signed_is_remembered_in_this_browser(desk: FlaskClient, path: Path, send: Send) -> None:
    ruhn = id_of(path, "Captain Ruhn")
    send(f"/actors/{slug(ruhn)}", act="rename", name="One", by="Åsa; Ö.")
    assert 'value="Åsa; Ö."' in desk.get(f"/actors/{slug(ruhn)}").get_data(as_text=True)
    send(f"/actors/{slug(ruhn)}", act="rename", name="Two", by="")
    assert [j.by for j in view(desk, ruhn).judgements] == ["Åsa; Ö.", "Åsa; Ö."]


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"act": "same"}, 400),
        ({"act": "same", "written": "Nobody At All"}, 404),
        ({"act": "same", "other": "no-such-id"}, 404),
        ({"act": "split"}, 400),
        ({"act": "split", "record": "nowhere"}, 404),
        ({"act": "split", "mention": "1-2 nowhere"}, 404),
        ({"act": "split", "mention": "1-2 alder-cable"}, 400),
        ({"act": "split", "mention": "alder-cable"}, 400),
        ({"act": "rename", "name": " "}, 400),
        ({"act": "link"}, 400),
        ({"act": "dance"}, 400),
        ({"act": "rename", "name": "X", "by": " "}, 400),
    ],
)
def test_a_decision_that_cannot_be_made_is_refused_with_a_way_on(
    desk: FlaskClient, path: Path, send: Send, fields: dict[str, str], status: int
) -> None:
    ruhn = id_of(path, "Captain Ruhn")
    answer = send(f"/actors/{slug(ruhn)}", **fields)
    assert answer.status_code == status
    assert 'href="/records"' in answer.get_data(as_text=True)
    with Library.open(path) as library:
        assert library.judgements() == ()


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "http://evil.invalid"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
    ],
)
@pytest.mark.parametrize("address", ["/actors/{}", "/questions", "/judgements"])
def test_a_form_of_another_site_is_refused(
    desk: FlaskClient, path: Path, headers: dict[str, str], address: str
) -> None:
    ruhn = id_of(path, "Captain Ruhn")
    fields = {"act": "rename", "name": "X", "by": "Y", "actor": ruhn, "other": "z", "answer": "same", "key": "1"}
    assert desk.post(address.format(slug(ruhn)), data=fields, headers=headers).status_code == 400
    with Library.open(path) as library:
        assert library.judgements() == ()


def test_a_browser_that_names_only_the_origin_is_believed(desk: FlaskClient, path: Path) -> None:
    ruhn = id_of(path, "Captain Ruhn")
    fields = {"act": "rename", "name": "X", "by": "Y"}
    answer = desk.post(f"/actors/{slug(ruhn)}", data=fields, headers={"Origin": "http://localhost"})
    assert answer.status_code == 303


def test_another_host_decides_nothing(desk: FlaskClient, path: Path) -> None:
    headers = HERE | {"Host": "evil.invalid"}
    assert desk.post("/judgements", data={"key": "1", "by": "Y"}, headers=headers).status_code == 400


def test_a_room_that_only_shows_has_no_forms_and_takes_nothing_in(path: Path) -> None:
    with Library.open(path) as library:
        library.rename(id_of(path, "Captain Ruhn"), "X", by="A. Reader")
    doubted(path, (id_of(path, "Minister Tessaly"), id_of(path, "Captain Ruhn")))
    client = create_app(path, only_here=True).test_client()
    for page in ("/questions", "/judgements", f"/actors/{slug(id_of(path, 'Captain Ruhn'))}"):
        reader = Reader()
        reader.feed(client.get(page).get_data(as_text=True))
        assert [got for tag, got in reader.elements if tag == "form"] == []
        assert client.post(page, data={"by": "Y"}, headers=HERE).status_code == 405


def test_every_form_that_changes_something_is_signed(desk: FlaskClient, path: Path) -> None:
    doubted(path, (id_of(path, "Minister Tessaly"), id_of(path, "Captain Ruhn")))
    for page in ("/questions", f"/actors/{slug(id_of(path, 'Captain Ruhn'))}"):
        html = desk.get(page).get_data(as_text=True)
        changing = [form.partition("</form>")[0] for form in html.split("<form")[1:] if 'method="post"' in form]
        assert changing
        assert all('name="by"' in form for form in changing)
