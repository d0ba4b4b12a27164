"""How far packed bytes may grow in unpacking before they are taken for a bomb."""

MOST_RATIO = 200
"""What is so many times its packed size is a bomb: prose packs to a third, a white page to a hundredth."""

HARMLESS = 4 * 1024 * 1024
"""So many bytes are unpacked whatever their ratio."""


def is_bomb(size: int, packed: int) -> bool:
    """True when `packed` bytes unpack to so many that nobody can have meant it."""
    return size > HARMLESS and size > MOST_RATIO * packed
