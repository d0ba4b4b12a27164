"""The question a reader puts in the search form, and the address that repeats it."""

import re
from collections.abc import Mapping
from urllib.parse import urlencode

import msgspec

from memcon.errors import UsageError
from memcon.library.view import Query
from memcon.model import ACTS
from memcon.web.vocabulary import TERMS

FIELDS = (
    *("words", "speaker", "addressee", "about", "actor", "form", "act", "classification", "archive", "place"),
    *("language", "date", "since", "until"),
)
PAGE = 50
_FORMS = {term.term for term in TERMS if term.group == "form"}


def asked(arguments: Mapping[str, str], limit: int = PAGE, facets: bool = False) -> Query:
    """The query of a search form; UsageError for a form, an act or a page that there is not.

    Empty fields filter nothing. `page` counts from 1; `meaning=1` looks for it by meaning too. What is amiss with the
    rest the library says.
    """
    given = {field: arguments.get(field, "").strip() for field in FIELDS}
    if given["form"] and given["form"] not in _FORMS:
        raise UsageError(f"There is no form of record called “{given['form']}”.", "Choose a form from the list.")
    if given["act"] and given["act"] not in ACTS:
        raise UsageError(f"There is no act called “{given['act']}”.", "Choose an act from the list.")
    return Query(
        words=given.pop("words"),
        offset=(page(arguments) - 1) * limit,
        limit=limit,
        meaning=arguments.get("meaning") == "1",
        facets=facets,
        **{field: value or None for field, value in given.items()},
    )


def page(arguments: Mapping[str, str]) -> int:
    """The number of the page asked for, from 1; UsageError when it is none."""
    number = arguments.get("page", "").strip() or "1"
    if not re.fullmatch(r"[1-9]\d{0,5}", number):
        raise UsageError(f"There is no page “{number}”.", "Pages are counted from 1.")
    return int(number)


def repeated(query: Query, **changes: str | int | None) -> str:
    """The query part of an address that asks the same again, with `changes`: "?..." or nothing."""
    fields = {field: getattr(query, field) for field in FIELDS} | {"meaning": int(query.meaning) or None} | changes
    pairs = [(field, str(value)) for field, value in fields.items() if value not in (None, "")]
    return f"?{urlencode(pairs)}" if pairs else ""


def narrowed(query: Query) -> int:
    """How many filters besides the words are set."""
    default = Query()
    return sum(
        getattr(query, f.name) != getattr(default, f.name)
        for f in msgspec.structs.fields(Query)
        if f.name in FIELDS and f.name != "words"
    )
