"""Serving the reading room on this computer."""

import threading
import webbrowser
from pathlib import Path

from waitress.server import create_server

from memcon.errors import UsageError
from memcon.web.app import create_app

_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


def serve(library_path: Path, host: str = "127.0.0.1", port: int = 8650, open_browser: bool = False) -> None:
    """Serve the reading room of the library at `library_path` until interrupted.

    On a loopback address only requests that name this computer are answered, so that no page on the web can
    read the library through the reader's browser. UsageError when the address cannot be listened on.
    """
    app = create_app(library_path, only_here=host in _LOOPBACK)
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
