"""Offices among words: where one begins and ends, and whose it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.stages.cast import Cast, surname
from memcon.stages.people import People
from memcon.stages.person_names import titled
from memcon.stages.words import words_of
from memcon.text import Span


def office(text: str, begin: int = 0) -> str | None:
    """The words that are taken for an office or a titled name at the word `begin` of a text."""
    words = words_of(text, Span(0, len(text)))
    found = titled(words, begin, People(Cast()))
    return text[words[found.begin].start : words[found.end - 1].end] if found else None


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("the Norwegian Ambassador called", "the Norwegian Ambassador"),
        ("the British Ambassador, the Danish Ambassador", "the British Ambassador"),
        ("the U.K. High Commissioner called", "the U.K. High Commissioner"),
        ("the New Zealand Prime Minister called", "the New Zealand Prime Minister"),
        ("the Norwegian Ambassador in Copenhagen today", "the Norwegian Ambassador in Copenhagen"),
        ("the Prime Minister of New Zealand and Saving Telegram", "the Prime Minister of New Zealand"),
        ("the Minister to Denmark Sorensen", "the Minister to Denmark"),
        ("the Minister for Trade and Supply today", "the Minister for Trade and Supply"),
        ("the Secretary of State for the Colonies", "the Secretary of State for the Colonies"),
        ("the Chief of the General Staff", "the Chief of the General Staff"),
        ("the Prime Minister to the Foreign Minister", "the Prime Minister"),
        ("the Minister for Prime Minister", "the Minister"),
        ("THE MINISTER FOR TRADE SECRET", "THE MINISTER FOR TRADE"),
        ("the Minister in the House said", "the Minister"),
        ("the High Commissioner in February said", "the High Commissioner"),
        ("the Secretary, Department of the Army wrote", "the Secretary, Department of the Army"),
        ("the Secretary, Dept. of Trade and Supply wrote", "the Secretary, Dept. of Trade and Supply"),
        ("the Secretary, Brask and I", "the Secretary"),
        ("the Commander-in-Chief, Far East, replied", "the Commander-in-Chief, Far East"),
        ("the Commander in Chief, Middle East", "the Commander in Chief, Middle East"),
        ("the Commander-in-Chief, Far from home", "the Commander-in-Chief"),
        ("the Minister without Portfolio said", "the Minister without Portfolio"),
        ("the Netherlands' Foreign Minister said", "the Netherlands' Foreign Minister"),
        (
            "the Norwegian Representative on the Security Council",
            "the Norwegian Representative on the Security Council",
        ),
        ("the Norwegian Minister on the Security Council", "the Norwegian Minister"),
        ("the Resident Minister today", "the Resident Minister"),
        ("Norwegian Minister here said", "Norwegian Minister"),
        ("the Secretary - General proposed", "the Secretary - General"),
        ("the Commander-in- Chief of the Norway Station has", "the Commander-in- Chief of the Norway Station"),
        ("the Minister for Foreign Affairs said", "the Minister for Foreign Affairs"),
        ("the Secretary of State for Air said", "the Secretary of State for Air"),
        ("the Secretary of State for Air Marshal", "the Secretary of State"),
        ("the Minister of Foreign Affairs and Van Orlo", "the Minister of Foreign Affairs"),
        ("the President of the Council for the Assembly", "the President of the Council"),
        ("the Prime Minister's statement", "the Prime Minister's"),
        ("the Prime Minister's Oslo speech", "the Prime Minister's"),
        ("the First Lord of the Admiralty to my request", "the First Lord of the Admiralty"),
        ("the First Lord", "the First Lord"),
        ("the First Sea Lord", "the First Sea Lord"),
        ("the Danish Chargé d’Affaires at Oslo has", "the Danish Chargé d’Affaires at Oslo"),
        ("the British Ambassador, Oslo, knew", "the British Ambassador, Oslo"),
        ("the British Ambassador, Brask, knew", "the British Ambassador"),
        ("the Prime Minister, Oslo, knew", "the Prime Minister"),
        ("the Secretary, Oslo, knew", "the Secretary"),
        ("the Consul General Norway would", "the Consul General Norway"),
        ("the Consul-General, Norway, and", "the Consul-General, Norway"),
        ("the Leader of the House of Trade and Foreign Minister", "the Leader of the House of Trade"),
        ("the Minister Norway would", "the Minister"),
        ("the Trade Minister said", "the Trade Minister"),
        ("the Norwegian External Affairs Minister said", "the Norwegian External Affairs Minister"),
        ("the Special Representative in London said", "the Special Representative in London"),
        ("the Supreme Commander said", "the Supreme Commander"),
        ("Trade Minister Brask said", "Trade Minister Brask"),
        ("the Special Brask said", None),
        ("the Vice-Minister for Foreign Affairs said", "the Vice-Minister for Foreign Affairs"),
        ("the Secretary of State for Trade Circulars B.113", "the Secretary of State for Trade"),
        ("the Secretary of State for Trade A. B. Brask", "the Secretary of State for Trade"),
        ("Minister for Foreign Affairs said", "Minister for Foreign Affairs"),
        ("Minister said", None),
    ],
)
def test_an_office_has_its_state_its_field_and_its_place(text: str, named: str | None) -> None:
    assert office(text) == named


def test_the_crown_stands_before_its_ambassador() -> None:
    assert office("told that His Majesty's Ambassador at Oslo knew", 2) == "His Majesty's Ambassador at Oslo"


def test_a_state_before_a_name_is_left_to_the_state() -> None:
    assert office("the Norwegian Minister Brask knew") is None
    assert office("told Minister Brask", 1) == "Minister Brask"


def test_an_office_without_its_state_is_the_one_that_has_it() -> None:
    people = People(Cast())
    envoy = people.office("Norwegian Ambassador")
    assert people.office("the Ambassador") is envoy
    assert people.office("Danish Ambassador") is not envoy
    assert people.office("Ambassador", pointed=False) is not people.office("Finnish Ambassador")


def test_a_minister_at_home_is_no_envoy() -> None:
    people = People(Cast())
    envoy = people.office("Danish Minister")
    assert people.office("Minister") is envoy
    assert people.office("Minister of Supply") is not envoy
    assert people.office("Danish Minister") is envoy
    assert people.office("Danish Minister for Supply") is not envoy


def test_a_marking_behind_an_addressee_is_no_part_of_him() -> None:
    cast = Cast()
    for printed in ("THE PRIME MINISTER MOST SECRET", "THE PRIME MINISTER. (Begins)"):
        People(cast).correspondent(printed)
    assert [member.names for member in cast] == [["THE PRIME MINISTER"]]


def test_a_signature_is_named_before_its_office() -> None:
    people = People(Cast())
    brask = people.person("A. B. BRASK")
    words = words_of("A. B. BRASK Prime Minister", Span(0, 26))
    found = titled(words, 3, people)
    assert found is not None
    assert found.member is brask


@pytest.mark.parametrize(
    "office",
    [
        "the Norwegian Ambassador", "New Zealand Prime Minister", "Minister at Oslo", "British Ambassador, Oslo",
        "Consul General Norway", "Chargé d’Affaires", "Chief of Staff", "Fourth Sea Lord", "Governor-General",
        "Trade Minister", "Special Representative in London", "the Treasurer",
    ],
)  # fmt: skip
def test_an_office_of_a_state_has_no_last_name(office: str) -> None:
    assert surname(office) == ""


def test_a_state_behind_makes_it_another_office() -> None:
    people = People(Cast())
    alone, norwegian, danish = map(
        people.office, ("Prime Minister", "Prime Minister of Norway", "Prime Minister of Denmark")
    )
    assert len({alone.key, norwegian.key, danish.key}) == 3


@given(
    st.lists(
        st.sampled_from(["the", "First", "Sea", "Lord", "Minister", "Oslo", ",", "of", "Norway", "'s"]), max_size=7
    )
)
def test_any_words_have_an_office_inside_them_or_none(printed: list[str]) -> None:
    text = " ".join(printed)
    words = words_of(text, Span(0, len(text)))
    for begin in range(len(words)):
        found = titled(words, begin, People(Cast()))
        assert found is None or begin <= found.begin < found.end <= len(words)


def holders(text: str, *known: str) -> dict[str, str]:
    """The offices of a text that is one block, with the name of whom each is taken for."""
    people = People(Cast())
    for name in known:
        people.person(name)
    words = words_of(text, Span(0, len(text)))
    found, at = {}, 0
    while at < len(words):
        one = titled(words, at, people)
        if one is not None:
            found[text[words[one.begin].start : words[one.end - 1].end]] = one.member.name
        at = one.end if one else at + 1
    return found


@pytest.mark.parametrize(
    "text",
    [
        "(A. B. BRASK) Minister of Supply",
        "A. B. BRASK Minister of Supply",
        "A. B. BRASK (Admiral) Minister of Supply",
    ],
)
def test_the_office_in_a_signature_is_his_who_signs(text: str) -> None:
    assert holders(text)["Minister of Supply"] == "A. B. BRASK"
    assert "A. B. BRASK" not in holders(f"{text} went").values()


def test_a_rank_in_a_signature_is_no_part_of_the_name() -> None:
    assert holders("A. B. BRASK Lieut.-General Chief of the General Staff") == {
        "Lieut.-General Chief of the General Staff": "A. B. BRASK"
    }


def test_in_a_list_an_office_is_his_who_stands_before_it() -> None:
    text = "with A. Brask, Deputy Chief of the General Staff, Captain B. Orlo, Chief of the Air Staff."
    assert holders(text, "A. Brask") == {
        "Deputy Chief of the General Staff": "A. Brask",
        "Captain B. Orlo": "B. Orlo",
        "Chief of the Air Staff": "B. Orlo",
    }
    apart = holders("with A. Brask, the Minister of Supply, Mr. Orlo.", "A. Brask")
    assert apart == {"the Minister of Supply, Mr. Orlo": "Mr. Orlo"}
