"""A library of hand-written records and the reading room opened on it."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, sync_playwright
from waitress.server import create_server
from written import cable, hostile, talks

from memcon.library import Library
from memcon.web import create_app

CHROMIUM = Path("/usr/bin/chromium")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def library_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("room") / "written.memcon"
    with Library.open(path, create=True) as library:
        for record in (cable(), talks(), hostile()):
            library.add(record)
    return path


@pytest.fixture
def client(library_path: Path) -> FlaskClient:
    return create_app(library_path).test_client()


@pytest.fixture(scope="session")
def room(library_path: Path) -> Iterator[str]:
    """The address of a reading room that answers over HTTP."""
    server = create_server(create_app(library_path, only_here=True), host="127.0.0.1", port=0)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; skips where Debian's is not installed."""
    if not CHROMIUM.exists():
        pytest.skip("Debian's package chromium is not installed")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield started
        started.close()
