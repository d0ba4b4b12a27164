"""memcon's own library searches as the contract says, in a file and on a server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from search_contract import SearchContract

from memcon.library import Library


class TestSearchInAFile(SearchContract):
    @pytest.fixture
    def library(self, tmp_path: Path) -> Iterator[Library]:
        with Library.open(tmp_path / "a.memcon", create=True) as library:
            yield library


class TestSearchOnAServer(SearchContract):
    @pytest.fixture
    def library(self, new_address: str) -> Iterator[Library]:
        with Library.open(new_address, create=True) as library:
            yield library
