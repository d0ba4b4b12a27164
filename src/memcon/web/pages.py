"""The pages of records and of what was said in them, and the page of help."""

from typing import Any

import msgspec
from flask import Response, current_app, g, redirect, request, url_for

from memcon.model import ACTS
from memcon.web import questions, urls
from memcon.web.body import body
from memcon.web.card import card, sides
from memcon.web.chains import chains, tree
from memcon.web.leaves import leaves
from memcon.web.quotation import Quotation
from memcon.web.twins import answer, library, page, pages
from memcon.web.vocabulary import TERMS, Term
from memcon.web.voices import voices

_SUGGESTED = 300


class Vocabulary(msgspec.Struct, frozen=True, kw_only=True):
    """The terms of the page of help."""

    terms: tuple[Term, ...]


@pages.route("/")
def entrance() -> Any:
    """The way in: the list of records."""
    return redirect(url_for("pages.records"))


@page("/records")
def records() -> Response | str:
    """The records, all or those that answer a question."""
    query = questions.asked(request.args)
    rows = library().records(query)
    return answer(
        "records.html",
        rows,
        lambda: _search(query) | {"records_total": rows.total, "statements_total": _total("statements", query)},
    )


@page("/statements")
def statements() -> Response | str:
    """What was said: the statements that answer a question."""
    query = questions.asked(request.args)
    rows = library().statements(query)
    return answer(
        "statements.html",
        rows,
        lambda: _search(query) | {"records_total": _total("records", query), "statements_total": rows.total},
    )


def _total(what: str, query: Any) -> int:
    other = msgspec.structs.replace(query, offset=0, limit=1)
    total: int = getattr(library(), what)(other).total
    return total


def _search(query: Any) -> dict[str, Any]:
    return {
        "query": query,
        "page": questions.page(request.args),
        "a_page": query.limit,
        "narrowed": questions.narrowed(query),
        "acts": ACTS,
        "forms": [term for term in TERMS if term.group == "form"],
        "names": sorted({row.actor.name for row in library().actors(limit=_SUGGESTED)}, key=str.casefold),
    }


@page("/records/<id:record_id>")
def record(record_id: str) -> Response | str:
    """A record: its text with what was said in it, its description, its actors."""
    found = library().record(record_id)

    def context() -> dict[str, Any]:
        at = urls.read_words(request.args.get("at"))
        people = voices(found)
        shown = leaves(found, current_app.config["MEMCON_FOLDER"])
        return {
            "body": body(found, at, shown.leaves if shown else ()),
            "leaves": shown,
            "at": at,
            "card": card(found),
            "beside": library().beside(found.id),
            "sides": sides(found),
            "voices": people,
            "by_id": {voice.id: voice for voice in people},
            "chains": chains(found.statements),
            "tree": tree(found.statements),
            "quotation": Quotation(found),
            "language": _language(found.description.language),
            "nonce": g.nonce,
        }

    return answer("record.html", found, context)


def _language(language: str | None) -> str:
    """The record's language as an HTML `lang`; English where the record's is not given as a code."""
    known = {"english": "en", "french": "fr", "russian": "ru", "german": "de"}
    code = known.get((language or "").casefold(), language or "en")
    return code if code.replace("-", "").isascii() and code.replace("-", "").isalnum() and len(code) <= 11 else "en"


@page("/about")
def about() -> Response | str:
    """How to read in the reading room, and the words it uses."""
    groups: dict[str, list[Term]] = {}
    for term in TERMS:
        groups.setdefault(term.group, []).append(term)
    return answer("about.html", Vocabulary(terms=TERMS), lambda: {"groups": groups})
