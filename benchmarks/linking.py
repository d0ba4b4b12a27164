"""What it costs to know who is who: persons of records linked to the authority and resolved in a library.

    python benchmarks/linking.py [--upto N] [--json]

The records are made for this. Each has a day of 1930 to 1970 and ten persons, drawn from the people that the
authority's sources list in that year, by how many names they list them under (a few are met often, most once); one in
four by an office, one in eight in a spelling of its own; each is mentioned twice. The same seed gives the same
records. Libraries of 1,000, 3,000, 10,000, 30,000 and 100,000 mentions are made, each anew. Linking is taken apart;
adding has it within. What is reported is the cost of a mention, in time of the processor, beside that in the smallest
library: 1.0 throughout would be linear.
"""

import argparse
import json
import random
import sys
import tempfile
import time
from pathlib import Path

from memcon.authority import Authority, Person
from memcon.identity.linking import link
from memcon.library import Library
from memcon.model import Actor, Description, Mention, Record, ReferenceCode, Source
from memcon.text import Span

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
PEOPLE = 10  # of a record
OFFICES = (
    "the Secretary of State", "the Prime Minister", "the Ambassador in France", "the Minister in Warsaw",
    "the Foreign Minister", "the High Commissioner in London", "the Under Secretary of State", "the President",
)  # fmt: skip


def printed(person: Person, chance: random.Random) -> str:
    """A way to print a name: in full, with initials, the surname alone, now and then with two letters exchanged."""
    surname, _, given = person.name.partition(",")
    first = given.split() or [""]
    initials = " ".join(f"{word[0]}." for word in first if word)
    name = chance.choice((surname, f"{first[0]} {surname}", f"{initials} {surname}", f"Mr. {surname}"))
    if chance.random() < 1 / 8 and len(surname) > 4:
        at = chance.randrange(len(name) - len(surname) + 1, len(name) - 1)
        name = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return name.strip()


def listed(authority: Authority) -> dict[int, tuple[list[Person], list[int]]]:
    """The people listed in each year, and how likely they are met."""
    found: dict[int, tuple[list[Person], list[int]]] = {}
    people = [person for person in authority.people.values() if "," in person.name and person.years]
    for year in range(1930, 1971):
        then = [person for person in people if person.years and person.years[0] - 5 <= year <= person.years[1]]
        found[year] = (then, [1 + len(person.forms) for person in then])
    return found


def record(number: int, known: dict[int, tuple[list[Person], list[int]]], chance: random.Random) -> Record:
    """A record of ten persons, each mentioned twice."""
    year = chance.randint(1930, 1970)
    people, weights = known[year]
    names = dict.fromkeys(
        chance.choice(OFFICES) if chance.random() < 1 / 4 else printed(person, chance)
        for person in chance.choices(people, weights, k=PEOPLE * 2)
    )
    actors, mentions, text = [], [], ""
    for at, name in enumerate([*names][:PEOPLE]):
        actors.append(Actor(id=f"a{at}", kind="person", name=name, names=(name,)))
        for _ in range(2):
            mentions.append(Mention(start=len(text), end=len(text) + len(name), actor=f"a{at}"))
            text += f"{name} said so. "
    source = Source(path=f"r{number}.txt", sha256=f"{number:064}", media_type="text/plain", span=Span(0, len(text)))
    date = f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    return Record(
        id=f"r{number}",
        source=source,
        text=text,
        description=Description(
            date=date, reference_codes=(ReferenceCode(text="x", repository=chance.choice(ARCHIVES)),)
        ),
        actors=tuple(actors),
        mentions=tuple(mentions),
    )


ARCHIVES = ("Australian Archives", "Archives nationales, Paris", "Department of State, Washington")


def cost(size: int, authority: Authority) -> tuple[float, float, int]:
    """Processor seconds of linking and of adding (linking in it) `size` mentions, and how many actors they gave."""
    chance = random.Random(7)
    known = listed(authority)
    records = [record(n, known, chance) for n in range(size // (2 * PEOPLE))]
    begun = time.process_time()
    for each in records:
        link(each, authority)
    between = time.process_time()
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "library.db", create=True) as library:
        for each in records:
            library.add(each)
        ended = time.process_time()
        actors = len({actor.id for each in library.all_records() for actor in each.actors})
    return between - begun, ended - between, actors


def main() -> int:
    """Print the table of ratios, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--upto", type=int, default=SIZES[-1])
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    authority = Authority.shipped()
    cost(200, authority)  # what is read and indexed once is no part of the cost
    rows = []
    for size in (size for size in SIZES if size <= options.upto):
        linking, adding, actors = cost(size, authority)
        each = {"mentions": size, "actors": actors, "linking": linking / size, "adding": adding / size}
        rows.append(each)
        if not options.json:
            ratios = "  ".join(f"{key} {each[key] / rows[0][key]:.2f}" for key in ("linking", "adding"))
            print(f"{size:>8,} mentions {actors:>7,} actors   cost of a mention: {ratios}", flush=True)
    if options.json:
        json.dump(rows, sys.stdout, indent=2)
    return 0


if __name__ == "__main__":
    sys.exit(main())
