"""Figures of attributions: invented texts, and equality with the scorer that stands outside the repository."""

import gzip
import json
import random
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.evaluation import Accuracy, Score, UnusableGold
from memcon.evaluation.attribution import Attributions, GoldAttributions, evaluate, read_gold, read_predicted

TEXT = "The harbour master said the ferry was late. According to Vane, nobody complained; he hoped for rain."


def span(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def attribution(source: str | None, cue: str, *content: str) -> dict[str, list[list[int]]]:
    return {
        "source": [] if source is None else [span(source)],
        "cue": [span(cue)],
        "content": [span(words) for words in content],
    }


FERRY = attribution("The harbour master", "said", "the ferry was late")
VANE = attribution("Vane", "According to", "nobody complained")
RAIN = attribution("he", "hoped", "for rain")


def gold(*attributions: object) -> GoldAttributions:
    return msgspec.convert({"id": "a", "text": TEXT, "attributions": attributions}, GoldAttributions)


def found(*attributions: object) -> Attributions:
    return msgspec.convert({"id": "a", "attributions": attributions}, Attributions)


def test_gold_predicting_itself_is_perfect():
    figures = evaluate([gold(FERRY, VANE, RAIN)], [found(RAIN, VANE, FERRY)])
    names = ("attribution", "content", "source", "cue", "exact_content")
    assert {name: f.f1 for name, f in figures.all.items() if isinstance(f, Score)} == dict.fromkeys(names, 1.0)
    assert figures.all["source_accuracy"] == Accuracy(accuracy=1.0, n=3)
    assert figures.records == {"a": figures.all}


def test_a_wrong_source_costs_the_attribution_but_not_the_content():
    figures = evaluate(
        [gold(FERRY, VANE)], [found(FERRY, attribution("nobody", "According to", "nobody complained"))]
    )
    assert figures.all["attribution"] == Score(p=0.5, r=0.5, f1=0.5, gold=2, pred=2)
    assert figures.all["content"].f1 == figures.all["exact_content"].f1 == 1.0
    assert figures.all["source_accuracy"] == Accuracy(accuracy=0.5, n=2)


def test_no_source_on_either_side_is_the_same_source_but_not_a_right_one():
    nameless = attribution(None, "According to", "nobody complained")
    figures = evaluate([gold(nameless)], [found(nameless)])
    assert figures.all["attribution"].f1 == 1.0
    assert figures.all["source_accuracy"] == Accuracy(accuracy=0.0, n=1)
    assert "source" not in figures.all


def test_half_of_the_content_is_enough_and_less_is_not():
    half = attribution("The harbour master", "said", "the ferry")
    less = attribution("The harbour master", "said", "ferry")
    assert evaluate([gold(FERRY)], [found(half)]).all["attribution"].f1 == 1.0
    assert evaluate([gold(FERRY)], [found(less)]).all["attribution"].f1 == 0.0


def test_stretches_with_only_white_space_between_are_one():
    split = attribution("The harbour master", "said", "the ferry ", "was late")
    assert evaluate([gold(FERRY)], [found(split)]).all["exact_content"].f1 == 1.0


def test_a_prediction_that_is_missing_or_outside_the_text_is_refused():
    with pytest.raises(UnusableGold, match="no prediction for a"):
        evaluate([gold(FERRY)], [])
    with pytest.raises(UnusableGold, match="outside its text"):
        evaluate([gold(FERRY)], [found({**FERRY, "content": [[5, 999]]})])
    with pytest.raises(UnusableGold, match="not the text"):
        evaluate([gold(FERRY)], [msgspec.structs.replace(found(FERRY), text="Another.")])


def test_gold_that_cannot_be_used_is_named_by_its_line(tmp_path: Path):
    path = tmp_path / "gold.jsonl"
    for wrong, said in (({"id": "b", "attributions": []}, "text"), ({**FERRY, "cue": [[7, 7]]}, "a cue of a at 7-7")):
        line = wrong if "id" in wrong else {"id": "a", "text": TEXT, "attributions": [wrong]}
        path.write_text("\n" + json.dumps(line), encoding="utf-8")
        with pytest.raises(UnusableGold, match=f"Line 2 .*{said}"):
            read_gold(path)


@st.composite
def articles(draw: st.DrawFn) -> list[object]:
    """Attributions with a place or two for each role, anywhere in the text."""
    place = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 30)).map(
        lambda p: [p[0], min(p[0] + p[1], len(TEXT))]
    )
    one = st.fixed_dictionaries({role: st.lists(place, max_size=2) for role in ("source", "cue", "content")})
    return draw(st.lists(one, max_size=5))


@given(articles(), articles())
def test_figures_are_shares_and_turn_round(one: list[object], two: list[object]):
    forth = evaluate([gold(*one)], [found(*two)]).all
    back = evaluate([gold(*two)], [found(*one)]).all
    assert forth.keys() == back.keys()
    for name in forth.keys() - {"source_accuracy", "attribution"}:
        assert 0 <= forth[name].f1 <= 1
        assert (forth[name].p, forth[name].gold) == (back[name].r, back[name].pred)


def perturbed(line: dict, chance: random.Random) -> dict:
    """A prediction with mistakes of every kind that the figures count."""
    size = len(line["text"])

    def moved(place: list[int]) -> list[int]:
        start = min(max(0, place[0] + chance.choice([0, 0, 0, 0, -7, 12])), size - 2)
        return [start, min(max(start + 1, place[1] + chance.choice([0, 0, 1, -9, 30])), size)]

    attributions = []
    for a in line["attributions"]:
        if chance.random() < 0.1:
            continue
        other = chance.choice(line["attributions"])
        attributions.append(
            {
                "source": [] if chance.random() < 0.1 else (other if chance.random() < 0.15 else a)["source"],
                "cue": [moved(c) for c in a["cue"]],
                "content": [moved(c) for c in a["content"]],
            }
        )
        if chance.random() < 0.1:
            attributions.append({**attributions[-1], "cue": other["cue"]})
    chance.shuffle(attributions)
    return {"id": line["id"], "attributions": attributions}


@pytest.mark.shared
@pytest.mark.parametrize("seed", [1, 2])
def test_every_figure_equals_the_scorers(tmp_path: Path, shared: Path, seed: int):
    path, scorer = shared / "data" / "polnear" / "dev.jsonl.gz", shared / "bench" / "score_attribution.py"
    chance = random.Random(seed)
    lines = [json.loads(line) for line in gzip.decompress(path.read_bytes()).decode().split("\n") if line]
    written = tmp_path / "predicted.jsonl"
    written.write_text("".join(json.dumps(perturbed(line, chance)) + "\n" for line in lines), encoding="utf-8")
    scored = subprocess.run(
        [sys.executable, str(scorer), str(path), str(written), "--json"], capture_output=True, text=True, check=True
    )
    wanted = json.loads(scored.stdout)
    own = evaluate(read_gold(path), read_predicted(written)).all
    theirs = {
        "attribution": wanted["attribution"],
        "exact_content": wanted["exact_content"],
        **wanted["tokens"],
    }
    for name, values in theirs.items():
        score = own[name]
        assert (score.gold, score.pred) == (values["gold"], values["predicted"])
        assert (score.p, score.r) == (values["precision"], values["recall"])
        assert score.f1 == pytest.approx(values["f1"], abs=1e-12)
    assert own["source_accuracy"] == Accuracy(accuracy=wanted["source_accuracy"], n=wanted["matched_pairs"]["all"])
    assert own.keys() == {*theirs, "source_accuracy"}
    assert 0.2 < own["attribution"].f1 < 0.95, "the predictions were meant to have mistakes"
