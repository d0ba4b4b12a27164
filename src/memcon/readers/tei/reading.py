"""From an edition in TEI to its text and records."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from memcon.errors import UnreadableSource
from memcon.readers.extracted import Extracted, Item
from memcon.readers.settings import Settings
from memcon.readers.tei.described import Described
from memcon.readers.tei.header import edition_of
from memcon.readers.tei.items import lone, name_in_volume, records
from memcon.readers.tei.persons import named
from memcon.readers.tei.tree import name_of, parse
from memcon.readers.tei.writing import Writer
from memcon.readers.tiling import tiled
from memcon.text import Span

if TYPE_CHECKING:
    from lxml.etree import _Element


def extract(content: bytes, settings: Settings) -> Extracted:
    """The text of an edition with its records; UnreadableSource when it shows no words or is no sound XML."""
    tree = parse(content)
    found = records(tree.root)
    writer = Writer(tree, found or (lone(tree.root),))
    writer.write(tree.root)
    text = writer.written()
    if not text.strip():
        raise UnreadableSource("is a TEI file without a text.", "Its edition may keep the text in another file.")
    edition = edition_of(tree.root)
    printed = [element for element in found if element in writer.places]
    cards = [Described(element, text, writer.places, edition).description() for element in printed]
    actors, mentions = named(tree.root, writer.named, text, edition.name)
    extracted = Extracted(
        text,
        actors=actors,
        mentions=mentions,
        pages=writer.pages(),
        divisions=writer.divisions,
        findings=(*tree.findings, *writer.findings),
        volume=edition.title,
    )
    if len(printed) < 2:
        card = cards[0] if cards else Described(lone(tree.root), text, writer.places, edition).description()
        return extracted._replace(description=card)
    names = [name_in_volume(element) for element in printed]
    distinct = None not in names and len(set(names)) == len(names)
    items = [
        Item(writer.places[element], name if distinct else None, card)
        for element, name, card in zip(printed, names, cards, strict=True)
    ]
    return extracted._replace(items=tiled(text, items, *_bounds(writer.places, items, len(text))))


def _bounds(places: dict["_Element", Span], items: Sequence[Item], length: int) -> tuple[int, int]:
    """Where the records begin and end: behind the front matter before them, before the back matter after them."""
    begin, end = 0, length
    for element, place in places.items():
        name = name_of(element)
        if name == "front" and place.end <= items[0].span.start:
            begin = max(begin, place.end)
        elif name == "back" and place.start >= items[-1].span.end:
            end = min(end, place.start)
    return begin, end
