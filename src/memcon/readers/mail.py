"""Messages by mail: the heading as mail programs print it, the body, and a description from the header fields.

What is attached is no part of the text: `memcon.readers.archives` gives it as sources of their own.
"""

from datetime import datetime
from email.message import EmailMessage

from msgspec.structs import replace

from memcon.errors import UnreadableSource
from memcon.model import Description, Division, Finding
from memcon.readers import html
from memcon.readers.decoding import Decoded, decode
from memcon.readers.extracted import Extracted, Item
from memcon.readers.messages import in_mailbox, is_mailbox, is_message, parsed, parts_of
from memcon.readers.settings import Settings
from memcon.text import Span

STAGE = "mail@1"
RESPONSIBLE = "e-mail header"
"""Who answers for a message's sender, recipients, date and subject: its own header fields."""

_PARTED = "\n\n"
_CORRESPONDENTS = {"From": "sender", "To": "recipients", "Cc": "distribution"}
# In these an ASCII byte is not always that ASCII character, so their bytes look like another text's.
_SHIFTING = ("iso-2022", "hz", "utf-7", "utf-16", "utf-32", "utf7", "utf16", "utf32")


def holds_messages(content: bytes, suffix: str) -> bool:
    """True for what may have something attached to it."""
    return is_message(content, suffix) or is_mailbox(content, suffix)


def message(content: bytes, settings: Settings) -> Extracted:
    """The text of one message; UnreadableSource when it is encrypted."""
    return _extracted(parsed(content))


def mailbox(content: bytes, settings: Settings) -> Extracted:
    """The messages of a mailbox, each an item of its own; those that cannot be read are findings."""
    texts: list[str] = []
    divisions: list[Division] = []
    findings: list[Finding] = []
    items: list[Item] = []
    at = 0
    for number, each in enumerate(in_mailbox(content), 1):
        try:
            found = _moved(_extracted(parsed(each)), at)
        except UnreadableSource as problem:
            findings.append(Finding(stage=STAGE, reason=f"message {number} {problem.message}"))
            continue
        items.append(Item(Span(at, at + len(found.text)), str(number), found.description))
        texts.append(found.text)
        divisions += found.divisions
        findings += found.findings
        at += len(found.text) + len(_PARTED)
    return Extracted(_PARTED.join(texts), divisions=tuple(divisions), findings=tuple(findings), items=tuple(items))


def _extracted(message: EmailMessage) -> Extracted:
    heading = _Heading(message)
    texts, divisions, findings = [heading.text], list[Division](), list[Finding]()
    at = len(heading.text)
    for part in parts_of(message).text:
        words = _words(part)
        if words.text.strip():
            found = _moved(words, at + len(_PARTED) if at else 0)
            texts.append(found.text)
            divisions += found.divisions
            findings += found.findings
            at += len(found.text) + (len(_PARTED) if at else 0)
    text = _PARTED.join(text for text in texts if text)
    return Extracted(text, heading.description(), divisions=tuple(divisions), findings=tuple(findings))


def _words(part: EmailMessage) -> Extracted:
    """The text of a part; a page without words is none."""
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)  # the part holds no others
    charset = part.get_content_charset()
    if charset is not None and charset.startswith(_SHIFTING):
        try:
            decoded = Decoded(content.decode(charset).strip("\r\n"), charset)
        except (LookupError, UnicodeDecodeError):
            decoded = decode(content, charset)
    else:
        decoded = decode(content.replace(b"\r\n", b"\n").strip(b"\n"), charset)
    if part.get_content_subtype() != "html":
        return Extracted(decoded.text, findings=decoded.findings)
    try:
        page = html.extract(decoded.text)
    except UnreadableSource:
        return Extracted("")
    # The places were in the page's source; the text has other offsets.
    findings = tuple(Finding(stage=found.stage, reason=found.reason) for found in decoded.findings)
    return Extracted(page.text, divisions=page.divisions, findings=findings)


def _moved(extracted: Extracted, by: int) -> Extracted:
    """`extracted` with all its places `by` code points further on."""
    card = extracted.description
    return extracted._replace(
        description=replace(
            card, evidence={field: Span(place.start + by, place.end + by) for field, place in card.evidence.items()}
        ),
        divisions=tuple(replace(d, start=d.start + by, end=d.end + by) for d in extracted.divisions),
        findings=tuple(
            f if f.start is None or f.end is None else replace(f, start=f.start + by, end=f.end + by)
            for f in extracted.findings
        ),
    )


class _Heading:
    """The header fields that a reader is shown, a line each, with the places of what they say."""

    def __init__(self, message: EmailMessage) -> None:
        self.text = ""
        self._values: dict[str, str] = {}
        self._places: dict[str, Span] = {}
        for name in ("From", "To", "Cc", "Date", "Subject"):
            shown = _shown(message, name)
            if not shown:
                continue
            self.text += ("\n" if self.text else "") + f"{name}: "
            if name in _CORRESPONDENTS:
                self._addresses(_CORRESPONDENTS[name], _addresses(message, name) or [(shown, "")])
            elif name == "Subject":
                self._value("title", shown)
            elif (date := _date(message)) is not None:
                self._value("date", shown, date)
            else:
                self.text += shown

    def description(self) -> Description:
        """What the header says; it answers for it."""
        return Description(
            form="letter",
            title=self._values.get("title"),
            date=self._values.get("date"),
            sender=self._values.get("sender"),
            recipients=self._listed("recipients"),
            distribution=self._listed("distribution"),
            evidence=self._places,
            derived={"form": "e-mail"},
            responsibility=dict.fromkeys(self._places, RESPONSIBLE),
        )

    def _value(self, field: str, words: str, value: str | None = None) -> None:
        """Write `words`, which say that `field` is `value` (or is these words)."""
        self._places[field] = Span(len(self.text), len(self.text) + len(words))
        self._values[field] = value or words
        self.text += words

    def _addresses(self, field: str, addresses: list[tuple[str, str]]) -> None:
        for number, (called, after) in enumerate(addresses):
            self.text += ", " if number else ""
            if field != "sender":
                self._value(f"{field}.{number}", called)
            elif not number:
                self._value(field, called)
            else:
                self.text += called
            self.text += after

    def _listed(self, field: str) -> tuple[str, ...]:
        return tuple(value for key, value in self._values.items() if key.startswith(f"{field}."))


def _shown(message: EmailMessage, name: str) -> str:
    """A header field, decoded, on one line; empty when it is absent or beyond reading."""
    try:
        return _whole(str(message[name] or ""))
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):  # of a field that is malformed
        return ""


def _whole(words: str) -> str:
    """`words` on one line, each half of a character as U+FFFD."""
    return " ".join(words.encode("utf-16", "surrogatepass").decode("utf-16", "replace").split())


def _addresses(message: EmailMessage, name: str) -> list[tuple[str, str]]:
    """Who stands in an address field: the name with what follows it, or the address alone."""
    found = getattr(message[name], "addresses", ())
    shown = ((_whole(each.display_name), _whole(each.addr_spec)) for each in found)
    return [(called, f" <{address}>") if called else (address, "") for called, address in shown if called or address]


def _date(message: EmailMessage) -> str | None:
    """The day on which the message was sent, where it was sent, in EDTF."""
    sent = getattr(message["Date"], "datetime", None)
    return sent.date().isoformat() if isinstance(sent, datetime) else None
