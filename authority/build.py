"""Packs the authority that memcon ships: python authority/build.py FOLDER [--compiled-only]

FOLDER holds people, offices and positions of the Office of the Historian as JSON lines (gzip); what they are and
where they come from, src/memcon/authority/data/PROVENANCE.md says. The same input gives the same bytes.
"""

import gzip
import sys
from pathlib import Path

import historian
import msgspec
import remarks
from compiled import compiled

from memcon.authority.entries import Entries
from memcon.authority.folding import surnames

PACKED = Path(__file__).parent.parent / "src" / "memcon" / "authority" / "data"


def main(folder: Path | None) -> int:
    """Write what the folder gives, or only what the developers compiled; print what there is and how large it is."""
    own = compiled()
    pack("compiled", own)
    if folder is not None:
        people = tuple(historian.people(folder))
        theirs = historian.offices(folder)
        said = remarks.remarks(folder)
        known = Entries(offices=(*theirs.offices, *own.offices), tenures=own.tenures)
        listed = remarks.listed(said, known, remarks.mixed(folder))
        offices, tenures = (*theirs.offices, *listed.offices), (*theirs.tenures, *listed.tenures)
        pack("historian", Entries(source=historian.SOURCE, people=people, offices=offices, tenures=tenures))
        pack("remarks", said)
        by_surname: dict[str, dict[str, None]] = {}
        for person in people:
            for form in (person.name, *person.forms):
                for surname in surnames(form):
                    by_surname.setdefault(surname, {})[person.id] = None
        pack("surnames", {surname: tuple(ids) for surname, ids in sorted(by_surname.items())})
        print(f"{len(people)} people, {len(theirs.tenures)} tenures, {len(listed.tenures)} read from remarks")
    print(f"{len(own.people)} people, {len(own.offices)} offices, {len(own.tenures)} tenures compiled")
    for path in sorted(PACKED.glob("*.gz")):
        print(f"{path.name}: {path.stat().st_size:,} bytes")
    return 0


def pack(name: str, content: object) -> None:
    """Write `content` as packed bytes that hold no date of their making."""
    packed = gzip.compress(msgspec.msgpack.encode(content), compresslevel=9, mtime=0)
    (PACKED / f"{name}.msgpack.gz").write_bytes(packed)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: build.py FOLDER | build.py --compiled-only")
    sys.exit(main(None if sys.argv[1] == "--compiled-only" else Path(sys.argv[1])))
