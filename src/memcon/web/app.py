"""The application: pages joined to a library, the headers of every answer, and the errors."""

import secrets
from collections.abc import Callable

import msgspec
from flask import Flask, Response, current_app, g, render_template, request
from jinja2 import StrictUndefined
from werkzeug.exceptions import HTTPException
from werkzeug.sansio.utils import host_is_trusted

from memcon import __version__
from memcon.address import Address, beside
from memcon.errors import LibraryError, MemconError, NotFound, UsageError
from memcon.library import Library
from memcon.library.telling import sentence
from memcon.library.view import LibraryView
from memcon.model.dates_in_words import in_words
from memcon.text import written
from memcon.web import doubts, pages, people, urls, vocabulary
from memcon.web.body import shown
from memcon.web.decisions import decisions, may_decide, signer
from memcon.web.facsimiles import facsimiles
from memcon.web.questions import repeated
from memcon.web.twins import pages as blueprint
from memcon.web.twins import twin_asked

_STATUS: tuple[tuple[type[MemconError], int], ...] = ((NotFound, 404), (UsageError, 400), (LibraryError, 503))
_ROOMS = (pages, people, doubts)  # each gives its pages to the blueprint as it is imported
_LARGEST_FORM = 1 << 20  # bytes
_HERE = ["localhost", "127.0.0.1", "[::1]"]
_REMEDIES = {
    400: "Check the address you asked for.",
    404: "Go back to the list of records and look from there.",
    405: "This page only shows; it takes nothing in.",
}


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """What went wrong with a request: HTTP status, what is wrong, what to do."""

    status: int
    message: str
    remedy: str


class ErrorBody(msgspec.Struct, frozen=True, kw_only=True):
    """The one body of every error in JSON."""

    error: Fault


def create_app(
    library: Address,
    *,
    only_here: bool = False,
    deciding: bool = False,
    open_library: Callable[[Address], LibraryView] | None = None,
) -> Flask:
    """The reading room of the library at `library`, as a WSGI application.

    The library is opened for each request and closed after it. With `only_here` requests that name another
    host than this computer are refused. With `deciding` people decide on its pages who is who; else nothing is taken
    in. `open_library` opens something else than `memcon.library.Library` to be read.
    """
    app = Flask("memcon.web")
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(day=in_words, by_record=people.by_record, shown=shown, layer=vocabulary.layer)
    app.jinja_env.globals.update(
        phrase=vocabulary.phrase, repeated=repeated, words_at=written, anchor=urls.anchor, version=__version__
    )
    app.jinja_env.globals.update(
        may_decide=may_decide, signer=signer, sentence=sentence, relation=vocabulary.relation
    )
    app.config["MEMCON_ONLY_HERE"] = only_here
    app.config["MAX_CONTENT_LENGTH"] = _LARGEST_FORM
    app.config["MEMCON_DECIDING"] = deciding
    app.config["MEMCON_LIBRARY"] = library
    app.config["MEMCON_FOLDER"] = beside(library).parent
    app.url_map.converters["id"] = urls.IdConverter
    app.url_map.merge_slashes = False
    app.extensions["open_library"] = lambda: (open_library or _open)(library)
    app.register_blueprint(blueprint)
    app.register_blueprint(decisions)
    app.register_blueprint(facsimiles)
    app.before_request(_prepare)
    app.after_request(_headers)
    app.teardown_request(_close)
    app.register_error_handler(Exception, _failed)
    return app


def _open(library: Address) -> LibraryView:
    return Library.open(library, readonly=True)


def _prepare() -> None:
    g.nonce = secrets.token_urlsafe(16)
    if current_app.config["MEMCON_ONLY_HERE"] and not host_is_trusted(request.host, _HERE):
        raise UsageError(
            "This reading room answers only to the name of this computer.",
            "Open it at the address that memcon serve prints.",
        )


def _headers(response: Response) -> Response:
    nonce = g.get("nonce", "")
    response.headers["Content-Security-Policy"] = (
        "default-src 'none'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
        f"frame-ancestors 'none'; style-src 'self' 'nonce-{nonce}'"
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    if not request.path.startswith("/static/"):
        response.headers["Cache-Control"] = "no-cache"
    return response


def _close(_: BaseException | None) -> None:
    library = g.pop("library", None)
    if library is not None and hasattr(library, "close"):
        library.close()


def _failed(error: Exception) -> tuple[Response | str, int]:
    """The answer to any error: a page, or the error body where JSON was asked for."""
    if isinstance(error, MemconError):
        status = next((code for kind, code in _STATUS if isinstance(error, kind)), 500)
        fault = Fault(status=status, message=error.message, remedy=error.remedy or _REMEDIES.get(status, ""))
    elif isinstance(error, HTTPException):
        status = error.code or 500
        message = "There is no page at this address." if status == 404 else error.name + "."
        fault = Fault(status=status, message=message, remedy=_REMEDIES.get(status, _REMEDIES[400]))
    else:
        current_app.logger.exception("A page could not be made: %s", request.path)
        fault = Fault(
            status=500,
            message="The page could not be made, because of a fault in memcon.",
            remedy="The terminal in which the reading room runs shows the cause; please report it.",
        )
    if twin_asked():
        return Response(msgspec.json.encode(ErrorBody(error=fault)), mimetype="application/json"), fault.status
    return render_template("error.html", fault=fault, room=None), fault.status
