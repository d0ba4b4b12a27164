"""`memcon read` with a catalogue beside the files: it is used, and read again when it changes."""

import json
from pathlib import Path

LETTER = "Sir,\n\nI have the honour to report that the harbour is shut.\n"


def outcomes(ending) -> dict[str, str]:  # type: ignore[no-untyped-def]
    return {record["id"]: record["outcome"] for record in json.loads(ending.out)["records"]}


def card(run, record_id: str) -> dict[str, object]:  # type: ignore[no-untyped-def]
    found: dict[str, object] = json.loads(run("show", record_id, "--json").out)["description"]
    return found


def test_a_changed_catalogue_makes_its_records_be_read_again_and_no_others(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    folder = tmp_path / "letters"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(f"{name}\n{LETTER}")
    catalogue = folder / "catalogue.csv"
    catalogue.write_text("file,date,place,archive_refs\na.txt,1931-05-17,Arvel,FO 371/4410\n")

    ending = run("read", folder, "--json")
    assert ending.status == 0
    assert outcomes(ending) == {"a": "added", "b": "added"}
    described = card(run, "a")
    assert (described["date"], described["place"]) == ("1931-05-17", "Arvel")
    assert described["responsibility"]["date"] == "catalogue catalogue.csv"  # type: ignore[index]
    assert described["reference_codes"][0]["parts"] == {"series": "FO 371", "piece": "4410"}  # type: ignore[index]
    assert (
        json.loads(run("read", folder, "--dry-run", "--json").out)["sources"][0]["records"][0]["date"] == "1931-05-17"
    )

    assert outcomes(run("read", folder, "--json")) == {"a": "unchanged", "b": "unchanged"}
    assert outcomes(run("read", folder / "a.txt", "--json")) == {"a": "unchanged"}

    catalogue.write_text("file,date,place,archive_refs\na.txt,1931-05-18,Arvel,FO 371/4410\n")
    assert outcomes(run("read", folder, "--json")) == {"a": "replaced", "b": "unchanged"}
    assert card(run, "a")["date"] == "1931-05-18"

    catalogue.unlink()
    assert outcomes(run("read", folder, "--json")) == {"a": "replaced", "b": "unchanged"}
    assert card(run, "a")["place"] is None
    assert run("check").status == 0


def test_what_is_wrong_in_a_catalogue_is_said_and_stops_nothing(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "a.txt").write_text(LETTER)
    (tmp_path / "a.yaml").write_text("date: last Tuesday\nplace: Arvel\ncolour: red\n")
    ending = run("read", tmp_path)
    assert ending.status == 1
    assert "a.yaml, entry 1, date: “last Tuesday” is no date in EDTF." in ending.err
    assert "a.yaml, entry 1 has the column “colour”, which is no field of a description." in ending.err
    assert "could not be read" not in ending.err
    assert card(run, "a")["place"] == "Arvel"
