"""Catalogues of the user's own beside the files: what they say of the records read from these.

A CSV, JSON or YAML file called as a source is ("no12.yaml" beside "no12.txt") describes that source; one whose rows
name a file or a record (columns file, path, id) describes those, in its folder and the folders in it. What such
a catalogue gives stands against what the text says, and the catalogue answers for it.
"""

import os
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from memcon.errors import SidecarFault, UnreadableSource
from memcon.model import Finding, Record
from memcon.readers.entries import Entry, entries, is_catalogue
from memcon.readers.formats import BY_SUFFIX, stem_of, suffix_of
from memcon.readers.opened import shown
from memcon.readers.tables import KINDS, rows

STAGE = "sidecars@1"
ANSWERS = "catalogue "
"""Before the name of its file: how a catalogue stands in `Description.responsibility`."""

_RULE = "catalogue"
_ABOUT = ("evidence", "derived", "responsibility")


class Sidecars:
    """The catalogues of a folder.

    `names` are those of their files, which are no sources, and `faults` what is wrong with them.
    """

    def __init__(self, folder: str, names: Sequence[str]) -> None:
        self.folder = folder
        self.names: set[str] = set()
        self.faults: list[SidecarFault] = []
        self._own: dict[str, list[Entry]] = {}  # by the stem of the sources they are called after
        self._of_file: dict[str, list[Entry]] = {}
        self._of_record: dict[str, list[Entry]] = {}  # by the id's first part, which is its source's stem
        self._met: set[int] = set()
        sources = {stem_of(name) for name in names if suffix_of(name) in BY_SUFFIX}
        for name in sorted(names):
            if suffix_of(name) in KINDS:
                self._take(name, sources)

    def entries_of(self, path: str) -> tuple[Entry, ...]:
        """What is said of the source at `path`, in this folder or deeper: first what is called as it is."""
        inside = path.removeprefix(shown(os.path.join(self.folder, ""))).replace(os.sep, "/")
        stem = stem_of(path)
        own = self._own.get(stem, []) if "/" not in inside else []
        found = (*own, *self._of_file.get(inside, ()), *self._of_record.get(stem, ()))
        self._met.update(map(id, found))
        return found

    def unmet(self) -> Iterator[SidecarFault]:
        """The rows that describe no source asked for until now."""
        for entry in (e for of in (self._of_file, self._of_record) for listed in of.values() for e in listed):
            if id(entry) not in self._met:
                what = f"the file {entry.file}" if entry.file else f"a record {entry.record}"
                yield SidecarFault(
                    entry.catalogue,
                    f"{entry.catalogue}, {entry.place}: there is no source for {what}.",
                    "Give the file's path from the catalogue's folder, or the id that memcon read gives the record.",
                )

    def _take(self, name: str, sources: set[str]) -> None:
        path = os.path.join(self.folder, name)
        called, kind = shown(path), KINDS[suffix_of(name)]
        stem = name[: -len(suffix_of(name))]
        try:
            with open(path, "rb") as file:
                table = rows(file.read(kind.most_bytes + 1), kind)
        except UnreadableSource as problem:
            self.names.add(name)
            self.faults.append(SidecarFault(called, f"{called} {problem.message}", problem.remedy))
            return
        except OSError:  # it is named as any other file that cannot be opened
            return
        if not is_catalogue(table, stem in sources):
            return
        self.names.add(name)
        found, faults = entries(called, table, stem in sources)
        self.faults += faults
        for entry in found:
            if entry.file is not None:
                self._of_file.setdefault(entry.file, []).append(entry)
            elif stem in sources:
                self._own.setdefault(stem, []).append(entry)
            else:
                self._of_record.setdefault((entry.record or "").partition("/")[0], []).append(entry)


def described(records: Sequence[Record], stem: str, said: Sequence[Entry]) -> Iterator[Record]:
    """The records of one source, whose ids begin with `stem`, with what the catalogues say of them.

    Of two that give a field the first in `said` is taken. A finding of the first record names rows that
    describe none.
    """
    known = {record.id for record in records}
    alone = len(records) == 1
    of: dict[str, list[Entry]] = {}
    lost: list[Finding] = []
    for entry in said:
        if entry.record is None and alone:
            of.setdefault(records[0].id, []).append(entry)
            continue
        ids = {entry.record, f"{stem}/{entry.record}"} & known if entry.record is not None else set()
        for record_id in ids:
            of.setdefault(record_id, []).append(entry)
        if not ids:
            lost.append(
                Finding(stage=STAGE, reason=f"{entry.catalogue}, {entry.place}: {_lost(entry, len(records))}")
            )
    for at, record in enumerate(records):
        findings = (*record.findings, *lost) if at == 0 else record.findings
        yield replace(_with(record, of.get(record.id, [])), findings=findings)


def _lost(entry: Entry, many: int) -> str:
    if entry.record is None:
        return f"it describes a file of {many} records; a row for each must name it in the column id"
    return f"there is no record {entry.record} in the file it describes"


def reading_of(record: Record) -> str:
    """What was given to `record` by catalogues, in words that differ when they give something else."""
    findings = [finding.reason for finding in record.findings if finding.stage == STAGE]
    given = any(resp.startswith(ANSWERS) for resp in record.description.responsibility.values())
    if not given and not findings:
        return ""
    return msgspec.json.encode((record.description if given else None, findings)).decode()


def _with(record: Record, said: Sequence[Entry]) -> Record:
    values: dict[str, Any] = {}
    answers: dict[str, str] = {}
    for entry in said:
        for field, value in entry.values.items():
            if field not in values:
                values[field] = value
                answers[field] = ANSWERS + os.path.basename(entry.catalogue)
    if "date" in values and "date_end" not in values:  # a day that was read from the text ends another date
        values["date_end"] = None
        answers["date_end"] = answers["date"]
    if not values:
        return record
    card = record.description
    about = {of: {k: v for k, v in getattr(card, of).items() if k.partition(".")[0] not in values} for of in _ABOUT}
    for field, value in values.items():
        keys = [f"{field}.{at}" for at in range(len(value))] if isinstance(value, tuple) else [field]
        about["responsibility"] |= dict.fromkeys(keys, answers[field])
        if value is not None:
            about["derived"] |= dict.fromkeys(keys, _RULE)
    return replace(record, description=replace(card, **values, **about))
