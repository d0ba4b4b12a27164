"""Where a library lies: a file, or a PostgreSQL database, named by its URL."""

import hashlib
import re
from pathlib import Path
from urllib.parse import urlsplit

Address = Path | str
"""The path of a file; a string that begins with postgresql:// for a database."""

_SCHEMES = ("postgresql://", "postgres://")
_SECRET = re.compile(r"(?<=[?&]password=)[^&]*")


def located(address: Address) -> Address:
    """An address as it was typed: the URL of a database stays a string, all else is the path of a file."""
    if isinstance(address, str) and address.startswith(_SCHEMES):
        return address
    return Path(address)


def shown(address: Address) -> str:
    """The address as messages show it: without a password."""
    if isinstance(address, Path):
        return str(address)
    try:
        password = urlsplit(address).password
    except ValueError:  # it is refused when it is opened
        return address
    hidden = address.replace(f":{password}@", ":...@", 1) if password else address
    return _SECRET.sub("...", hidden)


def beside(address: Address) -> Path:
    """The path that names of files beside the library are made of: its own, or one here for a database."""
    if isinstance(address, Path):
        return address
    return Path(f"library-{hashlib.sha256(address.encode()).hexdigest()[:12]}")
