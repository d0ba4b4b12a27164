"""The specimens: they ship with the package, and people of one record are met in others."""

from pathlib import Path

from memcon import specimens as memcon_specimens

PEOPLE = ("Gradov", "Morvan", "Rousselin", "Vauquelin", "Hardouin", "Sorenko", "Belokurov", "Thurnau", "Essling")


def test_specimens_are_listed_sorted_and_are_records_only() -> None:
    paths = memcon_specimens.paths()
    assert list(paths) == sorted(paths)
    assert {path.suffix for path in paths} == {".txt", ".md", ".html"}
    assert all(path.parent == memcon_specimens.folder() for path in paths)


def test_people_recur_across_the_specimens(specimens: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in memcon_specimens.paths()]
    for person in PEOPLE:
        assert sum(person in text for text in texts) >= 3, person


def test_the_interpreter_is_spelled_in_several_ways() -> None:
    texts = " ".join(path.read_text(encoding="utf-8") for path in memcon_specimens.paths())
    assert {"Pavlishchev", "Pavlichev", "Pavlitchef"} <= set(texts.replace(",", " ").replace(".", " ").split())


def test_each_specimen_is_as_long_as_a_record_and_no_longer() -> None:
    for path in memcon_specimens.paths():
        assert 250 <= len(path.read_text(encoding="utf-8").split()) <= 950, path.name
