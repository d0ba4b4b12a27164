"""Pages and their twins: each address answers as HTML, and with ".json" as the same rows in JSON."""

from collections.abc import Callable
from typing import Any

import msgspec
from flask import Blueprint, Response, current_app, g, render_template, request, url_for

from memcon.library.view import LibraryView

pages = Blueprint("pages", __name__)


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


def page(rule: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a page its address and its twin the same with ".json"."""

    def register(view: Callable[..., Any]) -> Callable[..., Any]:
        name = view.__name__
        pages.add_url_rule(rule, name, view)
        pages.add_url_rule(f"{rule}.json", f"{name}_twin", view)
        return view

    return register


def answer(template: str, rows: msgspec.Struct, context: Callable[[], dict[str, Any]]) -> Response | str:
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
