"""The place behind the title of a post abroad."""

import pytest

from memcon.authority.folding import title_words
from memcon.authority.seats import seat


@pytest.mark.parametrize(
    ("before", "behind", "parted"),
    [
        ("Ambassador", "Warsaw", False),
        ("High Commissioner", "Ottawa", False),
        ("Consul General", "Batavia", False),
        ("Consul-General", "New Caledonia", False),
        ("Chargé d'Affaires", "Lima", False),
        ("Minister", "Peru", True),
    ],
)
def test_a_place_stands_behind_a_post(before: str, behind: str, parted: bool) -> None:
    assert seat(title_words(before), title_words(behind), parted)


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("Prime Minister", "Warsaw"),  # a post at home
        ("General", "Paris"),  # a rank, and perhaps a surname
        ("Ambassador", "Peru"),  # a country needs a comma, save behind a consul
        ("Ambassador", "Brask"),
        ("", "Warsaw"),
        ("Ambassador", ""),
    ],
)
def test_what_is_no_place_of_a_post(before: str, behind: str) -> None:
    assert not seat(title_words(before), title_words(behind), parted=False)
