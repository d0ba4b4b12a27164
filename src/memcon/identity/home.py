"""Whose record it is: the state whose service wrote it, and where; a title without a state is read by that."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from memcon.authority.folding import title_words
from memcon.authority.places import places
from memcon.lexicon import load
from memcon.model import Record
from memcon.model.dates import spanned

# the decimal files of the Department of State, 1910-1963: "851.00/12-347", "740.0011 PW/2561"
_DECIMAL_FILE = re.compile(r"\d{3}[A-Z]?(?:\.[\dA-Za-z .-]*)?/[\d–-]+")


class Home(msgspec.Struct, frozen=True, kw_only=True):
    """The state that kept the record and the one that it was written in; None where nothing tells.

    `keeper` is told by the archive, the file number or the edition, `here` by the place of the record.
    `earliest` and `latest` are its days (YYYY-MM-DD), both inclusive; `at_presidents` is true of a record written in
    the capital of the state whose president "the President" is in records of the Commonwealth.
    """

    keeper: str | None = None
    here: str | None = None
    earliest: str | None = None
    latest: str | None = None
    at_presidents: bool = False


def home(record: Record) -> Home:
    """What the description of `record` tells of whose it is."""
    description = record.description
    days = spanned(description.date, description.date_end)
    earliest, latest = days or (None, None)
    return Home(
        keeper=next(_keepers(record, earliest, latest), None),
        here=_state_of(title_words(description.place or ""), earliest, latest),
        earliest=earliest,
        latest=latest,
        at_presidents=any(
            place.manner == "capital" and place.name == load("posts")["unsaid"]["crown"]["president"]
            for place in places(title_words(description.place or ""), earliest, latest)
        ),
    )


def _state_of(place: tuple[str, ...], earliest: str | None, latest: str | None) -> str | None:
    """The state in which a place lies that a record is dated from: a capital or another town."""
    town = _towns().get(place)
    known = () if town else places(place, earliest, latest)
    return town or (known[0].name if known else None)


@cache
def _towns() -> dict[tuple[str, ...], str]:
    return {title_words(town): state for state, towns in load("territories")["towns"].items() for town in towns}


def _keepers(record: Record, earliest: str | None, latest: str | None) -> Iterator[str]:
    description = record.description
    if description.file_number and _DECIMAL_FILE.match(description.file_number):
        yield "United States"
    for code in description.reference_codes:
        if nation := _archives().get(code.repository or ""):
            yield from (place.name for place in places((nation,), earliest, latest)[:1])
    for title in (description.published_in, description.collection):
        for word in title_words(title or ""):
            yield from (place.name for place in places((word,), earliest, latest)[:1] if place.manner != "capital")


@cache
def _archives() -> dict[str, str]:
    """Full names of archives to the adjective of their nation."""
    tables = load("archives")
    return {name: nation for nation, table in tables.items() for name in table.values() if isinstance(name, str)}
