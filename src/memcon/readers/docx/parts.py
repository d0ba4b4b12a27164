"""The parts of a Word file (Office Open XML, ECMA-376), found by their relationships."""

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING

from memcon.readers.office import OfficeFile
from memcon.readers.tei.tree import name_of

if TYPE_CHECKING:
    from lxml.etree import _Element


class Parts:
    """The parts of a Word file that are read. Strict and transitional files differ in namespaces: names count."""

    def __init__(self, content: bytes) -> None:
        """Open a Word file; UnreadableSource when it is broken, locked or made to do harm."""
        self._file = OfficeFile(content, "a Word file")
        main = next((path for kind, _, path in self._related("") if kind == "officeDocument"), "word/document.xml")
        self.document = self._file.required(main)
        self._paths: dict[str, str] = {}
        self._by_id: dict[str, str] = {}
        for kind, name, path in self._related(main):
            self._paths.setdefault(kind, path)
            self._by_id[name] = path

    @property
    def has_macros(self) -> bool:
        """True when there is a program in it."""
        return any(part.lower().endswith("vbaproject.bin") for part in self._file.parts)

    def related(self, kind: str) -> "_Element | None":
        """The part of a kind ("footnotes"); None when there is none."""
        return self._tree(self._paths.get(kind))

    def by_id(self, name: str | None) -> "_Element | None":
        """The part that the text refers to by an id."""
        return self._tree(self._by_id.get(name or ""))

    def title(self) -> str | None:
        """The title in the file's properties."""
        path = next((path for kind, _, path in self._related("") if kind == "core-properties"), None)
        found = child(self._tree(path), "title")
        return found.text if found is not None else None

    def _tree(self, path: str | None) -> "_Element | None":
        return self._file.tree(path) if path else None

    def _related(self, part: str) -> Iterator[tuple[str, str, str]]:
        """Kind, id and path of what a part ("" for the whole file) is related to inside the file."""
        folder, name = posixpath.split(part)
        root = self._file.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        for each in children(root) if root is not None else ():
            if each.get("TargetMode") != "External":
                kind = (each.get("Type") or "").rpartition("/")[2]
                path = posixpath.normpath(posixpath.join("/", folder, each.get("Target") or "")).lstrip("/")
                yield kind, each.get("Id") or "", path


def attribute(element: "_Element | None", name: str) -> str | None:
    """An attribute of the element's own namespace."""
    if element is None or not isinstance(element.tag, str):
        return None
    return element.get(f"{element.tag.rpartition('}')[0]}}}{name}")


def reference(element: "_Element") -> str | None:
    """The id of the part that an element refers to (`r:id`)."""
    return next((str(value) for key, value in element.attrib.items() if str(key).endswith("relationships}id")), None)


def children(element: "_Element") -> Iterator["_Element"]:
    """The elements in an element; of alternatives for several programs the first."""
    for child in element:
        if name_of(child) == "AlternateContent":
            yield from children(next(iter(child), child))
        elif name_of(child):
            yield child


def child(element: "_Element | None", *path: str) -> "_Element | None":
    """The first element at a path of names; None when there is none."""
    for name in path:
        element = next((each for each in element if name_of(each) == name), None) if element is not None else None
    return element


def is_on(element: "_Element | None", *path: str) -> bool:
    """True when a property is there and not switched off."""
    found = child(element, *path)
    return found is not None and (attribute(found, "val") or "true") not in ("0", "false", "off", "none")
