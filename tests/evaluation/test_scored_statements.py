"""memcon's own figures: invented records, and equality with the scorer that stands outside the repository."""

import json
import random
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.evaluation import Accuracy, GoldRecord, Score, UnusableGold, bare, evaluate, fits, read_gold
from memcon.model import ACTS, Record

TEXT = "Count Orlo said the bridge was shut. Mr. Vane replied that Orlo thought so but the ferry ran on Tuesdays."


def span(words: str, text: str = TEXT) -> list[int]:
    start = text.index(words)
    return [start, start + len(words)]


GOLD = {
    "id": "ferry",
    "text": TEXT,
    "actors": {
        "orlo": {"kind": "person", "names": ["Count Orlo", "Orlo"]},
        "vane": {"kind": "person", "names": ["Mr. Vane"]},
    },
    "statements": [
        {"id": "s1", "source": "orlo", "content": [span("the bridge was shut.")], "act": "state", "to": ["vane"]},
        {
            "id": "s2",
            "source": "vane",
            "content": [span("Orlo thought so but the ferry ran on Tuesdays.")],
            "act": "state",
        },
        {"id": "s3", "source": "orlo", "content": [span("so")], "act": "believe", "parent": "s2"},
    ],
    "stances": [],
    "references": [{"span": span("the ferry")}],
    "commitments": [],
}


def gold(**changes: object) -> GoldRecord:
    return msgspec.convert({**GOLD, **changes}, GoldRecord)


def prediction(line: dict[str, object], **changes: object) -> Record:
    """The record that a gold line would be, were it a prediction."""
    actors = [
        {"id": key, "kind": actor.get("kind", "group"), "name": (actor.get("names") or [key])[0], **actor}
        for key, actor in dict(line.get("actors") or {}).items()
    ]
    filled = {
        "id": line["id"],
        "source": {"path": "p", "sha256": "0", "media_type": "text/plain", "span": [0, len(str(line["text"]))]},
        "text": line["text"],
        "actors": [{k: v for k, v in a.items() if k in ("id", "kind", "name", "names", "unnamed")} for a in actors],
        **{k: line.get(k) or [] for k in ("statements", "stances", "references", "commitments")},
        **changes,
    }
    for statement in filled["statements"]:
        statement["to"] = statement.get("to") or []
        statement["certainty"] = statement.get("certainty") or "firm"
    return msgspec.convert(json.loads(json.dumps(filled)), Record)


def test_gold_predicting_itself_is_perfect():
    figures = evaluate([gold()], [prediction(GOLD)])
    perfect = dict.fromkeys(("outer", "inner", "stmt", "nested_stmt", "to", "ref"), 1.0)
    assert {name: f.f1 for name, f in figures.all.items() if isinstance(f, Score)} == perfect
    assert figures.all["act"] == Accuracy(accuracy=1.0, n=3)
    assert figures.all["parent"] == Accuracy(accuracy=1.0, n=1)
    assert figures.records == {"ferry": figures.all}


def test_what_nothing_bears_on_has_no_figure():
    figures = evaluate([gold(references=[])], [prediction(GOLD, references=[])])
    assert "ref" not in figures.all
    assert "commit" not in figures.all


def test_a_missed_nested_source_costs_the_inner_figure_only():
    first_two = GOLD["statements"][:2]
    figures = evaluate([gold()], [prediction(GOLD, statements=first_two)])
    assert figures.all["outer"].f1 == 1.0
    # 13 words stand in statements; of the one word of s3 the innermost source is missed
    assert figures.all["inner"] == Score(p=12 / 13, r=12 / 13, f1=12 / 13, gold=13, pred=13)
    assert figures.all["nested_stmt"] == Score(p=0.0, r=0.0, f1=0.0, gold=1, pred=0)
    assert figures.all["stmt"] == Score(p=1.0, r=2 / 3, f1=0.8, gold=3, pred=2)


def test_half_of_the_words_are_enough_and_less_is_not():
    wanted = [{"id": "s1", "source": "orlo", "act": "state", "content": [span("the bridge was shut.")]}]
    half = [{**wanted[0], "content": [span("the bridge")]}]
    less = [{**wanted[0], "content": [span("bridge")]}]
    assert evaluate([gold(statements=wanted)], [prediction(GOLD, statements=half)]).all["stmt"].f1 == 1.0
    assert evaluate([gold(statements=wanted)], [prediction(GOLD, statements=less)]).all["stmt"].f1 == 0.0


def test_a_prediction_under_another_id_is_found_by_its_text():
    assert evaluate([gold()], [prediction(GOLD, id="other")]).all["stmt"].f1 == 1.0


def test_a_prediction_that_is_missing_or_has_another_text_is_refused():
    with pytest.raises(UnusableGold, match="no prediction for ferry"):
        evaluate([gold()], [])
    with pytest.raises(UnusableGold, match="not the text"):
        evaluate([gold(text=TEXT + " ")], [prediction(GOLD)])


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Count Orlo", "Orlo", True),
        ("Comrade Örlo", "orlo", True),
        ("Orlo", "Orlova", False),
        ("the Vane family", "Vane", False),
        ("the General", "General", True),
        ("Ada Vane", "Mr. B. Vane", False),
    ],
)
def test_names_fit(one: str, two: str, same: bool):
    assert fits(bare(one), bare(two)) is same
    assert fits(bare(two), bare(one)) is same


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "is no gold record"),
        ("[]", "is no gold record"),
        (json.dumps({**GOLD, "statements": None}), "statements"),
        (json.dumps({**GOLD, "id": "b", "references": [{"span": [3, 9999]}]}), "outside its text"),
        (json.dumps({**GOLD, "id": "b", "statements": [GOLD["statements"][0]] * 2}), "two statements with one id"),
        (json.dumps(GOLD), "a second time"),
    ],
)
def test_gold_that_cannot_be_used_is_named_by_its_line(tmp_path: Path, line: str, said: str):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD) + "\n\n" + line + "\n", encoding="utf-8")
    with pytest.raises(UnusableGold, match=f"Line 3 .*{said}") as caught:
        read_gold(path)
    assert caught.value.remedy


def test_gold_that_is_empty_or_absent_is_refused(tmp_path: Path):
    (tmp_path / "empty.jsonl").write_bytes(b"\n")
    with pytest.raises(UnusableGold, match="no records"):
        read_gold(tmp_path / "empty.jsonl")
    with pytest.raises(UnusableGold, match="cannot be read"):
        read_gold(tmp_path / "absent.jsonl")


@st.composite
def readings(draw: st.DrawFn) -> dict[str, object]:
    """An invented record with statements by three actors over a text of short words."""
    words = draw(st.lists(st.sampled_from(["oak", "elm", "fir", "ash"]), min_size=4, max_size=20))
    text = " ".join(words)
    actors = {key: {"kind": "person", "names": [key.title()]} for key in ("ada", "bo", "cy")}
    statements: list[dict[str, object]] = []
    for n in range(draw(st.integers(0, 5))):
        first = draw(st.integers(0, len(words) - 1))
        last = draw(st.integers(first, len(words) - 1))
        start, end = 4 * first, 4 * last + 3
        above = draw(st.sampled_from([None, *(s["id"] for s in statements)]))
        statements.append(
            {
                "id": f"s{n}",
                "source": draw(st.sampled_from(list(actors))),
                "content": [[start, end]],
                "act": draw(st.sampled_from(ACTS)),
                "parent": above,
                "to": draw(st.lists(st.sampled_from(list(actors)), max_size=2)),
            }
        )
    return {"id": "r", "text": text, "actors": actors, "statements": statements}


@given(readings(), st.data())
def test_figures_are_shares_and_symmetric(one: dict[str, object], data: st.DataObject):
    other = {**data.draw(readings()), "text": one["text"]}
    size = len(str(one["text"]))
    other["statements"] = [s for s in other["statements"] if s["content"][0][1] <= size]
    known = {s["id"] for s in other["statements"]}
    other["statements"] = [
        {**s, "parent": s["parent"] if s["parent"] in known else None} for s in other["statements"]
    ]
    forth = evaluate([msgspec.convert(one, GoldRecord)], [prediction(other)]).all
    back = evaluate([msgspec.convert(other, GoldRecord)], [prediction(one)]).all
    for figure in forth.values():
        if isinstance(figure, Score):
            assert 0 <= min(figure.p, figure.r, figure.f1) <= max(figure.p, figure.r, figure.f1) <= 1
    for name in ("outer", "inner"):
        assert (name in forth) == (name in back)
        if name in forth:
            assert (forth[name].p, forth[name].gold) == (back[name].r, back[name].pred)


@given(readings())
def test_a_reading_agrees_with_itself(one: dict[str, object]):
    for name, figure in evaluate([msgspec.convert(one, GoldRecord)], [prediction(one)]).all.items():
        assert getattr(figure, "f1", None) == 1.0 or getattr(figure, "accuracy", None) == 1.0, name


def perturbed(line: dict, chance: random.Random) -> dict:
    """A prediction with mistakes of every kind that the figures count."""
    keys = list(line["actors"])
    size = len(line["text"])

    def moved(place: list[int]) -> list[int]:
        start = min(max(0, place[0] + chance.choice([0, 0, 0, -7, 12])), size - 2)
        return [start, min(max(start + 1, place[1] + chance.choice([0, 0, 0, -9, 30])), size)]

    statements = []
    for s in line["statements"]:
        if chance.random() < 0.12:
            continue
        statements.append(
            {
                **s,
                "source": chance.choice(keys) if chance.random() < 0.15 else s["source"],
                "content": [moved(c) for c in s["content"]],
                "act": chance.choice(ACTS) if chance.random() < 0.3 else s["act"],
                "to": [chance.choice(keys)] if chance.random() < 0.3 else s.get("to"),
                "parent": None if chance.random() < 0.2 else s.get("parent"),
                "by": None,
                "cue": None,
            }
        )
        if chance.random() < 0.1:
            statements.append({**statements[-1], "id": s["id"] + "x", "parent": statements[0]["id"]})
    return {
        **line,
        "statements": statements,
        "stances": [
            {
                "holder": s["holder"],
                "target": chance.choice([s["target"], chance.choice(keys), "the new peace"]),
                "sign": chance.choice([s["sign"], s["sign"], "+"]),
                "evidence": moved(s["evidence"]) if s.get("evidence") and chance.random() < 0.9 else None,
            }
            for s in line.get("stances") or []
            if chance.random() < 0.9
        ],
        "references": [{"span": moved(r["span"])} for r in line.get("references") or [] if chance.random() < 0.9],
        "commitments": [
            {"by": chance.choice([c["by"], chance.choice(keys)]), "what": moved(c["what"])}
            for c in line.get("commitments") or []
        ],
    }


@pytest.mark.shared
@pytest.mark.parametrize("name", ["seeds", "train"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_figure_equals_the_scorers(tmp_path: Path, shared: Path, name: str, seed: int):
    path, scorer = shared / "gold" / f"{name}.jsonl", shared / "bench" / "score_statements.py"
    chance = random.Random(seed)
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    predicted = [prediction(perturbed(line, chance)) for line in lines]
    written = tmp_path / "predicted.jsonl"
    written.write_bytes(b"\n".join(msgspec.json.encode(record) for record in predicted))
    scored = subprocess.run(
        [sys.executable, str(scorer), str(path), str(written), "--json"], capture_output=True, text=True, check=True
    )
    wanted = json.loads(scored.stdout)
    figures = json.loads(msgspec.json.encode(evaluate(read_gold(path), predicted)))
    assert figures.keys() == wanted.keys()
    assert figures["records"].keys() == wanted["records"].keys()
    for key, table in [("all", wanted["all"]), *wanted["records"].items()]:
        own = figures["all"] if key == "all" else figures["records"][key]
        assert own.keys() == table.keys(), key
        for figure, values in table.items():
            assert own[figure] == pytest.approx(values, abs=1e-12), (key, figure)
    assert 0.2 < figures["all"]["stmt"]["f1"] < 0.95, "the predictions were meant to have mistakes"
