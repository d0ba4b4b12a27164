"""What the encoder gives for each piece, and in which columns: shared by the trained model and by its reading."""

from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

Label = Literal["cue", "source", "content", "PER", "ORG", "GPE", "LOC"]

ROLES: Final = ("cue", "source", "content")
KINDS: Final = ("PER", "ORG", "GPE", "LOC")
OUTSIDE, BEGIN, INSIDE = 0, 1, 2  # of each group of three columns

LABELS: Final = (*ROLES, *KINDS)
COLUMNS: Final = 3 * len(LABELS)

LINKS: Final = ("source", "content")  # what a cue is linked to
LINK_WIDTH: Final = 128  # of a query or key for one kind of link

OPENING, CLOSING = 101, 102  # the pieces that the encoder wants at the ends of a window

NEWS, RECORD = 0, 1  # in whose manner to annotate: the token type that the encoder is given

NEAR: Final = 8  # distances up to this have a bucket each, further ones share buckets that double in breadth
FAR: Final = 256
SIDE: Final = NEAR + 2 * 5  # buckets on one side, beside 0
BUCKETS: Final = 2 * SIDE + 1


def columns(label: Label) -> slice:
    """The three columns (outside, begin, inside) of `label`, one of LABELS."""
    at = 3 * LABELS.index(label)
    return slice(at, at + 3)


def buckets(distance: NDArray[np.int64]) -> NDArray[np.int64]:
    """The bucket, 0 to BUCKETS - 1, of each distance in pieces from the first piece of a cue (negative before it)."""
    far = np.minimum(np.abs(distance), FAR - 1)
    coarse = NEAR + 1 + np.floor(2 * np.log2(np.maximum(far, NEAR + 1) / (NEAR + 1)) + 1e-9).astype(np.int64)
    size = np.minimum(np.where(far <= NEAR, far, coarse), SIDE)
    return (np.sign(distance) * size + SIDE).astype(np.int64)
