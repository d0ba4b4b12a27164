"""A record without its text as bytes, and back: MessagePack, deflated. Exact: what comes out is what went in."""

import zlib

import msgspec
from msgspec.structs import replace

from memcon.model import Record

_LEVEL = 6


def packed(record: Record) -> bytes:
    """The layers of `record`; UnicodeEncodeError when one holds half a character (a lone surrogate)."""
    return zlib.compress(msgspec.msgpack.encode(replace(record, text="")), _LEVEL)


def unpacked(layers: bytes, text: str) -> Record:
    """The record of these layers and this text; ValueError when the bytes are damaged."""
    try:
        record = _DECODER.decode(zlib.decompress(layers))
    except (zlib.error, msgspec.DecodeError) as error:
        raise ValueError(str(error)) from error
    return replace(record, text=text)


_DECODER = msgspec.msgpack.Decoder(Record)
