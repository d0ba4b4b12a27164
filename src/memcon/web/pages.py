"""The pages of the reading room and their twins: each address answers as HTML, and with ".json" as JSON."""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from flask import Blueprint, Response, current_app, g, redirect, render_template, request, url_for

from memcon.library.view import ActorRow, LibraryView, StatementRow
from memcon.model import ACTS
from memcon.web import questions, urls
from memcon.web.body import body
from memcon.web.card import card, sides
from memcon.web.chains import chains, tree
from memcon.web.leaves import leaves
from memcon.web.quotation import Quotation
from memcon.web.vocabulary import TERMS, Term
from memcon.web.voices import voices

pages = Blueprint("pages", __name__)

ACTORS_A_PAGE = 100
MOST_OF_AN_ACTOR = 300  # rows of each list on its page
_SUGGESTED = 300


class ActorsPage(msgspec.Struct, frozen=True, kw_only=True):
    """One page of the index of actors: `offset` counts from 0."""

    words: str
    offset: int
    actors: tuple[ActorRow, ...]


class Vocabulary(msgspec.Struct, frozen=True, kw_only=True):
    """The terms of the page of help."""

    terms: tuple[Term, ...]


def library() -> LibraryView:
    """The library, opened once for this request; LibraryError when it cannot be read."""
    if "library" not in g:
        g.library = current_app.extensions["open_library"]()
    opened: LibraryView = g.library
    return opened


def twin_asked() -> bool:
    """True when this request wants JSON: by its address, or by its Accept header."""
    if request.path.endswith(".json"):
        return True
    best = request.accept_mimetypes.best_match(["text/html", "application/json"], default="text/html")
    return best == "application/json"


def _page(rule: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a page its address and its twin the same with ".json"."""

    def register(view: Callable[..., Any]) -> Callable[..., Any]:
        name = view.__name__
        pages.add_url_rule(rule, name, view)
        pages.add_url_rule(f"{rule}.json", f"{name}_twin", view)
        return view

    return register


def _answer(template: str, rows: msgspec.Struct, context: Callable[[], dict[str, Any]]) -> Response | str:
    """`rows` as JSON where the twin is asked for, else the page made with `context`."""
    if twin_asked():
        response = Response(msgspec.json.encode(rows), mimetype="application/json")
        response.vary.add("Accept")
        return response
    twin = url_for(f"{request.endpoint}_twin", **_arguments())
    return render_template(template, rows=rows, twin=twin, room=request.endpoint, **context())


def _arguments() -> dict[str, Any]:
    """The arguments of this address, in its path and after its question mark."""
    return {**request.args.to_dict(), **(request.view_args or {})}


@pages.route("/")
def entrance() -> Any:
    """The way in: the list of records."""
    return redirect(url_for("pages.records"))


@_page("/records")
def records() -> Response | str:
    """The records, all or those that answer a question."""
    query = questions.asked(request.args)
    rows = library().records(query)
    return _answer(
        "records.html",
        rows,
        lambda: _search(query) | {"records_total": rows.total, "statements_total": _total("statements", query)},
    )


@_page("/statements")
def statements() -> Response | str:
    """What was said: the statements that answer a question."""
    query = questions.asked(request.args)
    rows = library().statements(query)
    return _answer(
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


@_page("/records/<id:record_id>")
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

    return _answer("record.html", found, context)


def _language(language: str | None) -> str:
    """The record's language as an HTML `lang`; English where the record's is not given as a code."""
    known = {"english": "en", "french": "fr", "russian": "ru", "german": "de"}
    code = known.get((language or "").casefold(), language or "en")
    return code if code.replace("-", "").isascii() and code.replace("-", "").isalnum() and len(code) <= 11 else "en"


@_page("/actors")
def actors() -> Response | str:
    """The index of actors, those who speak most first."""
    words = request.args.get("words", "").strip()
    number = questions.page(request.args)
    found = library().actors(words, offset=(number - 1) * ACTORS_A_PAGE, limit=ACTORS_A_PAGE + 1)
    rows = ActorsPage(words=words, offset=(number - 1) * ACTORS_A_PAGE, actors=found[:ACTORS_A_PAGE])
    return _answer("actors.html", rows, lambda: {"page": number, "more": len(found) > ACTORS_A_PAGE})


def by_record(rows: Iterable[StatementRow]) -> list[tuple[str, list[StatementRow]]]:
    """Statements gathered by the record they stand in, in the order in which records first come."""
    found: dict[str, list[StatementRow]] = {}
    for row in rows:
        found.setdefault(row.record, []).append(row)
    return list(found.items())


@_page("/actors/<id:actor_id>")
def actor(actor_id: str) -> Response | str:
    """An actor: all it said and was told, and all said of it."""
    found = library().actor(actor_id, limit=MOST_OF_AN_ACTOR)
    return _answer("actor.html", found, lambda: {"titles": {row.id: row.title for row in found.records}})


@_page("/about")
def about() -> Response | str:
    """How to read in the reading room, and the words it uses."""
    groups: dict[str, list[Term]] = {}
    for term in TERMS:
        groups.setdefault(term.group, []).append(term)
    return _answer("about.html", Vocabulary(terms=TERMS), lambda: {"groups": groups})
