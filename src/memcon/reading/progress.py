"""How whoever watches a reading is told how far it has come."""

from typing import Protocol


class Progress(Protocol):
    """Told of every piece of work that is done."""

    def advance(self) -> None:
        """One more source is done."""
        ...

    def page(self, number: int, pages: int) -> None:
        """Page `number` of the `pages` in the source that is at work is recognised."""
        ...

    def record(self, number: int, records: int) -> None:
        """Record `number` of the `records` in the source that is at work is done."""
        ...
