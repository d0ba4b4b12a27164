"""The files of office programs: XML in a ZIP file, opened within bounds, with nothing in them run or fetched."""

import io
import zipfile
from typing import TYPE_CHECKING

from memcon.errors import UnreadableSource
from memcon.readers.bounds import is_bomb
from memcon.readers.packages import ENCRYPTED, FAULTS

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST = 256 * 1024 * 1024  # bytes of one tree: a volume of ten thousand pages stays below
_AGAIN = "Open it in its own program, save it again, and read that; or get it again from where it came."


class OfficeFile:
    """A file of an office program by its parts; `name` says whose ("a Word file")."""

    def __init__(self, content: bytes, name: str) -> None:
        """Open it; UnreadableSource when it is broken or protected by a password."""
        self._name = name
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except FAULTS as error:
            raise self._damaged() from error
        self._held = {part.filename: part for part in self._archive.infolist()}
        if any(part.flag_bits & ENCRYPTED for part in self._held.values()):
            raise self.locked()

    @property
    def parts(self) -> frozenset[str]:
        """The names of its parts ("word/document.xml")."""
        return frozenset(self._held)

    def tree(self, part: str) -> "_Element | None":
        """The XML of a part, None when there is no such part.

        UnreadableSource when it is broken, made to fill the memory, or declares entities.
        """
        from lxml import etree

        held = self._held.get(part)
        if held is None:
            return None
        if is_bomb(held.file_size, held.compress_size) or held.file_size > _MOST:
            raise UnreadableSource(
                f"is {self._name} that unpacks to far more than its size, as a ZIP bomb does.",
                "If you trust where it comes from, open it in its own program, and save it again.",
            )
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(self._archive.read(held), parser)
        except (*FAULTS, etree.XMLSyntaxError) as error:
            raise self._damaged() from error
        if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]
            raise UnreadableSource(
                f"is {self._name} that declares XML entities, which no program does: it is made to do harm.",
                "Leave it out, and find out where it comes from.",
            )
        return root

    def required(self, part: str) -> "_Element":
        """The XML of a part without which there is no text; UnreadableSource when it is not there."""
        root = self.tree(part)
        if root is None:
            raise self._damaged()
        return root

    def locked(self) -> UnreadableSource:
        """For a file that is protected by a password."""
        return UnreadableSource(
            f"is {self._name} that is protected by a password.",
            "Open it in its own program, save it without the password, and read that.",
        )

    def _damaged(self) -> UnreadableSource:
        return UnreadableSource(f"is {self._name} that is damaged.", _AGAIN)
