"""Attributions by a few rules over a dependency parse: what the trained tagger is measured beside.

    python benchmarks/dependency_rules.py GOLD OUT
    memcon evaluate GOLD --predicted OUT

A verb of memcon's lexicon is a cue, its clausal complement the content, its subject (of a passive the agent) the
source; so is "according to", with the rest of what it stands in. Needs spaCy and an English model with a parser, in
an environment of its own; of memcon only the lexicon is read.
"""

import argparse
import gzip
import importlib
import json
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

LEXICON = Path(__file__).resolve().parents[1] / "src" / "memcon" / "lexicon" / "cues.toml"
COMPLEMENTS = ("ccomp", "xcomp", "parataxis")


def verbs() -> set[str]:
    """The lemmas of the lexicon."""
    return set(tomllib.loads(LEXICON.read_text(encoding="utf-8"))["verb"])


def places(tokens) -> list[list[int]]:
    """The place of each token; the measure joins those with nothing but white space between them."""
    return [
        [token.idx, token.idx + len(token)]
        for token in sorted(tokens, key=lambda token: token.i)
        if not token.is_space
    ]


def attributions(sentence, lemmas: set[str]) -> Iterator[dict[str, list[list[int]]]]:
    for token in sentence:
        if token.lower_ == "according":
            said_by = [t for child in token.children if child.lower_ == "to" for t in child.subtree if t is not child]
            own = set(token.subtree)
            content = [t for t in token.head.subtree if t not in own and not t.is_punct]
            cue = [token, *(child for child in token.children if child.lower_ == "to")]
        elif token.pos_ == "VERB" and token.lemma_.lower() in lemmas:
            content = [t for child in token.children if child.dep_ in COMPLEMENTS for t in child.subtree]
            passive = any(child.dep_ == "auxpass" for child in token.children)
            wanted = "agent" if passive else "nsubj"
            said_by = [
                t
                for child in token.children
                if child.dep_ == wanted
                for t in child.subtree
                if not (passive and t is child)
            ]
            cue = [*(child for child in token.children if child.dep_ in ("aux", "auxpass", "neg")), token]
        else:
            continue
        if content:
            yield {"source": places(said_by), "cue": places(cue), "content": places(content)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--model", default="en_core_web_sm", help="the module of spaCy's model")
    options = parser.parse_args()
    parse = importlib.import_module(options.model).load(disable=["ner"])
    lemmas = verbs()
    opener = gzip.open if options.gold.suffix == ".gz" else open
    with opener(options.gold, "rt", encoding="utf-8") as lines, options.out.open("w", encoding="utf-8") as out:
        for line in lines:
            text = json.loads(line)
            found = [a for sentence in parse(text["text"]).sents for a in attributions(sentence, lemmas)]
            out.write(json.dumps({"id": text["id"], "attributions": found}) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
