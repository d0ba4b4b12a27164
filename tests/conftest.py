"""Fixtures for all tests: where the specimens lie, and the records kept outside the repository."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from memcon import specimens as memcon_specimens

# No test looks at the clock: a slow machine must not fail a property. The same examples each time, so that what fails
# fails for what was changed; new ones are looked for with --hypothesis-profile=search.
settings.register_profile("memcon", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile("memcon")

_SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Recognised pages are kept in a folder of the tests' own, not in the user's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real records and corpora beside the repository; skips where it is absent."""
    if not _SHARED.is_dir():
        pytest.skip("the folder ../shared (seed records, gold, corpora) is not beside this repository")
    return _SHARED


@pytest.fixture(scope="session")
def specimens() -> Path:
    """The folder of the records that ship with memcon."""
    return memcon_specimens.folder()
