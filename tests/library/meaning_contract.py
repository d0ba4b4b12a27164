"""How any library searches by meaning: run against every storage. A subclass gives `library` and `encoder`."""

from collections.abc import Sequence

import numpy as np
import pytest
from library_contract import LETTER, letter
from msgspec.structs import replace
from written_records import FERRY, ferry, place

from memcon.errors import UsageError
from memcon.library import Library, Query
from memcon.library import nearest as nearest_module
from memcon.meaning.encoder import WIDTH, Encoded
from memcon.model import Statement
from memcon.query.tokens import words

CONCEPTS = ({"ferry", "boat", "crossing"}, {"tariff", "tariffs", "duty", "duties"}, {"barley", "grain"}, {"idle"})
WINDOW = 12  # words read together
BOAT = [("ferry", "s3"), ("ferry", "s1"), ("ferry", "s2")]  # those that speak of the ferry, of it alone first


class Concepts:
    """An encoder for the tests: a text means the concepts that it has a word of; `asked` are all it was given."""

    maker = "concepts@1"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Encoded:
        self.asked += texts
        vectors, numbers = [], []
        for number, text in enumerate(texts):
            said = words(text)
            for start in range(0, len(said), WINDOW) or (0,):
                counts = [len(concept.intersection(said[start : start + WINDOW])) for concept in CONCEPTS]
                vector = np.zeros(WIDTH)
                vector[: len(counts)] = counts
                vectors.append(np.rint(127 * vector / max(np.linalg.norm(vector), 1)))
                numbers.append(number)
        return Encoded(np.array(vectors, np.int8), np.array(numbers, np.int32))


def found(library: Library, typed: str, **fields: object) -> list[tuple[str, str]]:
    page = library.statements(Query(words=typed, meaning=True, **fields))  # type: ignore[arg-type]
    return [(row.record, row.id) for row in page.statements]


class MeaningContract:
    """The tests; see the module."""

    @pytest.fixture
    def prepared(self, library: Library) -> Library:
        library.add(ferry())
        library.add(letter())
        assert library.prepare_meaning() == 2
        return library

    def test_what_says_the_same_in_other_words_is_found_at_its_words(self, prepared: Library):
        page = prepared.statements(Query(words="boat", meaning=True))
        assert [(row.record, row.id) for row in page.statements] == BOAT
        assert {row.found_by for row in page.statements} == {("meaning",)}
        assert page.total == 3
        assert all(span.of(FERRY) in row.content for row in page.statements for span in row.spans)
        assert page.question == "statements near in meaning to “boat”, or with these words"
        assert page.note == ""

    def test_what_is_found_in_both_ways_comes_first(self, prepared: Library):
        rows = prepared.statements(Query(words="reopen ferry", meaning=True)).statements
        assert [(row.id, row.found_by) for row in rows] == [
            ("s3", ("words", "meaning")),
            ("s1", ("meaning",)),
            ("s2", ("meaning",)),
        ]
        assert rows[0].snippet is not None
        assert rows[0].snippet.hits

    def test_words_that_mean_nothing_to_the_encoder_are_found_as_words(self, prepared: Library):
        assert found(prepared, "spring") == [("ferry", "s3")]

    def test_all_filters_hold(self, prepared: Library):
        assert found(prepared, "duty") == [("ferry", "s1"), ("letter", "s1")]
        assert found(prepared, "duty", speaker="orlo") == found(prepared, "duty by:orlo") == [("ferry", "s1")]
        assert found(prepared, "duty", form="letter") == found(prepared, "duty", act="ask") == [("letter", "s1")]
        assert found(prepared, "duty", until="1931-06") == [("ferry", "s1")]
        assert found(prepared, "duty -barley") == [("ferry", "s1")]
        assert found(prepared, 'duty "pearl barley"') == [("letter", "s1")]
        assert found(prepared, "duty perl*") == []
        page = prepared.statements(Query(words="duty", speaker="zuzana", meaning=True))
        assert (page.total, page.note) == (0, "nobody in this library is called zuzana")
        page = prepared.statements(Query(words="duty -barley", speaker="orlo", meaning=True))
        assert page.question == (
            "statements near in meaning to “duty”, or with these words, without “barley”, by Count Orlo"
        )

    def test_answers_are_counted(self, prepared: Library):
        page = prepared.statements(Query(words="duty", meaning=True, facets=True))
        forms = next(facet for facet in page.facets if facet.kind == "form")
        assert {value.value: value.total for value in forms.values} == {"letter": 1, "record-of-conversation": 1}

    def test_pages_follow_one_another_whatever_is_read_at_once(self, library: Library, monkeypatch):
        for number in range(7):
            library.add(letter(f"n{number}"))
        library.prepare_meaning()
        whole = found(library, "duty on grain")
        assert whole == [(f"n{number}", "s1") for number in range(7)]
        monkeypatch.setattr(nearest_module, "_RECORDS", 2)
        pages = [found(library, "duty on grain", offset=at, limit=3) for at in (0, 3, 6)]
        assert [row for page in pages for row in page] == whole

    def test_a_long_statement_is_as_near_as_its_nearest_part(self, library: Library):
        text = LETTER + " The clerk was idle" * 20
        whole = Statement(id="s1", source="orlo", content=(place(text, text),))
        library.add(replace(letter(text=text), statements=(whole,)))
        library.prepare_meaning()
        assert found(library, "barley") == [("letter", "s1")]

    def test_only_what_is_missing_or_changed_is_prepared(self, library: Library, encoder: Concepts):
        library.add(ferry(), reading="v1")
        page = library.statements(Query(words="boat", meaning=True))
        assert page.note.startswith("1 record is not prepared for search by meaning yet (memcon meaning does it)")
        assert library.prepare_meaning() == 1
        assert library.prepare_meaning() == 0
        library.add(letter())
        encoder.asked.clear()
        assert library.prepare_meaning() == 1
        assert encoder.asked == ["tariffs on pearl barley."]
        library.add(ferry(findings=()), reading="v2")
        assert library.prepare_meaning() == 0
        assert found(library, "boat") == BOAT
        library.add(ferry(statements=ferry().statements[:1]), reading="v3")
        assert found(library, "boat") == []
        assert library.prepare_meaning() == 1
        assert list(library.check()) == []

    def test_a_removed_record_takes_its_meaning_with_it(self, prepared: Library):
        prepared.remove("ferry")
        assert found(prepared, "boat") == []
        assert prepared.statements(Query(words="boat", meaning=True)).note.count("prepared") == 0
        assert list(prepared.check()) == []

    def test_vectors_of_another_maker_are_replaced(self, prepared: Library, encoder: Concepts):
        encoder.maker = "concepts@2"
        assert found(prepared, "boat") == []
        assert prepared.prepare_meaning() == 2
        assert found(prepared, "boat") == BOAT

    def test_progress_is_told(self, library: Library):
        library.add(ferry())
        library.add(letter())
        heard: list[tuple[int, int]] = []
        library.prepare_meaning(lambda done, of: heard.append((done, of)))
        assert heard[-1] == (2, 2)

    def test_check_sees_vectors_of_other_statements(self, prepared: Library):
        with prepared._storage.writing():
            prepared._storage.execute("UPDATE meaning SET first = first + 1 WHERE record = 1")
        assert [(p.record, p.what) for p in prepared.check()] == [
            ("ferry", "the vectors of its statements are not those of what was said in it")
        ]

    @pytest.mark.parametrize("typed", ["", "-coal", "by:orlo", "coal OR iron"])
    def test_a_question_by_meaning_says_something(self, prepared: Library, typed: str):
        with pytest.raises(UsageError, match="says in words what is looked for"):
            prepared.statements(Query(words=typed, meaning=True))

    def test_whole_records_are_not_searched_by_meaning(self, prepared: Library):
        with pytest.raises(UsageError) as caught:
            prepared.records(Query(words="boat", meaning=True))
        assert caught.value.remedy
