"""The pages of records and of what was said in them, and the page of help."""

from typing import Any

import msgspec
from flask import Response, current_app, g, redirect, request, url_for

from memcon.text import read_span
from memcon.web.body import body
from memcon.web.card import card, sides
from memcon.web.chains import chains, tree
from memcon.web.leaves import leaves
from memcon.web.quotation import Quotation
from memcon.web.searches import searched
from memcon.web.twins import answer, library, page, pages
from memcon.web.vocabulary import TERMS, Term
from memcon.web.voices import voices


class Vocabulary(msgspec.Struct, frozen=True, kw_only=True):
    """The terms of the page of help."""

    terms: tuple[Term, ...]


@pages.route("/")
def entrance() -> Any:
    """The way in: the list of records."""
    return redirect(url_for("pages.records"))


@page("/records")
def records() -> Any:
    """The records, all or those that answer a question."""
    return searched("records")


@page("/statements")
def statements() -> Any:
    """What was said: the statements that answer a question."""
    return searched("statements")


@page("/records/<id:record_id>")
def record(record_id: str) -> Response | str:
    """A record: its text with what was said in it, its description, its actors."""
    found = library().record(record_id)

    def context() -> dict[str, Any]:
        at = read_span(request.args.get("at"))
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
