"""What people decide on the pages: forms of this room alone are taken, each is one or several signed judgements.

A form is answered with a redirect to a page that says what was done (`done=3-5`, the numbers of the judgements).
"""

import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from flask import Blueprint, Response, abort, current_app, g, redirect, request, url_for

from memcon.errors import UsageError
from memcon.library import Library
from memcon.library.view import Judgement
from memcon.library.whom import whom
from memcon.text import Span, read_span
from memcon.web.twins import library

decisions = Blueprint("decisions", __name__)

_NAME = "memcon-name"  # the cookie that keeps who signed last
_YEAR = 365 * 24 * 3600  # seconds
_DONE = re.compile(r"(\d{1,9})(?:-(\d{1,9}))?")
_MOST_DONE = 1000  # judgements told of after one form


def may_decide() -> bool:
    """True when this room takes decisions: it was opened so, and the library's file can be written."""
    address = current_app.config["MEMCON_LIBRARY"]
    return bool(current_app.config["MEMCON_DECIDING"]) and (
        not isinstance(address, Path) or os.access(address, os.W_OK)
    )


def signer() -> str:
    """The name that signed the last decision in this browser; empty for none."""
    return unquote(request.cookies.get(_NAME, ""))


def done() -> tuple[Judgement, ...]:
    """The judgements that the address says were just made."""
    match = _DONE.fullmatch(request.args.get("done", ""))
    if match is None:
        return ()
    first = int(match[1])
    last = min(int(match[2] or first), first + _MOST_DONE)
    return tuple(j for j in library().judgements() if first <= j.key <= last)


@decisions.before_request
def _refuse_strangers() -> None:
    """Refuse what a read-only room does not take, and forms that another site had the browser send.

    By the browser's word (Sec-Fetch-Site, else Origin), as OWASP's Cross-Site Request Forgery Prevention advises.
    """
    if not may_decide():
        abort(405)
    site = request.headers.get("Sec-Fetch-Site")
    here = site == "same-origin" if site else request.headers.get("Origin") == request.host_url.rstrip("/")
    if not here:
        raise UsageError(
            "This form does not come from a page of this reading room.", "Open the page here, and decide."
        )


@decisions.post("/actors/<id:actor_id>")
def on_actor(actor_id: str) -> Any:
    """What was decided on an actor's page."""
    act = _ACTS.get(_field("act"))
    if act is None:
        raise UsageError("There is no such decision.", "Go back to the page of the actor.")
    made = act(_writing(), actor_id)
    return _made(made, url_for("pages.actor", actor_id=actor_id, done=_range(made)))


@decisions.post("/questions")
def on_question() -> Any:
    """An answer to an open question."""
    held = _writing()
    answers = {"same": held.merge, "different": held.tell_apart, "unsure": held.leave_open}
    answer = answers.get(_field("answer"))
    if answer is None:
        raise UsageError("There is no such answer.", "Go back to the questions.")
    made = [answer(_field("actor"), _field("other"), by=_by(), why=_field("why"))]
    return _made(made, url_for("pages.questions", done=_range(made)))


@decisions.post("/judgements")
def on_judgement() -> Any:
    """Judgements are taken back, and the reader is led to where that was asked."""
    keys = [int(key) for key in request.form.getlist("key") if re.fullmatch(r"\d{1,9}", key)]
    made = [_writing().withdraw(key, by=_by(), why=_field("why")) for key in keys]
    if _field("actor"):
        return _made(made, url_for("pages.actor", actor_id=_field("actor"), done=_range(made)))
    room = "pages.questions" if _field("room") == "questions" else "pages.judgements"
    return _made(made, url_for(room, done=_range(made)))


def _same(held: Library, actor: str) -> list[Judgement]:
    return [held.merge(other, actor, by=_by(), why=_field("why")) for other in _others(held)]


def _different(held: Library, actor: str) -> list[Judgement]:
    return [held.tell_apart(other, actor, by=_by(), why=_field("why")) for other in _others(held)]


def _others(held: Library) -> list[str]:
    """The actors ticked, and the one written."""
    ticked = request.form.getlist("other")
    written = _field("written")
    found = list(dict.fromkeys([*ticked, *([whom(held, written)] if written else [])]))
    if not found:
        raise UsageError("No actor was chosen.", "Go back, and tick those that are meant.")
    return found


def _split(held: Library, actor: str) -> Sequence[Judgement]:
    into = _field("into")
    other = whom(held, into) if into else None
    records, mentions = request.form.getlist("record"), _mentions(request.form.getlist("mention"))
    name = _field("name") or None
    return held.split(actor, records, by=_by(), why=_field("why"), other=other, name=name, mentions=mentions)


def _mentions(ticked: Sequence[str]) -> dict[str, list[Span]]:
    """The mentions ticked ("120-128 RECORD"), by record; UsageError for anything else."""
    found: dict[str, list[Span]] = {}
    for mention in ticked:
        place, _, record = mention.partition(" ")
        span = read_span(place)
        if span is None:
            raise UsageError("There is no such mention.", "Go back to the page of the actor.")
        found.setdefault(record, []).append(span)
    return found


def _rename(held: Library, actor: str) -> list[Judgement]:
    return [held.rename(actor, _field("name"), by=_by(), why=_field("why"))]


def _link(held: Library, actor: str) -> list[Judgement]:
    chosen = _field("authority") or _field("id")
    if not chosen:
        raise UsageError("Nobody of the authority was chosen.", "Go back, and choose a person or write an id.")
    return [held.link(actor, chosen, by=_by(), why=_field("why"))]


def _nobody(held: Library, actor: str) -> list[Judgement]:
    return [held.link(actor, None, by=_by(), why=_field("why"))]


_ACTS: dict[str, Callable[[Library, str], Sequence[Judgement]]] = {
    "same": _same,
    "different": _different,
    "split": _split,
    "rename": _rename,
    "link": _link,
    "nobody": _nobody,
}


def _writing() -> Library:
    """The library, opened for this request to be written."""
    if "library" not in g:
        g.library = Library.open(current_app.config["MEMCON_LIBRARY"])
    opened: Library = g.library
    return opened


def _field(name: str) -> str:
    return request.form.get(name, "").strip()


def _by() -> str:
    name = _field("by") or signer()
    if not name:
        raise UsageError("What a person decides is signed.", "Go back, and write your name under “Signed”.")
    return name


def _range(made: Sequence[Judgement]) -> str | None:
    return f"{made[0].key}-{made[-1].key}" if made else None


def _made(made: Sequence[Judgement], address: str) -> Response:
    response: Response = redirect(address, code=303)  # type: ignore[assignment]
    if made:
        response.set_cookie(_NAME, quote(made[-1].by), max_age=_YEAR, httponly=True, samesite="Strict")
    return response
