"""What an edition's markup, a catalogue or a web page says of a record, joined with what was read from its text."""

from typing import Any

from msgspec.structs import fields, replace

from memcon.model import Description, ReferenceCode
from memcon.stages.reference_codes import full_name, taken_apart

_ABOUT = ("evidence", "derived", "responsibility")
_EMPTY = Description()
_FIELDS = tuple(field.name for field in fields(Description))


def with_given(read: Description, given: Description) -> Description:
    """`read` with the fields of `given`.

    A field that somebody answers for (`given.responsibility`) stands, with its places, whatever was read ("other"
    as the form of an editor's note, too); any other field of `given` (the title of a web page) only where nothing
    was read. Archive references that are given are taken apart as those that are read.
    """
    if given == _EMPTY:
        return read
    if _answered("archive_refs", given):
        given = _with_codes(given)
    values: dict[str, Any] = {}
    about = {name: dict(getattr(read, name)) for name in _ABOUT}
    for name in _FIELDS:
        value = getattr(given, name)
        answered = _answered(name, given)
        if name in (*_ABOUT, "resp") or (value == getattr(_EMPTY, name) and not answered):
            continue
        if answered or getattr(read, name) == getattr(_EMPTY, name):
            values[name] = value
            for of, entries in about.items():
                kept = {key: entry for key, entry in entries.items() if not _is_of(key, name)}
                added = {key: entry for key, entry in getattr(given, of).items() if _is_of(key, name)}
                about[of] = kept | added
    return replace(read, **values, **about)


def _with_codes(given: Description) -> Description:
    codes = []
    about = {name: dict(getattr(given, name)) for name in _ABOUT}
    for at, words in enumerate(given.archive_refs):
        code = taken_apart(words)
        codes.append(
            ReferenceCode(
                text=words,
                repository=full_name(code.archive) if code else None,
                parts=code.levels if code else {},
                span=given.evidence.get(f"archive_refs.{at}"),
            )
        )
        for entries in about.values():
            if f"archive_refs.{at}" in entries:
                entries[f"reference_codes.{at}"] = entries[f"archive_refs.{at}"]
    return replace(given, reference_codes=tuple(codes), **about)


def _answered(field: str, given: Description) -> bool:
    return any(_is_of(key, field) for key in given.responsibility)


def _is_of(key: str, field: str) -> bool:
    """True for the field itself and for its members ("recipients.0")."""
    return key == field or key.startswith(f"{field}.")
