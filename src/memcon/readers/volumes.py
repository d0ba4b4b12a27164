"""The records of a volume, told apart by their headings."""

from memcon.readers.extracted import Extracted, Item


def items_of(extracted: Extracted) -> tuple[Item, ...]:
    """The records that a text holds, in its order; none when it is a single record."""
    return ()
