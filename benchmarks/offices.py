"""Offices at a date, measured: does an office that a record names have the person who held it then?

    python benchmarks/offices.py [--readings FOLDER] [--split dev|test] [--round N] [--wrong] [--json]
                                 [--labels FILE] [--corpus FOLDER] [--seeds FOLDER]

Three kinds of office are labelled with their holders. Those in the `text` of documents, and those in the `seeds`, are
right where the actor of the mention bears the holder's name or is linked to a person who does, and where nobody held
the office, to nobody; the records are read by the pipeline and added to a library made for this. Those in the `title`
that the edition gives a document, which the pipeline is not shown, are asked of the authority for the document's
date, as offices of the edition's state. `--readings` keeps what the pipeline has read: empty the folder when the
pipeline has changed. `--wrong` lists what is wrong in dev, never in test.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from identity import LABELS, SHARED, Place, actor_at, added, readings, shown, texts
from memcon.authority import Authority
from memcon.identity.given import given_agree
from memcon.identity.names import person_name, person_names
from memcon.identity.offices import Asked, holder
from memcon.model import Record
from memcon.model.dates import days

EDITION = "Australia"  # whose documents those of the corpus are
KINDS = ("text", "title", "seeds")


class Label(NamedTuple):
    """Words of an office, where they stand, and who held it as commonly known; None for nobody."""

    kind: str
    place: Place
    holder: str | None


class Title(NamedTuple):
    """The title that the edition gives a document, and its date (ISO 8601, as exact as the page has it)."""

    words: str
    date: str


def labelled(path: Path, split: str, drawn: int | None = None) -> list[Label]:
    """The labels of one split, of one round in which they were drawn or of all."""
    entries = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [
        Label(
            kind=entry["where"] if entry["record"].startswith("v") else "seeds",
            place=Place(entry["record"], entry["start"], entry["end"]),
            holder=entry["holder"],
        )
        for entry in entries
        if entry["split"] == split and drawn in (None, entry.get("round", 1))
    ]


def titles(corpus: Path, wanted: set[str]) -> Iterator[tuple[str, Title]]:
    """Id, title and date of the wanted documents of a corpus."""
    for path in sorted(corpus.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                entry = json.loads(line)
                if entry.get("id") in wanted:
                    yield entry["id"], Title(entry["gold"]["title"], entry["gold"]["date"])


def is_right(holder: str | None, names: tuple[str, ...], person: str | None) -> bool:
    """Whether an actor of these `names`, linked to the `person` of that id, is who held the office."""
    authority = Authority.shipped()
    linked = authority.person(person) if person else None
    held = person_name(holder) if holder else None
    if held is None:
        return linked is None
    forms = person_names([*names, *((linked.name, *linked.forms) if linked else ())])
    return any(held.core == form.core and given_agree(held, form) is not False for form in forms)


def wrong_in_texts(labels: list[Label], records: dict[str, Record]) -> list[str]:
    """The labelled mentions whose actor is not the holder, in words."""
    found = []
    for label in labels:
        key = actor_at(records, label.place)
        actor = next((actor for actor in records[label.place.record].actors if actor.id == key), None)
        if not is_right(label.holder, actor.names if actor else (), actor.authority if actor else None):
            found.append(f"{label.kind}, {label.holder}: {shown(records, label.place, key)}")
    return found


def wrong_in_titles(labels: list[Label], known: dict[str, Title]) -> list[str]:
    """The labelled words of titles whose holder the authority does not give, in words."""
    found = []
    for label in labels:
        title = known[label.place.record]
        earliest, latest = days(title.date)
        words = title.words[label.place.start : label.place.end]
        asked = Asked(of=EDITION, at=None, earliest=earliest, latest=latest)
        given = holder([words], asked, Authority.shipped())
        if not is_right(label.holder, (), given.id if given else None):
            why = given.why if given else "an office that is not known"
            found.append(f"title, {label.holder}: {label.place.record} {title.date} {words!r}: {why}")
    return found


def main() -> int:
    """Print how many offices of each kind have their holder, as a table or as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--readings", type=Path)
    parser.add_argument("--split", choices=("dev", "test"), default="dev")
    parser.add_argument("--round", type=int, help="offices that were drawn in this round only")
    parser.add_argument("--labels", type=Path, default=LABELS / "dfat_offices.jsonl")
    parser.add_argument("--corpus", type=Path, default=SHARED / "data" / "dfat")
    parser.add_argument("--seeds", type=Path, default=SHARED / "seeds")
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if options.readings:
        options.readings.mkdir(parents=True, exist_ok=True)
    labels = labelled(options.labels, options.split, options.round)
    by_kind = {kind: [label for label in labels if label.kind == kind] for kind in KINDS}
    wanted = {kind: {label.place.record for label in by_kind[kind]} for kind in KINDS}
    known = dict(titles(options.corpus, wanted["title"]))
    seeds = ((path.stem, path.read_text("utf-8")) for path in sorted(options.seeds.glob("*.txt")))
    wrong = {
        "text": wrong_in_texts(
            by_kind["text"],
            added(readings(texts(options.corpus, wanted["text"]), options.readings).values()),
        ),
        "title": wrong_in_titles(by_kind["title"], known),
        "seeds": wrong_in_texts(by_kind["seeds"], added(readings(seeds, options.readings).values())),
    }
    counts = {
        kind: {"labelled": len(by_kind[kind]), "right": len(by_kind[kind]) - len(wrong[kind])} for kind in KINDS
    }
    counts["together"] = {part: sum(counts[kind][part] for kind in KINDS) for part in ("labelled", "right")}
    if options.json:
        found: dict[str, Any] = {"split": options.split, "offices": counts}
        json.dump(found, sys.stdout, indent=2)
        return 0
    print(f"offices of {options.split} that have their holder")
    for kind, count in counts.items():
        if count["labelled"]:
            print(f"  {kind:9} {count['right']:4} of {count['labelled']:4}  {count['right'] / count['labelled']:.3f}")
    if options.wrong and options.split == "dev":
        for kind in KINDS:
            print(*wrong[kind], sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
