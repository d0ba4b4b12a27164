"""The one family of errors a user may see: what is wrong, and what to do about it."""


class MemconError(Exception):
    """Something the user can act on.

    `message` is a sentence that says what is wrong, `remedy` one that says what to do.
    `exit_status` is what a command ends with when this error stops it.
    """

    exit_status = 1

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class UnreadableSource(MemconError):
    """A file, folder or stream that could not be turned into records; the others still are."""


class SidecarFault(UnreadableSource):
    """What the catalogue at the path `catalogue`, beside the files, says amiss; the rest of it is used."""

    def __init__(self, catalogue: str, message: str, remedy: str = "") -> None:
        super().__init__(message, remedy)
        self.catalogue = catalogue


class LibraryError(MemconError):
    """A library that cannot be opened, read or written."""

    exit_status = 3


class RecordRefused(LibraryError):
    """One record that a library does not take in; the library is whole, and the next record can be added."""


class WorkersError(MemconError):
    """Workers that cannot be reached, or cannot go on; what was read until then is kept."""

    exit_status = 5


class NotFound(MemconError):
    """No record, actor or statement has the id asked for."""

    exit_status = 4


class UsageError(MemconError):
    """A question that cannot be asked in this form (a bad date, an unknown form or actor)."""

    exit_status = 2
