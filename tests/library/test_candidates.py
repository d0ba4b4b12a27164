"""Who is met again among very many of one surname."""

from pathlib import Path

import pytest
from test_joining import note

from memcon.library import Library, candidates


@pytest.mark.parametrize("most", [3, 128])
def test_of_many_namesakes_one_of_the_same_name_and_time_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
):
    monkeypatch.setattr(candidates, "_MOST", most)
    first = ["Bela", "Cordel", "Davin", "Ferro", "Gisbor", "Hamund", "Jorn", "Kelvar", "Lorant", "Nestor"]
    with Library.open(tmp_path / "a.memcon", create=True) as library:
        for at, name in enumerate(first):
            library.add(note(f"r{at}", f"{1905 + 6 * at}-01-05", f"{name} Vastrell"))
        wanted = library.record("r7").actors[0].id
        library.add(note("again", "1947-03-01", "Kelvar Vastrell"))
        assert library.record("again").actors[0].id == wanted
        assert len({library.record(record_id).actors[0].id for record_id in library.ids()}) == len(first)
