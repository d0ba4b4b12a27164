"""The reading of a record: a literal tuple of stages, each of which adds its annotations."""

from collections.abc import Iterable, Sequence
from typing import Protocol

import msgspec

from memcon.model import (
    Actor,
    Annotation,
    Description,
    Division,
    Finding,
    Mention,
    Part,
    Record,
    Reference,
    Statement,
)
from memcon.stages.description import Descriptions
from memcon.stages.divisions import Divisions
from memcon.stages.mentions import Mentions
from memcon.stages.names import Names
from memcon.stages.note_names import NoteNames
from memcon.stages.parts import Parts
from memcon.stages.references import References
from memcon.stages.statements import Statements
from memcon.tagging import THREADS, Tagger

_LAYER: dict[type, str] = {
    Division: "divisions",
    Part: "parts",
    Actor: "actors",
    Mention: "mentions",
    Statement: "statements",
    Reference: "references",
    Finding: "findings",
}


class Stage(Protocol):
    """One finding of the reading: takes a record with the layers before it, yields annotations.

    `requires` and `provides` name layers (fields of `Record`). A stage does no I/O and changes nothing.
    """

    @property
    def name(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def requires(self) -> tuple[str, ...]: ...
    @property
    def provides(self) -> tuple[str, ...]: ...

    def read(self, record: Record) -> Iterable[Annotation]:
        """Yield what this stage finds in `record`."""
        ...


class Pipeline:
    """Stages in order; ValueError when one requires a layer that none before it provides.

    `also` names what else a reading depends on, besides the stages, each as name@version.
    """

    def __init__(self, stages: Sequence[Stage], also: Sequence[str] = ()) -> None:
        known: set[str] = set()
        for stage in stages:
            missing = [layer for layer in stage.requires if layer not in known]
            if missing:
                raise ValueError(f"stage {stage.name} requires {', '.join(missing)}, which no earlier stage provides")
            known.update(stage.provides)
        self.stages = tuple(stages)
        self.also = tuple(also)

    @property
    def version(self) -> str:
        """The stages and their versions, as one string: what a reading depends on besides the text."""
        return " ".join((*(f"{stage.name}@{stage.version}" for stage in self.stages), *self.also))

    def read(self, record: Record) -> Record:
        """`record` with the annotations of all stages; its text is untouched."""
        for stage in self.stages:
            record = _with(record, stage.read(record))
        return record


def _with(record: Record, annotations: Iterable[Annotation]) -> Record:
    description = record.description
    added: dict[str, list[object]] = {layer: list(getattr(record, layer)) for layer in _LAYER.values()}
    for annotation in annotations:
        if isinstance(annotation, Description):
            description = annotation
        elif isinstance(annotation, Actor):  # a later stage may know more names of the same actor
            actors = added["actors"]
            at = next((i for i, a in enumerate(actors) if isinstance(a, Actor) and a.id == annotation.id), None)
            if at is None:
                actors.append(annotation)
            else:
                actors[at] = annotation
        else:
            added[_LAYER[type(annotation)]].append(annotation)
    return msgspec.structs.replace(
        record, description=description, **{layer: tuple(items) for layer, items in added.items()}
    )


def stages(tagger: Tagger) -> tuple[Stage, ...]:
    """The stages in their order."""
    return (
        Divisions(),
        Descriptions(),
        Parts(),
        Names(tagger),
        Statements(tagger),
        Mentions(tagger),
        NoteNames(tagger),
        References(),
    )


def pipeline(threads: int = THREADS, fast: bool = False) -> Pipeline:
    """The whole reading, with a tagger of its own on so many threads (which change nothing it finds).

    The tagger is opened when a record is first read with it, and is for one thread of the caller at a time; with
    `fast` it is the smaller one, which reads less well.
    """
    tagger = Tagger.load(threads=threads, fast=fast)
    return Pipeline(stages(tagger), (tagger.resp,))


DEFAULT = stages(Tagger.load())
