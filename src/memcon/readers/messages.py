"""Messages by mail as they come (RFC 5322, MIME): their body, what is attached, and the messages of a mailbox."""

import re
from base64 import b64encode
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import NamedTuple

from memcon.errors import UnreadableSource

_FIELD = re.compile(rb"([A-Za-z][A-Za-z0-9-]*):")
_HEAD = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
# A memorandum may begin with From, To and Subject; only what passed through the mail has one of these.
_ONLY_IN_MAIL = frozenset({b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to"})
_IN_MAIL = _ONLY_IN_MAIL | {b"from", b"to", b"date", b"subject", b"sender", b"reply-to", b"content-type"}
# RFC 4155; a line of a body that begins so is marked with ">".
_FROM_LINE = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]*\d{4}[^\n]*\n(?=[A-Za-z][A-Za-z0-9-]*:)")
_QUOTED_FROM = re.compile(rb"^>(?=>*From )", re.MULTILINE)
_WORD_BEYOND = rb"[^\s<>,;:\"()@]*[\x80-\xff][^\s<>,;:\"()@]*"
_BEYOND_ASCII = re.compile(rb"%b(?: %b)*" % (_WORD_BEYOND, _WORD_BEYOND))
_MOST_HEAD = 200_000  # bytes of a header
_BLANK = b"\xef\xbb\xbf\r\n"  # what programs have put before a message
_SIGNATURES = frozenset({"pgp-signature", "pkcs7-signature", "x-pkcs7-signature"})


class Parts(NamedTuple):
    """A message taken apart: what is its text, in order, and what is attached to it."""

    text: tuple[EmailMessage, ...]
    attached: tuple[EmailMessage, ...]


def is_message(content: bytes, suffix: str) -> bool:
    """True for a message: told by header fields that only the mail adds, or by its name and any of its fields."""
    begins = content[:_MOST_HEAD].lstrip(_BLANK)
    if suffix == ".eml":  # some programs write a message as a mailbox of one
        begins = _FROM_LINE.sub(b"", begins, count=1)
    found = _HEAD.match(begins)
    if found is None:
        return False
    fields = {match.group(1).lower() for line in found.group().split(b"\n") if (match := _FIELD.match(line))}
    if suffix == ".eml":
        return not fields.isdisjoint(_IN_MAIL)
    return b"from" in fields and not fields.isdisjoint(_ONLY_IN_MAIL)


def is_mailbox(content: bytes, suffix: str) -> bool:
    """True for a mailbox: a line of its own stands before the header of each message."""
    found = _FROM_LINE.match(content[:_MOST_HEAD]) if suffix != ".eml" else None
    return found is not None and is_message(content[found.end() :], ".eml" if suffix == ".mbox" else "")


def in_mailbox(content: bytes) -> Iterator[bytes]:
    """The messages of a mailbox."""
    places = [match.span() for match in _FROM_LINE.finditer(content)]
    ends = [start for start, _ in places[1:]] + [len(content)]
    for (_, start), end in zip(places, ends, strict=True):
        yield _QUOTED_FROM.sub(b"", content[start:end])


def parsed(content: bytes) -> EmailMessage:
    """A message; UnreadableSource when it is encrypted, or nests too deep."""
    try:
        message = message_from_bytes(_in_ascii(content.lstrip(_BLANK)), policy=policy.default)
    except RecursionError as error:
        raise UnreadableSource("nests too many parts in one another.", "Save its text, and read that.") from error
    if message.get_content_type() in ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"):
        raise UnreadableSource(
            "is an encrypted message.", "Decrypt it in the program that has its key, save it, and read that."
        )
    return message


def _in_ascii(content: bytes) -> bytes:
    """A message whose header is ASCII: names written as they are (RFC 6532, or unlawfully) become encoded words."""
    found = _HEAD.match(content)
    if found is None or found.group().isascii():
        return content
    return _BEYOND_ASCII.sub(lambda run: _encoded(run.group()), found.group()) + content[found.end() :]


def _encoded(words: bytes) -> bytes:
    try:
        text = words.decode("utf-8")
    except UnicodeDecodeError:
        text = words.decode("cp1252", "replace")
    return b"=?utf-8?b?" + b64encode(text.encode("utf-8")) + b"?="


def parts_of(message: EmailMessage) -> Parts:
    """Take a message apart: plain text is taken before a page of the same words; signatures are left out."""
    text: list[EmailMessage] = []
    attached: list[EmailMessage] = []
    body = _body(message)
    for part, around in _leaves(message):
        named = part.get_filename() is not None or part.get_content_disposition() == "attachment"
        if part is body:
            text.append(part)
        elif around == "alternative" or part.get_content_subtype() in _SIGNATURES:
            continue  # the same words in another form
        elif (around == "related" and not named) or (part["Content-ID"] and around == "related"):
            continue  # a picture in the page
        elif part.get_content_type() in ("text/plain", "text/html") and not named:
            text.append(part)
        else:
            attached.append(part)
    return Parts(tuple(text), tuple(attached))


def _body(message: EmailMessage) -> EmailMessage | None:
    body = message.get_body(("plain", "html"))
    return body if isinstance(body, EmailMessage) else None


def _leaves(message: EmailMessage) -> Iterator[tuple[EmailMessage, str]]:
    """The parts that hold no others, messages in the message among them, with the kind of what is around each."""
    waiting: list[tuple[EmailMessage, str]] = [(message, "")]
    while waiting:
        part, around = waiting.pop()
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            inside = [each for each in part.iter_parts() if isinstance(each, EmailMessage)]
            waiting += reversed([(each, _around(part, around)) for each in inside])
        else:
            yield part, around


def _around(part: EmailMessage, outer: str) -> str:
    """An alternative may be a page with its pictures: what it holds is an alternative still."""
    return "alternative" if outer == "alternative" else part.get_content_subtype()
