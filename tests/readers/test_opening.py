"""Walking over files and folders stops at nothing, and says what it could not open."""

import errno
import io
import os
import socket
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from memcon.readers import Opened, opening, walk
from memcon.readers.formats import MIB, stem_of, suffix_of


def opened(*paths: str | Path, **given: Any) -> list[Opened]:
    return list(walk([*paths], **given))


def message(result: Opened) -> str:
    assert result.problem is not None
    assert result.problem.message.endswith(".")
    assert result.problem.remedy.endswith(".")
    return str(result.problem)


def test_a_folder_is_read_sorted_and_hidden_files_are_not(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", ".hidden.txt", "sub/c.html", "sub/.git/d.txt", "another/e"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    found = opened(tmp_path)
    assert [os.path.relpath(each.path, tmp_path) for each in found] == ["a.md", "b.txt", "another/e", "sub/c.html"]
    assert [each.content for each in found] == [b"a.md", b"b.txt", b"another/e", b"sub/c.html"]
    assert not any(each.problem for each in found)


def test_the_parts_of_a_saved_page_are_no_records(tmp_path: Path) -> None:
    for name in ("page.html", "page_files/script.js", "page_files/frame.html", "other_files/a.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    found = opened(tmp_path)
    assert [os.path.relpath(each.path, tmp_path) for each in found] == ["page.html", "other_files/a.txt"]


def test_a_link_back_to_its_folder_ends_the_walk(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text("a")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    (tmp_path / "itself.txt").symlink_to(tmp_path / "itself.txt")
    found = opened(tmp_path)
    assert [os.path.basename(each.path) for each in found] == ["itself.txt", "a.txt"]
    assert "itself.txt is a link that leads back to itself." in message(found[0])
    assert found[1].content == b"a"


def test_a_missing_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    found = opened(tmp_path / "gone.txt", tmp_path / "a.txt")
    assert "does not exist" in message(found[0])
    assert found[0].path.endswith("gone.txt")
    assert found[1].content == b"a"


def test_a_file_that_vanishes_between_the_listing_and_the_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(name)
    results = walk([tmp_path])
    assert next(results).content == b"a.txt"
    (tmp_path / "b.txt").unlink()
    rest = list(results)
    assert "b.txt does not exist (any more)." in message(rest[0])
    assert rest[1].content == b"c.txt"


@pytest.mark.parametrize("code", [errno.EACCES, errno.EPERM])
def test_a_folder_without_rights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "open").mkdir()
    (tmp_path / "open" / "a.txt").write_text("a")
    listing = os.scandir

    def scandir(path: str) -> Any:
        if str(path).endswith("closed"):
            raise PermissionError(code, os.strerror(code), path)
        return listing(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = opened(tmp_path)
    assert "closed may not be read by you." in message(found[0])
    assert found[1].content == b"a"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "may not be read by you"),
        (OSError(errno.EIO, "Input/output error"), "could not be read from its disk"),
        (OSError(errno.ESTALE, "Stale file handle"), "could not be opened (Stale file handle)"),
    ],
)
def test_a_file_that_cannot_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, words: str
) -> None:
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "b.txt").write_text("b")
    real = open

    def refuse(path: Any, *rest: Any) -> Any:
        if str(path).endswith("a.txt"):
            raise error
        return real(path, *rest)

    monkeypatch.setattr("builtins.open", refuse)
    found = opened(tmp_path)
    assert words in message(found[0])
    assert found[1].content == b"b"


def test_a_file_of_200_mb_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "one-line.txt").open("wb") as file:
        file.truncate(200_000_000)
    (tmp_path / "z.txt").write_text("z")
    real = open

    def must_not_open(path: Any, *rest: Any) -> Any:
        assert not str(path).endswith("one-line.txt"), "the large file was opened"
        return real(path, *rest)

    monkeypatch.setattr("builtins.open", must_not_open)
    found = opened(tmp_path)
    assert "one-line.txt has 191 MiB; memcon reads sources of up to 64 MiB." in message(found[0])
    assert found[1].content == b"z"


class Endless(io.RawIOBase):
    """A stream without an end, which counts what was taken from it."""

    taken = 0

    def read(self, size: int = -1) -> bytes:
        assert size >= 0, "an endless stream was read to its end"
        self.taken += size
        return b"x" * size


def test_an_endless_stream_is_given_up_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MAX_BYTES", 3 * MIB)
    stream = Endless()
    (found,) = opened("-", standard_input=stream)
    assert "has more than 3 MiB" in message(found)
    assert stream.taken == 3 * MIB + 1


def test_standard_input_is_read() -> None:
    assert opened("-", standard_input=io.BytesIO(b"Sir,")) == [Opened("-", b"Sir,")]


def test_standard_input_that_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    closed: BinaryIO = io.BytesIO()
    closed.close()
    assert "Standard input could not be opened" in message(opened("-", standard_input=closed)[0])
    monkeypatch.setattr("sys.stdin", None)
    assert "There is no standard input" in message(opened("-")[0])


def test_a_folder_without_files(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "holds no files" in message(opened(tmp_path)[0])


def test_a_suffix_that_is_not_read_names_those_that_are(tmp_path: Path) -> None:
    (tmp_path / "a.doc").write_bytes(b"PK")
    found = opened(tmp_path)
    assert "has the suffix .doc, which memcon does not read." in message(found[0])
    assert ".txt" in message(found[0])
    assert ".html" in message(found[0])


def test_a_pipe_is_read_when_named_and_not_when_met_in_a_folder(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "is a device or a pipe" in message(opened(tmp_path)[0])
    reader, writer = os.pipe()
    os.write(writer, b"Sir,")
    os.close(writer)
    assert opened(f"/dev/fd/{reader}")[0].content == b"Sir,"
    os.close(reader)


def test_a_socket_is_no_file(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(tmp_path / "s"))
        assert "is a device or a pipe" in message(opened(tmp_path / "s")[0])


def test_a_name_that_is_no_text_is_shown_in_characters_that_can_be_kept(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(name, "wb") as file:
        file.write(b"Sir,")
    (found,) = opened(tmp_path)
    assert found.content == b"Sir,"
    assert found.path.endswith("caf\\xe9.txt")
    found.path.encode("utf-8")


def test_a_path_with_a_nul_is_a_problem_and_no_traceback() -> None:
    assert "could not be opened" in message(opened("a\0b.txt")[0])


@pytest.mark.parametrize(
    ("path", "suffix", "stem"),
    [
        ("letters/no12.txt", ".txt", "no12"),
        ("Telegram no. 12", "", "Telegram no. 12"),
        ("v1.2/telegram.12", "", "telegram.12"),
        ("a.b.HTML", ".html", "a.b"),
        ("a.xls", ".xls", "a.xls"),
        (".txt", "", ".txt"),
        ("plain", "", "plain"),
    ],
)
def test_suffix_and_stem(path: str, suffix: str, stem: str) -> None:
    assert suffix_of(path) == suffix
    assert stem_of(path) == stem
