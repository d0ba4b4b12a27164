import pytest
from hypothesis import given
from hypothesis import strategies as st

from memcon.model import Description, Record, Source
from memcon.pipeline import Pipeline
from memcon.stages.description import Descriptions
from memcon.stages.divisions import Divisions
from memcon.stages.reference_codes import is_reference_line, taken_apart
from memcon.text import Span

PIPELINE = Pipeline([Divisions(), Descriptions()])
BODY = "The envoy said that the bridge was closed and that he did not know when it would be opened."


def described(*blocks: str) -> tuple[str, Description]:
    text = "\n\n".join(blocks)
    source = Source(path="x.txt", sha256="", media_type="text/plain", span=Span(0, len(text)))
    return text, PIPELINE.read(Record(id="x", source=source, text=text)).description


AUSTRALIAN = [
    ("NAA: B1838, 401/3/10, ii", {"archive": "NAA", "series": "B1838", "control-symbol": "401/3/10", "volume": "ii"}),
    ("AA : A12, WHEAT 4", {"archive": "AA", "series": "A12", "control-symbol": "WHEAT 4"}),
]
RUSSIAN = [
    ("AVP RF, F. 06, op. 7, p. 12, d. 45",
     {"archive": "AVP RF", "fond": "06", "opis": "7", "papka": "12", "delo": "45"}),
    ("F. 06, op. 7, p. 12, d. 45", {"fond": "06", "opis": "7", "papka": "12", "delo": "45"}),
    ("RGASPI, fond 17, opis 162, delo 37, list 120 ob.",
     {"archive": "RGASPI", "fond": "17", "opis": "162", "delo": "37", "list": "120", "verso": "ob."}),
    ("АВП РФ, ф. 06, оп. 7, п. 12, д. 45, л. 12–15 об.",
     {"archive": "АВП РФ", "fond": "06", "opis": "7", "papka": "12", "delo": "45", "list": "12–15", "verso": "об."}),
    ("РГАСПИ. Ф. 17. Оп. 128. Д. 96. Л. 1–3, 7.",
     {"archive": "РГАСПИ", "fond": "17", "opis": "128", "delo": "96", "list": "1–3, 7"}),
    ("TsKhSD, f. 89, per. 42, dok. 9", {"archive": "TsKhSD", "fond": "89", "perechen": "42", "dokument": "9"}),
    ("AVP RF, f. 036, op. 1, por. 4, p. 2, d. 8, ll. 12 ob.-14",
     {"archive": "AVP RF", "fond": "036", "opis": "1", "portsiia": "4", "papka": "2", "delo": "8",
      "list": "12 ob.-14"}),
]  # fmt: skip
BRITISH = [
    ("FO 371/84074", {"series": "FO 371", "piece": "84074"}),
    ("TNA, FO 371/84074, FZ 1102/19",
     {"archive": "TNA", "series": "FO 371", "piece": "84074", "paper": "FZ 1102/19"}),
    ("CAB 128/12, C.M. (47) 12th Conclusions",
     {"series": "CAB 128", "piece": "12", "item": "C.M. (47) 12th Conclusions"}),
    ("PREM 11/3456, f. 12", {"series": "PREM 11", "piece": "3456", "folio": "12"}),
    ("DO 35/2345", {"series": "DO 35", "piece": "2345"}),
    ("F 1234/56/18", {"paper": "F 1234/56/18"}),
]  # fmt: skip
AMERICAN = [
    ("National Archives, RG 59, Central Files 1970–73, POL 27 VALD–OST",
     {"archive": "National Archives", "record-group": "59", "series": "Central Files 1970–73",
      "subject-numeric-file": "POL 27 VALD–OST"}),
    ("National Archives, RG 59, Central Decimal File, 611.93/3–1458",
     {"archive": "National Archives", "record-group": "59", "series": "Central Decimal File",
      "decimal-file": "611.93/3–1458"}),
    ("Department of State, Conference Files: Lot 65 D 110, CF 2098",
     {"archive": "Department of State", "series": "Conference Files", "lot": "65 D 110", "folder": "CF 2098"}),
    ("Johnson Library, National Security File, Country File, Valdoria, Vol. II",
     {"archive": "Johnson Library", "series": "National Security File", "folder": "Country File, Valdoria, Vol. II"}),
    ("Washington National Records Center, OSD Files: FRC 71 A 3470, Box 5, Valdoria",
     {"archive": "Washington National Records Center", "series": "OSD Files", "accession": "71 A 3470", "box": "5",
      "folder": "Valdoria"}),
    ("CFM Files: Lot M 88: Box 2063", {"archive": "CFM Files", "lot": "M 88", "box": "2063"}),
]  # fmt: skip
FRENCH = [
    ("AMAE, Europe 1949-1955, Valdorie, vol. 51, fol. 12-15",
     {"archive": "AMAE", "serie": "Europe 1949-1955", "sous-serie": "Valdorie", "volume": "51", "folio": "12-15"}),
    ("AN, 457 AP 80, dossier 2", {"archive": "AN", "cote": "457 AP 80", "dossier": "2"}),
    ("Service historique de l'armée de Terre, 1 K 233",
     {"archive": "Service historique de l'armée de Terre", "cote": "1 K 233"}),
    ("MAE, série Z, carton 12, dossier 3", {"archive": "MAE", "serie": "Z", "carton": "12", "dossier": "3"}),
]  # fmt: skip
GERMAN = [
    ("PA AA, B 31, Bd. 123, Bl. 12-13", {"archive": "PA AA", "bestand": "B 31", "band": "123", "blatt": "12-13"}),
    ("BArch, DY 30/3683, Bl. 12", {"archive": "BArch", "bestand": "DY 30", "akte": "3683", "blatt": "12"}),
    ("PA/AA, Abt. 7, Ref. 210, Bd. 1650",
     {"archive": "PA/AA", "abteilung": "7", "referat": "210", "band": "1650"}),
    ("VS-Bd. 44 (II A 4)", {"vs-band": "44 (II A 4)"}),
]  # fmt: skip


@pytest.mark.parametrize(("words", "levels"), AUSTRALIAN + RUSSIAN + BRITISH + AMERICAN + FRENCH + GERMAN)
def test_a_reference_is_taken_apart_by_the_levels_of_its_repository(words: str, levels: dict[str, str]) -> None:
    code = taken_apart(words)
    assert code is not None
    assert code.levels == levels


@pytest.mark.parametrize(
    "words",
    ["The bridge was closed.", "Valda, 3 May 1951", "Department of State, Washington, 3 May 1951", "12 f. of rope",
     "AN envoy came on 3 May.", "General Orlan, 12 Mill Lane"],
)  # fmt: skip
def test_other_lines_are_no_reference(words: str) -> None:
    assert not is_reference_line(words)


@pytest.mark.parametrize(
    ("line", "reference", "repository"),
    [
        ("[FO 371/84074]", "FO 371/84074", None),
        ("АВП РФ. Ф. 06. Оп. 7. П. 12. Д. 45. Л. 1–3.", "АВП РФ. Ф. 06. Оп. 7. П. 12. Д. 45. Л. 1–3",
         "Foreign Policy Archive of the Russian Federation"),
        ("PA AA, B 31, Bd. 123, Bl. 12-13", "PA AA, B 31, Bd. 123, Bl. 12-13",
         "Politisches Archiv des Auswärtigen Amts"),
        ("Source : AMAE, Valdorie, vol. 51, fol. 12.", "AMAE, Valdorie, vol. 51, fol. 12",
         "Archives du ministère des Affaires étrangères, La Courneuve"),
        ("[Source: AVPR, f. 12, op. 5, d. 9, l. 31-33. Translated by Ida Wren.]",
         "AVPR, f. 12, op. 5, d. 9, l. 31-33", "Archive of Foreign Policy of Russia"),
    ],
)  # fmt: skip
def test_a_line_behind_the_record_gives_its_reference(line: str, reference: str, repository: str | None) -> None:
    text, found = described("Record of Conversation", "3 May 1951", BODY, line)
    assert found.archive_refs == (reference,)
    assert found.evidence["archive_refs.0"].of(text) == reference
    assert found.reference_codes[0].repository == repository


def test_a_registry_number_in_a_heading_is_a_reference() -> None:
    text, found = described("No. 213 Telegraphic [F 1234/56/18]", "BRISANNE, 3 June 1949", BODY)
    assert found.archive_refs == ("F 1234/56/18",)
    assert found.evidence["archive_refs.0"].of(text) == "F 1234/56/18"


def test_a_lot_file_over_a_telegram_is_a_reference() -> None:
    _, found = described("Conference files, lot 59 D 95, CF 142: Telegram", "Valda, May 3, 1951—5 p.m.", BODY)
    assert found.reference_codes[0].parts["lot"] == "59 D 95"


def test_a_source_named_in_the_records_own_words_is_no_source_note() -> None:
    _, found = described(
        "Telegram 12 VALDA, 3 May 1951", BODY, "Source: a porter at the mill, who has been right before."
    )
    assert found.archive_refs == ()
    assert found.source_note is None


LEVELS = st.integers(min_value=1, max_value=9999).map(str)


@given(LEVELS, LEVELS, LEVELS, LEVELS, st.sampled_from([", ", ". ", "; "]))
def test_the_levels_of_a_fond_come_back_whatever_parts_them(
    fond: str, opis: str, papka: str, delo: str, gap: str
) -> None:
    code = taken_apart(gap.join(["AVP RF", f"f. {fond}", f"op. {opis}", f"p. {papka}", f"d. {delo}"]))
    assert code is not None
    assert code.levels == {"archive": "AVP RF", "fond": fond, "opis": opis, "papka": papka, "delo": delo}


@given(st.text(max_size=80))
def test_any_words_can_be_asked(words: str) -> None:
    code = taken_apart(words)
    assert code is None or all(
        value in " ".join(words.split()) for value in code.levels.values() if ", " not in value
    )
