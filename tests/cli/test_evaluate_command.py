"""`memcon evaluate`: the figures, from a fresh reading, an export or a library."""

import gzip
import json

import pytest


@pytest.fixture
def gold(run, library, tmp_path):
    """A gold file that agrees with memcon in everything: its own export, actors as a table of keys."""
    exported = tmp_path / "records.jsonl"
    run("export", "jsonl", "--library", library, "-o", exported)
    path = tmp_path / "gold.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for line in exported.read_text("utf-8").splitlines():
            record = json.loads(line)
            record["actors"] = {actor["id"]: {"names": actor["names"]} for actor in record["actors"]}
            record["record"] = f"{record['id']}.txt"
            file.write(json.dumps(record) + "\n")
    return path


def figures(run, *words):
    return json.loads(run("evaluate", *words, "--json").out)


def test_an_export_scored_against_itself_is_perfect(run, gold, library):
    for words in (("--library", library), ("--predicted", gold.parent / "records.jsonl")):
        table = figures(run, gold, *words)["all"]
        assert table["stmt"]["f1"] == table["outer"]["f1"] == table["act"]["accuracy"] == 1


def test_without_predictions_the_texts_are_read_anew(run, gold, library):
    assert figures(run, gold).keys() == figures(run, gold, "--library", library).keys()
    assert figures(run, gold)["all"]["stmt"]["f1"] > 0.95


def test_the_smaller_tagger_reads_texts_anew_alone(run, gold):
    assert figures(run, gold, "--fast")["all"]["stmt"]["f1"] > 0.7
    ending = run("evaluate", gold, "--fast", "--predicted", gold.parent / "records.jsonl")
    assert ending.status == 2
    assert "--fast" in ending.err


def test_a_statement_taken_away_lowers_the_figure(run, gold):
    exported = gold.parent / "records.jsonl"
    records = [json.loads(line) for line in exported.read_text("utf-8").splitlines()]
    for record in records:
        record["statements"] = []
    exported.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    assert figures(run, gold, "--predicted", exported)["all"]["stmt"]["r"] == 0


def test_the_table_has_a_line_for_each_figure(run, gold, library):
    whole = figures(run, gold, "--library", library)
    out = run("evaluate", gold, "--library", library, "--per-record").out
    assert f"all ({len(whole['records'])} records)" in out
    assert [name for name in whole["records"] if f"{name}\n" not in out] == []
    assert [name for name in whole["all"] if f"\n  {name} " not in out] == []


def test_a_gold_file_that_is_none(run, tmp_path, library):
    (tmp_path / "gold.jsonl").write_text("not json\n", "utf-8")
    ending = run("evaluate", "gold.jsonl")
    assert ending.status == 2
    assert "gold.jsonl" in ending.err
    assert run("evaluate", "nowhere.jsonl").status == 2


NEWS = {
    "id": "ferry",
    "text": "Count Orlo said the ferry was late.",
    "attributions": [{"source": [[0, 10]], "cue": [[11, 15]], "content": [[16, 34]]}],
}
CABLE = {
    "id": "cable",
    "text": "VANE LEFT. HE WAS TIRED.",
    "entities": [{"id": 1, "name": "ADA VANE", "type": "PER.IND"}],
    "mentions": [{"start": 0, "end": 4, "entity": 1}, {"start": 11, "end": 13, "entity": 1}],
}


def written(path, line):
    """A gold file of one line; packed where the name says so."""
    content = json.dumps(line).encode()
    path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
    return path


def test_the_form_of_the_gold_is_told_by_its_content(run, tmp_path):
    for name in ("any.jsonl", "any.jsonl.gz"):
        news = written(tmp_path / name, NEWS)
        assert figures(run, news, "--predicted", news)["all"]["attribution"]["f1"] == 1
        cable = written(tmp_path / name, CABLE)
        assert figures(run, cable, "--predicted", cable)["all"]["conll"]["f1"] == 1
    out = run("evaluate", cable, "--predicted", cable, "--per-record").out
    assert out.startswith("cable\n  person ")
    assert "all (1 records)\n" in out


def test_the_mentions_of_an_export_and_of_a_library_are_scored(run, tmp_path, gold, library):
    exported = json.loads((gold.parent / "records.jsonl").read_text("utf-8").splitlines()[0])
    kinds = {"person": "PER", "organisation": "ORG", "group": "ORG", "state": "GPE", "place": "LOC"}
    entities = [{"id": a["id"], "name": a["name"], "type": kinds[a["kind"]]} for a in exported["actors"]]
    mentions = {(m["start"], m["end"]): m["actor"] for m in reversed(exported["mentions"])}
    places = [{"start": s, "end": e, "entity": actor} for (s, e), actor in mentions.items()]
    line = {"id": exported["id"], "text": exported["text"], "entities": entities, "mentions": places}
    path = written(tmp_path / "names.jsonl", line)
    for words in (("--library", library), ("--predicted", gold.parent / "records.jsonl")):
        table = figures(run, path, *words)["all"]
        assert table["names"]["f1"] == table["mentions"]["f1"] == table["conll"]["f1"] == 1
    assert figures(run, path)["all"]["mentions"]["f1"] > 0.95


def test_a_library_has_no_attributions(run, tmp_path, library):
    ending = run("evaluate", written(tmp_path / "gold.jsonl", NEWS), "--library", library)
    assert ending.status == 2
    assert "--predicted" in ending.err


def test_gold_of_no_form_is_refused(run, tmp_path):
    for line in ({"id": "a", "text": "b"}, ["statements"], {"id": "a", "text": "b", "mentions": 3}):
        ending = run("evaluate", written(tmp_path / "gold.jsonl", line))
        assert ending.status == 2
        assert "Line 1 of the gold file" in ending.err
    (tmp_path / "gold.jsonl.gz").write_bytes(b"no archive")
    assert run("evaluate", "gold.jsonl.gz").status == 2


def test_attributions_are_found_anew_by_the_tagger(run, tmp_path):
    news = written(tmp_path / "gold.jsonl", NEWS)
    assert figures(run, news)["all"]["attribution"]["f1"] == 1


@pytest.mark.shared
def test_the_figures_are_the_scorers_own(run, shared, tmp_path):
    """`bench/score_statements.py` on the same prediction, digit for digit."""
    import subprocess
    import sys

    seeds = shared / "gold" / "seeds.jsonl"
    run("read", shared / "seeds", "--library", "seeds.memcon")
    run("export", "jsonl", "--library", "seeds.memcon", "-o", "exported.jsonl")
    records = [json.loads(line) for line in (tmp_path / "exported.jsonl").read_text("utf-8").splitlines()]
    ids = {json.loads(line)["text"]: json.loads(line)["id"] for line in seeds.read_text("utf-8").splitlines()}
    with (tmp_path / "predicted.jsonl").open("w", encoding="utf-8") as file:
        for record in records:
            file.write(json.dumps(record | {"id": ids[record["text"]]}) + "\n")
    scorer = [sys.executable, str(shared / "bench" / "score_statements.py"), str(seeds), "predicted.jsonl", "--json"]
    theirs = json.loads(subprocess.run(scorer, capture_output=True, check=True).stdout)
    assert figures(run, seeds, "--predicted", "predicted.jsonl") == theirs
    assert figures(run, seeds, "--library", "seeds.memcon")["all"] == theirs["all"]
