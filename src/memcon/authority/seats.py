"""Where a post is held, when its place follows without "in": "Ambassador, Oslo", "Commander-in-Chief, Far East"."""

from memcon.authority.places import places
from memcon.authority.post_words import post_words


def seat(before: tuple[str, ...], behind: tuple[str, ...], parted: bool) -> bool:
    """True when all of the folded words `behind` name the place of the post whose title the words `before` end.

    What a commander-in-chief commands is named so. A capital follows any post abroad; another place only a consul's,
    or any, where `parted` says that it stands behind a comma and nothing else does.
    """
    if " ".join(before).replace("-", " ").endswith("commander in chief"):
        return " ".join(behind) in post_words("commands")
    ends = {" ".join(before[-2:]), *before[-1:]}
    if not ends & post_words("abroad") or {*before[-2:-1]} & post_words("at_home"):
        return False
    manners = {place.manner for place in places(behind)}
    return "capital" in manners or ("name" in manners and (parted or bool(ends & post_words("consuls"))))
