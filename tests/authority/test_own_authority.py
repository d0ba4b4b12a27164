"""A user's own people and offices: read from CSV and TEI, and laid over what ships."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.authority import Authority
from memcon.authority.gathered import AuthorityFault
from memcon.authority.reading import read_entries
from memcon.authority.tables import read_table

TABLE = """\
id,name,forms,birth,death,office,of,at,start,end,acting,note
bel,"Bel, Ada","Belova, A.; Ada Bel",1899,1971,Minister of Supply,Poland,,1946-05,1948-02-11,no,
bel,"Bel, Ada",,,,Ambassador,Poland,Sweden,1948-03-01,,,
,"Ostrow, Karl",,,,Minister of Supply,Poland,,1948-02-11,1948-06,yes,in her absence
,"Lind, Maja",,,,,,,,,,
"""
LIST = """\
<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><listPerson>
<person xml:id="bel">
  <persName><forename>Ada</forename> <surname>Bel</surname></persName>
  <persName type="alt">Belova</persName>
  <birth when="1899-04-02"/><idno type="VIAF">123</idno>
  <occupation from="1946-05" to="1948-02-11">Minister of Supply of Poland</occupation>
  <occupation from="1948-03-01">Polish Ambassador to Sweden</occupation>
  <occupation>poet</occupation>
</person>
<person><persName>Karl Ostrow</persName></person>
</listPerson></body></text></TEI>
"""


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


@pytest.mark.parametrize(("name", "content"), [("own.csv", TABLE), ("own.xml", LIST)])
def test_both_forms_give_people_offices_and_tenures(tmp_path: Path, name: str, content: str) -> None:
    entries = read_entries(write(tmp_path, name, content))
    bel = entries.people[0]
    assert bel.name == "Bel, Ada"
    assert any("Belova" in form for form in bel.forms)
    assert bel.birth == 1899
    assert {(t.office, t.start, t.end) for t in entries.tenures if t.person == bel.id} == {
        ("poland/minister-of-supply", "1946-05", "1948-02-11"),
        ("poland/ambassador/sweden", "1948-03-01", None),
    }
    assert "Ostrow" in entries.people[1].name


def test_what_was_added_answers_beside_what_ships(tmp_path: Path) -> None:
    entries = read_entries(write(tmp_path, "own.csv", TABLE))
    known = Authority.shipped().with_entries(entries)
    (holding,) = known.holders_meant("Polish Minister of Supply", "United States", "1947-01-01", "1947-01-01")
    assert holding.people == ("bel",)
    (acting,) = known.holders_meant("Acting Minister of Supply", "Poland", "1948-03-01", "1948-03-01")
    assert acting.people == ("own:ostrow-karl",)
    assert [person.id for person in known.named("belova")] == ["bel"]
    assert known.holders_meant("the Secretary of State", "United States", "1947-06-01", "1947-06-01")[0].people


def test_an_office_that_ships_is_known_by_any_of_its_titles(tmp_path: Path) -> None:
    table = "name,office,of,start,end\nBrask,Dominions Secretary,United Kingdom,1900-01-01,1901-01-01\n"
    known = Authority.shipped().with_entries(read_entries(write(tmp_path, "own.csv", table)))
    (holding,) = known.holders_meant("Secretary of State for Dominion Affairs", "UK", "1900-06-01", "1900-06-01")
    assert holding.people == ("own:brask",)


def test_a_person_that_ships_gets_further_names(tmp_path: Path) -> None:
    table = "id,name,forms\nhsg:102077,Kafri,Caffri\n"
    known = Authority.shipped().with_entries(read_entries(write(tmp_path, "own.csv", table)))
    person = known.person("hsg:102077")
    assert person is not None
    assert person.name == "Caffery, Jefferson"
    assert {"Kafri", "Caffri"} <= set(person.forms)
    assert person in known.named("kafri")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("own.csv", "name,office,of,start\nBel,Minister,Poland,1946-13\n", "row 2"),
        ("own.csv", "name,office,of,start,end\nBel,Minister,Poland,1948,1946\n", "before it starts"),
        ("own.csv", "name,office\nBel,Minister of Supply\n", "whose office"),
        ("own.csv", "nom,office\nBel,Minister\n", "'nom'"),
        ("own.csv", "office\nMinister\n", "no column name"),
        ("own.csv", "name,office\nBel\n", "fewer cells"),
        ("own.csv", "name,birth\nBel,long ago\n", "'long ago'"),
        ("own.csv", "name,office,of,acting\nBel,Minister,Poland,perhaps\n", "'perhaps'"),
        ("own.csv", "name,start\nBel,1946\n", "without naming it"),
        ("own.csv", "name\n", "names nobody"),
        ("own.csv", "", "empty"),
        ("own.csv", b"name\nB\xe9l\n", "UTF-8"),
        ("own.csv", 'name\n"Bel\n', "row"),
        ("own.docx", b"PK\x03\x04", "neither"),
        ("own.xml", "<TEI><listPerson>", "not well-formed"),
        ("own.xml", "<TEI><listPerson/></TEI>", "names nobody"),
        ("own.xml", "<TEI><person/></TEI>", "person at line 1"),
        (
            "own.xml",
            "<TEI><person><persName>Bel</persName>\n"
            '<occupation from="soon">Prime Minister of Poland</occupation></person></TEI>',
            "occupation at line 2",
        ),
    ],
)
def test_faults_are_said_with_their_place_and_a_remedy(
    tmp_path: Path, name: str, content: str | bytes, said: str
) -> None:
    with pytest.raises(AuthorityFault) as caught:
        read_entries(write(tmp_path, name, content))
    assert said in caught.value.message
    assert name in caught.value.message
    assert caught.value.remedy


def test_no_other_file_is_opened_by_a_list(tmp_path: Path) -> None:
    secret = write(tmp_path, "secret.txt", "a secret")
    person = "<TEI><person><persName>Bel &s;</persName></person></TEI>"
    listed = f'<!DOCTYPE TEI [<!ENTITY s SYSTEM "{secret.as_uri()}">]>\n{person}'
    entries = read_entries(write(tmp_path, "own.xml", listed))
    assert "secret" not in entries.people[0].name


@given(st.text(max_size=300) | st.binary(max_size=300))
def test_any_table_is_read_or_refused(content: str | bytes) -> None:
    encoded = content if isinstance(content, bytes) else ("name,office,of\n" + content).encode("utf-8", "replace")
    with contextlib.suppress(AuthorityFault):
        assert read_table(encoded, Path("own.csv")).people
