"""What is attached to messages by mail, as members of an archive."""

import mimetypes
from collections.abc import Callable, Iterator
from email.message import EmailMessage

from memcon.errors import UnreadableSource
from memcon.readers.members import Member, damaged
from memcon.readers.messages import in_mailbox, is_mailbox, parsed, parts_of
from memcon.readers.opened import too_large


def members(content: bytes, suffix: str) -> Iterator[Member]:
    """What is attached to a message ("agreement.pdf"), or to the messages of a mailbox ("3/agreement.pdf")."""
    if not is_mailbox(content, suffix):
        yield from _attached(content)
        return
    for number, message in enumerate(in_mailbox(content), 1):
        for member in _attached(message):
            yield Member(f"{number}/{member.name}", member.read)


def _attached(content: bytes) -> Iterator[Member]:
    try:
        parts = parts_of(parsed(content))
    except UnreadableSource:
        return  # said when the message itself is read
    for number, part in enumerate(parts.attached, 1):
        yield Member(_name(part, number), _reader(part))


def _name(part: EmailMessage, number: int) -> str:
    """The name that the sender gave, without folders; a number and the suffix of its kind where there is none."""
    given = (part.get_filename() or "").replace("\\", "/").rpartition("/")[2].strip()
    if given and given.strip("."):
        return given
    kind = part.get_content_type()
    suffix = ".eml" if kind == "message/rfc822" else mimetypes.guess_extension(kind) or ""
    return f"attachment-{number}{suffix}"


def _reader(part: EmailMessage) -> Callable[[str, int], bytes]:
    def read(path: str, most: int) -> bytes:
        try:
            inside = part.get_payload(0) if part.is_multipart() else None
            content = inside.as_bytes() if isinstance(inside, EmailMessage) else part.get_payload(decode=True)
        except (LookupError, ValueError, TypeError) as error:
            raise damaged(path) from error
        if not isinstance(content, bytes):
            raise damaged(path)
        if len(content) > most:
            raise too_large(path, len(content), most)
        return content

    return read
