"""`python -m site_builder` is `news-digest`."""

import sys

from site_builder.cli import run

if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
