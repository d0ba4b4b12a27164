"""Archives give the sources in them, whatever is wrong with some, and write nothing."""

import bz2
import gzip
import io
import lzma
import os
import struct
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.errors import UnreadableSource
from memcon.readers import Opened, archives, members, read_source, walk

LETTERS = {
    "letters/no2.txt": b"Sir,\n\nThe frontier at Orvel is open.",
    "letters/no1.txt": b"Madam,\n\nThe frontier at Orvel is closed.",
    "Записка.txt": "Товарищ Градов принял посланника.".encode(),
}


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def tarred(files: dict[str, bytes], mode: str = "w") -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in files.items():
            header = tarfile.TarInfo(name)
            header.size = len(content)
            archive.addfile(header, io.BytesIO(content))
    return made.getvalue()


def opened(path: Path, content: bytes) -> list[Opened]:
    """What `walk` gives for a file of these bytes, the paths without the folder of the test."""
    path.write_bytes(content)
    before = sorted(path.parent.rglob("*"))
    found = list(walk([path]))
    assert sorted(path.parent.rglob("*")) == before, "something was written to the disk"
    return [each._replace(path=os.path.relpath(each.path, path.parent)) for each in found]


def read(found: list[Opened]) -> dict[str, bytes]:
    return {each.path: each.content for each in found if each.problem is None}


def problems(found: list[Opened]) -> dict[str, str]:
    said = {each.path: each.problem for each in found if each.problem is not None}
    assert all(problem.message.endswith(".") and problem.remedy.endswith(".") for problem in said.values())
    return {path: str(problem) for path, problem in said.items()}


PACKED: dict[str, Callable[[dict[str, bytes]], bytes]] = {
    "box.zip": zipped,
    "stored.zip": lambda files: zipped(files, zipfile.ZIP_STORED),
    "box.tar": tarred,
    "box.tar.gz": lambda files: tarred(files, "w:gz"),
    "box.tgz": lambda files: tarred(files, "w:gz"),
    "box.tar.bz2": lambda files: tarred(files, "w:bz2"),
    "box.tar.xz": lambda files: tarred(files, "w:xz"),
    "no suffix": zipped,
    "wrong.dat": lambda files: tarred(files, "w:gz"),
}


@pytest.mark.parametrize("name", PACKED)
def test_each_file_of_an_archive_is_a_source(tmp_path: Path, name: str) -> None:
    found = opened(tmp_path / name, PACKED[name](LETTERS))
    assert read(found) == {f"{name}/{inside}": content for inside, content in LETTERS.items()}
    assert not problems(found)


def test_the_files_of_a_zip_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    found = opened(tmp_path / "box.zip", zipped(LETTERS))
    assert [each.path for each in found] == sorted(f"box.zip/{name}" for name in LETTERS)


@pytest.mark.parametrize("name", PACKED)
def test_a_path_in_an_archive_leads_to_the_bytes_again(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(PACKED[name]({**LETTERS, "in.zip": zipped(LETTERS)}))
    paths = [each.path for each in walk([tmp_path / name])]
    assert len(paths) == 6
    for each in walk([tmp_path / name]):
        assert archives.content_of(each.path) == each.content
    with pytest.raises(UnreadableSource, match="There is no source"):
        archives.content_of(f"{tmp_path / name}/letters/no3.txt")


def test_the_bytes_of_a_mere_file_and_of_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"Sir,")
    assert archives.content_of(str(tmp_path / "a.txt")) == b"Sir,"
    for gone in ("b.txt", "a.txt/b.txt", "no/b.txt"):
        with pytest.raises(UnreadableSource, match="There is no source"):
            archives.content_of(str(tmp_path / gone))


@pytest.mark.parametrize(
    ("suffix", "pack"), [(".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress)], ids=lambda x: str(x)
)
def test_a_packed_file_is_called_after_what_is_in_it(
    tmp_path: Path, suffix: str, pack: Callable[[bytes], bytes]
) -> None:
    found = opened(tmp_path / f"no12.txt{suffix}", pack(b"Sir,"))
    assert read(found) == {f"no12.txt{suffix}/no12.txt": b"Sir,"}
    (record,) = read_source(found[0].path, found[0].content)
    assert record.id == "no12"


def test_archives_in_archives_are_read_to_a_depth(tmp_path: Path) -> None:
    content = zipped({"d.txt": b"deepest"})
    for name, pack in (("c", zipped), ("b", tarred), ("a", zipped)):
        content = pack({f"{name}.zip": content, f"{name}.txt": name.encode()})
    found = opened(tmp_path / "box.zip", content)
    assert read(found) == {
        "box.zip/a.txt": b"a",
        "box.zip/a.zip/b.txt": b"b",
        "box.zip/a.zip/b.zip/c.txt": b"c",
    }
    assert list(problems(found)) == ["box.zip/a.zip/b.zip/c.zip"]
    assert "lies 3 archives deep" in problems(found)["box.zip/a.zip/b.zip/c.zip"]


def test_hidden_files_and_what_programs_leave_are_passed_over(tmp_path: Path) -> None:
    files = dict.fromkeys(
        (".hidden.txt", "__MACOSX/._a.txt", "a/.git/b.txt", "Thumbs.db", "a/desktop.ini", "a/page_files/frame.html"),
        b"Sir,",
    )
    found = opened(tmp_path / "box.zip", zipped({**files, "a/page.html": b"<p>Sir,</p>", "b_files/c.txt": b"Sir,"}))
    assert [each.path for each in found] == ["box.zip/a/page.html", "box.zip/b_files/c.txt"]


@pytest.mark.parametrize("pack", [zipped, tarred])
@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "a/../../out.txt", "C:/out.txt", "..\\out.txt"])
def test_a_path_that_leads_out_is_refused_and_the_rest_read(
    tmp_path: Path, pack: Callable[[dict[str, bytes]], bytes], name: str
) -> None:
    found = opened(tmp_path / "box.zip", pack({name: b"Sir,", "good.txt": b"Madam,"}))
    assert list(read(found).values()) == [b"Madam,"]
    (said,) = problems(found).values()
    assert "out.txt was left out: its path" in said


def link(kind: bytes = tarfile.SYMTYPE) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        header = tarfile.TarInfo("odd.txt")
        header.type, header.linkname = kind, "/etc/passwd"
        archive.addfile(header)
        header = tarfile.TarInfo("good.txt")
        header.size = 4
        archive.addfile(header, io.BytesIO(b"Sir,"))
    return made.getvalue()


def zipped_link() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        header = zipfile.ZipInfo("odd.txt")
        header.external_attr = 0o120777 << 16
        archive.writestr(header, "/etc/passwd")
        archive.writestr("good.txt", "Sir,")
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (link(), "a link"),
        (link(tarfile.LNKTYPE), "a link"),
        (link(tarfile.CHRTYPE), "a device"),
        (link(tarfile.FIFOTYPE), "a device"),
        (zipped_link(), "a link"),
    ],
)
def test_links_and_devices_are_not_followed(tmp_path: Path, content: bytes, what: str) -> None:
    found = opened(tmp_path / "box", content)
    assert read(found) == {"box/good.txt": b"Sir,"}
    assert f"box/odd.txt is {what}" in problems(found)["box/odd.txt"]


NOUGHT = bytes(40_000_000)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("box.zip", zipped({"bomb.txt": NOUGHT, "good.txt": b"Sir,"})),
        ("box.tar.gz", tarred({"good.txt": b"Sir,", "bomb.txt": NOUGHT}, "w:gz")),
        ("bomb.txt.gz", gzip.compress(NOUGHT)),
        ("bomb.txt.xz", lzma.compress(NOUGHT)),
    ],
)
def test_a_bomb_is_not_unpacked_and_the_rest_read(tmp_path: Path, name: str, content: bytes) -> None:
    found = opened(tmp_path / name, content)
    assert set(read(found).values()) <= {b"Sir,"}
    assert len(read(found)) == (0 if name.startswith("bomb") else 1)
    assert [said for path, said in problems(found).items() if "as a ZIP bomb does" in said and "bomb.txt" in path]


def test_a_zip_that_lies_about_its_sizes_is_damaged(tmp_path: Path) -> None:
    content = zipped({"bomb.txt": NOUGHT, "good.txt": b"Sir,"})
    lying = content.replace(struct.pack("<L", len(NOUGHT)), struct.pack("<L", 1000))
    found = opened(tmp_path / "box.zip", lying)
    assert read(found) == {"box.zip/good.txt": b"Sir,"}
    assert "bomb.txt is damaged in its archive" in problems(found)["box.zip/bomb.txt"]


def test_a_member_that_is_too_large_is_refused(tmp_path: Path) -> None:
    noise = b"".join(os.urandom(1 << 20) for _ in range(65))
    for name, pack in (("box.zip", zipped), ("box.tar", tarred)):
        found = opened(tmp_path / name, pack({"large.txt": noise, "zz.txt": b"Sir,"}))
        assert list(read(found).values()) == [b"Sir,"]
        assert "large.txt has 65 MiB" in problems(found)[f"{name}/large.txt"]


def test_no_more_is_unpacked_than_an_archive_may_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(members, "MOST_UNPACKED", 5000)
    inner = zipped({f"{n}.txt": b"Sir, " * 200 for n in range(9)})
    found = opened(tmp_path / "box.zip", zipped({"a.zip": inner, "b.txt": b"Madam,"}))
    assert 0 < sum(map(len, read(found).values())) < 7000
    assert all("holds more than" in said for said in problems(found).values())
    assert problems(found)


def test_a_header_without_measure_is_not_taken_into_memory(tmp_path: Path) -> None:
    header = tarfile.TarInfo("about")
    header.type, header.size = tarfile.XHDTYPE, 60_000_000
    content = header.tobuf(tarfile.USTAR_FORMAT) + b"9 a=bcde\n" * 7_000_000
    found = opened(tmp_path / "box.tar", tarred({"good.txt": b"Sir,"})[:1024] + content)
    assert read(found) == {"box.tar/good.txt": b"Sir,"}
    assert "broken tar archive" in problems(found)["box.tar"]


def test_a_locked_member_is_named_and_the_rest_read(tmp_path: Path) -> None:
    content = bytearray(zipped({"good.txt": b"Sir,", "locked.txt": b"Madam,"}))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.rindex(mark) + flags
        content[at] |= 1
    found = opened(tmp_path / "box.zip", bytes(content))
    assert read(found) == {"box.zip/good.txt": b"Sir,"}
    assert "box.zip/locked.txt is protected by a password." in problems(found)["box.zip/locked.txt"]


def test_of_a_broken_archive_what_stands_before_the_break_is_read(tmp_path: Path) -> None:
    files = {"a.txt": b"Sir, " * 50, "b.txt": b"Madam, " * 50, "c.txt": os.urandom(5000)}
    for name, pack in PACKED.items():
        content = pack(files)
        found = opened(tmp_path / name, content[: len(content) - 4000 if "tar" not in name else 3300])
        if name not in ("box.tar.bz2", "box.tar.xz"):  # packed in one block: nothing comes out before its end
            assert read(found)[f"{name}/a.txt"] == files["a.txt"], name
        assert problems(found), name
        assert f"{name}/c.txt" not in read(found)


def test_a_zip_written_to_a_stream_is_read_before_its_break(tmp_path: Path) -> None:
    class Stream(io.RawIOBase):
        def __init__(self) -> None:
            self.content = b""

        def writable(self) -> bool:
            return True

        def write(self, written: Any) -> int:
            self.content += bytes(written)
            return len(written)

    made = Stream()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "Sir,")
        archive.writestr("b.txt", "Madam,")
    found = opened(tmp_path / "box.zip", made.content[:-100])
    assert read(found) == {"box.zip/a.txt": b"Sir,", "box.zip/b.txt": b"Madam,"}
    assert "is a broken ZIP archive" in problems(found)["box.zip"]


@given(st.data())
def test_no_damage_to_an_archive_goes_unsaid_or_ends_the_walk(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(PACKED)))
    content = bytearray(PACKED[name](LETTERS))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(content)))
    path = tmp_path_factory.mktemp("broken") / name
    path.write_bytes(content[:cut])
    found = list(walk([path]))
    assert found
    assert all(each.path.startswith(str(path)) for each in found)
    problems(found)
    if "zip" in name and read(found):  # their members carry checksums
        assert content[:cut] != PACKED[name](LETTERS) or len(read(found)) == len(LETTERS)


def test_an_archive_without_files_and_one_of_nothing_known(tmp_path: Path) -> None:
    assert "holds no files" in problems(opened(tmp_path / "box.zip", zipped({})))["box.zip"]
    found = opened(tmp_path / "other.zip", zipped({"a.xyz": b"Sir,", "folder/": b""}))
    assert "has the suffix .xyz" in problems(found)["other.zip/a.xyz"]


def test_a_member_that_stands_there_twice(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.txt", "Sir,")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", "Madam,")
    found = opened(tmp_path / "box.zip", made.getvalue())
    assert read(found) == {"box.zip/a.txt": b"Sir,"}
    assert "stands in its archive twice" in problems(found)["box.zip/a.txt"]


def test_standard_input_may_be_an_archive() -> None:
    found = list(walk(["-"], io.BytesIO(zipped(LETTERS))))
    assert read(found) == {f"-/{name}": content for name, content in LETTERS.items()}


def test_a_large_archive_is_read_and_not_taken_into_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import tracemalloc

    with zipfile.ZipFile(tmp_path / "box.zip", "w", zipfile.ZIP_STORED) as archive:
        for number in range(9):
            archive.writestr(f"{number}.txt", os.urandom(9_000_000))
    tracemalloc.start()
    try:
        count = sum(1 for each in walk([tmp_path / "box.zip"]) if each.problem is None)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 9
    assert peak < 60_000_000
