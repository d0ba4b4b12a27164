"""The labels of who is who in the Australian documents: well placed, enough of each kind, no contradiction."""

import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

_HERE = Path(__file__).parent
_MOST_PAIRS_OF_ONE_MENTION = 12
_MOST_LINES_OF_ONE_HOLDER = 8

Mention = tuple[str, int, int]  # record, start, end


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _mention(label: dict[str, Any]) -> Mention:
    return label["record"], label["start"], label["end"]


@pytest.fixture(scope="module")
def pairs() -> list[dict[str, Any]]:
    return _lines(_HERE / "dfat_pairs.jsonl")


@pytest.fixture(scope="module")
def offices() -> list[dict[str, Any]]:
    return _lines(_HERE / "dfat_offices.jsonl")


@pytest.fixture(scope="module")
def printed(pairs: list[dict[str, Any]], offices: list[dict[str, Any]], shared: Path) -> dict[tuple[str, str], str]:
    """The text and the title of every labelled record, by its id and `text` or `title`."""
    wanted = {pair[side]["record"] for pair in pairs for side in "ab"} | {office["record"] for office in offices}
    found = {}
    for volume in sorted((shared / "data" / "dfat").glob("corpus-*.jsonl.gz")):
        for document in _documents(volume):
            if document["id"] in wanted:
                found[document["id"], "text"] = document["text"]
                found[document["id"], "title"] = document["gold"]["title"]
    for seed in (shared / "seeds").glob("*.txt"):
        found[seed.stem, "text"] = seed.read_text(encoding="utf-8")
    return found


def _documents(volume: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(volume, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


@pytest.mark.shared
def test_every_mention_covers_a_capitalised_name(pairs, printed):
    for pair in pairs:
        for side in "ab":
            record, start, end = _mention(pair[side])
            text = printed[record, "text"]
            name = text[start:end]
            assert 0 <= start < end <= len(text)
            assert name == name.strip()
            assert any(word[0].isupper() for word in name.split())
            assert not text[end : end + 1].isalpha(), f"{record} is cut off at {end}"


def test_no_pair_is_labelled_twice(pairs):
    counted = Counter(frozenset((_mention(pair["a"]), _mention(pair["b"]))) for pair in pairs)
    assert set(counted.values()) == {1}
    assert {len(pair) for pair in counted} == {2}


@pytest.mark.parametrize(("split", "least"), [("dev", 110), ("test", 410)])
def test_each_split_has_its_number_and_half_of_it_is_hard(pairs, split, least):
    kinds = Counter(pair["kind"] for pair in pairs if pair["split"] == split)
    hard = kinds["same-surname"] + kinds["spelling"]
    assert kinds.total() >= least
    assert set(kinds) == {"same-surname", "spelling", "plain"}
    assert hard >= kinds.total() / 2
    assert 0.4 <= kinds["spelling"] / hard <= 0.6


@pytest.mark.parametrize("split", ["dev", "test"])
def test_same_and_different_are_balanced(pairs, split):
    same = [pair["same"] for pair in pairs if pair["split"] == split]
    assert 0.4 <= sum(same) / len(same) <= 0.6


def test_the_kind_agrees_with_the_label(pairs):
    told = {(pair["kind"], pair["same"]) for pair in pairs if pair["kind"] != "plain"}
    assert told == {("same-surname", False), ("spelling", True)}


def test_no_mention_weighs_too_much(pairs):
    counted = Counter(chain.from_iterable((_mention(pair["a"]), _mention(pair["b"])) for pair in pairs))
    assert max(counted.values()) <= _MOST_PAIRS_OF_ONE_MENTION


def test_no_two_of_one_person_are_called_different(pairs):
    person = _persons(pairs)
    for pair in pairs:
        if not pair["same"]:
            assert person(_mention(pair["a"])) != person(_mention(pair["b"])), pair


def _persons(pairs: list[dict[str, Any]]) -> Callable[[Mention], Mention]:
    """Any one mention of the person of a mention, always the same: pairs called same are joined."""
    parent: dict[Mention, Mention] = {}

    def find(mention: Mention) -> Mention:
        while (above := parent.get(mention, mention)) != mention:
            mention = above
        return mention

    for pair in pairs:
        if pair["same"]:
            parent[find(_mention(pair["a"]))] = find(_mention(pair["b"]))
    return find


@pytest.mark.shared
def test_every_office_is_printed_where_it_is_said_to_be(offices, printed):
    for office in offices:
        words = printed[office["record"], office["where"]][office["start"] : office["end"]]
        assert words == words.strip()
        assert words[0].isupper()
        assert (office["holder"] or "").split(",")[0] not in words.split()


def test_offices_have_their_number_and_none_stands_twice(offices):
    splits = Counter(office["split"] for office in offices)
    assert splits["dev"] >= 30
    assert splits["test"] >= 100
    places = [(office["record"], office["where"], office["start"]) for office in offices]
    assert len(set(places)) == len(places)


@pytest.mark.shared
def test_one_office_of_one_holder_stands_a_few_times_only(offices, printed):
    counted: Counter[tuple[str, str | None]] = Counter()
    for office in offices:
        words = printed[office["record"], office["where"]][office["start"] : office["end"]]
        counted[" ".join(words.lower().split()), office["holder"]] += 1
    assert max(counted.values()) <= _MOST_LINES_OF_ONE_HOLDER
