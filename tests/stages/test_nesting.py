"""A child stays inside what its parent says."""

from memcon.stages.drafts import Draft, finished
from memcon.text import Span

TEXT = "the bank, he added, was closed by the King of the valley."


def test_a_child_is_cut_with_its_parent() -> None:
    parent = Draft(source="a", content=[Span(0, 9), Span(20, 30)])
    child = Draft(source="b", content=[Span(4, 40)], parent=parent, nested=True)
    first, second = finished([child, parent], TEXT)
    assert (first.source, second.source, second.parent) == ("a", "b", first.id)
    assert [span.of(TEXT) for span in second.content] == ["bank,", "was closed"]


def test_a_child_with_nothing_inside_its_parent_hangs_on_the_next() -> None:
    outer = Draft(source="a", content=[Span(0, 57)])
    cut = Draft(source="b", content=[Span(0, 8)], parent=outer)
    child = Draft(source="c", content=[Span(34, 42)], parent=cut)
    by_source = {statement.source: statement for statement in finished([outer, cut, child], TEXT)}
    assert by_source["c"].parent == by_source["a"].id
    assert by_source["c"].content == (Span(34, 42),)


def test_a_statement_without_words_is_dropped() -> None:
    empty = Draft(source="a", content=[Span(8, 9)])
    child = Draft(source="b", content=[Span(34, 42)], parent=empty)
    (statement,) = finished([empty, child], TEXT)
    assert (statement.source, statement.parent) == ("b", None)
