"""The groups of a Rich Text file: which are shown, where, and what holds in them."""

from dataclasses import dataclass, field

from memcon.readers.page import names

PAGE_NUMBER = "\0"  # stands for the number of the page in a header, until the line it is in is left out

# Groups whose words are not shown. What begins with \* is not shown either, but for some.
SILENT = names(
    "colortbl stylesheet info pict themedata datastore filetbl listtable listoverridetable revtbl rsidtbl"
    " footer footerl footerr footerf headerl headerr ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn fldinst"
    " xe tc rxe txe nonesttables shprslt sp sn sv objdata annotation atnid atnauthor generator"
)
SHOWN_THOUGH_STARRED = names("shpinst do nesttableprops footnote shptxt")
ASIDES = names("footnote shptxt dptxbxtext header headerf listtext pntext title")
SIGNS = {
    "tab": "\t",
    "emdash": "—",
    "endash": "–",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "nestcell": "\t",
    "~": "\u00a0",
    "-": "\u00ad",
    "_": "\u2011",
    "{": "{",
    "}": "}",
    "\\": "\\",
}
HEAD_WORDS = names("ansi mac pc pca ansicpg deff fcharset cpg")
CONTINUOUS = ("sbknone", "sbkcol")


@dataclass
class Aside:
    """Words that stand elsewhere than where the file has them: a note, a text box, a header, a number."""

    kind: str
    paragraphs: list[str] = field(default_factory=lambda: [""])
    endnote: bool = False

    def shown(self) -> list[str]:
        """Its paragraphs that have words; of a header those without the number of a page."""
        return [words.strip() for words in self.paragraphs if words.strip() and PAGE_NUMBER not in words]


@dataclass
class Group:
    """What holds in a group until it ends. `aside` is where its words go, `own` whether it ends with this group."""

    silent: bool = False
    aside: Aside | None = None
    own: bool = False
    fonts: bool = False
    code: bool = False
    font: int | None = None
    skipped: int = 1  # characters after one in Unicode that repeat it for old programs
    deleted: bool = False
    inserted: bool = False
    hidden: bool = False
    in_table: bool = False
    on_new_page: bool = False
