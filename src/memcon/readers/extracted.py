"""What a reader of one format gives: the text of a source, once, with what its markup and layout say of it."""

from typing import NamedTuple

from memcon.model import Actor, Description, Division, Finding, Mention, Page
from memcon.text import Span


class Item(NamedTuple):
    """One record of a volume: where its text stands in that of the source (code points, end exclusive).

    `name` is the volume's own id for it ("d519"), if it has one. The places in `description` (which the
    volume's markup gives, each field with its `responsibility`) are those of the source's text; `findings` are
    about the record as a whole and have no place.
    """

    span: Span
    name: str | None = None
    description: Description = Description()
    findings: tuple[Finding, ...] = ()


class Extracted(NamedTuple):
    """A source's text and what its format says of it; all places are code points of `text`, ends exclusive.

    `items` are the records that the format itself tells apart (the divisions of a TEI volume), in the order of
    the text; with none, the text is looked through for them. `volume` is the title of a volume. `actors` are those
    whom the markup names and tells apart, `mentions` where it does.
    """

    text: str
    description: Description = Description()
    pages: tuple[Page, ...] = ()
    divisions: tuple[Division, ...] = ()
    findings: tuple[Finding, ...] = ()
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    items: tuple[Item, ...] = ()
    volume: str | None = None
