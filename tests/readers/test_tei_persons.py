"""Names that an edition refers to somebody are taken over: who it is, where, and that the edition says so."""

from memcon.model import Record
from memcon.pipeline import DEFAULT, Pipeline
from memcon.readers import read_source

VOLUME = """<?xml version="1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
 <teiHeader><fileDesc><titleStmt><title>Papers of the Ister</title></titleStmt></fileDesc></teiHeader>
 <text>
  <front><div><head>Persons</head><list>
   <item><persName xml:id="p_TK1">Thurnau, Count Karl</persName>, Foreign Minister of Ostmark</item>
   <item><persName xml:id="p_TK2">Thurnau, Klara</persName>, his sister</item>
  </list></div></front>
  <body>
   <div type="document" xml:id="d1" n="1"><head>1. Letter from Mr. Whitcombe to Mrs. Adler</head>
    <p><persName corresp="#p_TK1">Count Thurnau</persName> told me that the bridge was closed.
       <persName corresp="#p_TK2">Thurnau</persName> thought that it would be opened in March.</p></div>
   <div type="document" xml:id="d2" n="2"><head>2. Letter from Mrs. Adler to Mr. Whitcombe</head>
    <p><persName corresp="#p_TK1">The Minister</persName> is ill. Mr. Sorenko said that he was better.</p></div>
  </body>
 </text>
</TEI>"""


def records() -> list[Record]:
    pipeline = Pipeline(DEFAULT)
    return [pipeline.read(record) for record in read_source("ister.xml", VOLUME.encode())]


def named(record: Record, words: str) -> list[tuple[str, str | None]]:
    """The actors that mentions of these words mean: name and authority."""
    actors = {actor.id: actor for actor in record.actors}
    meant = [actors[m.actor] for m in record.mentions if record.text[m.start : m.end] == words]
    return [(actor.name, actor.authority) for actor in meant]


def test_two_bearers_of_one_name_are_told_apart_by_the_edition() -> None:
    first, _ = records()
    assert [authority for _, authority in named(first, "Count Thurnau")] == ["p_TK1"]
    assert [authority for _, authority in named(first, "Thurnau")] == ["p_TK2"]


def test_a_record_has_only_those_named_in_it() -> None:
    _, second = records()
    assert [authority for _, authority in named(second, "The Minister")] == ["p_TK1"]
    assert not any(actor.authority == "p_TK2" for actor in second.actors)


def test_the_edition_answers_for_its_names_and_the_stages_for_theirs() -> None:
    _, second = records()
    maker = {second.text[m.start : m.end]: m.resp for m in second.mentions}
    assert maker["The Minister"] == "Papers of the Ister"
    assert maker["Mr. Sorenko"] != "Papers of the Ister"
    thurnau = next(actor for actor in second.actors if actor.authority == "p_TK1")
    assert thurnau.resp == "Papers of the Ister"


def test_places_of_mentions_do_not_cross_and_stand_once() -> None:
    for record in records():
        places = [(m.start, m.end) for m in record.mentions]
        assert len(set(places)) == len(places)
        assert all(record.text[start:end].strip() for start, end in places)
