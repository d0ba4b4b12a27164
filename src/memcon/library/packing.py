"""A record as bytes, and back, exactly: its text, and its layers as MessagePack, each deflated.

Records are small, so each is deflated with a dictionary of what records have in common (RFC 1950, FDICT), made by
`scripts/dictionaries`. The first byte says with which.
"""

import zlib
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
from msgspec.structs import replace

from memcon.model import Record

_LEVEL = 6
_CURRENT = 1  # the dictionary that new records are deflated with; earlier ones stay, for the records that have them

_Content = Literal["layers", "text"]


def packed(record: Record) -> bytes:
    """The layers of `record`; UnicodeEncodeError when one holds half a character (a lone surrogate)."""
    return _deflated(msgspec.msgpack.encode(replace(record, text="")), "layers")


def packed_text(text: str) -> bytes:
    """A text; UnicodeEncodeError when it holds half a character."""
    return _deflated(text.encode(), "text")


def unpacked(layers: bytes, text: str) -> Record:
    """The record of these layers and this text; ValueError when the bytes are damaged."""
    try:
        record = _DECODER.decode(_inflated(layers, "layers"))
    except msgspec.DecodeError as error:
        raise ValueError(str(error)) from error
    return replace(record, text=text)


def unpacked_text(packed: bytes) -> str:
    """The text of these bytes; ValueError when they are damaged."""
    return _inflated(packed, "text").decode()


def _deflated(content: bytes, kind: _Content) -> bytes:
    deflate = zlib.compressobj(_LEVEL, zdict=_dictionary(kind, _CURRENT))
    return bytes([_CURRENT]) + deflate.compress(content) + deflate.flush()


def _inflated(content: bytes, kind: _Content) -> bytes:
    try:
        inflate = zlib.decompressobj(zdict=_dictionary(kind, content[0]))
        whole = inflate.decompress(content[1:]) + inflate.flush()
    except (zlib.error, IndexError, FileNotFoundError) as error:
        raise ValueError(str(error)) from error
    if not inflate.eof:
        raise ValueError("the bytes end too soon")
    return whole


@cache
def _dictionary(kind: _Content, number: int) -> bytes:
    return files("memcon.library").joinpath("dictionaries", f"{kind}-{number}").read_bytes()


_DECODER = msgspec.msgpack.Decoder(Record)
