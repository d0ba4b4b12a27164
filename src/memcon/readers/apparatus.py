"""The editor's apparatus of a page: footnote markers, the notes they point to, and page marks."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from memcon.readers.page import elements, names, words_of

_MARKER = re.compile(r"\s*[\[(]?\s*(\d{1,4}|[a-z]|[ivxlc]{1,6}|[*†‡§¶#]{1,4})\s*[\])]?[.:]?\s*")
_BACK = re.compile(
    r"[\s\[\](){}]*"
    r"(?:[↩↑⏎^←↵⤴\ufe0e\ufe0f]+|(?:back|return|jump)(?: (?:up|to(?: the)?)(?: \w+)?)?|top)"
    r"[\s\[\](){}]*",
    re.IGNORECASE,
)
_NOTE_WORD = re.compile(r"(?:^|[-_:])(?:fn|ftn|note|notes|footnote|footnotes|endnote|endnotes|noteref)(?=$|[-_:\d])")
_NOTE_BLOCKS = names("li p div dd tr aside section blockquote")

_PAGE_WORDS = names(
    "tei-pb tei-pb1 tei-pb2 pb pagebreak page-break page-marker pagemarker pagenum pageno page-number"
)
_PAGE_ID = re.compile(r"(?:pg|page|pagenum|pb)[-_.]?0*(\d{1,5}|[ivxlc]{1,8})", re.IGNORECASE)
_PAGE_TEXT = re.compile(
    r"\s*[\[({<|]*\s*(?:(?:page|pg|p)\b\.?)?\s*(\d{1,5}[a-z]?|[ivxlc]{1,8})\s*[\])}>|]*\s*", re.IGNORECASE
)


class Apparatus(NamedTuple):
    """Elements by `mem_id`: footnote markers and notes with their labels, links back to a marker, page marks.

    `own_labels` are links that stand at the head of a note and show its own number.
    """

    markers: dict[int, str]
    notes: dict[int, str]
    back_links: frozenset[int]
    own_labels: frozenset[int]
    pages: dict[int, str]


def apparatus_of(page: LexborHTMLParser) -> Apparatus:
    """Find the apparatus of `page`.

    A footnote marker is a link whose words are a number, letter or sign, that points to a later place of
    the page and looks like a marker: it is raised, its class, id or address speaks of a note, or a link
    leads back to it. A raised number without a link is one when a note of the page has that number.
    """
    root = page.root
    if root is None:
        return Apparatus({}, {}, frozenset(), frozenset(), {})
    order: dict[int, int] = {}
    places: dict[str, LexborNode] = {}
    links: list[tuple[LexborNode, str]] = []
    raised: list[LexborNode] = []
    pages: dict[int, str] = {}
    for at, node in enumerate(elements(root)):
        order[node.mem_id] = at
        attributes = node.attributes
        for name in (attributes.get("id"), attributes.get("name") if node.tag == "a" else None):
            if name:
                places.setdefault(name, node)
        if node.tag == "a" and "#" in (attributes.get("href") or ""):
            links.append((node, (attributes.get("href") or "").partition("#")[2]))
        elif node.tag == "sup":
            raised.append(node)
        label = _page_label(node)
        if label is not None:
            pages[node.mem_id] = label
    markers, notes, back, own = _linked(links, places, order)
    known = set(notes.values())
    for node in raised:
        found = _MARKER.fullmatch(node.text())
        linked = _within(node, markers) or _within(node, notes) or _holds(node, markers)
        if found and found.group(1) in known and not linked:
            markers[node.mem_id] = found.group(1)
    return Apparatus(markers, notes, frozenset(back), frozenset(own), pages)


def _linked(
    links: list[tuple[LexborNode, str]], places: dict[str, LexborNode], order: dict[int, int]
) -> tuple[dict[int, str], dict[int, str], set[int], set[int]]:
    markers: dict[int, str] = {}
    notes: dict[int, str] = {}
    ahead: list[tuple[LexborNode, LexborNode, str]] = []
    behind: list[tuple[LexborNode, LexborNode]] = []
    for link, name in links:
        target = places.get(name)
        if target is None:
            continue
        words = _MARKER.fullmatch(link.text())
        if words and order[target.mem_id] > order[link.mem_id]:
            ahead.append((link, target, words.group(1)))
        elif words or _BACK.fullmatch(link.text()):
            behind.append((link, target))
    near: set[int] = set()  # markers, what is in them and what closely holds them
    for link, target, label in ahead:
        block = _note_block(target)
        around = {each.mem_id for each in _closely_around(link)} | {each.mem_id for each in elements(link)}
        leads_back = any(there.mem_id in around and _is_in(other, block) for other, there in behind)
        if (leads_back or _speaks_of_note(link) or _speaks_of_note(target)) and not _is_in(link, block):
            markers[link.mem_id] = label
            near |= around
            # A block that holds several notes is the place of none.
            notes[block.mem_id] = label if notes.get(block.mem_id, label) == label else ""
    notes = {at: label for at, label in notes.items() if label}
    back: set[int] = set()
    own: set[int] = set()
    for link, there in behind:
        if _within(link, notes) or there.mem_id in near:
            (back if _BACK.fullmatch(link.text()) else own).add(link.mem_id)
    return markers, notes, back, own


def _page_label(node: LexborNode) -> str | None:
    """The page that begins at this element, when it is a page mark."""
    attributes = node.attributes
    marked = (
        bool(words_of(node) & _PAGE_WORDS)
        or (attributes.get("role") or "") == "doc-pagebreak"
        or (attributes.get("epub:type") or "") == "pagebreak"
    )
    name = attributes.get("id") or attributes.get("name") or ""
    named = _PAGE_ID.fullmatch(name)
    if not marked and not (named and node.tag in ("a", "span")):
        return None
    words = node.text()
    if words.strip():
        found = _PAGE_TEXT.fullmatch(words)
        return found.group(1) if found else None
    for given in (attributes.get("data-n"), attributes.get("title"), attributes.get("aria-label")):
        found = _PAGE_TEXT.fullmatch(given or "")
        if found:
            return found.group(1)
    return named.group(1) if named else None


def _speaks_of_note(node: LexborNode) -> bool:
    attributes = node.attributes
    if (attributes.get("rel") or "") == "footnote" or (attributes.get("role") or "").startswith("doc-"):
        return True
    if "note" in (attributes.get("epub:type") or ""):
        return True
    for each in _closely_around(node):
        if each.tag == "sup" or any(_NOTE_WORD.search(word) for word in words_of(each)):
            return True
    child = node.first_child
    return child is not None and child.tag == "sup"


def _note_block(target: LexborNode) -> LexborNode:
    node: LexborNode | None = target
    while node is not None and node.tag not in _NOTE_BLOCKS:
        if node.tag in ("body", "main", "article"):
            return target
        node = node.parent
    return node or target


def _closely_around(node: LexborNode) -> Iterator[LexborNode]:
    """The element and the two that hold it: a raised link, or a note in a list of notes."""
    around: LexborNode | None = node
    for _ in range(3):
        if around is None:
            return
        yield around
        around = around.parent


def _is_in(node: LexborNode, outer: LexborNode) -> bool:
    return _within(node, {outer.mem_id: ""})


def _within(node: LexborNode, ids: dict[int, str]) -> bool:
    """True when the element or one that holds it is in `ids`."""
    around: LexborNode | None = node
    while around is not None:
        if around.mem_id in ids:
            return True
        around = around.parent
    return False


def _holds(node: LexborNode, ids: dict[int, str]) -> bool:
    return any(each.mem_id in ids for each in elements(node))
