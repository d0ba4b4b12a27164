"""A TEI file as a tree, read without following anything that leads out of it.

The parser is libxml2 (lxml). No DTD is loaded, no address is opened, no inclusion is followed and no entity is
expanded but the named characters of HTML and those that the file itself declares as plain words. A file whose
entities multiply one another is refused.
"""

import re
from collections.abc import Iterator
from html.entities import html5
from typing import TYPE_CHECKING, NamedTuple

from memcon.errors import UnreadableSource
from memcon.model import Finding

if TYPE_CHECKING:
    from lxml.etree import _Element

STAGE = "tei@1"
XML = "{http://www.w3.org/XML/1998/namespace}"
INCLUDE = "{http://www.w3.org/2001/XInclude}include"

_HEAD = 4096
_ROOT = re.compile(rb"<(?:[A-Za-z][\w.-]*:)?(?:TEI(?:\.2)?|teiCorpus(?:\.2)?)[\s>/]")
_ELEMENT = re.compile(rb"<[A-Za-z]")
_BOMB = "entities that hold one another, which would fill the memory"
_PLAIN_WORDS = 200  # characters; a longer entity of the file's own is no abbreviation


class Tree(NamedTuple):
    """The root of a TEI file, its own entities by name, and what is wrong with it."""

    root: "_Element"
    entities: dict[str, str]
    findings: tuple[Finding, ...]

    def entity(self, name: str) -> str | None:
        """What "&name;" stands for, or None when nothing in the file or in HTML says so."""
        return self.entities.get(name) or html5.get(f"{name};")


def is_tei(content: bytes, suffix: str) -> bool:
    """True when the first element of an XML file is that of TEI, whatever the file is called."""
    head = content[:_HEAD].lstrip(b"\xef\xbb\xbf\xfe\xff\x00 \t\r\n")
    if not head.startswith(b"<"):
        return False
    if b"\0" in head:  # UTF-16: its letters are those of ASCII with a NUL beside each
        head = head.replace(b"\0", b"")
    first = next((m for m in _ELEMENT.finditer(_without_prolog(head))), None)
    return first is not None and _ROOT.match(_without_prolog(head), first.start()) is not None


def parse(content: bytes) -> Tree:
    """The tree of `content`; what is not well-formed is mended and said in a finding.

    UnreadableSource when there is no element in it, or its entities multiply one another.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root: _Element | None = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        root = None
    # An entity nobody declared is no fault of form here: its name says what it stands for, or a finding does.
    faults = [e for e in parser.error_log if e.level_name == "FATAL" and e.type_name != "ERR_UNDECLARED_ENTITY"]
    for fault in faults:
        if fault.type_name in ("ERR_ENTITY_LOOP", "ERR_RESOURCE_LIMIT"):
            deep = "depth" in fault.message
            raise UnreadableSource(
                "nests its elements too deep to be an edition." if deep else f"declares {_BOMB}.",
                "It is no edition of records; leave it out.",
            )
    if root is None:
        raise UnreadableSource(
            f"is not well-formed XML ({faults[0].message})." if faults else "is not well-formed XML.",
            "Have it checked by the program that made it, or export it as plain text or HTML.",
        )
    return Tree(root, _own_entities(root), tuple(_broken(faults[0].line, faults[0].message) if faults else ()))


def name_of(element: "_Element") -> str:
    """An element's name without its namespace; empty for what is no element (an entity)."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: "_Element", name: str) -> str:
    """An attribute by its name without a namespace, white space collapsed; empty when it is not there."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return " ".join(str(value).split())
    return ""


def inside(element: "_Element", *names: str) -> Iterator["_Element"]:
    """The elements of these names in `element`, in the order of the file, without those inside notes."""
    for child in element:
        name = name_of(child)
        if name in names:
            yield child
        if name != "note":
            yield from inside(child, *names)


def words_of(element: "_Element") -> str:
    """The words of an element without those of notes in it, white space collapsed."""
    return " ".join("".join(_words(element)).split())


def _words(element: "_Element") -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if name_of(child) not in ("note", ""):
            yield from _words(child)
        yield child.tail or ""


def _without_prolog(head: bytes) -> bytes:
    """`head` without comments, instructions and the document type, which may show any tag."""
    head = re.sub(rb"<!--.*?(?:-->|$)|<\?.*?(?:\?>|$)", b"", head, flags=re.DOTALL)
    return re.sub(rb"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", b"", head, flags=re.DOTALL)


def _own_entities(root: "_Element") -> dict[str, str]:
    declared = root.getroottree().docinfo.internalDTD
    own: dict[str, str] = {}
    for entity in declared.iterentities() if declared is not None else ():  # type: ignore[attr-defined]
        content = entity.content
        if content and "&" in content.replace("&#", ""):
            raise UnreadableSource(f"declares {_BOMB}.", "It is no edition of records; leave it out.")
        if content and "<" not in content and len(content) <= _PLAIN_WORDS:
            own[str(entity.name)] = content
    return own


def _broken(line: int, message: str) -> Iterator[Finding]:
    yield Finding(stage=STAGE, reason=f"not well-formed XML from line {line} on ({message}); what could be read was")
