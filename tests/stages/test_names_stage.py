"""Names: one actor for all forms of a name, and different actors for different men."""

from invented_records import conversation, telegram

from memcon.model import Actor, Record


def named(record: Record, name: str) -> Actor:
    """The one actor that bears this form of a name."""
    (actor,) = [actor for actor in record.actors if name in actor.names]
    return actor


def test_all_forms_of_a_name_are_one_actor() -> None:
    record = conversation("Com. Gradov says that Marshal Gradov has rested; Gradov is old.")
    gradov = named(record, "A.P. Gradov")
    assert gradov.kind == "person"
    assert {"Com. Gradov", "Marshal Gradov", "Gradov"} <= set(gradov.names)
    assert all(len(a) >= len(b) for a, b in zip(gradov.names, gradov.names[1:], strict=False))
    assert len([actor for actor in record.actors if "Gradov" in actor.name]) == 1


def test_two_men_of_one_surname_with_different_initials_stay_two() -> None:
    record = telegram("Mr. C. Novak said that the bank was closed.", "Mr. B. Novak denied it. Mr. C. Novak left.")
    novaks = [actor for actor in record.actors if "Novak" in actor.name]
    assert len(novaks) == 2
    mentioned = [m.actor for m in record.mentions if "Novak" in record.text[m.start : m.end]]
    assert len(set(mentioned)) == 2
    assert mentioned[0] == mentioned[2] != mentioned[1]


def test_a_title_stands_for_its_holder() -> None:
    record = telegram(
        "The Minister of Marine, Mr. Hardouin, said that the port was closed.", "Hardouin feared frost."
    )
    assert named(record, "Minister of Marine") == named(record, "Hardouin")


def test_a_party_and_its_people_are_one_actor() -> None:
    record = telegram("The Communist Party of Valdoria wanted peace. The Communists feared war.")
    party = named(record, "The Communists")
    assert party == named(record, "The Communist Party of Valdoria")
    assert party.kind == "organisation"


def test_a_state_and_its_people_are_one_actor() -> None:
    record = telegram("Norway wanted peace. The Norwegians feared war.")
    assert named(record, "Norway") == named(record, "The Norwegians")
    assert named(record, "Norway").kind == "state"


def test_an_unnamed_source_is_an_actor_of_its_own() -> None:
    record = telegram("A high official of the Marine Ministry said that the port was closed.")
    official = named(record, "A high official of the Marine Ministry")
    assert official.unnamed
    assert official.kind == "person"
    assert not named(record, "Marine Ministry").unnamed
    assert named(record, "Marine Ministry").kind == "organisation"


def test_mentions_leave_out_the_genitive() -> None:
    record = telegram("Hardouin's bank was closed by Count Thurnau. Thurnau denied that Hardouin knew.")
    printed = [record.text[m.start : m.end] for m in record.mentions]
    assert "Hardouin" in printed
    assert "Hardouin's" not in printed


def test_a_name_that_speaks_is_a_person() -> None:
    record = telegram("Delmas said that the strike was over.")
    assert named(record, "Delmas").kind == "person"


def test_participants_point_to_their_actors() -> None:
    record = conversation("Com. Gradov says that the bridge is down.")
    by_id = {actor.id: actor for actor in record.actors}
    participants = record.description.participants
    assert participants
    assert all(participant.name in by_id[participant.actor or ""].names for participant in participants)


def test_an_office_behind_a_name_is_its_bearers() -> None:
    record = telegram(
        "Hardouin, Deputy Director of the Harbour Office, said that the port was closed. He feared frost."
    )
    hardouin = named(record, "Hardouin")
    assert hardouin.name == "Hardouin"
    assert any("Deputy Director" in name for name in hardouin.names)
    assert {statement.source for statement in record.statements} == {hardouin.id}


def test_no_name_ends_in_a_comma() -> None:
    record = telegram("Adrian Vorn, a friend of Hardouin, Maud Ilse, and others said that the port was closed.")
    assert not [name for actor in record.actors for name in actor.names if name.endswith(",")]


def test_an_office_below_a_signature_is_its_writers() -> None:
    record = telegram("Mr. Hardouin closed the port.", "A. B. HARDOUIN", "Minister for Trade")
    assert named(record, "A. B. HARDOUIN") == named(record, "Minister for Trade")


def test_a_body_in_the_genitive_is_the_same_body() -> None:
    record = telegram("The Valdorian Government's note was read. The note of the Valdorian Government was long.")
    assert {name for name in named(record, "Valdorian Government").names if name.endswith("s")} == set()
    assert len([actor for actor in record.actors if "Government" in actor.name]) == 1


def test_who_signs_with_his_name_in_capitals_is_called_by_it() -> None:
    record = telegram("I told the Minister that the port was closed.\n\nHARDOUIN")
    assert "HARDOUIN" in {actor.name for actor in record.actors}
    assert "me" not in {actor.name for actor in record.actors}


def test_two_capitalised_words_are_no_person_where_the_tagger_sees_none() -> None:
    record = telegram(
        "The delegates spoke at length about the Granary Question and left the hall. Mr. Hardouin answered them."
    )
    assert named(record, "Mr. Hardouin").kind == "person"
    assert not any("Granary" in name for actor in record.actors for name in actor.names if actor.kind == "person")


def test_polite_closings_are_nobodys_names() -> None:
    record = telegram("Mr. Hardouin has seen the port.", "Yours sincerely, Hardouin.", "Please inform Hardouin.")
    assert not any(name in ("Yours", "Please") for actor in record.actors for name in actor.names)


def test_a_rank_of_the_services_stands_before_a_name_or_behind_a_signature() -> None:
    record = conversation("Wing Commander L. Brask and Squadron Leader Orlo said that the mast was down.")
    assert "Wing Commander L. Brask" in named(record, "L. Brask").names
    assert named(record, "Squadron Leader Orlo").kind == "person"
    signed = telegram("The mast is down.", "L. T. BRASK Squadron Leader")
    assert "L. T. BRASK" in named(signed, "L. T. BRASK").names
    assert not any("Squadron" in name for actor in signed.actors for name in actor.names if "BRASK" in name)


def test_the_word_that_a_letter_is_signed_is_no_name() -> None:
    record = telegram("The mast is down.", "E. OSTRANDER (Signed)")
    assert not any("Signed" in name for actor in record.actors for name in actor.names)


def test_an_office_is_a_surname_behind_a_first_name_that_the_authority_knows_with_it() -> None:
    record = telegram("I told Mackenzie King that the port was closed.", "The Swedish King said that it was open.")
    assert named(record, "Mackenzie King").kind == "person"
    assert not any(name.startswith("Swedish King") for name in named(record, "Mackenzie King").names)


def test_words_that_ask_or_point_are_nobody() -> None:
    record = telegram("Please inform Novak that the port is closed.", "Matters discussed were said to be many.")
    assert not {"Please", "Matters"} & {name for actor in record.actors for name in actor.names}


def test_a_name_that_a_paragraph_breaks_off_goes_on_in_the_next() -> None:
    record = telegram("The delegation was led by Mr. E. F. ", "Gradov, who left. Mr. Novak stayed.")
    assert named(record, "E. F. Gradov").kind == "person"


def test_a_first_name_before_initials_belongs_to_the_name() -> None:
    record = telegram("The note was handed to Joseph L.A. Gradov in Lenz.")
    assert named(record, "Joseph L.A. Gradov").kind == "person"


def test_a_signature_in_capitals_is_no_part_of_the_body_or_office_before_it() -> None:
    record = telegram("For the Government of the Republic of Lavonia IVO GRADOV", "Minister for War ADA B. NOVAK")
    bodies = [name for actor in record.actors if actor.kind == "organisation" for name in actor.names]
    assert not any("GRADOV" in name for name in bodies)
    assert not any(actor for actor in record.actors for name in actor.names if name.endswith("War ADA"))


def test_a_block_that_is_a_listed_name_in_capitals_with_initials_is_a_signature() -> None:
    record = telegram("The port was closed.", "(W. E. WILSON)")
    assert named(record, "W. E. WILSON").kind == "person"
    record = telegram("The port was closed.", "B. C. QWRTZUX")
    assert not [actor for actor in record.actors if "B. C. QWRTZUX" in actor.names]


def test_a_heading_that_runs_on_into_a_name_is_none_of_it() -> None:
    record = telegram("Freedom to vary Exchange Rate Molotov states that the bank was closed.")
    assert not [actor for actor in record.actors for name in actor.names if name.startswith("Exchange")]
    assert named(record, "Molotov").kind == "person"
