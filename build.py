"""Build the site: `python build.py` is `news-digest build`."""

import sys

from site_builder.cli import run

if __name__ == "__main__":
    sys.exit(run(["build", *sys.argv[1:]]))
