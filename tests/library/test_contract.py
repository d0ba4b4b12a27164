"""memcon's own library keeps the contract."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from library_contract import LibraryContract

from memcon.library import Library, LibraryView


class TestLibrary(LibraryContract):
    @pytest.fixture
    def library(self, tmp_path: Path) -> Iterator[Library]:
        with Library.open(tmp_path / "a.memcon", create=True) as library:
            view: LibraryView = library
            assert view is library
            yield library
