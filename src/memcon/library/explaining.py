"""Why a question found nothing, and what a date leaves out, in words."""

from collections.abc import Iterator

from memcon.library.conditions import What
from memcon.library.filters import Filter
from memcon.library.storage import Storage
from memcon.query.tree import EVERYTHING, And, Field, Node, Not, all_of

MOST = 6  # parts of a question that are tried without the rest

_PARTS = {
    "by": "the speaker",
    "to": "the addressee",
    "about": "the actor spoken of",
    "with": "the actor",
    "form": "the form",
    "act": "the act",
    "class": "the classification",
    "archive": "the archive",
    "place": "the place",
    "language": "the language",
    "date": "the date",
}


def note(storage: Storage, asked: Filter, what: What, total: int) -> str:
    """What there is to say about an answer of so many rows; "" when nothing."""
    said = list(asked.nobody)
    if not total and not said:
        said += _nothing(storage, asked, what)
    if asked.dated is not None:
        undated = _count(storage, "SELECT count(*) FROM record WHERE earliest IS NULL")
        if undated:
            said.append(
                f"{undated} {'record has' if undated == 1 else 'records have'} no date and cannot be found by one"
            )
    return "; ".join(said)


def _nothing(storage: Storage, asked: Filter, what: What) -> Iterator[str]:
    one = what.removesuffix("s")
    held = _count(storage, f"SELECT count(*) FROM {one}")
    if not held:
        yield f"the library holds no {what} yet"
        return
    words = asked.words.parts if isinstance(asked.words, And) else (asked.words,)
    parts = (*words, *asked.others)
    if len(parts) == 1:
        yield f"none of the library's {held} {what if held > 1 else one} has it"
        return
    missing = [part for part in parts[:MOST] if not _found(storage, asked, what, part)]
    if missing:
        yield from (f"there is no {one} {_said(asked, part)}" for part in missing)
        return
    if asked.words != EVERYTHING and asked.others:
        some = _found(storage, asked, what, asked.words)
        if some:
            of_them = "but not" if some == 1 else "none of them"
            others = _said(asked, all_of(*asked.others))
            yield f"{some} {what if some > 1 else one} {_said(asked, asked.words)}, {of_them} {others}"
    for left_out in parts[:MOST]:
        rest = all_of(*(part for part in parts if part is not left_out))
        would = _found(storage, asked, what, rest)
        if would:
            yield f"{_without(asked, left_out)} there would be {would}"


def _said(asked: Filter, part: Node) -> str:
    return asked.in_words(part).replace("possibly dated", "dated")  # where there is none, none is possible


def _without(asked: Filter, part: Node) -> str:
    if isinstance(part, Field):
        return f"without {_PARTS[part.name]}"
    if isinstance(part, Not):
        return f"with {asked.in_words(part.part).removeprefix('with ')} allowed"
    return f"without {asked.in_words(part).removeprefix('with ')}"


def _found(storage: Storage, asked: Filter, what: What, node: Node) -> int:
    sql, values = asked.conditions(node)
    tables = "record AS r" if what == "records" else "statement AS s JOIN record AS r ON r.key = s.record"
    return int(storage.execute(f"SELECT count(*) FROM {tables} WHERE {sql}", values).fetchone()[0])


def _count(storage: Storage, sql: str) -> int:
    return int(storage.execute(sql).fetchone()[0])
