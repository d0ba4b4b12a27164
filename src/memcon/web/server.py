"""Serving the reading room on this computer."""

import threading
import webbrowser

from waitress.server import create_server

from memcon.address import Address
from memcon.errors import UsageError
from memcon.web.app import create_app

_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


def serve(
    library: Address, host: str = "127.0.0.1", port: int = 8650, open_browser: bool = False, readonly: bool = False
) -> None:
    """Serve the reading room of the library at `library` until interrupted.

    On a loopback address only requests that name this computer are answered, so that no page on the web can
    read the library through the reader's browser; and only there, unless `readonly`, people may decide who is who.
    UsageError when the address cannot be listened on.
    """
    here = host in _LOOPBACK
    app = create_app(library, only_here=here, deciding=here and not readonly)
    try:
        server = create_server(app, host=host, port=port, threads=4, ident="memcon")
    except OSError as error:
        raise UsageError(
            f"Nothing can listen at {host}, port {port}: {(error.strerror or str(error)).lower()}.",
            "Close what uses that port, or name another one.",
        ) from error
    if open_browser:
        address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
        threading.Timer(0.2, webbrowser.open, [address]).start()
    try:
        server.run()  # type: ignore[no-untyped-call,unused-ignore]
    finally:
        server.close()  # type: ignore[no-untyped-call,unused-ignore]
