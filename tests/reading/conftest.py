"""Records to read, and the crews to read them with: this process, processes, a Dask cluster on the loopback."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from readings import WORKERS, Cluster, Hire, Shared, exported, letter, read

from memcon.reading.crew import Alone
from memcon.reading.pool import Pool


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Two workers; tests leave them alive."""
    pytest.importorskip("distributed", reason="memcon[cluster] is not installed")
    with contextlib.closing(Cluster(tmp_path_factory.mktemp("cluster"))) as made:
        yield made


@pytest.fixture(scope="session")
def pool() -> Iterator[Pool]:
    """Two processes; tests leave them alive."""
    with contextlib.closing(Pool(WORKERS)) as made:
        yield made


@pytest.fixture(params=["alone", "pool", "cluster"])
def hire(request: pytest.FixtureRequest) -> Hire:
    """Makes a crew; each test runs with every kind."""
    if request.param == "alone":
        return Alone
    if request.param == "pool":
        pool = request.getfixturevalue("pool")
        return lambda: Shared(pool)
    address = request.getfixturevalue("cluster").address
    from memcon.reading import cluster

    return lambda: cluster.Cluster(address)


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory, specimens: Path) -> Path:
    """A folder with letters, a specimen, a volume of four records, an empty file, and bytes that are no text."""
    folder = tmp_path_factory.mktemp("papers")
    for number in range(6):
        (folder / f"letter-{number}.txt").write_text(letter(number), "utf-8")
    name = "lenz-cablegram-61-1948.txt"
    (folder / name).write_bytes((specimens / name).read_bytes())
    (folder / "letter-5a.txt").write_bytes(b"")
    (folder / "letter-5b.txt").write_bytes(
        ("Café à Brisanne\n\n" + letter(9)).encode().replace(b"bridge", b"b\xffidge")
    )
    (folder / "volume.txt").write_text("\n\n".join(f"No. {n}\n\n{letter(n)}" for n in range(1, 5)), "utf-8")
    return folder


@pytest.fixture(scope="session")
def alone(tmp_path_factory: pytest.TempPathFactory, papers: Path) -> bytes:
    """The export of a library into which one process read the papers, one after the other."""
    library = tmp_path_factory.mktemp("alone") / "library.memcon"
    read(library, papers, Alone())
    return exported(library)
