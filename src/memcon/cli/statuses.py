"""Exit statuses: what a command ends with, for scripts that call it."""

from enum import IntEnum


class Status(IntEnum):
    """Exit status of a command; `meaning` says it in words."""

    DONE = 0
    INCOMPLETE = 1
    USAGE = 2
    LIBRARY = 3
    NOT_FOUND = 4
    CLUSTER = 5
    FAULT = 70
    INTERRUPTED = 130
    PIPE_CLOSED = 141

    @property
    def meaning(self) -> str:
        """What this status tells, in one clause."""
        return MEANINGS[self]


MEANINGS: dict[Status, str] = {
    Status.DONE: "all was done",
    Status.INCOMPLETE: "some sources could not be read, or `check` found problems; the rest was done",
    Status.USAGE: "the command was called wrongly, or asks what cannot be asked; nothing was done",
    Status.LIBRARY: "the library could not be opened, read or written, or a result could not be written",
    Status.NOT_FOUND: "no record, actor or statement has that id",
    Status.CLUSTER: "the cluster or the workers could not be used; what was read until then is kept",
    Status.FAULT: "a fault in memcon itself",
    Status.INTERRUPTED: "interrupted (Ctrl-C); what was read until then is kept",
    Status.PIPE_CLOSED: "the program that read the output went away (as `head` does)",
}
