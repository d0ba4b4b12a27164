"""Mentions that the tagger adds: in capitals, pronouns, names inside names; what the rules named stands."""

from hypothesis import given, settings
from hypothesis import strategies as st
from invented_records import read, telegram

from memcon.model import Actor, Record

CABLE = (
    "1. AMBASSADOR LENZ CALLED ON FOREIGN MINISTER MORVAN IN VIENNA JULY 3. MORVAN SAID FRANCE WOULD NOT ATTEND THE "
    "CONFERENCE IN GENEVA UNLESS TURKEY AND GREECE WERE INVITED. HE ADDED THAT THE SWEDISH AMBASSADOR HAD TOLD HIM "
    "THAT STOCKHOLM SHARED THIS VIEW.\n\n2. LENZ REPLIED THAT HIS GOVERNMENT HAD NOT YET DECIDED. HE THOUGHT THAT A "
    "DECISION WOULD BE TAKEN NEXT WEEK WHEN PRIME MINISTER HARDOUIN RETURNED FROM OSLO.\n"
)


def actor_at(record: Record, words: str) -> list[Actor]:
    """The actors that a mention of these words means."""
    actors = {actor.id: actor for actor in record.actors}
    return [actors[m.actor] for m in record.mentions if record.text[m.start : m.end] == words]


def test_names_in_capitals_are_found_and_verbs_are_none() -> None:
    record = read(CABLE)
    assert {actor.kind for actor in actor_at(record, "MORVAN")} == {"person"}
    assert {actor.kind for actor in actor_at(record, "FRANCE")} == {"state"}
    assert not any(record.text[m.start : m.end] in {"SAID", "REPLIED", "TOLD"} for m in record.mentions)


def test_a_state_is_one_actor_however_it_is_printed() -> None:
    record = read(CABLE.replace("TURKEY AND GREECE", "FRANCE AND GREECE"))
    assert len({actor.id for actor in actor_at(record, "FRANCE")}) == 1


def test_every_mention_says_who_found_it() -> None:
    record = read(CABLE)
    assert {m.resp.partition("@")[0] for m in record.mentions} >= {"tagger"}
    assert all("@" in m.resp for m in record.mentions)


def test_what_the_rules_have_named_stands() -> None:
    record = telegram("Count Thurnau of the Marine Ministry told Hardouin that the bank was closed.")
    assert [actor.kind for actor in actor_at(record, "Count Thurnau")] == ["person"]
    assert [actor.kind for actor in actor_at(record, "Hardouin")] == ["person"]


@settings(max_examples=25, deadline=None)
@given(st.permutations(CABLE.split(". ")))
def test_mentions_are_each_once_and_point_to_an_actor(sentences: list[str]) -> None:
    record = read(". ".join(sentences))
    places = [(m.start, m.end) for m in record.mentions]
    assert len(set(places)) == len(places)
    actors = {actor.id for actor in record.actors}
    for mention in record.mentions:
        assert 0 <= mention.start < mention.end <= len(record.text)
        assert mention.actor in actors
