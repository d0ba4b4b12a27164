"""What a library keeps when its writer is killed, again and again: nothing lost, nothing doubled.

    python benchmarks/killing.py [--kills N] [--records N] [--seed N] [--library ADDRESS] [--json]

A process writes made-up records as `memcon read` does, those that the library does not hold; at a random moment it is
killed (SIGKILL), and the library opened, checked, and each record in it compared with what was written. Then another
process goes on. When all are there the export is compared, byte by byte, with that of a library whose writer was left
alone; then all are read again by the next version, so that replacing is killed too. A record that was there, and is
gone or other, is lost; one that is there twice, or in part, is doubled.
"""

import argparse
import hashlib
import io
import json
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from memcon.address import Address
from memcon.exports import jsonl
from memcon.library import Library
from memcon.model import Actor, Description, Mention, Participant, Record, Source, Statement
from memcon.text import Span

PEOPLE = ("Count Orlo", "Mr. Brask", "Dr. Venn", "Baron Tiel", "Mrs. Adda", "General Roke", "Mr. Sorrel")
MATTERS = ("the tariff on barley", "the ferry at Varn", "the loan", "the frontier posts", "the wheat of last autumn")
LONGEST = 0.25  # seconds that a writer is left to work


class Outcome(NamedTuple):
    """What became of the library: writers killed, records lost or doubled, faults that its check found."""

    kills: int
    rounds: int
    lost: int
    doubled: int
    faults: int
    same_export: bool

    @property
    def whole(self) -> bool:
        """True when nothing is amiss."""
        return self.same_export and not (self.lost or self.doubled or self.faults)


def made(number: int) -> Record:
    """A made-up conversation: people shared with others, words of its own, one statement inside another's."""
    chance = random.Random(number)
    people = chance.sample(PEOPLE, 3)
    text = f"Conversation {number} of {', '.join(people)}.\n\n"
    actors = tuple(Actor(id=f"a{n}", kind="person", name=name, names=(name,)) for n, name in enumerate(people))
    mentions: list[Mention] = []
    statements: list[Statement] = []
    for turn in range(chance.randint(4, 30)):
        who = turn % 3
        begun = len(text)
        text += f"{people[who]} said that {chance.choice(MATTERS)} was settled in case {number}-{turn}; "
        mentions.append(Mention(start=begun, end=begun + len(people[who]), actor=f"a{who}", resp="names@1"))
        inner = len(text)
        text += f"he had it from {people[who - 1]} that {chance.choice(MATTERS)} was not.\n\n"
        content = Span(begun + len(people[who]) + 11, len(text) - 2)
        outer, nested = f"s{2 * turn + 1}", f"s{2 * turn + 2}"
        statements.append(Statement(id=outer, source=f"a{who}", content=(content,), resp="statements@1"))
        statements.append(
            Statement(
                id=nested,
                source=f"a{(who - 1) % 3}",
                content=(Span(inner, len(text) - 2),),
                parent=outer,
                resp="statements@1",
            )
        )
    return Record(
        id=f"conversation-{number:04}",
        source=Source(
            path=f"conversation-{number:04}.txt",
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            media_type="text/plain",
            span=Span(0, len(text)),
        ),
        text=text,
        description=Description(
            form="record-of-conversation",
            date=f"19{chance.randint(20, 60)}-{chance.randint(1, 12):02}",
            participants=tuple(Participant(name=name, actor=f"a{n}") for n, name in enumerate(people)),
        ),
        actors=actors,
        mentions=tuple(mentions),
        statements=tuple(statements),
    )


def write(place: Address, records: Sequence[Record], reading: str) -> None:
    """Add the records that the library does not hold as this version reads them."""
    with Library.open(place, create=True) as library:
        for record in records:
            if not library.is_current(record.id, record.source.sha256, reading):
                library.add(record, reading)


def exported(place: Address) -> bytes:
    """The library's export."""
    stream = io.BytesIO()
    with Library.open(place, readonly=True) as library:
        jsonl.export(library, stream)
    return stream.getvalue()


def killed(place: Address, alone: Path, records: Sequence[Record], kills: int, seed: int) -> Outcome:
    """Write the library at `place` with so many writers killed, and one at `alone` with none; what became of it."""
    chance = random.Random(seed)
    lost = doubled = faults = done = rounds = 0
    same = True
    expected = {record.id: _words(record) for record in records}
    there: set[str] = set()
    while done < kills:
        rounds += 1
        write(alone, records, f"v{rounds}")
        finished = False
        while not finished and done < kills:
            finished = not _killed_once(place, records, f"v{rounds}", chance.uniform(0, LONGEST))
            done += not finished
            with Library.open(place, create=True) as library:
                faults += len(list(library.check()))
                ids = library.ids()
                doubled += len(ids) - len(set(ids))
                lost += len(there - set(ids))
                there = set(ids)
                for record in library.all_records():
                    lost += _words(record) != expected[record.id]
        write(place, records, f"v{rounds}")
        same = same and exported(place) == exported(alone)
    return Outcome(done, rounds, lost, doubled, faults, same)


def _words(record: Record) -> tuple[object, ...]:
    """What must be the same however often a record was written."""
    return record.text, record.description.date, [statement.content for statement in record.statements]


def _killed_once(place: Address, records: Sequence[Record], reading: str, seconds: float) -> bool:
    """Write in a process of its own and kill it; False when it had finished before."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            write(place, records, reading)
            status = 0
        except BaseException:
            traceback.print_exc()
        os._exit(status)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise SystemExit("The writer failed by itself.")
    return os.WIFSIGNALED(status)


def main() -> int:
    """Kill, look, and print what became of the library; the exit status is 1 when anything is amiss."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--records", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--library", help="where the library is written that is killed; default: a temporary file")
    parser.add_argument("--json", action="store_true", help="print JSON")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = asked.library or Path(folder, "killed.memcon")
        records = [made(number) for number in range(asked.records)]
        outcome = killed(place, Path(folder, "alone.memcon"), records, asked.kills, asked.seed)
    if asked.json:
        print(json.dumps(outcome._asdict()))
    else:
        print(
            f"{outcome.kills} writers killed while {asked.records} records were read {outcome.rounds} times: "
            f"{outcome.lost} lost, {outcome.doubled} doubled, {outcome.faults} faults; the export is "
            f"{'the same to the byte' if outcome.same_export else 'another'}."
        )
    return 0 if outcome.whole else 1


if __name__ == "__main__":
    sys.exit(main())
