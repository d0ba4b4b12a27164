"""Figures of names and coreference: invented texts, and equality with the scorer outside the repository."""

import gzip
import itertools
import json
import random
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.evaluation import Mean, Score, UnusableGold
from memcon.evaluation.coreference import clusters, measures
from memcon.evaluation.names import GoldNamed, Named, evaluate, of_record, read_gold, read_predicted
from memcon.model import Actor, Mention, Record, Source
from memcon.text import Span

TEXT = "PRESIDENT VANE OF OSTMARK TOLD EMBOFF THAT HE DISLIKED THE OSTMARK STEEL UNION. VANE LEFT FOR PORT ORLO."


def place(words: str, entity: int, after: str = "") -> dict[str, int]:
    start = TEXT.index(words, TEXT.index(after))
    return {"start": start, "end": start + len(words), "entity": entity}


ENTITIES = [
    {"id": 1, "name": "ADA VANE", "type": "PER.IND"},
    {"id": 2, "name": "OSTMARK", "type": "GPE.NATION"},
    {"id": 3, "name": "OSTMARK STEEL UNION", "type": "ORG.NGO"},
    {"id": 4, "name": "PORT ORLO", "type": "LOC"},
    {"id": 5, "name": "", "type": "PER.IND"},
]
VANE, OSTMARK = place("PRESIDENT VANE OF OSTMARK", 1), place("OSTMARK", 2)
UNION, PORT = place("THE OSTMARK STEEL UNION", 3), place("PORT ORLO", 4)
OFFICER, HE, AGAIN = place("EMBOFF", 5), place("HE", 1, "HE DIS"), place("VANE", 1, "VANE LEFT")
ALL = [VANE, OSTMARK, OFFICER, HE, UNION, AGAIN, PORT]


def gold(*mentions: dict[str, int]) -> GoldNamed:
    return msgspec.convert({"id": "c", "text": TEXT, "entities": ENTITIES, "mentions": mentions}, GoldNamed)


def found(*mentions: dict[str, int]) -> Named:
    return msgspec.convert({"id": "c", "entities": ENTITIES, "mentions": mentions}, Named)


def test_gold_predicting_itself_is_perfect():
    figures = evaluate([gold(*ALL)], [found(*reversed(ALL))])
    kinds = ("person", "organisation", "state", "place", "names", "mentions", "muc", "b3", "ceafe", "conll")
    assert {name: figure.f1 for name, figure in figures.all.items()} == dict.fromkeys(kinds, 1.0)
    assert figures.all["person"].gold == 2, "a post and a pronoun are no names"
    assert figures.all["names"].gold == 5
    assert figures.all["mentions"].gold == 7
    assert figures.records == {"c": figures.all}


def test_bounds_may_differ_as_long_as_the_heads_are_shared():
    shorter = [{**VANE, "end": VANE["start"] + len("PRESIDENT VANE")}, {**UNION, "start": UNION["start"] + 4}]
    assert evaluate([gold(VANE, UNION)], [found(*shorter)]).all["names"].f1 == 1.0
    headless = {**UNION, "end": UNION["end"] - len(" UNION")}
    assert evaluate([gold(VANE, UNION)], [found(VANE, headless)]).all["names"].f1 == 0.5


def test_a_name_of_another_kind_is_wrong_for_both_kinds():
    figures = evaluate([gold(PORT)], [found({**PORT, "entity": 2})]).all
    assert figures["place"] == Score(p=0.0, r=0.0, f1=0.0, gold=1, pred=0)
    assert figures["state"] == Score(p=0.0, r=0.0, f1=0.0, gold=0, pred=1)
    assert figures["mentions"].f1 == 1.0


def test_what_is_no_name_counts_neither_for_nor_against_the_names():
    figures = evaluate([gold(AGAIN)], [found(AGAIN, HE, OFFICER)]).all
    assert figures["names"] == Score(p=1.0, r=1.0, f1=1.0, gold=1, pred=1)
    assert figures["mentions"] == Score(p=1 / 3, r=1.0, f1=0.5, gold=1, pred=3)


def test_coreference_knows_what_stands_together():
    whole = clusters([(1, "a"), (1, "b"), (1, "c"), (2, "d")])
    halves = clusters([(1, "a"), (1, "b"), (2, "c"), (3, "d")])
    tallies = {name: tally.score() for name, tally in measures(whole, halves).items()}
    assert (tallies["muc"].r, tallies["muc"].p) == (1 / 2, 1)
    assert (tallies["b3"].r, tallies["b3"].p) == (pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4), 1)
    assert (tallies["ceafe"].r, tallies["ceafe"].p) == (pytest.approx(1.8 / 2), pytest.approx(1.8 / 3))


def test_the_mean_of_three():
    figures = evaluate([gold(*ALL)], [found(VANE, {**AGAIN, "entity": 5}, HE)]).all
    assert figures["conll"] == Mean(f1=pytest.approx(sum(figures[name].f1 for name in ("muc", "b3", "ceafe")) / 3))


def test_the_actors_of_a_record_are_entities():
    source = Source(path="c.txt", sha256="", media_type="text/plain", span=Span(0, len(TEXT)))
    kinds = {"1": "person", "2": "state", "3": "group", "4": "place", "5": "person"}
    record = Record(
        id="c",
        source=source,
        text=TEXT,
        actors=tuple(Actor(id=str(e["id"]), kind=kinds[str(e["id"])], name=e["name"] or "?") for e in ENTITIES),
        mentions=tuple(Mention(start=m["start"], end=m["end"], actor=str(m["entity"])) for m in ALL),
    )
    assert evaluate([gold(*ALL)], [of_record(record)]).all["names"].f1 == 1.0


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"mentions": [{**HE, "end": 999}]}, "outside its text"),
        ({"mentions": [HE, {**HE, "entity": 2}]}, "two mentions of c"),
        ({"mentions": [{**HE, "entity": 9}]}, "an entity 9 that is not listed"),
        ({"entities": [*ENTITIES, ENTITIES[0]]}, "two entities with one id"),
        ({"entities": [{"id": 1, "type": "DATE"}], "mentions": []}, "of the type DATE"),
        ({"text": None}, "text"),
    ],
)
def test_gold_that_cannot_be_used_is_named_by_its_line(tmp_path: Path, changes: dict[str, object], said: str):
    path = tmp_path / "gold.jsonl"
    line = {"id": "c", "text": TEXT, "entities": ENTITIES, "mentions": ALL, **changes}
    path.write_text(json.dumps(line), encoding="utf-8")
    with pytest.raises(UnusableGold, match=f"Line 1 .*{said}"):
        read_gold(path)
    if "text" not in changes:
        with pytest.raises(UnusableGold, match=f"prediction for c .*{said}"):
            evaluate([gold(*ALL)], [msgspec.convert(line, Named)])


sides = st.lists(st.integers(0, 4), min_size=1, max_size=12).map(
    lambda homes: clusters((h, n) for n, h in enumerate(homes))
)


@given(sides, sides)
def test_coreference_turns_round(one: list, two: list):
    forth, back = measures(one, two), measures(two, one)
    for name, tally in forth.items():
        assert 0 <= tally.score().f1 <= 1
        assert (tally.found, tally.gold) == pytest.approx((back[name].right, back[name].pred))
    assert all(t.found == pytest.approx(t.gold) for t in measures(one, one).values())


@given(sides, sides)
def test_no_matching_of_entities_is_better(one: list, two: list):
    few, many = sorted((one, two), key=len)
    if len(few) > 4:
        few = few[:4]
    best = max(
        sum(2 * len(a & b) / (len(a) + len(b)) for a, b in zip(few, some, strict=True))
        for some in itertools.permutations(many, len(few))
    )
    assert measures(few, many)["ceafe"].found == pytest.approx(best)


def perturbed(line: dict, chance: random.Random) -> dict:
    """A prediction with mistakes of every kind that the figures count."""
    size = len(line["text"])
    entities = [{**e, "type": chance.choice([e["type"], e["type"], "GPE", "PER"])} for e in line["entities"]]
    places = {}
    for m in line["mentions"]:
        if chance.random() < 0.15:
            continue
        start = min(max(0, m["start"] + chance.choice([0, 0, 0, 0, -4, 5])), size - 2)
        end = min(max(start + 1, m["end"] + chance.choice([0, 0, 0, 0, -3, 6])), size)
        places[start, end] = m["entity"] if chance.random() < 0.8 else chance.choice(entities)["id"]
    for _ in range(6):
        start = chance.randrange(size - 12)
        places[start, start + chance.randrange(1, 12)] = chance.choice(entities)["id"]
    mentions = [{"start": start, "end": end, "entity": entity} for (start, end), entity in places.items()]
    return {"id": line["id"], "entities": entities, "mentions": mentions}


@pytest.mark.shared
@pytest.mark.parametrize("name", ["dev", "train"])
def test_every_figure_equals_the_scorers(tmp_path: Path, shared: Path, name: str):
    path, scorer = shared / "data" / "historylab" / f"{name}.jsonl.gz", shared / "bench" / "score_entities.py"
    chance = random.Random(name)
    lines = [json.loads(line) for line in gzip.decompress(path.read_bytes()).decode().split("\n") if line]
    written = tmp_path / "predicted.jsonl"
    written.write_text("".join(json.dumps(perturbed(line, chance)) + "\n" for line in lines), encoding="utf-8")
    scored = subprocess.run(
        [sys.executable, str(scorer), str(path), str(written), "--json"], capture_output=True, text=True, check=True
    )
    wanted = json.loads(scored.stdout)
    own = evaluate(read_gold(path), read_predicted(written)).all
    typed, coreference = wanted["named_typed"]["lenient"], wanted["coref"]["lenient"]
    theirs = {
        "person": typed["PER"],
        "organisation": typed["ORG"],
        "state": typed["GPE"],
        "place": typed["LOC"],
        "names": typed["all"],
        "mentions": wanted["mention"]["lenient"],
        **{measure: coreference[measure] for measure in ("muc", "b3", "ceafe")},
    }
    for figure, values in theirs.items():
        score = own[figure]
        assert (score.p, score.r, score.f1) == pytest.approx([values[k] for k in ("p", "r", "f1")], abs=6e-7), figure
        if "gold" in values:
            assert (score.gold, score.pred) == (values["gold"], values["pred"]), figure
    assert own["conll"].f1 == pytest.approx(coreference["conll"], abs=6e-7)
    assert own.keys() == {*theirs, "conll"}
    assert 0.2 < own["names"].f1 < 0.95, "the predictions were meant to have mistakes"
