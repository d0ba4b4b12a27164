"""The authority that comes with memcon, packed by `authority/build.py`: what is in it, data/PROVENANCE.md says."""

import gzip
from functools import cache
from importlib.resources import files
from typing import TypeVar

import msgspec

from memcon.authority.entries import Entries

Packed = TypeVar("Packed")


class Remark(msgspec.Struct, frozen=True, array_like=True):
    """What a source says of a person, in the years from `first` to `last`."""

    text: str
    first: int
    last: int


@cache
def shipped_entries() -> tuple[Entries, Entries]:
    """The Office of the Historian's people and offices, and the offices that memcon's developers compiled."""
    return _unpacked("historian", Entries), _unpacked("compiled", Entries)


@cache
def shipped_surnames() -> dict[str, tuple[str, ...]]:
    """Ids of the Office of the Historian's people by folded surname."""
    return _unpacked("surnames", dict[str, tuple[str, ...]])


@cache
def shipped_remarks() -> dict[str, tuple[Remark, ...]]:
    """What lists of persons in Foreign Relations of the United States say of people, by id."""
    return _unpacked("remarks", dict[str, tuple[Remark, ...]])


def _unpacked(name: str, kind: type[Packed]) -> Packed:
    packed = (files("memcon.authority") / "data" / f"{name}.msgpack.gz").read_bytes()
    return msgspec.msgpack.decode(gzip.decompress(packed), type=kind)
