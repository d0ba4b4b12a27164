"""Bytes become the text they hold, in each encoding that is read; what is no text is refused."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.errors import UnreadableSource
from memcon.readers.decoding import decode

SIGNS = "\t\n\r \u00a0\u200b\u200d\u2028é’“–\u0301\U0001f54a"
TEXTS = st.text(
    alphabet=st.one_of(st.sampled_from(SIGNS), st.characters(exclude_categories=["Cs", "Cc"])), min_size=1
).filter(lambda text: text[0] != "\ufeff")  # a mark before a text is no part of it
MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}
CP1252 = "".join(bytes([byte]).decode("cp1252") for byte in range(32, 256) if byte not in b"\x7f\x81\x8d\x8f\x90\x9d")


@given(TEXTS)
def test_utf8_comes_back_as_it_was(text: str) -> None:
    decoded = decode(text.encode("utf-8"))
    assert decoded.text == text
    assert decoded.encoding == "utf-8"
    assert decoded.findings == ()


@pytest.mark.parametrize("encoding", MARKS)
@given(text=TEXTS)
def test_a_marked_text_comes_back_without_its_mark(encoding: str, text: str) -> None:
    decoded = decode(MARKS[encoding] + text.encode(encoding))
    assert decoded.text == text
    assert decoded.findings == ()


@given(st.text(alphabet="abcdef ,.\n" + CP1252, min_size=1))
def test_windows_1252_comes_back_unless_its_bytes_are_utf8(text: str) -> None:
    content = text.encode("cp1252")
    decoded = decode(content)
    if decoded.encoding == "cp1252":
        assert decoded.text == text
        assert decoded.findings == ()
    else:  # two letters may make a sequence of UTF-8: then most of those beyond ASCII do
        assert decoded.encoding == "utf-8"
        beyond = sum(byte > 127 for byte in content)
        broken = decoded.text.count("\ufffd")
        assert beyond - broken > broken or (beyond, broken) == (0, 0)


def test_prose_in_windows_1252_is_told_from_utf8() -> None:
    text = "The Chargé d’Affaires said: “The café is closed” – no more.\u00a0It was so.\r\n"
    assert decode(text.encode("cp1252")) == (text, "cp1252", ())
    assert decode(text.encode("utf-8")) == (text, "utf-8", ())


def test_broken_places_in_a_utf8_file_are_shown_and_found() -> None:
    before, after = "Señor Ibáñez — “no”. ", " Él volvió."
    content = before.encode() + b"\xff\xfe\x80" + after.encode() + b"\xe2\x80"
    decoded = decode(content)
    assert decoded.encoding == "utf-8"
    assert decoded.text == f"{before}\ufffd\ufffd\ufffd{after}\ufffd\ufffd"
    assert [(found.start, found.end) for found in decoded.findings] == [
        (len(before), len(before) + 3),
        (len(before) + 3 + len(after), len(before) + 3 + len(after) + 2),
    ]
    assert "FF FE 80" in decoded.findings[0].reason
    assert "E2 80" in decoded.findings[1].reason


@given(st.lists(st.tuples(st.text("aé—Ж", min_size=6).map(lambda t: t + "ЖЖ"), st.binary(min_size=1, max_size=3))))
def test_nothing_is_lost_around_broken_bytes(pieces: list[tuple[str, bytes]]) -> None:
    broken = [(text, bytes(byte | 0x80 for byte in junk if byte != 0) or b"\xff") for text, junk in pieces]
    # 0xF8 and above never stand in UTF-8
    content = b"".join(text.encode() + bytes(byte | 0xF8 for byte in junk) for text, junk in broken)
    decoded = decode(content)
    assert decoded.encoding == "utf-8"
    for text, _ in broken:
        assert text in decoded.text
    assert len(decoded.findings) == len(broken)
    assert decoded.text.count("\ufffd") == sum(len(junk) for _, junk in broken)
    for found in decoded.findings:
        assert found.start is not None
        assert set(decoded.text[found.start : found.end]) == {"\ufffd"}


def test_a_replacement_character_of_the_text_itself_is_no_finding() -> None:
    assert decode("so in the text: \ufffd".encode()).findings == ()


def test_bytes_that_windows_1252_lacks_are_found() -> None:
    decoded = decode(b"caf\xe9 \x9d caf\xe9")
    assert decoded.text == "café \ufffd café"
    assert [(found.start, found.end) for found in decoded.findings] == [(5, 6)]


def test_a_fault_in_utf16_is_found_and_the_rest_read() -> None:
    content = codecs.BOM_UTF16_LE + "no ".encode("utf-16-le") + b"\x00\xd8" + " yes".encode("utf-16-le") + b"x"
    decoded = decode(content)
    assert decoded.text == "no \ufffd yes\ufffd"
    assert [(found.start, found.end) for found in decoded.findings] == [(3, 4), (8, 9)]


def test_the_declared_encoding_is_believed_where_bytes_are_not_utf8() -> None:
    assert decode("Здравствуйте".encode("koi8-r"), "koi8-r").text == "Здравствуйте"
    assert decode("é’".encode("cp1252"), "iso-8859-1").text == "é’"
    assert decode("é’".encode("cp1252"), "no-such-encoding").text == "é’"
    assert decode("é’".encode("cp1252"), "hex").text == "é’"
    assert decode("é’".encode("cp1252"), "utf-16").text == "é’"
    assert decode("é’".encode(), "koi8-r").text == "é’"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (b"PK\x03\x04\x14\0\x06\0letters.txt", "ZIP"),
        (b"PK\x03\x04\x14\0\x06\0mimetypeapplication/epub+zip", "e-book"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "old Office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0" + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0" + "__properties_version1.0".encode("utf-16-le"), "Outlook message"),
        (b"\x89PNG\r\n\x1a\n\0\0", "PNG"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
        (b"II*\0\x08\0\0\0", "TIFF"),
        (b"SQLite format 3\0\x10\0", "SQLite"),
        (b"\x7fELF\x02\x01", "program"),
        ("A letter of the Consul".encode("utf-16-le"), "UTF-16"),
        ("A letter of the Consul".encode("utf-16-be"), "UTF-16"),
        (b"abc\0def", "binary"),
        (bytes(range(1, 9)) * 10 + b"abc", "binary"),
        (codecs.BOM_UTF16_LE + b"\x00\xdc" * 500, "UTF-16"),
    ],
)
def test_what_is_no_text_is_refused_by_name_with_a_remedy(content: bytes, name: str) -> None:
    with pytest.raises(UnreadableSource) as refused:
        decode(content)
    assert name in refused.value.message
    assert refused.value.remedy


def test_a_stray_control_character_is_no_reason_to_refuse() -> None:
    text = "The Minister replied. " * 40 + "\x02\x1a"
    assert decode(text.encode()).text == text


def test_many_control_characters_are() -> None:
    text = "The Minister \x02replied. " * 40
    with pytest.raises(UnreadableSource, match="binary"):
        decode(text.encode())


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_with_a_sentence(content: bytes) -> None:
    refused = None
    try:
        decoded = decode(content)
    except UnreadableSource as problem:
        refused = problem
    if refused is not None:
        assert refused.message.endswith(".")
        assert refused.remedy.endswith(".")
        return
    decoded.text.encode("utf-8")  # no lone surrogates
    for found in decoded.findings:
        assert found.start is not None
        assert found.end is not None
        assert 0 <= found.start < found.end <= len(decoded.text)
