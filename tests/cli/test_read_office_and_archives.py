"""`memcon read` on a folder of Word, OpenDocument and Rich Text files, mail and archives, some of them bad."""

import json
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import odfdo

SPECIMEN = "brisanne-2214-1947.txt"


def test_a_folder_of_all_formats_is_read_past_what_is_bad(run, tmp_path: Path, specimens: Path) -> None:  # type: ignore[no-untyped-def]
    text = (specimens / SPECIMEN).read_text("utf-8")
    folder = tmp_path / "records"
    folder.mkdir()
    word, open_document = docx.Document(), odfdo.Document("text")
    for words in text.split("\n\n"):
        word.add_paragraph(words)
        open_document.body.append(odfdo.Paragraph(words))
    word.save(str(folder / "word.docx"))
    open_document.save(folder / "open.odt")
    escaped = "".join(char if char.isascii() else f"\\u{ord(char)}?" for char in text)
    (folder / "rich.rtf").write_text(
        "{\\rtf1 " + escaped.replace("\n\n", "\\par ").replace("\n", "\\line ") + "}", "ascii"
    )
    mail = EmailMessage()
    mail["From"], mail["Date"] = "Lenz <lenz@mfa.example>", "Tue, 04 May 1999 23:30:00 +0200"
    mail["Message-ID"] = "<1@mfa.example>"
    mail.set_content("The text of the telegram is attached.")
    mail.add_attachment(text.encode(), "text", "plain", filename="attached.txt")
    (folder / "mail.eml").write_bytes(bytes(mail))
    with zipfile.ZipFile(folder / "z.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(folder / "word.docx", "letters/inside.docx")
        archive.writestr("letters/word.txt", "Sir,\n\nThis has the name of another.")
        archive.writestr("../out.txt", "Sir,")
        archive.writestr("bomb.txt", bytes(20_000_000))
    (folder / "broken.docx").write_bytes((folder / "word.docx").read_bytes()[:3000])
    (folder / "locked.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))
    before = sorted(tmp_path.rglob("*"))

    ending = run("read", folder, "--json")

    assert ending.status == 1
    assert "Traceback" not in ending.err
    report = json.loads(ending.out)
    assert {record["id"] for record in report["records"]} == {"attached", "inside", "mail", "open", "rich", "word"}
    assert {record["date"] for record in report["records"] if record["id"] != "mail"} == {"1947-12-04"}
    assert {Path(unread["path"]).relative_to(folder).as_posix() for unread in report["unread"]} == {
        "z.zip/../out.txt",
        "z.zip/bomb.txt",
        "z.zip/letters/word.txt",
        "broken.docx",
        "locked.docx",
    }
    said = {Path(unread["path"]).name: unread["message"] for unread in report["unread"]}
    assert "would have the same id" in said["word.txt"]
    assert sorted(path for path in tmp_path.rglob("*") if path.suffix != ".memcon") == before
