"""Gold files: JSON Lines, plain or .gz, in one of three forms that their content tells apart."""

import gzip
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final, Generic, Literal, Protocol, TypeVar

import msgspec

from memcon.errors import MemconError

Form = Literal["statements", "attributions", "mentions"]

# What a line of each form has; an export, which has mentions too, is of the first.
_MARKS: Final[tuple[Form, ...]] = ("statements", "attributions", "mentions")


class UnusableGold(MemconError):
    """A gold file, or a prediction for it, that no figures can be taken of."""

    exit_status = 2


class Line(Protocol):
    """What every line has; the text may be absent from a prediction."""

    @property
    def id(self) -> str: ...
    @property
    def text(self) -> str | None: ...


_L = TypeVar("_L", bound=Line)


def form_of(path: Path) -> Form:
    """Which form a gold file has, by its first line; UnusableGold when it cannot be read or has none of them."""
    for number, line in _lines(path):
        try:
            keys = msgspec.json.decode(line, type=dict[str, msgspec.Raw]).keys()
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise _unusable(path, number, f"is no gold record: {error}") from error
        for mark in _MARKS:
            if mark in keys:
                return mark
        raise UnusableGold(
            f"Line {number} of the gold file {path} has no statements, attributions or mentions.",
            "Give a file of statements (as an export has them), of attributions or of entities and their mentions.",
        )
    raise _empty(path)


def read_lines(path: Path, kind: type[_L], fault: Callable[[_L], str | None] | None = None) -> list[_L]:
    """All lines of `path` as `kind`; UnusableGold with the line for a fault.

    `fault` says what makes a line unusable, in words that follow "line N", or None.
    """
    decoder = msgspec.json.Decoder(kind)
    found: dict[str, _L] = {}
    for number, content in _lines(path):
        try:
            line = decoder.decode(content)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise _unusable(path, number, f"is no gold record: {error}") from error
        if line.id in found:
            raise _unusable(path, number, f"has the record {line.id} a second time")
        if fault is not None and (what := fault(line)):
            raise _unusable(path, number, what)
        found[line.id] = line
    if not found:
        raise _empty(path)
    return list(found.values())


def outside(what: str, start: int, end: int, key: str, text: str) -> str | None:
    """The fault of a place that is not in `text`, the text of the record `key`; None when it is."""
    if 0 <= start < end <= len(text):
        return None
    return f"has {what} of {key} at {start}-{end}, outside its text of {len(text)} code points"


class Predictions(Generic[_L]):
    """Predictions by the gold that they belong to."""

    def __init__(self, predicted: Iterable[_L]) -> None:
        self._by_id: dict[str, _L] = {}
        self._by_text: dict[str, _L] = {}
        for line in predicted:
            self._by_id[line.id] = line
            if line.text is not None:
                self._by_text.setdefault(line.text, line)

    def of(self, key: str, text: str) -> _L:
        """The prediction of this id, else the one of this text; UnusableGold when there is none or it has another."""
        found = self._by_id.get(key) or self._by_text.get(text)
        if found is None:
            raise UnusableGold(f"There is no prediction for {key}.", "Read all records that the gold file has.")
        if found.text not in (None, text):
            raise UnusableGold(
                f"The text of {found.id} is not the text of the gold record {key}.",
                "Read the same file that was annotated.",
            )
        return found


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield number, line
    except (OSError, EOFError, zlib.error) as error:
        raise UnusableGold(
            f"The gold file {path} cannot be read: {error}.", "Check the path and the file."
        ) from error


def _empty(path: Path) -> UnusableGold:
    return UnusableGold(f"The gold file {path} has no records.", "Give a file with one JSON object a line.")


def _unusable(path: Path, number: int, what: str) -> UnusableGold:
    return UnusableGold(
        f"Line {number} of the gold file {path} {what}.", "Mend the line, or make the gold file again."
    )
