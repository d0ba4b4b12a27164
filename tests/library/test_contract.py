"""memcon's own library keeps the contract, in a file and on a server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from library_contract import LibraryContract

from memcon.library import Library, LibraryView


class TestLibraryInAFile(LibraryContract):
    @pytest.fixture
    def library(self, tmp_path: Path) -> Iterator[Library]:
        with Library.open(tmp_path / "a.memcon", create=True) as library:
            view: LibraryView = library
            assert view is library
            yield library


class TestLibraryOnAServer(LibraryContract):
    @pytest.fixture
    def library(self, new_address: str) -> Iterator[Library]:
        with Library.open(new_address, create=True) as library:
            yield library
