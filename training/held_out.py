"""Write the annotated records that were never trained on, with their texts, as a gold file for `memcon evaluate`.

python training/held_out.py OUT.jsonl
"""

import argparse
import json
from pathlib import Path

import corpora


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the records kept out of training as a gold file.")
    parser.add_argument("out", type=Path)
    kept = corpora.held_out(corpora.lines(corpora.SHARED / corpora.RECORDS))[1] + corpora.annotated(held_out=True)
    parser.parse_args().out.write_text("".join(json.dumps(record) + "\n" for record in kept), encoding="utf-8")


if __name__ == "__main__":
    main()
