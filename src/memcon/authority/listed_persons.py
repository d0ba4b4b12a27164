"""A user's own people and offices from a TEI list of persons (`listPerson`)."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from memcon.authority.entries import Entries, Person, Tenure
from memcon.authority.folding import slug
from memcon.authority.gathered import Gathered, dated, fault, lifetime
from memcon.authority.own_offices import office_written

if TYPE_CHECKING:
    from lxml.etree import _Element

_OFFICES = ("occupation", "affiliation", "state")
_IDS = ("VIAF", "GND", "LCNAF", "Wikidata", "ISNI", "ORCID")


def read_list(content: bytes, path: Path) -> Entries:
    """People of all `person` elements: `persName`, `birth`, `death`, `idno`, and offices in `occupation`,
    `affiliation` or `state` with `from`, `to`, `when`, `notBefore`, `notAfter`.

    An office whose state is neither in its words nor in its `ref` or `key` is no fault: the person is taken without
    it. AuthorityFault, naming element and line, for what cannot be meant.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise fault(path, "", f"is not well-formed XML ({error.msg})", "Mend it with an XML editor.") from None
    gathered = Gathered(path)
    for element in root.iter("{*}person"):
        _read_person(element, path, gathered)
    return gathered.entries()


def _read_person(element: "_Element", path: Path, gathered: Gathered) -> None:
    where = f"person at line {element.sourceline}"
    names = [name for each in _children(element, "persName") if (name := _name(each))]
    if not names:
        raise fault(path, where, "has no name", "Give it a persName.")
    key = element.get("{http://www.w3.org/XML/1998/namespace}id") or slug(names[0])
    person = Person(
        id=f"{slug(path.stem)}:{key}",
        name=names[0],
        forms=tuple(dict.fromkeys(names[1:])),
        birth=lifetime(_when(element, "birth"), path, where, "birth"),
        death=lifetime(_when(element, "death"), path, where, "death"),
        same_as={
            kind.lower(): _words(each)
            for each in _children(element, "idno")
            for kind in _IDS
            if each.get("type", "").upper() == kind.upper() and _words(each)
        },
        source=path.name,
    )
    gathered.person(person)
    for each in _children(element, *_OFFICES):
        where = f"{_tag(each)} at line {each.sourceline}"
        office = office_written(_words(each))
        if office is not None:
            start, end = dated(_date(each, "from", "notBefore"), _date(each, "to", "notAfter"), path, where)
            tenure = Tenure(
                person=person.id, office=office.id, start=start, end=end, title=_words(each), source=path.name
            )
            gathered.tenure(tenure, office)


def _name(element: "_Element") -> str:
    """ "Surname, Forenames" where the parts are marked, else the words as they stand."""
    surname = " ".join(filter(None, (_words(e) for e in _children(element, "nameLink", "surname"))))
    forename = " ".join(filter(None, (_words(e) for e in _children(element, "forename"))))
    if surname:
        return f"{surname}, {forename}" if forename else surname
    return _words(element)


def _when(element: "_Element", name: str) -> str:
    return next((_date(each, "notBefore") or _words(each) for each in _children(element, name)), "")


def _date(element: "_Element", *names: str) -> str:
    found = (element.get(name) for name in ("when", "when-iso", *names, *(f"{name}-iso" for name in names)))
    return next((value for value in found if value), "")


def _children(element: "_Element", *names: str) -> Iterator["_Element"]:
    return (child for child in element.iterchildren() if _tag(child) in names)


def _tag(element: "_Element") -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _words(element: "_Element") -> str:
    return " ".join(" ".join(str(text) for text in element.itertext()).split())
