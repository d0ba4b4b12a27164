"""Addresses of pages: ids of any characters as readable, stable paths."""

import re
from typing import Any

from werkzeug.routing import BaseConverter, ValidationError

_PLAIN = re.compile(r"[\w-]")
_ESCAPED = re.compile(r"~([0-9A-F]{2})")


def slug(identifier: str) -> str:
    """`identifier` as a path: letters, digits, "-", "_" stand for themselves, so does a slash between two parts.

    Every other character becomes "~" and two hexadecimal digits for each of its UTF-8 bytes. A dot is among
    them, so that ".json" at the end of an address always means the twin of the page.
    """
    parts = identifier.split("/")
    if not all(parts):  # a leading, trailing or doubled slash would not survive in an address
        return _escaped(identifier)
    return "/".join(_escaped(part) for part in parts)


def _escaped(part: str) -> str:
    return "".join(
        c if _PLAIN.fullmatch(c) else "".join(f"~{byte:02X}" for byte in c.encode("utf-8", "surrogatepass"))
        for c in part
    )


def unslug(path: str) -> str:
    """The identifier that `slug` turned into `path`; ValueError when no identifier has this path."""
    parts: list[bytes] = []
    at = 0
    for match in _ESCAPED.finditer(path):
        parts += [path[at : match.start()].encode(), bytes.fromhex(match[1])]
        at = match.end()
    try:
        identifier = b"".join([*parts, path[at:].encode()]).decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        identifier = ""
    if not identifier or slug(identifier) != path:
        raise ValueError(f"{path!r} is the address of no record or actor")
    return identifier


class IdConverter(BaseConverter):
    """The `<id:...>` of a route: an identifier written as `slug` writes it."""

    regex = r"[^.?#]+?"
    part_isolating = False

    def to_python(self, value: str) -> str:
        try:
            return unslug(value)
        except ValueError as error:
            raise ValidationError(str(error)) from error

    def to_url(self, value: Any) -> str:
        return super().to_url(slug(str(value)))


def anchor(statement_id: str) -> str:
    """The fragment that marks a statement on the page of its record: the last part of its permanent link."""
    return "s-" + slug(statement_id).replace("/", "~2F")
