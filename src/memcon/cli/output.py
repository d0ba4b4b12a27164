"""Files that are written: whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, cast


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A stream that becomes the file at `path` once all is written to it; a file there before stays until then.

    A device or a pipe is written to as it is. OSError, naming `path`, when it cannot be written.
    """
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:
                yield cast(BinaryIO, stream)
            return
        path = Path(os.path.realpath(path))  # a link stays a link
        descriptor, made = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                yield cast(BinaryIO, stream)
            os.chmod(made, path.stat().st_mode if path.exists() else 0o666 & ~_umask())
            os.replace(made, path)
        except BaseException:
            with suppress(FileNotFoundError):
                os.unlink(made)
            raise
    except OSError as error:
        error.filename = str(path)
        raise


def _umask() -> int:
    umask = os.umask(0)
    os.umask(umask)
    return umask
