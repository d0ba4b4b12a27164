"""`memcon export jsonl`: one line a record, to a file or standard output."""

import json

import msgspec

from memcon.model import Record
from memcon.specimens import paths


def test_one_line_a_record(run, library):
    lines = run("export", "jsonl", "--library", library).out.splitlines()
    records = [msgspec.json.decode(line, type=Record) for line in lines]
    assert {record.id for record in records} == {path.stem for path in paths()}
    assert all(json.loads(line)["schema"] == "memcon/1" for line in lines)


def test_a_file_has_what_standard_output_has(run, library, tmp_path):
    written = run("export", "jsonl", "--library", library, "-o", "records.jsonl")
    assert written == (0, "", "")
    printed = run("export", "jsonl", "--library", library, "-o", "-").out
    assert (tmp_path / "records.jsonl").read_text("utf-8") == printed
    assert [path.name for path in tmp_path.iterdir()] == ["records.jsonl"]


def test_an_export_that_fails_leaves_the_file_before_it(run, library, tmp_path, monkeypatch):
    from memcon.library import Library

    target = tmp_path / "records.jsonl"
    target.write_text("of last week\n", "utf-8")

    def falter(self):
        yield self.record("brisanne-2214-1947")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Library, "all_records", falter)
    ending = run("export", "jsonl", "--library", library, "-o", target)
    assert ending.status == 3
    assert "records.jsonl" in ending.err
    assert target.read_text("utf-8") == "of last week\n"
    assert list(tmp_path.iterdir()) == [target]


def test_an_export_into_a_folder_that_is_not_there(run, library):
    ending = run("export", "jsonl", "--library", library, "-o", "nowhere/records.jsonl")
    assert ending.status == 3
    assert "nowhere" in ending.err
