"""Persons in an editor's notes."""

from invented_records import read

from memcon.model import Record

CABLE = """Cablegram 212 LENZ, 3 July 1946

SECRET

I saw Vauquelin [1] and the Minister for Supply [2] this morning. Vauquelin said that the wheat had not arrived. He
added that Gradof [3] would leave on Monday.

1 Pierre Vauquelin, Valdorian Foreign Minister.

2 Ada Brask.

3 Ivan Gradov, Tarnovian Ambassador. Sorenko had been told of it by Prescott.

4 Sir Emil Ostrander.
"""


def actors_of(record: Record, words: str) -> set[str]:
    """The names of the actors that a mention of these words means."""
    names = {actor.id: actor.names for actor in record.actors}
    return {name for m in record.mentions if record.text[m.start : m.end] == words for name in names[m.actor]}


def test_a_note_names_whom_the_words_it_hangs_on_mean() -> None:
    record = read(CABLE)
    assert "Vauquelin" in actors_of(record, "Pierre Vauquelin")
    assert "Ada Brask" in actors_of(record, "the Minister for Supply")
    assert actors_of(record, "Gradof") == actors_of(record, "Ivan Gradov") >= {"Gradof", "Ivan Gradov"}


OFFICES = """Cablegram 212 LENZ, 3 July 1946

SECRET

I saw Vauquelin [1], Orlo [2] and Prescott's [3] friend this morning, and the Treasurer [4]. Sorenko [5] is ill.

1 Norwegian Foreign Minister.

2 Then Minister of Supply and, until May, Minister of Marine.

3 Ambassador in Varna. Told of it by Emil Ostrander, Consul-General in Lenz, and by the Minister of Works (Ada Brask).

4 Also Minister of Posts. The former Minister of Health was not asked, nor the Minister.

5 Repeated to the U.K. Prime Minister as no. 14. See Ministry of Works despatch.
"""


def test_an_office_in_a_note_is_that_of_the_person_it_hangs_on_or_who_is_named_beside_it() -> None:
    record = read(OFFICES)
    shown = {
        "Norwegian Foreign Minister": "Vauquelin",
        "Minister of Supply": "Orlo",
        "Ambassador in Varna": "Prescott",
        "Consul-General in Lenz": "Emil Ostrander",
        "Minister of Works": "Ada Brask",
        "U.K. Prime Minister": "U.K. Prime Minister",
    }
    for words, name in shown.items():
        assert name in actors_of(record, words), words
    assert actors_of(record, "Minister of Posts") >= {"Treasurer", "Minister of Posts"}
    assert actors_of(record, "Minister of Health") == actors_of(record, "Minister") == set()


def test_others_in_a_note_are_found_and_say_nothing() -> None:
    record = read(CABLE)
    assert "Sir Emil Ostrander" in actors_of(record, "Sir Emil Ostrander")
    notes = [division for division in record.divisions if division.kind == "footnote"]
    assert notes
    for statement in record.statements:
        places = [*statement.content, *([statement.cue] if statement.cue else [])]
        assert not any(note.start <= place.start < note.end for note in notes for place in places)


def test_without_notes_nothing_is_added() -> None:
    record = read(CABLE.partition("\n\n1 ")[0])
    assert not any(mention.resp.startswith("note-names") for mention in record.mentions)


def test_who_is_named_in_the_record_is_known_in_its_notes_too() -> None:
    record = read(CABLE.replace("had been told of it by Prescott", "was told. Vauquelin denied it on 5 July"))
    note = record.text.index("3 Ivan Gradov")
    assert [m.start > note for m in record.mentions if record.text[m.start : m.end] == "Vauquelin"].count(True) == 1
    assert len({m.actor for m in record.mentions if record.text[m.start : m.end] == "Vauquelin"}) == 1


def test_a_name_ends_before_the_office_in_brackets_and_the_country() -> None:
    names = "Emil Ostrander (Treasurer) and Berta Orlo of Norway"
    record = read(CABLE.replace("Sir Emil Ostrander.", f"Sent by {names}."))
    assert actors_of(record, "Emil Ostrander")
    assert actors_of(record, "Berta Orlo")


def test_a_note_that_points_elsewhere_names_nobody() -> None:
    record = read(CABLE.replace("4 Sir Emil Ostrander.", "4 See Volume VIII, Document 12."))
    assert not any("Volume" in name for actor in record.actors for name in actor.names)
