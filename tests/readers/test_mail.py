"""Messages by mail give their heading and body as text, their header as a description, attachments as sources."""

import io
import os
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.errors import UnreadableSource
from memcon.model import Record
from memcon.readers import archives, read_source, walk

PLAIN = b"""Return-Path: <lenz@mfa.brisanne.example>
From: Anna Lenz <lenz@mfa.brisanne.example>
To: "Gradov, Ivan (Orvel)" <gradov@mid.example>, note@mid.example
Cc: Paul Rousselin <rousselin@quai.example>
Date: Tue, 04 May 1999 23:30:00 +0200
Subject: The frontier at
 Orvel
Message-ID: <1@mfa.brisanne.example>

The frontier is open.\r
\r
Lenz
"""


def composed(body: str = "The frontier is open.", **fields: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Message-ID"] = (
        "lenz@mfa.example",
        "gradov@mid.example",
        "<1@mfa.example>",
    )
    for name, value in fields.items():
        message[name] = value
    message.set_content(body)
    return message


def read(content: bytes, path: str = "a.eml") -> Record:
    (record,) = read_source(path, content)
    for division in record.divisions:
        assert record.text[division.start : division.end].strip()
    return record


def opened(path: Path, content: bytes) -> dict[str, bytes | str]:
    """What `walk` gives for a file of these bytes: the bytes of each source, or the problem with it."""
    path.write_bytes(content)
    return {
        os.path.relpath(each.path, path.parent): each.content if each.problem is None else str(each.problem)
        for each in walk([path])
    }


def test_the_header_is_the_heading_and_the_description() -> None:
    record = read(PLAIN)
    assert record.text == (
        "From: Anna Lenz <lenz@mfa.brisanne.example>\n"
        "To: Gradov, Ivan (Orvel) <gradov@mid.example>, note@mid.example\n"
        "Cc: Paul Rousselin <rousselin@quai.example>\n"
        "Date: Tue, 04 May 1999 23:30:00 +0200\n"
        "Subject: The frontier at Orvel\n\n"
        "The frontier is open.\n\nLenz"
    )
    card = record.description
    assert (card.title, card.date, card.sender) == ("The frontier at Orvel", "1999-05-04", "Anna Lenz")
    assert card.recipients == ("Gradov, Ivan (Orvel)", "note@mid.example")
    assert card.distribution == ("Paul Rousselin",)
    shown = {field: record.text[slice(*place)] for field, place in card.evidence.items()}
    assert shown == {
        "sender": "Anna Lenz",
        "recipients.0": "Gradov, Ivan (Orvel)",
        "recipients.1": "note@mid.example",
        "distribution.0": "Paul Rousselin",
        "date": "Tue, 04 May 1999 23:30:00 +0200",
        "title": "The frontier at Orvel",
    }
    assert set(card.responsibility) == set(shown)
    assert (card.form, card.derived) == ("letter", {"form": "e-mail"})
    assert record.source.media_type == "message/rfc822"


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs"]), min_size=1),
)
def test_what_was_sent_is_read(body: str, subject: str) -> None:
    record = read(bytes(composed(body, Subject=subject)))
    assert record.text.endswith(f"\nSubject: {subject}\n\n{body}")
    assert record.description.title == subject


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize(
    "charset", ["utf-8", "iso-8859-1", "windows-1251", "koi8-r", "iso-2022-jp", "utf-16", "none"]
)
def test_encodings_of_the_body(encoding: str, charset: str) -> None:
    words = {"iso-8859-1": "Café “no”"[:4], "iso-2022-jp": "日本"}.get(charset, "Градов сказал нет")
    message = EmailMessage()
    message["From"], message["Message-ID"] = "lenz@mfa.example", "<1@mfa.example>"
    content = words.encode("utf-8" if charset == "none" else charset)
    if encoding == "8bit" and charset == "utf-16":
        encoding = "base64"  # mail does not carry NUL bytes
    message.set_content(content, "text", "plain", cte=encoding)
    if charset != "none":
        message.set_param("charset", charset)
    assert read(bytes(message)).text.endswith(f"\n\n{words}")


def test_plain_text_is_read_before_a_page_of_the_same_words() -> None:
    message = composed()
    message.add_alternative("<p>The <b>frontier</b> is open.</p>", subtype="html")
    assert read(bytes(message)).text.count("frontier") == 1


def test_a_page_is_read_where_there_is_no_plain_text() -> None:
    message = composed()
    page = '<p>Open.<a href="#n1"><sup>1</sup></a></p><div id="n1">1. At noon. <a href="#r">back</a></div>'
    message.set_content(f'<html><body id="r">{page}</body></html>', subtype="html")
    record = read(bytes(message))
    assert record.text.partition("\n\n")[2].startswith("Open.[1]")
    assert {d.kind: record.text[d.start : d.end] for d in record.divisions}["note-marker"] == "[1]"


def test_broken_bytes_are_found_at_their_place() -> None:
    content = PLAIN.replace(b"Message-ID", b"Content-Type: text/plain; charset=utf-8\nMessage-ID")
    record = read(content.replace(b"The frontier is open", "\n\nElle était ".encode() + b"\xff open"))
    (finding,) = record.findings
    assert record.text[finding.start : finding.end] == "\ufffd"


def test_what_is_attached_is_a_source_of_its_own(tmp_path: Path) -> None:
    inside = io.BytesIO()
    with zipfile.ZipFile(inside, "w") as archive:
        archive.writestr("no3.txt", "Sir,")
    message = composed()
    message.add_attachment("Текст".encode(), "text", "plain", filename="Нота.txt")
    message.add_attachment(inside.getvalue(), "application", "zip", filename="C:\\letters\\box.zip")
    message.add_attachment(b"?", "application", "octet-stream", filename="list.xyz")
    message.add_attachment(composed("The first answer."))
    message.add_attachment("Without a name.")
    found = opened(tmp_path / "a.eml", bytes(message))
    assert list(found)[:4] == ["a.eml", "a.eml/Нота.txt", "a.eml/box.zip/no3.txt", "a.eml/list.xyz"]
    assert found["a.eml/Нота.txt"] == "Текст".encode()
    assert "has the suffix .xyz" in str(found["a.eml/list.xyz"])
    assert b"The first answer." in found["a.eml/attachment-4.eml"]  # type: ignore[operator]
    assert archives.content_of(str(tmp_path / "a.eml/box.zip/no3.txt")) == b"Sir,"
    assert read(bytes(message)).text.endswith("\n\nThe frontier is open.")


def test_pictures_of_a_page_and_signatures_are_not_attached(tmp_path: Path) -> None:
    message = composed()
    message.add_alternative('<p>Open. <img src="cid:logo"></p>', subtype="html")
    page = message.get_payload(1)
    assert isinstance(page, EmailMessage)
    page.add_related(b"\x89PNG", "image", "png", cid="<logo>")
    message.make_mixed()
    message.add_attachment(b"signed", "application", "pkcs7-signature", filename="smime.p7s")
    assert list(opened(tmp_path / "a.eml", bytes(message))) == ["a.eml"]


def test_text_after_an_attachment_is_text_of_the_message() -> None:
    message = composed()
    message.add_attachment(b"%PDF", "application", "pdf", filename="a.pdf")
    message.add_attachment("So far the enclosure.", disposition="inline")
    assert read(bytes(message)).text.endswith("The frontier is open.\n\nSo far the enclosure.")


MAILBOX = (
    b"From lenz@mfa.example Tue May  4 23:30:00 1999\n"
    + PLAIN.replace(b"is open", b"is open.\n>From now on")
    + b"\nFrom x Wed May  5 08:00:00 1999\n"
    + bytes(composed("A second letter.", Subject="More"))
    + b"\nFrom now on he was silent.\n"
)


def test_a_mailbox_is_a_volume_of_messages(tmp_path: Path) -> None:
    for path in ("box.mbox", "box"):
        first, second = read_source(path, MAILBOX)
        assert (first.id, second.id) == ("box/1", "box/2")
        assert "From now on." in first.text
        assert second.text.endswith("A second letter.\n\nFrom now on he was silent.")
        assert (first.description.title, second.description.title) == ("The frontier at Orvel", "More")
        for record in (first, second):
            place = record.description.evidence["title"]
            assert record.text[slice(*place)] == record.description.title
    attached = composed()
    attached.add_attachment(b"Sir,", "text", "plain", filename="no3.txt")
    content = MAILBOX + b"\nFrom x Wed May  5 08:00:00 1999\n" + bytes(attached)
    assert list(opened(tmp_path / "box.mbox", content)) == ["box.mbox", "box.mbox/3/no3.txt"]


@pytest.mark.parametrize("path", ["a.eml", "a.txt", "a"])
def test_it_is_known_by_its_content(path: str) -> None:
    assert read(PLAIN, path).source.media_type == "message/rfc822"
    assert read(b"\xef\xbb\xbf\r\n" + PLAIN, path).source.media_type == "message/rfc822"


def test_a_message_may_be_saved_as_a_mailbox_of_one() -> None:
    record = read(b"From lenz@mfa.example Tue May  4 23:30:00 1999\n" + PLAIN)
    assert record.id == "a"
    assert record.text == read(PLAIN).text


@pytest.mark.parametrize(
    "text",
    [
        "From: The Ambassador\nTo: The Minister\nSubject: Orvel\nDate: 4 May 1949\n\nThe frontier is open.",
        "From Orvel, 4 May 1949\nTo: The Minister\nSubject: Orvel\n\nThe frontier is open.",
        "Subject: Received: a note",
    ],
)
def test_a_memorandum_is_no_mail(text: str) -> None:
    assert read(text.encode(), "a.txt").text == text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Café Орвель".encode(), "Café Орвель"),
        (b"Caf\xe9", "Café"),
        (b"=?koi8-r?q?=E7=D2=C1=C4=CF=D7?=", "Градов"),
        (b"=?utf-8?q?=ED=A0=80?=", "\ufffd\ufffd\ufffd"),
    ],
)
def test_encodings_of_the_header(written: bytes, shown: str) -> None:
    record = read(b"From: " + written + b" <a@mfa.example>\nSubject: " + written + b"\nMessage-ID: <1>\n\nOpen.")
    assert record.text == f"From: {shown} <a@mfa.example>\nSubject: {shown}\n\nOpen."
    assert (record.description.sender, record.description.title) == (shown, shown)


def test_a_header_beyond_reading_costs_nothing_else() -> None:
    broken = b"From: =?utf-8?b?###?= <<>>,,;\nTo: undisclosed-recipients:;\nDate: yesterday\nMessage-ID: <>\n\nOpen."
    record = read(broken)
    assert record.text.endswith("\n\nOpen.")
    assert record.description.date is None
    assert "Date: yesterday" in record.text
    for place in record.description.evidence.values():
        assert record.text[slice(*place)].strip()


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("Content-Type: multipart/encrypted; boundary=x", "is an encrypted message."),
        ("Content-Type: application/pkcs7-mime; smime-type=enveloped-data", "is an encrypted message."),
    ],
)
def test_an_encrypted_message_is_refused(head: str, words: str) -> None:
    with pytest.raises(UnreadableSource) as refused:
        read(f"From: a@b.example\nMIME-Version: 1.0\n{head}\n\nabc".encode())
    assert words in refused.value.message
    assert refused.value.remedy.endswith(".")


def test_an_encrypted_message_of_a_mailbox_is_a_finding() -> None:
    head = (
        b"\nFrom x Wed May  5 08:00:00 1999\nFrom: a@b.example\nContent-Type: multipart/encrypted; boundary=x\n\nabc"
    )
    records = list(read_source("box.mbox", MAILBOX + head))
    assert [record.id for record in records] == ["box/1", "box/2"]
    assert "message 3 is an encrypted message." in records[0].findings[0].reason


def test_messages_in_messages_are_read_to_a_depth(tmp_path: Path) -> None:
    message = composed("0")
    for number in range(1, 6):
        message, inner = composed(str(number)), message
        message.add_attachment(inner)
    (tmp_path / "a.eml").write_bytes(bytes(message))
    *found, last = walk([tmp_path / "a.eml"])
    texts = [read(each.content, each.path).text for each in found]
    assert [text[-1] for text in texts] == ["5", "4", "3", "2"]
    assert "lies 3 archives deep" in str(last.problem)


@given(st.data())
def test_no_damage_ends_in_anything_but_records_or_sentences(data: st.DataObject) -> None:
    message = composed()
    message.add_alternative("<p>Open.</p>", subtype="html")
    message.add_attachment(b"Sir,", "text", "plain", filename="no3.txt")
    content = bytearray(bytes(message))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    for each in archives.unpacked(archives.Opened("a.eml", bytes(content))):
        try:
            list(read_source(each.path, each.content))
        except UnreadableSource as refused:
            if not refused.remedy:
                raise
