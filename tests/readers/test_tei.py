"""A volume in TEI becomes records: its text once, its markup as evidence, nothing followed and nothing expanded."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.errors import UnreadableSource
from memcon.model import Record
from memcon.readers import read_source

TITLE = "Papers of the Ister Valley, 1947, Volume II"
NAMESPACES = 'xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="http://history.state.gov/frus/ns/1.0"'
HEADER = f"""<teiHeader><fileDesc><titleStmt><title type="complete">{TITLE}</title><title type="series">Papers</title>
</titleStmt><publicationStmt><publisher>Valley Press</publisher></publicationStmt></fileDesc>
<profileDesc><langUsage><language ident="en-GB"/></langUsage></profileDesc></teiHeader>"""
TELEGRAM = """<div type="document" n="1" xml:id="d1" frus:doc-dateTime-min="1947-12-04T14:00:00-05:00"
 frus:doc-dateTime-max="1947-12-04T14:00:00-05:00">
 <note rend="inline" type="source">897.00/12–447: Telegram</note>
 <head>The Ambassador in Valdoria (<persName type="from" corresp="#p_P1">Prescott</persName>)
  <hi rend="italic">to the <gloss type="to">Secretary of State</gloss></hi></head>
 <opener><seg rend="flushleft">top secret</seg>
  <dateline><placeName><hi>Brisanne</hi></placeName>, <date when="1947-12-04T20:00:00+01:00">December 4,
   1947—8 p.m.</date></dateline></opener>
 <p>2214. An official told Garrick<note n="1" xml:id="d1fn1"><p>Owen Garrick.</p>
  <p>He had been in Brisanne since 1946.</p></note> of my staff that the
  Cabinet sat until <pb n="[2]"/>four.<note n="2">Not printed.</note></p>
 <list><label>1.</label><item>The dock.</item><label>2.</label><item>The coal.</item></list>
 <table><row><cell>Mine</cell><cell>Tons</cell></row><row><cell>Arvel</cell><cell>12</cell></row></table>
 <closer><signed>Prescott</signed></closer></div>"""
NOTE = """<div type="document" subtype="editorial-note" n="2" xml:id="d2"
 frus:doc-dateTime-min="1947-12-01T00:00:00-05:00"
 frus:doc-dateTime-max="1947-12-31T23:59:59-05:00"><head>2. Editorial Note</head><p>No second talk.</p></div>"""
MEMORANDUM = """<div type="chapter"><head>The Loan<note n="1">See Document 1.</note></head>
<div type="document" n="3" xml:id="d3"><head>3. Memorandum From <persName type="from">Julian Aldous</persName> to
 <persName type="to">Mr. Whitcombe</persName><note n="1" type="source">
 Source: Fairmount Archives, Lot 7.</note></head>
 <opener><dateline><placeName>Fairmount</placeName>, <date notBefore="1948-01-02" notAfter="1948-01-09">undated</date>
 </dateline></opener><p>The Minister would <supplied>not</supplied> sign.</p></div></div>"""


def volume(*records: str, declared: str = "", front: str = "", back: str = "") -> bytes:
    body = f"<text>{front}<body><pb n='1'/>{''.join(records)}</body>{back}</text>"
    return f'<?xml version="1.0"?>{declared}<TEI {NAMESPACES}>{HEADER}{body}</TEI>'.encode()


def read(content: bytes, path: str = "papers.xml") -> list[Record]:
    return list(read_source(path, content))


def one(inner: str, declared: str = "") -> Record:
    (record,) = read(volume(f'<div type="letter"><p>{inner}</p></div>', declared=declared))
    return record


def marked(record: Record, kind: str) -> list[tuple[str, str | None]]:
    return [(record.text[d.start : d.end], d.label) for d in record.divisions if d.kind == kind]


def test_each_document_is_a_record_called_as_the_volume_calls_it() -> None:
    records = read(volume(TELEGRAM, NOTE, MEMORANDUM))
    assert [record.id for record in records] == ["papers/d1", "papers/d2", "papers/d3"]
    assert [(record.source.volume, record.source.number) for record in records] == [(TITLE, n) for n in (1, 2, 3)]
    assert {record.source.media_type for record in records} == {"application/tei+xml"}


def test_the_text_is_written_once_from_the_markup() -> None:
    telegram = read(volume(TELEGRAM, NOTE))[0]
    assert telegram.text.rstrip() == (
        "[Page 1]\n\n897.00/12–447: Telegram\n\nThe Ambassador in Valdoria (Prescott) to the Secretary of State\n\n"
        "top secret\n\nBrisanne, December 4, 1947—8 p.m.\n\n"
        "2214. An official told Garrick[1] of my staff that the Cabinet sat until [Page 2] four.[2]\n\n"
        "1. The dock.\n2. The coal.\n\nMine\tTons\nArvel\t12\n\nPrescott\n\n"
        "1. Owen Garrick.\n\nHe had been in Brisanne since 1946.\n\n2. Not printed."
    )


def test_notes_pages_headings_and_signatures_are_divisions() -> None:
    telegram = read(volume(TELEGRAM, NOTE))[0]
    assert marked(telegram, "note-marker") == [("[1]", "1"), ("[2]", "2")]
    assert [(words.split()[0], label) for words, label in marked(telegram, "footnote")] == [("1.", "1"), ("2.", "2")]
    assert marked(telegram, "page-break") == [("[Page 1]", "1"), ("[Page 2]", "2")]
    assert marked(telegram, "signature") == [("Prescott", None)]
    assert ("Brisanne, December 4, 1947—8 p.m.", None) in marked(telegram, "heading")
    assert [(page.number, page.label) for page in telegram.pages] == [(1, "1"), (2, "2")]
    assert telegram.text[telegram.pages[1].start :].startswith("[Page 2] four.")


def test_the_description_is_the_editions_and_has_its_places() -> None:
    card = read(volume(TELEGRAM, NOTE))[0].description
    assert (card.date, card.place, card.language) == ("1947-12-04T20:00", "Brisanne", "en")
    assert card.sender == "The Ambassador in Valdoria (Prescott)"
    assert card.recipients == ("the Secretary of State",)
    assert set(card.responsibility.values()) == {TITLE}
    assert set(card.responsibility) == {*card.evidence, *card.derived}


def test_evidence_stands_at_the_words() -> None:
    for record in read(volume(TELEGRAM, NOTE, MEMORANDUM)):
        card = record.description
        for field in ("title", "sender", "place"):
            if field in card.evidence:
                assert " ".join(card.evidence[field].of(record.text).split()) == getattr(card, field)
        if "date" in card.evidence:
            assert card.evidence["date"].of(record.text) == "December 4, 1947—8 p.m."


def test_an_editorial_note_is_the_editors_and_dated_by_the_volume() -> None:
    card = read(volume(TELEGRAM, NOTE))[1].description
    assert (card.form, card.title, card.date) == ("other", "Editorial Note", "1947-12-01/1947-12-31")
    assert card.derived["form"] == "tei @subtype"
    assert card.derived["date"] == "frus:doc-dateTime-min"


def test_what_an_editor_dates_though_it_is_undated_is_derived() -> None:
    card = read(volume(NOTE, MEMORANDUM))[1].description
    assert (card.date, card.derived["date"]) == ("1948-01-02/1948-01-09", "tei @notBefore")
    assert (card.title, card.sender) == ("Memorandum From Julian Aldous to Mr. Whitcombe", "Julian Aldous")
    assert card.recipients == ("Mr. Whitcombe",)


def test_a_chapters_heading_belongs_to_the_record_that_follows() -> None:
    first, second = read(volume(NOTE, MEMORANDUM))
    assert "The Loan" not in first.text
    assert second.text.startswith("The Loan[1]\n\n1. See Document 1.\n\n3. Memorandum")
    assert [words for words, label in marked(second, "front-matter") if label == "chapter"] == ["The Loan[1]"]


def test_front_and_back_matter_belong_to_no_record_and_are_told() -> None:
    front = "<front><div type='toc'><head>Contents</head><p>A preface.</p></div></front>"
    back = "<back><div type='index'><head>Index</head><p>Garrick, 1</p></div></back>"
    records = read(volume(TELEGRAM, NOTE, front=front, back=back))
    assert not any("preface" in record.text or "Index" in record.text for record in records)
    assert "characters 0 to 20, belongs to no record: Contents A preface." in records[0].findings[0].reason
    assert "back matter" in records[-1].findings[-1].reason


@given(st.permutations([TELEGRAM, NOTE, MEMORANDUM]), st.booleans())
def test_the_records_cover_the_volume_without_a_gap(records: list[str], in_chapter: bool) -> None:
    if in_chapter:
        records = ["<div type='chapter'><head>Tolls</head><p>A word of the editor.</p>", *records, "</div>"]
    found = read(volume(*records, "<p>An end word.</p>"))
    assert len(found) == 3
    assert [one.source.span.end for one in found[:-1]] == [one.source.span.start for one in found[1:]]
    assert found[-1].text.rstrip().endswith("An end word.")
    for record in found:
        for division in record.divisions:
            assert record.text[division.start : division.end].strip() == record.text[division.start : division.end]


@pytest.mark.parametrize(
    ("inner", "text", "finding"),
    [
        ("a <choice><sic>goverment</sic><corr>government</corr></choice> b", "a goverment b", "corrects this to"),
        ("a <choice><orig>shew</orig><reg>show</reg></choice> b", "a shew b", "regularises this to show"),
        ("a <del>could not</del> would", "a would", "deleted in the original: could not"),
        ("in <unclear>disorder</unclear>.", "in disorder.", "not sure of these words"),
        ("a <gap reason='illegible' extent='two words'/> b", "a [two words, illegible] b", "has a gap here"),
        ("a <supplied>not</supplied> b", "a [not] b", ""),
        ("a&nbsp;b &mdash; c&#233;", "a\u00a0b — cé", ""),
        ("of <foreign xml:lang='fr'>bonne foi</foreign>, <hi>he</hi> said<lb/>so", "of bonne foi, he said\nso", ""),
        ("a &unknown; b", "a &unknown; b", "does not say what &unknown; stands for"),
    ],
)
def test_the_editors_hand_is_seen_and_told(inner: str, text: str, finding: str) -> None:
    record = one(inner)
    assert record.text.removeprefix("[Page 1]\n\n") == text
    assert finding in " ".join(each.reason for each in record.findings)
    assert bool(finding) == bool(record.findings)


def test_a_file_of_one_record_is_called_after_its_file() -> None:
    (record,) = read(volume(TELEGRAM), "d1.xml")
    assert (record.id, record.source.number) == ("d1", None)
    assert record.description.place == "Brisanne"


def test_a_lone_letter_is_described_by_its_header() -> None:
    header = """<teiHeader><fileDesc><titleStmt><title>Thurnau to Vauquelin</title></titleStmt><sourceDesc><msDesc>
    <msIdentifier><repository>Lenz, State Archive</repository><idno>F 12</idno></msIdentifier></msDesc></sourceDesc>
    </fileDesc><profileDesc><correspDesc><correspAction type="sent"><persName>Count Thurnau</persName>
    <placeName>Lenz</placeName><date when="1948-02-19"/></correspAction><correspAction type="received">
    <persName>Mr. Vauquelin</persName></correspAction></correspDesc></profileDesc></teiHeader>"""
    content = (
        f"<TEI xmlns='http://www.tei-c.org/ns/1.0'>{header}<text><body><p>My dear Minister,</p></body></text></TEI>"
    )
    (record,) = read(content.encode(), "letter.tei")
    card = record.description
    assert (card.sender, card.recipients, card.date, card.place) == (
        "Count Thurnau",
        ("Mr. Vauquelin",),
        "1948-02-19",
        "Lenz",
    )
    assert card.archive_refs == ("Lenz, State Archive, F 12",)
    assert card.derived["sender"] == "tei correspAction"


def test_every_tei_of_a_corpus_and_every_text_of_a_group_is_a_record() -> None:
    text = "<text><body><p>Words.</p></body></text>"
    corpus = f"<teiCorpus {NAMESPACES}>{HEADER}" + f"<TEI>{HEADER}{text}</TEI>" * 3 + "</teiCorpus>"
    group = f"<TEI {NAMESPACES}>{HEADER}<text><group>{text}{text}</group></text></TEI>"
    assert [record.id for record in read(corpus.encode())] == ["papers/1", "papers/2", "papers/3"]
    assert len(read(group.encode())) == 2


def test_broken_markup_is_mended_and_told() -> None:
    (record,) = read(b"<TEI><text><body><p>Some <hi>words</p><p>More.</p></body></text></TEI>")
    assert "More." in record.text
    assert "not well-formed XML from line 1 on" in record.findings[0].reason


BOMB = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (volume(TELEGRAM, declared=f'<!DOCTYPE TEI [<!ENTITY l0 "lol">{BOMB}]>'), "declares entities that hold"),
        (b"<TEI>" + b"<div>" * 400 + b"x" + b"</div>" * 400 + b"</TEI>", "nests its elements too deep"),
        (b"<TEI><text/></TEI>", "is a TEI file without a text."),
        (b"<?xml version='1.0'?><letters><letter>Words</letter></letters>", "is an XML file of a kind"),
    ],
)
def test_what_is_no_edition_is_refused_with_a_sentence(content: bytes, words: str) -> None:
    with pytest.raises(UnreadableSource) as refused:
        read(content)
    assert words in str(refused.value)
    assert refused.value.remedy


def test_nothing_outside_the_file_is_fetched_or_shown(tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("outside") / "secret.txt"
    secret.write_text("the secret word")
    declared = f'<!DOCTYPE TEI SYSTEM "https://dtd.example/tei.dtd" [<!ENTITY out SYSTEM "{secret.as_uri()}">]>'
    inner = (
        f'a &out; b <xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{secret.as_uri()}" parse="text"/>'
    )
    record = one(inner, declared)
    assert "secret word" not in msgspec.json.encode(record).decode()
    assert "was not followed" in " ".join(finding.reason for finding in record.findings)
