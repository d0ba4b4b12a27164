"""Archives: from one file to the sources in it, at any path in it, past whatever cannot be taken out.

An archive is told by its content: ZIP (that is no office program's file), tar, and files packed by gzip, bzip2
or xz. A message by mail is a source and, where something is attached to it, an archive too. Nothing is ever
written to a disk: a member is unpacked into memory, one at a time, and within bounds.
"""

import io
import os
from collections.abc import Iterator
from typing import IO

from memcon.errors import UnreadableSource
from memcon.readers import attachments, mail, packages, tars, zips
from memcon.readers.formats import MIB, suffix_of
from memcon.readers.members import MOST_UNPACKED, Allowance, Member, is_passed_over, refusal_of_name
from memcon.readers.opened import Opened, is_known, most_bytes, not_read, shown

MOST_NESTED = 3
"""So deep may archives lie in one another."""

SUFFIXES = (".zip", ".tar", *(suffix for packing in tars.PACKINGS for suffix in packing.suffixes))

_HEAD = 512


def is_archive(stream: IO[bytes]) -> bool:
    """True for an archive, told by its content; the stream (which can be sought) is left at its beginning."""
    begins = stream.read(_HEAD)
    stream.seek(0)
    if begins.startswith(packages.MAGIC):
        office = packages.office_of(stream)
        stream.seek(0)
        return office is None
    return begins.startswith(packages.EMPTY) or tars.is_tar(begins) or tars.packing_of(begins) is not None


def unpacked(opened: Opened, allowance: Allowance | None = None, depth: int = 0) -> Iterator[Opened]:
    """A source as it is; an archive's members in its place; a message with what is attached to it after it.

    `depth` is how many archives it lies in.
    """
    if opened.problem is not None:
        yield opened
        return
    stream = io.BytesIO(opened.content)
    if is_archive(stream):
        yield from opened_members(opened.path, stream, allowance, depth)
        return
    yield opened
    suffix = suffix_of(opened.path)
    if mail.holds_messages(opened.content, suffix):
        yield from _each(opened.path, attachments.members(opened.content, suffix), allowance or Allowance(), depth)


def opened_members(
    path: str, stream: IO[bytes], allowance: Allowance | None = None, depth: int = 0
) -> Iterator[Opened]:
    """The sources in the archive at `path`, whose bytes `stream` gives; with those of the archives in it."""
    held = 0
    for opened in _each(path, _members(path, stream), allowance or Allowance(), depth):
        held += 1
        yield opened
    if not held:
        problem = UnreadableSource(f"The archive {path} holds no files.", "Leave it out, or pack it again.")
        yield Opened(path, problem=problem)


def content_of(path: str) -> bytes:
    """The bytes of the source at `path`, a file or a file in an archive ("papers.zip/letters/no12.txt").

    UnreadableSource when there is none.
    """
    outer = path
    while not os.path.isfile(outer) and os.path.dirname(outer) not in ("", outer):
        outer = os.path.dirname(outer)
    try:
        with open(outer, "rb") as file:
            return file.read() if outer == path else _content_in(file, outer, path[len(outer) :].lstrip("/"))
    except OSError as error:
        raise _gone(path) from error


def _content_in(stream: IO[bytes], outer: str, inside: str) -> bytes:
    path = f"{outer}/{inside}"
    for member in _members(outer, stream):
        name = shown(member.name)
        if name == inside:
            return member.read(path, most_bytes(path))
        if inside.startswith(f"{name}/"):
            content = member.read(path, most_bytes(name))
            return _content_in(io.BytesIO(content), f"{outer}/{name}", inside[len(name) + 1 :])
    raise _gone(path)


def _members(path: str, stream: IO[bytes]) -> Iterator[Member]:
    """What an archive, or a message, holds; after what stands before a break, UnreadableSource."""
    stream.seek(0)
    begins = stream.read(_HEAD)
    stream.seek(0)
    packing = tars.packing_of(begins)
    if packing is not None:
        yield from tars.unpacked(path, stream, packing)
    elif tars.is_tar(begins):
        yield from tars.members(stream)
    elif begins.startswith((packages.MAGIC, packages.EMPTY)):
        yield from zips.members(stream)
    else:
        yield from attachments.members(stream.read(), suffix_of(path))


def _each(path: str, members: Iterator[Member], allowance: Allowance, depth: int) -> Iterator[Opened]:
    names: set[str] = set()
    while True:
        try:
            member = next(members, None)
        except UnreadableSource as problem:  # the archive itself breaks off
            yield Opened(path, problem=UnreadableSource(f"{path} {problem.message}", problem.remedy))
            return
        if member is None:
            return
        if depth == MOST_NESTED or allowance.spent:
            yield Opened(path, problem=_too_deep(path) if depth == MOST_NESTED else _too_much(path))
            return
        name = shown(member.name)
        if is_passed_over(name):
            continue
        inside = f"{path}/{name}"
        try:
            yield from _member(inside, member, name in names, allowance, depth)
        except UnreadableSource as problem:
            yield Opened(inside, problem=problem)
        names.add(name)


def _member(path: str, member: Member, again: bool, allowance: Allowance, depth: int) -> Iterator[Opened]:
    wrong = refusal_of_name(member.name)
    if wrong is not None:
        raise UnreadableSource(
            f"{path} was left out: its path {wrong}.", "Find out who made the archive before you trust it."
        )
    if again:
        raise UnreadableSource(
            f"{path} stands in its archive twice; the first was read.", "Rename one of them, and pack them again."
        )
    suffix = suffix_of(path)
    content = member.read(path, most_bytes(path))
    allowance.take(len(content))
    if suffix not in SUFFIXES and not is_known(path, content):
        raise not_read(path)
    yield from unpacked(Opened(path, content), allowance, depth + 1)


def _too_deep(path: str) -> UnreadableSource:
    return UnreadableSource(
        f"{path} lies {MOST_NESTED} archives deep, and holds files itself; memcon goes no deeper.",
        "Unpack it, and read the files it holds.",
    )


def _too_much(path: str) -> UnreadableSource:
    return UnreadableSource(
        f"{path} holds more than {MOST_UNPACKED // MIB} MiB unpacked; what goes beyond that was left out.",
        "Unpack it in parts, and read the files it holds.",
    )


def _gone(path: str) -> UnreadableSource:
    return UnreadableSource(f"There is no source {path} (any more).", "Check whether it was moved since it was read.")
