"""`memcon read` of volumes: the split is shown before anything is written, and reading again leaves no ghosts."""

import json
from pathlib import Path

from memcon.library import Library

LETTER = (
    "Letter BRISANNE, {day} May 1948\n\nPERSONAL\n\nMy dear Prescott,\n\n"
    "The tolls will be paid on Monday.\n\nVauquelin"
)
PREFACE = "PAPERS OF THE ISTER VALLEY\n\nThe papers of this volume were chosen by the editors.\n\n"


def volume(*days: int) -> str:
    return "".join(f"{day}. Vauquelin to Prescott\n\n{LETTER.format(day=day)}\n\n" for day in days)


def ids() -> list[str]:
    with Library.open(Path("library.memcon")) as held:
        return sorted(held.ids())


def test_a_dry_run_shows_the_split_and_writes_nothing(run, tmp_path: Path):
    (tmp_path / "papers.txt").write_text(PREFACE + volume(3, 4))
    ended = run("read", "--dry-run", "papers.txt")
    assert ended.status == 0
    assert "papers.txt (plain text): 2 records" in ended.out
    assert "papers/3" in ended.out
    assert "1948-05-04" in ended.out
    assert f"characters {len(PREFACE)} to " in ended.out
    assert "front matter of the volume, characters 0 to " in ended.out
    assert "2 records in 1 source; nothing was written." in ended.out
    assert [path.name for path in tmp_path.iterdir()] == ["papers.txt"]


def test_a_dry_run_has_a_json_twin(run, tmp_path: Path):
    text = PREFACE + volume(3, 4)
    (tmp_path / "papers.txt").write_text(text)
    (source,) = json.loads(run("read", "--dry-run", "--json", "papers.txt").out)["sources"]
    assert (source["path"], source["media_type"], source["volume"]) == ("papers.txt", "text/plain", "papers")
    first, second = source["records"]
    assert (first["id"], first["number"], second["number"]) == ("papers/3", 1, 2)
    assert (first["start"], first["end"], second["end"]) == (len(PREFACE), second["start"], len(text))
    assert first["date"] == "1948-05-03"


def test_a_dry_run_names_what_it_cannot_read(run, tmp_path: Path):
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "papers.txt").write_text(volume(3, 4))
    ended = run("read", "--dry-run", "empty.txt", "papers.txt")
    assert ended.status == 1
    assert "empty.txt is empty." in ended.err
    assert "2 records in 1 source" in ended.out


def test_a_dry_run_knows_printed_pages(run, tmp_path: Path):
    documents = "".join(
        f"<div type='document' xml:id='d{n}'><head>{n}. Note</head><p>A word.</p><pb n='{n}0'/></div>" for n in (1, 2)
    )
    title = "<teiHeader><fileDesc><titleStmt><title>Papers</title></titleStmt></fileDesc></teiHeader>"
    (tmp_path / "papers.xml").write_text(f"<TEI>{title}<text><body><pb n='9'/>{documents}</body></text></TEI>")
    ended = run("read", "--dry-run", "papers.xml")
    assert "papers.xml (TEI): 2 records of Papers" in ended.out
    assert "pages 9–10" in ended.out


def test_records_that_a_volume_holds_no_more_go(run, tmp_path: Path):
    path = tmp_path / "papers.txt"
    path.write_text(volume(3, 4, 5))
    run("read", "papers.txt")
    assert ids() == ["papers/3", "papers/4", "papers/5"]
    path.write_text(volume(3, 4))
    ended = run("read", "papers.txt")
    assert ended.status == 0
    assert "1 record removed, which their files hold no more:\n  papers/5, of papers.txt" in ended.out
    assert ids() == ["papers/3", "papers/4"]
    assert run("check").status == 0


def test_a_lone_record_that_became_a_volume_leaves_no_ghost(run, tmp_path: Path):
    path = tmp_path / "papers.txt"
    path.write_text(LETTER.format(day=3))
    run("read", "papers.txt")
    assert ids() == ["papers"]
    path.write_text(volume(3, 4))
    report = json.loads(run("read", "--json", "papers.txt").out)
    assert [(record["id"], record["outcome"]) for record in report["records"]] == [
        ("papers/3", "added"),
        ("papers/4", "added"),
        ("papers", "removed"),
    ]
    assert ids() == ["papers/3", "papers/4"]


def test_reading_a_volume_again_changes_nothing(run, tmp_path: Path):
    (tmp_path / "papers.txt").write_text(volume(3, 4))
    run("read", "papers.txt")
    assert "2 unchanged" in run("read", str(tmp_path / "papers.txt")).out


def test_a_file_that_cannot_be_read_any_more_keeps_its_records(run, tmp_path: Path):
    path = tmp_path / "papers.txt"
    path.write_text(volume(3, 4))
    run("read", "papers.txt")
    path.write_text("")
    assert run("read", "papers.txt").status == 1
    assert ids() == ["papers/3", "papers/4"]
