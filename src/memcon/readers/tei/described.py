"""What an edition's markup says of a record: its title, date, place, sender and recipients, language and form."""

import re
from typing import TYPE_CHECKING, Any, get_args

from memcon.model import Description
from memcon.model.description import Form
from memcon.readers.tei.dates import date_of
from memcon.readers.tei.header import Edition, header_of, language_of
from memcon.readers.tei.tree import attribute, inside, name_of, words_of
from memcon.text import Span, trimmed

if TYPE_CHECKING:
    from lxml.etree import _Element

_MARKER = re.compile(r"\s*\[(?:\d{1,3}|[a-z*†‡]{1,2})\](?=\s|$)")
_BEFORE_SENDER = re.compile(r"(?i)^.*\b(?:from|by)\s+|^[\[\s]*\d{1,4}[\].:\s]+", re.DOTALL)
_TO = re.compile(r"\s+(?:to|à|an)\s+(?=\S)", re.IGNORECASE)
_NOTES = frozenset(("editorial-note", "editorial_note"))
_FORMS = {
    **{form: form for form in get_args(Form) if form != "other"},
    **dict.fromkeys(("brief", "lettre"), "letter"),
    **dict.fromkeys(("telegramm", "télégramme", "cable", "cablegram"), "telegram"),
    **dict.fromkeys(("mémorandum",), "memorandum"),
    **dict.fromkeys(("protokoll",), "minutes"),
}


class Described:
    """Gathers the description of one record; every value has its place in the text or names the markup it is from.

    Every field is answered for by the edition (`responsibility`).
    """

    def __init__(self, record: "_Element", text: str, places: dict["_Element", Span], edition: Edition) -> None:
        self._record = record
        self._text = text
        self._places = places
        self._edition = edition
        self._values: dict[str, Any] = {}
        self._evidence: dict[str, Span] = {}
        self._derived: dict[str, str] = {}

    def description(self) -> Description:
        """The description, its places those of the whole text."""
        self._form()
        self._head()
        self._date_and_place()
        self._from_header()
        language = language_of(self._record) or self._edition.language
        if language:
            self._set("language", language, rule="tei @xml:lang")
        fields = [*self._evidence, *self._derived]
        return Description(
            **self._values,
            evidence=self._evidence,
            derived=self._derived,
            responsibility=dict.fromkeys(fields, self._edition.name),
        )

    def _set(self, field: str, value: str, place: Span | None = None, rule: str = "") -> None:
        listed = field in ("recipients", "archive_refs")
        if not value or (field in self._values and not listed):
            return
        key = f"{field}.{len(self._values.get(field, ()))}" if listed else field
        self._values[field] = (*self._values.get(field, ()), value) if listed else value
        if place is not None:
            self._evidence[key] = place
        else:
            self._derived[key] = rule

    def _form(self) -> None:
        types = [attribute(self._record, key).lower() for key in ("subtype", "type", "doc-type")]
        if _NOTES.intersection(types):
            self._set("form", "other", rule="tei @subtype")
        else:
            self._set("form", next((_FORMS[each] for each in types if each in _FORMS), ""), rule="tei @type")

    def _head(self) -> None:
        head = next(inside(self._record, "head"), None)
        if head is None or head not in self._places:
            return
        place = self._title(self._places[head])
        self._set("title", _MARKER.sub("", self._words(place)), place)
        typed = [e for e in inside(head, "persName", "orgName", "gloss", "roleName", "rs") if e in self._places]
        ends = {end: [self._places[e] for e in typed if attribute(e, "type") == end] for end in ("from", "to")}
        whole = self._correspondents(place, ends["from"], ends["to"])
        for field, end in (("sender", "from"), ("recipients", "to")):
            for span in whole.get(field, ends[end]):
                self._set(field, self._words(span), span)

    def _correspondents(self, head: Span, senders: list[Span], recipients: list[Span]) -> dict[str, list[Span]]:
        """Sender and recipient with their offices: what the head prints on either side of "to".

        Only where it names both, each once; the marked names themselves stand otherwise.
        """
        if len(senders) != 1 or len(recipients) != 1 or senders[0].end > recipients[0].start:
            return {}
        turns = list(_TO.finditer(self._text, senders[0].end, recipients[0].start))
        turn = turns[-1] if turns else _TO.search(self._text, senders[0].end, recipients[0].start + 1)
        if turn is None:
            return {}
        before = _BEFORE_SENDER.search(self._text[head.start : senders[0].start])
        start = head.start + before.end() if before else head.start
        return {
            "sender": [trimmed(self._text, Span(start, turn.start()), ",;: ")],
            "recipients": [trimmed(self._text, Span(turn.end(), head.end), ",;:. ")],
        }

    def _date_and_place(self) -> None:
        lines = [e for e in inside(self._record, "dateline", "opener", "docDate", "closer") if name_of(e)]
        dates = [date for line in lines for date in inside(line, "date")]
        dates += [line for line in lines if name_of(line) == "docDate"]
        for element in [*dates, self._record]:
            dated = date_of(element)
            if dated is None:
                continue
            printed = self._places.get(element) if element is not self._record else None
            if printed is not None and any(c.isdigit() for c in printed.of(self._text)):
                self._set("date", dated.edtf, printed)
            else:  # "undated": the editor knows better
                self._set("date", dated.edtf, rule=dated.rule)
            break
        for line in lines:
            place = next(inside(line, "placeName", "settlement"), None)
            if place is not None and place in self._places:
                span = trimmed(self._text, self._places[place], "[](),;:. ")
                self._set("place", self._words(span), span)
                break

    def _from_header(self) -> None:
        """What a header of the record's own says: who sent it to whom, when and where, and where it is kept."""
        header = header_of(self._record)
        if header is None:
            return
        for action in inside(header, "correspAction"):
            kind = attribute(action, "type")
            names = [words_of(e) for e in inside(action, "persName", "orgName", "name")]
            if kind == "sent":
                self._set("sender", " and ".join(names), rule="tei correspAction")
                for date in inside(action, "date"):
                    if dated := date_of(date):
                        self._set("date", dated.edtf, rule="tei correspAction")
                for place in inside(action, "placeName", "settlement"):
                    self._set("place", words_of(place), rule="tei correspAction")
            elif kind == "received" and not self._values.get("recipients"):
                for name in names:
                    self._set("recipients", name, rule="tei correspAction")
        for held in inside(header, "msIdentifier"):
            parts = [words_of(e) for e in inside(held, "repository", "collection", "idno")]
            self._set("archive_refs", ", ".join(filter(None, parts)), rule="tei msIdentifier")
            break

    def _title(self, head: Span) -> Span:
        """The words of a heading without the record's number before and the markers of notes behind them."""
        start, end = head
        number = re.escape(attribute(self._record, "n"))
        if number and (match := re.compile(rf"\[?{number}\]?[.:]?\s+").match(self._text, start, end)):
            start = match.end()
        while match := next(
            (m for m in _MARKER.finditer(self._text, max(start, end - 8), end) if m.end() == end), None
        ):
            end = match.start()
        return Span(start, end)

    def _words(self, place: Span) -> str:
        return " ".join(place.of(self._text).split())
