"""What an authority tells of somebody seen."""

from datetime import date
from typing import Any

import pytest

from memcon.authority import Authority, Entries, Office, Person, Tenure
from memcon.identity.informed import informed
from memcon.identity.seen import Seen

AUTHORITY = Authority(
    [
        Entries(
            source="the yearbooks of Ostmark",
            people=(
                Person(id="x:ada", name="Hastrell, Ada Nora"),
                Person(id="x:berta", name="Hastrell, Berta"),
                Person(id="x:orlo", name="Orlovane, Emil"),
            ),
            offices=(Office(id="x:supply", title="Minister of Supply", of="Ostmark"),),
            tenures=(Tenure(person="x:berta", office="x:supply", start="1930-01-01", end="1932-12-31"),),
        )
    ]
)


def seen(*names: str, **more: Any) -> Seen:
    day = date(1931, 5, 17)
    return Seen(id="new", kind="person", names=names, first=day, last=day, **more)


@pytest.mark.parametrize(
    ("names", "linked", "sure"),
    [
        (("Mr. Hastrell",), "x:ada", False),
        (("A. Hastrell",), "x:ada", True),
        (("Mr. Hastrell", "the Minister of Supply"), "x:berta", True),
        (("Orlovane",), "x:orlo", True),
        (("Berta Hastrell", "the Minister of Supply"), "x:ada", False),
    ],
)
def test_a_link_that_rests_on_a_surname_which_others_bear_is_likely(names: tuple[str, ...], linked: str, sure: bool):
    found = informed(seen(*names, authority=linked), AUTHORITY)
    assert (found.authority, found.likely) == ((linked, None) if sure else (None, linked))


def test_one_who_is_surely_somebody_has_that_name_in_full():
    found = informed(seen("Ada Hastrell", authority="x:ada"), AUTHORITY)
    assert found.full == "Hastrell, Ada Nora"
    assert informed(seen("A. Hastrell", authority="x:ada"), AUTHORITY).full is None  # initials may be another's


def test_one_who_is_likely_somebody_has_that_name_for_a_guess():
    found = informed(seen("Mr. Hastrell", authority="x:ada"), AUTHORITY)
    assert (found.full, found.supposed) == (None, "Hastrell, Ada Nora")


def test_who_else_bore_the_name_and_who_was_in_office():
    found = informed(seen("Mr. Hastrell"), AUTHORITY)
    assert found.bearers == 2
    assert found.in_office == {"x:berta"}
    assert informed(seen("Mr. Nobody"), AUTHORITY).bearers == 0


def test_an_unnamed_source_is_told_nothing_of():
    source = seen("Mr. Hastrell", unnamed=True)
    assert informed(source, AUTHORITY) == source
