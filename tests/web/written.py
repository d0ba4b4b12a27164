"""Records written by hand for the tests of the reading room, with every annotation in its place."""

from collections.abc import Sequence
from typing import Any

from memcon.model import (
    Actor,
    Description,
    Division,
    Finding,
    Footnote,
    Mention,
    Participant,
    Record,
    Reference,
    ReferenceCode,
    RepeatedTo,
    Source,
    Statement,
)
from memcon.text import Span

RESP = "by-hand@1"


def at(text: str, words: str, after: int = 0) -> Span:
    """The place of the first `words` in `text` from `after` on; ValueError when they are not there."""
    start = text.index(words, after)
    return Span(start, start + len(words))


def source(text: str, path: str) -> Source:
    return Source(path=path, sha256="0" * 64, media_type="text/plain", span=Span(0, len(text)))


def paragraphs(text: str, kinds: dict[str, str]) -> list[Division]:
    """The paragraphs of `text` between blank lines; `kinds` gives another kind by their first words."""
    found = []
    start = 0
    for part in text.split("\n\n"):
        if part.strip():
            kind = next((k for first, k in kinds.items() if part.startswith(first)), "paragraph")
            voice = {"footnote": "editor", "front-matter": "archive"}.get(kind, "record")
            found.append(
                Division(kind=kind, voice=voice, start=start, end=start + len(part.rstrip("\n")), resp=RESP)  # type: ignore[arg-type]
            )
        start += len(part) + 2
    return found


CABLE = """741.20/6–1248: Telegram

The Minister in Orland (Tessaly) to the Secretary
secret

88. A clerk of the Harbour Office told me last night that the office has a report it trusts: when the pilots met on \
Monday, Captain Ruhn told them that they must hold the quay and that no ship was to leave. “We cannot,” he said, \
“wait for the spring”; the clerk feared [Page 77] the worst (my 85, June 111). Perhaps the Council will yield.

He asked whether we would send coal.

Tessaly

1. Not printed."""


def cable() -> Record:
    """A telegram: four voices deep, a statement in two spans, a page marker, a note glued to a word."""
    t = CABLE
    clerk = Span(at(t, "the office has").start, at(t, "no ship was to leave.").end)
    statements = (
        Statement(
            id="s1",
            source="clerk",
            by=at(t, "A clerk of the Harbour Office"),
            cue=at(t, "told me"),
            content=(clerk,),
            to=("tessaly",),
            resp=RESP,
        ),
        Statement(
            id="s2",
            source="office",
            by=at(t, "the office"),
            cue=at(t, "has a report it trusts"),
            content=(Span(at(t, "when the pilots").start, clerk.end),),
            parent="s1",
            certainty="vouched",
            resp=RESP,
        ),
        Statement(
            id="s3",
            source="ruhn",
            by=at(t, "Captain Ruhn"),
            cue=at(t, "told them"),
            content=(at(t, "they must hold the quay and that no ship was to leave."),),
            to=("pilots",),
            parent="s2",
            act="request",
            resp=RESP,
        ),
        Statement(
            id="s4",
            source="ruhn",
            by=at(t, "he", at(t, "We cannot,”").end),
            cue=at(t, "said", at(t, "We cannot").end),
            content=(at(t, "“We cannot,”"), at(t, "“wait for the spring”")),
            act="refuse",
            resp=RESP,
        ),
        Statement(
            id="s5",
            source="clerk",
            by=at(t, "the clerk"),
            cue=at(t, "feared"),
            content=(Span(at(t, "[Page 77]").start, at(t, "the worst").end),),
            act="believe",
            certainty="hedged",
            resp=RESP,
        ),
        Statement(
            id="s6",
            source="clerk",
            by=Span(at(t, "He asked").start, at(t, " asked whether").start),
            cue=at(t, "asked"),
            content=(at(t, "whether we would send coal."),),
            to=("tessaly",),
            act="ask",
            resp=RESP,
        ),
    )
    note = at(t, "1. Not printed.")
    marker = Span(at(t, "June 111").end - 1, at(t, "June 111").end)
    divisions = paragraphs(
        t, {"741.20": "heading", "The Minister": "heading", "Tessaly": "signature", "1. Not": "footnote"}
    )
    divisions = [
        Division(kind=d.kind, voice=d.voice, start=d.start, end=d.end, label="1" if d.kind == "footnote" else None)
        for d in divisions
    ]
    page = at(t, "[Page 77]")
    divisions += [
        Division(kind="note-marker", voice="editor", start=marker.start, end=marker.end, label="1"),
        Division(kind="page-break", voice="editor", start=page.start, end=page.end, label="77"),
    ]
    return Record(
        id="alder-cable",
        source=source(t, "records/alder-cable.txt"),
        text=t,
        description=Description(
            form="telegram",
            title="The Minister in Orland (Tessaly) to the Secretary",
            date="1948-06-12",
            sender="The Minister in Orland (Tessaly)",
            recipients=("the Secretary",),
            repeated_to=(RepeatedTo(post="Port Alder", number="4", series="Condel"),),
            number="88",
            file_number="741.20/6–1248",
            classification=("secret",),
            footnotes=(Footnote(marker="1", text="Not printed.", anchor=marker, span=note),),
            evidence={
                "form": at(t, "Telegram"),
                "title": at(t, "The Minister in Orland (Tessaly) to the Secretary"),
                "sender": at(t, "The Minister in Orland (Tessaly)"),
                "recipients.0": at(t, "the Secretary"),
                "number": at(t, "88"),
                "file_number": at(t, "741.20/6–1248"),
                "classification.0": at(t, "secret"),
            },
            derived={"date": "file-number", "repeated_to.0": "signature"},
            resp=RESP,
        ),
        divisions=tuple(divisions),
        actors=(
            Actor(
                id="clerk",
                kind="person",
                name="a clerk of the Harbour Office",
                names=("A clerk of the Harbour Office", "the clerk"),
                unnamed=True,
            ),
            Actor(id="office", kind="organisation", name="Harbour Office", names=("Harbour Office", "the office")),
            Actor(id="ruhn", kind="person", name="Captain Ruhn", names=("Captain Ruhn",)),
            Actor(id="pilots", kind="group", name="the pilots", names=("the pilots",)),
            Actor(id="tessaly", kind="person", name="Tessaly", names=("Tessaly",)),
        ),
        mentions=(
            *(
                Mention(start=s.start, end=s.end, actor=a)
                for s, a in (
                    (at(t, "A clerk of the Harbour Office"), "clerk"),
                    (at(t, "the office"), "office"),
                    (at(t, "the pilots"), "pilots"),
                    (at(t, "Captain Ruhn"), "ruhn"),
                    (at(t, "the clerk"), "clerk"),
                )
            ),
        ),
        statements=statements,
        references=(Reference(span=at(t, "my 85, June 111"), kind="telegram", number="85", date="1948-06-11"),),
        findings=(
            Finding(
                stage="references",
                reason="The Council is not further described.",
                start=at(t, "the Council").start,
                end=at(t, "the Council").end,
            ),
        ),
    )


TALKS = """Conversation between Captain Ruhn and Minister Tessaly, 3 July 1948

Present for Orland: Captain Ruhn. For the League: Minister Tessaly.

Captain Ruhn -- I asked for this meeting because the quay is quiet again. [smiles]

Minister Tessaly -- The clerk of the Harbour Office says that you forbade every sailing.

Captain Ruhn -- I never did. The pilots decided it."""


def talks() -> Record:
    """A verbatim record of a volume, whose id has a slash; Ruhn and Tessaly speak here too."""
    t = TALKS
    turns = [
        (
            "Captain Ruhn",
            "I asked for this meeting because the quay is quiet again. [smiles]",
            "ruhn",
            "tessaly",
            "state",
        ),
        (
            "Minister Tessaly",
            "The clerk of the Harbour Office says that you forbade every sailing.",
            "tessaly",
            "ruhn",
            "state",
        ),
        ("Captain Ruhn", "I never did. The pilots decided it.", "ruhn", "tessaly", "refuse"),
    ]
    statements: list[Statement] = []
    divisions = [
        Division(kind="heading", voice="record", start=0, end=t.index("\n")),
        Division(kind="paragraph", voice="record", start=t.index("Present"), end=t.index("\n\nCaptain")),
    ]
    for n, (label, words, speaker, hearer, act) in enumerate(turns, 1):
        said = at(t, words)
        start = said.start - len(label) - 4
        divisions.append(Division(kind="turn", voice="record", start=start, end=said.end, label=label))
        statements.append(
            Statement(
                id=f"s{n}",
                source=speaker,
                by=Span(start, start + len(label)),
                content=(said,),
                to=(hearer,),
                act=act,
                resp=RESP,
            )  # type: ignore[arg-type]
        )
    statements.append(
        Statement(
            id="s2a",
            source="clerk",
            by=at(t, "The clerk of the Harbour Office"),
            cue=at(t, "says that"),
            content=(at(t, "you forbade every sailing."),),
            parent="s2",
            resp=RESP,
        )
    )
    inserted = at(t, "[smiles]")
    divisions.append(Division(kind="insertion", voice="editor", start=inserted.start, end=inserted.end))
    return Record(
        id="alder-talks/1",
        source=source(t, "records/alder-talks.txt"),
        text=t,
        description=Description(
            form="verbatim",
            title="Conversation between Captain Ruhn and Minister Tessaly",
            date="1948-07-03T10:30",
            duration="PT1H45M",
            place="Port Alder",
            participants=(
                Participant(name="Captain Ruhn", side="Orland", actor="ruhn", span=at(t, "Captain Ruhn", 68)),
                Participant(name="Minister Tessaly", side="the League", role="Minister", actor="tessaly"),
            ),
            reference_codes=(
                ReferenceCode(
                    text="OSA, f. 3, op. 1", repository="Orland State Archive", parts={"fond": "3", "opis": "1"}
                ),
            ),
            archive_refs=("OSA, f. 3, op. 1",),
            url="https://archive.invalid/3-1",
            evidence={"title": at(t, "Conversation between Captain Ruhn and Minister Tessaly")},
            derived={"archive_refs.0": "citation"},
        ),
        divisions=tuple(divisions),
        actors=(
            Actor(id="ruhn", kind="person", name="Captain Ruhn", names=("Captain Ruhn",)),
            Actor(id="tessaly", kind="person", name="Tessaly", names=("Minister Tessaly",)),
            Actor(
                id="clerk", kind="person", name="a clerk of the Harbour Office", names=("The clerk",), unnamed=True
            ),
        ),
        mentions=tuple(
            Mention(start=s.start, end=s.end, actor=a)
            for s, a in ((at(t, "Captain Ruhn"), "ruhn"), (at(t, "Minister Tessaly"), "tessaly"))
        ),
        statements=tuple(statements),
    )


HOSTILE = '<script>alert("text")</script> & <b>bold</b> said: <img src=x onerror=alert(1)> "quoted" \'too\'\r\nend'


def hostile() -> Record:
    """A record in which text, names and ids try to break out of the page."""
    t = HOSTILE
    return Record(
        id='odd id/../"x".json?<script>#%41~é',
        source=source(t, "<script>path</script>.txt"),
        text=t,
        description=Description(
            form="other",
            title="<script>alert('title')</script>",
            url="javascript:alert(1)",
            sender='"><script>sender</script>',
            evidence={"sender": Span(0, 8)},
        ),
        actors=(Actor(id="<evil>&.json", kind="person", name="<script>name</script>", names=("<b>bold</b>",)),),
        mentions=(Mention(start=33, end=44, actor="<evil>&.json"),),
        statements=(
            Statement(
                id='s"1 <x>',
                source="<evil>&.json",
                cue=at(t, "said"),
                content=(at(t, "<img src=x onerror=alert(1)>"),),
                resp="<script>resp</script>",
            ),
        ),
        findings=(Finding(stage="<script>", reason="<script>reason</script>"),),
    )


def plain(text: str, statements: Sequence[Statement] = (), **layers: Any) -> Record:
    """A record of `text` with statements of the actors they name, and no description."""
    actors = tuple(Actor(id=i, kind="person", name=i) for i in sorted({s.source for s in statements}))
    return Record(
        id="plain", source=source(text, "plain.txt"), text=text, actors=actors, statements=tuple(statements), **layers
    )
