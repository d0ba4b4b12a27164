"""A page as a tree: its parts that are no text of the record (menus, footers, forms), told by what they are.

The parser is selectolax (Lexbor), which reads any input as a browser would. What it is asked here is
only which elements to leave out and what a page says of itself.
"""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from memcon.errors import UnreadableSource

MAX_NESTING = 2000
"""How deep elements may stand in one another; deeper ones are no page, and would take the parser minutes."""


def names(words: str) -> frozenset[str]:
    """The names in `words`, which are parted by spaces."""
    return frozenset(words.split())


# Elements whose words are not shown, or are the page's tools.
_SILENT = names(
    "head script style noscript template svg math iframe object embed audio video canvas map"
    " button input select textarea datalist progress meter dialog nav aside"
)
_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alert", "toolbar", "tablist"}
)
# Names that web archives and content systems give to what surrounds a text: whole words of a class or an id,
_NAMES = names(
    "skip skip-link skip-links visually-hidden sr-only screen-reader-text noprint nav menu main-menu footer toolbar"
    " site-header site-footer page-footer search-form advertisement hide see-also comment-list disqus_thread"
    " wm-ipp wm-ipp-base wm-ipp-print donato"  # the bar of the Wayback Machine
)
# and parts of such words ("hsg-breadcrumb", "cookie_notice").
_PARTS = names(
    "breadcrumb breadcrumbs navigation navbar sidebar pager pagination masthead cookie cookies skiplink consent gdpr"
    " social share sharing addthis addtoany related newsletter"
)
# What has the thing beside it is not the thing ("with-sidebar").
_BESIDE = ("no-", "has-", "with-", "layout")
_MAIN = ("main", "[role=main]", "article", "#content", "#main-content", "#main")
# Of a page's words outside links and tools, the part that a candidate must hold to be the main text.
_MAIN_SHARE = 0.5
# A block of at least so many links that make up so much of its words is a menu.
_MENU_LINKS = 3
_MENU_SHARE = 0.8
_BLOCKS_OF_LINKS = names("ul ol dl div section table td center p")
# Where names tell nothing, words do: what a page offers besides, its leave to use cookies, its colophon.
_OFFERS = re.compile(
    r"(?i)(?:related (?:\w+ )?(?:documents?|links?|postings?|articles?|content|pages?|items?|posts?)"
    r"|you (?:may|might) also (?:like|be interested in)|see also|more like this|share this(?: \w+)?|recent posts"
    r"|recommended(?: for you)?|\d+ (?:comments?|responses?|replies)|leave a (?:comment|reply))\W*"
)
_COOKIES = re.compile(
    r"(?is)(?=.*\bcookies\b)(?=.*\b(?:uses?|accept)\b).*\b(?:privacy|consent|(?:web)?site|browser)\b"
)
_COLOPHON = re.compile(
    r"(?i)\s*(?:(?:©|copyright|\(c\))\W*(?:(?:©|\(c\))\W*)?\d{4}\b|(?:page )?last (?:modified|updated)\b|"
    r"all rights reserved)"
)
_TOLD_BY_WORDS = names("div section p td address center small ul li")
_MOST_COLOPHON, _MOST_COOKIES = 200, 500  # characters other than white space
_HEADINGS = names("h1 h2 h3 h4 h5 h6")

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_NEVER_NESTED = names("area base br col embed hr img input link meta source track wbr p li dt dd td th tr option")
_FRAMES = re.compile(r"</?(?:frameset|noframes|frame)\b[^<>]*>", re.IGNORECASE)
_SITE = re.compile(r"\s+[|–—\-»«·:]\s")  # between a page's title and the name of its site
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{1,40})""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{1,40})["']""")


def declared_encoding(content: bytes) -> str | None:
    """The encoding that a page names in its first 4096 bytes, or None."""
    head = content[:4096]
    found = _CHARSET.search(head) or _XML_ENCODING.search(head)
    return found.group(1).decode("ascii") if found else None


def parse(text: str) -> LexborHTMLParser:
    """The tree of a page; UnreadableSource when its elements are nested deeper than `MAX_NESTING`."""
    depth = 0
    for match in _TAG.finditer(text):
        if match.group(2).lower() not in _NEVER_NESTED:
            depth = max(0, depth - 1) if match.group(1) else depth + 1
            if depth > MAX_NESTING:
                raise UnreadableSource(
                    f"nests more than {MAX_NESTING} elements in one another, so it is no page of a record.",
                    "Save the text of the page and read that.",
                )
    if re.search(
        r"<frameset\b", text, re.IGNORECASE
    ):  # what is left of a page of frames are the words for old browsers
        text = _FRAMES.sub("", text)
    return LexborHTMLParser(text)


def title_of(page: LexborHTMLParser) -> str | None:
    """The page's title, its white space collapsed, without the name of the site; None when it has none."""
    title = _shown(page.css_first("head > title"))
    for heading in map(_shown, page.css("h1, h2")):
        if heading and title.startswith(heading) and _SITE.match(title, len(heading)):
            return heading
    site = _meta(page, "og:site_name")
    if site and title.endswith(site) and (parted := list(_SITE.finditer(title, 0, len(title) - len(site)))):
        title = title[: parted[-1].start()]
    return title or None


def address_of(page: LexborHTMLParser) -> str | None:
    """The address that the page gives as its own (`rel=canonical`, `og:url`); None when it gives none on the web."""
    given = [(link.attributes.get("href") or "").strip() for link in page.css("link[rel=canonical]")]
    return next((each for each in (*given, _meta(page, "og:url")) if each.startswith(("http://", "https://"))), None)


def _meta(page: LexborHTMLParser, name: str) -> str:
    found = page.css_first(f'meta[property="{name}"]')
    return (found.attributes.get("content") or "").strip() if found is not None else ""


def _shown(node: LexborNode | None) -> str:
    """The words in an element, white space collapsed; none for no element."""
    return " ".join(node.text().split()) if node is not None else ""


def words_of(node: LexborNode) -> frozenset[str]:
    """The words of an element's class and id, in lower case."""
    attributes = node.attributes
    return frozenset(f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower().split())


def elements(root: LexborNode) -> Iterator[LexborNode]:
    """The elements of `root` in the order of the page, itself first; without recursion, at any depth."""
    node: LexborNode | None = root
    while node is not None:
        if not (node.tag or "-").startswith("-"):
            yield node
        if node.first_child is not None:
            node = node.first_child
            continue
        while node is not None and node.mem_id != root.mem_id and node.next is None:
            node = node.parent
        if node is None or node.mem_id == root.mem_id:
            return
        node = node.next


class Outline:
    """Which part of a page is its main text: `root`, without the elements whose `mem_id` is in `left_out`.

    `kept` are elements that are never left out, nor what holds them: the places that footnote markers
    point to. `heading` is the record's title where it stands before `root`, in the frame that the site puts around
    its texts. Lengths are counted in characters other than white space.
    """

    def __init__(self, page: LexborHTMLParser, kept: frozenset[int] = frozenset()) -> None:
        body = page.body or page.root
        if body is None:
            raise UnreadableSource("holds no page.", "Save the page again from your browser, as HTML only.")
        self._words: dict[int, int] = {}
        self._links: dict[int, int] = {}
        self._anchors: dict[int, int] = {}
        self._holds_kept: set[int] = set()
        self.left_out: set[int] = set()
        self._measure(body, kept)
        total = self._words[body.mem_id]
        for node in elements(body):
            if node.mem_id != body.mem_id and self._surrounds(node, total):
                self.left_out.add(node.mem_id)
        self.root = self._main(page, body, kept)
        self.heading = self._heading_before(page)

    def _measure(self, body: LexborNode, kept: frozenset[int]) -> None:
        """Count words, words in links and links of every element, from the last of the page to the first."""
        for node in reversed(list(elements(body))):
            at = node.mem_id
            words = links = anchors = 0
            if node.tag not in _SILENT or node.tag in ("nav", "aside"):
                child = node.first_child
                while child is not None:
                    if child.tag == "-text":
                        words += len("".join((child.text_content or "").split()))
                    elif child.mem_id in self._words:
                        words += self._words[child.mem_id]
                        links += self._links[child.mem_id]
                        anchors += self._anchors[child.mem_id]
                    if child.mem_id in self._holds_kept:
                        self._holds_kept.add(at)
                    child = child.next
            if node.tag == "a" and node.attributes.get("href"):
                links, anchors = words, 1
            if at in kept:
                self._holds_kept.add(at)
            self._words[at], self._links[at], self._anchors[at] = words, links, anchors

    def _surrounds(self, node: LexborNode, total: int) -> bool:
        at, tag, attributes = node.mem_id, node.tag or "", node.attributes
        if tag in _SILENT - {"nav", "aside"}:
            return True
        if at in self._holds_kept:
            return False
        if self._words[at] * 2 > total:  # whatever it is called, it is what the page is about
            return False
        if tag in ("nav", "aside") or (attributes.get("role") or "").lower() in _ROLES or "hidden" in attributes:
            return True
        if self._told_by_words(node) or (tag == "a" and "download" in attributes):
            return True
        if _inside_main(node):
            return _named_as_surroundings(node)
        if tag == "footer" or _named_as_surroundings(node):
            return True
        # A heading of the record has no links; the heading of a site has.
        if self._anchors[at] and "header" in (tag, attributes.get("id")):
            return True
        return (
            tag in _BLOCKS_OF_LINKS
            and self._anchors[at] >= _MENU_LINKS
            and self._links[at] >= _MENU_SHARE * self._words[at]
        )

    def _told_by_words(self, node: LexborNode) -> bool:
        """True for a block under a heading of what a page offers besides, a leave for cookies, a colophon."""
        if node.tag not in _TOLD_BY_WORDS:
            return False
        size = self._words[node.mem_id]
        if 0 < size <= _MOST_COOKIES:
            words = node.text()
            if _COOKIES.match(words) or (size <= _MOST_COLOPHON and _COLOPHON.match(words)):
                return True
        child = node.first_child
        while child is not None and not self._words.get(child.mem_id) and not (child.text_content or "").strip():
            child = child.next
        return child is not None and child.tag in _HEADINGS and _OFFERS.fullmatch(_shown(child)) is not None

    def _heading_before(self, page: LexborHTMLParser) -> LexborNode | None:
        """The one `h1` of the page, where `root` lacks it and the page is called after it."""
        found = page.css("h1")
        if len(found) != 1 or self._is_left_out(found[0]) or _shown(found[0]) != title_of(page):
            return None
        return None if any(node.mem_id == found[0].mem_id for node in elements(self.root)) else found[0]

    def _main(self, page: LexborHTMLParser, body: LexborNode, kept: frozenset[int]) -> LexborNode:
        """The first candidate that holds all that is kept and most words outside links and what is left out."""
        whole = self._prose(body)
        for selector in _MAIN:
            found = [node for node in page.css(selector) if not self._is_left_out(node)]
            if len(found) != 1 or self._prose(found[0]) < _MAIN_SHARE * whole:
                continue
            if kept <= {node.mem_id for node in elements(found[0])}:
                return found[0]
        return body

    def _prose(self, root: LexborNode) -> int:
        """Characters of `root` outside links, without what is left out of it."""
        count = self._words[root.mem_id] - self._links[root.mem_id]
        for node in elements(root):
            at = node.mem_id
            if at != root.mem_id and at in self.left_out and not self._is_left_out(node.parent, root):
                count -= self._words[at] - self._links[at]
        return count

    def _is_left_out(self, node: LexborNode | None, within: LexborNode | None = None) -> bool:
        while node is not None and (within is None or node.mem_id != within.mem_id):
            if node.mem_id in self.left_out:
                return True
            node = node.parent
        return False


def _named_as_surroundings(node: LexborNode) -> bool:
    for word in words_of(node):
        if word in _NAMES:
            return True
        if not word.startswith(_BESIDE) and not _PARTS.isdisjoint(re.split("[-_]+", word)):
            return True
    return False


def _inside_main(node: LexborNode) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag in ("main", "article") or parent.attributes.get("role") == "main":
            return True
        parent = parent.parent
    return False
