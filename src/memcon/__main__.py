"""`python -m memcon`: the same as the command `memcon`."""

import sys

from memcon.cli import main

if __name__ == "__main__":
    sys.exit(main())
