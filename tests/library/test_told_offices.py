"""What a record tells of an office is known in others, in a file and on a server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from telling_contract import TellingContract

from memcon.library import Library


class TestInAFile(TellingContract):
    @pytest.fixture
    def library(self, tmp_path: Path) -> Iterator[Library]:
        with Library.open(tmp_path / "a.memcon", create=True) as library:
            yield library


class TestOnAServer(TellingContract):
    @pytest.fixture
    def library(self, new_address: str) -> Iterator[Library]:
        with Library.open(new_address, create=True) as library:
            yield library
