"""Fixtures for the library's tests: a server, started once, and places on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from postgres_server import address, new_schema, server


@pytest.fixture(scope="session")
def postgres() -> Iterator[Path]:
    """The folder of the socket of a PostgreSQL server; skips where none can be started."""
    pytest.importorskip("psycopg", reason="psycopg is not installed (memcon[postgres])")
    with server() as socket:
        yield socket


@pytest.fixture
def new_address(postgres: Path) -> str:
    """The address of a library that is not there yet."""
    return address(postgres, new_schema())


@pytest.fixture
def other_address(postgres: Path) -> str:
    """The address of another."""
    return address(postgres, new_schema())
