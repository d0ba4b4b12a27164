"""What a record tells of who holds an office, and what it asks for."""

import pytest
from records_with_notes import noted

from memcon.authority import Authority, Entries, Office, Person, Tenure
from memcon.identity.linking import link
from memcon.identity.tellings import tellings
from memcon.model import Record

POST = Office(id="norway/high", title="Minister of Works", of="Norway")
KNOWN = Authority(
    [
        Entries(
            people=(Person(id="x:ada", name="Brask, Ada"),),
            offices=(POST,),
            tenures=(Tenure(person="x:ada", office=POST.id, start="1930-01-01", end="1931-12-31"),),
        )
    ]
)


def told(record: Record) -> list[tuple[str, bool]]:
    return [(each.office, each.named) for each in tellings(record, link(record, KNOWN), KNOWN)]


@pytest.mark.parametrize(
    ("words", "offices"),
    [
        ("Mr. Orlo, the Norwegian Minister of Fisheries", [("Norway: fisheries minister", True)]),
        ("the Norwegian Minister of Fisheries", [("Norway: fisheries minister", False)]),
        ("the Minister of Fisheries of Norway", [("Norway: fisheries minister", False)]),
        ("the Minister of Fisheries", []),
        ("the Norwegian Minister", []),
        ("General Orlo", []),
        ("the Norwegian Assistant Secretary of Fisheries", []),
        ("the Acting Norwegian Minister of Fisheries", []),
        ("the Norwegian Minister of Works", []),
        ("the Norwegian High Commissioner in Denmark", [("norway/high-commissioner/denmark", False)]),
    ],
)
def test_only_an_office_that_is_told_apart_and_whose_holder_nobody_knows(
    words: str, offices: list[tuple[str, bool]]
) -> None:
    assert told(noted(f"I saw {words} today.", ("one", words))) == offices


def test_a_former_holder_is_not_told() -> None:
    words = "Norwegian Minister of Fisheries"
    assert told(noted(f"I saw the former {words}, Mr. Orlo.", ("one", f"{words}, Mr. Orlo"))) == []
    assert told(noted(f"I saw the then {words}.", ("one", words))) == []


def test_a_note_tells_of_an_office() -> None:
    text = "I saw Orlo [1] today.\n\n1 Norwegian Minister of Fisheries.\n"
    assert told(noted(text, ("one", "Orlo"))) == [("Norway: fisheries minister", True)]
    assert told(noted(text, ("one", "Orlo"), date=None)) == []


def test_an_envoy_whose_place_is_not_said_is_one_where_the_record_was_made() -> None:
    words = "the Norwegian Ambassador"
    assert told(noted(f"I saw {words}.", ("one", words))) == []
    abroad = noted(f"I saw {words}.", ("one", words), place="Copenhagen")
    assert told(abroad) == [("norway/ambassador/denmark", False)]
